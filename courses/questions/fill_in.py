from typing import Any

from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ContentRefused, ResponseRefused
from courses.questions.base import QuestionType, Scored, told
from lms import folding

_LONGEST = 500


class FillIn(QuestionType):
    """`answer` is a list of accepted texts, of the source language and of the one shown; the response is
    a text."""

    name = "fill_in"
    interaction = "fill-in"

    def check(self, question: QuestionContent, name: str) -> None:
        texts = question.answer if isinstance(question.answer, list | tuple) else []
        if not any(isinstance(text, str) and text.strip() for text in texts):
            raise ContentRefused(_("%(name)s has no accepted answer.") % {"name": name})

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        if not isinstance(response, str) or not folding.tidied(response):
            raise ResponseRefused(_("Write an answer."))
        if len(response) > _LONGEST:
            raise ResponseRefused(_("Write a shorter answer: at most 500 characters."))
        text = folding.tidied(response)
        accepted = {folding.answer(one) for key in (question, words) for one in key.answer}
        right = folding.answer(text) in accepted
        return Scored(right, float(right), text, text, told(words, [], right))

    def correct_pattern(self, question: QuestionContent) -> list[str]:
        return list(question.answer)

    def solution(self, question: QuestionContent, words: QuestionContent) -> list[str]:
        return [(words.answer or question.answer)[0]]

    def right_response(self, question: QuestionContent) -> str:
        return str(question.answer[0])
