"""A county governor sees homes within named cases alone: which, for how long, and with what trace."""

import ast
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.dates import today
from lms.people.actions import supervision
from lms.people.actions.traces import look_up
from lms.people.errors.supervision import (
    BeyondTheCounties,
    CaseHasEnded,
    CoversNothing,
    LastsTooLong,
    ReferenceTaken,
)
from lms.people.models import (
    Assignment,
    AuditEntry,
    FosterHome,
    LookUp,
    Organisation,
    ProtectedAccess,
    Role,
    SupervisionCase,
    User,
)
from lms.people.queries.supervision import lists_read_within, looks_within
from lms.people.rules.supervision import longest_until
from lms.refusals import NotAllowed
from tests.factories import (
    AssignmentFactory,
    FosterHomeFactory,
    FosterParentFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    UserFactory,
    protect,
    supervise,
)
from tests.test_architecture import relative
from tests.test_counts import production, trees

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


class Stage:
    """A governor of two counties with two auditors; a home in each, and one in a county of another's."""

    def __init__(self):
        self.governor = OrganisationFactory(
            kind=Organisation.Kind.COUNTY_GOVERNOR, region=None, county_numbers=["61", "62"]
        )
        self.ragnhild, self.rolf = (
            MembershipFactory(role=Role.AUDITOR, organisation=self.governor).user for _ in range(2)
        )
        self.near, self.far, self.foreign = (MunicipalityFactory(number=n) for n in ("6101", "6201", "6301"))
        self.office = OrganisationFactory()
        self.office.municipalities.add(self.near)
        self.home, self.far_home, self.foreign_home = (
            FosterHomeFactory(host_municipality=one) for one in (self.near, self.far, self.foreign)
        )
        self.kari, self.ola = (FosterParentFactory(home=self.home).user for _ in range(2))
        self.assignment = AssignmentFactory(home=self.home, organisation=self.office)
        self.other = AssignmentFactory(home=self.far_home, organisation=OrganisationFactory())


@pytest.fixture(scope="module")
def standing(stand):
    return stand(Stage)


@pytest.fixture
def stage(standing, db):
    return standing


def fresh(user) -> User:
    return User.objects.get(pk=user.pk)


def reached(user) -> set[FosterHome]:
    return set(FosterHome.objects.visible_to(fresh(user)))


def opened(stage, **changes) -> SupervisionCase:
    values = {
        "organisation": stage.governor,
        "reference": "2026/17",
        "purpose": "complaint",
        "came_from": "concerned",
        "municipalities": [stage.near],
        "offices": [],
        "from_on": today(),
        "until_on": today() + 30 * DAY,
        "by": fresh(stage.ragnhild),
    }
    return supervision.open_case(**values | changes)


def test_what_supervision_opens_is_said_in_one_place():
    bounded = {
        relative(path)
        for path, tree in trees(production())
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "audited_counties"
    }
    assert bounded == {"lms/people/models/homes.py"}


def test_without_a_case_an_auditor_reaches_no_home(stage):
    assert reached(stage.ragnhild) == set()


def test_a_case_opens_the_homes_that_it_covers_to_the_governor_s_auditors_alone(stage):
    opened(stage)
    other = MembershipFactory(
        role=Role.AUDITOR,
        organisation=OrganisationFactory(
            kind=Organisation.Kind.COUNTY_GOVERNOR, region=None, county_numbers=["61"]
        ),
    ).user
    assert reached(stage.ragnhild) == reached(stage.rolf) == {stage.home}
    assert reached(other) == set()
    assert set(Assignment.objects.visible_to(fresh(stage.rolf))) == {stage.assignment}


def test_a_case_about_an_office_opens_its_homes_and_of_these_its_own_assignments(stage):
    opened(stage, municipalities=[], offices=[stage.office])
    elsewhere = AssignmentFactory(home=stage.home, organisation=OrganisationFactory())
    AssignmentFactory(home=stage.foreign_home, organisation=stage.office)
    assert reached(stage.ragnhild) == {stage.home}
    assert elsewhere not in Assignment.objects.visible_to(fresh(stage.ragnhild))


def test_a_case_begins_and_ends_on_its_days_by_itself(stage):
    opened(stage, from_on=today() + DAY, until_on=today() + 3 * DAY)
    for days, is_open in ((0, False), (1, True), (3, True), (4, False)):
        with time_machine.travel(timezone.now() + days * DAY):
            assert bool(reached(stage.ragnhild)) is is_open


def test_a_case_ended_by_hand_closes_its_homes_at_once_and_is_not_ended_twice(stage):
    case = opened(stage)
    supervision.end_case(case, by=fresh(stage.rolf))
    assert reached(stage.ragnhild) == set()
    with pytest.raises(CaseHasEnded):
        supervision.end_case(case, by=fresh(stage.rolf))
    with pytest.raises(CaseHasEnded):
        supervision.prolong_case(
            case, until_on=today() + 40 * DAY, reason="waiting", by=fresh(stage.ragnhild)
        )


def test_a_case_covers_no_home_that_has_left_the_governor_s_counties(stage):
    opened(stage)
    Organisation.objects.filter(pk=stage.governor.pk).update(county_numbers=["62"])
    assert reached(stage.ragnhild) == set()


def test_protected_people_are_seen_with_the_right_in_the_case_s_own_governor(stage):
    opened(stage)
    protect(stage.kari)
    assert reached(stage.ragnhild) == set()
    for office in (OrganisationFactory(), stage.governor):
        ProtectedAccess.objects.create(
            user=stage.ragnhild, organisation=office, proposed_by=UserFactory(), confirmed_by=UserFactory()
        )
        assert bool(reached(stage.ragnhild)) is (office == stage.governor)
    assert reached(stage.rolf) == set()


