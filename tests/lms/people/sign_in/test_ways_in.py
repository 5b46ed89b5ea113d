"""Ways in to one's own account: taken away again, and a new national number let in by a link on sight."""

import re

import pytest
from django.urls import reverse

from lms.people.actions import ways_in
from lms.people.errors import LastWayIn
from lms.people.models import AuditEntry, SignIn, WayInLink
from lms.refusals import NotAllowed
from tests.factories import FosterParentFactory, MembershipFactory, UserFactory
from tests.sign_in_provider import KARI, OLA, Visitor, answers, know

pytestmark = pytest.mark.django_db
PAGE = "/konto/innlogginger/"


def signed_in_as(client):
    user = client.get("/personvern/").context["user"]
    return user if user.is_authenticated else None


def take_away(visitor, identity, person: str = "saksbehandler", door: str = "ansattporten"):
    """Press the button, show anew who one is, and send again what waited."""
    answer = visitor.client.post(f"{PAGE}maater/{identity.pk}/fjern/")
    if answer.status_code == 302 and "/logg-inn/bekreft/" in answer["Location"]:
        began = visitor.client.post(answer["Location"])
        back = visitor.through(began["Location"], **answers(person, door))
        visitor.come_back(back)
        answer = visitor.client.post(f"{PAGE}maater/{identity.pk}/fjern/")
    return answer


@pytest.fixture
def both_doors(visitor, sara):
    """Sara has come by both doors, and is signed in at that of staff."""
    visitor.choose("saksbehandler")
    visitor.client.post("/logg-ut/")
    visitor.choose("saksbehandler", "ansattporten")
    return visitor


def test_a_way_in_is_taken_away_after_a_new_sign_in_and_opens_nothing_any_more(both_doors, provider, sara):
    citizen = sara.identities.get(door="citizen")
    assert "fjern" in both_doors.client.get(PAGE).content.decode()
    answer = take_away(both_doors, citizen)
    assert answer.status_code == 302
    citizen.refresh_from_db()
    assert citizen.removed_at
    assert Visitor(provider).choose("saksbehandler").status_code == 403
    assert Visitor(provider).choose("saksbehandler", "ansattporten").status_code == 302


def test_a_way_that_was_taken_away_is_not_found_again_by_the_number(both_doors, provider, sara):
    ways_in.take_away(sara.identities.get(door="citizen"), by=sara)
    provider.prove(salt="changed for everybody, as in 2023")
    assert Visitor(provider).choose("saksbehandler").status_code == 403
    assert sara.identities.filter(door="citizen").count() == 1


def test_other_sign_ins_end_with_it_and_the_person_is_told(both_doors, provider, sara):
    elsewhere = Visitor(provider)
    elsewhere.choose("saksbehandler")
    take_away(both_doors, sara.identities.get(door="citizen"))
    assert signed_in_as(elsewhere.client) is None
    assert signed_in_as(both_doors.client) == sara
    assert SignIn.objects.lasting().filter(user=sara).count() == 1
    assert "account.way-out" in {message.kind for message in sara.messages.all()}
    assert AuditEntry.objects.filter(act="identity.unlinked", subject=f"person:{sara.uuid}").exists()


def test_who_takes_away_the_way_they_came_by_is_signed_out(both_doors, sara):
    take_away(both_doors, sara.identities.get(door="staff"))
    assert signed_in_as(both_doors.client) is None


def test_the_last_way_in_is_never_taken_away(visitor, kari):
    kari.set_unusable_password()
    kari.save()
    visitor.choose("kari")
    identity = kari.identities.get()
    page = visitor.client.get(PAGE).content.decode()
    assert "fjern" not in page
    assert "Dette er den eneste måten" in page
    with pytest.raises(LastWayIn):
        ways_in.take_away(identity, by=kari)
    answer = take_away(visitor, identity, "kari", "id-porten")
    assert answer.status_code == 302
    identity.refresh_from_db()
    assert identity.removed_at is None


def test_another_s_way_in_is_not_there_to_take_away(visitor, kari, sara):
    visitor.choose("saksbehandler")
    other = Visitor(visitor.provider)
    other.choose("kari")
    assert take_away(other, sara.identities.get(), "kari", "id-porten").status_code == 404


def test_a_way_that_was_taken_away_is_added_again_by_its_own_person(both_doors, sara):
    ways_in.take_away(sara.identities.get(door="citizen"), by=sara)
    both_doors.client.post("/logg-ut/")
    FosterParentFactory(user=sara)
    both_doors.choose("saksbehandler", "ansattporten")
    assert "/logg-inn/id-porten/" in both_doors.client.get(PAGE).content.decode()
    both_doors.choose("saksbehandler", by="own")
    assert sara.identities.get(door="citizen").removed_at is None
    assert signed_in_as(both_doors.client) == sara


