"""Files of the media library: which one an address names, and who may read it.

A reader may read a file that a page they may read shows. Originals, drafts' files and whatever no page
shows are the editors' alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from django.db.models import IntegerField, Model
from django.db.models.functions import Cast
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, ReferenceIndex
from wagtail.query import PageQuerySet
from wagtail.users.models import UserProfile
from wagtailmedia.models import Media

from cms.models import HomePage, InfoPage, LessonPage, NetworkDayPage, QuizPage
from courses.queries.enrolled_parts import holds_any
from courses.queries.progress import is_guide
from lms.people.models import Role, User
from lms.people.models.access import access_of

_PUBLIC = (HomePage, InfoPage, NetworkDayPage)
_LESSONS = (LessonPage, QuizPage)
_AUTHORS = (Role.EDITOR, Role.ADMIN)


@dataclass(frozen=True)
class LibraryFile:
    """A file of the library; `shown_as` is the picture, document or recording that pages refer to when
    they show it, None when none can."""

    storage: Storage
    name: str
    shown_as: Any
    content_type: str
    disposition: str = ""


def file_at(path: str) -> LibraryFile | None:
    """The file that lies at a path of the media folder, if the library knows it; one query."""
    folder = path.partition("/")[0]
    match folder:
        case "images":
            rendition = Image.get_rendition_model().objects.filter(file=path).select_related("image").first()
            return _file(rendition.file, rendition.image) if rendition else None
        case "original_images":
            return _owned(Image, "file", path, is_shown=False)
        case "documents":
            document = Document.objects.filter(file=path).first()
            return document_file(document) if document else None
        case "media":
            return _owned(Media, "file", path)
        case "media_thumbnails":
            return _owned(Media, "thumbnail", path)
        case "avatar_images":
            return _owned(UserProfile, "avatar", path, is_shown=False)
    return None


def document_called(number: str, name: str) -> LibraryFile | None:
    """The file of the document with this number, if that is its file name; one query."""
    found = Document.objects.filter(pk=number).first()
    return document_file(found) if found and found.filename == name else None


def document_file(document: Document) -> LibraryFile:
    """The file of a document, with the type and name that a browser is told."""
    return LibraryFile(
        storage=document.file.storage,
        name=document.file.name,
        shown_as=document,
        content_type=document.content_type,
        disposition=document.content_disposition,
    )


@dataclass(frozen=True)
class ShownFile:
    """Where a file is shown: on a page that anyone may read, and in which lessons and quizzes."""

    is_public: bool
    lessons: frozenset[UUID]


def where_shown(file: LibraryFile) -> ShownFile:
    """Where published pages show the file; one query, or five where a public one may do so. What lies in
    a collection that editors have closed is public nowhere."""
    rows = list(_pages_that_show(file).values_list("pk", "content_type", "translation_key"))
    public, lessons = _numbers(_PUBLIC), _numbers(_LESSONS)
    open_pages = [page for page, kind, _key in rows if kind in public]
    return ShownFile(
        is_public=bool(open_pages)
        and Page.objects.filter(pk__in=open_pages).public().exists()
        and not file.shown_as.collection.get_view_restrictions(),
        lessons=frozenset(UUID(str(key)) for _page, kind, key in rows if kind in lessons),
    )


def may_read_file(reader: User, shown: ShownFile) -> bool:
    """Whether a reader may read a file that is shown there; authors read every file. A fixed number of
    queries, however many pages show it."""
    if shown.is_public or reader.is_superuser or access_of(reader).has(*_AUTHORS):
        return True
    return bool(shown.lessons) and (is_guide(reader) or holds_any(reader, shown.lessons))


def _pages_that_show(file: LibraryFile) -> PageQuerySet:
    shown = file.shown_as
    if shown is None:
        return Page.objects.none()
    kinds = ContentType.objects.get_for_models(Page, type(shown))
    references = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[type(shown)], to_object_id=str(shown.pk)
    )
    numbers = references.annotate(page=Cast("object_id", IntegerField())).values("page")
    return Page.objects.live().filter(pk__in=numbers)


def _numbers(models: Iterable[type[Page]]) -> set[int]:
    return {kind.pk for kind in ContentType.objects.get_for_models(*models).values()}


def _owned(model: type[Model], field: str, path: str, *, is_shown: bool = True) -> LibraryFile | None:
    found = model._default_manager.filter(**{field: path}).first()
    return _file(getattr(found, field), found if is_shown else None) if found else None


def _file(file: Any, shown_as: Model | None) -> LibraryFile:
    content_type = guess_type(file.name)[0] or "application/octet-stream"
    return LibraryFile(file.storage, file.name, shown_as, content_type)
