from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ContentRefused
from courses.questions.base import QuestionType, Scored, chosen_ids, text_of, told


class MultipleChoice(QuestionType):
    """The key is the choices marked `is_right`; the response is ids. What is chosen wrongly takes away as
    much as what is chosen rightly gives."""

    name = "multiple_choice"
    older_names = ("multiple",)
    interaction = "choice"
    components = "choices"

    def check(self, question: QuestionContent, name: str) -> None:
        if not any(one.is_right for one in question.choices) or len(question.choices) < 2:
            raise ContentRefused(
                _("%(name)s needs at least two choices, at least one of them right.") % {"name": name}
            )

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        chosen = chosen_ids(question, response)
        key = set(self.right_response(question))
        hits, slips = len(key & set(chosen)), len(set(chosen) - key)
        right = set(chosen) == key
        share = max(0.0, (hits - slips) / len(key))
        feedback = _told_by_name(words, chosen) if hits and slips else told(words, chosen, right)
        return Scored(right, share, chosen, "[,]".join(chosen), feedback, hits, slips)

    def correct_pattern(self, question: QuestionContent) -> list[str]:
        return ["[,]".join(self.right_response(question))]

    def solution(self, question: QuestionContent, words: QuestionContent) -> list[str]:
        return [text_of(one, words, question) for one in self.right_response(question)]

    def response_from(self, fields: QueryDict, name: str, question: QuestionContent) -> list[str] | None:
        return fields.getlist(name) or None

    def right_response(self, question: QuestionContent) -> list[str]:
        return [one.id for one in question.choices if one.is_right]

    def wrong_response(self, question: QuestionContent) -> list[str]:
        return [one.id for one in question.choices if not one.is_right]


def _told_by_name(words: QuestionContent, chosen: Sequence[str]) -> tuple[str, ...]:
    """Each choice's feedback with the choice that it speaks of, where some are right and some are not."""
    named = [
        _("“%(choice)s”: %(feedback)s") % {"choice": one.text.strip(), "feedback": one.feedback}
        for one in words.choices
        if one.id in chosen and one.feedback
    ]
    return (*named, *told(words, [], False))
