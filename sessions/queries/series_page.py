"""A series as its page shows it: a proposal to adjust on month sheets, or the dates as they run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lms.people.models import User
from sessions.errors import Busy, SessionsError, times_in_words
from sessions.models import Series, SeriesMove, TrainingSession, Venue
from sessions.queries.moves import move_to_undo
from sessions.queries.series import Planned, gatherings_of, skipped_days


@dataclass(frozen=True)
class SeriesRow:
    """One gathering. `in_the_way` is in a few words, each with what tells more; `venue` where it is not that
    of the first gathering; `may_move` until it begins."""

    planned: Planned
    in_the_way: Sequence[tuple[str, str]]
    venue: Venue | None
    has_room: bool
    may_move: bool


@dataclass(frozen=True)
class SheetDay:
    """A day of a month sheet with the gatherings on it; none on days of the months beside it."""

    day: date
    is_own: bool
    gatherings: Sequence[Planned]


@dataclass(frozen=True)
class SheetWeek:
    """A week of a month sheet, from Monday, with its ISO number."""

    number: int
    days: Sequence[SheetDay]


@dataclass(frozen=True)
class MonthSheet:
    """A month that a proposal is drawn on."""

    first: date
    weeks: Sequence[SheetWeek]


@dataclass(frozen=True)
class SeriesPage:
    """All that the page of a series shows; `skipped` are the days that a proposal passed over, with why,
    `undo` the last move if it can be undone."""

    series: Series
    rows: Sequence[SeriesRow]
    drafts: Sequence[TrainingSession]
    in_the_way: int
    months: Sequence[MonthSheet]
    skipped: Sequence[tuple[date, str]]
    has_visits: bool
    undo: SeriesMove | None = None

    @property
    def first(self) -> TrainingSession | None:
        """The first gathering: what it has, the others have as a rule."""
        return self.rows[0].planned.session if self.rows else None


def series_page(series: Series, *, at: datetime, reader: User) -> SeriesPage:
    """A series with its standing gatherings in order; nineteen queries whatever their number."""
    planned = gatherings_of(series, reader=reader)
    drafts = [one.session for one in planned if one.session.status == TrainingSession.Status.DRAFT]
    usual = planned[0].session.venue_id if planned else None
    return SeriesPage(
        series=series,
        rows=[_row(one, usual, at) for one in planned],
        drafts=drafts,
        in_the_way=sum(bool(one.in_the_way) for one in planned),
        months=month_sheets(planned) if drafts else [],
        skipped=skipped_days(series, planned) if drafts else [],
        has_visits=series.required_visits.exists(),
        undo=move_to_undo(series),
    )


def month_sheets(planned: Sequence[Planned]) -> list[MonthSheet]:
    """The months from the first gathering's to the last one's, each as weeks from Monday."""
    by_day: dict[date, list[Planned]] = {}
    for one in planned:
        by_day.setdefault(one.day, []).append(one)
    if not by_day:
        return []
    first, last = min(by_day).replace(day=1), max(by_day)
    months = []
    while first <= last:
        after = (first + timedelta(days=32)).replace(day=1)
        monday = first - timedelta(days=first.weekday())
        weeks = []
        while monday < after:
            days = [monday + timedelta(days=number) for number in range(7)]
            weeks.append(SheetWeek(monday.isocalendar().week, [_day(day, first, by_day) for day in days]))
            monday += timedelta(days=7)
        months.append(MonthSheet(first, weeks))
        first = after
    return months


def _day(day: date, first: date, by_day: dict[date, list[Planned]]) -> SheetDay:
    is_own = day.month == first.month
    return SheetDay(day, is_own, by_day.get(day, []) if is_own else [])


def _in_words(said: str | SessionsError) -> tuple[str, str]:
    if isinstance(said, Busy):
        return said.brief, " ".join(filter(None, ("; ".join(said.named), times_in_words(said.nearest))))
    return (said.brief, "") if isinstance(said, SessionsError) else (said, "")


def _row(planned: Planned, usual: int | None, at: datetime) -> SeriesRow:
    session = planned.session
    return SeriesRow(
        planned=planned,
        in_the_way=[_in_words(one) for one in planned.in_the_way],
        venue=session.venue if session.venue_id != usual else None,
        has_room=session.seats_left > 0,
        may_move=session.begins_at > at,
    )
