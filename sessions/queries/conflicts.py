"""What stands in the way of sessions: one answer for pages and for booking.

What is merely worth knowing about a day, that it is red or a school holiday, is `calendars.day_notes`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from lms.dates import OSLO, oslo_day
from lms.look.form_fields import dated
from lms.people.models import User
from sessions.errors import (
    Busy,
    NotCompetent,
    SessionsError,
    TrainerBusy,
    TwoLeadersNeeded,
    VenueBusy,
    VenueTooSmall,
)
from sessions.errors.days import OneDayOnly
from sessions.errors.in_the_way import InTheWay
from sessions.errors.trainers import TrainerAway, TrainerBusyElsewhere, TrainerOutsideHours, TrainerTravels
from sessions.models import (
    Competence,
    SessionKind,
    StaffingReason,
    TrainerAssignment,
    TrainerHours,
    TrainingSession,
    Venue,
    VenueBooking,
)
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.staffing import trainers_for
from sessions.queries.trainers import said_of
from sessions.rules.kinds import KINDS, USUAL, Traits
from sessions.rules.times import LONGEST_DAY, WEEKS_AROUND, Span, nearest_free, outside_hours, overlaps

_DAYS_AROUND = timedelta(days=15)
_WEEKS_AROUND = timedelta(weeks=WEEKS_AROUND, days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A session as it is wanted; what is not known yet is left out and not asked for.

    `span` is when. `modules` are those that it delivers parts of, by uuid. `session` is the one that is
    planned or changed, `apart_from` others (ids) that will be elsewhere by then: the time that these hold
    does not count. With a `staffing_reason` it may be led by fewer or by somebody new; absences and hours
    give way when that is agreed with the trainer, other sessions never do. `title` and `number` are what a
    gathering of a series is called.
    """

    kind: str
    span: Span | None = None
    venue: Venue | None = None
    capacity: int = 0
    trainers: Sequence[User] = ()
    leaders_wanted: int = 0
    modules: Collection[UUID] = ()
    staffing_reason: str = ""
    session: int | None = None
    apart_from: Collection[int] = ()
    title: str = ""
    number: int | None = None

    @property
    def name(self) -> str:
        """What names it among others: number, title, and its day with the weekday."""
        is_numbered = self.number is not None and str(self.number) not in self.title
        title = f"{self.number}. {self.title}" if is_numbered else self.title
        day = dated(self.span[0].astimezone(OSLO), "l j. F") if self.span else ""
        return ", ".join(filter(None, (title, day)))

    @property
    def traits(self) -> Traits:
        return KINDS[SessionKind(self.kind)]

    @property
    def minds_absences(self) -> bool:
        return self.staffing_reason != StaffingReason.AGREED

    def counts(self, session: int) -> bool:
        """Whether the time that a session (id) holds counts."""
        return session != self.session and session not in self.apart_from


def plan_of(
    session: TrainingSession, trainers: Sequence[User], modules: Iterable[UUID], **given: Any
) -> Plan:
    """A session as it stands, led by these, as a plan; `given` goes before what it says itself."""
    standing = {
        "kind": session.kind,
        "span": (session.begins_at, session.ends_at),
        "venue": session.venue,
        "capacity": session.capacity,
        "trainers": trainers,
        "leaders_wanted": session.leaders_wanted,
        "modules": frozenset(modules),
        "staffing_reason": session.staffing_reason,
        "session": session.pk,
        "title": session.title,
        "number": session.number,
    }
    return Plan(**standing | given)


def plan_from(wanted: Mapping[str, Any], session: TrainingSession | None = None) -> Plan:
    """The plan in a form that may be half filled in: what is there of kind, begins_at, ends_at, venue,
    capacity, trainers, part and staffing_reason; `session` is the one being changed."""
    begins_at, ends_at = wanted.get("begins_at"), wanted.get("ends_at")
    trainers, part = list(wanted.get("trainers") or ()), wanted.get("part")
    kind = SessionKind(session.kind if session else wanted.get("kind") or USUAL)
    of_part = [part.module_id] if part else []
    modules = list(session.delivers.values_list("module", flat=True)) if session else of_part
    leaders = session.leaders_wanted if session else KINDS[kind].leaders
    return Plan(
        kind=kind,
        span=(begins_at, ends_at) if begins_at and ends_at else None,
        venue=wanted.get("venue"),
        capacity=wanted.get("capacity") or 0,
        trainers=trainers,
        leaders_wanted=leaders if trainers else 0,
        modules=frozenset(modules),
        staffing_reason=wanted.get("staffing_reason") or "",
        session=session.pk if session else None,
    )


