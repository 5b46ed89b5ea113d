"""Network days: the programme, what each has chosen, how many children come, what people thought."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import FosterParent, User
from lms.refusals import NotAllowed
from sessions.actions.planning import locked, must_manage, subject_of
from sessions.errors import NotOnRoster, NotPlanned, NotSignedUp
from sessions.models import (
    AgendaChoice,
    AgendaItem,
    ChildrenCount,
    DayFeedback,
    Registration,
    TrainingSession,
)


@dataclass(frozen=True)
class AgendaPoint:
    """A point of a day's programme; points with the same slot run side by side. `pk` is that of the
    one it replaces, None for a new one."""

    pk: int | None
    slot: int
    begins_at: time
    title: str
    room: str = ""
    materials: str = ""


@transaction.atomic
def keep_agenda(session: TrainingSession, points: Sequence[AgendaPoint], *, by: User) -> None:
    """Let a network day have just these points; what people chose of those that stay is kept.

    Raises `NotPlanned` for other kinds, or `NotAllowed`.
    """
    session = locked(session)
    must_manage(by, session)
    if not session.traits.has_programme:
        raise NotPlanned
    known = {item.pk: item for item in AgendaItem.objects.filter(session=session)}
    kept = {point.pk for point in points}
    AgendaItem.objects.filter(pk__in=known.keys() - kept).delete()
    for point in points:
        item = known.get(point.pk or 0) or AgendaItem(session=session)
        if item.pk and item.slot != point.slot:
            AgendaChoice.objects.filter(item=item).delete()
        item.slot, item.begins_at, item.title = point.slot, point.begins_at, point.title
        item.room, item.materials = point.room, point.materials
        item.save()
    audit("network_day.agenda", subject_of(session), by=by, points=len(points))


@transaction.atomic
def choose_points(registration: Registration, items: Collection[AgendaItem], *, by: User) -> None:
    """Choose one of the points of each slot; the newest choice holds.

    Raises `NotSignedUp`, or `NotAllowed` for anybody but the person or for points of another day.
    """
    if registration.person_id != by.pk or any(one.session_id != registration.session_id for one in items):
        raise NotAllowed
    if not Registration.objects.filter(pk=registration.pk).live().exists():
        raise NotSignedUp
    AgendaChoice.objects.filter(registration=registration).delete()
    by_slot = {item.slot: item for item in items}
    AgendaChoice.objects.bulk_create(
        AgendaChoice(registration=registration, item=item, slot=slot) for slot, item in by_slot.items()
    )


@transaction.atomic
def keep_children(registration: Registration, counts: Mapping[str, int], *, by: User) -> None:
    """Say how many children of each age band come along; never who they are.

    Raises `NotSignedUp` or `NotAllowed`.
    """
    booking = registration.booking
    is_adult = booking.home_id is not None and (
        FosterParent.objects.filter(home=booking.home_id, user=by).current().exists()
    )
    if registration.person_id != by.pk and not is_adult:
        raise NotAllowed
    if not Registration.objects.filter(pk=registration.pk).live().exists():
        raise NotSignedUp
    ChildrenCount.objects.filter(booking=booking).delete()
    ChildrenCount.objects.bulk_create(
        ChildrenCount(booking=booking, band=band, number=number)
        for band, number in counts.items()
        if number > 0
    )


@transaction.atomic
def give_feedback(
    session: TrainingSession,
    *,
    content: int,
    meeting_others: int,
    by: User,
    at: datetime | None = None,
) -> DayFeedback:
    """Say what one thought of a day, from 1 to 5; the newest answer holds.

    Raises `NotPlanned` before the day is over, or `NotOnRoster`.
    """
    now = at or timezone.now()
    if not session.traits.has_programme or not session.is_published or session.ends_at > now:
        raise NotPlanned
    if not Registration.objects.filter(session=session, person=by).coming().exists():
        raise NotOnRoster
    feedback, _ = DayFeedback.objects.update_or_create(
        session=session,
        person=by,
        defaults={"content": content, "meeting_others": meeting_others, "at": now},
    )
    return feedback
