"""Blocks that ask: seven kinds of question, each with feedback, for lessons and quizzes alike.

The value of each knows its `pieces()` (what can be chosen, ordered or matched, by stable id) and its
`key()` (what is right), which is all that the scoring below ever gets.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import NamedBlock
from cms.rules.gaps import gaps_of, split_at_gap
from lms import folding


@dataclass(frozen=True)
class Piece:
    """Something to choose, order or match; `side` is "right" for the second half of a pair."""

    id: str
    text: str
    is_right: bool = False
    feedback: str = ""
    side: str = "left"


class QuestionValue(blocks.StructValue):
    """A question as its editor wrote it."""

    @property
    def kind(self) -> str:
        return str(self.block.kind)

    def pieces(self) -> list[Piece]:
        return []

    def key(self) -> list[str]:
        """The right answer: ids in no order, in order, or as `left:right`; words by gap."""
        return [piece.id for piece in self.pieces() if piece.is_right]


class QuestionBlock(NamedBlock):
    """A prompt, what is answered, and what the learner reads afterwards."""

    kind = ""
    prompt = blocks.TextBlock(label=_("Question"))

    class Meta:
        group = _("Questions")
        icon = "help"
        value_class = QuestionValue


class _ScoredBlock(QuestionBlock):
    feedback_right = blocks.TextBlock(label=_("Feedback when right"), required=False)
    feedback_wrong = blocks.TextBlock(label=_("Feedback when not right"), required=False)
    read_again = blocks.PageChooserBlock(
        label=_("Lesson to read again when not right"), page_type="cms.LessonPage", required=False
    )
    points = blocks.IntegerBlock(label=_("Points"), default=1, min_value=1, max_value=20)

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        if not self.is_deferred_validation:
            self.require(result)
        return result

    def require(self, value: Any) -> None:
        """Refuse what cannot be answered rightly."""


def _choices() -> blocks.ListBlock:
    return blocks.ListBlock(
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


class ChoiceValue(QuestionValue):
    def pieces(self) -> list[Piece]:
        return [
            Piece(str(item.id), item.value["text"], bool(item.value["is_right"]), item.value["feedback"])
            for item in self["choices"].bound_blocks
        ]


class SingleChoiceBlock(_ScoredBlock):
    kind = look = "single_choice"
    choices = _choices()

    def require(self, value: Any) -> None:
        right = sum(bool(choice["is_right"]) for choice in value["choices"])
        if right != 1:
            self.refuse(choices=gettext("Mark exactly one choice as right."))

    class Meta:
        label = _("Question with one right choice")
        value_class = ChoiceValue


class MultipleChoiceBlock(_ScoredBlock):
    kind = look = "multiple_choice"
    choices = _choices()

    def require(self, value: Any) -> None:
        if not any(choice["is_right"] for choice in value["choices"]):
            self.refuse(choices=gettext("Mark at least one choice as right."))

    class Meta:
        label = _("Question with several right choices")
        value_class = ChoiceValue


class TrueFalseValue(QuestionValue):
    def key(self) -> list[str]:
        return [self["answer"]]


class TrueFalseBlock(_ScoredBlock):
    kind = look = "true_false"
    answer = blocks.ChoiceBlock(
        label=_("The statement is"), choices=[("true", _("True")), ("false", _("False"))], required=False
    )

    def require(self, value: Any) -> None:
        if value["answer"] not in {"true", "false"}:
            self.refuse(answer=gettext("Say whether the statement is true or false."))

    class Meta:
        label = _("True or false")
        value_class = TrueFalseValue


class OrderingValue(QuestionValue):
    def pieces(self) -> list[Piece]:
        return [Piece(str(item.id), item.value) for item in self["steps"].bound_blocks]

    def key(self) -> list[str]:
        return [piece.id for piece in self.pieces()]


class OrderingBlock(_ScoredBlock):
    kind = look = "ordering"
    steps = blocks.ListBlock(
        blocks.CharBlock(label=_("Step"), max_length=160),
        label=_("Steps in the right order"),
        min_num=2,
        max_num=8,
    )

    def require(self, value: Any) -> None:
        texts = [folding.answer(text) for text in value["steps"]]
        if len(set(texts)) != len(texts):
            self.refuse(steps=gettext("Two steps read the same, so the order cannot be told."))

    class Meta:
        label = _("Put in order")
        value_class = OrderingValue


class MatchingValue(QuestionValue):
    def pieces(self) -> list[Piece]:
        lefts = [Piece(str(i.id), i.value["left"]) for i in self["pairs"].bound_blocks]
        rights = [
            Piece(_other_half(i.id), i.value["right"], side="right") for i in self["pairs"].bound_blocks
        ]
        return [*lefts, *rights]

    def key(self) -> list[str]:
        return [f"{i.id}:{_other_half(i.id)}" for i in self["pairs"].bound_blocks]


def _other_half(pair_id: Any) -> str:
    """Another id for the right half, in which the left one's cannot be seen at a glance."""
    return str(pair_id)[::-1]


class MatchingBlock(_ScoredBlock):
    kind = look = "matching"
    pairs = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("left", blocks.CharBlock(label=_("This"), max_length=120)),
                ("right", blocks.CharBlock(label=_("belongs to this"), max_length=160)),
            ]
        ),
        label=_("Pairs"),
        min_num=2,
        max_num=8,
    )

    def require(self, value: Any) -> None:
        for side in ("left", "right"):
            texts = [folding.answer(pair[side]) for pair in value["pairs"]]
            if len(set(texts)) != len(texts):
                self.refuse(pairs=gettext("Two pairs share a half, so the match cannot be told."))

    class Meta:
        label = _("Match what belongs together")
        value_class = MatchingValue


class FillInValue(QuestionValue):
    def key(self) -> list[str]:
        gaps = gaps_of(self["text"])
        return gaps[0] if gaps else []

    def around_gap(self) -> tuple[str, str]:
        """The words before the gap and after it."""
        return split_at_gap(self["text"])


class FillInBlock(_ScoredBlock):
    kind = look = "fill_in"
    text = blocks.TextBlock(
        label=_("Text with a gap"),
        help_text=_("Put the answer in square brackets, alternatives with a bar: Give [safety|security]."),
    )

    def require(self, value: Any) -> None:
        if len(gaps_of(value["text"])) != 1:
            self.refuse(text=gettext("Put exactly one answer in square brackets, such as [safety]."))

    class Meta:
        label = _("Fill in the gap")
        value_class = FillInValue


class LikertValue(QuestionValue):
    def pieces(self) -> list[Piece]:
        return [Piece(str(item.id), item.value) for item in self["scale"].bound_blocks]

    def key(self) -> list[str]:
        return []


class LikertBlock(QuestionBlock):
    kind = look = "likert"
    scale = blocks.ListBlock(
        blocks.CharBlock(label=_("Step"), max_length=60),
        label=_("Scale, from the lowest"),
        min_num=3,
        max_num=7,
    )
    afterwards = blocks.TextBlock(label=_("What to read afterwards"), required=False)

    class Meta:
        label = _("Where do you stand? (no right answer)")
        value_class = LikertValue
