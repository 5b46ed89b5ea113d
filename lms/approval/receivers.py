"""One signal from below, one action here."""

from typing import Any

from lms.approval.actions.following import follow_evidence, follow_homes
from lms.approval.actions.signs import tell_of_signs
from lms.people.models import FosterHome


def follow_people(sender: object, *, homes: list[FosterHome], **_: Any) -> dict[str, int]:
    return {"proof_links": follow_homes(homes)}


def follow_progress(sender: object, *, persons: list[int], **_: Any) -> None:
    follow_evidence(persons)


def follow_papers(sender: object, *, signs: set[str], **_: Any) -> None:
    tell_of_signs(signs)
