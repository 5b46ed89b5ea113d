from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ContentRefused
from courses.questions.base import QuestionType, Scored, chosen_ids, text_of, told


class Ordering(QuestionType):
    """`choices` stand in the right order; the response is all their ids in order. A form sends each one's
    number."""

    name = "ordering"
    interaction = "sequencing"
    components = "choices"
    hides_order = True

    def check(self, question: QuestionContent, name: str) -> None:
        if len(question.choices) < 2:
            raise ContentRefused(_("%(name)s needs at least two things to put in order.") % {"name": name})

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        order = chosen_ids(question, response, exactly=len(question.choices))
        key = self.right_response(question)
        placed = sum(mine == right for mine, right in zip(order, key, strict=True))
        right = order == key
        feedback = told(words, [], right)
        return Scored(right, placed / len(key), order, "[,]".join(order), feedback, placed, len(key) - placed)

    def correct_pattern(self, question: QuestionContent) -> list[str]:
        return ["[,]".join(self.right_response(question))]

    def solution(self, question: QuestionContent, words: QuestionContent) -> list[str]:
        return [
            f"{number}. {text_of(one, words, question)}"
            for number, one in enumerate(self.right_response(question), start=1)
        ]

    def response_from(self, fields: QueryDict, name: str, question: QuestionContent) -> list[str] | None:
        places = {choice.id: fields.get(f"{name}:{choice.id}", "") for choice in question.choices}
        if not any(places.values()):
            return None
        numbered = [one for one in places if places[one].isdecimal()]
        if len({places[one] for one in numbered}) != len(places):
            return numbered[: len(places) - 1]
        return sorted(numbered, key=lambda one: int(places[one]))

    def right_response(self, question: QuestionContent) -> list[str]:
        return [one.id for one in question.choices]

    def wrong_response(self, question: QuestionContent) -> list[str]:
        return [one.id for one in reversed(question.choices)]
