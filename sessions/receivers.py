"""What a change among people means for seats and secrets: one signal, one action each."""

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from lms.people.models import FosterHome, FosterParent, Municipality, User
from lms.people.signals import accounts_merged, municipality_changed, people_changed
from sessions.actions import merging, municipalities
from sessions.actions.departures import settle_homes
from sessions.actions.feeds import renew_secrets_of


@receiver(accounts_merged, dispatch_uid="sessions.one_person")
def follow_the_person(sender: object, kept: User, merged: User, **_: Any) -> None:
    merging.follow(kept, merged)


@receiver(municipality_changed, dispatch_uid="sessions.municipalities")
def follow_the_municipality(
    sender: object, old: Municipality, news: list[Municipality], on: date, **_: Any
) -> None:
    municipalities.follow(old, news, on=on)


@receiver(people_changed, dispatch_uid="sessions.free_seats")
def free_seats(sender: object, homes: list[FosterHome], **_: Any) -> None:
    """Give back the seats of who left, once the change is committed.

    Not within its transaction: that one holds the persons' locks, and session rows are locked
    before persons. A sweep finds what a crash in between leaves behind.
    """
    transaction.on_commit(partial(settle_homes, homes), robust=True)


@receiver(people_changed, dispatch_uid="sessions.renew_secrets")
def renew_secrets(sender: object, homes: list[FosterHome], **_: Any) -> dict[str, int]:
    """Stop calendar addresses in the change's own transaction, when somebody got address protection
    or left. Tells how many."""
    if sender not in (User, FosterParent):
        return {}
    return {"calendars": renew_secrets_of(homes, all_adults=sender is User)}
