from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.questions.base import ScoredBlock, choices_in, read_the_same
from courses.questions.ordering import Ordering


class OrderingBlock(ScoredBlock):
    type = Ordering
    order = 60
    steps = blocks.ListBlock(
        blocks.CharBlock(label=_("Step"), max_length=160),
        label=_("Steps in the right order"),
        min_num=2,
        max_num=8,
    )

    def asks(self, value: Any) -> Mapping[str, Any]:
        return {"choices": choices_in(value["steps"])}

    def require(self, value: Any) -> None:
        if read_the_same(value["steps"]):
            self.refuse(steps=gettext("Two steps read the same, so the order cannot be told."))

    class Meta:
        label = _("Put in order")
