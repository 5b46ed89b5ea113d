"""What a person chooses about their own messages."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lms.notices import kinds
from lms.notices.actions.sending import Status, move_on
from lms.notices.models import Notice, Preference
from lms.people.models import User


@transaction.atomic
def choose(person: User, *, declined: Collection[str], wants_letters: bool, digest: str = "") -> Preference:
    """Keep which categories a person does not want, whether letters replace e-mail, and how often mail
    comes."""
    optional = {category.value for category in kinds.OPTIONAL}
    preference, _ = Preference.objects.update_or_create(
        person=person,
        defaults={
            "declined": sorted(set(declined) & optional),
            "wants_letters": wants_letters,
            "digest": Preference.Digest(digest),
        },
    )
    return preference


@transaction.atomic
def pause(person: User) -> None:
    """Stop everything on its way to a person and send nothing more until they resume; no reason asked."""
    now = timezone.now()
    Preference.objects.update_or_create(person=person, defaults={"paused_at": now})
    waiting = Notice.objects.filter(to=person, status__in=[Status.QUEUED, Status.LETTER])
    for message in waiting.select_for_update().order_by("pk"):
        move_on(message, Status.HELD, "paused")


@transaction.atomic
def resume(person: User) -> None:
    """Send messages again from now on; what came meanwhile stays on the page."""
    Preference.objects.filter(person=person).update(paused_at=None)


@transaction.atomic
def erase(person: User, *, message_uuids: Collection[str] | None = None) -> int:
    """Delete a person's messages, all or these, at once; what is being sent goes with the next sweep."""
    own = Notice.objects.filter(to=person).exclude(status=Status.SENDING)
    if message_uuids is not None:
        own = own.filter(uuid__in=message_uuids)
    number = own.count()
    own.delete()
    return number


@transaction.atomic
def mark_read(person: User, *, at: datetime | None = None) -> None:
    """Note that the person has seen their messages."""
    Notice.objects.filter(to=person, read_at=None).exclude(status=Status.STOPPED).update(
        read_at=at or timezone.now()
    )
