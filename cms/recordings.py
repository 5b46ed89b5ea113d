"""Whether a sound or video file is whole, from its outer structure alone; nothing is decoded."""

from typing import BinaryIO

_EBML, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
_MOST_BOXES = 10_000


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
    for _ in range(_MOST_BOXES):
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
    for _ in range(16):
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
