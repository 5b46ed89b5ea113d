"""What comes in as a file is what it says, does nothing, and tells nothing but what it shows."""

import io
import socket
import struct
import threading
import zipfile
import zlib
from contextlib import contextmanager

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lms.documents.intake import FileRefused, clean_evidence, keep_document, keep_picture, keep_recording
from lms.documents.intake.recordings import forget_the_place
from tests import files
from tests.files import WHERE, picture

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'
EICAR = b"a file that the scanner knows"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def kept(keep, name: str, content: bytes, **how) -> SimpleUploadedFile:
    upload = SimpleUploadedFile(name, content)
    keep(upload, **how)
    return upload


def refusal(keep, name: str, content: bytes, **how) -> str:
    with pytest.raises(FileRefused) as refused:
        keep(SimpleUploadedFile(name, content), **how)
    return str(refused.value)


def tells_nothing(content: bytes) -> bool:
    shown = Image.open(io.BytesIO(content))
    return not shown.getexif() and WHERE.encode() not in content and not {"xmp", "comment"} & set(shown.info)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_picture_keeps_what_it_shows_and_loses_where_it_was_taken(kind):
    suffix = {"HEIF": "heic", "JPEG": "jpg"}.get(kind, kind.lower())
    sent = picture(kind)
    assert not tells_nothing(sent)
    upload = kept(keep_picture, f"Kari hjemme.{suffix}", sent)
    content = upload.read()
    assert tells_nothing(content)
    assert Image.open(io.BytesIO(content)).size == (40, 30)
    assert upload.size == len(content)


def test_a_phones_heic_becomes_a_jpeg_with_the_name_of_one():
    upload = kept(keep_picture, "IMG_1.HEIC", picture("HEIF"))
    assert upload.name.endswith(".jpg")
    assert Image.open(io.BytesIO(upload.read())).format == "JPEG"


def test_the_name_of_a_picture_tells_nothing_of_it():
    for name, content in [("Kari i Storgata 1.jpg", picture()), ("Kari.svg", DRAWING)]:
        assert "Kari" not in kept(keep_picture, name, content).name


def test_a_picture_is_turned_as_the_camera_was_held():
    sideways = picture(exif=files.exif(orientation=6))
    shown = Image.open(io.BytesIO(kept(keep_picture, "a.jpg", sideways).read()))
    assert shown.size == (30, 40)
    assert shown.getpixel((28, 2))[0] > 200  # the red corner is at the top right now


def test_a_picture_loses_what_is_hidden_behind_its_end():
    behind = picture("PNG") + b"PK\x03\x04<script>" + WHERE.encode()
    assert WHERE.encode() not in kept(keep_picture, "a.png", behind).read()
    behind = picture(exif=b"") + b"a film with a place " + WHERE.encode()
    assert WHERE.encode() not in kept(keep_picture, "a.jpg", behind).read()


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_a_picture_that_moves_is_refused_with_what_to_do_and_a_still_is_kept(kind):
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "green", "blue")]
    sent, still = io.BytesIO(), io.BytesIO()
    frames[0].save(sent, kind, save_all=True, append_images=frames[1:], duration=70)
    frames[0].save(still, kind)
    assert "Upload it as a video" in refusal(keep_picture, f"a.{kind.lower()}", sent.getvalue())
    shown = Image.open(io.BytesIO(kept(keep_picture, f"a.{kind.lower()}", still.getvalue()).read()))
    assert getattr(shown, "n_frames", 1) == 1


def test_a_phones_picture_that_holds_another_beside_it_is_kept():
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "green")]
    sent = io.BytesIO()
    frames[0].save(sent, "MPO", save_all=True, append_images=frames[1:])
    assert Image.open(io.BytesIO(kept(keep_picture, "a.jpg", sent.getvalue()).read())).format == "JPEG"


