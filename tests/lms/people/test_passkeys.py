"""Passkeys beside a password: added by the present password, asked for at sign-in, and enough to show anew
who one is where a password lets staff in."""

from html import unescape

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.notices.models import Notice
from lms.people.actions import code_cards
from lms.people.models import AuditEntry, Passkey, Role, SignIn, User
from lms.people.models.access import access_of
from tests import world
from tests.factories import MembershipFactory, UserFactory
from tests.passkey_device import Device
from tests.role_table import CASEWORKER

pytestmark = pytest.mark.django_db
PASSWORD = "passord-for-test"
OWN, NEW, STEP, ANEW = "/konto/passnokler/", "/konto/passnokler/ny/", "/logg-inn/kode/", "/logg-inn/bekreft/"


def options_in(page) -> str:
    form = BeautifulSoup(page.content, "html.parser").select_one("form[data-passkey]")
    return unescape(str(form["data-options"]))


def password_given(client: Client, name: str):
    return client.post("/logg-inn/", {"name": name, "password": PASSWORD})


def add(client: Client, device: Device, name: str = "Telefonen min"):
    client.post(OWN, {"name": name, "present": PASSWORD})
    return client.post(NEW, {"credential": device.make(options_in(client.get(NEW)))})


def show(client: Client, device: Device, at: str = STEP):
    return client.post(at, {"credential": device.show(options_in(client.get(at)))})


def is_in(client: Client) -> bool:
    return client.get("/konto/").status_code == 200


@pytest.fixture
def device():
    return Device()


@pytest.fixture
def alice():
    return UserFactory(username="alice")


@pytest.fixture
def with_passkey(client, alice, device):
    """Alice has a passkey, and is signed out."""
    password_given(client, "alice")
    add(client, device)
    client.post("/logg-ut/")
    return alice


def test_passkey_is_added_by_name_and_listed_and_its_owner_is_told(client, alice, device):
    password_given(client, "alice")
    answer = add(client, device, "Den blå nøkkelen")
    assert answer["Location"] == OWN
    assert "Den blå nøkkelen" in client.get(OWN).content.decode()
    assert OWN in client.get("/konto/").content.decode()
    assert Notice.objects.get(to=alice).kind == "account.passkey"
    assert AuditEntry.objects.filter(act="passkey.added", by=alice).count() == 1


def test_passkey_is_added_by_the_present_password_alone(client, alice, device):
    password_given(client, "alice")
    assert (
        "Det er ikke det nåværende passordet ditt."
        in client.post(OWN, {"name": "X", "present": "feil"}).content.decode()
    )
    assert client.post(NEW, {"credential": "{}"})["Location"] == OWN
    assert not Passkey.objects.exists()


def test_name_that_could_point_at_a_person_is_refused(client, alice):
    password_given(client, "alice")
    client.post(OWN, {"name": "01019012345", "present": PASSWORD})
    assert client.get(NEW)["Location"] == OWN


def test_whoever_has_no_password_is_told_that_no_passkey_is_needed(client, alice):
    alice.set_unusable_password()
    alice.save()
    client.force_login(alice)
    page = client.get(OWN).content.decode()
    assert "trenger ingen passnøkkel" in page
    assert 'name="present"' not in page


def test_it_is_asked_for_after_the_password_and_lets_in(client, with_passkey, device):
    assert password_given(client, "alice")["Location"] == STEP
    assert not is_in(client)
    assert show(client, device).status_code == 302
    assert is_in(client)
    assert SignIn.objects.order_by("-pk").first().door == "passkey"


def test_answer_is_used_once(client, with_passkey, device):
    password_given(client, "alice")
    credential = device.show(options_in(client.get(STEP)))
    client.post(STEP, {"credential": credential})
    client.post("/logg-ut/")
    password_given(client, "alice")
    client.get(STEP)
    assert "ikke kjent igjen" in client.post(STEP, {"credential": credential}).content.decode()
    assert not is_in(client)


