"""One signal from below, one action here."""

from typing import Any

from django.dispatch import receiver

from courses.signals import progress_changed
from lms.approval.actions import merging
from lms.approval.actions.following import follow_evidence, follow_homes
from lms.approval.actions.signs import tell_of_signs
from lms.documents.signals import signs_lacking
from lms.people.models import FosterHome, User
from lms.people.signals import accounts_merged, people_changed


@receiver(people_changed, dispatch_uid="approval.people")
def follow_people(sender: object, *, homes: list[FosterHome], **_: Any) -> dict[str, int]:
    return {"proof_links": follow_homes(homes)}


@receiver(accounts_merged, dispatch_uid="approval.one_person")
def follow_the_person(sender: object, *, kept: User, merged: User, **_: Any) -> None:
    merging.follow(kept, merged)


@receiver(progress_changed, dispatch_uid="approval.progress")
def follow_progress(sender: object, *, persons: list[int], **_: Any) -> None:
    follow_evidence(persons)


@receiver(signs_lacking, dispatch_uid="approval.papers")
def follow_papers(sender: object, *, signs: set[str], **_: Any) -> None:
    tell_of_signs(signs)
