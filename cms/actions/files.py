"""Cleaning what lies in the library from before files were cleaned at the door."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Model
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.users.models import UserProfile
from wagtailmedia.models import Media

from lms.documents.intake import FileRefused, keep_document, keep_picture, keep_recording

Keep = Callable[["File[Any]"], None]


@dataclass
class Cleaned:
    """How many files were cleaned, and which were left as they are because they would be refused."""

    changed: int = 0
    refused: list[str] = field(default_factory=list)


def clean_library() -> Cleaned:
    """Pass every file of the library through its door again, one transaction each; what is clean stays
    as it is. A file that would be refused today is named, and left to an editor."""
    found = Cleaned()
    for row, name, keep in _files():
        kept = getattr(row, name)
        try:
            found.changed += _clean(row, name, keep)
        except FileRefused as refused:
            found.refused.append(f"{kept.name}: {refused}")
        except FileNotFoundError:
            found.refused.append(f"{kept.name}: –")
    return found


def _files() -> Iterator[tuple[Model, str, Keep]]:
    for image in Image.objects.order_by("pk").iterator():
        yield image, "file", keep_picture
    for document in Document.objects.order_by("pk").iterator():
        yield document, "file", keep_document
    for media in Media.objects.order_by("pk").iterator():
        yield media, "file", partial(keep_recording, is_video=media.type == "video")
        if media.thumbnail:
            yield media, "thumbnail", keep_picture
    for profile in UserProfile.objects.exclude(avatar="").order_by("pk").iterator():
        yield profile, "avatar", keep_picture


@transaction.atomic
def _clean(row: Any, name: str, keep: Keep) -> bool:
    """Whether the file was not clean, and is now; its renditions are made anew when they are asked for."""
    kept = getattr(row, name)
    with kept.open() as opened:
        before = opened.read()
    upload = ContentFile(before, name=kept.name.rpartition("/")[2])
    keep(upload)
    upload.seek(0)
    if upload.read() == before:
        return False
    upload.seek(0)
    transaction.on_commit(partial(kept.storage.delete, kept.name))
    setattr(row, name, upload)
    if isinstance(row, Image):
        row._set_image_file_metadata()
        row.renditions.all().delete()
    elif isinstance(row, Document):
        row._set_document_file_metadata()
    row.save()
    return True
