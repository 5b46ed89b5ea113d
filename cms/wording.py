"""What is said of how a lesson's questions went, and of what it still waits for."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.queries.lesson_screen import LessonPlace
from courses.rules.tries import TRIES, LessonOutcome


def questions_left(count: int) -> str:
    """What is said where a lesson cannot be finished yet, with a line and without."""
    return ngettext(
        "One question in the lesson is left: answer it, or try it again. After %(tries)d tries the answer is "
        "shown.",
        "%(count)d questions in the lesson are left: answer them, or try them again. After %(tries)d tries "
        "the answer is shown.",
        count,
    ) % {"count": count, "tries": TRIES}


def where(left: Iterable[LessonPlace]) -> list[str]:
    """Which questions these are, the first three of them, each a sentence."""
    return [
        _("Page %(number)d: “%(question)s”.") % {"number": one.number, "question": one.prompt.strip()}
        for one in list(left)[:3]
    ]


def in_sum(outcome: LessonOutcome) -> str:
    """The score of a lesson in a sentence; empty where nothing in it is right or wrong."""
    if not outcome.total:
        return ""
    said = ngettext(
        "You got %(first)d of %(total)d question right at the first try.",
        "You got %(first)d of %(total)d questions right at the first try.",
        outcome.total,
    ) % {"first": outcome.first, "total": outcome.total}
    if not outcome.later:
        return said
    after = ngettext(
        "One more was right when you tried again.",
        "%(later)d more were right when you tried again.",
        outcome.later,
    ) % {"later": outcome.later}
    return f"{said} {after}"


def shown(solution: Sequence[str]) -> list[str]:
    """The lines that tell an answer that was not found."""
    return [_("This is the right answer:"), *solution] if solution else []
