"""Documents are accessible, the same each time, and take any text as text."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from lms.documents.file_types import kind_of
from lms.documents.pdf import DocumentNotMade, make_pdf
from lms.documents.qr import qr_svg

CERTIFICATE = settings.BASE_DIR / "courses" / "typst" / "certificate.typ"
NOON = datetime(2026, 3, 1, 11, tzinfo=UTC)
HOSTILE = '#read("/etc/passwd") *fet* $x$ @b [c] \\ <script> "æøåčŋ"'


def data(**values):
    return {
        "title": "Kursbevis", "language": "nb", "sender": "Fosterhjemsopplæring", "footer": "Side",
        "intro": "Dette er",
        "name": "Anna Ås", "has_completed": "har fullført", "training": "PRIDE", "completed": "1. mars 2026",
        "modules": ["Tap"], "modules_heading": "Moduler", "demonstration": "", "qr": qr_svg("https://a.example/x"),
        "qr_alt": "QR-kode", "verify_heading": "Kontroller", "verify": "Åpne", "address": "https://a.example/x",
        **values,
    }  # fmt: skip


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_document_is_tagged_and_says_its_title_and_language():
    reader = PdfReader(BytesIO(make_pdf(CERTIFICATE, data(), at=NOON)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("nb")
    assert reader.metadata.title == "Kursbevis"
    assert len(reader.pages) == 1


def test_text_is_set_as_text_whatever_it_holds():
    set_as = text_of(make_pdf(CERTIFICATE, data(name=HOSTILE), at=NOON))
    assert '#read("/etc/passwd")' in set_as
    assert "root:" not in set_as
    assert "*fet*" in set_as


def test_the_same_document_is_the_same_bytes():
    assert make_pdf(CERTIFICATE, data(), at=NOON) == make_pdf(CERTIFICATE, data(), at=NOON)


def test_a_document_that_cannot_be_set_is_an_error(tmp_path):
    with pytest.raises(DocumentNotMade):
        make_pdf(CERTIFICATE, {}, at=NOON)
    with pytest.raises(DocumentNotMade):
        make_pdf(Path(tmp_path) / "none.typ", {}, at=NOON)


def test_a_qr_code_is_a_picture_of_its_own():
    assert qr_svg("https://a.example/x").startswith("<svg")
    assert qr_svg("a") != qr_svg("b")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\xff\xd8\xff\xe0" + b"0" * 20, "image/jpeg"),
        (b"hei", ""),
        (b"", ""),
    ],
)
def test_the_kind_of_a_file_is_what_it_holds(content, kind):
    assert kind_of(content) == kind
