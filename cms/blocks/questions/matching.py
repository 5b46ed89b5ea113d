from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.questions.base import ScoredBlock, items, read_the_same
from courses.content import ChoiceContent
from courses.questions.matching import Matching


class MatchingBlock(ScoredBlock):
    type = Matching
    order = 70
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

    def asks(self, value: Any) -> Mapping[str, Any]:
        pairs = list(items(value["pairs"]))
        return {
            "choices": tuple(ChoiceContent(id, pair["left"]) for id, pair in pairs),
            "targets": tuple(ChoiceContent(_other_half(id), pair["right"]) for id, pair in pairs),
            "answer": {id: _other_half(id) for id, _pair in pairs},
        }

    def require(self, value: Any) -> None:
        if any(read_the_same([pair[side] for pair in value["pairs"]]) for side in ("left", "right")):
            self.refuse(pairs=gettext("Two pairs share a half, so the match cannot be told."))

    class Meta:
        label = _("Match what belongs together")


def _other_half(pair_id: str) -> str:
    """Another id for the right half, in which the left one's cannot be seen at a glance."""
    return pair_id[::-1]