def conflicts_of(
    plans: Sequence[Plan], *, seeks_times: bool = True, reader: User | None = None
) -> list[list[SessionsError]]:
    """What stands in the way of each plan, as the refusals that booking raises, first one first.

    Plans asked about together are in one another's way, as though all others were booked already. A
    trainer or venue that is taken comes with the nearest free beginnings, unless they are not sought, and for
    a reader with the sessions in the way that they may see. A fixed number of queries.
    """
    known = Known.about(plans)
    found = [[*_of_staffing(plan, known), *of_time(plan, known, seeks_times=seeks_times)] for plan in plans]
    if reader is not None:
        _name_sessions([one for errors in found for one in errors if isinstance(one, Busy)], reader)
    return found


def refuse_if_in_the_way(
    plans: Sequence[Plan], *, only: type[SessionsError] = SessionsError, reader: User | None = None
) -> None:
    """Raises what stands in the way of a plan, of this kind: the first thing, which tells of the others; or
    of many plans: `InTheWay` with all, each at what it is in the way of."""
    found = [
        (plan, [one for one in errors if isinstance(one, only)])
        for plan, errors in zip(plans, conflicts_of(plans, reader=reader), strict=True)
    ]
    found = [(plan, errors) for plan, errors in found if errors]
    if len(plans) == 1 and found:
        first, *rest = found[0][1]
        first.also = rest
        raise first
    if found:
        raise InTheWay([(plan.name, errors) for plan, errors in found])


def _name_sessions(errors: Sequence[Busy], reader: User) -> None:
    ids = {session for error in errors for session in error.sessions}
    seen = TrainingSession.objects.visible_to(reader).filter(pk__in=ids).select_related("series")
    names = {one.pk: _named(one) for one in seen}
    for error in errors:
        error.named = [names[session] for session in error.sessions if session in names]


def _named(session: TrainingSession) -> str:
    begin, end = session.begins_at.astimezone(OSLO), session.ends_at.astimezone(OSLO)
    course = f" ({session.series.name})" if session.series else ""
    return f"«{session.title}»{course}, {dated(begin, 'D j. F')} {begin:%H:%M}–{end:%H:%M}"


def free_colleagues(session: TrainingSession) -> list[User]:
    """The trainers of the session's service who do not lead it and in whose way nothing stands, none of
    them asked to come when away; by name."""
    leads = TrainerAssignment.objects.filter(session=session, withdrawn_at=None).values("trainer")
    colleagues = list(trainers_for(session.organisation).exclude(pk__in=leads).distinct())
    modules = frozenset(session.delivers.values_list("module", flat=True))
    found = conflicts_of(
        [
            plan_of(session, [one], modules, venue=None, leaders_wanted=1, staffing_reason="")
            for one in colleagues
        ],
        seeks_times=False,
    )
    return [one for one, conflicts in zip(colleagues, found, strict=True) if not conflicts]


def travel_minutes(kind: str) -> int:
    """The travel that a session of this kind asks of its trainers; online there is none."""
    return 0 if KINDS[SessionKind(kind)].is_online else settings.TRAVEL_BUFFER_MINUTES


@dataclass(frozen=True, slots=True)
class _Hold:
    """The time that a session (id, None for one that is not kept yet) holds of somebody or something:
    `span` with its own buffers, `period` without."""

    session: int | None
    span: Span
    period: Span


