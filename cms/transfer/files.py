"""The files of an archive, each passed through the same checks as an upload."""

import hashlib
import shutil
import zipfile
from collections.abc import Mapping
from typing import Any, cast

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtailmedia.forms import get_media_form
from wagtailmedia.models import get_media_model

from cms.transfer.parcel import DAMAGED, PackedFile, ParcelBroken
from cms.transfer.references import Pointed
from lms.documents.intake import FileRefused, keep_picture
from lms.people.models import User

_MOST_POSTER_BYTES = 5 * 1024 * 1024
_WHAT: dict[str, Pointed] = {
    "picture": "picture",
    "document": "document",
    "audio": "recording",
    "video": "recording",
}


class TakenFiles:
    """Files taken into the libraries, by their name in the archive."""

    def __init__(self, archive: zipfile.ZipFile, packed: Mapping[str, PackedFile], *, by: User) -> None:
        self._archive, self._packed, self._by = archive, packed, by
        self._found: dict[str, tuple[Pointed, int]] = {}
        self._stored: list[Any] = []

    def take(self) -> None:
        """Check and store each file; a picture or document that is here already is used again."""
        for name, packed in self._packed.items():
            upload = self._read(name, packed)
            try:
                number = self._known(packed, upload) or self._store(name, packed, upload)
            finally:
                upload.close()
            self._found[name] = _WHAT[packed.kind], number

    def give_back(self) -> None:
        """Remove what was stored, when nothing is to have changed."""
        for stored in self._stored:
            stored.storage.delete(stored.name)

    def number(self, what: Pointed, reference: Any, where: str) -> int:
        found = self._found.get(reference) if isinstance(reference, str) else None
        if found is None or found[0] != what:
            raise ParcelBroken(
                where, _("A block names a file that is not there: “%s”.") % str(reference)[:80]
            )
        return found[1]

    def _read(self, name: str, packed: PackedFile) -> TemporaryUploadedFile:
        size = self._archive.getinfo(name).file_size
        upload = TemporaryUploadedFile(packed.file_name, "application/octet-stream", size, None)
        try:
            with self._archive.open(name) as source:
                shutil.copyfileobj(source, upload)
        except DAMAGED:
            raise ParcelBroken(name, _("The file is damaged.")) from None
        upload.seek(0)
        if _digest(upload, "sha256") != packed.sha256:
            raise ParcelBroken(name, _("The file is not the one that was packed."))
        upload.seek(0)
        return upload

    def _known(self, packed: PackedFile, upload: TemporaryUploadedFile) -> int | None:
        models = {"picture": get_image_model(), "document": get_document_model()}
        if packed.kind not in models:
            return None
        told = _digest(upload, "sha1")
        upload.seek(0)
        alike = models[packed.kind].objects.filter(title=packed.title)
        return next((int(one.pk) for one in alike if one.get_file_hash() == told), None)

    def _store(self, name: str, packed: PackedFile, upload: TemporaryUploadedFile) -> int:
        root = Collection.get_first_root_node().pk
        data: dict[str, Any] = {"title": packed.title, "collection": root, "duration": packed.duration}
        if packed.size:
            data |= {"width": packed.size[0], "height": packed.size[1]}
        if packed.focus:
            names = ["focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"]
            data |= dict(zip(names, packed.focus, strict=True))
        form = self._form(packed, data, {"file": upload})
        if not form.is_valid():
            raise ParcelBroken(name, str(next(iter(form.errors.values()))[0]))
        if known := self._known(packed, upload):  # as it is once it is cleaned
            return known
        taken = form.save()
        self._stored.append(taken.file)
        if packed.poster:
            self._add_poster(taken, packed.poster)
        return int(taken.pk)

    def _form(self, packed: PackedFile, data: dict[str, Any], files: dict[str, Any]) -> Any:
        if packed.kind == "picture":
            made, form = get_image_model()(uploaded_by_user=self._by), get_image_form(get_image_model())
        elif packed.kind == "document":
            made = get_document_model()(uploaded_by_user=self._by)
            form = get_document_form(get_document_model())
        else:
            made = get_media_model()(uploaded_by_user=self._by, type=packed.kind)
            form = get_media_form(get_media_model())
        return form(data, files, instance=made, user=self._by)

    def _add_poster(self, taken: Any, name: str) -> None:
        content = ContentFile(self._archive.read(name), name=name.rpartition("/")[2])
        if content.size > _MOST_POSTER_BYTES:
            raise ParcelBroken(name, _("The file is too large."))
        try:
            keep_picture(content)
        except FileRefused as refused:
            raise ParcelBroken(name, str(refused)) from None
        taken.thumbnail.save(content.name, content)
        self._stored.append(taken.thumbnail)


def _digest(upload: TemporaryUploadedFile, how: str) -> str:
    assert upload.file  # noqa: S101
    upload.seek(0)
    return hashlib.file_digest(cast(Any, upload.file), how).hexdigest()
