"""A paper is always made, whatever a name holds."""

import ast
from io import BytesIO

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lms.documents.pdf import SIGN, make_pdf
from lms.documents.qr import qr_svg
from lms.documents.signals import signs_lacking
from tests.lms.documents.test_pdf import CERTIFICATE, NOON, data, text_of

PACKAGES = ("lms", "courses", "sessions", "cms")
LETTER = settings.BASE_DIR / "lms" / "approval" / "typst" / "letter.typ"
CODE_CARD = settings.BASE_DIR / "lms" / "approval" / "typst" / "code_card.typ"
RECEIPT = settings.BASE_DIR / "lms" / "portal" / "typst" / "receipt.typ"
COPY = settings.BASE_DIR / "lms" / "portal" / "typst" / "copy.typ"
WORKSHEET = settings.BASE_DIR / "cms" / "typst" / "worksheet.typ"
NAMES = {
    "arabic": "محمد بن عبد الله",
    "hebrew": "דוד כהן",
    "tigrinya": "ሰላም ገብረሚካኤል",
    "tamil": "ராஜேஷ்",
    "thai": "สมชาย",
    "burmese": "မောင်",
    "khmer": "សុខ",
    "georgian": "გიორგი",
    "chinese": "李小龍",
    "japanese": "山田 やまだ",
    "korean": "김철수",
    "dinka": "Dɛ̈ŋ Ŋɔ̈k",
    "sami": "Áŋŋel Ŧeađgi",
    "emoji": "Kari 🌈",
}


def letter(**values):
    facts, section = [("Hvem", "Kari")], {"heading": "Om", "paragraphs": ["Et ord"], "items": ["Ett til"]}
    return {
        "title": "Brev", "language": "nb", "sender": "Kontoret", "lead": ["Hei"], "facts": facts,
        "sections": [section], "signature": ["Kari"], "footer": "Ta vare på det", "demonstration": "",
        **values,
    }  # fmt: skip


def everywhere(name):
    """Each document of the platform, with this text wherever one may stand."""
    section = {"heading": name, "paragraphs": [name], "items": [name, name]}
    questions = [{"text": name, "lines": 2}]
    pair = {"label": name, "value": name}
    path = [{"title": name, "said": name, "parts": [{"title": name, "said": name, "is_done": True}]}]
    kept = [{"name": name, "about": [pair], "blocks": [{"name": name, "rows": [[pair]]}], "deeds": [pair]}]
    return {
        CERTIFICATE: data(name=name, training=name, modules=[name] * 7, sender=name, footer=name),
        LETTER: letter(title=name, sender=name, lead=[name], facts=[(name, name)], sections=[section],
                       signature=[name], footer=name, demonstration=name),
        CODE_CARD: {"title": name, "language": "nb", "sender": name, "lead": [name], "facts": [(name, name)],
                    "link_heading": name, "link_words": name, "address": "https://example.no/konto/",
                    "qr": qr_svg("https://example.no/konto/"), "qr_alt": name, "codes_heading": name,
                    "codes": [("1", name)] * 9, "footer": name},
        RECEIPT: {"title": name, "language": "nb", "sender": name, "footer": name, "facts": [(name, name)],
                  "gone_heading": name, "gone": [(name, name)], "stays_heading": name, "nothing_stays": name,
                  "stays": [{"name": name, "number": name, "why": name, "until": name}], "notes": [name]},
        COPY: {"title": name, "language": "nb", "sender": name, "footer": name, "intro": name, "rights": name,
               "path_heading": name, "path": path, "sections": kept, "deeds_heading": name,
               "empty_heading": name, "empty": [name], "left_out_heading": name,
               "left_out": [{"why": name, "what": name}]},
        WORKSHEET: {"title": name, "language": "nb", "sender": name, "footer": name, "intro": name,
                    "questions": questions},
    }  # fmt: skip


def test_the_table_above_holds_every_document():
    known = set(everywhere("Kari"))
    found = {path for path in of_the_platform("*.typ") if path.name != "paper.typ"}
    assert found == known


def of_the_platform(pattern):
    return [path for package in PACKAGES for path in (settings.BASE_DIR / package).rglob(pattern)]


