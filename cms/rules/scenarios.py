"""Rules of a branching scenario: every way through it comes to an end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

LARGEST = 60


class Fault(Enum):
    SAME_NAME = auto()
    NO_CHOICES = auto()
    UNKNOWN_SCENE = auto()
    CIRCLE = auto()
    UNREACHABLE = auto()
    TOO_LARGE = auto()


@dataclass(frozen=True)
class ScenarioFault:
    """A fault and the scene that has it."""

    kind: Fault
    scene: str


def fault_in(ways: Mapping[str, Sequence[str]], *, count: int) -> ScenarioFault | None:
    """The first fault of a scenario, or None.

    `ways` gives each scene's successors by name ("" is the end), the first scene first; `count` is
    the number of scenes written, which is more than `len(ways)` when two share a name.
    """
    if not ways:
        return None
    if count != len(ways):
        return ScenarioFault(Fault.SAME_NAME, next(iter(ways)))
    for scene, successors in ways.items():
        if len(successors) < 2:
            return ScenarioFault(Fault.NO_CHOICES, scene)
        for successor in successors:
            if successor and successor not in ways:
                return ScenarioFault(Fault.UNKNOWN_SCENE, successor)
    sizes: dict[str, int] = {}
    circle = _measure(next(iter(ways)), ways, sizes, ())
    if circle:
        return ScenarioFault(Fault.CIRCLE, circle)
    for scene in ways:
        if scene not in sizes:
            return ScenarioFault(Fault.UNREACHABLE, scene)
    if sizes and max(sizes.values()) > LARGEST:
        return ScenarioFault(Fault.TOO_LARGE, next(iter(ways)))
    return None


def _measure(
    scene: str, ways: Mapping[str, Sequence[str]], sizes: dict[str, int], above: tuple[str, ...]
) -> str | None:
    """Note how many scenes each draws out to; the name of a scene that leads to itself, if any."""
    if scene in above:
        return scene
    if scene not in sizes:
        total = 1
        for successor in ways[scene]:
            if successor:
                circle = _measure(successor, ways, sizes, (*above, scene))
                if circle:
                    return circle
                total += sizes[successor]
        sizes[scene] = total
    return None
