"""What editors may not upload, said beside the file."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from cms.drawings import is_only_drawn
from cms.recordings import is_whole


class PictureForm(BaseImageForm):
    """Refuses drawings that hold scripts; Wagtail itself refuses bombs and what is no picture."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        is_new = "file" in self.changed_data and bool(file)
        if is_new and file.name.lower().endswith(".svg") and not is_only_drawn(file.file):
            raise ValidationError(
                _("The drawing holds a script or fetches something from elsewhere. Save it as a plain one.")
            )
        return file


class RecordingForm(BaseMediaForm):
    """Refuses sound and video that is too large, cut short, or of no kind that browsers play."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        if file.size > settings.RECORDING_MAX_BYTES:
            raise ValidationError(
                _("The file is %(size)s; at most %(most)s goes. Make it smaller or split it.")
                % {"size": filesizeformat(file.size), "most": filesizeformat(settings.RECORDING_MAX_BYTES)}
            )
        if not is_whole(file.file, file.size):
            raise ValidationError(_("The file is cut short or is no sound or video that browsers can play."))
        return file


class PaperForm(BaseDocumentForm):
    """Refuses captions that are no WebVTT."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file and file.name.lower().endswith(".vtt"):
            file.file.seek(0)
            head = file.file.read(16).removeprefix(b"\xef\xbb\xbf")
            file.file.seek(0)
            if not head.startswith(b"WEBVTT"):
                raise ValidationError(_("A caption file begins with the line WEBVTT; this one does not."))
        return file
