"""Whether a response is right. The key comes from what was published, the response from the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from courses.content import QuestionContent, QuestionKind
from courses.errors import ResponseRefused
from courses.rules.publishing import is_scored
from lms import folding


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


def score(question: QuestionContent, response: Any, *, words: QuestionContent | None = None) -> Scored:
    """Score a response against the key of `question`; `words` is the question in the language shown.

    The response is: a choice's id (`single`, `likert`); ids (`multiple`, `ordering`; of the choices
    taken, step by step, for `scenario`); a bool or "true"/"false"; a mapping of choice to target
    ids (`matching`); a text (`fill_in`). A reflection is never scored, and its text not looked at.
    Raises `ResponseRefused` with one sentence if the response does not fit the question.
    """
    words = words or question
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.LIKERT:
            return _single(question, words, response)
        case QuestionKind.MULTIPLE:
            return _multiple(question, words, response)
        case QuestionKind.TRUE_FALSE:
            return _true_false(question, words, response)
        case QuestionKind.ORDERING:
            return _ordering(question, words, response)
        case QuestionKind.MATCHING:
            return _matching(question, words, response)
        case QuestionKind.FILL_IN:
            return _fill_in(question, words, response)
        case QuestionKind.SCENARIO:
            return _scenario(question, words, response)
        case QuestionKind.REFLECTION:
            return Scored(None, None, None, "", ())


def must_be_answered(question: QuestionContent) -> bool:
    """Whether a lesson is finished only once this question is answered (see `courses.rules.tries`). What
    one thinks about, and the way one takes through a scenario, are free."""
    return question.kind not in {QuestionKind.REFLECTION, QuestionKind.SCENARIO}


def is_answered(question: QuestionContent, response: Any) -> bool:
    """Whether a response given earlier still answers the question as it stands today."""
    try:
        score(question, response)
    except ResponseRefused:
        return False
    return True


def interaction_type(kind: QuestionKind) -> str:
    """The specification's name for this kind of question."""
    return {
        QuestionKind.SINGLE: "choice",
        QuestionKind.MULTIPLE: "choice",
        QuestionKind.TRUE_FALSE: "true-false",
        QuestionKind.ORDERING: "sequencing",
        QuestionKind.MATCHING: "matching",
        QuestionKind.FILL_IN: "fill-in",
        QuestionKind.LIKERT: "likert",
        QuestionKind.SCENARIO: "other",
        QuestionKind.REFLECTION: "long-fill-in",
    }[kind]


def solution(question: QuestionContent, words: QuestionContent) -> tuple[str, ...]:
    """The right answer in words, a line each, and why; `words` is the question in the language shown."""
    texts = {one.id: one.text.strip() for one in (*words.choices, *words.targets)}
    lines: Sequence[str] = ()
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            lines = [texts.get(one.id, one.text) for one in question.choices if one.is_right]
        case QuestionKind.TRUE_FALSE:
            lines = [_("True") if question.answer else _("False")]
        case QuestionKind.ORDERING:
            lines = [
                f"{number}. {texts.get(one.id, one.text)}" for number, one in enumerate(question.choices, 1)
            ]
        case QuestionKind.MATCHING:
            lines = [
                f"{texts.get(one, one)}: {texts.get(other, other)}" for one, other in question.answer.items()
            ]
        case QuestionKind.FILL_IN:
            lines = [(words.answer or question.answer)[0]]
        case _:
            return ()
    why = [one.feedback for one in words.choices if one.feedback and _is_right(question, one.id)]
    return (*lines, *why, *filter(None, [words.feedback_right]))


