"""What opens a module and its parts. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.content import E_LEARNING, ModulePhase


@dataclass(frozen=True)
class PartStep:
    """A part as the order of its module sees it."""

    name: str
    kind: str
    is_required: bool
    is_done: bool


@dataclass(frozen=True)
class Closed:
    """Why something is closed; see `courses.queries.progress_state.Opening`."""

    reason: str
    name: str = ""
    kind: str = ""


def opens_module(
    *,
    phase: str,
    waits_for: Sequence[str],
    is_complete: bool,
    has_assignment: bool,
    has_moved_in: bool,
) -> Closed | None:
    """What opens the module, or None if it is open.

    `waits_for` names the prerequisites that are not complete, in order. A completed module never
    closes again, and nothing is closed once a child has moved in.
    """
    if is_complete or has_moved_in:
        return None
    if phase == ModulePhase.DURING:
        return Closed("phase_during")
    if phase == ModulePhase.AROUND and not has_assignment:
        return Closed("phase_around")
    if waits_for:
        return Closed("prerequisite", waits_for[0], "module")
    return None


def opens_parts(
    steps: Sequence[PartStep],
    *,
    module: Closed | None,
    any_order: bool,
    has_moved_in: bool,
) -> list[Closed | None]:
    """What opens each part of a module, in order.

    In a module whose parts have an order, a part waits for the first required one before it that
    is not done: a lesson after a gathering opens when the gathering is attended. What is done stays
    open, and once a child has moved in all e-learning is.
    """
    found: list[Closed | None] = []
    before: PartStep | None = None
    for step in steps:
        if step.is_done or (has_moved_in and step.kind in E_LEARNING):
            found.append(None)
        elif module is not None:
            found.append(module)
        elif before is not None and not any_order:
            found.append(Closed("part_before", before.name, before.kind))
        else:
            found.append(None)
        if before is None and step.is_required and not step.is_done:
            before = step
    return found