def test_who_is_no_auditor_there_opens_prolongs_and_ends_no_case(stage):
    outsider = MembershipFactory(role=Role.ADMIN, organisation=stage.governor).user
    with pytest.raises(NotAllowed):
        opened(stage, by=outsider)
    case = opened(stage)
    for act in (
        lambda: supervision.end_case(case, by=outsider),
        lambda: supervision.prolong_case(case, until_on=case.until_on + DAY, reason="waiting", by=outsider),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        (lambda stage: {"municipalities": []}, CoversNothing),
        (lambda stage: {"municipalities": [stage.near, stage.foreign]}, BeyondTheCounties),
        (lambda stage: {"offices": [stage.governor]}, BeyondTheCounties),
        (lambda stage: {"until_on": today() - DAY}, LastsTooLong),
        (lambda stage: {"until_on": today() + 181 * DAY}, LastsTooLong),
    ],
)
def test_a_case_that_is_too_wide_too_long_or_about_nothing_is_not_opened(stage, changes, refusal):
    with pytest.raises(refusal):
        opened(stage, **changes(stage))


def test_a_case_number_is_used_once(stage):
    opened(stage)
    with pytest.raises(ReferenceTaken):
        opened(stage)


def test_a_prolonged_case_keeps_why_and_by_whom(stage):
    case = opened(stage)
    supervision.prolong_case(case, until_on=today() + 90 * DAY, reason="waiting", by=fresh(stage.rolf))
    case.refresh_from_db()
    kept = case.prolongings.get()
    assert case.until_on == kept.until_on == today() + 90 * DAY
    assert (kept.was_until_on, kept.reason, kept.prolonged_by) == (
        today() + 30 * DAY,
        "waiting",
        stage.rolf,
    )
    assert AuditEntry.objects.filter(act="supervision.prolonged", by=stage.rolf).count() == 1


def test_no_case_lasts_longer_at_once_or_in_all_than_the_rule_says():
    day = today()
    limits = {"at_once": 180, "in_all": 730}
    assert longest_until(day, on=day, **limits) == day + 180 * DAY
    assert longest_until(day - 300 * DAY, on=day, **limits) == day + 180 * DAY
    assert longest_until(day - 700 * DAY, on=day, **limits) == day + 30 * DAY
    assert longest_until(day + 10 * DAY, on=day, **limits) == day + 190 * DAY


class TestTraces:
    def test_a_look_is_logged_under_the_case_and_one_look_at_two_adults_is_one(self, stage):
        case = opened(stage)
        look_up(stage.home, by=fresh(stage.ragnhild))
        looks = LookUp.objects.filter(by=stage.ragnhild)
        assert {(one.person, one.purpose, one.supervision) for one in looks} == {
            (stage.kari, "supervision", case),
            (stage.ola, "supervision", case),
        }
        (line,) = looks_within(case)
        assert (line.by, line.municipality, line.references) == (
            stage.ragnhild.name,
            stage.near.name,
            (stage.assignment.case_reference,),
        )

    def test_of_several_cases_the_one_opened_last_has_the_look(self, stage):
        opened(stage)
        last = opened(stage, reference="2026/18", municipalities=[], offices=[stage.office])
        look_up(stage.home, by=fresh(stage.ragnhild))
        assert {one.supervision for one in LookUp.objects.all()} == {last}

    def test_an_auditor_who_is_a_caseworker_too_looks_as_what_opens_the_home(self, stage):
        opened(stage)
        MembershipFactory(user=stage.ragnhild, role=Role.CASEWORKER, organisation=stage.other.organisation)
        look_up(stage.home, by=fresh(stage.ragnhild))
        assert {one.role for one in LookUp.objects.all()} == {Role.AUDITOR}

    def test_the_database_takes_no_auditor_s_look_without_a_case(self, stage):
        with pytest.raises(IntegrityError, match="look_up_of_an_auditor"), transaction.atomic():
            LookUp.objects.create(
                person=stage.kari,
                by=stage.ragnhild,
                role=Role.AUDITOR,
                purpose=LookUp.Purpose.SUPERVISION,
                at=timezone.now(),
            )

    def test_a_list_read_is_noted_under_every_open_case_and_for_nobody_but_auditors(self, stage):
        case, ended = opened(stage), opened(stage, reference="2026/18")
        supervision.end_case(ended, by=fresh(stage.ragnhild))
        supervision.note_list("desk", by=fresh(stage.rolf))
        supervision.note_list("desk", by=stage.kari)
        assert [(one.by, one.what) for one in lists_read_within(case)] == [(stage.rolf.name, "desk")]
        assert lists_read_within(ended) == []


def test_a_case_goes_when_it_is_past_its_keeping_and_no_look_names_it(stage):
    from lms.people.actions.keeping import KINDS

    sweep = next(kind for kind in KINDS if kind.code == "supervision").sweeps[0]
    seen, unseen = supervise(stage.governor, stage.near), supervise(stage.governor, stage.far)
    look_up(stage.home, by=fresh(stage.ragnhild))
    after = timezone.now() + 60 * DAY
    assert sweep.take(after, 10)["people.SupervisionCase"] == 1
    assert SupervisionCase.objects.filter(pk=seen.pk).exists()
    assert not SupervisionCase.objects.filter(pk=unseen.pk).exists()
