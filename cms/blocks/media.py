"""Blocks with a file: picture, video, audio and download."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

from cms.blocks.base import SHORT_TEXT_FEATURES, NamedBlock
from cms.blocks.text import CleanRichTextBlock
from cms.rules.languages import content_languages
from cms.rules.shortcomings import ShortcomingKind


class PictureBlock(NamedBlock):
    """A picture, cropped around its focal point, with words for who cannot see it."""

    look = "picture"
    picture = ImageChooserBlock(label=_("Picture"))
    alternative_text = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=250,
        help_text=_("What a person who cannot see the picture needs to know of it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)
    shape = blocks.ChoiceBlock(
        label=_("Shape"),
        choices=[("whole", _("Whole picture")), ("wide", _("Wide, cropped around the focal point"))],
        default="whole",
    )

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        if not self.is_deferred_validation and not result["alternative_text"].strip():
            self.refuse(
                alternative_text=gettext(
                    "Write what the picture shows; without it, people who use a screen reader miss it."
                )
            )
        return result

    def shortcomings(self, value: Any, *, language: str) -> Iterator[tuple[ShortcomingKind, str]]:
        if value["picture"] and not value["alternative_text"].strip():
            yield ShortcomingKind.ALTERNATIVE_TEXT, value["picture"].title

    class Meta:
        label = _("Picture")
        icon = "image"
        group = _("Text and pictures")


def _captions() -> blocks.ListBlock:
    return blocks.ListBlock(
        blocks.StructBlock(
            [
                ("language", blocks.ChoiceBlock(label=_("Language"), choices=content_languages)),
                ("file", DocumentChooserBlock(label=_("Caption file (.vtt)"))),
            ]
        ),
        label=_("Captions"),
        default=[],
        collapsed=True,
    )


class _RecordedBlock(NamedBlock):
    """What video and audio share: captions and a transcript before publishing."""

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        if self.is_deferred_validation:
            return result
        if not result["transcript"].source.strip():
            self.refuse(transcript=gettext("Add the transcript: everything that is said, in writing."))
        for caption in result.get("captions", []):
            if not caption["file"].filename.lower().endswith(".vtt"):
                self.refuse(captions=gettext("Captions are a file that ends in .vtt (WebVTT)."))
        return result

    def shortcomings(self, value: Any, *, language: str) -> Iterator[tuple[ShortcomingKind, str]]:
        if not value["transcript"].source.strip():
            yield ShortcomingKind.TRANSCRIPT, value["title"]


class VideoBlock(_RecordedBlock):
    look = "video"
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    video = VideoChooserBlock(label=_("Video"))
    captions = _captions()
    transcript = CleanRichTextBlock(label=_("Transcript"), required=False, features=SHORT_TEXT_FEATURES)

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        if not self.is_deferred_validation and not result["captions"]:
            self.refuse(captions=gettext("A video needs captions before it can be published."))
        return result

    def shortcomings(self, value: Any, *, language: str) -> Iterator[tuple[ShortcomingKind, str]]:
        languages = {caption["language"] for caption in value["captions"] if caption["file"]}
        if not languages:
            yield ShortcomingKind.CAPTIONS, value["title"]
        elif language not in languages:
            yield ShortcomingKind.CAPTIONS_IN_LANGUAGE, value["title"]
        yield from super().shortcomings(value, language=language)

    class Meta:
        label = _("Video")
        icon = "wagtailmedia-video"
        group = _("Sound, video and files")


class AudioBlock(_RecordedBlock):
    look = "audio"
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    audio = AudioChooserBlock(label=_("Audio"))
    transcript = CleanRichTextBlock(label=_("Transcript"), required=False, features=SHORT_TEXT_FEATURES)

    class Meta:
        label = _("Audio")
        icon = "wagtailmedia-audio"
        group = _("Sound, video and files")


class DownloadBlock(NamedBlock):
    look = "download"
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    document = DocumentChooserBlock(label=_("File"))
    description = blocks.CharBlock(label=_("What it is for"), required=False, max_length=200)

    class Meta:
        label = _("Download")
        icon = "download"
        group = _("Sound, video and files")
