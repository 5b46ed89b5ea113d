"""A series as those who plan it see it: its gatherings in order, with what stands in the way."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.dates import OSLO, on_wall
from lms.people.models import User
from sessions.errors import SessionsError
from sessions.models import Series, TrainerAssignment, TrainingSession
from sessions.queries.calendars import day_notes, days_to_ask_for, school_holidays
from sessions.queries.conflicts import Known, conflicts_of, of_time, plan_of
from sessions.queries.series_preview import gaps_in, order_notes
from sessions.rules.times import overlaps, shifted


@dataclass(frozen=True)
class Planned:
    """One gathering of a series: the session, who leads it, and what stands in the way: in words, or
    as the refusal that booking would give."""

    session: TrainingSession
    leaders: list[str]
    day: date
    week: int
    in_the_way: list[str | SessionsError] = field(default_factory=list)


def gatherings_of(series: Series, *, reader: User | None = None) -> list[Planned]:
    """The standing gatherings of a series in order of time, with the sessions in their way as far as a reader
    may see them; thirteen queries whatever their number."""
    sessions = list(
        TrainingSession.objects.filter(series=series)
        .standing()
        .select_related("venue__municipality", "organisation", "series")
        .prefetch_related("trainer_assignments__trainer", "delivers")
        .in_order()
    )
    if not sessions:
        return []
    leading = {
        session.pk: [row for row in session.trainer_assignments.all() if row.withdrawn_at is None]
        for session in sessions
    }
    trouble = _trouble(series, sessions, leading, reader)
    return [
        Planned(
            session=session,
            leaders=[row.trainer.name for row in leading[session.pk]],
            day=(day := session.begins_at.astimezone(OSLO).date()),
            week=day.isocalendar().week,
            in_the_way=trouble[session.pk],
        )
        for session in sessions
    ]


def skipped_days(series: Series, planned: list[Planned]) -> list[tuple[date, str]]:
    """The series' weekdays that a proposal passed over because people would have to be asked for them, the
    schools are closed, or its trainers or room are taken, with the reason of each; six queries."""
    if not planned:
        return []
    last = max(one.day for one in planned)
    holidays = school_holidays(series.starts_on, last, series.county_number)
    passed = holidays | days_to_ask_for(series.starts_on, last)
    used = {one.day for one in planned}
    if last <= series.starts_on:
        return []
    first = planned[0].session
    leaders = [row.trainer for row in first.trainer_assignments.all() if row.withdrawn_at is None]
    usual = plan_of(first, leaders, (), span=None)
    window = on_wall(series.starts_on, time(0)), max(one.session.ends_at for one in planned)
    known = Known.about([usual], within=window)
    for number in range((last - series.starts_on).days):
        day = series.starts_on + timedelta(days=number)
        if day in used or day in passed or day.weekday() not in series.weekdays:
            continue
        span = shifted((first.begins_at, first.ends_at), days=(day - planned[0].day).days)
        met = of_time(replace(usual, span=span), known, seeks_times=False)
        if met:
            passed[day] = "; ".join(one.brief for one in met)
    return [(day, passed[day]) for day in sorted(passed) if day.weekday() in series.weekdays]


def _trouble(
    series: Series,
    sessions: list[TrainingSession],
    leading: dict[int, list[TrainerAssignment]],
    reader: User | None,
) -> dict[int, list[str | SessionsError]]:
    first, last = sessions[0].begins_at, max(session.ends_at for session in sessions)
    days = (first.astimezone(OSLO).date(), last.astimezone(OSLO).date())
    holidays = school_holidays(*days, series.county_number)
    found: dict[int, list[str | SessionsError]] = {}
    plans = [
        plan_of(
            one,
            [row.trainer for row in leading[one.pk]],
            (part.module_id for part in one.delivers.all()),
        )
        for one in sessions
    ]
    in_order = sorted(
        (one for one in sessions if not one.is_make_up), key=lambda one: (one.number or 0, one.pk)
    )
    spans = {one.pk: (one.begins_at, one.ends_at) for one in sessions}
    gaps = gaps_in([series])[series.pk]
    in_the_way = conflicts_of(plans, seeks_times=reader is not None, reader=reader)
    for session, conflicts in zip(sessions, in_the_way, strict=True):
        span = (session.begins_at, session.ends_at)
        day = session.begins_at.astimezone(OSLO).date()
        said: list[str | SessionsError] = []
        if session.status == TrainingSession.Status.DRAFT and session.begins_at <= timezone.now():
            said.append(_("The day is past"))
        said += [*order_notes(session, in_order, spans, gaps), *day_notes(day, holidays), *conflicts]
        others = [(one.begins_at, one.ends_at) for one in sessions if one is not session]
        if any(overlaps(span, other) for other in others):
            said.append(_("Two gatherings of the series at the same time"))
        found[session.pk] = said
    return found
