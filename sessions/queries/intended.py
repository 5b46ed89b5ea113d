"""Gatherings of a series as they are wanted: what a change of one, of some or of all comes to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from lms.dates import OSLO
from lms.people.models import User
from sessions.models import TrainingSession, Venue
from sessions.queries.conflicts import Plan, plan_of
from sessions.rules.times import Span, shifted


@dataclass(frozen=True, kw_only=True)
class Intended:
    """What a gathering is to be: when, where, led by whom, for how many; and the reason why fewer lead it, or
    somebody to whom it is new."""

    span: Span
    venue: Venue | None
    trainers: tuple[User, ...]
    capacity: int
    staffing_reason: str = ""

    @property
    def staffing(self) -> tuple[Any, ...]:
        """All but when it is, to tell one from another."""
        trainers = frozenset(one.pk for one in self.trainers)
        return self.venue.pk if self.venue else None, trainers, self.capacity, self.staffing_reason

    def is_same_as(self, other: "Intended") -> bool:
        return (self.span, self.staffing) == (other.span, other.staffing)


def as_it_stands(session: TrainingSession, trainers: Iterable[User]) -> Intended:
    """A gathering as it is, led by these."""
    return Intended(
        span=(session.begins_at, session.ends_at),
        venue=session.venue,
        trainers=tuple(trainers),
        capacity=session.capacity,
        staffing_reason=session.staffing_reason,
    )


def leaders_of_each(sessions: Collection[TrainingSession]) -> dict[int, list[User]]:
    """Those who lead each of these sessions, by id, read with them; no query where they are prefetched."""
    return {
        one.pk: [
            row.trainer
            for row in sorted(one.trainer_assignments.all(), key=lambda row: row.pk)
            if row.withdrawn_at is None
        ]
        for one in sessions
    }


def plan_for(
    session: TrainingSession, wanted: Intended, *, apart_from: Collection[int] = (), asks_modules: bool = True
) -> Plan:
    """A gathering as it is wanted, as a plan; `apart_from` are those (ids) that are moved with it."""
    modules = [part.module_id for part in session.delivers.all()] if asks_modules else []
    return plan_of(
        session,
        wanted.trainers,
        modules,
        span=wanted.span,
        venue=wanted.venue,
        capacity=wanted.capacity,
        staffing_reason=wanted.staffing_reason,
        apart_from=apart_from,
    )


@dataclass(frozen=True, kw_only=True)
class ChangeOfAll:
    """What is changed of gatherings alike; what is None stays as it is at each. `days` moves them, `begins`
    is the new time of day. `comes` leads instead of `leaves` where that one leads, or beside who leads."""

    days: int = 0
    begins: time | None = None
    venue: Venue | None = None
    capacity: int | None = None
    leaves: User | None = None
    comes: User | None = None
    staffing_reason: str | None = None


def changed(
    following: Sequence[TrainingSession], change: ChangeOfAll, leading: Mapping[int, Sequence[User]]
) -> dict[int, Intended]:
    """Gatherings as they are wanted when each is changed alike, by id; over nights the time of day stays, and
    online they stay without a room."""
    found = {}
    for one in following:
        standing = as_it_stands(one, leading[one.pk])
        is_evening = one.begins_at.astimezone(OSLO).date() == one.ends_at.astimezone(OSLO).date()
        found[one.pk] = replace(
            standing,
            span=shifted(standing.span, days=change.days, begins=change.begins if is_evening else None),
            venue=change.venue if change.venue and not one.traits.is_online else standing.venue,
            capacity=standing.capacity if change.capacity is None else change.capacity,
            trainers=_led(standing.trainers, change),
            staffing_reason=(
                standing.staffing_reason if change.staffing_reason is None else change.staffing_reason
            ),
        )
    return found


def _led(trainers: tuple[User, ...], change: ChangeOfAll) -> tuple[User, ...]:
    leaves, comes = change.leaves, change.comes
    ids = {one.pk for one in trainers}
    if leaves is not None and leaves.pk not in ids:
        return trainers
    rest = tuple(one for one in trainers if leaves is None or one.pk != leaves.pk)
    return (*rest, comes) if comes is not None and comes.pk not in ids else rest
