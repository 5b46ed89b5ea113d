"""Pages that a test needs but does not speak about."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from django.core.files.base import ContentFile
from PIL import Image as Pillow
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtailmedia.models import Media

from cms.blocks import LessonBody
from cms.models import HomePage, InfoPage, LessonPage, ModuleMeeting, ModulePage, ProgrammePage, QuizPage


def home(language: str = "nb") -> HomePage:
    """The home page of a language, at the root of the default site if it is the source language."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    found = HomePage.objects.filter(locale=locale).first()
    if found:
        return found
    source = HomePage.objects.first()
    page = HomePage(title="Fosterhjem", slug=f"start-{language}", locale=locale)
    if source:
        page.translation_key = source.translation_key
    Page.get_first_root_node().add_child(instance=page)
    if language == "nb":
        Site.objects.all().delete()
        Site.objects.create(hostname="testserver", root_page=page, is_default_site=True)
    return page


def publish(page: Page, *, by: Any = None) -> Page:
    with _indexed_when_published():
        revision = page.save_revision(user=by)
    revision.publish(user=by, skip_permission_checks=True)
    page.refresh_from_db()
    return page


@contextmanager
def _indexed_when_published() -> Iterator[None]:
    """Search and the index of references wait until the page is saved once more; each takes 15 queries."""
    with (
        disable_reference_index_auto_update(),
        patch("modelsearch.signal_handlers.insert_or_update_object_task"),
    ):
        yield


def info(**values: Any) -> InfoPage:
    slug = uuid4().hex[:8]
    page = InfoPage(**{"title": "Bli fosterhjem", "slug": slug, "show_in_menus": True, **values})
    home().add_child(instance=page)
    return page


def programme(**values: Any) -> ProgrammePage:
    name = uuid4().hex[:8]
    page = ProgrammePage(
        **{"title": "Grunnopplæring", "slug": name, "live": False, "code": f"programme-{name}", **values}
    )
    home().add_child(instance=page)
    return page


def module(*, under: ProgrammePage | None = None, meetings: Sequence[int] = (), **values: Any) -> ModulePage:
    """A draft; `meetings` gives for each gathering the number of lessons that come before it."""
    page = ModulePage(**{"title": "Tilknytning", "slug": uuid4().hex[:8], "live": False, **values})
    page.meetings = [
        ModuleMeeting(title=f"Samling {number}", sort_order=number, after_lesson=after, locale=home().locale)
        for number, after in enumerate(meetings, 1)
    ]
    (under or programme()).add_child(instance=page)
    return page


def lesson(*blocks: dict[str, Any], under: ModulePage | None = None, **values: Any) -> LessonPage:
    body = json.dumps(list(blocks or [text(), choice()]))
    page = LessonPage(
        **{"title": "En trygg havn", "slug": uuid4().hex[:8], "body": body, "live": False, **values}
    )
    (under or module()).add_child(instance=page)
    return page


def quiz(*blocks: dict[str, Any], under: ModulePage | None = None, **values: Any) -> QuizPage:
    bank = json.dumps(list(blocks or [choice()]))
    page = QuizPage(**{"title": "Prøve", "slug": uuid4().hex[:8], "bank": bank, "live": False, **values})
    (under or module()).add_child(instance=page)
    return page


def published_lesson(*blocks: dict[str, Any], **values: Any) -> LessonPage:
    """A lesson whose module and programme are published too, each once."""
    home()
    with _indexed_when_published():
        page = lesson(*blocks, **values)
    parent = page.get_parent().specific
    publish(page)
    publish(parent)
    publish(parent.get_parent().specific)
    return page


def block(kind: str, **value: Any) -> dict[str, Any]:
    """A block of a lesson as it is stored, other fields as a new block has them."""
    empty = LessonBody().child_blocks[kind]
    whole = {**empty.get_prep_value(empty.get_default()), **value}
    return {"type": kind, "value": whole, "id": str(uuid4())}


def items(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def picture(name: str = "havn.png", **values: Any) -> Image:
    """A picture in the library, shown on no page yet."""
    kept = BytesIO()
    Pillow.new("RGB", (40, 30), "teal").save(kept, "PNG")
    return Image.objects.create(title=name, file=ContentFile(kept.getvalue(), name=name), **values)


def document(name: str = "ark.txt", content: bytes = b"Tegn familien.") -> Document:
    """A document in the library, on no page yet."""
    return Document.objects.create(title=name, file=ContentFile(content, name=name), file_size=len(content))


def recording(name: str = "samtale.mp4", content: bytes = b"0123456789", kind: str = "video") -> Media:
    """A recording in the library, on no page yet; its content is whatever is given."""
    return Media.objects.create(title=name, type=kind, duration=1, file=ContentFile(content, name=name))


def text(words: str = "<p>Barnet trenger en voksen som blir.</p>") -> dict[str, Any]:
    return block("text", text=words)


def new_page(heading: str = "Neste side") -> dict[str, Any]:
    return block("new_page", heading=heading)


def choice(prompt: str = "Hva hjelper?", right: str = "Ro og tid", wrong: str = "Straff") -> dict[str, Any]:
    return block(
        "single_choice",
        prompt=prompt,
        choices=items(
            {"text": right, "is_right": True, "feedback": "Ja, ro hjelper."},
            {"text": wrong, "is_right": False, "feedback": "Nei, straff skremmer."},
        ),
    )
