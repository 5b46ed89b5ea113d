"""A role gives something only while it is in force, and one place says when that is."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.dates import today
from lms.people.models import Membership, ProtectedAccess, Role, User
from lms.people.models.access import access_of
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory, with_right
from tests.test_architecture import python_files, relative

DAY = timedelta(days=1)

# What asks for roles without asking whether they are in force, and why it may.
ASKS_FOR_MORE = {
    "lms/demo/": "makes them",
    "lms/people/models/": "says what in force is",
    "lms/people/admin/registers.py": "the administrators' register, of all that there were",
    "lms/people/actions/first.py": "makes the first",
    "lms/people/actions/two_persons.py": "makes what is proposed, and ends it",
    "lms/people/actions/staff.py": "gives and ends them",
    "lms/people/actions/closings.py": "ends them with the office, and lets them go on",
    "lms/portal/queries/closings.py": "counts those that an office has",
    "lms/people/actions/merging.py": "asks whether an account ever had any",
    "lms/people/actions/keeping.py": "asks whether an account ever had any",
    "lms/people/actions/unused.py": "asks whether one stands, paused or yet to begin",
    "lms/people/actions/ways_in.py": "who begins later is staff, too; who was only offered a role is not",
    "lms/people/actions/leaders.py": "makes what is proposed, and ends it",
    "lms/people/actions/reviews.py": "pauses them, and lets them go on",
    "lms/portal/queries/offices.py": "shows a leader those to come and those that are paused",
    "lms/portal/queries/administrators.py": "shows administrators those that are paused",
    "lms/portal/queries/home/administrator.py": "counts what is only proposed",
    "lms/portal/queries/security_events.py": "names who is or was staff",
}
# What asks, in so many words, for roles yet to begin and paused ones too, and why it may.
ASKS_FOR_STANDING = {
    "lms/people/actions/second_step.py": "who begins later is staff, too",
    "lms/people/actions/accounts.py": "whose role has not begun is sent the link, too",
    "lms/people/queries/__init__.py": "shows people their own, and leaders whom they could take over",
}
WORDS = ("Membership.objects", "memberships__", ".memberships", "ProtectedAccess.objects")
WIDER = (".standing()", ".memberships.exists()", ".going_over_to(")
OTHERS = ("home_memberships", "GroupMembership", "group_memberships")


def _asking(path: Path) -> list[str]:
    """The smallest statements that ask the database for roles, without asking for those in force."""
    source = path.read_text()
    if not any(word in source for word in WORDS):
        return []
    tree = ast.parse(source)
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and not hasattr(node, "body")]
    texts = [ast.get_source_segment(source, one) or "" for one in statements]
    return [
        text
        for text in texts
        if any(word in text for word in WORDS)
        and not any(word in text for word in OTHERS)
        and "in_force(" not in text
        and not (relative(path) in ASKS_FOR_STANDING and any(word in text for word in WIDER))
    ]


def test_nothing_reads_roles_without_asking_whether_they_are_in_force():
    found = {
        relative(path): asking
        for path in python_files()
        if "migrations" not in path.parts
        and not relative(path).startswith(tuple(ASKS_FOR_MORE))
        and (asking := _asking(path))
    }
    assert not found, "ask `User.objects.with_role`, `access_of` or `.in_force()`"


def _access(user: User):
    return access_of(User.objects.get(pk=user.pk))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "gives"),
    [
        ({}, True),
        ({"ends_on": 0}, True),
        ({"ends_on": -1}, False),
        ({"starts_on": 0}, True),
        ({"starts_on": 1}, False),
        ({"starts_on": -3, "ends_on": 3}, True),
        ({"ended_at": True}, False),
        ({"paused_at": True}, False),
    ],
)
def test_role_gives_something_on_its_days_alone(state, gives):
    values = {
        name: timezone.now() if value is True else today() + value * DAY for name, value in state.items()
    }
    held = MembershipFactory(role=Role.CASEWORKER, may_approve=True, leads=True, **values)
    access = _access(held.user)
    assert access.has(Role.CASEWORKER) is gives
    assert bool(access.approving_organisations) is gives
    assert bool(access.led_organisations) is gives
    assert User.objects.with_role(Role.CASEWORKER, at=[held.organisation_id]).exists() is gives
    assert Membership.objects.in_force().exists() is gives


@pytest.mark.django_db
class TestTheRightToSeeProtectedPeople:
    def test_it_gives_nothing_past_the_last_day_of_the_role(self):
        office = OrganisationFactory()
        holder = with_right(office, Role.CASEWORKER)
        assert _access(holder).protected_organisations == {office.pk}
        Membership.objects.filter(user=holder).update(ends_on=today() - DAY)
        MembershipFactory(user=holder)
        assert not _access(holder).protected_organisations
        assert not ProtectedAccess.objects.in_force().exists()

    @pytest.mark.parametrize("end", ["deleted", "ended"])
    def test_the_database_takes_it_away_with_the_last_role_in_that_office(self, end):
        office = OrganisationFactory()
        holder = with_right(office, Role.CASEWORKER)
        MembershipFactory(user=holder, organisation=office, role=Role.TRAINER)
        for role, stays in ((Role.TRAINER, True), (Role.CASEWORKER, False)):
            held = Membership.objects.filter(user=holder, role=role)
            if end == "deleted":
                held.delete()
            else:
                held.update(ended_at=timezone.now())
            assert ProtectedAccess.objects.filter(user=holder).exists() is stays


@pytest.mark.django_db
def test_database_refuses_the_same_role_twice_on_one_day_and_takes_it_one_after_the_other():
    day = today()
    held = MembershipFactory(role=Role.TRAINER, ends_on=day)
    again = {"user": held.user, "organisation": held.organisation, "role": Role.TRAINER}
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(**again, starts_on=day)
    MembershipFactory(**again, starts_on=day + DAY)
    MembershipFactory(**again | {"role": Role.COORDINATOR})
    MembershipFactory(**again | {"user": UserFactory()})


@pytest.mark.django_db
def test_database_takes_the_same_role_anew_once_it_has_been_ended():
    held = MembershipFactory(role=Role.TRAINER, ended_at=timezone.now())
    MembershipFactory(user=held.user, organisation=held.organisation, role=Role.TRAINER)
