"""Documents that are kept for good: what an approval rested on, in the format of its day.

A snapshot holds the gate's case as `input` and its answer as `answer`; the number of their format stands
beside them as `format`, 1 where none is said. What is kept is never rewritten: it is read through the
upgrades from its format to today's. To change what a case or an answer says, raise `FORMAT` and add the
upgrade; then keep a snapshot of the format before in `tests/data/snapshots`.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from lms.approval.gate.case import Answer, Case
from lms.approval.gate.reader import MalformedDocument

Document = dict[str, Any]

FORMAT = 1
# From each format to the next; once it is in use, an upgrade is never changed again.
UPGRADES: dict[int, Callable[[Document], Document]] = {}


def written(case: Case, answer: Answer) -> Document:
    """A case and its answer as they are kept, with the number of their format."""
    return {"format": FORMAT, "input": case.to_json(), "answer": answer.to_json()}


def opened(kept: Mapping[str, Any]) -> Document:
    """A kept document in today's format; what was given stays as it is. Raises `Malformed` for a format
    that is not known."""
    number = kept.get("format", 1)
    if not isinstance(number, int) or not 1 <= number <= FORMAT:
        raise MalformedDocument(f"snapshot: has format {number}, and formats up to {FORMAT} are known")
    document = dict(kept) if number == FORMAT else deepcopy(dict(kept))
    for older in range(number, FORMAT):
        document = UPGRADES[older](document)
    return document | {"format": FORMAT}


def read(kept: Mapping[str, Any]) -> Case:
    """The case in a kept document of any format. Raises `Malformed`, naming the property."""
    return Case.from_json(opened(kept)["input"])
