"""What every type of question shares: one class in a module of its own says all that is particular to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ResponseRefused


class Verdict(StrEnum):
    """How an answer went, for the words and the tone that stand over its feedback.

    Where several choices may be right: MORE when all that was chosen is right, and more is; MIXED when some
    of it is right, and some is not. NONE where nothing is right or wrong.
    """

    RIGHT = "yes"
    MORE = "more"
    MIXED = "mixed"
    WRONG = "no"
    NONE = "none"


@dataclass(frozen=True)
class Scored:
    """How an answer went. `is_right` and `share` are None where nothing is right or wrong.

    `share` is the part of the points, 0 to 1. `response` is what was answered, tidied; `spelt` the
    same as the record spells it. `feedback` holds the texts to show, in order. `hits` and `slips` count
    what was chosen rightly and wrongly, or placed so, where there is more than one to choose or place.
    """

    is_right: bool | None
    share: float | None
    response: Any
    spelt: str
    feedback: tuple[str, ...]
    hits: int = 0
    slips: int = 0

    @property
    def verdict(self) -> Verdict:
        """What to say over the feedback, so that the two agree."""
        if self.is_right is None:
            return Verdict.NONE
        if self.is_right:
            return Verdict.RIGHT
        if self.hits:
            return Verdict.MIXED if self.slips else Verdict.MORE
        return Verdict.WRONG


class QuestionType:
    """A type of question; the one instance of each is found by `courses.questions`.

    A type that has no `wrong_response` to offer, or no right one, leaves that as it stands here.
    """

    name: ClassVar[str]
    interaction: ClassVar[str]
    """The interaction type of the specification that its statements have."""
    older_names: ClassVar[tuple[str, ...]] = ()
    """What it was called in lessons that are kept."""
    components: ClassVar[str] = ""
    """The list that the choices stand in among the statement's definition; none if empty."""
    hides_order: ClassVar[bool] = False
    """Whether the order that the choices are kept in gives the answer away, so that it is never shown."""
    keeps_order: ClassVar[bool] = False
    """Whether the choices mean something by their order, so that they are never shuffled."""
    may_be_skipped: ClassVar[bool] = False
    """Whether a lesson is finished without an answer to it."""
    has_key: ClassVar[bool] = True
    """Whether one of this type can have a right answer."""
    is_private: ClassVar[bool] = False
    """Whether the answer is a text for the writer's notebook, neither scored nor recorded."""

    @property
    def may_be_drawn(self) -> bool:
        """Whether a quiz may hold one."""
        return self.has_key and not self.may_be_skipped

    def check(self, question: QuestionContent, name: str) -> None:
        """Raises `ContentRefused`, `name` in its sentence, where the key is missing or does not fit."""

    def is_scored(self, question: QuestionContent) -> bool:
        """Whether this one has a right answer."""
        return self.has_key

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        """Score a response; `words` is the question in the language shown.

        Raises `ResponseRefused` with one sentence if the response does not fit the question.
        """
        raise NotImplementedError

    def correct_pattern(self, question: QuestionContent) -> list[str]:
        """What the record says is right; empty where nothing is."""
        return []

    def solution(self, question: QuestionContent, words: QuestionContent) -> list[str]:
        """The right answer in words, a line each."""
        return []

    def response_from(self, fields: QueryDict, name: str, question: QuestionContent) -> Any:
        """What the fields called `name` (or that and a choice's id) say, as `score` takes it; None if
        nothing was sent."""
        return fields.get(name) or None

    def right_response(self, question: QuestionContent) -> Any:
        """A response that is right, or one that is possible where nothing is right or wrong."""
        return None

    def wrong_response(self, question: QuestionContent) -> Any:
        """A response that is not right; None where this type has none to offer."""
        return None


def chosen_ids(question: QuestionContent, response: Any, *, exactly: int | None = None) -> list[str]:
    """The response as ids of the question's choices, each at most once. Raises `ResponseRefused`."""
    if not isinstance(response, Sequence) or isinstance(response, str):
        raise ResponseRefused(_("Choose among the answers on the page."))
    known = {choice.id for choice in question.choices}
    chosen = [one for one in response if isinstance(one, str) and one in known]
    if len(chosen) != len(response) or len(set(chosen)) != len(chosen):
        raise ResponseRefused(_("Choose among the answers on the page, each at most once."))
    if exactly is not None and len(chosen) != exactly:
        raise ResponseRefused(_("Choose one answer.") if exactly == 1 else _("Put all of them in order."))
    return chosen


def chosen_id(question: QuestionContent, response: Any) -> str:
    """The response as the id of one choice. Raises `ResponseRefused`."""
    (chosen,) = chosen_ids(question, [response] if isinstance(response, str) else response, exactly=1)
    return chosen


def told(words: QuestionContent, chosen: Sequence[str], right: bool | None) -> tuple[str, ...]:
    """The feedback on the choices taken, then that on how it went."""
    texts = [choice.feedback for choice in words.choices if choice.id in chosen]
    if right is not None:
        texts.append(words.feedback_right if right else words.feedback_wrong)
    return tuple(text for text in texts if text)


def text_of(id: str, *languages: QuestionContent) -> str:
    """What a choice or a target says in the first of these languages that has it."""
    known = (one for words in languages for one in (*words.choices, *words.targets))
    return next(one.text.strip() for one in known if one.id == id)
