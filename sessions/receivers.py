"""What a change among people means for seats: one signal, one action."""

from functools import partial
from typing import Any

from django.db import transaction

from lms.people.models import FosterHome
from lms.people.signals import people_changed


def connect() -> None:
    people_changed.connect(free_seats, dispatch_uid="sessions.free_seats")


def free_seats(sender: object, homes: list[FosterHome], **_: Any) -> None:
    """Give back the seats of who left, once the change is committed.

    Not within its transaction: that one holds the persons' locks, and session rows are locked
    before persons. A sweep finds what a crash in between leaves behind.
    """
    from sessions.actions.homes import settle_home

    for home in homes:
        transaction.on_commit(partial(settle_home, home), robust=True)
