"""A programme with all that lies beneath it, in every language, put into one file."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.core.exceptions import ValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtailmedia.models import get_media_model

from cms.models import LessonPage, ModulePage, ProgrammePage
from cms.rules.languages import source_language
from cms.transfer.fields import FIELDS, MODELS, STREAMS
from cms.transfer.parcel import (
    FORMAT,
    PAGES,
    Borrowed,
    FileKind,
    Kind,
    PackedFile,
    PackedMeeting,
    PackedPage,
    Parcel,
    Provision,
)
from cms.transfer.references import Pointed, swapped

_KINDS: dict[type, Kind] = {model: kind for kind, model in MODELS.items()}


def pack(programme: ProgrammePage, into: BinaryIO) -> None:
    """Write the programme, published pages as they are live and others as they were last saved; what
    `left_behind` names stays out, with all beneath it."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        files = _Files(archive)
        pages = [_packed(page, files) for page in _pages(programme)]
        parcel = Parcel(format=FORMAT, pages=pages, files=files.packed)
        archive.writestr(PAGES, parcel.model_dump_json(indent=1))


def left_behind(programme: ProgrammePage) -> list[Page]:
    """Drafts never published that could not be taken in anywhere, since they lack something."""
    family = ProgrammePage.objects.filter(translation_key=programme.translation_key)
    drafts = (
        page.get_latest_revision_as_object()
        for top in family
        for page in top.get_descendants(inclusive=True).not_live().order_by("path").specific()
    )
    return [page for page in drafts if not _is_whole(page)]


def _is_whole(page: Any) -> bool:
    try:
        if name := STREAMS.get(_KINDS[type(page)]):
            stream = getattr(page, name)
            stream.stream_block.clean(stream)
        page.full_clean()
    except ValidationError:
        return False
    return True


def _pages(programme: ProgrammePage) -> Iterator[Page]:
    """The source language first, and each page before those beneath it."""
    unfinished = tuple(page.path for page in left_behind(programme))
    family = list(
        ProgrammePage.objects.filter(translation_key=programme.translation_key).select_related("locale")
    )
    family.sort(key=lambda page: (page.locale.language_code != source_language(), page.locale.language_code))
    for top in family:
        for page in top.get_descendants(inclusive=True).order_by("path").specific():
            if not page.path.startswith(unfinished):
                yield page if page.live else page.get_latest_revision_as_object()


def _packed(page: Any, files: "_Files") -> PackedPage:
    kind = _KINDS[type(page)]
    stream = getattr(page, STREAMS[kind]) if kind in STREAMS else None
    packed = PackedPage(
        kind=kind,
        key=page.uuid,
        language=page.locale.language_code,
        under=None if kind == "programme" else UUID(str(page.get_parent().translation_key)),
        slug=page.slug,
        title=page.title,
        values={name: getattr(page, name) for name in FIELDS[kind]},
        stream=[]
        if stream is None
        else swapped(stream.stream_block, stream.get_prep_value(), files.swap, page.title),
    )
    if isinstance(page, ModulePage):
        packed.meetings = [_meeting(meeting) for meeting in page.meetings.all()]
        packed.prerequisites = [link.module.uuid for link in page.prerequisites.select_related("module")]
        packed.target_groups = [str(group.pk) for group in page.target_groups.all()]
    elif isinstance(page, ProgrammePage):
        borrowed = page.borrowed.select_related("module")
        packed.borrowed = [Borrowed(module=one.module.uuid, after_own=one.after_own) for one in borrowed]
    elif isinstance(page, LessonPage):
        packed.provisions = [
            Provision(key=UUID(str(one.translation_key)), reference=one.reference, address=one.address)
            for one in page.provisions.all()
        ]
    return packed


def _meeting(meeting: Any) -> PackedMeeting:
    names = ["kind", "title", "minutes", "is_required", "min_share", "after_lesson"]
    return PackedMeeting(key=meeting.uuid, **{name: getattr(meeting, name) for name in names})


class _Files:
    """The files that have been put into the archive, each once."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names: dict[tuple[Pointed, int], str] = {}
        self.packed: dict[str, PackedFile] = {}

    def swap(self, what: Pointed, reference: Any) -> Any:
        """The name in the archive for a file's id, and the key for a page's."""
        number = int(reference)
        if what == "page":
            key = Page.objects.filter(pk=number).values_list("translation_key", flat=True).first()
            return str(key) if key else None
        if (what, number) not in self._names:
            self._names[what, number] = self._put(what, number)
        return self._names[what, number] or None

    def _put(self, what: Pointed, number: int) -> str:
        models = {
            "picture": get_image_model(),
            "document": get_document_model(),
            "recording": get_media_model(),
        }
        found = models[what].objects.filter(pk=number).first()
        if found is None:
            return ""
        kind = cast(FileKind, found.type if what == "recording" else what)
        suffix = PurePath(found.file.name).suffix.lower()
        name = f"files/{kind}-{number}{suffix}"
        poster = getattr(found, "thumbnail", None)
        self.packed[name] = PackedFile(
            kind=kind,
            title=found.title,
            file_name=f"{kind}-{number}{suffix}",
            sha256=self._write(name, found.file),
            focus=_focus(found),
            duration=getattr(found, "duration", 0) or 0,
            size=(found.width, found.height) if kind == "video" and found.width and found.height else None,
            poster=f"files/poster-{number}{PurePath(poster.name).suffix.lower()}" if poster else None,
        )
        if poster:
            self._write(str(self.packed[name].poster), poster)
        return name

    def _write(self, name: str, file: Any) -> str:
        told = hashlib.sha256()
        with file.open("rb") as source, self._archive.open(name, "w", force_zip64=True) as target:
            while part := source.read(1024 * 1024):
                told.update(part)
                target.write(part)
        return told.hexdigest()


def _focus(found: Any) -> tuple[int, int, int, int] | None:
    names = ["focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"]
    values = [getattr(found, name, None) for name in names]
    if any(value is None for value in values):
        return None
    x, y, width, height = (int(value) for value in values if value is not None)
    return x, y, width, height
