"""The shelf: all that a person has had and may read again."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.queries.progress_state import ModuleProgress, PartState
from lms import folding
from lms.portal.queries.path import LearningPath


@dataclass(frozen=True)
class Board:
    """One module on the shelf, with the lessons that are open to the reader."""

    module: ModuleProgress
    lessons: Sequence[PartState]


def shelf_of(path: LearningPath, *, words: str = "") -> list[Board]:
    """The open lessons of every module on the path, in order; only those whose own or whose module's
    title holds all of `words`, where any are given."""
    wanted = folding.folded(words).split()
    boards = (
        Board(
            stop.module,
            [
                part
                for part in stop.module.parts
                if part.kind == "lesson"
                and (part.done_on or part.opens_with is None)
                and _matches(f"{stop.module.title} {part.title}", wanted)
            ],
        )
        for stop in path.stops
    )
    return [board for board in boards if board.lessons]


def _matches(text: str, wanted: Sequence[str]) -> bool:
    folded = folding.folded(text)
    return all(word in folded for word in wanted)
