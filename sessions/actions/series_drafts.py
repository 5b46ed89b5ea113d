"""The drafts that a series begins as."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from lms.dates import on_wall
from lms.people.actions.traces import audit
from lms.people.models import Organisation, User
from sessions.actions import holds, recurrence
from sessions.actions.planning import must_plan_for
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
from sessions.queries.conflicts import Plan, refuse_if_in_the_way
from sessions.rules.kinds import KINDS, USUAL
from sessions.rules.times import Span

DEFAULT_MINUTES = 180


@transaction.atomic
def draft_series(
    template: SeriesTemplate,
    *,
    organisation: Organisation,
    name: str,
    days: Sequence[date],
    weekdays: Sequence[int],
    starts_at: time,
    venue: Venue,
    trainers: Sequence[User],
    capacity: int,
    county_number: str,
    by: User,
) -> Series:
    """A proposal of a series on these very days, one for each gathering in order. Raises `VenueTooSmall` or
    `NotAllowed`."""
    must_plan_for(by, organisation, trainers)
    refuse_if_in_the_way([Plan(kind=USUAL, venue=venue, capacity=capacity)])
    first = template.gatherings.order_by("number").first()
    event = recurrence.weekly_event(
        organisation,
        title=name,
        first_day=days[0],
        weekdays=weekdays,
        begins=starts_at,
        minutes=first.minutes if first else DEFAULT_MINUTES,
    )
    return drafted(
        template,
        event=event,
        days=days,
        organisation=organisation,
        name=name,
        starts_on=days[0],
        weekdays=weekdays,
        starts_at=starts_at,
        venue=venue,
        trainers=trainers,
        capacity=capacity,
        county_number=county_number,
        by=by,
    )


def drafted(
    template: SeriesTemplate,
    *,
    event: int,
    days: Sequence[date],
    organisation: Organisation,
    name: str,
    starts_on: date,
    weekdays: Sequence[int],
    starts_at: time,
    venue: Venue | None,
    trainers: Sequence[User],
    capacity: int,
    county_number: str,
    meeting_link: str = "",
    staffing_reason: str = "",
    audience: str = Audience.EVERYONE,
    language: str = SpokenLanguage.NORWEGIAN,
    by: User,
) -> Series:
    """A series of drafts on these days, with the visits that its template requires."""
    everything = list(template.gatherings.order_by("number").prefetch_related("delivers", "due_before"))
    gatherings = [one for one in everything if not KINDS[SessionKind(one.kind)].is_in_home]
    series = Series.objects.create(
        organisation=organisation,
        template=template,
        name=name,
        starts_on=starts_on,
        weekdays=sorted(set(weekdays)),
        starts_at=starts_at,
        county_number=county_number,
        audience=audience,
        language=language,
        event_id=event,
        made_by=by,
    )
    now = timezone.now()
    for number, (gathering, day) in enumerate(zip(gatherings, days, strict=True), start=1):
        begins_at, ends_at = span_on(gathering, day, starts_at)
        session = TrainingSession.objects.create(
            kind=gathering.kind,
            organisation=organisation,
            series=series,
            number=number,
            title=gathering.title,
            period=DateTimeTZRange(begins_at, ends_at),
            taught_minutes=gathering.minutes if gathering.days > 1 else None,
            venue=venue,
            meeting_link=meeting_link,
            capacity=capacity,
            min_share=gathering.min_share,
            leaders_wanted=KINDS[SessionKind(gathering.kind)].leaders,
            staffing_reason=staffing_reason,
            changed_at=now,
            made_by=by,
        )
        session.delivers.set(gathering.delivers.all())
        session.due_before.set(gathering.due_before.all())
        holds.hold(session, trainers, holds=False, is_new=True)
    _require_visits(series, everything)
    audit("series.proposed", f"series:{series.uuid}", by=by, sessions=len(gatherings))
    return series


def _require_visits(series: Series, everything: Sequence[TemplateGathering]) -> None:
    """Keep the template's visits with the series, each after the gathering that it follows."""
    number = 0
    for one in everything:
        if not KINDS[SessionKind(one.kind)].is_in_home:
            number += 1
            continue
        visit = RequiredVisit.objects.create(
            series=series, after_number=number, title=one.title, minutes=one.minutes
        )
        visit.delivers.set(one.delivers.all())


def span_on(gathering: TemplateGathering, day: date, starts_at: time) -> Span:
    """When a gathering of a template is, begun on a day."""
    begins_at = on_wall(day, gathering.begins or starts_at)
    if gathering.days == 1 or gathering.ends is None:
        return begins_at, begins_at + timedelta(minutes=gathering.minutes)
    return begins_at, on_wall(day + timedelta(days=gathering.days - 1), gathering.ends)
