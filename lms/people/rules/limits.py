"""How long a sign-in lasts, and what a step up has to be like. Values in, values out; seconds since 1970."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Demand:
    """What an act asks of the sign-in: a new one no older than `seconds`, at the `highest` level or by any
    electronic identity; where it counts `once`, it is spent by the act."""

    is_highest: bool
    seconds: int
    is_once: bool


HIGHEST = Demand(is_highest=True, seconds=600, is_once=True)
BY_EID = Demand(is_highest=False, seconds=1800, is_once=False)
LEAVING = Demand(is_highest=False, seconds=600, is_once=True)


def seconds_left(began: float, seen: float, *, now: float, idle: int, longest: int) -> int:
    """How long a sign-in lasts yet unless somebody goes on: until it has been idle or lasted too long."""
    return max(0, int(min(seen + idle, began + longest) - now))


def is_met(demand: Demand, stepped: Mapping[str, Any] | None, *, act: str, now: float) -> bool:
    """Whether the step up that was made answers what this act asks."""
    if not stepped or now - stepped["at"] > demand.seconds:
        return False
    if demand.is_once and stepped["act"] != act:
        return False
    return bool(stepped["is_highest"]) or not demand.is_highest
