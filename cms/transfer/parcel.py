"""The shape of the file, and reading it without trusting it."""

import re
import struct
import zipfile
import zlib
from datetime import date
from typing import Any, BinaryIO, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cms.transfer.faults import in_words
from lms.refusals import Explained

# What Python raises for an archive that is cut short, altered or packed in a way unknown here.
DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError)
FORMAT = "foster-home-programme/1"
PAGES = "programme.json"
MOST_ENTRIES = 2_000
MOST_JSON_BYTES = 20 * 1024 * 1024
MOST_BYTES = 2 * 1024 * 1024 * 1024
MOST_SQUEEZED = 200
_NAME = re.compile(r"files/[\w-][\w.-]{0,150}", re.ASCII)

Kind = Literal["programme", "module", "lesson", "quiz"]
FileKind = Literal["picture", "document", "audio", "video"]
Value = str | int | bool | date | None


class ParcelBroken(Explained):
    """The file cannot be taken in; the sentence says where it is wrong and how. Nothing was changed."""

    sentence = gettext_lazy("The file cannot be taken in.")
    field = "file"

    def __init__(self, where: str, fault: str) -> None:
        super().__init__(f"{where}: {fault}" if where else fault)

    @property
    def said(self) -> str:
        return " ".join([_("Nothing was changed."), super().said])


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PackedMeeting(_Strict):
    key: UUID
    kind: str
    title: str
    minutes: int
    is_required: bool
    min_share: int | None
    after_lesson: int


class Provision(_Strict):
    key: UUID
    reference: str
    address: str


class Borrowed(_Strict):
    module: UUID
    after_own: int


class PackedPage(_Strict):
    """A page in one language; `under` is the key of the page above it, None for a programme."""

    kind: Kind
    key: UUID
    language: str = Field(max_length=20)
    under: UUID | None
    slug: str = Field(pattern=r"^[-\w]+$", max_length=255)
    title: str = Field(min_length=1, max_length=255)
    values: dict[str, Value] = {}
    stream: list[dict[str, Any]] = []
    meetings: list[PackedMeeting] = []
    provisions: list[Provision] = []
    prerequisites: list[UUID] = []
    borrowed: list[Borrowed] = []
    target_groups: list[str] = []


class PackedFile(_Strict):
    """A picture, document or recording; `poster` names another entry of the archive."""

    kind: FileKind
    title: str = Field(max_length=255)
    file_name: str = Field(pattern=r"^[\w-][\w .()-]*$", max_length=150)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    focus: tuple[int, int, int, int] | None = None
    duration: float = 0
    size: tuple[int, int] | None = None
    poster: str | None = None


class Parcel(_Strict):
    """What `programme.json` holds; `files` is by name in the archive."""

    format: str
    pages: list[PackedPage] = Field(min_length=1, max_length=5_000)
    files: dict[str, PackedFile] = {}


def opened(file: BinaryIO) -> tuple[zipfile.ZipFile, Parcel]:
    """The archive and what it says it holds. Raises `ParcelBroken`; nothing is unpacked yet."""
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGED:
        raise ParcelBroken("", _("The file is no ZIP archive, or it is cut short.")) from None
    _check_entries(archive)
    parcel = _read_pages(archive)
    held = set(archive.namelist()) - {PAGES}
    posters = {one.poster for one in parcel.files.values() if one.poster}
    for name in sorted((set(parcel.files) | posters) ^ held):
        if name in held:
            raise ParcelBroken(name, _("The file is in the archive, but no page names it."))
        raise ParcelBroken(name, _("The file is named, but it is not in the archive."))
    return archive, parcel


def _check_entries(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise ParcelBroken("", _("The archive holds more than %d files.") % MOST_ENTRIES)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise ParcelBroken("", _("The archive is too large when unpacked."))
    seen = set()
    for entry in entries:
        if entry.filename != PAGES and not _NAME.fullmatch(entry.filename):
            raise ParcelBroken(
                entry.filename[:80], _("The archive holds a file with a name that does not belong.")
            )
        if entry.filename in seen:
            raise ParcelBroken(entry.filename, _("The archive holds two files of this name."))
        if entry.flag_bits & 1:
            raise ParcelBroken(entry.filename, _("The file is encrypted."))
        if entry.file_size > 1024 * 1024 and entry.file_size > MOST_SQUEEZED * max(1, entry.compress_size):
            raise ParcelBroken(entry.filename, _("The file is packed so hard that it looks like an attack."))
        seen.add(entry.filename)


def _read_pages(archive: zipfile.ZipFile) -> Parcel:
    try:
        entry = archive.getinfo(PAGES)
    except KeyError:
        raise ParcelBroken(PAGES, _("The archive does not hold this file, so it is no programme.")) from None
    if entry.file_size > MOST_JSON_BYTES:
        raise ParcelBroken(PAGES, _("The file is too large."))
    try:
        text = archive.read(entry)
        parcel = Parcel.model_validate_json(text)
    except ValidationError as error:
        raise ParcelBroken(*_first_fault(error)) from None
    except DAMAGED:
        raise ParcelBroken(PAGES, _("The file is damaged.")) from None
    if parcel.format != FORMAT:
        raise ParcelBroken(PAGES, _("The file is of another format: “%s”.") % parcel.format[:60])
    return parcel


def _first_fault(error: ValidationError) -> tuple[str, str]:
    fault = error.errors(include_url=False, include_input=False)[0]
    where = " → ".join([PAGES, *(str(step) for step in fault["loc"])])
    return where, in_words(str(fault["type"]), fault.get("ctx", {}))