@pytest.mark.parametrize("script", NAMES)
def test_a_name_in_any_living_script_stands_on_the_paper_as_it_is(script):
    lacking = heard()
    pdf = make_pdf(CERTIFICATE, data(name=NAMES[script]), at=NOON)
    assert SIGN not in text_of(pdf)
    assert not lacking
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def heard():
    """What is told of characters that no font has, from now on."""
    told = []

    def listen(sender, signs, **_):
        told.append(signs)

    signs_lacking.connect(listen, weak=False, dispatch_uid="test")
    return told


@pytest.fixture(autouse=True)
def _silent_again():
    yield
    signs_lacking.disconnect(dispatch_uid="test")


@pytest.fixture(autouse=True)
def _no_administrators(monkeypatch):
    """Nobody is told by message here; that is tested where messages are."""
    signs_lacking.disconnect(dispatch_uid="approval.papers")
    yield
    from lms.approval import receivers

    signs_lacking.connect(receivers.follow_papers, dispatch_uid="approval.papers")


@pytest.mark.parametrize(
    ("name", "stands", "lacks"),
    [
        ("Tashi བོད Lhamo", "Tashi", {"བ", "\u0f7c", "ད"}),
        ("Ashur ܐ", "Ashur", {"ܐ"}),
        ("Kari \ud800", "Kari", set()),
        ("Kari \uffff", "Kari", {"\uffff"}),
    ],
)
def test_what_no_font_has_gets_a_sign_that_the_footer_explains_and_is_told_of(name, stands, lacks):
    told = heard()
    with translation.override("en"):
        text = text_of(make_pdf(CERTIFICATE, data(name=name), at=NOON))
    assert stands in text
    assert SIGN in text
    assert [set(one) for one in told] == ([lacks] if lacks else [])
    assert ("could not be shown" in text) is bool(lacks)


def test_control_characters_and_turns_without_an_end_are_left_out():
    text = text_of(make_pdf(CERTIFICATE, data(name="Ka\x07ri\x00 \u202eirak"), at=NOON))
    assert "Kari irak" in " ".join(text.split())


@pytest.mark.parametrize("name", ["W" * 80, "abcdefghij" * 8, "Kari " + "m" * 80, "محمد" * 20, "🌈" * 40])
def test_an_unbroken_name_stays_on_the_sheet_of_every_document(name):
    for source, values in everywhere(name).items():
        for page in PdfReader(BytesIO(make_pdf(source, values, at=NOON))).pages:
            assert rightmost(page) < float(page.mediabox.width) - 60


def rightmost(page):
    """Where the last piece of text on any line of a page begins, in points from the left."""
    found = [0]

    def look(text, _matrix, position, _font, _size):
        if text.strip():
            found.append(position[4])

    page.extract_text(visitor_text=look)
    return max(found)


def test_an_unbroken_name_of_80_letters_keeps_the_certificate_on_one_page():
    pdf = make_pdf(CERTIFICATE, data(name="W" * 80), at=NOON)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_an_ordinary_long_name_is_not_broken_up_in_the_text():
    name = "Anne-Kristine Christoffersenberg-Nordmannsen"
    assert name in " ".join(text_of(make_pdf(CERTIFICATE, data(name=name), at=NOON)).split())


def test_the_address_on_a_certificate_is_not_broken_up_in_the_text():
    address = "https://opplaering.example/kursbevis/kontroll/" + "a1" * 12
    made = make_pdf(CERTIFICATE, data(address=address, qr=qr_svg(address)), at=NOON)
    assert address in "".join(text_of(made).split())


@hypothesis_settings(max_examples=60)
@given(st.text(st.characters(), max_size=80))
def test_every_document_is_made_whatever_its_texts_hold(name):
    for source, values in everywhere(name or "x").items():
        assert make_pdf(source, values, at=NOON).startswith(b"%PDF-")


def test_the_fonts_of_packages_bring_their_licence():
    from importlib.metadata import files

    for package in ("manimgx-fonts", "noto-cjk-sans-otc"):
        told = [one for one in files(package) if "LICENSE" in one.name.upper() or "OFL" in one.name.upper()]
        assert any("SIL" in one.read_text() for one in told), package


def test_papers_are_made_in_one_place():
    """Only the module that always makes a paper may ask Typst for one."""
    askers = {
        path.relative_to(settings.BASE_DIR).as_posix()
        for path in of_the_platform("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "compile"
        and getattr(node.value, "id", "") == "typst"
    }
    assert askers == {"lms/documents/pdf.py"}
