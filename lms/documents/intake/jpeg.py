"""JPEG pictures inside other files, freed of what is written beside the picture; not a pixel is changed."""

from struct import unpack_from

_START, _SCAN, _COMMENT = 0xD8, 0xDA, 0xFE
# JFIF and Adobe's say how the colours are to be read, an ICC profile which ones they are.
_NEEDED = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}


def without_metadata(picture: bytes) -> bytes:
    """The picture without application segments (Exif, XMP, IPTC, maker's) and comments, and without
    what follows its end; unchanged where it is no JPEG that can be followed."""
    if picture[:2] != bytes([0xFF, _START]):
        return picture
    kept, at = bytearray(picture[:2]), 2
    while at + 4 <= len(picture):
        if picture[at] != 0xFF:
            return picture
        marker = picture[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _SCAN:
            end = picture.rfind(b"\xff\xd9")
            return bytes(kept) + (picture[at : end + 2] if end > at else picture[at:])
        stop = at + 2 + int(unpack_from(">H", picture, at + 2)[0])
        is_application = 0xE0 <= marker <= 0xEF
        is_needed = picture[at + 4 :].startswith(_NEEDED[marker]) if marker in _NEEDED else False
        if marker != _COMMENT and (not is_application or is_needed):
            kept += picture[at:stop]
        at = stop
    return picture
