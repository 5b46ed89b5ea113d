import pytest
from django.test import RequestFactory

from lms.people.errors import TooManyTries
from lms.people.models import AuditEntry
from lms.people.signin import sign_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "passord-for-test"


@pytest.fixture
def attempt(client, rf: RequestFactory):
    def go(name, password=PASSWORD, address="192.0.2.1"):
        request = rf.post("/", REMOTE_ADDR=address)
        request.session = client.session
        return sign_in(request, name=name, password=password)

    return go


@pytest.fixture(autouse=True)
def _empty_cache():
    from django.core.cache import cache

    cache.clear()


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
