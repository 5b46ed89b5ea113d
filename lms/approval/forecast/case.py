"""What a forecast is made from, and what it answers. Times are whole minutes from the instant of
asking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

WEEK = 7 * 24 * 60


class Why(StrEnum):
    """Why a part cannot be done with what is published."""

    NOT_PLANNED = "not_planned"
    FULL = "full"
    UNSUITABLE = "unsuitable"
    DECLINED = "declined"
    TOO_EARLY = "too_early"
    NO_TRAINING = "no_training"
    PREREQUISITE = "prerequisite"
    PHASE_AROUND = "phase_around"
    PHASE_DURING = "phase_during"


@dataclass(frozen=True, slots=True)
class PartToDo:
    """Something left to do: `minutes` of e-learning, or None where it is met in person.

    `after` are the parts, all of those still left, that come before it; `closed` says why nothing
    that is published opens it.
    """

    id: str
    minutes: int | None
    after: frozenset[str] = frozenset()
    closed: Why | None = None


@dataclass(frozen=True, slots=True)
class ForecastAdult:
    """An adult with what is left in the order of the path, and the times of the seats they hold."""

    id: str
    parts: tuple[PartToDo, ...]
    busy: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedMeeting:
    """A published session: what it delivers, free seats, what e-learning is due before it, the adults
    whom its day and place suit, those who hold a seat in it, and those who have said that they cannot come
    to it."""

    id: str
    begins: int
    ends: int
    parts: frozenset[str]
    seats: int
    suits: frozenset[str]
    booked: frozenset[str] = frozenset()
    due_before: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()

    def may(self, adult: ForecastAdult) -> bool:
        """Whether this adult holds a seat or could still sign up, seats left aside."""
        free = all(self.ends <= begin or end <= self.begins for begin, end in adult.busy)
        return adult.id in self.booked or (adult.id in self.suits and free)


@dataclass(frozen=True, slots=True)
class WayToMeet:
    """One way to meet a need: this adult does these parts."""

    adult: str
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """An open cell: any of the ways closes it; without one, nothing published does."""

    key: str
    ways: tuple[WayToMeet, ...]


@dataclass(frozen=True, slots=True)
class ForecastCase:
    """Everything that a forecast may know. `pace` is minutes of e-learning a week; `together` says
    that the adults go to each gathering together, unless one of them has a seat already. `elsewhere`
    has the most free seats of a session that delivers a part where nobody here could come, by part,
    as far as such sessions are not among the meetings."""

    adults: tuple[ForecastAdult, ...]
    needs: tuple[OpenNeed, ...]
    meetings: tuple[OfferedMeeting, ...]
    pace: int
    together: bool = True
    elsewhere: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Visit:
    """A meeting in the plan, who goes, and who of them must still sign up."""

    meeting: str
    adults: tuple[str, ...]
    to_book: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands in the way: a part, for an adult, and why; or, without them, the need in `key`."""

    adult: str
    part: str
    why: Why
    key: str = ""


@dataclass(frozen=True, slots=True)
class Forecast:
    """`ready_at` is the first minute at which every need is met, or None where one cannot be; then
    `lacking` says why, and the plan holds what can be done. `done_at` is by adult and part.
    `last` is the adult and the part that come last. Unless `is_exact`, the search was cut short:
    the plan holds, but an earlier one may exist."""

    ready_at: int | None
    visits: tuple[Visit, ...] = ()
    done_at: Mapping[tuple[str, str], int] = field(default_factory=dict)
    lacking: tuple[Gap, ...] = ()
    last: tuple[str, str] | None = None
    is_exact: bool = True


def length_of(minutes: int, pace: int) -> int:
    """How many minutes pass while so much e-learning is done at a pace (minutes a week)."""
    return -(-minutes * WEEK // pace)
