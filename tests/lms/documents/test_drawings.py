"""A drawing (SVG) is what draws, and nothing else."""

import base64
import io

import pytest
from django.utils import translation
from PIL import Image

from lms.documents.intake import FileRefused
from lms.documents.intake.drawings import clean_drawing
from tests.files import WHERE, picture

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
    b'<defs><linearGradient id="sol"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
    b'<path d="M0 0h9v9z" fill="url(#sol)" style="stroke: url(\'#sol\')"/>%s</svg>'
)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def test_a_drawing_keeps_what_draws():
    inside = b'<style>.a{fill:url(#sol)}</style><g class="a"><use href="#sol"/><text x="1">Hei</text></g>'
    kept = clean_drawing(DRAWING % inside)
    for word in (b"linearGradient", b'fill="url(#sol)"', b".a{fill:url(#sol)}", b'href="#sol"', b">Hei<"):
        assert word in kept
    assert clean_drawing(kept) == kept


def test_a_drawing_loses_what_its_program_writes_for_itself():
    inside = (
        b'<!-- by Kari --><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">Kari'
        b'</rdf:RDF></metadata><sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/x" '
        b'sodipodi:docname="Kari.svg"/><g data-who="Kari" unknown="Kari"/>'
    )
    assert b"Kari" not in clean_drawing(DRAWING % inside)


def test_a_picture_within_a_drawing_loses_its_place():
    sent = base64.b64encode(picture())
    kept = clean_drawing(DRAWING % (b'<image href="data:image/jpeg;base64,' + sent + b'"/>'))
    inside = base64.b64decode(kept.partition(b"base64,")[2].partition(b'"')[0])
    assert WHERE.encode() not in inside
    assert Image.open(io.BytesIO(inside)).size == (40, 30)


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b"<SCRIPT>alert(1)</SCRIPT>",
        b'<rect width="1" height="1" onload="alert(1)"/>',
        b'<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        b'<a href="https://example.org/"><rect width="1" height="1"/></a>',
        b'<image href="https://example.org/spy.png"/>',
        b'<image xlink:href="//example.org/spy.png"/>',
        b'<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        b'<use href="other.svg#a"/>',
        b"<foreignObject><body/></foreignObject>",
        b'<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        b'<body xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></body>',
        b"<style>@import url(https://example.org/x.css)</style>",
        b"<style>.a{fill:url('http://example.org/x')}</style>",
        b"<style>.a{fill:url(//example.org/x)}</style>",
        b"<style>.a{fill:u\\72l(//example.org/x)}</style>",
        b"<style>.a{fill:u/**/rl(//example.org/x)}</style>",
        b'<path fill="url(\'http://example.org/x\')" d="M0 0"/>',
        b'<path fill="url( //example.org/x )" d="M0 0"/>',
        b'<path style="fill:url(//example.org/x" d="M0 0"/>',
        b'<path filter="image-set(\'//example.org/x\' 1x)" d="M0 0"/>',
        b'<set attributeName="href" to="javascript:alert(1)"/>',
        b'<animate attributeName="href" values="javascript:alert(1)"/>',
        b"<inventedLater/>",
        b'<iframe src="https://example.org/"/>',
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside):
    with pytest.raises(FileRefused, match="script or fetches"):
        clean_drawing(DRAWING % inside)


def test_an_instruction_to_fetch_a_stylesheet_is_left_out():
    told = b'<?xml-stylesheet href="https://example.org/x.css"?>' + DRAWING % b"<?xml-stylesheet href='x'?>"
    assert b"stylesheet" not in clean_drawing(told)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html/>",
        b"<svg/>",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + DRAWING % b"<text>&b;</text>",
        b'<!DOCTYPE svg SYSTEM "https://example.org/x.dtd">' + DRAWING % b"",
    ],
)
def test_what_is_no_drawing_is_refused(content):
    with pytest.raises(FileRefused, match="no SVG drawing"):
        clean_drawing(content)
