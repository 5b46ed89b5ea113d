"""Captions for video (WebVTT), read as browsers read them: the only importer of webvtt."""

from io import StringIO
from typing import BinaryIO

import webvtt
from django.utils.translation import gettext as _
from webvtt.errors import MalformedCaptionError, MalformedFileError

from lms.documents.intake.refusals import FileRefused


def must_show_captions(file: BinaryIO) -> None:
    """Raises `FileRefused` unless the file is WebVTT from beginning to end and at least one cue of it has
    words and lasts."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(_("The caption file is not in UTF-8. Save it as UTF-8 and try again.")) from None
    if not words.startswith("WEBVTT"):
        raise FileRefused(_("A caption file begins with the line WEBVTT; this one does not."))
    try:
        cues = webvtt.from_buffer(StringIO(words), strict=True).captions
    except (MalformedFileError, MalformedCaptionError, ValueError) as broken:
        raise FileRefused(
            _("The caption file cannot be read: a time or a setting in it is not as WebVTT has it.")
        ) from broken
    if "\0" in words or not any(cue.text.strip() and cue.end_time > cue.start_time for cue in cues):
        raise FileRefused(
            _("The caption file shows nothing: no cue in it has both a time and words. Look through it.")
        )
