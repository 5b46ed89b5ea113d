"""A lesson cut into the pages that are read one at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.functional import SimpleLazyObject

from cms.blocks.questions import BLOCKS
from cms.models import LessonPage
from cms.queries.published_content import question_uuid
from cms.queries.shown_questions import ShownQuestion


@dataclass
class Placed:
    """A block on its page; `asked` is there when it asks for something."""

    block: Any
    question: UUID | None = None
    asked: ShownQuestion | None = None


@dataclass
class LessonSheet:
    """One page of a lesson, numbered from 1."""

    number: int
    heading: str = ""
    placed: list[Placed] = field(default_factory=list)


def sheets_of(page: LessonPage) -> list[LessonSheet]:
    """The pages of a lesson; a new one begins at each `new_page` block.

    A block is built when it is first looked at, so that a page asks for its own files and no others.
    """
    sheets = [LessonSheet(1)]
    for number, raw in enumerate(page.body.raw_data):
        if raw["type"] == "new_page":
            if sheets[-1].placed:
                sheets.append(LessonSheet(len(sheets) + 1))
            sheets[-1].heading = raw["value"]["heading"]
            continue
        block = SimpleLazyObject(partial(page.body.__getitem__, number))
        question = question_uuid(page.uuid, raw["id"]) if raw["type"] in BLOCKS else None
        sheets[-1].placed.append(Placed(block, question))
    return sheets


def looks_in(placed: Iterable[Placed]) -> list[str]:
    """The names of the stylesheets that these blocks need, each once."""
    return sorted({"text", *(style for one in placed for style in one.block.block.styles)})
