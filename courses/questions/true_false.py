from typing import Any

from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ContentRefused, ResponseRefused
from courses.questions.base import QuestionType, Scored, told

_SAID = {"true": True, "false": False, True: True, False: False}


class TrueFalse(QuestionType):
    """A statement: `answer` is a bool; the response is one, or "true" or "false"."""

    name = "true_false"
    interaction = "true-false"

    def check(self, question: QuestionContent, name: str) -> None:
        if not isinstance(question.answer, bool):
            raise ContentRefused(_("%(name)s does not say whether it is true or false.") % {"name": name})

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        said = _SAID.get(response) if isinstance(response, bool | str) else None
        if said is None:
            raise ResponseRefused(_("Answer true or false."))
        right = said is question.answer
        spelt = "true" if said else "false"
        return Scored(right, float(right), said, spelt, told(words, [spelt], right))

    def correct_pattern(self, question: QuestionContent) -> list[str]:
        return ["true" if question.answer else "false"]

    def solution(self, question: QuestionContent, words: QuestionContent) -> list[str]:
        return [_("True") if question.answer else _("False")]

    def right_response(self, question: QuestionContent) -> bool:
        return bool(question.answer)

    def wrong_response(self, question: QuestionContent) -> bool:
        return not question.answer