@dataclass(slots=True)
class Known:
    """All that is known of these trainers and venues around the times wanted, by their ids. `plans` are
    those that are in one another's way."""

    plans: Sequence[Plan]
    held: dict[int, list[_Hold]] = field(default_factory=dict)
    away: dict[int, list[Span]] = field(default_factory=dict)
    busy: dict[int, list[Span]] = field(default_factory=dict)
    hours: dict[int, TrainerHours] = field(default_factory=dict)
    booked: dict[int, list[_Hold]] = field(default_factory=dict)
    competence: dict[int, set[UUID]] = field(default_factory=dict)

    @classmethod
    def about(cls, plans: Sequence[Plan], *, within: Span | None = None) -> "Known":
        """What is known of those in these plans, around their times, or within a time."""
        known = cls(plans)
        trainers = {trainer.pk for plan in plans for trainer in plan.trainers}
        for trainer, module in Competence.objects.filter(trainer__in=trainers).values_list(
            "trainer", "module"
        ):
            known.competence.setdefault(trainer, set()).add(module)
        windows = [within] if within else [around(plan.span) for plan in plans if plan.span]
        if not windows:
            return known
        window = min(start for start, _ in windows), max(end for _, end in windows)
        known.held = _holds(
            TrainerAssignment.objects.filter(
                trainer__in=trainers, holds=True, busy__overlap=window
            ).values_list("trainer", "session", "busy", "session__period")
        )
        known.booked = _holds(
            VenueBooking.objects.filter(
                venue__in={plan.venue.pk for plan in plans if plan.venue}, holds=True, busy__overlap=window
            ).values_list("venue", "session", "busy", "session__period")
        )
        for trainer, period, is_busy in said_of(trainers, window):
            span = (period.lower, period.upper)  # of what is led here the own calendar may know as well
            if not is_busy or span not in {one.period for one in known.held.get(trainer, ())}:
                (known.busy if is_busy else known.away).setdefault(trainer, []).append(span)
        known.hours = {row.trainer_id: row for row in TrainerHours.objects.filter(trainer__in=trainers)}
        return known

    def calendars(self, plan: Plan, window: Span) -> list[list[Span]]:
        """When each trainer and the venue of a plan are taken in a window: other sessions with their buffers,
        and what trainers have said of absences and hours. Over nights the weekdays given count, the hours of
        the day do not."""
        found = []
        for trainer in plan.trainers:
            taken = [one.span for one in self._led(plan, trainer.pk)]
            if plan.minds_absences:
                taken += [*self.away.get(trainer.pk, ()), *self.busy.get(trainer.pk, ())]
                taken += self._when_not_asked(plan, trainer.pk, window)
            found.append(taken)
        if plan.venue:
            found.append([one.span for one in self.in_venue(plan, plan.venue.pk)])
        return found

    def why_not(self, plan: Plan, trainer: User, span: Span) -> tuple[type[TrainerBusy], list[int]] | None:
        """Why a trainer cannot lead at this time, with the sessions (ids) in the way; None if they can."""
        met = [one for one in self._led(plan, trainer.pk) if overlaps(span, one.span)]
        if met:
            is_there = any(overlaps(span, one.period) for one in met)
            return (TrainerBusy if is_there else TrainerTravels), _ids(met)
        if not plan.minds_absences:
            return None
        if any(overlaps(span, one) for one in self.away.get(trainer.pk, ())):
            return TrainerAway, []
        if any(overlaps(span, one) for one in self.busy.get(trainer.pk, ())):
            return TrainerBusyElsewhere, []
        not_asked = self._when_not_asked(plan, trainer.pk, span)
        return (TrainerOutsideHours, []) if any(overlaps(span, one) for one in not_asked) else None

    def in_venue(self, plan: Plan, venue: int) -> list[_Hold]:
        """What holds a venue, the time to tidy up before and after included."""
        tidying = timedelta(minutes=settings.VENUE_BUFFER_MINUTES)
        return _counted(plan, self.booked.get(venue, ()), tidying) + [
            _Hold(one.session, (one.span[0] - tidying, one.span[1] + tidying), one.span)
            for one in self._beside(plan)
            if one.span and one.venue and one.venue.pk == venue
        ]

    def _led(self, plan: Plan, trainer: int) -> list[_Hold]:
        travel = timedelta(minutes=travel_minutes(plan.kind))
        return _counted(plan, self.held.get(trainer, ()), travel) + [
            _Hold(
                one.session,
                (one.span[0] - timedelta(minutes=travel_minutes(one.kind)), one.span[1] + travel),
                one.span,
            )
            for one in self._beside(plan)
            if one.span and trainer in {leader.pk for leader in one.trainers}
        ]

    def _when_not_asked(self, plan: Plan, trainer: int, window: Span) -> list[Span]:
        hours = self.hours.get(trainer)
        if hours is None:
            return []
        is_over_nights = plan.span is not None and plan.span[1] - plan.span[0] > LONGEST_DAY
        return outside_hours(
            *window,
            weekdays=hours.weekdays,
            earliest=None if is_over_nights else hours.earliest,
            latest=None if is_over_nights else hours.latest,
        )

    def _beside(self, plan: Plan) -> list[Plan]:
        return [one for one in self.plans if one is not plan]


