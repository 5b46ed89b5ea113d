from django.utils.translation import gettext_lazy as _

from cms.blocks.questions.base import ChoicesBlock
from courses.questions.multiple_choice import MultipleChoice


class MultipleChoiceBlock(ChoicesBlock):
    type = MultipleChoice
    order = 40
    wanted = _("Mark at least one choice as right.")

    class Meta:
        label = _("Question with several right choices")
