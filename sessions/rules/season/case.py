"""What a season is planned from, and what is proposed. Times are minutes on Oslo's clocks (`moment`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from functools import cached_property

MINUTES = 1440
LONGEST_PAUSE = 21
"""Days by which a gathering may come later than its gap allows: a group that waits longer falls apart."""
Stretch = tuple[int, int]


def moment(day: date, at: time) -> int:
    """A time on the wall as minutes, which can be compared and added to."""
    return day.toordinal() * MINUTES + at.hour * 60 + at.minute


def day_of(instant: int) -> date:
    """The day of a moment."""
    return date.fromordinal(instant // MINUTES)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches, ends excluded, share any time."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A gathering of a course: its length, the least days after the one before, and the modules that who
    leads it must know. One of several `days` ends on a Sunday at `ends`."""

    minutes: int
    gap: int = 7
    modules: frozenset[str] = frozenset()
    days: int = 1
    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What a series is a round of: its gatherings in order, and the most persons in a group."""

    key: str
    meetings: tuple[Meeting, ...]
    seats: int

    def weekdays(self, weekday: int) -> frozenset[int]:
        """The weekdays that somebody must have free who comes to a series that meets on one."""
        of_weekends = (number for one in self.meetings if one.days > 1 for number in range(7 - one.days, 7))
        of_evenings = [weekday] if any(one.days == 1 for one in self.meetings) else []
        return frozenset([*of_evenings, *of_weekends])

    @property
    def modules(self) -> frozenset[str]:
        return frozenset(module for meeting in self.meetings for module in meeting.modules)

    @property
    def hours(self) -> int:
        """What it takes of each who leads it."""
        return -(-sum(one.minutes for one in self.meetings) // 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room in a place (municipality): when it is taken, tidying included, and the days on which schools
    there are closed."""

    key: int
    place: str
    seats: int
    taken: tuple[Stretch, ...] = ()
    closed: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainer:
    """Who can lead: where they set out from ("" where that is not known), when they can be asked, when
    they are taken (travel included), what they know (None: anything), and how much they lead already:
    `hours` in the season, `held` gatherings by the Monday of the week."""

    key: int
    place: str = ""
    weekdays: frozenset[int] = frozenset(range(7))
    earliest: time | None = None
    latest: time | None = None
    taken: tuple[Stretch, ...] = ()
    modules: frozenset[str] | None = None
    hours: int = 0
    held: Mapping[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Homes that are alike: the course that they lack, where they live, how many persons of each come,
    the weekdays that do not suit, and the places that they can reach (empty: any)."""

    key: int
    course: str
    place: str
    persons: int
    homes: int
    weekdays: frozenset[int] = frozenset()
    reach: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A wish for series in a place; "" is any course."""

    place: str
    number: int
    course: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the planner is asked to keep to: weekdays, times of day, the least persons in a group, the most
    gatherings that a trainer leads in a week, the most series in all, and series in places."""

    weekdays: frozenset[int] = frozenset(range(4))
    begins: tuple[time, ...] = (time(17, 30),)
    fewest: int = 4
    most_a_week: int = 2
    most_series: int | None = None
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Slot:
    """Where a series could lie: a course in a room, its gatherings' days, all begun at one time of day."""

    course: str
    room: int
    weekday: int
    begins: time
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A series that is proposed, with who leads it."""

    slot: Slot
    trainers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class SeasonCase:
    """All that a proposal rests on. `closed` are days that no gathering touches, `travel` the minutes from
    one place to another, `locked` the series that stand."""

    first: date
    last: date
    courses: tuple[Course, ...]
    rooms: tuple[Room, ...]
    trainers: tuple[Trainer, ...]
    needs: tuple[Need, ...]
    wishes: Wanted = Wanted()
    closed: frozenset[date] = frozenset()
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    leaders: int = 2
    travel_buffer: int = 30
    locked: tuple[Chosen, ...] = ()

    @cached_property
    def _courses(self) -> dict[str, Course]:
        return {one.key: one for one in self.courses}

    @cached_property
    def _rooms(self) -> dict[int, Room]:
        return {one.key: one for one in self.rooms}

    @cached_property
    def _trainers(self) -> dict[int, Trainer]:
        return {one.key: one for one in self.trainers}

    @cached_property
    def _needs(self) -> dict[int, Need]:
        return {one.key: one for one in self.needs}

    def course(self, key: str) -> Course:
        return self._courses[key]

    def room(self, key: int) -> Room:
        return self._rooms[key]

    def trainer(self, key: int) -> Trainer:
        return self._trainers[key]

    def need(self, key: int) -> Need:
        return self._needs[key]

    def seats(self, slot: Slot) -> int:
        """The most persons in a slot's series."""
        return min(self.room(slot.room).seats, self.course(slot.course).seats)

    def way(self, need: Need, slot: Slot) -> int:
        """The minutes, one way, from homes of a need to a slot's series."""
        return self.minutes_between(need.place, self.room(slot.room).place)

    def minutes_between(self, one: str, other: str) -> int:
        """Travel, one way; none where either is not known."""
        return 0 if one == other else self.travel.get((one, other), 0)

    def wishing(self, wishes: Wanted) -> "SeasonCase":
        """The same season with other wishes."""
        return replace(self, wishes=wishes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """So many homes of a need that have places in a series, by its number in the proposal."""

    need: int
    series: int
    homes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The series proposed and who has places in them. `worth` is what it comes to, `bound` what no
    proposal can pass; None where that was not asked."""

    chosen: tuple[Chosen, ...] = ()
    placed: tuple[Seated, ...] = ()
    worth: int = 0
    bound: int | None = None

    @property
    def gap(self) -> float | None:
        """How far from the best it can be at most, as a share of the bound."""
        if self.bound is None:
            return None
        return max(0.0, (self.bound - self.worth) / max(1, abs(self.bound)))


def stretches(course: Course, slot: Slot) -> list[Stretch]:
    """When the gatherings of a slot are."""
    found = []
    for meeting, day in zip(course.meetings, slot.days, strict=True):
        begin = moment(day, meeting.begins or slot.begins)
        if meeting.days == 1 or meeting.ends is None:
            found.append((begin, begin + meeting.minutes))
        else:
            found.append((begin, moment(day + timedelta(days=meeting.days - 1), meeting.ends)))
    return found
