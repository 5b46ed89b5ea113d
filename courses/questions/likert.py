from typing import Any

from django.utils.translation import gettext as _

from courses.content import QuestionContent
from courses.errors import ContentRefused
from courses.questions.base import QuestionType, Scored, chosen_id


class Likert(QuestionType):
    """Where one stands on a scale of `choices`, from the lowest; the response is a choice's id. Nothing is
    right, and everybody reads the same afterwards, which `feedback_right` holds."""

    name = "likert"
    interaction = "likert"
    components = "scale"
    keeps_order = True
    has_key = False

    def check(self, question: QuestionContent, name: str) -> None:
        if len(question.choices) < 2:
            raise ContentRefused(_("%(name)s needs a scale of at least two steps.") % {"name": name})

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        chosen = chosen_id(question, response)
        return Scored(None, None, chosen, chosen, tuple(filter(None, [words.feedback_right])))

    def right_response(self, question: QuestionContent) -> str:
        return question.choices[-1].id