@pytest.mark.parametrize(
    "wrong",
    [
        Device(),
        Device(origin="http://evil.example"),
        Device(origin="http://localhost:8000", host="evil.example"),
    ],
    ids=["another device", "another page", "another host"],
)
def test_what_is_no_answer_of_this_person_s_passkey_lets_nobody_in(client, with_passkey, device, wrong):
    if wrong.origin != device.origin or wrong.host != device.host:
        wrong.key, wrong.number = device.key, device.number
    password_given(client, "alice")
    assert show(client, wrong).status_code == 200
    assert not is_in(client)


def test_passkey_of_somebody_else_lets_nobody_in(client, with_passkey):
    UserFactory(username="bob")
    other, hers = Client(), Device()
    password_given(other, "bob")
    add(other, hers)
    password_given(client, "alice")
    show(client, hers)
    assert not is_in(client)


@pytest.mark.parametrize(
    "sent", ["", "{}", "[]", "null", "{", '{"rawId": "æ"}', '{"rawId": {}}', "x" * 30_000]
)
def test_what_is_no_answer_at_all_is_refused_in_plain_words(client, with_passkey, sent):
    password_given(client, "alice")
    client.get(STEP)
    answer = client.post(STEP, {"credential": sent})
    assert answer.status_code == 200
    assert "ikke kjent igjen" in answer.content.decode()


def test_device_whose_count_goes_back_is_a_copy_and_lets_nobody_in(client, with_passkey, device):
    password_given(client, "alice")
    show(client, device)
    client.post("/logg-ut/")
    password_given(client, "alice")
    device.count = 0
    show(client, device)
    assert not is_in(client)


def test_same_device_is_not_added_twice(client, alice, device):
    password_given(client, "alice")
    add(client, device)
    assert "lagt til fra før" in add(client, device).content.decode()
    assert Passkey.objects.count() == 1


def test_card_is_asked_for_beside_it_where_one_has_both(client, with_passkey, device):
    codes = code_cards.make_card(with_passkey, by=with_passkey)
    password_given(client, "alice")
    page = client.get(STEP).content.decode()
    assert "Passnøkkelen din" in page
    assert "Kode nummer 1" in page
    client.post(STEP, {"code": codes[0]})
    assert is_in(client)


def test_it_is_taken_away_by_the_present_password_and_another_s_is_not_found(client, with_passkey, device):
    password_given(client, "alice")
    show(client, device)
    address = reverse("people:remove-passkey", args=[Passkey.objects.get().pk])
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.post(address, {"present": PASSWORD}).status_code == 404
    client.post(address, {"present": "feil"})
    assert Passkey.objects.count() == 1
    assert client.post(address, {"present": PASSWORD})["Location"] == OWN
    assert not Passkey.objects.exists()
    assert Notice.objects.filter(to=with_passkey, kind="account.passkey-gone").count() == 1


def test_administrators_take_lost_passkeys_away_and_both_are_told(client, with_passkey):
    admin = MembershipFactory(role=Role.ADMIN).user
    other = MembershipFactory(role=Role.ADMIN).user
    MembershipFactory(user=with_passkey, role=Role.TRAINER)
    client.force_login(admin)
    client.post(
        reverse("admin:people_user_changelist"),
        {"action": "end_passkeys", "_selected_action": [with_passkey.pk]},
    )
    assert not Passkey.objects.exists()
    assert AuditEntry.objects.get(act="passkey.ended").by == admin
    assert Notice.objects.filter(to=with_passkey, kind="account.passkey-gone").exists()
    assert Notice.objects.filter(to=other, kind="administrators.changed").exists()


def test_what_is_asked_lasts_five_minutes(client, with_passkey, device):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        password_given(client, "alice")
        options = options_in(client.get(STEP))
        clock.shift(301)
        client.post(STEP, {"credential": device.show(options)})
    assert not is_in(client)


# Staff -----------------------------------------------------------------------------------------


def seen_as(client: Client) -> User | AnonymousUser:
    request = HttpRequest()
    request.session = client.session
    return get_user(request)


