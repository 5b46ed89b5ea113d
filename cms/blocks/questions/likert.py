from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.questions.base import PromptedBlock, choices_in
from courses.questions.likert import Likert


class LikertBlock(PromptedBlock):
    type = Likert
    order = 90
    scale = blocks.ListBlock(
        blocks.CharBlock(label=_("Step"), max_length=60),
        label=_("Scale, from the lowest"),
        min_num=3,
        max_num=7,
    )
    afterwards = blocks.TextBlock(label=_("What to read afterwards"), required=False)

    def asks(self, value: Any) -> Mapping[str, Any]:
        return {"choices": choices_in(value["scale"]), "feedback_right": value["afterwards"]}

    class Meta:
        label = _("Where do you stand? (no right answer)")
