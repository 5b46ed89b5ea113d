"""What changing gatherings of series comes to, before it is done: each with its day, and all that stands in
the way of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.dates import OSLO, oslo_day
from lms.look.form_fields import dated
from lms.people.models import User
from sessions.errors import Busy, LiesBehind, SeatsInUse, SessionsError, all_in_words
from sessions.models import Registration, Series, SessionKind, TemplateGathering, TrainingSession
from sessions.queries.calendars import day_notes, days_to_ask_for, school_holidays
from sessions.queries.conflicts import conflicts_of
from sessions.queries.intended import Intended, as_it_stands, leaders_of_each, plan_for
from sessions.rules.kinds import KINDS
from sessions.rules.times import Span, past_closed, shifted

_HORIZON = timedelta(days=400)
_SUNDAY = 6


@dataclass(frozen=True)
class PreviewRow:
    """A gathering with when it was, where that is another time, and would be. `changes` are what else becomes
    another, `notes` what to think of, `stops` what refuses it. `told` persons hear of it, those who lead it
    included; `is_stuck` is one for which no free time was found."""

    session: TrainingSession
    was: datetime | None
    begins_at: datetime
    ends_at: datetime
    changes: Sequence[str]
    notes: Sequence[str]
    stops: Sequence[str]
    told: int = 0
    is_stuck: bool = False


@dataclass(frozen=True)
class Preview:
    """What a change comes to. `may_skip` where days that are closed could be passed over, `may_seek` where
    free times could be sought; `is_refused` where it cannot be done as it stands."""

    rows: Sequence[PreviewRow]
    may_skip: bool = False
    may_seek: bool = False

    @property
    def is_clear(self) -> bool:
        return not any(row.notes or row.stops for row in self.rows)

    @property
    def is_refused(self) -> bool:
        return any(row.stops for row in self.rows)

    @property
    def is_of_several(self) -> bool:
        """Whether its gatherings are of more than one series."""
        return len({row.session.series_id for row in self.rows}) > 1

    @property
    def concerns_somebody(self) -> bool:
        """Whether anybody hears of it."""
        return any(row.told for row in self.rows)

    @property
    def said(self) -> list[str]:
        """All of it as words, to tell one preview from another."""
        return [
            f"{row.session.pk} {row.begins_at.isoformat()} {[*row.changes, *row.notes, *row.stops]}"
            for row in self.rows
        ]


def moved_spans(
    following: Sequence[TrainingSession], *, days: int, begins: time | None, skips_closed: bool
) -> dict[int, Span]:
    """Where gatherings of a series, in order, come to lie when they are moved by days and to another time of
    day; with `skips_closed` each goes on past closed days, as `past_closed_days` says. By id."""
    spans = {one.pk: shifted((one.begins_at, one.ends_at), days=days, begins=begins) for one in following}
    return past_closed_days(following, spans) if skips_closed else spans


def past_closed_days(following: Sequence[TrainingSession], spans: Mapping[int, Span]) -> dict[int, Span]:
    """These times of gatherings of a series, in order, each moved on by whole weeks past red days, the eves
    and school holidays, and at least as far from the one before as the series asks; three queries at most."""
    if not following:
        return {}
    gaps = gaps_of(following[0])
    in_order = [spans[one.pk] for one in following]
    moved = past_closed(
        in_order,
        [gaps.get(one.number or 0, 1) for one in following],
        closed_days(following[0].series, oslo_day(in_order[0][0]), oslo_day(in_order[-1][0]) + _HORIZON),
    )
    return {one.pk: span for one, span in zip(following, moved, strict=True)}


def preview_of(
    wanted: Mapping[int, Span | Intended],
    session: TrainingSession,
    *,
    may_skip: bool = False,
    may_seek: bool = False,
    publishes: bool = False,
    stuck: Collection[int] = (),
    reader: User | None = None,
) -> Preview:
    """What stands in the way of changing gatherings of the series of a session, by id."""
    return preview_in(
        [session.series_id],
        wanted,
        may_skip=may_skip,
        may_seek=may_seek,
        publishes=publishes,
        stuck=stuck,
        reader=reader,
    )


def preview_in(
    series: Collection[int | None],
    wanted: Mapping[int, Span | Intended],
    *,
    may_skip: bool = False,
    may_seek: bool = False,
    publishes: bool = False,
    stuck: Collection[int] = (),
    reader: User | None = None,
) -> Preview:
    """The same for gatherings of several series (ids), all changed, or published, together. `stuck` are those
    (ids) for which no free time was found. Fourteen queries whatever their number."""
    standing = standing_in(series, also=wanted)
    leading = leaders_of_each(standing)
    placed = {one.pk: as_it_stands(one, leading[one.pk]) for one in standing}
    as_wanted = {
        pk: one if isinstance(one, Intended) else replace(placed[pk], span=one)
        for pk, one in wanted.items()
        if pk in placed
    }
    touched = [one for one in standing if one.pk in as_wanted]
    spans = {one.pk: (as_wanted.get(one.pk) or placed[one.pk]).span for one in standing}
    closed = _closed_of(touched, spans)
    gaps = gaps_in([one.series for one in touched if one.series])
    plans = [plan_for(one, as_wanted[one.pk], apart_from=list(as_wanted)) for one in touched]
    found = conflicts_of(plans, reader=reader)
    told = _told(touched)
    rows = []
    seekable = False
    for one, errors in zip(touched, found, strict=True):
        new, was = as_wanted[one.pk], placed[one.pk]
        beside = [
            other
            for other in standing
            if one.series_id is not None and other.series_id == one.series_id and not other.is_make_up
        ]
        order = order_notes(one, beside, spans, gaps.get(one.series_id or 0, {}))
        stops = _stops(one, new, was, errors, publishes=publishes)
        seekable = seekable or bool(order) or any(isinstance(error, Busy) for error in stops)
        is_moved = (new.span, new.venue) != (was.span, was.venue)
        leading_then = {who.pk for who in was.trainers}
        leading_now = {who.pk for who in new.trainers}
        tells = leading_then ^ leading_now
        if is_moved:
            tells |= leading_now
        refuses = publishes or one.is_published
        said = [all_in_words(stops)] if stops else []
        rows.append(
            PreviewRow(
                session=one,
                was=was.span[0].astimezone(OSLO) if was.span != new.span else None,
                begins_at=new.span[0].astimezone(OSLO),
                ends_at=new.span[1].astimezone(OSLO),
                changes=_changes(was, new),
                notes=[
                    *order,
                    *_days(*new.span, closed[one.series_id or 0]),
                    *([] if refuses else said),
                ],
                stops=said if refuses else [],
                told=(told.get(one.pk, 0) * is_moved + len(tells)) if one.is_published else 0,
                is_stuck=one.pk in stuck,
            )
        )
    touches_closed = any(
        oslo_day(spans[one.pk][0]) in _shut(spans[one.pk], closed[one.series_id or 0]) for one in touched
    )
    return Preview(rows, may_skip=may_skip and touches_closed, may_seek=may_seek and seekable)


def standing_in(series: Collection[int | None], *, also: Collection[int] = ()) -> list[TrainingSession]:
    """The gatherings of these series (ids), and these sessions (ids), that are not called off, in the order
    of series and number, with their leaders, rooms and parts read."""
    of_series = Q(series__in=[one for one in series if one is not None])
    return list(
        TrainingSession.objects.filter(of_series | Q(pk__in=list(also)))
        .standing()
        .select_related("venue", "series", "organisation")
        .prefetch_related("trainer_assignments__trainer", "delivers")
        .order_by("series", "number", "pk")
    )


def gaps_of(session: TrainingSession) -> dict[int, int]:
    """The least days from the gathering before, by number, as the template of the session's series says."""
    return gaps_in([session.series]).get(session.series_id or 0, {}) if session.series else {}


