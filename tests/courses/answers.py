"""The right answer to a published question, as the page would send it."""

from collections.abc import Mapping
from typing import Any


def right_answer(question: Mapping[str, Any]) -> Any:
    """Read it from the key that `courses.content.QuestionContent` describes."""
    choices = question["choices"]
    match question["kind"]:
        case "single":
            return next(choice["id"] for choice in choices if choice["is_right"])
        case "multiple":
            return [choice["id"] for choice in choices if choice["is_right"]]
        case "ordering":
            return [choice["id"] for choice in choices]
        case "likert":
            return choices[0]["id"]
        case "fill_in":
            return question["answer"][0]
        case _:
            return question["answer"]
