"""The right answer to a published question, as the page would send it."""

from collections.abc import Mapping
from typing import Any

from courses.questions import type_named
from courses.rules.content_json import questions_of


def right_answer(question: Mapping[str, Any]) -> Any:
    """Read from the question as it is kept."""
    (content,) = questions_of({"questions": [question]})
    return type_named(content.kind).right_response(content)
