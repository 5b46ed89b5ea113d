"""What blocks that ask share: the type of their question, and what the training gets to know of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import NamedBlock
from cms.rules.shortcomings import ShortcomingKind
from courses.content import ChoiceContent, QuestionContent
from courses.errors import ContentRefused
from courses.questions import QuestionType, check_question
from lms import folding

_Type = type[QuestionType]
_NOBODYS = UUID(int=0)


class QuestionBlock(NamedBlock):
    """A block that asks a question of a type; both bear one name, and so do template and stylesheet.

    `order` is its place among the others where an editor chooses a block, `minutes` what answering takes.
    """

    type: ClassVar[_Type]
    order: ClassVar[int]
    minutes: ClassVar[float] = 0.75
    styles_beside: ClassVar[tuple[str, ...]] = ("question_frame",)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "type" in vars(cls):
            cls.look = cls.type.name

    def asks(self, value: Any) -> Mapping[str, Any]:
        """What is particular to this question, as fields of `QuestionContent`: choices, targets, answer."""
        return {}

    def content(self, identity: UUID, value: Any) -> QuestionContent:
        """The question as it is handed to the training."""
        words = {"prompt": value.get("prompt", ""), **self.asks(value)}
        return QuestionContent(uuid=identity, kind=self.type.name, **words)

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        if self.is_deferred_validation:
            return result
        self.require(result)
        if fault := self.fault_in(result):
            raise blocks.StructBlockValidationError(non_block_errors=[fault])
        return result

    def require(self, value: Any) -> None:
        """Refuse what cannot be answered, beneath the field that is at fault; whatever is at fault still is
        refused with what the type says of it."""

    def fault_in(self, value: Any) -> str:
        """Why its type would not take the question; empty if it would."""
        try:
            check_question(self.content(_NOBODYS, value))
        except ContentRefused as refused:
            return str(refused)
        return ""

    class Meta:
        icon = "help"
        group = _("Questions")


class PromptedBlock(QuestionBlock):
    prompt = blocks.TextBlock(label=_("Question"))


class ScoredBlock(PromptedBlock):
    """One with a right answer, and what the learner reads afterwards."""

    feedback_right = blocks.TextBlock(label=_("Feedback when right"), required=False)
    feedback_wrong = blocks.TextBlock(label=_("Feedback when not right"), required=False)
    read_again = blocks.PageChooserBlock(
        label=_("Lesson to read again when not right"), page_type="cms.LessonPage", required=False
    )
    points = blocks.IntegerBlock(label=_("Points"), default=1, min_value=1, max_value=20)

    def content(self, identity: UUID, value: Any) -> QuestionContent:
        words = {name: value[name] for name in ("prompt", "feedback_right", "feedback_wrong", "points")}
        return QuestionContent(uuid=identity, kind=self.type.name, **{**words, **self.asks(value)})


class ChoicesBlock(ScoredBlock):
    """One whose choices are marked right by the editor; `wanted` says how many are to be."""

    has_style = False
    wanted: Any = ""
    choices = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("text", blocks.TextBlock(label=_("Choice"), rows=1)),
                ("is_right", blocks.BooleanBlock(label=_("Right"), required=False)),
                ("feedback", blocks.TextBlock(label=_("Feedback on this choice"), required=False, rows=2)),
            ]
        ),
        label=_("Choices"),
        min_num=2,
        max_num=10,
    )

    def asks(self, value: Any) -> Mapping[str, Any]:
        return {
            "choices": tuple(
                ChoiceContent(id, row["text"], bool(row["is_right"]), row["feedback"])
                for id, row in items(value["choices"])
            )
        }

    def require(self, value: Any) -> None:
        if self.fault_in(value):
            self.refuse(choices=str(self.wanted))

    def shortcomings(self, value: Any, *, language: str) -> Iterator[tuple[ShortcomingKind, str]]:
        if not any(row["is_right"] for row in value["choices"]):
            yield ShortcomingKind.RIGHT_ANSWER, value["prompt"]


def items(rows: Any) -> Iterator[tuple[str, Any]]:
    """The rows of a list with their ids."""
    return ((str(item.id), item.value) for item in rows.bound_blocks)


def choices_in(rows: Any) -> tuple[ChoiceContent, ...]:
    """A list of texts as choices."""
    return tuple(ChoiceContent(id, text) for id, text in items(rows))


def read_the_same(texts: Iterable[str]) -> bool:
    """Whether two of these texts are one to a reader."""
    folded = [folding.answer(text) for text in texts]
    return len(set(folded)) != len(folded)
