"""Who has roles at two offices acts for the one they chose where they signed in; and nobody handles the home
that they belong to, whichever door they come by."""

import pytest
from django.urls import reverse

from lms.people.models import FosterParent, Organisation, Role, SecurityEvent
from lms.people.models.access import access_of
from lms.people.rules.security import Kind
from tests import world
from tests.factories import MembershipFactory, OrganisationFactory
from tests.role_table import CASEWORKER
from tests.sign_in_provider import OFFICE, SARA, know

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_office(sara):
    other = OrganisationFactory(name="Barnevernet i Sør", organisation_number="999888777")
    MembershipFactory(user=sara, organisation=other, role=Role.CASEWORKER, may_approve=True)
    MembershipFactory(user=sara, organisation=other, role=Role.EDITOR)
    return other


def come(visitor):
    assert visitor.choose("saksbehandler", "ansattporten").status_code == 302
    return access_of(visitor.client.get("/konto/").wsgi_request.user)


def test_roles_at_another_office_do_not_hold_for_who_came_for_the_first(visitor, sara, office, other_office):
    access = come(visitor)
    assert access.organisations(Role.CASEWORKER) == {office.pk}
    assert access.approving_organisations == {office.pk}
    assert not access.has(Role.EDITOR)


def test_content_is_not_written_by_who_came_for_an_office_that_writes_none(visitor, sara, other_office):
    sara.is_superuser = True
    sara.save()
    come(visitor)
    assert not visitor.client.get("/konto/").wsgi_request.user.has_perm("wagtailadmin.access_admin")


def test_whoever_comes_for_the_other_office_has_its_roles_alone(visitor, provider, sara, other_office):
    party = {"orgno": {"ID": "0192:999888777"}}
    detail = {"type": "ansattporten:altinn:resource", "authorized_parties": [party]}
    provider.prove("ansattporten", switches={"details": [detail]})
    access = come(visitor)
    assert access.organisations(Role.CASEWORKER) == {other_office.pk}
    assert access.has(Role.EDITOR)
    assert SecurityEvent.objects.get(kind=Kind.SIGNED_IN).office == other_office


def test_the_page_says_for_whom_one_acts_and_how_to_act_for_another(visitor, sara, office, other_office):
    come(visitor)
    page = visitor.client.get("/konto/").content.decode()
    assert "Du handler for Barnevernet i Nord." in page
    assert 'action="/logg-inn/ansattporten/"' in page
    assert "Logg inn på nytt for et annet kontor" in page


def test_who_has_one_office_is_told_which_and_offered_no_other(visitor, sara, office):
    come(visitor)
    page = visitor.client.get("/konto/").content.decode()
    assert "Du handler for Barnevernet i Nord." in page
    assert "Logg inn på nytt for et annet kontor" not in page


def test_a_password_in_the_demonstration_gives_all_that_one_is(client, sara, office, other_office):
    client.force_login(sara)
    access = access_of(client.get("/konto/").wsgi_request.user)
    assert access.organisations(Role.CASEWORKER) == {office.pk, other_office.pk}


@pytest.fixture
def own_home(provider):
    """A home that a caseworker of its office lives in as a foster parent; she has declared nothing."""
    built = world.build()
    Organisation.objects.filter(pk=built.child_welfare.pk).update(organisation_number=OFFICE)
    sara = know(built.users[CASEWORKER], SARA)
    return built, sara


def test_who_is_known_at_both_doors_does_not_handle_the_home_they_belong_to(visitor, own_home):
    built, sara = own_home
    address = reverse("approval:home", args=[built.home.uuid])
    visitor.choose("saksbehandler", "ansattporten")
    assert visitor.client.get(address).status_code == 200
    visitor.client.post("/logg-ut/")

    FosterParent.objects.create(user=sara, home=built.home, joined_on="2026-01-10")
    visitor.choose("saksbehandler")
    assert visitor.client.get(reverse("people:my-home")).status_code == 200
    visitor.client.post("/logg-ut/")

    visitor.choose("saksbehandler", "ansattporten")
    approve = reverse("approval:approve", kwargs={"assignment": built.assignment.uuid})
    assert visitor.client.get(address).status_code == 404
    assert visitor.client.get(approve).status_code in {403, 404}
    assert not sara.conflicts_of_interest.exists()
    assert {one.door for one in sara.identities.all()} == {"citizen", "staff"}
