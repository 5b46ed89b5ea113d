import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lms.people.actions.traces import audit
from lms.people.models import AuditEntry, User
from lms.undivided import attempt, forget, remembered, undivided
from tests.factories import UserFactory


def _usernames():
    return set(User.objects.values_list("username", flat=True))


def _twice(username):
    with transaction.atomic():
        UserFactory(username=username)
        UserFactory(username=username)


def _carol_and_bob_twice():
    UserFactory(username="carol")
    _twice("bob")


@pytest.mark.django_db(transaction=True)
def test_nothing_stands_of_what_breaks_off():
    UserFactory(username="alice")
    with pytest.raises(IntegrityError), undivided():
        _carol_and_bob_twice()
    assert _usernames() == {"alice"}


@pytest.mark.django_db(transaction=True)
def test_an_attempt_that_fails_takes_only_itself_back():
    with undivided():
        UserFactory(username="alice")
        with pytest.raises(IntegrityError), attempt():
            _twice("bob")
        UserFactory(username="carol")
    assert _usernames() == {"alice", "carol"}


@pytest.mark.django_db(transaction=True)
def test_actions_within_open_no_savepoints_until_the_end():
    with CaptureQueriesContext(connection) as captured, undivided(), transaction.atomic():
        UserFactory(username="alice")
    assert not [query for query in captured.captured_queries if "SAVEPOINT" in query["sql"]]
    assert connection.features.uses_savepoints


@pytest.mark.django_db(transaction=True)
def test_what_is_audited_stands_at_the_end_without_what_was_taken_back():
    def refused():
        audit("refused", "home:1", by=None)
        raise KeyError

    with undivided():
        audit("first", "home:1", by=None)
        with pytest.raises(KeyError), attempt():
            refused()
        audit("second", "home:1", by=UserFactory())
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == ["first", "second"]


@pytest.mark.django_db
def test_elsewhere_what_is_audited_stands_at_once():
    audit("first", "home:1", by=None)
    assert AuditEntry.objects.get().act == "first"


@pytest.mark.django_db(transaction=True)
def test_what_is_remembered_goes_with_what_was_taken_back_and_with_the_end():
    def refused():
        remembered("names")["bob"] = "Bob"
        raise KeyError

    with undivided():
        remembered("names")["alice"] = "Alice"
        assert remembered("names") == {"alice": "Alice"}
        with pytest.raises(KeyError), attempt():
            refused()
        assert remembered("names") == {}
        remembered("names")["carol"] = "Carol"
        forget("names")
        assert remembered("names") == {}
    assert remembered("names") is None
