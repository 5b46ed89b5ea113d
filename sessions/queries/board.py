"""The planning board: a service's trainers or rooms down, days or weeks beside, with what takes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from courses.models import Programme
from lms.dates import OSLO, on_wall, oslo_day
from lms.look.form_fields import dated
from lms.people.models import Municipality, Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from sessions.models import TrainerAbsence, TrainerAssignment, TrainerHours, TrainingSession
from sessions.queries.calendars import days_to_ask_for, red_days, school_holidays
from sessions.queries.staffing import trainers_for
from sessions.rules.board import Rows, columns_of, touches
from sessions.rules.kinds import KINDS, SessionKind, kinds_with

A_PAGE = 25
MOST_IN_A_CELL = 4
MOST_IN_NO_ROW = 200
_OF_THOSE_INVITED = kinds_with("is_by_invitation")


@dataclass(frozen=True, kw_only=True)
class BoardAsked:
    """What a board is asked for; what is None or empty leaves nothing out. With a programme go sessions that
    deliver a part of one of its versions."""

    organisation: Organisation
    monday: date
    weeks: int = 2
    rows: Rows = Rows.TRAINERS
    kind: str = ""
    programme: str = ""
    municipality: str = ""
    trainer: UUID | None = None
    page: str | None = None

    @property
    def narrows(self) -> bool:
        return bool(self.kind or self.programme or self.municipality)

    @property
    def window(self) -> tuple[datetime, datetime]:
        return on_wall(self.monday, time(0)), on_wall(self.monday + timedelta(weeks=self.weeks), time(0))


@dataclass(frozen=True)
class BoardEntry:
    """A session on the board; of another service, or for those invited alone, just that it takes somebody."""

    uuid: UUID | None
    title: str
    kind: str
    begins_at: datetime
    is_draft: bool = False
    course: str = ""
    town: str = ""
    may_move: bool = False


@dataclass
class BoardCell:
    """What stands in a row on the days of a column: `away` where a trainer has said to be, `is_off` on days
    that are not theirs. `more` is how many sessions there is no room for."""

    column: "BoardColumn"
    entries: list[BoardEntry] = field(default_factory=list)
    more: int = 0
    away: bool = False
    is_off: bool = False

    @property
    def holds(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.entries or self.away)

    @property
    def looks(self) -> str:
        """The classes that it is drawn with."""
        marks = {
            "is-red": self.column.is_red,
            "is-today": self.column.is_today,
            "is-away": self.away,
            "is-off": self.is_off,
        }
        return " ".join(name for name, is_so in marks.items() if is_so)


@dataclass(frozen=True)
class BoardRow:
    """A trainer, a room, or with no `key` what has none; `minutes` is the training in all that the row is
    taken by in these weeks, whatever the board is narrowed to."""

    key: UUID | None
    name: str
    minutes: int
    cells: Sequence[BoardCell]

    @property
    def hours(self) -> float:
        return self.minutes / 60

    @property
    def placed(self) -> list[tuple["BoardColumn", BoardCell]]:
        return [(cell.column, cell) for cell in self.cells]


@dataclass(frozen=True)
class BoardColumn:
    """One day, or with many weeks a week: what its days are called, and whether it is closed."""

    first: date
    last: date
    is_red: bool
    is_today: bool
    is_past: bool
    notes: Sequence[str]
    spoken: str

    @property
    def iso(self) -> str:
        return self.first.isoformat()


@dataclass(frozen=True)
class PlanningBoard:
    """All that the board shows; `page` is that of its rows."""

    asked: BoardAsked
    columns: Sequence[BoardColumn]
    rows: Sequence[BoardRow]
    page: Page[Any]

    @property
    def weeks(self) -> Sequence[tuple[int, int]]:
        """The ISO weeks above the days, each with how many columns it has; none where a column is a week."""
        if self.columns[0].first != self.columns[0].last:
            return []
        return [(column.first.isocalendar().week, 7) for column in self.columns[::7]]

    @property
    def by_day(self) -> Sequence[tuple[BoardColumn, Sequence[tuple[BoardRow, BoardCell]]]]:
        """The same as a list per column, for narrow pages: its rows that hold something."""
        return [
            (
                column,
                [(row, row.cells[place]) for row in self.rows if row.cells[place].holds],
            )
            for place, column in enumerate(self.columns)
        ]


class BoardChoices(NamedTuple):
    """What a board can be narrowed to, as (value, name) pairs by name."""

    kinds: list[tuple[str, str]]
    programmes: list[tuple[str, str]]
    municipalities: list[tuple[str, str]]
    trainers: list[tuple[str, str]]


def board_choices(organisation: Organisation, language: str) -> BoardChoices:
    """The choices for a service; three queries."""
    programmes = Programme.objects.select_related("training").order_by("training")
    places = Municipality.objects.filter(venues__in=organisation.venues.in_use()).distinct()
    return BoardChoices(
        kinds=[(kind.value, str(kind.label)) for kind in SessionKind],
        programmes=[(one.training_id, one.training.title_in(language)) for one in programmes],
        municipalities=list(places.order_by(*norwegian("name")).values_list("pk", "name")),
        trainers=[(str(one.uuid), one.name) for one in trainers_for(organisation).distinct()],
    )


def board_of(user: User, asked: BoardAsked, *, on: date) -> PlanningBoard:
    """The board of a service that a user coordinates, a page of its rows; nine queries whatever their
    number and that of the sessions."""
    own = access_of(user).organisations(Role.COORDINATOR)
    if asked.rows == Rows.TRAINERS:
        names, page = _trainers(asked)
        taken = _led(asked, list(names), own)
        away, off = _away(asked, list(names))
    else:
        names, page = _venues(asked)
        taken = _held(asked, list(names), own)
        away, off = {}, {}
    loose = _without(asked, own) if page.number == 1 and asked.trainer is None else []
    matching = _matching(asked, own)
    columns = _columns(asked, on=on)
    rows = [
        _row(key, name, taken[pk], columns, matching, away=away.get(pk, ()), off=off.get(pk))
        for pk, (key, name) in names.items()
    ]
    if loose:
        none = _("Without a trainer") if asked.rows == Rows.TRAINERS else _("Without a room")
        rows = [_row(None, none, loose, columns, matching), *rows]
    return PlanningBoard(asked, columns, rows, page)


class _Taken(NamedTuple):
    """A session as the board reads it."""

    session: int
    uuid: UUID
    title: str
    kind: str
    status: str
    begins_at: datetime
    ends_at: datetime
    taught: int | None
    course: str
    town: str
    is_own: bool

    @property
    def minutes(self) -> int:
        if self.taught is not None:
            return self.taught
        return int((self.ends_at - self.begins_at).total_seconds() // 60)


_READ = (
    "pk",
    "uuid",
    "title",
    "kind",
    "status",
    "period",
    "taught_minutes",
    "series__name",
    "venue__municipality__name",
    "organisation",
)


def _read(values: Sequence[Any], own: Iterable[int]) -> _Taken:
    pk, uuid, title, kind, status, period, taught, course, town, organisation = values
    return _Taken(
        pk, uuid, title, kind, status, period.lower, period.upper, taught, course or "", town or "",
        organisation in own and kind not in _OF_THOSE_INVITED,
    )  # fmt: skip


def _trainers(asked: BoardAsked) -> tuple[dict[int, tuple[UUID, str]], Page[Any]]:
    found = trainers_for(asked.organisation).distinct()
    if asked.trainer is not None:
        found = found.filter(uuid=asked.trainer)
    page = Paginator(found, A_PAGE).get_page(asked.page)
    return {one.pk: (one.uuid, one.name) for one in page}, page


def _venues(asked: BoardAsked) -> tuple[dict[int, tuple[UUID, str]], Page[Any]]:
    found = (
        asked.organisation.venues.in_use().select_related("municipality").order_by(*norwegian("name"), "pk")
    )
    if asked.municipality:
        found = found.filter(municipality=asked.municipality)
    page = Paginator(found, A_PAGE).get_page(asked.page)
    return {one.pk: (one.uuid, f"{one.name}, {one.municipality.name}") for one in page}, page


def _led(asked: BoardAsked, trainers: Sequence[int], own: Iterable[int]) -> dict[int, list[_Taken]]:
    rows = TrainerAssignment.objects.filter(
        trainer__in=trainers, withdrawn_at=None, session__period__overlap=asked.window
    ).exclude(session__status=TrainingSession.Status.CANCELLED)
    return _by(rows.values_list("trainer", *(f"session__{name}" for name in _READ)), own)


def _held(asked: BoardAsked, venues: Sequence[int], own: Iterable[int]) -> dict[int, list[_Taken]]:
    rows = TrainingSession.objects.standing().between(*asked.window).filter(venue__in=venues)
    return _by(rows.values_list("venue", *_READ), own)


def _by(rows: Iterable[Sequence[Any]], own: Iterable[int]) -> dict[int, list[_Taken]]:
    found: dict[int, list[_Taken]] = defaultdict(list)
    for whose, *values in rows:
        found[whose].append(_read(values, own))
    return found


def _without(asked: BoardAsked, own: Iterable[int]) -> list[_Taken]:
    """The service's sessions that nobody leads, or that have no room."""
    sessions = TrainingSession.objects.standing().between(*asked.window)
    sessions = sessions.filter(organisation=asked.organisation).exclude(kind__in=_OF_THOSE_INVITED)
    if asked.rows == Rows.TRAINERS:
        led = TrainerAssignment.objects.filter(session=OuterRef("pk"), withdrawn_at=None)
        sessions = sessions.filter(~Exists(led))
    else:
        sessions = sessions.filter(venue=None)
    return [_read(values, own) for values in sessions.in_order().values_list(*_READ)[:MOST_IN_NO_ROW]]


