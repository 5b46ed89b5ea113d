"""How long trainers have led and been on the way, summed by month and kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import F, Q, QuerySet

from lms.dates import on_wall, oslo_day
from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.rules import norwegian_order
from sessions.models import TrainerAssignment, TrainingSession
from sessions.rules.kinds import SessionKind, kinds_with


@dataclass(frozen=True)
class HoursLine:
    """One trainer's sessions of one kind in one month: how many, and the minutes led and on the way,
    reckoned as what is kept free for it; `month` is its first day."""

    month: date
    kind: SessionKind
    number: int
    led: int
    travel: int


@dataclass(frozen=True)
class TrainersYear:
    """One trainer's lines of a year, the newest month first."""

    trainer: User
    lines: Sequence[HoursLine]

    @property
    def number(self) -> int:
        return sum(line.number for line in self.lines)

    @property
    def led(self) -> int:
        return sum(line.led for line in self.lines)

    @property
    def travel(self) -> int:
        return sum(line.travel for line in self.lines)


def trainers_year(user: User, *, year: int, at: datetime) -> list[TrainersYear]:
    """What has been held by an instant in a year of Oslo's calendar: of a coordinator's services by all
    trainers, else one's own; by name. One query."""
    first, after = (on_wall(date(one, 1, 1), time()) for one in (year, year + 1))
    held = _held(user).filter(session__period__endswith__lte=at)
    held = held.filter(session__period__startswith__gte=first, session__period__startswith__lt=after)
    sums: dict[User, dict[tuple[date, str], list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for one in held.select_related("trainer", "session"):
        session = one.session
        sum_ = sums[one.trainer][oslo_day(session.begins_at).replace(day=1), session.kind]
        sum_[0] += 1
        sum_[1] += session.minutes
        sum_[2] += 2 * (_minutes(one.busy) - _minutes(session.period))  # there, and back again
    found = [TrainersYear(trainer, _lines(of_one.items())) for trainer, of_one in sums.items()]
    return sorted(found, key=lambda one: (norwegian_order(one.trainer.name), one.trainer.pk))


def years_led(user: User, *, at: datetime) -> list[int]:
    """The years that there are sums of, the newest first; one query."""
    held = _held(user).filter(session__period__endswith__lte=at)
    begun = held.order_by().values_list(F("session__period__startswith"), flat=True)
    return sorted({oslo_day(one).year for one in begun}, reverse=True)


def _held(user: User) -> QuerySet[TrainerAssignment]:
    services = access_of(user).organisations(Role.COORDINATOR)
    seen = Q(trainer=user) | Q(session__organisation__in=services)
    standing = TrainerAssignment.objects.filter(
        withdrawn_at=None, session__status=TrainingSession.Status.PUBLISHED
    )
    return standing.filter(seen).exclude(session__kind__in=kinds_with("is_by_invitation"))  # nobody leads it


def _lines(sums: Iterable[tuple[tuple[date, str], list[int]]]) -> list[HoursLine]:
    lines = [HoursLine(month, SessionKind(kind), *sum_) for (month, kind), sum_ in sums]
    return sorted(lines, key=lambda line: (-line.month.toordinal(), line.kind))


def _minutes(span: Any) -> int:
    length = span.upper - span.lower
    return int(length.total_seconds() // 60)
