"""Asking the service for a gathering that is missing, and answering."""

from django.db import transaction
from django.utils import timezone

from courses.models import Part
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.people.queries import home_of
from lms.refusals import NotAllowed
from sessions.actions import notices
from sessions.errors.courses import AskedAlready
from sessions.models import GatheringRequest

Outcome = GatheringRequest.Outcome


@transaction.atomic
def ask_for_gathering(part: Part, *, by: User) -> GatheringRequest:
    """Ask the service that trains one's home for a gathering with this part. Raises `AskedAlready`, or
    `NotAllowed` for who lives in no home that a service trains or has registered."""
    home = home_of(by)
    service = (home.trained_by or home.registered_by) if home else None
    if home is None or service is None:
        raise NotAllowed
    made, is_new = GatheringRequest.objects.get_or_create(
        home=home,
        part=part,
        outcome=Outcome.OPEN,
        defaults={"organisation": service, "asked_by": by, "asked_at": timezone.now()},
    )
    if not is_new:
        raise AskedAlready
    audit("gathering.asked_for", f"home:{home.uuid}", by=by, part=str(part.pk))
    return made


@transaction.atomic
def answer_requests(part: Part, *, outcome: str, by: User) -> int:
    """Say of all that was asked for about a part, as far as `by` sees it, that it is planned or put aside;
    those who asked hear that there is an answer. Returns how many; raises `NotAllowed` where it is none."""
    waiting = GatheringRequest.objects.visible_to(by).open().filter(part=part)
    locked = waiting.select_for_update(of=("self",)).order_by("pk")
    rows = list(locked.select_related("asked_by", "organisation"))
    if not rows:
        raise NotAllowed
    GatheringRequest.objects.filter(pk__in=[one.pk for one in rows]).update(
        outcome=outcome, answered_at=timezone.now()
    )
    for one in rows:
        if one.asked_by is not None:
            notices.request_answered(one.asked_by, one.organisation)
    audit("gathering.answered", f"part:{part.pk}", by=by, outcome=outcome, homes=len(rows))
    return len(rows)
