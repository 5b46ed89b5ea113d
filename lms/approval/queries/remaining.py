"""What the adults of some homes have left of the trainings that would close their open cells."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from courses.queries.progress import begun_by
from courses.queries.remaining import Left
from lms.approval import gate
from lms.approval.queries.facts import Facts
from lms.people.models import User


@dataclass(frozen=True)
class Remaining:
    """The trainings that each adult has begun, by user id, and what is left of those that would do."""

    begun: Mapping[int, Sequence[str]]
    left: Left

    def codes(self, user: User, any_of: Collection[str]) -> list[str]:
        """Those of these trainings that an adult is on the way to, or all of them."""
        return _codes(user, any_of, self.begun)


def remaining_for(wanted: Iterable[tuple[User, Collection[str]]]) -> Remaining:
    """What these adults have left, each of the trainings any of which would do; a fixed number of
    queries."""
    wanted = list(wanted)
    begun = begun_by({user.pk for user, _ in wanted})
    return Remaining(
        begun, Left((user.pk, code) for user, any_of in wanted for code in _codes(user, any_of, begun))
    )


def open_cells(
    facts: Facts, answer: gate.Answer
) -> list[tuple[gate.Cell, gate.Requirement, tuple[User, ...]]]:
    """The open cells, of what follows after the move-in too, with those who could close each."""
    requirements = {r.key: r for r in facts.case.rules.requirements}
    people = {str(user.uuid): user for user in facts.parents}
    return [
        (cell, requirements[cell.requirement], (people[cell.parent],) if cell.parent else facts.parents)
        for cell in (*answer.cells, *answer.follow_up)
        if cell.state is not gate.CellState.MET
    ]


def _codes(user: User, any_of: Collection[str], begun: Mapping[int, Sequence[str]]) -> list[str]:
    return [code for code in any_of if code in begun.get(user.pk, ())] or list(any_of)
