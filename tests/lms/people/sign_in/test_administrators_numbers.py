"""An administrator has a new national number: one other administrator who has seen them proposes the link, a
second makes it; nobody opens such an account alone."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.people.actions import ways_in
from lms.people.actions.administrators_numbers import confirm_link, propose_link, withdraw_link
from lms.people.errors import NotEstablished, OwnRight, ProposerHasLeft, SamePerson
from lms.people.errors.offices import IsAdministratorToo, NotSuchAnAdministrator, ProposalIsOver
from lms.people.models import AuditEntry, Membership, Organisation, Role, WayInLink, WayInProposal
from tests.factories import FosterParentFactory, MembershipFactory
from tests.sign_in_provider import Visitor, know

pytestmark = pytest.mark.django_db


@pytest.fixture
def sara(sara, office):
    """Sara administrates, and nothing else; a D-number of hers lets nobody in any more."""
    sara.memberships.all().delete()
    MembershipFactory(user=sara, organisation=office, role=Role.ADMIN)
    sara.person_numbers.all().delete()
    return know(sara, "53867530580")


@pytest.fixture
def anne():
    return MembershipFactory(role=Role.ADMIN).user


@pytest.fixture
def berit():
    return MembershipFactory(role=Role.ADMIN).user


def link_for(person, one, other) -> str:
    return confirm_link(propose_link(person, seen="passport", by=one), by=other)


def come(provider, secret, door="ansattporten"):
    return Visitor(provider).choose("saksbehandler", door, by="way-in", secret=secret)


def begun(provider, secret) -> int:
    return Visitor(provider).start("ansattporten", by="way-in", secret=secret).status_code


def test_link_that_two_have_made_lets_the_administrator_in_once(provider, sara, anne, berit):
    secret = link_for(sara, anne, berit)
    assert "account.new-number" in {message.kind for message in sara.messages.all()}
    own = Visitor(provider)
    assert own.choose("saksbehandler", "ansattporten", by="way-in", secret=secret).status_code == 302
    assert own.client.get("/min-side/").context["user"] == sara
    assert own.client.get(reverse("admin:index")).status_code == 200
    assert begun(provider, secret) == 404
    acts = AuditEntry.objects.filter(act__startswith="identity.link_").order_by("pk")
    assert [(one.act, one.by) for one in acts] == [
        ("identity.link_proposed", anne),
        ("identity.link_given", berit),
    ]


def test_one_alone_opens_nothing(sara, anne):
    proposed = propose_link(sara, seen="passport", by=anne)
    with pytest.raises(SamePerson):
        confirm_link(proposed, by=anne)
    with pytest.raises(OwnRight):
        propose_link(sara, seen="passport", by=sara)
    with pytest.raises(OwnRight):
        confirm_link(proposed, by=sara)
    with pytest.raises(NotEstablished):
        confirm_link(proposed, by=MembershipFactory(role=Role.ADMIN, given_at=timezone.now()).user)
    assert not WayInLink.objects.exists()


@pytest.mark.parametrize("leaves", [0, 1])
def test_link_opens_nothing_once_one_of_the_two_is_no_administrator(provider, sara, anne, berit, leaves):
    secret = link_for(sara, anne, berit)
    Membership.objects.filter(user=(anne, berit)[leaves]).delete()
    assert begun(provider, secret) == 404


def test_proposal_falls_with_who_made_it_and_is_over_in_a_week(sara, anne, berit):
    proposed = propose_link(sara, seen="passport", by=anne)
    with time_machine.travel(timezone.now() + timedelta(days=8)), pytest.raises(ProposalIsOver):
        confirm_link(proposed, by=berit)
    Membership.objects.filter(user=anne).delete()
    with pytest.raises(ProposerHasLeft):
        confirm_link(proposed, by=berit)
    withdraw_link(proposed, by=berit)
    assert not WayInProposal.objects.exists()
    with pytest.raises(ProposalIsOver):
        confirm_link(proposed, by=berit)


def test_whose_role_is_paused_gets_the_role_first(sara, anne):
    sara.memberships.update(paused_at=timezone.now())
    with pytest.raises(NotSuchAnAdministrator):
        propose_link(sara, seen="passport", by=anne)


def test_administrator_who_is_an_adult_of_a_home_comes_by_either_door(provider, sara, anne, berit):
    FosterParentFactory(user=sara)
    assert come(provider, link_for(sara, anne, berit), "id-porten").status_code == 302
    sara.identities.all().delete()
    sara.person_numbers.all().delete()
    assert come(provider, link_for(sara, anne, berit)).status_code == 302


def test_link_from_before_somebody_was_an_administrator_opens_no_administrator_s_account(
    provider, sara, office
):
    """Whoever leads the office gave it while the person was a caseworker there."""
    sara.memberships.all().delete()
    held = MembershipFactory(user=sara, organisation=office, role=Role.CASEWORKER)
    leader = MembershipFactory(organisation=office, role=Role.CASEWORKER, leads=True).user
    secret = ways_in.give_colleague_link(held, seen="passport", by=leader)
    MembershipFactory(user=sara, role=Role.ADMIN, organisation__kind=Organisation.Kind.DIRECTORATE)
    assert begun(provider, secret) == 404
    with pytest.raises(IsAdministratorToo):
        ways_in.give_colleague_link(held, seen="passport", by=leader)


def test_journey_from_the_list_of_administrators_to_the_link(sara, anne, berit):
    one, other = Client(), Client()
    one.force_login(anne)
    other.force_login(berit)
    page = reverse("portal:administrator-way-in", args=[sara.memberships.get().pk])
    assert page in one.get(reverse("portal:staff")).content.decode()
    one.post(page, {"seen": "passport"})
    assert "venter på en administrator til" in other.get(reverse("portal:staff")).content.decode()
    home = other.get(reverse("portal:home")).content.decode()
    assert "lenker for nytt fødselsnummer som skal bekreftes" in home
    assert "Bekreft, og lag lenken" not in one.get(page).content.decode()
    shown = other.post(page, {"do": "confirm"}).content.decode()
    assert "/konto/ny-innlogging/" in shown
    own = Client()
    own.force_login(sara)
    assert own.get(page).status_code == 404
