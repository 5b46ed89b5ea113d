"""Files as people send them, whole and real, for tests that send some."""

import io
import struct
import wave
import zipfile

import pikepdf
from PIL import Image
from pillow_heif import register_heif_opener

register_heif_opener()
GPS, WHERE = 0x8825, "Storgata 1"


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes beside a picture: the place (59°55′N 10°45′E), and words."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010E] = WHERE
    told.get_ifd(GPS).update({1: "N", 2: (59.0, 55.0, 0.0), 3: "E", 4: (10.0, 45.0, 0.0)})
    return told


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **how) -> bytes:
    """A picture with the place where it was taken, a red corner at the top left."""
    kept = io.BytesIO()
    drawn = Image.new(mode, size, "teal")
    drawn.paste("red", (0, 0, size[0] // 4, size[1] // 4))
    drawn.save(kept, kind, **{"exif": exif(), **how})
    return kept.getvalue()


def pdf(*, change=None, **told: str) -> bytes:
    """A PDF of one page; `change(document)` may do anything to it before it is written."""
    kept = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    for name, value in told.items():
        document.docinfo[f"/{name}"] = value
    if change:
        change(document)
    document.save(kept, deterministic_id=True)
    return kept.getvalue()


def scanned(picture: bytes) -> bytes:
    """A PDF with a JPEG picture in it, as scanners and phones make them."""

    def change(document: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(document, picture)
        for key, value in {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": 40,
            "/Height": 30,
            "/BitsPerComponent": 8,
            "/ColorSpace": pikepdf.Name.DeviceRGB,
            "/Filter": pikepdf.Name.DCTDecode,
        }.items():
            stream[key] = value
        document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))

    return pdf(change=change)


def sound(seconds: int = 1) -> bytes:
    """Silence as WAV."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * seconds)
    return kept.getvalue()


def mp3(frames: int = 100) -> bytes:
    """Silence as MP3, behind a tag that says where it was recorded."""
    words = WHERE.encode()
    frame = b"COMM" + struct.pack(">I", len(words) + 5) + b"\0\0" + b"\0nob\0" + words
    length = bytes((len(frame) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + length + frame + (b"\xff\xfb\x90\x00" + b"\0" * 413) * frames


def box(kind: bytes, content: bytes = b"") -> bytes:
    """A box of an MP4 file."""
    return struct.pack(">I", 8 + len(content)) + kind + content


def office(**parts: bytes) -> bytes:
    """A document of an office program; names of further parts have `__` for their slashes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"<document/>")
        archive.writestr("docProps/core.xml", b"<coreProperties><creator>Kari</creator></coreProperties>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return kept.getvalue()
