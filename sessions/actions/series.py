from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from lms.dates import OSLO, on_wall
from lms.people.actions.traces import audit
from lms.people.models import Organisation, User
from lms.people.rules import holds_a_full_date, names_a_person_by_number
from lms.refusals import NotAllowed
from sessions.actions import holds, recurrence
from sessions.actions.course_places import split_places
from sessions.actions.planning import locked, must_plan_for, publish_session
from sessions.actions.series_drafts import DEFAULT_MINUTES, drafted, span_on
from sessions.errors import NamesSomebody, NoRoomInTime, NotPlanned
from sessions.models import (
    Audience,
    RequiredVisit,
    Series,
    SeriesTemplate,
    SessionKind,
    SpokenLanguage,
    TemplateGathering,
    TrainingSession,
    Venue,
)
from sessions.queries.calendars import days_to_ask_for, school_holidays
from sessions.queries.conflicts import Known, Plan, of_time, plan_of, refuse_if_in_the_way
from sessions.queries.staffing import leaders_of
from sessions.rules.kinds import KINDS, USUAL
from sessions.rules.times import place, shifted

_HORIZON = timedelta(days=730)


@transaction.atomic
def propose_series(
    template: SeriesTemplate,
    *,
    organisation: Organisation,
    name: str,
    starts_on: date,
    weekdays: Sequence[int],
    starts_at: time,
    venue: Venue | None,
    trainers: Sequence[User],
    capacity: int,
    county_number: str = "",
    meeting_link: str = "",
    staffing_reason: str = "",
    audience: str = Audience.EVERYONE,
    language: str = SpokenLanguage.NORWEGIAN,
    by: User,
) -> Series:
    """Propose a series: drafts on the earliest weekdays that suit, past red days and school holidays, and
    past days on which its trainers or its room are taken, as `place` says.

    Nothing is held and nobody is told until it is published. Raises `NoRoomInTime` when two years
    do not hold it, `VenueTooSmall` or `NotAllowed`.
    """
    must_plan_for(by, organisation, trainers)
    refuse_if_in_the_way([Plan(kind=USUAL, venue=venue, capacity=capacity)])
    everything = list(template.gatherings.order_by("number").prefetch_related("delivers", "due_before"))
    gatherings = [one for one in everything if not KINDS[SessionKind(one.kind)].is_in_home]
    event = recurrence.weekly_event(
        organisation,
        title=name,
        first_day=starts_on,
        weekdays=weekdays,
        begins=starts_at,
        minutes=gatherings[0].minutes if gatherings else DEFAULT_MINUTES,
    )
    plan = Plan(kind=USUAL, venue=venue, trainers=trainers, staffing_reason=staffing_reason)
    days = _days_for(event, starts_on, gatherings, county_number, starts_at, plan)
    return drafted(
        template,
        event=event,
        days=days,
        organisation=organisation,
        name=name,
        starts_on=starts_on,
        weekdays=weekdays,
        starts_at=starts_at,
        venue=venue,
        trainers=trainers,
        capacity=capacity,
        county_number=county_number,
        meeting_link=meeting_link,
        staffing_reason=staffing_reason,
        audience=audience,
        language=language,
        by=by,
    )


@transaction.atomic
def describe_series(series: Series, *, name: str, audience: str, language: str, by: User) -> Series:
    """Let a series have another name, audience or language. Raises `NotAllowed`."""
    must_manage_series(by, series)
    series.name, series.audience, series.language = name, audience, language
    series.save(update_fields=["name", "audience", "language"])
    audit("series.described", f"series:{series.uuid}", by=by)
    return series


@dataclass(frozen=True)
class SessionSlot:
    """Where a drafted gathering is put: its id and its new beginning."""

    session: int
    begins_at: datetime


@transaction.atomic
def adjust_series(series: Series, *, slots: Sequence[SessionSlot], by: User) -> None:
    """Put drafted gatherings elsewhere in time; they keep their lengths. Raises `NotPlanned` for one
    that is no draft of this series."""
    must_manage_series(by, series)
    drafts = {one.pk: one for one in _locked_sessions(series) if one.status == one.Status.DRAFT}
    for slot in slots:
        session = drafts.get(slot.session)
        if session is None:
            raise NotPlanned
        begin = slot.begins_at.astimezone(OSLO)
        was = session.begins_at.astimezone(OSLO)
        span = shifted(
            (session.begins_at, session.ends_at), days=(begin.date() - was.date()).days, begins=begin.time()
        )
        session.period = DateTimeTZRange(*span)
        session.changed_at = timezone.now()
        session.save(update_fields=["period", "changed_at"])
        holds.hold(session, leaders_of(session), holds=False)
    audit("series.adjusted", f"series:{series.uuid}", by=by, sessions=len(slots))