def test_a_way_that_another_took_away_is_added_to_nobody_else(both_doors, provider, sara, kari):
    ways_in.take_away(sara.identities.get(door="citizen"), by=sara)
    kari.person_numbers.all().delete()
    own = Visitor(provider)
    own.client.post("/logg-inn/", {"name": "kari", "password": "passord-for-test"})
    assert own.choose("saksbehandler", by="own").status_code == 403
    assert sara.identities.get(door="citizen").removed_at


# A new national number.


@pytest.fixture
def coordinator(kari):
    home = kari.home_memberships.get().home
    return MembershipFactory(organisation=home.trained_by, role="coordinator").user


@pytest.fixture
def renumbered(kari):
    """Kari was known by a D-number, by which nobody can sign in any more."""
    kari.person_numbers.all().delete()
    know(kari, "43817010022")
    return kari


def link_for(person, by) -> str:
    return ways_in.give_link(
        person, home=person.home_memberships.get().home, seen=WayInLink.Seen.PASSPORT, by=by
    )


def test_a_person_with_a_new_number_is_a_stranger_until_staff_have_seen_who_it_is(
    visitor, provider, renumbered, coordinator
):
    assert visitor.choose("kari").status_code == 403
    secret = link_for(renumbered, coordinator)
    own = Visitor(provider)
    page = own.client.get(f"/konto/ny-innlogging/{secret}/").content.decode()
    assert f"Er du {renumbered.first_name}?" in page
    assert own.choose("kari", by="way-in", secret=secret).status_code == 302
    assert signed_in_as(own.client) == renumbered
    again = Visitor(provider)
    again.choose("kari")
    assert signed_in_as(again.client) == renumbered
    assert "account.way-in" in {message.kind for message in renumbered.messages.all()}


def test_the_link_works_once(visitor, provider, renumbered, coordinator):
    secret = link_for(renumbered, coordinator)
    visitor.choose("kari", by="way-in", secret=secret)
    assert Visitor(provider).start(by="way-in", secret=secret).status_code == 404
    assert Visitor(provider).client.get(f"/konto/ny-innlogging/{secret}/").status_code == 404


def test_a_new_link_puts_the_old_one_out_of_use(provider, renumbered, coordinator):
    old, _new = link_for(renumbered, coordinator), link_for(renumbered, coordinator)
    assert Visitor(provider).start(by="way-in", secret=old).status_code == 404


def test_somebody_who_is_known_as_another_takes_no_account_over_by_the_link(visitor, renumbered, coordinator):
    ola = know(FosterParentFactory(user__username="ola").user, OLA)
    secret = link_for(renumbered, coordinator)
    assert visitor.choose("ola", by="way-in", secret=secret).status_code == 403
    assert not ola.identities.exists()
    assert not renumbered.identities.exists()


def test_what_was_seen_is_kept_and_no_number(renumbered, coordinator):
    link_for(renumbered, coordinator)
    entry = AuditEntry.objects.get(act="identity.link_given")
    assert entry.by == coordinator
    assert entry.data["seen"] == "passport"
    assert KARI not in str(entry.data)


def test_staff_who_do_not_care_for_the_home_give_no_link(renumbered):
    stranger = MembershipFactory(role="coordinator").user
    with pytest.raises(NotAllowed):
        link_for(renumbered, stranger)


def test_nobody_gives_a_link_to_themselves_or_to_who_is_not_of_the_home(renumbered, coordinator):
    home = renumbered.home_memberships.get().home
    with pytest.raises(NotAllowed):
        ways_in.give_link(UserFactory(), home=home, seen=WayInLink.Seen.PASSPORT, by=coordinator)
    with pytest.raises(NotAllowed):
        ways_in.give_link(renumbered, home=home, seen=WayInLink.Seen.PASSPORT, by=renumbered)


def test_the_coordinator_gives_the_link_from_the_page_of_the_home(client, renumbered, coordinator):
    client.force_login(coordinator)
    member = renumbered.home_memberships.get()
    person_page = client.get(reverse("approval:person", args=[member.home.uuid, renumbered.pk]))
    address = f"/hjem/{member.home.uuid}/voksne/{member.pk}/ny-innlogging/"
    assert address in person_page.content.decode()
    assert client.post(address, {"seen": ""}).status_code == 422
    page = client.post(address, {"seen": "passport"}).content.decode()
    secret = re.search(r"/konto/ny-innlogging/([^/\s<\"]+)/", page)
    assert secret
    assert client.get(f"/konto/ny-innlogging/{secret[1]}/").status_code == 200