def test_a_jpeg_without_anything_beside_its_picture_is_left_as_it_is():
    once = kept(keep_picture, "a.jpg", picture()).read()
    assert kept(keep_picture, "a.jpg", once).read() == once


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 no", b"<html>", picture()[:300]])
def test_what_is_no_whole_picture_is_refused(content):
    assert "damaged" in refusal(keep_picture, "a.jpg", content)


@pytest.mark.parametrize("size", [(8_000, 6_000), (60_000, 60_000)])
def test_a_picture_of_too_many_pixels_is_refused_with_how_many_it_may_have(size):
    header = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    sent = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    assert "40 million pixels" in refusal(keep_picture, "a.png", sent)


# Evidence


def test_evidence_that_is_a_picture_is_drawn_anew_and_tells_no_place():
    for kind in ("JPEG", "PNG", "HEIF"):
        content = clean_evidence(picture(kind))
        assert tells_nothing(content)
        assert Image.open(io.BytesIO(content)).format == {"HEIF": "JPEG"}.get(kind, kind)


def test_evidence_sent_twice_is_the_same_bytes():
    for content in (picture(), picture("PNG"), picture("HEIF"), files.pdf(), files.scanned(picture())):
        assert clean_evidence(content) == clean_evidence(content)


def test_a_pdf_keeps_its_pages_and_loses_who_made_it_and_where():
    sent = files.pdf(Author="Kari Nordmann", Title=WHERE)
    content = clean_evidence(sent)
    assert b"Kari" in sent
    with pikepdf.open(io.BytesIO(content)) as document:
        assert len(document.pages) == 1
        assert "/Info" not in document.trailer or not document.docinfo
    assert b"Kari" not in content


def test_a_picture_scanned_into_a_pdf_tells_no_place_and_keeps_its_pixels():
    sent = picture()
    content = clean_evidence(files.scanned(sent))
    with pikepdf.open(io.BytesIO(content)) as document:
        inside = document.pages[0].Resources.XObject.Im0.read_raw_bytes()
    assert tells_nothing(inside)
    assert Image.open(io.BytesIO(inside)).tobytes() == Image.open(io.BytesIO(sent)).tobytes()


def script(document):
    document.Root.OpenAction = pikepdf.Dictionary(
        Type=pikepdf.Name.Action, S=pikepdf.Name.JavaScript, JS="app.alert(1)"
    )


def hidden_script(document):
    document.pages[0].Annots = pikepdf.Array(
        [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=pikepdf.Dictionary(S="/x"))]
    )
    document.pages[0].Annots[0].A = document.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    )


def script_of_a_page(document):
    document.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1"))


def form_of_scripts(document):
    document.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.Stream(document, b"<xdp/>"))


def named_script(document):
    document.Root.Names = pikepdf.Dictionary(
        JavaScript=pikepdf.Dictionary(Names=["a", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")])
    )


def file_inside(document):
    document.attachments["a.exe"] = b"MZ"


def unknown_action(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/NewInPdf3"))


@pytest.mark.parametrize(
    "change",
    [script, hidden_script, script_of_a_page, form_of_scripts, named_script, file_inside, unknown_action],
    ids=lambda change: change.__name__,
)
def test_a_pdf_that_does_anything_is_refused(change):
    content = files.pdf(change=change)
    with pytest.raises(FileRefused, match="runs a script"):
        clean_evidence(content)
    assert "runs a script" in refusal(keep_document, "ark.pdf", content)


def link_to_a_page(document):
    document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])
    document.pages[0].Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Subtype=pikepdf.Name.Link,
                Rect=[0, 0, 9, 9],
                Border=[0, 0, 1],
                BS=pikepdf.Dictionary(S=pikepdf.Name.D, D=[3]),
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://www.bufdir.no/"),
            )
        ]
    )
    document.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D)])


def test_a_pdf_with_links_page_numbers_and_a_first_view_is_taken():
    assert clean_evidence(files.pdf(change=link_to_a_page)).startswith(b"%PDF-")


