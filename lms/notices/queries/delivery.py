"""What is known of whether messages reach a person."""

from lms.notices.models import Notice
from lms.people.models import User

Status = Notice.Status
_TRIED = [Status.SENT, Status.UNCERTAIN, Status.FAILED]


def last_message(person: User, *, kind: str, about: str) -> Notice | None:
    """The last message of a kind about a thing to a person; one query."""
    found = Notice.objects.filter(to=person, kind=kind, about=about)
    return found.order_by("made_at", "pk").last()


def is_unreachable(person: User) -> bool:
    """Whether the last mail to the address that a person has now could not be delivered; one query."""
    tried = Notice.objects.filter(to=person, status__in=_TRIED)
    if person.email_changed_at:
        tried = tried.filter(made_at__gte=person.email_changed_at)
    last = tried.order_by("made_at", "pk").values_list("status", flat=True).last()
    return last == Status.FAILED
