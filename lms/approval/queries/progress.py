"""How far each adult is on the way to what is required before approval."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from courses.queries.progress import tallies_of as course_tallies
from courses.queries.progress_state import PathProgress
from lms.approval import gate
from lms.approval.queries.facts import Facts, Unready

Tallies: TypeAlias = Mapping[int, list[PathProgress]]


def tallies_of(facts: Iterable[Facts | Unready]) -> Tallies:
    """The course tallies of everyone in these facts, by user id; a fixed number of queries."""
    people = {user.pk for found in facts if isinstance(found, Facts) for user in found.parents}
    return course_tallies(people)


def shares(facts: Facts, answer: gate.Answer, tallies: Tallies) -> list[dict[str, Any]]:
    """Per parent, in the order of the case: `{"parent": uuid, "share": percent}` of what is required
    of each before approval; a met requirement counts whole, an open one by the parts done."""
    required = {
        r.key: r
        for r in facts.case.rules.requirements
        if r.strength is gate.Strength.REQUIRED and r.who is gate.Who.EACH
    }
    return [
        {
            "parent": str(user.uuid),
            "share": _share(str(user.uuid), required, answer, tallies.get(user.pk, [])),
        }
        for user in facts.parents
    ]


def _share(
    account: str,
    required: Mapping[str, gate.Requirement],
    answer: gate.Answer,
    tallies: Iterable[PathProgress],
) -> int:
    by_code = {tally.code: tally.done / tally.required for tally in tallies if tally.required}
    parts = [
        1.0
        if cell.state is gate.CellState.MET
        else max((by_code.get(code, 0.0) for code in required[cell.requirement].any_of), default=0.0)
        for cell in answer.cells
        if cell.parent == account and cell.requirement in required
    ]
    done = sum(part if part == 1.0 else min(part, 0.99) for part in parts)
    return int(100 * done / len(parts)) if parts else 0
