"""Blocks that take the lesson into everyday life: checklist and home assignment."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import SHORT_TEXT_FEATURES, NamedBlock
from cms.blocks.text import CleanRichTextBlock


class ChecklistBlock(NamedBlock):
    look = "checklist"
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    entries = blocks.ListBlock(
        blocks.CharBlock(label=_("Entry"), max_length=200), label=_("Entries"), min_num=1
    )

    class Meta:
        label = _("Checklist")
        icon = "tasks"
        group = _("Practice")


class HomeAssignmentBlock(NamedBlock):
    look = "home_assignment"
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    task = CleanRichTextBlock(label=_("What to try at home"), features=SHORT_TEXT_FEATURES)
    bring = blocks.CharBlock(label=_("What to bring to the next gathering"), required=False, max_length=200)

    class Meta:
        label = _("Try this at home")
        icon = "home"
        group = _("Practice")
