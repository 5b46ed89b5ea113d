"""One function for each kind of door; see the package."""

from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from django.core.files.base import File
from django.utils.translation import gettext as _

from lms.documents.file_types import kind_of
from lms.documents.intake.captions import must_show_captions
from lms.documents.intake.drawings import clean_drawing
from lms.documents.intake.office_files import clean_office_file
from lms.documents.intake.pdf_files import clean_pdf
from lms.documents.intake.pictures import clean_picture
from lms.documents.intake.recordings import forget_the_place, must_be_a_recording
from lms.documents.intake.refusals import FileRefused
from lms.documents.intake.scanning import must_be_harmless

_PICTURES = {"image/jpeg", "image/png", "image/heic", "image/heif"}
_OFFICE = {"docx", "odt", "pptx", "xlsx"}


def clean_evidence(content: bytes, *, anew: bool = True) -> bytes:
    """A PDF, or a picture drawn anew as JPEG or PNG; the same content gives the same bytes. Without `anew`
    a JPEG that carries nothing besides its picture is left as it is.

    Raises `FileRefused`.
    """
    must_be_harmless(BytesIO(content))
    kind = kind_of(content)
    if kind == "application/pdf":
        return clean_pdf(content)
    if kind in _PICTURES:
        return clean_picture(BytesIO(content), anew=anew).content
    raise FileRefused(_("The document must be a PDF, or a picture in JPEG, PNG or HEIC."))


def keep_picture(upload: "File[Any]") -> None:
    """Take away what a picture or drawing carries besides itself, its name too, which stands in the
    addresses that readers get and may tell who is in it and where; HEIC becomes JPEG."""
    must_be_harmless(_open(upload))
    if _suffix(upload) == "svg":
        content, suffix = clean_drawing(_content(upload)), "svg"
    else:
        picture = clean_picture(_open(upload), anew=False)
        content, suffix = picture.content, picture.suffix
    _put(upload, content)
    upload.name = f"{sha256(content).hexdigest()[:16]}.{suffix}"


def keep_document(upload: "File[Any]") -> None:
    """Make sure that a document is what its name says, and take away what it carries besides itself."""
    must_be_harmless(_open(upload))
    suffix = _suffix(upload)
    if suffix == "pdf":
        _put(upload, clean_pdf(_content(upload)))
    elif suffix == "vtt":
        must_show_captions(_open(upload))
    elif suffix in _OFFICE:
        _put(upload, clean_office_file(_content(upload), suffix))
    elif suffix == "txt":
        _must_be_text(_content(upload))
    else:
        raise FileRefused(_("Files of this kind are not taken. Save it as PDF and try again."))


def keep_recording(upload: "File[Any]", *, is_video: bool) -> None:
    """Make sure that a recording is whole and what its name says, and blank where it was made."""
    must_be_harmless(_open(upload))
    must_be_a_recording(_open(upload), upload.size, suffix=_suffix(upload), is_video=is_video)
    forget_the_place(_open(upload), upload.size)


def _must_be_text(content: bytes) -> None:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = "\0"
    if "\0" in words:
        raise FileRefused(_("The file is no text in UTF-8. Save it as UTF-8 and try again."))


def _open(upload: "File[Any]") -> BinaryIO:
    """What lies behind an upload: in memory, or a file on disk."""
    return cast(BinaryIO, upload.file)


def _suffix(upload: "File[Any]") -> str:
    return PurePath(str(upload.name)).suffix.lower().removeprefix(".")


def _content(upload: "File[Any]") -> bytes:
    file = _open(upload)
    file.seek(0)
    return file.read()


def _put(upload: "File[Any]", content: bytes) -> None:
    """Write what is kept over what was sent, so that no later reader of the upload gets the first."""
    file = _open(upload)
    file.seek(0)
    file.truncate()
    file.write(content)
    file.seek(0)
    upload.size = len(content)
