from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.questions.base import ScoredBlock
from cms.rules.gaps import gaps_of, split_at_gap
from courses.questions.fill_in import FillIn


class FillInValue(blocks.StructValue):
    def around_gap(self) -> tuple[str, str]:
        """The words before the gap and after it."""
        return split_at_gap(self["text"])


class FillInBlock(ScoredBlock):
    type = FillIn
    order = 80
    text = blocks.TextBlock(
        label=_("Text with a gap"),
        help_text=_("Put the answer in square brackets, alternatives with a bar: Give [safety|security]."),
    )

    def asks(self, value: Any) -> Mapping[str, Any]:
        gaps = gaps_of(value["text"])
        before, after = split_at_gap(value["text"])
        prompt = f"{value['prompt']}\n{before} … {after}"
        return {"prompt": prompt, "answer": gaps[0] if gaps else []}

    def require(self, value: Any) -> None:
        if len(gaps_of(value["text"])) != 1:
            self.refuse(text=gettext("Put exactly one answer in square brackets, such as [safety]."))

    class Meta:
        label = _("Fill in the gap")
        value_class = FillInValue
