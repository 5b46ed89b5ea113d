from django.utils.translation import gettext_lazy as _

from cms.blocks.questions.base import ChoicesBlock
from courses.questions.single_choice import SingleChoice


class SingleChoiceBlock(ChoicesBlock):
    type = SingleChoice
    order = 30
    wanted = _("Mark exactly one choice as right.")

    class Meta:
        label = _("Question with one right choice")