def _of_staffing(plan: Plan, known: Known) -> list[SessionsError]:
    """Too few days or leaders, too small a room, leaders new to what they lead; without a record: to none."""
    found: list[SessionsError] = []
    if plan.traits.lasts_days and plan.span and oslo_day(plan.span[0]) == oslo_day(plan.span[1]):
        found.append(OneDayOnly())
    if plan.venue and plan.venue.capacity < plan.capacity:
        found.append(VenueTooSmall(plan.venue.name))
    if plan.staffing_reason:
        return found
    if len(plan.trainers) < plan.leaders_wanted:
        found.append(TwoLeadersNeeded())
    if not plan.traits.is_in_home:
        found += [
            NotCompetent(trainer.name)
            for trainer in plan.trainers
            if trainer.pk in known.competence and not known.competence[trainer.pk].issuperset(plan.modules)
        ]
    return found


def of_time(plan: Plan, known: Known, *, seeks_times: bool) -> list[SessionsError]:
    """The trainers who are in another session or away then, and the venue if it is taken; no query."""
    span, venue = plan.span, plan.venue
    if span is None:
        return []
    busy = [(*why, one) for one in plan.trainers if (why := known.why_not(plan, one, span))]
    met = [one for one in known.in_venue(plan, venue.pk) if overlaps(span, one.span)] if venue else []
    if not busy and not met:
        return []
    nearest = _nearest(plan, span, known) if seeks_times else []
    found: list[SessionsError] = [why(trainer.name, nearest, ids) for why, ids, trainer in busy]
    if venue is not None and met:
        found.append(VenueBusy(venue.name, nearest, _ids(met)))
    return found


def _nearest(plan: Plan, span: Span, known: Known) -> list[datetime]:
    """The nearest beginnings at which everyone and everything asked for is free."""
    day = span[0].astimezone(OSLO).date()
    return nearest_free(
        span[0],
        span[1] - span[0],
        known.calendars(plan, around(span)),
        not_before=timezone.now(),
        closed=days_to_ask_for(day - _WEEKS_AROUND, day + _WEEKS_AROUND),
    )


def around(span: Span) -> Span:
    """The time in which free beginnings are sought for a session that is wanted then."""
    around = _DAYS_AROUND if span[0].date() == span[1].date() else _WEEKS_AROUND
    return span[0] - around, span[1] + around


def _holds(rows: Iterable[tuple[int, int, Any, Any]]) -> dict[int, list[_Hold]]:
    found: dict[int, list[_Hold]] = {}
    for whose, session, busy, period in rows:
        hold = _Hold(session, (busy.lower, busy.upper), (period.lower, period.upper))
        found.setdefault(whose, []).append(hold)
    return found


def _counted(plan: Plan, holds: Iterable[_Hold], buffer: timedelta) -> list[_Hold]:
    return [
        _Hold(one.session, (one.span[0], one.span[1] + buffer), one.period)
        for one in holds
        if one.session is None or plan.counts(one.session)
    ]


def _ids(holds: Iterable[_Hold]) -> list[int]:
    return list(dict.fromkeys(one.session for one in holds if one.session is not None))
