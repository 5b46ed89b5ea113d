"""A person whom a transaction has locked is not locked again in it, however many acts ask."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lms.people.queries import lock_accounts, lock_persons, locked_persons
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def alice():
    return UserFactory(username="alice")


def _locks(act):
    with CaptureQueriesContext(connection) as captured:
        act()
    return len([query for query in captured.captured_queries if "FOR NO KEY UPDATE" in query["sql"]])


@transaction.atomic
def _act(person):
    lock_persons([person.pk])


def test_acts_within_an_act_lock_a_person_once(alice):
    def within():
        with transaction.atomic():
            _act(alice)
            _act(alice)
            lock_accounts([alice.uuid])

    assert _locks(within) == 1


def test_only_those_who_are_not_held_are_locked(alice):
    bob = UserFactory(username="bob")

    def within():
        with transaction.atomic():
            lock_persons([alice.pk])
            lock_persons([alice.pk, bob.pk])
            lock_persons([bob.pk])

    assert _locks(within) == 2


def test_who_is_read_afresh_is_held_too(alice):
    def within():
        with transaction.atomic():
            assert locked_persons([alice.pk]) == [alice]
            _act(alice)

    assert _locks(within) == 1


def test_another_transaction_locks_again(alice):
    def one_after_another():
        _act(alice)
        _act(alice)

    assert _locks(one_after_another) == 2


def test_what_was_locked_in_a_savepoint_that_is_undone_is_locked_again(alice):
    def broken():
        with transaction.atomic():
            lock_persons([alice.pk])
            raise KeyError

    def within():
        with transaction.atomic():
            with pytest.raises(KeyError):
                broken()
            lock_persons([alice.pk])

    assert _locks(within) == 2
