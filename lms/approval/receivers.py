"""One signal from below, one action here."""

from typing import Any

from lms.approval import actions
from lms.people.models import FosterHome


def follow_people(sender: object, *, homes: list[FosterHome], **_: Any) -> None:
    actions.follow_homes(homes)


def follow_progress(sender: object, *, persons: list[int], **_: Any) -> None:
    actions.follow_evidence(persons)
