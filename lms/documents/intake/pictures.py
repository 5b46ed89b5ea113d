"""Pictures without anything but what they show: drawn anew, so that position, time, maker and whatever
lies around or behind the picture are gone."""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

from lms.documents.intake.refusals import FileRefused

register_heif_opener()

MOST_PIXELS = 40_000_000
# By the format found: the format written, its suffix, and how.
_WRITTEN: dict[str, tuple[str, str, dict[str, object]]] = {
    "JPEG": ("JPEG", "jpg", {"quality": 92}),
    "MPO": ("JPEG", "jpg", {"quality": 92}),
    "HEIF": ("JPEG", "jpg", {"quality": 92}),
    "PNG": ("PNG", "png", {"optimize": False}),
    "WEBP": ("WEBP", "webp", {"quality": 92}),
    "GIF": ("GIF", "gif", {}),
    "AVIF": ("AVIF", "avif", {"quality": 85}),
}
# A phone's JPEG or HEIC may hold several pictures and does not move by that.
_MAY_MOVE = {"PNG", "WEBP", "GIF", "AVIF"}
_PLAIN_MODES = {
    "JPEG": {"L", "RGB"},
    "PNG": {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"},
    "WEBP": {"RGB", "RGBA"},
    "AVIF": {"RGB", "RGBA"},
}
_JPEG_NEEDS = {b"JFIF", b"Adobe"}


@dataclass(frozen=True)
class Picture:
    """A picture drawn anew, and the suffix of what it now is."""

    content: bytes
    suffix: str


def clean_picture(file: BinaryIO, *, anew: bool = True) -> Picture:
    """The picture upright, in sRGB, without metadata. A JPEG that carries nothing besides its picture is
    left as it is unless `anew`, since each drawing loses a little.

    Formats that browsers show are kept; a phone's HEIC becomes JPEG. Raises `FileRefused` for what is no
    picture, is of another format, has more than `MOST_PIXELS`, or moves: a reader must be able to stop what
    moves (WCAG 2.2.2), which pictures give no way to.
    """
    file.seek(0)
    try:
        with Image.open(file) as picture:
            known = _WRITTEN.get(picture.format or "")
            if known is None:
                raise FileRefused(_("The picture must be JPEG, PNG, WebP, GIF, AVIF or HEIC."))
            _must_be_of_sensible_size(picture)
            _must_stand_still(picture)
            if not anew and _is_bare(picture, file):
                file.seek(0)
                return Picture(file.read(), known[1])
            return Picture(_drawn(picture, known[0], known[2]), known[1])
    except FileRefused:
        raise
    except Image.DecompressionBombError:
        raise _too_large() from None
    except Exception as broken:  # a decoder may fail in any way on what somebody made up
        raise FileRefused(
            _("The picture is damaged, or no picture at all. Save it anew and try again.")
        ) from broken
    finally:
        file.seek(0)


def _must_be_of_sensible_size(picture: Image.Image) -> None:
    pixels = picture.width * picture.height * getattr(picture, "n_frames", 1)
    if pixels > MOST_PIXELS:
        raise _too_large()


def _must_stand_still(picture: Image.Image) -> None:
    if picture.format in _MAY_MOVE and getattr(picture, "n_frames", 1) > 1:
        raise FileRefused(
            _(
                "The picture moves, and those who read cannot stop it. Upload it as a video, or save one of "
                "its pictures as a still."
            )
        )


def _too_large() -> FileRefused:
    return FileRefused(
        _("The picture has more than %(number)d million pixels. Make it smaller and try again.")
        % {"number": MOST_PIXELS // 1_000_000}
    )


def _is_bare(picture: Image.Image, file: BinaryIO) -> bool:
    """Whether a JPEG holds no segment that tells anything, and ends where its picture does."""
    if picture.format != "JPEG" or "comment" in picture.info or picture.mode not in _PLAIN_MODES["JPEG"]:
        return False
    told = {content.split(b"\0")[0][:5] for _marker, content in getattr(picture, "applist", [])}
    if any(not name.startswith(tuple(_JPEG_NEEDS)) for name in told):
        return False
    file.seek(0)
    content = file.read()
    return content.find(b"\xff\xd9", content.find(b"\xff\xda")) == len(content) - 2


def _drawn(picture: Image.Image, kind: str, how: dict[str, object]) -> bytes:
    kept = BytesIO()
    _plain(picture, kind).save(kept, kind, **how)
    return kept.getvalue()


def _plain(picture: Image.Image, kind: str) -> Image.Image:
    """The picture as its readers see it, and nothing that Pillow would write beside it."""
    upright = ImageOps.exif_transpose(picture)
    profile = upright.info.get("icc_profile")
    modes = _PLAIN_MODES.get(kind)
    if profile and upright.mode in {"RGB", "CMYK"}:
        upright = _in_srgb(upright, profile)
    if modes and upright.mode not in modes:
        has_alpha = "A" in upright.mode or "transparency" in upright.info
        upright = upright.convert("RGBA" if has_alpha and "RGBA" in modes else "RGB")
    for name in set(upright.info) - {"transparency"}:
        del upright.info[name]
    return upright


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        found = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            picture, found, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        return picture
    return converted or picture
