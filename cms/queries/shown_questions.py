"""Questions as a learner meets them, and what comes back from the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.content import ChoiceContent, QuestionContent
from courses.queries.lessons import as_shown
from courses.questions import Verdict, must_be_answered, score, solution, type_of
from courses.rules.tries import Tried

ONE_ORDER = 1


@dataclass
class ShownPiece:
    """Something to choose, order or match, with what the learner has given it."""

    id: str
    text: str
    place: int | None = None
    match: str = ""


@dataclass
class ShownQuestion:
    """One question on a page. `response` holds what was last answered; `refusal` why it was refused;
    `is_required` says whether the lesson waits for it, and `is_settled` that it waits no longer: `tries_left`
    is how many more tries there are before `solution`, the right answer, is shown. In a quiz, `number` of
    `total` says where it stands, and `is_left` that the try was sent without a whole answer to it."""

    uuid: UUID
    address: str = ""
    name: str = "svar"
    is_open: bool = False
    in_quiz: bool = False
    is_required: bool = False
    is_settled: bool = False
    tries_left: int = 0
    solution: tuple[str, ...] = ()
    pieces: list[ShownPiece] = field(default_factory=list)
    targets: list[ShownPiece] = field(default_factory=list)
    response: list[str] = field(default_factory=list)
    is_answered: bool = False
    is_right: bool | None = None
    verdict: Verdict = Verdict.NONE
    feedback: tuple[str, ...] = ()
    refusal: str = ""
    text: str = ""
    was_kept: bool = False
    number: int = 0
    total: int = 0
    is_left: bool = False

    @property
    def verdict_in_words(self) -> str:
        return in_words(self.verdict)

    @property
    def numbers(self) -> Iterable[int]:
        return range(1, len(self.pieces) + 1)


def in_words(verdict: Verdict) -> str:
    """What stands over the feedback to an answer, with a line and without."""
    return {
        Verdict.RIGHT: _("That is right."),
        Verdict.MORE: _("What you chose is right. There is more."),
        Verdict.MIXED: _("Some of it is right, but not all."),
        Verdict.WRONG: _("Not quite."),
        Verdict.NONE: _("Thank you. There is no right answer here."),
    }[verdict]


def asked(
    question: QuestionContent,
    *,
    address: str = "",
    is_open: bool = False,
    shuffle: int | None = None,
    in_quiz: bool = False,
) -> ShownQuestion:
    """The question to show, its pieces in an order that does not give the answer away."""
    hides_order = type_of(question).hides_order
    shown = as_shown(question, ONE_ORDER if shuffle is None and hides_order else shuffle)
    return ShownQuestion(
        uuid=question.uuid,
        address=address,
        name=f"svar-{question.uuid}" if in_quiz else "svar",
        is_open=is_open,
        in_quiz=in_quiz,
        is_required=must_be_answered(question),
        pieces=_pieces(shown.choices),
        targets=_pieces(shown.targets),
    )


def _pieces(choices: Iterable[ChoiceContent]) -> list[ShownPiece]:
    return [ShownPiece(choice.id, choice.text) for choice in choices]


def show_response(shown: ShownQuestion, response: Any) -> None:
    """Put what was answered back into the fields."""
    if isinstance(response, Mapping):
        for piece in shown.pieces:
            piece.match = str(response.get(piece.id, ""))
    elif isinstance(response, bool):
        shown.response = ["true" if response else "false"]
    elif isinstance(response, str):
        shown.response = [response]
    elif isinstance(response, list):
        shown.response = [str(one) for one in response]
        for piece in shown.pieces:
            piece.place = shown.response.index(piece.id) + 1 if piece.id in shown.response else None


def show_sent(shown: ShownQuestion, data: QueryDict, response: Any) -> None:
    """Put back what a page has just sent, whole answer or not."""
    show_response(shown, response)
    for piece in shown.pieces:
        place = data.get(f"{shown.name}:{piece.id}", "")
        piece.place = int(place) if place.isdecimal() and len(place) < 4 else None


def show_answer(shown: ShownQuestion, response: Any, *, key: QuestionContent, words: QuestionContent) -> None:
    """Put back what was answered, and say how it went."""
    show_response(shown, response)
    scored = score(key, response, words=words)
    shown.is_answered, shown.is_right, shown.feedback = True, scored.is_right, scored.feedback
    shown.verdict = scored.verdict


def show_standing(shown: ShownQuestion, now: Tried, *, key: QuestionContent, words: QuestionContent) -> None:
    """Say whether to try again, and show the answer where it was not found."""
    shown.is_settled, shown.tries_left = now.is_settled, now.tries_left
    if now.is_shown and shown.is_right is not True:
        shown.solution = solution(key, words)
