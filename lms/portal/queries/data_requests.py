"""What people have asked of what is kept about them: their own, an office's, and the limits that hold."""

from collections.abc import Sequence

from lms.people.models import FosterHome, FosterParent, User
from lms.portal.models import DataRequest
from lms.portal.models.data_requests import DataRequestQuerySet

_ANSWERED = 30


def own_requests(person: User) -> Sequence[DataRequest]:
    """What a person has asked for, the newest first; one query."""
    return list(
        DataRequest.objects.filter(person=person).select_related("organisation").order_by("-asked_at", "-pk")
    )


def requests_for(user: User) -> DataRequestQuerySet:
    """What the user's office, or an administrator, is to answer or has answered."""
    found = DataRequest.objects.answered_by_office_of(user)
    return found.select_related("person", "organisation", "answered_by")


def waiting(user: User) -> Sequence[DataRequest]:
    """What waits for an answer, the first due first; one query beside what the user is to which office."""
    return list(requests_for(user).open().order_by("due_on", "pk"))


def answered(user: User) -> Sequence[DataRequest]:
    """What was answered last; one query."""
    return list(requests_for(user).exclude(answered_at=None).order_by("-answered_at", "-pk")[:_ANSWERED])


def limits_on(home: FosterHome) -> Sequence[DataRequest]:
    """The limits that hold for what is kept about the adults of a home; one query."""
    adults = FosterParent.objects.filter(home=home).current().values("user")
    limits = DataRequest.objects.limiting().filter(person__in=adults)
    return list(limits.select_related("person").order_by("answered_at", "pk"))
