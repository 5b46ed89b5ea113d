"""What a calendar that is told by mail has to be told: values in, values out."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StandingEntry:
    """A session that somebody attends or leads: its revision, and whether it is called off."""

    revision: int
    is_called_off: bool = False


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """What a calendar was last told of a session; `has_left` is false where that never went."""

    revision: int
    sequence: int
    is_withdrawn: bool = False
    has_left: bool = True


def to_tell(standing: Mapping[int, StandingEntry], told: Mapping[int, ToldEntry]) -> dict[int, bool]:
    """Of which sessions (by id) a calendar must hear: True where it is to hold them, as they are now, False
    where it is to let them go. It lets go of nothing that it never heard of."""
    found: dict[int, bool] = {}
    for session, now in standing.items():
        before = told.get(session)
        if now.is_called_off:
            continue
        if before is None or before.is_withdrawn or not before.has_left or before.revision != now.revision:
            found[session] = True
    for session, before in told.items():
        is_held = session in standing and not standing[session].is_called_off
        if not is_held and not (before.is_withdrawn and before.has_left):
            found[session] = False
    return found


def next_sequence(session_revision: int, told: ToldEntry | None) -> int:
    """The sequence of what a calendar is told now: the session's revision, and always more than before."""
    return session_revision if told is None else max(session_revision, told.sequence + 1)