def polyglot() -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("index.html", "<script>alert(1)</script>")
    return files.pdf() + archive.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.4 not a pdf at all", "damaged"),
        (b"%PDF-1.7\n1 0 obj\n", "damaged"),
        (files.pdf()[:200], "damaged"),
        (b"<html>" + files.pdf(), "must be a PDF|damaged"),
        (files.pdf() + b"<html><script>alert(1)</script>", "something else"),
        (polyglot(), "something else"),
    ],
)
def test_a_pdf_that_is_none_or_something_else_too_is_refused(content, why):
    with pytest.raises(FileRefused, match=why):
        clean_evidence(content)


def bomb(megabytes: int) -> bytes:
    """A PDF whose one packed object is followed by so much nothing."""
    packed = zlib.compress(b"4 0 \n<< /A 1 >>" + b" " * megabytes * 1024 * 1024, 9)
    content, places = b"%PDF-1.5\n", {}
    for number, said in {
        1: b"<< /Type /Catalog /Pages 2 0 R /X 4 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        5: b"<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (len(packed), packed),
    }.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    rows = [(0, 0, 65535), *((1, places[n], 0) for n in (1, 2, 3)), (2, 5, 0), (1, places[5], 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in [*rows, (1, len(content), 0)])
    return content + (
        b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n%s\nendstream\n"
        b"endobj\nstartxref\n%d\n%%%%EOF\n" % (len(table), table, len(content))
    )


def test_a_pdf_that_unfolds_beyond_measure_is_refused_before_it_does():
    assert clean_evidence(bomb(1))
    with pytest.raises(FileRefused, match="damaged"):
        clean_evidence(bomb(100))


def test_a_pdf_with_a_large_scan_is_taken():
    def change(document):
        scan = pikepdf.Stream(document, b"\xff" * 9000 * 8000)
        document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=scan))
        for key, value in {"/Subtype": pikepdf.Name.Image, "/Width": 9000, "/Height": 8000}.items():
            scan[key] = value

    sent = files.pdf(change=change)
    assert len(sent) < 1_000_000
    assert clean_evidence(sent)


def test_a_pdf_with_a_password_is_refused_with_what_to_do():
    sent = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.pdf())) as document:
        document.save(sent, encryption=pikepdf.Encryption(user="hemmelig", owner="hemmelig"))
    with pytest.raises(FileRefused, match="password"):
        clean_evidence(sent.getvalue())


@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.7\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_evidence_is_either_refused_or_kept_whatever_is_sent(content, head):
    with translation.override("en"):
        try:
            kept_as = clean_evidence(head + content)
        except FileRefused as refused:
            kept_as = str(refused).encode()
        assert kept_as


# Documents of the library


@pytest.mark.parametrize("suffix", ["pdf", "docx", "pptx", "xlsx", "odt", "vtt", "txt", "exe", ""])
@pytest.mark.parametrize("content", [b"<html><script>alert(1)</script>", b"MZ\x90\0\0", b""])
def test_a_document_that_is_not_what_its_name_says_is_refused(suffix, content):
    if suffix == "txt" and b"\0" not in content:
        return
    assert refusal(keep_document, f"ark.{suffix}", content)


def test_a_document_of_an_office_program_loses_its_author_and_its_pictures_place():
    content = kept(keep_document, "ark.docx", files.office(**{"word__media__a.jpg": picture()})).read()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"Kari" not in archive.read("docProps/core.xml")
        assert tells_nothing(archive.read("word/media/a.jpg"))
        assert archive.read("word/document.xml") == b"<document/>"


ELSEWHERE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="http://x/%s" Target="https://a.example/" TargetMode="External"/>'
    b"</Relationships>"
)


