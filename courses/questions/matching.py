from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ContentRefused, ResponseRefused
from courses.questions.base import QuestionType, Scored, text_of, told


class Matching(QuestionType):
    """`answer` maps each choice's id to the id of one of `targets`; the response is such a mapping. A form
    sends each choice's target."""

    name = "matching"
    interaction = "matching"
    hides_order = True

    def check(self, question: QuestionContent, name: str) -> None:
        ids = {choice.id for choice in question.choices}
        targets = {target.id for target in question.targets}
        key = question.answer if isinstance(question.answer, Mapping) else {}
        if len(ids) < 2 or set(key) != ids or not set(key.values()) <= targets:
            raise ContentRefused(
                _("%(name)s does not match each of at least two choices with one answer.") % {"name": name}
            )

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        targets = {target.id for target in question.targets}
        if not isinstance(response, Mapping) or set(response) != {choice.id for choice in question.choices}:
            raise ResponseRefused(_("Match each one with something."))
        if not all(isinstance(target, str) and target in targets for target in response.values()):
            raise ResponseRefused(_("Match only with what is on the page."))
        pairs = {choice.id: response[choice.id] for choice in question.choices}
        hits = sum(question.answer[name] == target for name, target in pairs.items())
        right = hits == len(pairs)
        feedback = told(words, list(pairs), right)
        return Scored(right, hits / len(pairs), pairs, _spelt(pairs), feedback, hits, len(pairs) - hits)

    def correct_pattern(self, question: QuestionContent) -> list[str]:
        return [_spelt(question.answer)]

    def solution(self, question: QuestionContent, words: QuestionContent) -> list[str]:
        return [
            f"{text_of(one, words, question)}: {text_of(other, words, question)}"
            for one, other in question.answer.items()
        ]

    def response_from(
        self, fields: QueryDict, name: str, question: QuestionContent
    ) -> Mapping[str, str] | None:
        chosen = {choice.id: fields.get(f"{name}:{choice.id}", "") for choice in question.choices}
        return chosen if any(chosen.values()) else None

    def right_response(self, question: QuestionContent) -> Mapping[str, str]:
        return dict(question.answer)

    def wrong_response(self, question: QuestionContent) -> Mapping[str, str]:
        left, right = list(question.answer), list(question.answer.values())
        return dict(zip(left, [*right[1:], right[0]], strict=True))


def _spelt(pairs: Mapping[str, str]) -> str:
    return "[,]".join(f"{one}[.]{other}" for one, other in pairs.items())
