import ast
from contextlib import suppress

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.test import RequestFactory

from lms.people.actions.sign_in import sign_in
from lms.people.errors import TooManyTries
from lms.people.models import AuditEntry, User
from tests.factories import UserFactory
from tests.test_architecture import python_files, relative

pytestmark = pytest.mark.django_db
PASSWORD = "passord-for-test"


@pytest.fixture
def attempt(client, rf: RequestFactory):
    def go(name, password=PASSWORD, address="192.0.2.1", device=None):
        request = rf.post("/", REMOTE_ADDR=address)
        if device:
            request.COOKIES.update(device)
        request.session = client.session
        return sign_in(request, name=name, password=password)

    return go


def test_user_name_and_e_mail_both_sign_in(attempt):
    alice = UserFactory(username="alice", email="Alice@example.no")
    assert attempt("alice") == alice
    assert attempt("ALICE@EXAMPLE.NO") == alice


@pytest.mark.parametrize("typed", ["bjørn", "Bjørn", "bjørn\u200b", "ｂｊørn", " bjørn "])
def test_user_name_is_known_however_it_is_spelt(attempt, typed):
    bjorn = UserFactory(username="Bjørn")
    assert attempt(typed) == bjorn


def test_decomposed_letters_are_the_same_letters(attempt):
    asa = UserFactory(username="åsa", email="aasa@example.no")
    assert attempt("a\u030asa") == asa


@pytest.mark.parametrize("typed", ["ıngrid@example.no", "ingrıd@example.no", "ıngrid"])
def test_letter_that_only_looks_alike_is_another_name(attempt, typed):
    UserFactory(username="ingrid", email="ingrid@example.no")
    assert attempt(typed) is None


def test_a_wrong_password_signs_nobody_in(attempt):
    UserFactory(username="alice")
    assert attempt("alice", "feil") is None


def test_someone_switched_off_cannot_sign_in(attempt):
    UserFactory(username="alice", is_active=False)
    assert attempt("alice") is None


def test_too_many_failures_for_one_name_are_stopped_wherever_they_come_from(attempt, settings):
    UserFactory(username="alice")
    for n in range(settings.SIGN_IN_TRIES):
        assert attempt("alice", "feil", address=f"192.0.2.{n + 10}") is None
    with pytest.raises(TooManyTries):
        attempt("alice", PASSWORD, address="192.0.2.99")


def test_too_many_failures_from_one_address_are_stopped_whatever_the_name(attempt, settings):
    UserFactory(username="alice")
    for n in range(10 * settings.SIGN_IN_TRIES):
        assert attempt(f"ukjent{n}") is None
    with pytest.raises(TooManyTries):
        attempt("alice")


def test_signing_in_does_not_clear_what_an_address_has_failed(attempt, settings):
    UserFactory(username="alice")
    for n in range(10 * settings.SIGN_IN_TRIES):
        attempt(f"ukjent{n}")
        if n == 5:
            assert attempt("alice") is not None
    with pytest.raises(TooManyTries):
        attempt("alice")


def test_signing_in_starts_the_count_again_and_is_audited(attempt, settings):
    alice = UserFactory(username="alice")
    for _ in range(settings.SIGN_IN_TRIES - 1):
        attempt("alice", "feil")
    assert attempt("alice") == alice
    assert attempt("alice", "feil") is None
    assert AuditEntry.objects.get(act="signed_in").by == alice


SPELLINGS = [
    "alice",
    "Alice",
    "ALICE@example.no",
    "a\u200blice@example.no",
    " ａｌｉｃｅ",
    "alice@EXAMPLE.no",
]


def test_tries_are_counted_for_the_person_however_the_name_is_spelt(attempt, settings):
    UserFactory(username="alice", email="alice@example.no")
    for n in range(settings.SIGN_IN_TRIES):
        assert attempt(SPELLINGS[n % len(SPELLINGS)], "feil") is None
    for name in SPELLINGS:
        with pytest.raises(TooManyTries):
            attempt(name)


def test_wait_grows_with_each_wrong_try_and_a_try_while_waiting_does_not_make_it_longer(attempt, settings):
    UserFactory(username="alice")
    waits = []
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False) as clock:
        for _ in range(settings.SIGN_IN_TRIES - 1):
            attempt("alice", "feil")
        for _ in range(8):
            assert attempt("alice", "feil") is None
            for _ in range(3):
                with pytest.raises(TooManyTries) as refused:
                    attempt("alice")
            waits.append(refused.value.seconds)
            clock.shift(refused.value.seconds)
        assert waits == [15, 30, 60, 120, 240, 480, 900, 900]
        assert attempt("alice") is not None