def test_a_document_with_a_macro_or_a_template_from_elsewhere_is_refused():
    for parts in (
        {"word__vbaProject.bin": b"1"},
        {"word__embeddings__oleObject1.bin": b"1"},
        {"word___rels__settings.xml.rels": ELSEWHERE % b"attachedTemplate"},
    ):
        assert "macro" in refusal(keep_document, "ark.docx", files.office(**parts))
    linked = files.office(**{"word___rels__document.xml.rels": ELSEWHERE % b"hyperlink"})
    assert kept(keep_document, "ark.docx", linked).size


CUE = b"WEBVTT\n\n00:00.000 --> 00:02.000\nHei\n"


@pytest.mark.parametrize(
    "content",
    [CUE, b"\xef\xbb\xbf" + CUE, CUE.replace(b"\n", b"\r\n"), b"WEBVTT\n\nNOTE Om teksten\n\n1\n" + CUE[8:]],
)
def test_captions_with_a_cue_are_taken_as_they_are(content):
    assert kept(keep_document, "tekst.vtt", content).read() == content


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"1\n00:00:00,000 --> 00:00:02,000\nHei", "WEBVTT"),
        (b"WEBVTT\n\nrubbish\n\nmore of it\n", "shows nothing"),
        (b"WEBVTT\n", "shows nothing"),
        (b"WEBVTT\n\n00:02.000 --> 00:02.000\nHei\n", "shows nothing"),
        (b"WEBVTT\n\n00:00.000 --> 00:02.000\n\n", "shows nothing"),
        (b"WEBVTT\n\n00:00,000 --> 00:02,000\nHei\n", "cannot be read|shows nothing"),
        (CUE + b"\n00:03.000 --> 0:4\nHei\n", "cannot be read"),
        (CUE.decode().replace("Hei", "Blåbær").encode("latin-1"), "UTF-8"),
        (b"WEBVTT" + bytes(range(256)), "UTF-8"),
    ],
)
def test_captions_that_would_show_nothing_are_refused_with_the_reason(content, why):
    with pytest.raises(FileRefused, match=why):
        keep_document(SimpleUploadedFile("tekst.vtt", content))


# Recordings


def test_a_recording_is_what_its_name_says_and_has_something_to_play():
    film = (files_of_the_demo() / "harbour.mp4").read_bytes()
    kept(keep_recording, "film.mp4", film, is_video=True)
    kept(keep_recording, "lyd.wav", files.sound(), is_video=False)
    kept(keep_recording, "lyd.mp3", files.mp3(), is_video=False)
    for name, content, is_video in [
        ("film.webm", film, True),
        ("lyd.mp3", files.sound(), False),
        ("lyd.m4a", film, False),
        ("lyd.mp3", b"ID3\x04\0\0\0\0\0\x10" + b"rubbish " * 400, False),
        ("lyd.mp3", b"\xff\xfb" + b"rubbish " * 400, False),
        ("film.mp4", hollow(), True),
        ("film.exe", film, True),
    ]:
        assert refusal(keep_recording, name, content, is_video=is_video), name


def hollow() -> bytes:
    """An MP4 with every box it needs and nothing in them."""
    return (
        files.box(b"ftyp", b"isom\0\0\0\0") + files.box(b"moov", b"\0" * 40) + files.box(b"mdat", b"\0" * 400)
    )


def files_of_the_demo():
    from django.conf import settings

    return settings.BASE_DIR / "lms" / "demo" / "content" / "films"


def test_a_film_loses_the_place_where_it_was_made_and_plays_as_before():
    film = (files_of_the_demo() / "harbour.mp4").read_bytes()
    at = film.index(b"moov") - 4
    length = int.from_bytes(film[at : at + 4], "big")
    place = files.box(b"udta", files.box(b"\xa9xyz", b"\0\x12\x15\xc7+59.9167+010.7500/"))
    told = (
        film[:at]
        + struct.pack(">I", length + len(place))
        + film[at + 4 : at + length]
        + place
        + film[at + length :]
    )
    content = kept(keep_recording, "film.mp4", told, is_video=True).read()
    assert b"+59.9167" in told
    assert b"+59.9167" not in content
    assert len(content) == len(told)
    assert WHERE.encode() not in kept(keep_recording, "lyd.mp3", files.mp3(), is_video=False).read()


