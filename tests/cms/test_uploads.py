import io
import struct
import wave
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtailmedia.forms import get_media_form
from wagtailmedia.models import Media

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/>%s</svg>'


def refused_picture(name, content):
    form = get_image_form(get_image_model())(
        {"title": "Bilde", "collection": Collection.get_first_root_node().pk},
        {"file": SimpleUploadedFile(name, content)},
        instance=get_image_model()(uploaded_by_user=UserFactory()),
        user=UserFactory(is_superuser=True),
    )
    return " ".join(form.errors.get("file", []))


def test_a_plain_drawing_is_taken():
    assert refused_picture("tegning.svg", DRAWING % b"") == ""


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b'<rect width="1" height="1" onload="alert(1)"/>',
        b'<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        b'<image href="https://example.org/spy.png"/>',
        b"<foreignObject><body/></foreignObject>",
        b"<style>@import url(https://example.org/x.css)</style>",
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside):
    assert "script" in refused_picture("tegning.svg", DRAWING % inside)


def test_a_drawing_that_defines_entities_is_refused():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + DRAWING % b"<text>&b;</text>"
    assert refused_picture("tegning.svg", bomb) != ""


def bomb():
    """A PNG of a few hundred bytes that says it is 60,000 pixels wide and high."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def test_a_picture_bomb_is_refused():
    assert "too many pixels" in refused_picture("bombe.png", bomb())


def sound(seconds=1):
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * seconds)
    return kept.getvalue()


def box(kind, content=b""):
    return struct.pack(">I", 8 + len(content)) + kind + content


FILM = box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", b"\0" * 40) + box(b"mdat", b"\0" * 400)


def refused_recording(name, content, kind="video"):
    form = get_media_form(Media)(
        {"title": "Opptak", "duration": 1, "collection": Collection.get_first_root_node().pk},
        {"file": SimpleUploadedFile(name, content)},
        instance=Media(type=kind),
        user=UserFactory(is_superuser=True),
    )
    return " ".join(form.errors.get("file", []))


def test_whole_recordings_are_taken():
    assert refused_recording("film.mp4", FILM) == ""
    assert refused_recording("lyd.wav", sound(), "audio") == ""


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("film.mp4", FILM[:-1], "video"),
        ("film.mp4", FILM[: len(FILM) // 3], "video"),
        ("film.mp4", b"dette er ingen film, bare en tekst", "video"),
        ("lyd.wav", sound()[:-100], "audio"),
        ("lyd.mp3", b"\xff\xfb", "audio"),
    ],
)
def test_a_recording_cut_short_or_of_another_kind_is_refused(name, content, kind):
    assert "cut short" in refused_recording(name, content, kind)


def test_a_recording_beyond_the_limit_is_refused_with_the_limit(settings):
    settings.RECORDING_MAX_BYTES = 100
    assert "at most 100" in refused_recording("film.mp4", FILM).replace("\xa0", " ")


def test_captions_begin_as_captions_do():
    def refused(content):
        form = get_document_form(get_document_model())(
            {"title": "Tekst", "collection": Collection.get_first_root_node().pk},
            {"file": SimpleUploadedFile("tekst.vtt", content)},
            instance=get_document_model()(),
            user=UserFactory(is_superuser=True),
        )
        return " ".join(form.errors.get("file", []))

    assert refused(b"WEBVTT\n\n00:00.000 --> 00:02.000\nHei") == ""
    assert "WEBVTT" in refused(b"1\n00:00:00,000 --> 00:00:02,000\nHei")
