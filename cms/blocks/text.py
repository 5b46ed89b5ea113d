"""Blocks of words: text, new page, quote, callout and accordion."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from cms.blocks.base import PAGE_TEXT_FEATURES, SHORT_TEXT_FEATURES, NamedBlock
from cms.rules.rich_text import cleaned, runs


class CleanRichTextBlock(blocks.RichTextBlock):
    """Rich text of plain formatting and links. Scripts are refused, other markup is taken away."""

    def clean(self, value: Any) -> Any:
        if runs(value.source):
            raise ValidationError(
                gettext("The text holds a script or something else that runs. Take it away.")
            )
        return super().clean(RichText(cleaned(value.source)))


class TextBlock(NamedBlock):
    look = "text"
    text = CleanRichTextBlock(label=_("Text"), features=PAGE_TEXT_FEATURES)

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        group = _("Text and pictures")


class NewPageBlock(NamedBlock):
    """Begins the next page of the lesson; what stands before the first one is page one."""

    look = "new_page"
    has_style = False
    heading = blocks.CharBlock(label=_("Heading of the page"), max_length=120)

    class Meta:
        label = _("New page")
        icon = "doc-empty"
        group = _("Text and pictures")


class QuoteBlock(NamedBlock):
    look = "quote"
    quote = blocks.TextBlock(label=_("Quote"))
    who = blocks.ChoiceBlock(
        label=_("Who says it"),
        choices=[
            ("foster_parent", _("Foster parent")),
            ("former_foster_child", _("Former foster child")),
            ("caseworker", _("Caseworker")),
            ("trainer", _("Trainer")),
        ],
        default="foster_parent",
    )
    described_as = blocks.CharBlock(
        label=_("Described as"),
        required=False,
        max_length=80,
        help_text=_("For instance: foster mother for nine years. Never a name."),
    )
    is_constructed = blocks.BooleanBlock(
        label=_("The quote is constructed"),
        required=False,
        default=False,
        help_text=_("Readers are told that nobody has said exactly this."),
    )

    class Meta:
        label = _("Quote")
        icon = "openquote"
        group = _("Text and pictures")


class CalloutBlock(NamedBlock):
    look = "callout"
    tone = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("info", _("Good to know")),
            ("warning", _("Be aware")),
            ("success", _("Try this")),
            ("law", _("What the law says")),
        ],
        default="info",
    )
    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    text = CleanRichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES)

    class Meta:
        label = _("Callout")
        icon = "info-circle"
        group = _("Text and pictures")


class AccordionBlock(NamedBlock):
    look = "accordion"
    entries = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("heading", blocks.CharBlock(label=_("Heading"), max_length=120)),
                ("text", CleanRichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES)),
            ]
        ),
        label=_("Entries"),
        min_num=1,
    )

    class Meta:
        label = _("Accordion")
        icon = "list-ul"
        group = _("Text and pictures")