def test_what_is_tried_from_everywhere_delays_the_owner_by_a_minute_at_most(attempt, settings):
    alice = UserFactory(username="alice")
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False) as clock:
        for n in range(10 * settings.SIGN_IN_TRIES):
            with suppress(TooManyTries):
                attempt("alice", "feil", address=f"10.0.{n}.1")
            clock.shift(61)
        assert attempt("alice", address="192.0.2.7") == alice


def test_known_device_goes_on_whatever_strangers_try(client, attempt, settings):
    alice = UserFactory(username="alice")
    client.post("/logg-inn/", {"name": "alice", "password": PASSWORD}, REMOTE_ADDR="192.0.2.7")
    device = {"known_device": client.cookies["known_device"].value}
    for n in range(10 * settings.SIGN_IN_TRIES + 5):
        with suppress(TooManyTries):
            attempt("alice" if n < 20 else f"ukjent{n}", "feil", address="192.0.2.7")
    with pytest.raises(TooManyTries):
        attempt("alice", address="192.0.2.7")

    assert attempt("alice", address="192.0.2.7", device=device) == alice


def test_known_device_is_known_for_its_own_person_alone_and_its_own_tries_count(client, attempt, settings):
    UserFactory(username="alice")
    bob = UserFactory(username="bob")
    client.post("/logg-inn/", {"name": "alice", "password": PASSWORD})
    device = {"known_device": client.cookies["known_device"].value}
    for _ in range(settings.SIGN_IN_TRIES):
        attempt("alice", "feil", device=device)
        attempt("bob", "feil", device=device)
    for name in ("alice", "bob"):
        with pytest.raises(TooManyTries):
            attempt(name, device=device)
    assert str(bob.uuid) not in str(device)


def test_device_that_others_use_too_is_not_remembered(client):
    UserFactory(username="alice")
    client.post("/logg-inn/", {"name": "alice", "password": PASSWORD, "is_shared_device": "on"})
    assert "known_device" not in client.cookies


def test_made_up_device_is_known_for_nobody(attempt, settings):
    UserFactory(username="alice")
    for _ in range(settings.SIGN_IN_TRIES):
        attempt("alice", "feil")
    with pytest.raises(TooManyTries):
        attempt("alice", device={"known_device": "eyJpZCI6ICJhIn0:1abc:xyz"})


def test_page_says_how_long_to_wait(client, settings):
    UserFactory(username="alice")
    for _ in range(settings.SIGN_IN_TRIES):
        client.post("/logg-inn/", {"name": "alice", "password": "feil"})
    answer = client.post("/logg-inn/", {"name": "alice", "password": PASSWORD})
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 15
    assert f"Vent {answer['Retry-After']} sekund" in answer.content.decode()


def test_password_longer_than_any_is_refused_before_it_is_hashed(attempt, monkeypatch):
    UserFactory(username="alice")
    monkeypatch.setattr(User, "check_password", lambda *_: pytest.fail("it was hashed"))
    assert attempt("alice", "x" * 4097) is None


def test_password_is_the_same_from_every_keyboard(attempt):
    alice = UserFactory(username="alice")
    alice.set_password("blåbær på fjellet")
    alice.save()
    assert attempt("alice", "bla\u030abær pa\u030a fjellet") == alice
    alice.password = make_password("bla\u030abær fra før")
    alice.save()
    assert attempt("alice", "bla\u030abær fra før") == alice


def test_who_shares_an_address_signs_in_by_user_name_and_the_address_says_nothing(client, db):
    ola, kari = (UserFactory(username=name, email="felles@example.no") for name in ("ola", "kari"))

    def let_in(name: str):
        client.post("/logg-ut/")
        client.post("/logg-inn/", {"name": name, "password": "passord-for-test"})
        return client.session.get("_auth_user_id")

    assert (let_in("ola"), let_in("kari")) == (str(ola.pk), str(kari.pk))
    assert let_in("felles@example.no") is None


def test_who_is_merely_invited_or_switched_off_does_not_stand_in_the_way_of_an_address(db):
    ola = UserFactory(email="felles@example.no")
    invited, gone = UserFactory(email="felles@example.no"), UserFactory(email="felles@example.no")
    invited.set_unusable_password()
    invited.save()
    gone.is_active = False
    gone.save()
    assert User.objects.known_as("felles@example.no").get() == ola


def test_a_user_name_that_is_somebody_s_address_belongs_to_whose_name_it_is(db):
    named = UserFactory(username="felles@example.no", email="")
    UserFactory(email="felles@example.no")
    assert User.objects.known_as("felles@example.no").get() == named


# Each asks for what a person has beside the password, or is that step itself, or comes from a provider.
SIGNS_IN = {
    "lms/people/actions/second_step.py",
    "lms/people/actions/sign_in.py",
    "lms/people/actions/sign_ins.py",
}


def test_nobody_is_signed_in_past_the_second_step():
    found = {
        relative(path)
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"login", "auth.login", "auth_login"}
    }
    assert found == SIGNS_IN