def _matching(asked: BoardAsked, own: Iterable[int]) -> set[int] | None:
    """The sessions (ids) that the board is narrowed to; None where it is not."""
    if not asked.narrows:
        return None
    wanted = Q()
    if asked.kind:
        wanted &= Q(kind=asked.kind)
    if asked.municipality:
        wanted &= Q(venue__municipality=asked.municipality)
    if asked.programme:
        of = "module__versions__programme_versions__programme__training"
        parts = TrainingSession.delivers.through.objects.filter(
            trainingsession=OuterRef("pk"), **{f"part__{of}": asked.programme}
        )
        wanted &= Q(Exists(parts))
    sessions = TrainingSession.objects.standing().between(*asked.window).filter(wanted, organisation__in=own)
    return set(sessions.values_list("pk", flat=True))


def _away(
    asked: BoardAsked, trainers: Sequence[int]
) -> tuple[dict[int, list[tuple[date, date]]], dict[int, set[int]]]:
    """The first and last days of each trainer's absences, and the weekdays that are not theirs."""
    absences = TrainerAbsence.objects.filter(trainer__in=trainers, period__overlap=asked.window)
    away: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for trainer, period in absences.values_list("trainer", "period"):
        away[trainer].append((oslo_day(period.lower), oslo_day(period.upper - timedelta(microseconds=1))))
    hours = TrainerHours.objects.filter(trainer__in=trainers).values_list("trainer", "weekdays")
    return away, {trainer: set(range(7)) - set(weekdays) for trainer, weekdays in hours}


