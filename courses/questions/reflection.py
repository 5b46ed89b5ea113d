from typing import Any

from django.http import QueryDict

from courses.content import QuestionContent
from courses.questions.base import QuestionType, Scored


class Reflection(QuestionType):
    """Something to think about; what is written is for the writer's notebook alone, and never looked at."""

    name = "reflection"
    interaction = "long-fill-in"
    may_be_skipped = True
    has_key = False
    is_private = True

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        return Scored(None, None, None, "", ())

    def response_from(self, fields: QueryDict, name: str, question: QuestionContent) -> str:
        return fields.get("text", "")
