"""A colleague has a new national number: who leads the office lets it in on sight, by the door of staff."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lms.people.actions import leaders, ways_in
from lms.people.errors.offices import IsAdministratorToo, LeaderGivesLink, OwnWayIn
from lms.people.models import (
    AuditEntry,
    Membership,
    Organisation,
    Role,
    SecurityEvent,
    SignIn,
    User,
    WayInLink,
)
from lms.people.rules.offices import roles_given_by
from lms.people.rules.security import Kind
from lms.refusals import NotAllowed
from tests.factories import FosterParentFactory, MembershipFactory, OrganisationFactory
from tests.sign_in_provider import SARA, Visitor, answers, know

pytestmark = pytest.mark.django_db


@pytest.fixture
def renumbered(sara):
    """Sara was known by a D-number, by which nobody can sign in any more."""
    sara.person_numbers.all().delete()
    return know(sara, "53867530580")


@pytest.fixture
def leader(office):
    return MembershipFactory(organisation=office, role=Role.CASEWORKER, leads=True).user


def role_of(person) -> Membership:
    return person.memberships.get()


def link_for(person, by) -> str:
    return ways_in.give_colleague_link(role_of(person), seen=WayInLink.Seen.PASSPORT, by=by)


def signed_in_as(client):
    user = client.get("/personvern/").context["user"]
    return user if user.is_authenticated else None


def come(provider, secret: str, door: str = "ansattporten", person: str = "saksbehandler"):
    """Open the link in a browser of one's own, and sign in by it; the visitor, and the platform's answer."""
    own = Visitor(provider)
    return own, own.choose(person, door, by="way-in", secret=secret)


def test_colleague_with_a_new_number_is_a_stranger_until_their_leader_has_seen_them(
    visitor, provider, renumbered, leader
):
    refused = visitor.choose("saksbehandler", "ansattporten")
    assert refused.status_code == 403
    assert "lederen for kontoret ditt" in refused.content.decode()
    secret = link_for(renumbered, leader)
    page = visitor.client.get(f"/konto/ny-innlogging/{secret}/").content.decode()
    assert "/logg-inn/ansattporten/" in page
    assert "/logg-inn/id-porten/" not in page
    own, answer = come(provider, secret)
    assert answer.status_code == 302
    assert signed_in_as(own.client) == renumbered
    assert own.client.get("/min-side/").context["user"].comes_as_staff
    again = Visitor(provider)
    again.choose("saksbehandler", "ansattporten")
    assert signed_in_as(again.client) == renumbered


def test_the_person_is_told_when_the_link_is_made_and_when_it_is_used(provider, renumbered, leader):
    secret = link_for(renumbered, leader)
    assert [message.kind for message in renumbered.messages.all()] == ["account.new-number"]
    come(provider, secret)
    assert "account.way-in" in {message.kind for message in renumbered.messages.all()}


def test_all_that_let_them_in_before_ends_when_the_link_is_used(client, provider, renumbered, leader):
    renumbered.set_password("passord-for-test")
    renumbered.save()
    client.post("/logg-inn/", {"name": "sara", "password": "passord-for-test"})
    assert signed_in_as(client) == renumbered
    come(provider, link_for(renumbered, leader))
    assert signed_in_as(client) is None
    assert SignIn.objects.lasting().filter(user=renumbered).count() == 1
    assert not User.objects.get(pk=renumbered.pk).has_usable_password()


def test_the_kind_of_document_is_kept_and_the_link_is_a_security_event(renumbered, leader):
    link_for(renumbered, leader)
    entry = AuditEntry.objects.get(act="identity.link_given")
    assert (entry.by, entry.subject) == (leader, f"person:{renumbered.uuid}")
    assert entry.data["seen"] == "passport"
    assert SARA not in str(entry.data)
    assert SecurityEvent.objects.filter(kind=Kind.ACCOUNT_LINK_SENT, person=renumbered).exists()


def test_an_earlier_link_dies_and_each_works_once(provider, renumbered, leader):
    old, new = link_for(renumbered, leader), link_for(renumbered, leader)
    assert Visitor(provider).start("ansattporten", by="way-in", secret=old).status_code == 404
    come(provider, new)
    assert Visitor(provider).start("ansattporten", by="way-in", secret=new).status_code == 404


def test_a_colleague_who_is_nobody_s_adult_comes_by_the_door_of_staff_alone(provider, renumbered, leader):
    secret = link_for(renumbered, leader)
    assert Visitor(provider).start("id-porten", by="way-in", secret=secret).status_code == 404


def test_the_employer_s_account_tells_of_no_number_and_does_not_use_the_link_up(
    settings, provider, renumbered, leader
):
    settings.SIGN_IN_PROVIDERS = (*provider.ways_in, provider.entra())
    secret = link_for(renumbered, leader)
    assert Visitor(provider).start("entra", by="way-in", secret=secret).status_code == 404
    assert come(provider, secret)[1].status_code == 302


def test_the_link_lets_nobody_in_for_an_office_that_they_do_not_work_at(provider, renumbered, leader):
    secret = link_for(renumbered, leader)
    office = leader.memberships.get().organisation
    office.organisation_number = "999888777"
    office.save()
    assert come(provider, secret)[1].status_code == 403
    assert WayInLink.objects.get(user=renumbered).used_at is None


def test_a_link_from_one_who_leads_the_office_no_more_opens_nothing(provider, renumbered, leader):
    secret = link_for(renumbered, leader)
    Membership.objects.filter(user=leader).update(leads=False)
    assert Visitor(provider).start("ansattporten", by="way-in", secret=secret).status_code == 404


@pytest.fixture
def adult_too(renumbered):
    """Sara is an adult of a foster home, too."""
    return FosterParentFactory(user=renumbered)


@pytest.fixture
def coordinator(adult_too):
    return MembershipFactory(organisation=adult_too.home.trained_by, role=Role.COORDINATOR).user


def test_a_colleague_who_is_an_adult_of_a_home_gets_the_link_from_the_leader_and_comes_by_either_door(
    provider, adult_too, coordinator, leader
):
    with pytest.raises(LeaderGivesLink):
        ways_in.give_link(adult_too.user, home=adult_too.home, seen="passport", by=coordinator)
    own, answer = come(provider, link_for(adult_too.user, leader), door="id-porten")
    assert answer.status_code == 302
    assert signed_in_as(own.client) == adult_too.user
    at_work = Visitor(provider)
    at_work.choose("saksbehandler", "ansattporten")
    assert signed_in_as(at_work.client) == adult_too.user


def test_a_role_that_was_offered_and_not_taken_keeps_nobody_from_the_link_of_their_home(
    provider, adult_too, coordinator
):
    Membership.objects.filter(user=adult_too.user).update(asked_name="Sara Moe")
    secret = ways_in.give_link(adult_too.user, home=adult_too.home, seen="passport", by=coordinator)
    assert come(provider, secret, door="id-porten")[1].status_code == 302


def test_a_link_from_the_staff_of_a_home_never_opens_the_account_of_a_colleague(
    provider, adult_too, coordinator
):
    role = adult_too.user.memberships.get()
    role.delete()
    secret = ways_in.give_link(adult_too.user, home=adult_too.home, seen="passport", by=coordinator)
    role.save()
    for door in ("id-porten", "ansattporten"):
        assert Visitor(provider).start(door, by="way-in", secret=secret).status_code == 404


def test_a_role_taken_while_the_person_is_at_the_provider_closes_the_link(provider, adult_too, coordinator):
    role = adult_too.user.memberships.get()
    role.delete()
    secret = ways_in.give_link(adult_too.user, home=adult_too.home, seen="passport", by=coordinator)
    own = Visitor(provider)
    back = own.address_back("saksbehandler", by="way-in", secret=secret)
    role.save()
    assert own.come_back(back).status_code == 404
    assert signed_in_as(own.client) is None


def test_nobody_gives_the_link_but_who_leads_that_office_now(renumbered, office):
    others = [
        MembershipFactory(organisation=office, role=Role.CASEWORKER).user,
        MembershipFactory(organisation=OrganisationFactory(kind=office.kind), leads=True).user,
        MembershipFactory(role=Role.ADMIN).user,
        renumbered,
    ]
    for other in others:
        with pytest.raises(NotAllowed):
            link_for(renumbered, other)
    assert not WayInLink.objects.exists()


def test_nobody_gives_it_to_themselves_and_a_leader_gets_it_from_another_leader(provider, renumbered, leader):
    Membership.objects.filter(user=renumbered).update(leads=True)
    renumbered = User.objects.get(pk=renumbered.pk)
    with pytest.raises(OwnWayIn):
        link_for(renumbered, renumbered)
    assert come(provider, link_for(renumbered, leader))[1].status_code == 302


def test_an_only_leader_gets_it_from_one_whom_two_administrators_make_leader(
    settings, provider, renumbered, office
):
    settings.ADMINISTRATOR_COOLING_HOURS = 0
    Membership.objects.filter(user=renumbered).update(leads=True)
    colleague = MembershipFactory(organisation=office, role=Role.CASEWORKER).user
    one, other = (MembershipFactory(role=Role.ADMIN).user for _ in range(2))
    proposed = leaders.propose_leader(colleague, organisation=office, by=one)
    leaders.confirm_leader(proposed, by=other)
    secret = ways_in.give_colleague_link(
        renumbered.memberships.get(), seen="passport", by=User.objects.get(pk=colleague.pk)
    )
    assert come(provider, secret)[1].status_code == 302


@pytest.mark.parametrize(
    ("kind", "role"), [(kind, role) for kind in Organisation.Kind for role in roles_given_by(kind)]
)
def test_whoever_has_a_role_at_an_office_of_any_kind_gets_the_link_from_its_leader(kind, role):
    office = OrganisationFactory(kind=kind)
    leader = MembershipFactory(organisation=office, role=roles_given_by(kind)[0], leads=True).user
    colleague = MembershipFactory(organisation=office, role=role).user
    assert ways_in.find_link(link_for(colleague, leader)).user == colleague


def test_nobody_opens_the_account_of_an_administrator_alone(renumbered, leader):
    role = role_of(renumbered)
    MembershipFactory(user=renumbered, role=Role.ADMIN)
    with pytest.raises(IsAdministratorToo):
        ways_in.give_colleague_link(role, seen="passport", by=leader)


def test_a_role_that_gives_nothing_now_gets_no_link(renumbered, leader):
    role = role_of(renumbered)
    Membership.objects.filter(pk=role.pk).update(asked_name="Sara Moe")
    with pytest.raises(NotAllowed):
        ways_in.give_colleague_link(role, seen="passport", by=leader)


def test_somebody_who_is_known_as_another_takes_no_colleague_s_account_over(provider, renumbered, leader):
    other = know(MembershipFactory(organisation=role_of(renumbered).organisation).user, SARA)
    assert come(provider, link_for(renumbered, leader))[1].status_code == 403
    assert not renumbered.identities.exists()
    assert not other.identities.exists()


class TestFromThePageOfTheOffice:
    @pytest.fixture
    def leads(self, leader):
        client = Client()
        client.force_login(leader)
        return client

    def test_the_leader_makes_the_link_from_the_page_of_the_colleague(self, client, leads, renumbered):
        held = role_of(renumbered)
        address = f"/folk/{held.pk}/nytt-nummer/"
        assert address in leads.get(reverse("portal:colleague", args=[held.pk])).content.decode()
        assert leads.post(address, {"seen": ""}).status_code == 422
        page = leads.post(address, {"seen": "passport"})
        assert "no-store" in page["Cache-Control"]
        secret = re.search(r"/konto/ny-innlogging/([^/\s<\"]+)/", page.content.decode())
        assert secret
        assert client.get(f"/konto/ny-innlogging/{secret[1]}/").status_code == 200

    def test_the_leader_s_own_page_offers_none_and_says_who_gives_it(self, leads, leader):
        held = role_of(leader)
        address = reverse("portal:colleague-way-in", args=[held.pk])
        assert address not in leads.get(reverse("portal:colleague", args=[held.pk])).content.decode()
        refused = leads.post(address, {"seen": "passport"})
        assert refused.status_code == 422
        assert "Ingen lager denne lenken til seg selv" in refused.content.decode()

    def test_who_came_by_a_provider_shows_anew_who_they_are_first(self, visitor, leader, renumbered):
        know(leader, SARA)
        visitor.choose("saksbehandler", "ansattporten")
        address = reverse("portal:colleague-way-in", args=[role_of(renumbered).pk])
        asked = visitor.client.get(address)
        assert asked.status_code == 302
        assert "/logg-inn/bekreft/" in asked["Location"]
        began = visitor.client.post(asked["Location"])
        visitor.come_back(
            visitor.through(began["Location"], **answers("saksbehandler", "ansattporten", "substantial"))
        )
        assert visitor.client.get(address).status_code == 200