def test_staff_have_their_rights_by_password_alone_where_nothing_more_is_demanded(client):
    sara = MembershipFactory(user__username="sara").user
    password_given(client, "sara")
    assert access_of(seen_as(client)).has(Role.CASEWORKER)
    assert sara.comes_as_staff


def test_demanded_passkey_is_what_gives_staff_their_rights(client, settings, device):
    settings.STAFF_SECOND_FACTOR = True
    MembershipFactory(user__username="sara")
    assert password_given(client, "sara")["Location"] == OWN
    assert not access_of(seen_as(client)).has(Role.CASEWORKER)
    assert client.get(reverse("approval:desk")).status_code == 403
    assert "trenger også en passnøkkel" in client.get(OWN).content.decode()

    add(client, device)
    client.post("/logg-ut/")
    password_given(client, "sara")
    show(client, device)
    assert access_of(seen_as(client)).has(Role.CASEWORKER)
    assert client.get(reverse("approval:desk")).status_code == 200


def test_passkey_gives_staff_no_rights_where_passwords_give_none(client, settings, device):
    settings.STAFF_BY_PASSWORD = False
    MembershipFactory(user__username="sara")
    password_given(client, "sara")
    add(client, device)
    client.post("/logg-ut/")
    password_given(client, "sara")
    show(client, device)
    assert not access_of(seen_as(client)).has(Role.CASEWORKER)


@pytest.fixture
def caseworker(client, device):
    """The role table's caseworker, signed in by password and passkey."""
    built = world.build()
    user = built.users[CASEWORKER]
    user.set_password(PASSWORD)
    user.save()
    password_given(client, user.username)
    add(client, device)
    client.post("/logg-ut/")
    password_given(client, user.username)
    show(client, device)
    return built


def test_passkey_shows_anew_who_one_is_before_an_act_that_matters_to_others(client, caseworker, device):
    address = reverse("approval:export", kwargs={"file_format": "csv"})
    assert client.get(address)["Location"] == ANEW
    assert "passnøkkelen en gang til" in client.get(ANEW).content.decode()
    assert show(client, device, ANEW)["Location"] == "/logg-inn/bekreftet/"
    assert client.get(address).status_code == 200
    assert AuditEntry.objects.get(act="stepped_up").data["level"] == "passkey"


def test_device_that_does_not_make_sure_who_holds_it_shows_nothing_anew(client, caseworker, device):
    address = reverse("approval:export", kwargs={"file_format": "csv"})
    client.get(address)
    device.verifies = False
    assert "ikke kjent igjen" in show(client, device, ANEW).content.decode()
    assert client.get(address)["Location"] == ANEW


def test_passkey_is_enough_to_approve_where_a_password_is(client, caseworker, device):
    address = reverse("approval:approve", kwargs={"assignment": caseworker.assignment.uuid})
    assert client.post(address, {"x": "y"})["Location"] == ANEW
    assert show(client, device, ANEW)["Location"] == "/logg-inn/bekreftet/"
    assert client.post(address, {"x": "y"}).get("Location") != ANEW


def test_approving_takes_an_electronic_identity_where_a_password_is_not_enough(
    client, caseworker, device, settings
):
    address = reverse("approval:approve", kwargs={"assignment": caseworker.assignment.uuid})
    settings.HIGHEST_BY_PASSWORD = False
    assert client.post(address, {"x": "y"})["Location"] == ANEW
    page = client.get(ANEW)
    assert b"data-passkey" not in page.content
    client.post(ANEW, {"credential": "{}"})
    assert client.post(address, {"x": "y"})["Location"] == ANEW


def test_password_alone_approves_nothing_where_it_is_not_enough(client, settings):
    built = world.build()
    settings.HIGHEST_BY_PASSWORD = False
    client.force_login(built.users[CASEWORKER])
    address = reverse("approval:approve", kwargs={"assignment": built.assignment.uuid})
    assert client.post(address, {"x": "y"})["Location"] == ANEW