def test_a_sound_as_wav_loses_what_its_chunks_tell():
    words = b"INFOISBJ" + struct.pack("<I", len(WHERE)) + WHERE.encode()
    chunk = b"LIST" + struct.pack("<I", len(words)) + words
    plain = files.sound()
    told = b"RIFF" + struct.pack("<I", len(plain) - 8 + len(chunk)) + plain[8:] + chunk
    content = kept(keep_recording, "lyd.wav", told, is_video=False).read()
    assert WHERE.encode() in told
    assert content == told.replace(chunk, b"JUNK" + struct.pack("<I", len(words)) + b"\0" * len(words))


def test_a_film_as_webm_loses_its_tags_and_keeps_its_pictures_where_they_are():
    def element(kind: str, content: bytes, width: int = 1) -> bytes:
        length = ((1 << (7 * width)) | len(content)).to_bytes(width, "big")
        return bytes.fromhex(kind) + length + content

    tags = element("1254c367", WHERE.encode() * 3)
    cluster = element("1f43b675", b"\xe7\x81\0pictures")
    film = element("1a45dfa3", b"webm") + element("18538067", tags + cluster, width=8)
    file = io.BytesIO(film)
    forget_the_place(file, len(film))
    assert WHERE.encode() not in file.getvalue()
    assert file.getvalue().index(cluster) == film.index(cluster)
    assert len(file.getvalue()) == len(film)


# The virus scanner


@contextmanager
def scanner(settings, *, replies=None, path=None):
    """A small server that speaks clamd's protocol, and knows one file."""
    line = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    line.bind(str(path) if path else ("127.0.0.1", 0))
    line.listen()
    settings.VIRUS_SCANNER = f"unix://{path}" if path else f"tcp://127.0.0.1:{line.getsockname()[1]}"
    heard = []

    def serve():
        while True:
            try:
                caller, _ = line.accept()
            except OSError:
                return
            with caller, caller.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                content = b""
                while length := struct.unpack(">I", said.read(4))[0]:
                    content += said.read(length)
                heard.append(content)
                verdict = b"stream: Eicar FOUND\0" if EICAR in content else b"stream: OK\0"
                caller.sendall(replies or verdict)

    server = threading.Thread(target=serve, daemon=True)
    server.start()
    yield heard
    line.shutdown(socket.SHUT_RDWR)
    line.close()
    server.join(5)


def test_a_scanner_is_shown_each_file_as_it_was_sent_and_what_it_finds_is_refused(settings, tmp_path):
    with scanner(settings) as heard:
        kept(keep_document, "ark.txt", b"Hei" * 50_000)
        assert heard == [b"Hei" * 50_000]
        assert "harmful" in refusal(keep_document, "ark.txt", EICAR)
        assert "harmful" in refusal(keep_picture, "a.png", picture("PNG") + EICAR)
        assert "harmful" in refusal(keep_recording, "lyd.wav", files.sound() + EICAR, is_video=False)
        with pytest.raises(FileRefused, match="harmful"):
            clean_evidence(files.pdf() + EICAR)
    with scanner(settings, path=tmp_path / "socket") as heard:
        kept(keep_document, "ark.txt", b"Hei")
        assert heard == [b"Hei"]


def test_a_file_that_the_scanner_cannot_look_at_is_not_kept(settings):
    with scanner(settings, replies=b"INSTREAM size limit exceeded. ERROR\0"):
        assert "could not look through" in refusal(keep_document, "ark.txt", b"Hei")
    settings.VIRUS_SCANNER = "tcp://127.0.0.1:9"
    assert "just now" in refusal(keep_document, "ark.txt", b"Hei")
