"""Roles that no leader confirms (administrators', and at offices of the state's own that nobody leads) are
confirmed once a year by another administrator, and paused otherwise; but never the last who can confirm."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.notices.models import Notice
from lms.people.actions import reviews, two_persons
from lms.people.errors import NotEstablished
from lms.people.models import AuditEntry, Membership, Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.rules.offices import roles_given_by
from lms.portal.queries.administrators import roles_to_confirm
from lms.refusals import NotAllowed
from tests.factories import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
NEW, DUE, OVERDUE, LATE = 30, 340, 370, 400
STATE = (Organisation.Kind.DIRECTORATE, Organisation.Kind.COUNTY_GOVERNOR)


def given(role=Role.ADMIN, *, days: int = NEW, **more) -> Membership:
    return MembershipFactory(role=role, given_at=timezone.now() - timedelta(days=days), **more)


def fresh(held: Membership) -> User:
    return User.objects.get(pk=held.user_id)


def told(held: Membership) -> list[str]:
    return list(Notice.objects.filter(to=held.user_id).order_by("pk").values_list("kind", flat=True))


def signed_in(held: Membership) -> Client:
    client = Client()
    client.force_login(held.user)
    return client


def page_of(held: Membership) -> str:
    return signed_in(held).get(reverse("portal:staff")).content.decode()


@pytest.fixture
def anne():
    """An administrator of last month, who confirms the others."""
    return given()


def test_another_administrator_is_reminded_once_and_whose_role_it_is_is_not(anne):
    berit = given(days=DUE)
    for _day in range(2):
        assert reviews.review_offices() == 0
    assert told(anne) == ["review.roles-due"]
    assert told(berit) == []


def test_role_is_confirmed_on_the_page_that_the_home_page_leads_to_and_is_due_in_a_year(anne):
    berit = given(days=OVERDUE)
    reviews.review_offices()
    assert told(anne) == ["review.roles-overdue"]
    home = signed_in(anne).get(reverse("portal:home")).content.decode()
    assert "roller som skal bekreftes for et nytt år" in home
    assert f'value="{berit.pk}"' in page_of(anne)
    signed_in(anne).post(reverse("portal:confirm-unled"), {"role": berit.pk})
    assert AuditEntry.objects.filter(act="role.confirmed", by=anne.user).exists()
    assert roles_to_confirm(anne.user) == 0
    assert f'value="{berit.pk}"' not in page_of(anne)


def test_nobody_confirms_their_own_and_no_new_administrator_anybody(anne):
    own = given(days=OVERDUE)
    assert f'value="{own.pk}"' not in page_of(own)
    assert "En annen administrator bekrefter den" in page_of(own)
    assert reviews.confirm_by_administrator(roles=[own.pk], by=own.user) == 0
    with pytest.raises(NotEstablished):
        reviews.confirm_by_administrator(roles=[own.pk], by=given(days=0).user)


def test_administrator_whom_nobody_confirms_is_paused_and_two_give_the_role_again(anne):
    kari, berit = given(), given(days=LATE)
    assert reviews.review_offices() == 1
    assert not access_of(fresh(berit)).has(Role.ADMIN)
    assert told(berit) == ["role.paused"]
    assert "To administratorer gir den på nytt" in page_of(anne)
    assert reviews.confirm_by_administrator(roles=[berit.pk], by=anne.user) == 0
    proposed = two_persons.propose_administrator(berit.user, organisation=berit.organisation, by=anne.user)
    two_persons.confirm_administrator(proposed, by=kari.user)
    assert access_of(fresh(berit)).has(Role.ADMIN)
    assert reviews.review_offices() == 0
    assert Membership.objects.standing().filter(user=berit.user).count() == 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_last_two_administrators_are_never_paused_and_the_page_says_so(number):
    ones = [given(days=LATE + number - i) for i in range(number)]
    assert reviews.review_offices() == max(0, number - 2)
    standing = [one for one in ones if access_of(fresh(one)).has(Role.ADMIN)]
    assert standing == ones[-2:], "those confirmed longest ago are paused first"
    assert reviews.review_offices() == 0
    assert "blir ingen av dem satt på pause" in page_of(standing[-1])
    if number > 1:
        assert reviews.confirm_by_administrator(roles=[standing[0].pk], by=standing[1].user) == 1


def test_the_last_two_are_counted_without_those_who_can_confirm_nobody(anne):
    """Two sleep or are new: the one who is late is one of the last two."""
    given(user__is_active=False)
    given(days=0)
    given(days=LATE)
    assert reviews.review_offices() == 0


@pytest.mark.parametrize("kind", Organisation.Kind)
def test_role_at_an_office_that_nobody_leads_waits_for_administrators_where_the_state_owns_it(kind, anne):
    counties = ["32"] if kind == Organisation.Kind.COUNTY_GOVERNOR else []
    office = OrganisationFactory(kind=kind, county_numbers=counties)
    role = roles_given_by(kind)[0]
    held = given(role, days=OVERDUE, organisation=office)
    assert (f'value="{held.pk}"' in page_of(anne)) is (kind in STATE)
    assert reviews.confirm_by_administrator(roles=[held.pk], by=anne.user) == int(kind in STATE)
    Membership.objects.filter(pk=held.pk).update(reviewed_at=None)
    given(role, organisation=office, leads=True)
    assert f'value="{held.pk}"' not in page_of(anne)
    assert reviews.confirm_by_administrator(roles=[held.pk], by=anne.user) == 0


def test_every_role_is_confirmed_by_somebody(anne):
    """Over all kinds of offices, led and not: a role is a leader's to confirm, an administrator's, or waits
    for two administrators to make the leader; never two of these."""
    for kind in Organisation.Kind:
        counties = ["32"] if kind == Organisation.Kind.COUNTY_GOVERNOR else []
        for leads in (False, True):
            office = OrganisationFactory(kind=kind, county_numbers=counties)
            leader = given(roles_given_by(kind)[-1], organisation=office, leads=leads).user
            held = given(roles_given_by(kind)[0], organisation=office, days=DUE)
            by_administrator = reviews.confirm_by_administrator(roles=[held.pk], by=anne.user)
            try:
                by_leader = reviews.confirm_people(office, roles=[held.pk], by=leader)
            except NotAllowed:
                by_leader = 0
            is_led_later = not leads and kind not in STATE
            assert (by_administrator + by_leader, is_led_later) in {(1, False), (0, True)}, (kind, leads)


def test_leader_of_the_directorate_confirms_no_administrator(anne):
    leader = given(Role.EDITOR, leads=True, organisation__kind=Organisation.Kind.DIRECTORATE)
    administrator = given(days=OVERDUE, organisation=leader.organisation)
    assert reviews.confirm_people(leader.organisation, roles=[administrator.pk], by=leader.user) == 0
