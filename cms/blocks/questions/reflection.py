from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.questions.base import QuestionBlock
from courses.questions.reflection import Reflection


class ReflectionBlock(QuestionBlock):
    """A prompt for the private notebook; what is written there is its writer's alone."""

    type = Reflection
    order = 10
    minutes = 2.0
    styles_beside = ()
    prompt = blocks.TextBlock(label=_("What to think about"))

    class Meta:
        label = _("Reflection (private)")
        icon = "edit"
        group = _("Practice")
