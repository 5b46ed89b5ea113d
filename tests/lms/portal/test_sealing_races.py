"""A number is given before its transaction commits: sealing, and what others write meanwhile, over real
connections."""

import time
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from lms.portal.actions.sealing import seal
from lms.portal.models import ChainBlock, ChainPosition
from tests.lms.portal.test_chains import AUDIT, an_act, checked

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]


def sealed() -> list[list[int]]:
    blocks = ChainBlock.objects.filter(source=AUDIT.table).order_by("number")
    return [[int(key) for key in block.keys] for block in blocks]


def a_minute_passes() -> None:
    ChainPosition.objects.update(marked_at=timezone.now() - timedelta(minutes=2))


def seal_beside() -> None:
    seal(AUDIT)
    connection.close()


def test_a_slow_transaction_is_sealed_after_quicker_ones_that_have_higher_numbers():
    written, may_commit = Event(), Event()
    slow: list[int] = []

    def write_slowly() -> None:
        with transaction.atomic():
            slow.append(an_act().pk)
            written.set()
            may_commit.wait(20)
        connection.close()

    thread = Thread(target=write_slowly)
    thread.start()
    assert written.wait(20)
    quick = an_act().pk
    for _ in range(4):
        seal(AUDIT)
        a_minute_passes()
    assert ChainPosition.objects.get(source=AUDIT.table).floor is None
    may_commit.set()
    thread.join(20)
    for _ in range(4):
        seal(AUDIT)
        a_minute_passes()
    assert slow[0] < quick
    assert sealed() == [[quick], slow]
    deadline = time.monotonic() + 120
    while (floor := ChainPosition.objects.get(source=AUDIT.table).floor) is None:
        assert time.monotonic() < deadline, "what others have under way on the server holds the floor back"
        time.sleep(0.2)
        seal(AUDIT)
        a_minute_passes()
    assert floor == quick
    assert checked() == []


def test_two_who_seal_at_once_seal_each_row_once():
    kept = [an_act().pk for _ in range(5)]
    threads = [Thread(target=seal_beside) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sealed() == [kept]
