"""What moving gatherings of a series comes to, before it is done: each with its day, and all that stands in
the way of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from lms.dates import OSLO, oslo_day
from lms.look.form_fields import dated
from sessions.models import Series, SessionKind, TrainingSession
from sessions.queries.calendars import day_notes, days_to_ask_for, school_holidays
from sessions.queries.conflicts import conflicts_of, plan_of
from sessions.rules.kinds import KINDS
from sessions.rules.times import Span, past_closed, shifted

_HORIZON = timedelta(days=400)


@dataclass(frozen=True)
class PreviewRow:
    """A gathering with when it was and would be; `notes` are what to think of, `stops` what refuses it."""

    session: TrainingSession
    was: datetime
    begins_at: datetime
    ends_at: datetime
    notes: Sequence[str]
    stops: Sequence[str]


@dataclass(frozen=True)
class Preview:
    """What a move comes to. `may_skip` where days that are closed could be passed over."""

    rows: Sequence[PreviewRow]
    may_skip: bool = False

    @property
    def is_clear(self) -> bool:
        return not any(row.notes or row.stops for row in self.rows)

    @property
    def said(self) -> list[str]:
        """All of it as words, to tell one preview from another."""
        return [
            f"{row.session.pk} {row.begins_at.isoformat()} {[*row.notes, *row.stops]}" for row in self.rows
        ]


def moved_spans(
    following: Sequence[TrainingSession], *, days: int, begins: time | None, skips_closed: bool
) -> dict[int, Span]:
    """Where gatherings of a series, in order, come to lie when they are moved by days and to another time of
    day; with `skips_closed` each goes on by whole weeks past red days, the eves and school holidays, and at
    least as far from the one before as the series asks. By id; three queries at most."""
    spans = [shifted((one.begins_at, one.ends_at), days=days, begins=begins) for one in following]
    if skips_closed and spans:
        gaps = gaps_of(following[0])
        spans = past_closed(
            spans,
            [gaps.get(one.number or 0, 1) for one in following],
            _closed(following[0], oslo_day(spans[0][0]), oslo_day(spans[-1][0]) + _HORIZON),
        )
    return {one.pk: span for one, span in zip(following, spans, strict=True)}


def preview_of(
    wanted: Mapping[int, Span], session: TrainingSession, *, may_skip: bool = False, seeks_stops: bool = True
) -> Preview:
    """What stands in the way of moving gatherings of the series of a session, by id; what refuses the move is
    left out where its form says so. Ten queries at most."""
    standing = list(
        TrainingSession.objects.filter(series=session.series_id)
        .standing()
        .select_related("venue", "series", "organisation")
        .prefetch_related("trainer_assignments__trainer", "delivers")
        .order_by("number", "pk")
    )
    moved = [one for one in standing if one.pk in wanted]
    spans = {one.pk: wanted.get(one.pk, (one.begins_at, one.ends_at)) for one in standing}
    first = oslo_day(min(span[0] for span in wanted.values()))
    last = oslo_day(max(span[1] for span in wanted.values()))
    county = session.series.county_number if session.series else ""
    holidays = school_holidays(first, last, county)
    gaps = gaps_of(session)
    in_order = [one for one in standing if not one.is_make_up]
    plans = [
        plan_of(
            one,
            [row.trainer for row in one.trainer_assignments.all() if row.withdrawn_at is None],
            (part.module_id for part in one.delivers.all()),
            span=spans[one.pk],
            apart_from=list(wanted),
        )
        for one in moved
    ]
    rows = []
    for one, errors in zip(moved, conflicts_of(plans) if seeks_stops else [[]] * len(moved), strict=True):
        begins_at, ends_at = spans[one.pk]
        rows.append(
            PreviewRow(
                session=one,
                was=one.begins_at.astimezone(OSLO),
                begins_at=begins_at.astimezone(OSLO),
                ends_at=ends_at.astimezone(OSLO),
                notes=[*order_notes(one, in_order, spans, gaps), *_days(begins_at, ends_at, holidays)],
                stops=[error.said for error in errors],
            )
        )
    closed = _closed(session, first, last)
    touches_closed = any(oslo_day(span[0]) in closed for span in wanted.values())
    return Preview(rows, may_skip=may_skip and touches_closed)


def gaps_of(session: TrainingSession) -> dict[int, int]:
    """The least days from the gathering before, by number, as the template of the session's series says."""
    return gaps_in(session.series) if session.series else {}


def gaps_in(series: Series) -> dict[int, int]:
    """The same for a series."""
    template = series.template
    if template is None:
        return {}
    gatherings = [
        one for one in template.gatherings.order_by("number") if not KINDS[SessionKind(one.kind)].is_in_home
    ]
    return {number: one.days_after_previous for number, one in enumerate(gatherings, start=1)}


def order_notes(
    session: TrainingSession,
    in_order: Sequence[TrainingSession],
    spans: Mapping[int, Span],
    gaps: Mapping[int, int],
) -> list[str]:
    """Whether a gathering would come before one that it follows, after one that it precedes, or too soon."""
    if session not in in_order:
        return []
    place = in_order.index(session)
    own, said = spans[session.pk], []
    for before in in_order[:place]:
        if spans[before.pk][0] >= own[0]:
            said.append(_("Comes before “%(title)s”, which it follows") % {"title": before.title})
    for after in in_order[place + 1 :]:
        if spans[after.pk][0] <= own[0]:
            said.append(_("Comes after “%(title)s”, which it precedes") % {"title": after.title})
    if place and not said:
        before = in_order[place - 1]
        days = (oslo_day(own[0]) - oslo_day(spans[before.pk][0])).days
        least = gaps.get(session.number or 0, 0)
        if days < least:
            said.append(
                _("%(days)d days after “%(title)s”; the template asks for %(least)d")
                % {"days": days, "title": before.title, "least": least}
            )
    return said


def _days(begins_at: datetime, ends_at: datetime, holidays: Mapping[date, str]) -> list[str]:
    first, last = oslo_day(begins_at), oslo_day(ends_at)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    said = [note for day in days for note in day_notes(day, holidays)]
    if first.weekday() == _SUNDAY == last.weekday() and not said:
        said.append(_("A Sunday: %(day)s") % {"day": dated(first, "j. F Y")})
    return said


_SUNDAY = 6


def _closed(session: TrainingSession, first: date, last: date) -> set[date]:
    county = session.series.county_number if session.series else ""
    return {*days_to_ask_for(first, last), *school_holidays(first, last, county)}
