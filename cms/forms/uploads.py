"""What editors may not upload, said beside the file once; what they may is cleaned before it is kept."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from lms.documents.intake import FileRefused, keep_document, keep_picture, keep_recording


class _Uploading(forms.ModelForm[Any]):
    """A form with files, each with one sentence at most: the first that was said of it. What the model
    then says of a refused file, that it has none, is not repeated."""

    def _post_clean(self) -> None:
        fields = [name for name, field in self.fields.items() if isinstance(field, forms.FileField)]
        said = {name: self.errors[name][:1] for name in fields if name in self.errors}
        super()._post_clean()  # type: ignore[misc]
        for name in fields:
            if name in self.errors:
                self.errors[name] = self.error_class(said.get(name) or self.errors[name][:1])
        if said:
            self.errors.pop(NON_FIELD_ERRORS, None)

    def _looked_into(self, name: str, keep: Callable[[Any], None]) -> Any:
        """The file of a field, cleaned where it is a new one."""
        file = self.cleaned_data.get(name)
        if name in self.changed_data and file:
            try:
                keep(file)
            except FileRefused as refused:
                raise ValidationError(str(refused)) from refused
        return file


class PictureForm(_Uploading, BaseImageForm):
    """Wagtail itself refuses bombs and what is no picture."""

    def clean_file(self) -> Any:
        return self._looked_into("file", keep_picture)


class RecordingForm(_Uploading, BaseMediaForm):
    """Refuses, beside what is no recording, one that is too large; its poster is a picture like others."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file and file.size > settings.RECORDING_MAX_BYTES:
            raise ValidationError(
                _("The file is %(size)s; at most %(most)s goes. Make it smaller or split it.")
                % {"size": filesizeformat(file.size), "most": filesizeformat(settings.RECORDING_MAX_BYTES)}
            )
        is_video = self.instance.type == "video"
        return self._looked_into("file", lambda upload: keep_recording(upload, is_video=is_video))

    def clean_thumbnail(self) -> Any:
        return self._looked_into("thumbnail", keep_picture)


class PaperForm(_Uploading, BaseDocumentForm):
    def clean_file(self) -> Any:
        return self._looked_into("file", keep_document)
