from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.questions.base import ScoredBlock
from courses.questions.true_false import TrueFalse


class TrueFalseBlock(ScoredBlock):
    type = TrueFalse
    order = 50
    has_style = False
    answer = blocks.ChoiceBlock(
        label=_("The statement is"), choices=[("true", _("True")), ("false", _("False"))], required=False
    )

    def asks(self, value: Any) -> Mapping[str, Any]:
        return {"answer": {"true": True, "false": False}.get(value["answer"])}

    def require(self, value: Any) -> None:
        if self.fault_in(value):
            self.refuse(answer=gettext("Say whether the statement is true or false."))

    class Meta:
        label = _("True or false")
