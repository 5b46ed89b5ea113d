"""The life of a decision, from the day it was made to the day it is deleted here."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Stage(StrEnum):
    MADE = "made"
    STATE = "state"  # what has become of it: it stands, is considered anew, was upheld or withdrawn
    ENDED = "ended"
    KEPT = "kept"
    HANDED_OVER = "handed_over"
    CONFIRMED = "confirmed"
    DELETED = "deleted"


@dataclass(frozen=True)
class LifeStep:
    """One stage: the day, None where none is known yet, and whether it lies behind."""

    stage: Stage
    on: date | None
    is_done: bool


@dataclass(frozen=True)
class Life:
    """What is known of a decision. `changed_on` is the day of the review that gave it its present state,
    `kept_days` how long it is kept after the assignment ends."""

    made_on: date
    changed_on: date | None
    ended_on: date | None
    kept_days: int
    handed_over_on: date | None = None
    confirmed_on: date | None = None
    deleted_on: date | None = None

    @property
    def kept_until(self) -> date | None:
        """The last day on which it is kept here whatever happens; None while the assignment is open."""
        return self.ended_on + timedelta(days=self.kept_days) if self.ended_on else None


def life_line(life: Life, *, on: date) -> tuple[LifeStep, ...]:
    """Every stage in its order, those ahead included. It is deleted when the time is over *and* the archive
    has confirmed it: never before both."""
    kept = life.kept_until
    ahead = max(kept, life.confirmed_on) if kept and life.confirmed_on else None
    return (
        LifeStep(Stage.MADE, life.made_on, is_done=True),
        LifeStep(Stage.STATE, life.changed_on or life.made_on, is_done=True),
        LifeStep(Stage.ENDED, life.ended_on, is_done=life.ended_on is not None),
        LifeStep(Stage.KEPT, kept, is_done=kept is not None and kept < on),
        LifeStep(Stage.HANDED_OVER, life.handed_over_on, is_done=life.handed_over_on is not None),
        LifeStep(Stage.CONFIRMED, life.confirmed_on, is_done=life.confirmed_on is not None),
        LifeStep(Stage.DELETED, life.deleted_on or ahead, is_done=life.deleted_on is not None),
    )
