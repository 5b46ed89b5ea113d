"""Who reaches which home: the role table's rules, on the query set that every screen reads."""

import pytest
from django.contrib.auth.models import AnonymousUser

from lms.people.actions.homes import (
    declare_conflict_of_interest,
    end_assignment,
    make_home_code,
    open_assignment,
)
from lms.people.actions.leaving import leave_home
from lms.people.actions.traces import look_up
from lms.people.models import FosterHome, HomeKind, LookUp, ProtectedAccess, Role, User
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory, protect

pytestmark = pytest.mark.django_db


def reaches(user, home) -> bool:
    fresh = User.objects.get(pk=user.pk) if user.pk else user
    return FosterHome.objects.visible_to(fresh).filter(pk=home.pk).exists()


@pytest.fixture
def assigned(home, kari, sara, lillestrom):
    return open_assignment(
        code=make_home_code(home, by=kari), organisation=lillestrom, kind=HomeKind.ORDINARY, by=sara
    )


def give_right(user, organisation):
    ProtectedAccess.objects.create(
        user=user, organisation=organisation, proposed_by=UserFactory(), confirmed_by=UserFactory()
    )


def test_an_adult_reaches_the_own_home(home, kari):
    assert reaches(kari, home)


def test_who_has_left_no_longer_reaches_the_home(home, kari, ola):
    leave_home(home.parents.get(user=ola), by=ola)
    assert not reaches(ola, home)


def test_the_coordinator_reaches_homes_that_their_service_trains(home, kristin, jon):
    assert reaches(kristin, home)
    assert not reaches(jon, home)


def test_a_caseworker_reaches_a_home_through_the_own_assignment_alone(home, assigned, sara, maja):
    assert reaches(sara, home)
    assert not reaches(maja, home)


def test_the_reach_ends_with_the_assignment(home, assigned, sara):
    end_assignment(assigned, by=sara)
    assert not reaches(sara, home)


def test_a_trainer_reaches_no_home(home, service):
    assert not reaches(MembershipFactory(role=Role.TRAINER, organisation=service).user, home)


def test_an_administrator_reaches_no_home(home, service):
    assert not reaches(MembershipFactory(role=Role.ADMIN, organisation=service).user, home)


def test_nobody_signed_in_reaches_nothing(home):
    assert not reaches(AnonymousUser(), home)


def test_a_protected_home_needs_the_right(home, kari, kristin, service):
    protect(kari)
    assert not reaches(kristin, home)
    give_right(kristin, service)
    assert reaches(kristin, home)


def test_the_right_counts_only_for_the_organisation_it_was_given_for(home, kari, kristin):
    protect(kari)
    give_right(kristin, OrganisationFactory())
    assert not reaches(kristin, home)


def test_a_proposed_right_is_none_until_another_administrator_confirms(home, kari, kristin, service):
    protect(kari)
    ProtectedAccess.objects.create(user=kristin, organisation=service, proposed_by=UserFactory())
    assert not reaches(kristin, home)


def test_who_declared_a_conflict_of_interest_no_longer_reaches_the_home(home, kristin):
    declare_conflict_of_interest(home, by=kristin)
    assert not reaches(kristin, home)


def test_a_coordinator_sees_the_own_family_s_home_as_family_only(home, kari, service):
    MembershipFactory(user=kari, role=Role.COORDINATOR, organisation=service)
    assert reaches(kari, home)


class TestLookUps:
    def test_each_adult_gets_an_entry_when_staff_open_the_home(self, home, kari, ola, kristin, service):
        look_up(home, by=kristin)
        entries = LookUp.objects.order_by("person__username")
        assert [(entry.person, entry.role, entry.organisation) for entry in entries] == [
            (kari, Role.COORDINATOR, service),
            (ola, Role.COORDINATOR, service),
        ]

    def test_a_caseworker_s_purpose_follows_from_the_assignment(self, home, kari, assigned, sara):
        look_up(home, by=sara)
        assert LookUp.objects.get(person=kari).purpose == LookUp.Purpose.ASSIGNMENT

    def test_opening_the_own_home_is_no_look_up(self, home, kari, ola):
        look_up(home, by=kari)
        assert not LookUp.objects.exists()
