"""Network days: the programme, what each has chosen, how many children come, what people thought."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from lms.dates import OSLO
from lms.people.actions.traces import audit
from lms.people.models import FosterParent, User
from lms.refusals import NotAllowed
from sessions.actions import notices
from sessions.actions.planning import locked, must_manage, subject_of
from sessions.actions.points import settle, take
from sessions.errors import NotOnRoster, NotPlanned, NotSignedUp
from sessions.errors.evaluations import NotToEvaluate
from sessions.errors.programme import (
    PointEndsFirst,
    PointOutsideDay,
    PointTooSmall,
    SeatFirst,
    SlotsOverlap,
)
from sessions.models import (
    AgendaChoice,
    AgendaItem,
    ChildrenCount,
    DayFeedback,
    Registration,
    TrainingSession,
)
from sessions.rules.evaluation import is_open
from sessions.rules.programme import Timed, Wrong, fault_in


@dataclass(frozen=True)
class AgendaPoint:
    """A point of a day's programme; points with the same slot run side by side. `pk` is that of the
    one it replaces, None for a new one; `capacity` is None where as many may come as to the day."""

    pk: int | None
    slot: int
    begins_at: time
    ends_at: time
    title: str
    room: str = ""
    materials: str = ""
    speaker: str = ""
    capacity: int | None = None


@transaction.atomic
def keep_agenda(session: TrainingSession, points: Sequence[AgendaPoint], *, by: User) -> None:
    """Let a network day have just these points; what people chose of those that stay is kept. Who has chosen
    something that is moved, or gone, is told; more places go to those who wait for them.

    Raises `NotPlanned` for other kinds, `PointOutsideDay`, `PointEndsFirst`, `SlotsOverlap`, `PointTooSmall`,
    or `NotAllowed`.
    """
    session = locked(session)
    must_manage(by, session)
    if not session.traits.has_programme:
        raise NotPlanned
    refuse_unless_sound(session, points)
    known = {item.pk: item for item in AgendaItem.objects.filter(session=session)}
    gone = known.keys() - {point.pk for point in points}
    moved = set(gone)
    concerned = set(_choosing(gone))
    AgendaItem.objects.filter(pk__in=gone).delete()
    for point in points:
        item = known.get(point.pk or 0) or AgendaItem(session=session)
        before = _where(item)
        is_elsewhere = item.pk and item.slot != point.slot
        item.slot, item.begins_at, item.ends_at = point.slot, point.begins_at, point.ends_at
        item.title, item.speaker, item.capacity = point.title, point.speaker, point.capacity
        item.room, item.materials = point.room, point.materials
        if item.pk and before != _where(item):
            moved.add(item.pk)
            concerned |= set(_choosing([item.pk]))
        if is_elsewhere:
            AgendaChoice.objects.filter(item=item).delete()
            item.taken = 0
        item.save()
    settle(session)
    audit("network_day.agenda", subject_of(session), by=by, points=len(points))
    if moved and session.is_published and session.begins_at > timezone.now():
        notices.programme_changed(session, User.objects.filter(pk__in=concerned).order_by("pk"))


@transaction.atomic
def choose_points(
    registration: Registration, items: Collection[AgendaItem], *, by: User
) -> list[AgendaChoice]:
    """Choose one of the points of each slot; the newest choice holds. Where a point has no place left one
    waits for it, and keeps what one had in that slot until it is one's turn. Returns what one waits for.

    Raises `SeatFirst`, `NotSignedUp`, or `NotAllowed` for anybody but the person or for points of another
    day.
    """
    if registration.person_id != by.pk or any(one.session_id != registration.session_id for one in items):
        raise NotAllowed
    session = locked(registration.session)
    registration = Registration.objects.select_related("session").get(pk=registration.pk)
    if not registration.is_live:
        raise NotSignedUp
    if registration.status != Registration.Status.REGISTERED:
        raise SeatFirst
    now = timezone.now()
    of_slot = {item.slot: item.pk for item in items}
    chosen = []
    for pk in sorted(of_slot.values()):
        item = AgendaItem.objects.get(pk=pk)
        chosen.append(take(registration, item, at=now))
    settle(session)
    return [one for one in chosen if one.status == AgendaChoice.Status.WAITING]


def refuse_unless_sound(session: TrainingSession, points: Sequence[AgendaPoint]) -> None:
    """Raises `PointTooSmall`, `PointOutsideDay`, `PointEndsFirst` or `SlotsOverlap` for the first
    point that has anything the matter with it."""
    taken = dict(AgendaItem.objects.filter(session=session).values_list("pk", "taken"))
    for point in points:
        if point.capacity is not None and point.capacity < taken.get(point.pk or 0, 0):
            raise PointTooSmall(point.title, taken[point.pk or 0])
    opens, closes = session.begins_at.astimezone(OSLO), session.ends_at.astimezone(OSLO)
    is_one_day = opens.date() == closes.date()
    fault = fault_in(
        [Timed(one.title, one.slot, one.begins_at, one.ends_at) for one in points],
        opens=opens.time() if is_one_day else None,
        closes=closes.time() if is_one_day else None,
    )
    if fault is None:
        return
    if fault.wrong is Wrong.ENDS_FIRST:
        raise PointEndsFirst(fault.title)
    if fault.wrong is Wrong.OUTSIDE:
        raise PointOutsideDay(fault.title, f"{opens:%H:%M}", f"{closes:%H:%M}")
    raise SlotsOverlap(fault.title, fault.other)


def _choosing(items: Collection[int]) -> list[int]:
    """Those (users, ids) who have a place at these points, or wait for one."""
    return list(AgendaChoice.objects.filter(item__in=items).values_list("registration__person", flat=True))


def _where(item: AgendaItem) -> tuple[object, ...]:
    return item.slot, item.begins_at, item.ends_at, item.title, item.room


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
    """Say what one thought of a day, from 1 to 5, for two weeks; the newest answer holds.

    Raises `NotPlanned` for what is no such day, `NotToEvaluate`, or `NotOnRoster`.
    """
    now = at or timezone.now()
    if not session.traits.has_programme or not session.is_published:
        raise NotPlanned
    if not is_open(session.ends_at, at=now):
        raise NotToEvaluate
    if not Registration.objects.filter(session=session, person=by).coming().exists():
        raise NotOnRoster
    feedback, _ = DayFeedback.objects.update_or_create(
        session=session,
        person=by,
        defaults={"content": content, "meeting_others": meeting_others, "at": now},
    )
    return feedback
