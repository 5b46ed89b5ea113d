"""Counting tries: exact however many come at once, by window, and without telling who."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from lms.people.actions import throttling
from lms.people.models import Throttle
from lms.portal.actions.keeping import let_go


@pytest.mark.django_db(transaction=True)
@pytest.mark.parallel_database
def test_no_two_who_count_at_once_get_the_same_number():
    start, numbers = threading.Barrier(6), []

    def count() -> None:
        start.wait(10)
        for _ in range(10):
            numbers.append(throttling.count("caller", seconds=60))
        connection.close()

    hands = [threading.Thread(target=count) for _ in range(6)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(30)
    assert sorted(numbers) == list(range(1, 61))


@pytest.mark.django_db
class TestWindow:
    def test_count_starts_anew_once_the_window_of_the_first_has_passed(self):
        assert [throttling.count("door", seconds=60) for _ in range(2)] == [1, 2]
        Throttle.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
        assert [throttling.count("door", seconds=60) for _ in range(2)] == [1, 2]

    def test_later_tries_do_not_make_the_window_longer(self):
        throttling.count("door", seconds=60)
        ends_at = Throttle.objects.get().ends_at
        throttling.count("door", seconds=6000)
        assert Throttle.objects.get().ends_at == ends_at

    def test_past_windows_are_forgotten_and_open_ones_kept(self):
        throttling.count("old", seconds=-2 * 86400)
        throttling.count("new", seconds=60)
        assert let_go(only="browser-sessions") == 1
        assert throttling.count("new", seconds=60) == 2

    def test_neither_name_nor_address_can_be_read_from_what_is_kept(self):
        throttling.count("sign-in:name:kari@example.no", seconds=60)
        assert not Throttle.objects.filter(key__contains="kari").exists()
