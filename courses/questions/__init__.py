"""Types of question, each in a module of this folder that is found by itself.

Everything that the rest of the platform asks of a question goes through here, so that it knows no type.
The key comes from what was published, the response from a page or a device.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ContentRefused, ResponseRefused
from courses.questions.base import QuestionType, Scored, Verdict

__all__ = [
    "TYPES",
    "QuestionType",
    "Scored",
    "Verdict",
    "check_question",
    "is_answered",
    "is_scored",
    "must_be_answered",
    "score",
    "solution",
    "type_named",
    "type_of",
]


def _found() -> dict[str, QuestionType]:
    modules = [import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__)]
    types = [
        kind()
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, QuestionType) and kind.__module__ == module.__name__
        if "name" in vars(kind)
    ]
    return {one.name: one for one in types}


TYPES = _found()
_BY_ANY_NAME = {name: one for one in TYPES.values() for name in (one.name, *one.older_names)}


def type_named(name: str) -> QuestionType:
    """The type of this name, or that had it once. Raises `KeyError`."""
    return _BY_ANY_NAME[name]


def type_of(question: QuestionContent) -> QuestionType:
    """The type of a question. Raises `KeyError`."""
    return _BY_ANY_NAME[question.kind]


def check_question(question: QuestionContent) -> None:
    """Raises `ContentRefused` where the key is missing or does not fit the choices."""
    name = _("The question “%(prompt)s”") % {"prompt": question.prompt}
    ids = [choice.id for choice in question.choices]
    if len(set(ids)) != len(ids):
        raise ContentRefused(_("%(name)s has two choices with the same id.") % {"name": name})
    type_of(question).check(question, name)
    if question.points < 1:
        raise ContentRefused(_("%(name)s gives no point.") % {"name": name})


def is_scored(question: QuestionContent) -> bool:
    """Whether the question has a right answer."""
    return type_of(question).is_scored(question)


def must_be_answered(question: QuestionContent) -> bool:
    """Whether a lesson is finished only once this question is answered (see `courses.rules.tries`)."""
    return not type_of(question).may_be_skipped


def score(question: QuestionContent, response: Any, *, words: QuestionContent | None = None) -> Scored:
    """Score a response against the key of `question`; `words` is the question in the language shown.

    Each type says what its response is. Raises `ResponseRefused` with one sentence if it does not fit.
    """
    return type_of(question).score(question, words or question, response)


def is_answered(question: QuestionContent, response: Any) -> bool:
    """Whether a response given earlier still answers the question as it stands today."""
    try:
        score(question, response)
    except ResponseRefused:
        return False
    return True


def solution(question: QuestionContent, words: QuestionContent) -> tuple[str, ...]:
    """The right answer in words, a line each, and why; `words` is the question in the language shown."""
    lines = type_of(question).solution(question, words)
    if not lines:
        return ()
    right = {one.id for one in question.choices if one.is_right}
    why = [one.feedback for one in words.choices if one.feedback and one.id in right]
    return (*lines, *why, *filter(None, [words.feedback_right]))