@transaction.atomic
def publish_series(series: Series, *, by: User, slots: Sequence[SessionSlot] = ()) -> Series:
    """Publish every draft of a series, all or none; `slots` are put elsewhere first. Raises `NotPlanned`, or
    all that stands in the way at once: `InTheWay`, each at its gathering."""
    must_manage_series(by, series)
    drafts = [one for one in _locked_sessions(series) if one.status == one.Status.DRAFT]
    if not drafts:
        raise NotPlanned
    if slots:
        adjust_series(series, slots=slots, by=by)
        drafts = [one for one in _locked_sessions(series) if one.status == one.Status.DRAFT]
    refuse_drafts_in_the_way(drafts, by=by)
    for session in sorted(drafts, key=lambda one: one.begins_at):
        publish_session(session, by=by)
    series.status = Series.Status.PUBLISHED
    series.save(update_fields=["status"])
    audit("series.published", f"series:{series.uuid}", by=by)
    return series


def refuse_drafts_in_the_way(drafts: Sequence[TrainingSession], *, by: User) -> None:
    """Raises all that stands in the way of publishing these locked drafts together, each at its gathering;
    those of several series are named with theirs."""
    names = dict(Series.objects.filter(sessions__in=drafts).values_list("pk", "name"))
    leading = {one.pk: leaders_of(one) for one in drafts}
    holds.lock_for_staffing(
        [one.venue for one in drafts], [leader for leaders in leading.values() for leader in leaders]
    )
    in_order = sorted(drafts, key=lambda one: one.begins_at)
    plans = [
        plan_of(
            one,
            leading[one.pk],
            holds.modules_of(one.delivers.all()),
            title=f"{names[one.series_id]}: {one.title}" if len(names) > 1 and one.series_id else one.title,
        )
        for one in in_order
    ]
    refuse_if_in_the_way(plans, reader=by)


@transaction.atomic
def split_series(session: TrainingSession, *, name: str, by: User) -> Series:
    """Make a series of its own from one gathering and all that follow it; seats and times stand.
    Raises `NamesSomebody` where the name could point at a person."""
    if names_a_person_by_number(name) or holds_a_full_date(name):
        raise NamesSomebody
    session = locked(session)
    if session.series is None:
        raise NotPlanned
    series = session.series
    must_manage_series(by, series)
    rest = [one for one in _locked_sessions(series) if (one.number or 0) >= (session.number or 0)]
    part = Series.objects.create(
        organisation=series.organisation,
        template=series.template,
        split_from=series,
        name=name,
        status=series.status,
        starts_on=session.begins_at.astimezone(OSLO).date(),
        weekdays=series.weekdays,
        starts_at=series.starts_at,
        county_number=series.county_number,
        language=series.language,
        audience=series.audience,
        made_by=by,
    )
    TrainingSession.objects.filter(pk__in=[one.pk for one in rest]).update(series=part)
    split_places(series, part, rest)
    RequiredVisit.objects.filter(series=series, after_number__gte=session.number or 0).update(series=part)
    audit("series.split", f"series:{series.uuid}", by=by, into=str(part.uuid))
    return part


@transaction.atomic
def discard_series(series: Series, *, by: User) -> None:
    """Throw a proposal away that was never published. Raises `NotPlanned` once it was."""
    must_manage_series(by, series)
    if series.status != Series.Status.DRAFT or series.sessions.exclude(status="draft").exists():
        raise NotPlanned
    audit("series.discarded", f"series:{series.uuid}", by=by)
    event = series.event_id
    series.sessions.all().delete()
    series.delete()
    recurrence.drop_event(event)


def _days_for(
    event: int,
    starts_on: date,
    gatherings: Sequence[TemplateGathering],
    county_number: str,
    starts_at: time,
    plan: Plan,
) -> list[date]:
    horizon = starts_on + _HORIZON
    candidates = [begin.astimezone(OSLO).date() for begin in recurrence.beginnings(event, until=horizon)]
    closed = {*days_to_ask_for(starts_on, horizon), *school_holidays(starts_on, horizon, county_number)}
    known = Known.about([plan], within=(on_wall(starts_on, time(0)), on_wall(horizon, time(0))))

    def is_taken(number: int, day: date) -> bool:
        one = gatherings[number]
        wanted = replace(plan, kind=one.kind, span=span_on(one, day, starts_at))
        return bool(of_time(wanted, known, seeks_times=False))

    days = place(
        [day for day in candidates if day >= starts_on],
        [one.days_after_previous for one in gatherings],
        closed,
        lasting=[one.days for one in gatherings],
        is_taken=is_taken,
    )
    if days is None:
        raise NoRoomInTime
    return days


def _locked_sessions(series: Series) -> list[TrainingSession]:
    rows = TrainingSession.objects.filter(series=series).order_by("pk")
    return list(rows.select_for_update(no_key=True))


def must_manage_series(by: User, series: Series) -> None:
    """Raises `NotAllowed` unless `by` may plan a session of the series."""
    leads = TrainingSession.objects.filter(series=series).managed_by(by).exists()
    if not leads:
        raise NotAllowed