def gaps_in(series: Collection[Series]) -> dict[int, dict[int, int]]:
    """The same for each of these series, by id; one query."""
    rows = TemplateGathering.objects.filter(template__in={one.template_id for one in series})
    by_template: dict[int, list[int]] = {}
    for one in rows.order_by("template", "number"):
        if not KINDS[SessionKind(one.kind)].is_in_home:
            by_template.setdefault(one.template_id, []).append(one.days_after_previous)
    return {one.pk: dict(enumerate(by_template.get(one.template_id or 0, []), start=1)) for one in series}


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


def closed_days(series: Series | None, first: date, last: date) -> set[date]:
    """The days on which a series does not meet unless it is asked to: red days, the eves, school holidays."""
    county = series.county_number if series else ""
    return {*days_to_ask_for(first, last), *school_holidays(first, last, county)}


def _stops(
    session: TrainingSession,
    new: Intended,
    was: Intended,
    errors: Sequence[SessionsError],
    *,
    publishes: bool,
) -> list[SessionsError]:
    """What refuses a gathering as it is wanted; staffing that stands already refuses no move."""
    found = [one for one in errors if publishes or new.staffing != was.staffing or isinstance(one, Busy)]
    if new.capacity < session.seats_held:
        found.append(SeatsInUse())
    if new.span != was.span and new.span[0] <= timezone.now():
        found.append(LiesBehind())
    return found


def _changes(was: Intended, new: Intended) -> list[str]:
    """What becomes another of a gathering, its time apart, as words."""
    said = []
    if was.venue != new.venue:
        said.append(_("Venue: %(was)s → %(new)s") % {"was": was.venue or "–", "new": new.venue or "–"})
    if {one.pk for one in was.trainers} != {one.pk for one in new.trainers}:
        names = [", ".join(one.name for one in each.trainers) or "–" for each in (was, new)]
        said.append(_("Trainers: %(was)s → %(new)s") % {"was": names[0], "new": names[1]})
    if was.capacity != new.capacity:
        said.append(_("Places: %(was)d → %(new)d") % {"was": was.capacity, "new": new.capacity})
    return said


def _told(sessions: Sequence[TrainingSession]) -> dict[int, int]:
    """How many are signed up to each of these sessions or wait for it, by id."""
    live = Registration.objects.filter(session__in=sessions).live().order_by()
    return dict(live.values_list("session").annotate(Count("pk")))


def _closed_of(
    sessions: Sequence[TrainingSession], spans: Mapping[int, Span]
) -> dict[int, Mapping[date, str]]:
    """The school holidays of each of the sessions' series around their times, by id of the series; one query
    for each county."""
    if not sessions:
        return {}
    first = min(oslo_day(spans[one.pk][0]) for one in sessions)
    last = max(oslo_day(spans[one.pk][1]) for one in sessions)
    counties = {one.series_id or 0: one.series.county_number if one.series else "" for one in sessions}
    by_county = {county: school_holidays(first, last, county) for county in set(counties.values())}
    return {series: by_county[county] for series, county in counties.items()}


def _shut(span: Span, holidays: Mapping[date, str]) -> set[date]:
    return {*days_to_ask_for(oslo_day(span[0]), oslo_day(span[1])), *holidays}


def _days(begins_at: datetime, ends_at: datetime, holidays: Mapping[date, str]) -> list[str]:
    first, last = oslo_day(begins_at), oslo_day(ends_at)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    said = [note for day in days for note in day_notes(day, holidays)]
    if first.weekday() == _SUNDAY == last.weekday() and not said:
        said.append(_("A Sunday: %(day)s") % {"day": dated(first, "j. F Y")})
    return said
