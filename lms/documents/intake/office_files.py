"""Documents of office programs (docx, pptx, xlsx, odt): archives of known parts, without macros, without
other programs' objects, and without what tells of who wrote them."""

import zipfile
from io import BytesIO

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.translation import gettext as _

from lms.documents.intake.jpeg import without_metadata
from lms.documents.intake.refusals import FileRefused

_MAIN_PART = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_ACTIVE = (
    "vbaproject",
    "vbadata",
    "activex",
    "/embeddings/",
    "oleobject",
    "basic/",
    "scripts/",
    "object ",
    "macrosheets",
)
_MOST_BYTES = 200 * 1024 * 1024
_MOST_PARTS = 5_000
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office='
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2">'
    b"<office:meta/></office:document-meta>"
)
_TELLING = {"docProps/core.xml": _CORE, "meta.xml": _META}
_LEFT_OUT = ("docProps/custom.xml", "docProps/thumbnail.jpeg", "Thumbnails/thumbnail.png")


def clean_office_file(content: bytes, suffix: str) -> bytes:
    """The document with its author's name, its history's and its pictures' metadata taken away; the same
    content gives the same bytes. Raises `FileRefused`."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _must_be_one_document(archive, content, suffix)
            return _written_anew(archive)
    except FileRefused:
        raise
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as broken:
        raise FileRefused(_damaged(suffix)) from broken


def _damaged(suffix: str) -> str:
    return _("The file is damaged, or no %(kind)s at all. Save it anew and try again.") % {"kind": suffix}


def _must_be_one_document(archive: zipfile.ZipFile, content: bytes, suffix: str) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if (
        not content.startswith(b"PK\x03\x04")
        or _MAIN_PART[suffix] not in names
        or len(parts) > _MOST_PARTS
        or len(names) < len(parts)
        or sum(part.file_size for part in parts) > _MOST_BYTES
        or (suffix == "odt" and archive.read("mimetype") != _OPEN_DOCUMENT)
    ):
        raise FileRefused(_damaged(suffix))
    for name in names:
        if any(word in name.lower() for word in _ACTIVE) or (
            name.endswith(".rels") and _fetches(archive.read(name))
        ):
            raise FileRefused(
                _(
                    "The document holds a macro, another program's object or a template from elsewhere. "
                    "Save it without, or as PDF, and try again."
                )
            )


def _fetches(relations: bytes) -> bool:
    """Whether opening the document would fetch something; a link that a reader may follow does not."""
    try:
        found = fromstring(relations, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return True
    return any(
        one.get("TargetMode") == "External" and not str(one.get("Type", "")).endswith("/hyperlink")
        for one in found
    )


def _written_anew(archive: zipfile.ZipFile) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as written:
        for part in archive.infolist():
            if part.is_dir() or part.filename in _LEFT_OUT:
                continue
            content = _TELLING.get(part.filename) or archive.read(part)
            if part.filename.lower().endswith((".jpg", ".jpeg")):
                content = without_metadata(content)
            fresh = zipfile.ZipInfo(part.filename)
            fresh.compress_type = part.compress_type
            written.writestr(fresh, content)
    return kept.getvalue()
