from typing import Any

from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ContentRefused
from courses.questions.base import QuestionType, Scored, chosen_id, text_of, told


class SingleChoice(QuestionType):
    """The key is the one choice marked `is_right`; the response is a choice's id."""

    name = "single_choice"
    older_names = ("single",)
    interaction = "choice"
    components = "choices"

    def check(self, question: QuestionContent, name: str) -> None:
        if sum(one.is_right for one in question.choices) != 1 or len(question.choices) < 2:
            raise ContentRefused(
                _("%(name)s needs at least two choices, exactly one of them right.") % {"name": name}
            )

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        chosen = chosen_id(question, response)
        right = any(choice.id == chosen and choice.is_right for choice in question.choices)
        return Scored(right, float(right), chosen, chosen, told(words, [chosen], right))

    def correct_pattern(self, question: QuestionContent) -> list[str]:
        return [self.right_response(question)]

    def solution(self, question: QuestionContent, words: QuestionContent) -> list[str]:
        return [text_of(self.right_response(question), words, question)]

    def right_response(self, question: QuestionContent) -> str:
        return next(one.id for one in question.choices if one.is_right)

    def wrong_response(self, question: QuestionContent) -> str:
        return next(one.id for one in question.choices if not one.is_right)