def _single(question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
    (chosen,) = _ids(question, [response] if isinstance(response, str) else response, exactly=1)
    if question.kind is QuestionKind.LIKERT:
        return Scored(None, None, chosen, chosen, _told(words, [chosen], None))
    right = any(choice.id == chosen and choice.is_right for choice in question.choices)
    return Scored(right, float(right), chosen, chosen, _told(words, [chosen], right))


def _multiple(question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
    chosen = _ids(question, response)
    key = {choice.id for choice in question.choices if choice.is_right}
    hits, slips = len(key & set(chosen)), len(set(chosen) - key)
    right = set(chosen) == key
    share = max(0.0, (hits - slips) / len(key))
    feedback = _told_by_name(words, chosen) if hits and slips else _told(words, chosen, right)
    return Scored(right, share, chosen, "[,]".join(chosen), feedback, hits, slips)


def _true_false(question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
    said = (
        {"true": True, "false": False, True: True, False: False}.get(response) if _plain(response) else None
    )
    if said is None:
        raise ResponseRefused(_("Answer true or false."))
    right = said is question.answer
    spelt = "true" if said else "false"
    return Scored(right, float(right), said, spelt, _told(words, [spelt], right))


def _ordering(question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
    order = _ids(question, response, exactly=len(question.choices))
    key = [choice.id for choice in question.choices]
    placed = sum(mine == right for mine, right in zip(order, key, strict=True))
    right = order == key
    spelt, told = "[,]".join(order), _told(words, [], right)
    return Scored(right, placed / len(key), order, spelt, told, placed, len(key) - placed)


def _matching(question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
    targets = {target.id for target in question.targets}
    if not isinstance(response, Mapping) or set(response) != {choice.id for choice in question.choices}:
        raise ResponseRefused(_("Match each one with something."))
    if not all(isinstance(target, str) and target in targets for target in response.values()):
        raise ResponseRefused(_("Match only with what is on the page."))
    pairs = {choice.id: response[choice.id] for choice in question.choices}
    hits = sum(question.answer[name] == target for name, target in pairs.items())
    right = hits == len(pairs)
    spelt = "[,]".join(f"{name}[.]{target}" for name, target in pairs.items())
    told = _told(words, list(pairs), right)
    return Scored(right, hits / len(pairs), pairs, spelt, told, hits, len(pairs) - hits)


def _fill_in(question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
    if not isinstance(response, str) or not folding.tidied(response):
        raise ResponseRefused(_("Write an answer."))
    if len(response) > 500:
        raise ResponseRefused(_("Write a shorter answer: at most 500 characters."))
    text = folding.tidied(response)
    accepted = {folding.answer(one) for key in (question, words) for one in key.answer}
    right = folding.answer(text) in accepted
    return Scored(right, float(right), text, text, _told(words, [], right))


def _scenario(question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
    if not isinstance(response, Sequence) or isinstance(response, str):
        raise ResponseRefused(_("Choose what to do in each situation."))
    steps = {step.id: step for step in question.steps}
    texts = {(step.id, choice.id): choice.feedback for step in words.steps for choice in step.choices}
    taken, feedback, wise = [], [], []
    where = question.steps[0].id
    for chosen in response:
        choice = next((one for one in steps[where].choices if one.id == chosen), None) if where else None
        if choice is None:
            raise ResponseRefused(_("That choice is not in this situation."))
        taken.append(choice.id)
        wise.append(choice.is_right)
        feedback.append(texts.get((where, choice.id), choice.feedback))
        where = choice.leads_to
    if where or not taken:
        raise ResponseRefused(_("The story is not at its end yet."))
    scored = is_scored(question)
    right = all(wise) if scored else None
    if tail := _told(words, [], right):
        feedback += tail
    return Scored(
        right,
        sum(wise) / len(wise) if scored else None,
        taken,
        "[,]".join(taken),
        tuple(text for text in feedback if text),
        sum(wise),
        len(wise) - sum(wise),
    )


def _ids(question: QuestionContent, response: Any, *, exactly: int | None = None) -> list[str]:
    if not isinstance(response, Sequence) or isinstance(response, str):
        raise ResponseRefused(_("Choose among the answers on the page."))
    known = {choice.id for choice in question.choices}
    chosen = [one for one in response if isinstance(one, str) and one in known]
    if len(chosen) != len(response) or len(set(chosen)) != len(chosen):
        raise ResponseRefused(_("Choose among the answers on the page, each at most once."))
    if exactly is not None and len(chosen) != exactly:
        raise ResponseRefused(_("Choose one answer.") if exactly == 1 else _("Put all of them in order."))
    return chosen


def _told(words: QuestionContent, chosen: Sequence[str], right: bool | None) -> tuple[str, ...]:
    texts = [choice.feedback for choice in words.choices if choice.id in chosen]
    if right is not None:
        texts.append(words.feedback_right if right else words.feedback_wrong)
    return tuple(text for text in texts if text)


def _told_by_name(words: QuestionContent, chosen: Sequence[str]) -> tuple[str, ...]:
    """Each choice's feedback with the choice that it speaks of, where some are right and some are not."""
    named = [
        _("“%(choice)s”: %(feedback)s") % {"choice": one.text.strip(), "feedback": one.feedback}
        for one in words.choices
        if one.id in chosen and one.feedback
    ]
    return (*named, *_told(words, [], False))


def _plain(response: Any) -> bool:
    return isinstance(response, bool | str)


def _is_right(question: QuestionContent, choice: str) -> bool:
    return any(one.id == choice and one.is_right for one in question.choices)
