"""Sound and video: whole, of the kind that the name says, and without the place where they were made.

The outer structure tells whether a file is whole; MediaInfo, imported here alone, what is in it.
"""

from typing import BinaryIO

from django.utils.translation import gettext as _
from pymediainfo import MediaInfo

from lms.documents.intake.refusals import FileRefused

_EBML, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
_MOST_BOXES = 10_000
# What MediaInfo calls the container, by suffix.
_CONTAINERS = {
    "mp4": "MPEG-4",
    "m4a": "MPEG-4",
    "webm": "WebM",
    "mp3": "MPEG Audio",
    "ogg": "Ogg",
    "wav": "Wave",
}
# In these boxes phones write place, time and maker (ISO/IEC 14496-12 udta and meta; XMP in uuid).
_TELLING_BOXES = {b"udta", b"meta", b"uuid"}
_TELLING_CHUNKS = {b"LIST", b"id3 ", b"ID3 ", b"bext", b"iXML", b"_PMX"}
_TAGS = b"\x12\x54\xc3\x67"
_BOXES_WITH_BOXES = {b"moov", b"trak"}


def must_be_a_recording(file: BinaryIO, size: int, *, suffix: str, is_video: bool) -> None:
    """Raises `FileRefused` unless the file, of `size` bytes, is whole, is what its suffix says, and has
    sound to play, or pictures that move."""
    found = _CONTAINERS.get(suffix)
    if found is None or not is_whole(file, size):
        raise FileRefused(_("The file is cut short or is no sound or video that browsers can play."))
    try:
        tracks = MediaInfo.parse(file).tracks
    except (OSError, RuntimeError, ValueError) as broken:
        raise FileRefused(_("The file is damaged. Save it anew and try again.")) from broken
    finally:
        file.seek(0)
    kind = "Video" if is_video else "Audio"
    lasts = any(track.track_type == kind and track.format and track.duration for track in tracks)
    if not any(track.track_type == "General" and track.format == found for track in tracks) or not lasts:
        raise FileRefused(
            _("The file is not what its name says: no %(kind)s that can be played was found in it.")
            % {"kind": f".{suffix}"}
        )


def forget_the_place(file: BinaryIO, size: int) -> None:
    """Blank, where they lie, the notes on place, time and maker in MP4, WebM, WAV and ID3; nothing moves,
    so that the file plays as before."""
    file.seek(0)
    head = file.read(12)
    if head[4:8] == b"ftyp":
        _blank_boxes(file, 0, size)
    elif head[:4] == _EBML:
        _blank_tags(file, size)
    elif head[:4] == b"RIFF":
        _blank_chunks(file, size)
    elif head[:3] == b"ID3":
        length = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        file.seek(5)
        file.write(b"\0")  # nothing else in the header is announced
        file.seek(10)
        file.write(b"\0" * min(length, size - 10))
    file.seek(0)


def _blank_boxes(file: BinaryIO, at: int, end: int) -> None:
    for _number in range(_MOST_BOXES):
        file.seek(at)
        header = file.read(16)
        if at >= end or len(header) < 8:
            return
        length, kind, width = int.from_bytes(header[:4], "big"), header[4:8], 8
        if length == 1:
            length, width = int.from_bytes(header[8:16], "big"), 16
        elif length == 0:
            length = end - at
        if length < width or at + length > end:
            return
        if kind in _TELLING_BOXES:
            file.seek(at + 4)
            file.write(b"free")
            file.seek(at + width)
            file.write(b"\0" * (length - width))
        elif kind in _BOXES_WITH_BOXES:
            _blank_boxes(file, at + width, at + length)
        at += length


def _blank_tags(file: BinaryIO, size: int) -> None:
    """Turn the tags of a WebM file into a void (Matroska, RFC 9559) of the same length."""
    at = 0
    for _number in range(_MOST_BOXES):
        found = _element(file, at)
        if found is None:
            return
        kind, header, length = found
        if kind == _SEGMENT:  # what it holds comes next
            at += header
            continue
        if length is None or at + header + length > size:
            return
        if kind == _TAGS and header + length >= 9:
            file.seek(at)
            file.write(b"\xec" + ((1 << 56) | (header + length - 9)).to_bytes(8, "big"))
            file.write(b"\0" * (header + length - 9))
        at += header + length


def _element(file: BinaryIO, at: int) -> tuple[bytes, int, int | None] | None:
    """The identifier of an EBML element, the length of its header, and that of its content if it is known."""
    file.seek(at)
    start = file.read(12)
    own = 9 - start[0].bit_length() if start else 9
    width = 9 - start[own].bit_length() if len(start) > own else 9
    if own > 4 or width > 8 or len(start) < own + width:
        return None
    length = int.from_bytes(start[own : own + width], "big") & ((1 << (7 * width)) - 1)
    return start[:own], own + width, None if length == (1 << (7 * width)) - 1 else length


def _blank_chunks(file: BinaryIO, size: int) -> None:
    """Turn the chunks of a WAV file that tell of it into ones that hold nothing."""
    at = 12
    for _number in range(_MOST_BOXES):
        file.seek(at)
        header = file.read(8)
        length = int.from_bytes(header[4:8], "little")
        if len(header) < 8 or at + 8 + length > size:
            return
        if header[:4] in _TELLING_CHUNKS:
            file.seek(at)
            file.write(b"JUNK")
            file.seek(at + 8)
            file.write(b"\0" * length)
        at += 8 + length + length % 2


def is_whole(file: BinaryIO, size: int) -> bool:
    """Whether the file, of `size` bytes, is of a kind that browsers play and not cut short."""
    file.seek(0)
    head = file.read(12)
    file.seek(0)
    if head[4:8] == b"ftyp":
        return _mp4(file, size)
    if head[:4] == _EBML:
        return _webm(file, size)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return int.from_bytes(head[4:8], "little") + 8 <= size
    if head[:4] == b"OggS":
        return _ogg(file, size)
    return size > 1024 and (head[:3] == b"ID3" or (head[0] == 0xFF and head[1] & 0xE0 == 0xE0))


def _mp4(file: BinaryIO, size: int) -> bool:
    at, kinds = 0, set()
    for _number in range(_MOST_BOXES):
        if at == size:
            break
        file.seek(at)
        header = file.read(16)
        if len(header) < 8:
            return False
        length = int.from_bytes(header[:4], "big")
        kinds.add(header[4:8])
        if length == 1:
            length = int.from_bytes(header[8:16], "big")
        elif length == 0:
            length = size - at
        if length < 8 or at + length > size:
            return False
        at += length
    return {b"ftyp", b"moov", b"mdat"} <= kinds


def _webm(file: BinaryIO, size: int) -> bool:
    at = 0
    for _number in range(16):
        file.seek(at)
        header = file.read(12)
        if len(header) < 5:
            return False
        width = 9 - header[4].bit_length()
        if not 1 <= width <= 8:
            return False
        raw = int.from_bytes(header[4 : 4 + width], "big")
        length = raw & ((1 << (7 * width)) - 1)
        is_unknown = length == (1 << (7 * width)) - 1
        if header[:4] == _SEGMENT:
            return is_unknown or at + 4 + width + length <= size
        at += 4 + width + length
    return False


def _ogg(file: BinaryIO, size: int) -> bool:
    file.seek(max(0, size - 65_536))
    last = file.read()
    at = last.rfind(b"OggS")
    return at >= 0 and len(last) > at + 5 and bool(last[at + 5] & 4)
