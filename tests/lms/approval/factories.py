"""Rule sets, trainings and evidence for the tests of approvals."""

from datetime import UTC, date, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from courses.actions.attestations import attest
from courses.actions.publishing import (
    publish_lesson,
    publish_module,
    publish_programme,
    record_recommendation,
)
from courses.content import LessonContent, ModuleContent, ModulePhase, PartContent, PartKind, ProgrammeContent
from courses.models import Programme, Training
from lms.approval import models
from lms.people.models import Assignment, Organisation, Role, User
from lms.people.signals import people_changed
from tests import factories as people


class RuleSetFactory(DjangoModelFactory):
    """A set in force since long ago; `requirements` are made with it."""

    class Meta:
        model = models.RuleSet

    kind = "ordinary"
    code = factory.LazyAttribute(lambda s: f"{s.kind}-{s.version}")
    version = factory.Sequence(lambda n: n + 1)
    valid_from = date(2025, 1, 1)
    urgent_days = 180
    made_by = factory.SelfAttribute("proposed_by")
    proposed_by = factory.SubFactory(people.UserFactory)
    proposed_at = datetime(2024, 12, 1, tzinfo=UTC)


class RequirementFactory(DjangoModelFactory):
    class Meta:
        model = models.Requirement

    rule_set = factory.SubFactory(RuleSetFactory)
    key = "basic"
    any_of = ["pride-basic"]


def put_in_force(rule_set: models.RuleSet) -> models.RuleSet:
    """Confirm a set as somebody else did."""
    models.RuleSet.objects.filter(pk=rule_set.pk).update(
        confirmed_by=people.UserFactory(), confirmed_at=datetime(2024, 12, 2, tzinfo=UTC)
    )
    rule_set.refresh_from_db()
    return rule_set


def ordinary_rules(**values) -> models.RuleSet:
    """In force: basic training from every adult, and part 2 within 90 days of the move-in."""
    rule_set = RuleSetFactory(**values)
    RequirementFactory(rule_set=rule_set)
    RequirementFactory(
        rule_set=rule_set, key="part-2", position=1, any_of=["modular-2"], phase="after_move_in", due_days=90
    )
    return put_in_force(rule_set)


def training(code: str) -> Training:
    """A programme's training that can be attested; nothing of it is published."""
    found, is_new = Training.objects.get_or_create(
        code=code, defaults={"kind": "programme", "titles": {"nb": code.title()}}
    )
    if is_new:
        Programme.objects.create(training=found)
    return found


class Case:
    """A home with two adults, an assignment, and the office that approves."""

    def __init__(self, *, adults: int = 2, region: str = "ost", **assignment) -> None:
        self.region = people.RegionFactory(code=region, name=region)
        self.municipality = people.MunicipalityFactory(region=self.region)
        self.service = people.OrganisationFactory(kind=Organisation.Kind.FOSTER_CARE, region=self.region)
        self.office = people.OrganisationFactory(region=self.region)
        self.office.municipalities.add(self.municipality)
        self.home = people.FosterHomeFactory(host_municipality=self.municipality, registered_by=self.service)
        self.coordinator = member(self.service, Role.COORDINATOR)
        self.caseworker = member(self.office, Role.CASEWORKER, may_approve=True)
        self.colleague = member(self.office, Role.CASEWORKER, may_approve=True)
        self.adults: list[User] = [people.FosterParentFactory(home=self.home).user for _ in range(adults)]
        self.assignment: Assignment = people.AssignmentFactory(
            home=self.home, organisation=self.office, **assignment
        )
        training("pride-basic")
        people_changed.send(sender=None, homes=[self.home])

    def train(self, *adults: User, code: str = "pride-basic", on: date = date(2026, 2, 1), by=None) -> list:
        """Attest a training for these adults, or for all."""
        training(code)
        return [
            attest(
                adult,
                training=code,
                provider="Øst",
                ended_on=on,
                checks=["content"],
                by=by or self.coordinator,
            )
            for adult in adults or self.adults
        ]

    @property
    def status(self) -> models.GateStatus:
        return models.GateStatus.objects.get(assignment=self.assignment)


def member(organisation: Organisation, role: str, **values) -> User:
    user = people.UserFactory()
    people.MembershipFactory(user=user, organisation=organisation, role=role, **values)
    return user


def published_programme(code: str, *, lessons: int = 2, gatherings: int = 1, by: User | None = None):
    """A programme of one module that people can be enrolled in; returns (version, lesson uuids,
    gathering uuids). It follows the national recommendations."""
    by = by or people.UserFactory()
    module, programme = uuid4(), uuid4()
    lesson_uuids = [uuid4() for _ in range(lessons)]
    gathering_uuids = [uuid4() for _ in range(gatherings)]
    for number, uuid in enumerate(lesson_uuids):
        publish_lesson(LessonContent(uuid=uuid, language="nb", title=f"Leksjon {number}", minutes=20), by=by)
    publish_module(
        ModuleContent(
            uuid=module,
            code=f"{code}-module",
            title=f"Modul i {code}",
            parts=(
                *(
                    PartContent(u, PartKind.LESSON, f"Leksjon {n}", minutes=20)
                    for n, u in enumerate(lesson_uuids)
                ),
                *(
                    PartContent(u, PartKind.GATHERING, f"Samling {n}", minutes=180)
                    for n, u in enumerate(gathering_uuids)
                ),
            ),
            any_order=True,
            phase=ModulePhase.BEFORE,
        ),
        by=by,
    )
    version = publish_programme(
        ProgrammeContent(uuid=programme, code=code, title=code.title(), module_uuids=(module,)), by=by
    )
    record_recommendation(version, by=by, on=date(2025, 1, 1))
    return version, lesson_uuids, gathering_uuids
