"""PDF documents that somebody sends: read as a whole, refused where they do anything, and written anew
without what tells of who made them and where. The only importer of pikepdf."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from django.utils.translation import gettext as _

from lms.documents.intake.jpeg import without_metadata
from lms.documents.intake.refusals import FileRefused

# A few kilobytes may unfold to gigabytes. Pictures are not unfolded here, so they may be larger.
_MOST_MEMORY = 64 * 1024 * 1024
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=_MOST_MEMORY,
    run_length_max_memory=_MOST_MEMORY,
    png_max_memory=_MOST_MEMORY,
    tiff_max_memory=_MOST_MEMORY,
    dct_max_memory=_MOST_MEMORY,
    doc_max_warnings=100,
    parser_max_container_size=1_000_000,
)
_MOST_OBJECTS = 200_000
_DEEPEST = 60
# PDF 2.0 (ISO 32000-2), 12.6.4: the actions that only lead about within the document, or to a page.
_HARMLESS_ACTIONS = {"/GoTo", "/URI", "/Named", "/Thread"}
# Where actions stand; elsewhere, too, one that reaches out of the document is refused.
_ACTION_KEYS = ("/A", "/PA", "/OpenAction", "/Next")
_REACHING_OUT = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/GoToDp",
    "/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView",
}  # fmt: skip
_ACTIVE_KEYS = {"/JS", "/JavaScript", "/AA", "/XFA", "/EF", "/EmbeddedFiles", "/AF", "/RichMediaContent"}
_ACTIVE_KINDS = {"/EmbeddedFile", "/Filespec", "/F"}
_ACTIVE_NOTES = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
_TELLING_KEYS = ("/Metadata", "/PieceInfo", "/LastModified")


def clean_pdf(content: bytes) -> bytes:
    """The document with its pages and nothing that runs, opens or tells where it comes from; the same
    content gives the same bytes. A signature in it is not kept, since it seals what is taken away.

    Raises `FileRefused` for what is no PDF or something else besides, is locked, has no page, carries
    files, or does anything by itself.
    """
    _must_be_a_pdf_alone(content)
    try:
        with pikepdf.open(BytesIO(content)) as document:
            if not len(document.pages):
                raise FileRefused(_damaged())
            _must_do_nothing(document)
            _forget(document)
            kept = BytesIO()
            document.save(kept, deterministic_id=True)
            if any("limit exceeded" in str(one) for one in document.get_warnings()):
                raise FileRefused(_damaged())  # something in it was left out as too large
    except pikepdf.PasswordError:
        raise FileRefused(_("The PDF is locked with a password. Take the lock away and try again.")) from None
    except FileRefused:
        raise
    except Exception as broken:  # qpdf and its binding fail in many ways on what somebody made up
        raise FileRefused(_damaged()) from broken
    return kept.getvalue()


def _damaged() -> str:
    return _("The PDF is damaged, or no PDF at all. Print it to a new PDF and try again.")


def _must_be_a_pdf_alone(content: bytes) -> None:
    """A PDF begins at the first byte and ends with its end mark; around it other kinds of files hide."""
    end = content.rfind(b"%%EOF")
    after = content[end + len(b"%%EOF") :].strip(b"\0\t\n\f\r ") if end >= 0 else b""
    if not content.startswith(b"%PDF-") or end < 0:
        raise FileRefused(_damaged())
    if after or zipfile.is_zipfile(BytesIO(content)):
        raise FileRefused(
            _("The PDF holds something else besides its pages. Print it to a new PDF and try again.")
        )


def _must_do_nothing(document: pikepdf.Pdf) -> None:
    if len(document.objects) > _MOST_OBJECTS:
        raise FileRefused(_damaged())
    for found in _dictionaries(document):
        if (
            any(key in found for key in _ACTIVE_KEYS)
            or str(found.get("/Type", "")) in _ACTIVE_KINDS
            or (str(found.get("/Subtype", "")) in _ACTIVE_NOTES and "/Rect" in found)
            or str(found.get("/S", "")) in _REACHING_OUT
            or any(_acts(found.get(key)) for key in _ACTION_KEYS)
        ):
            raise FileRefused(
                _(
                    "The PDF runs a script, opens something or carries a file. "
                    "Print it to a new PDF and try again."
                )
            )


def _acts(action: Any) -> bool:
    """Whether this is an action, or a list with one, that does more than lead about."""
    if isinstance(action, pikepdf.Array):
        return any(_acts(one) for one in action)
    return (
        isinstance(action, pikepdf.Dictionary)
        and "/S" in action
        and str(action.get("/S")) not in _HARMLESS_ACTIONS
    )


def _forget(document: pikepdf.Pdf) -> None:
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    for found in _dictionaries(document):
        for key in _TELLING_KEYS:
            if key in found:
                del found[key]
        if isinstance(found, pikepdf.Stream) and found.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            picture = found.read_raw_bytes()
            bare = without_metadata(picture)
            if bare != picture:
                found.write(bare, filter=pikepdf.Name.DCTDecode)


def _dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of the document, those inside others and the trailer included."""
    yield from _within(document.trailer, 0)
    for found in document.objects:
        yield from _within(found, 0)


def _within(found: Any, depth: int) -> Iterator[Any]:
    if depth > _DEEPEST:
        raise FileRefused(_damaged())
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        yield found
        children = [child for _key, child in found.items()]
    elif isinstance(found, pikepdf.Array):
        children = list(found)
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _within(child, depth + 1)