def _columns(asked: BoardAsked, *, on: date) -> list[BoardColumn]:
    spans = columns_of(asked.monday, asked.weeks)
    first, last = spans[0][0], spans[-1][1]
    counties = (
        Municipality.objects.filter(region=asked.organisation.region_id)
        .order_by()
        .values_list("county_number", flat=True)
        .distinct()
    )
    closed = school_holidays(first, last, *(counties if asked.organisation.region_id else ()))
    asked_for = days_to_ask_for(first, last)
    columns = []
    for begin, end in spans:
        days = [begin + timedelta(days=each) for each in range((end - begin).days + 1)]
        named = [name for day in days if (name := asked_for.get(day) or closed.get(day))]
        is_red = begin == end and (begin.weekday() == 6 or begin in red_days(begin.year))
        notes, spoken = list(dict.fromkeys(named)), dated(begin, "j. F")
        columns.append(BoardColumn(begin, end, is_red, begin <= on <= end, end < on, notes, spoken))
    return columns


def _row(
    key: UUID | None,
    name: str,
    taken: Sequence[_Taken],
    columns: Sequence[BoardColumn],
    matching: set[int] | None,
    *,
    away: Sequence[tuple[date, date]] = (),
    off: set[int] | None = None,
) -> BoardRow:
    cells = [
        BoardCell(
            column,
            away=any(touches(column.first, column.last, first, last) for first, last in away),
            is_off=bool(off) and column.first == column.last and column.first.weekday() in (off or ()),
        )
        for column in columns
    ]
    now = datetime.now(OSLO)
    for one in sorted(taken, key=lambda each: (each.begins_at, each.session)):
        if matching is not None and one.session not in matching:
            continue
        first, last = oslo_day(one.begins_at), oslo_day(one.ends_at - timedelta(microseconds=1))
        entry = _entry(one, now)
        for column, cell in zip(columns, cells, strict=True):
            if not touches(column.first, column.last, first, last):
                continue
            if len(cell.entries) < MOST_IN_A_CELL:
                cell.entries.append(entry)
            else:
                cell.more += 1
    return BoardRow(key, name, sum(one.minutes for one in taken), cells)


def _entry(one: _Taken, now: datetime) -> BoardEntry:
    begins_at = one.begins_at.astimezone(OSLO)
    if not one.is_own:
        return BoardEntry(None, "", "", begins_at)
    return BoardEntry(
        uuid=one.uuid,
        title=one.title,
        kind=one.kind,
        begins_at=begins_at,
        is_draft=one.status == TrainingSession.Status.DRAFT,
        course=one.course,
        town=one.town,
        may_move=KINDS[SessionKind(one.kind)].is_planned_singly and begins_at > now,
    )
