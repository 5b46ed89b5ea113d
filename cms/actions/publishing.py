"""What happens when a page is published: the floor below gets it as plain data."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from cms.models import LessonPage, ModulePage, ProgrammePage, QuizPage
from cms.queries.pages import lessons_of, modules_of, programmes_with, source_of, translated_titles
from cms.queries.published_content import lesson_content, module_content, programme_content
from courses.actions.publishing import publish_lesson, publish_module, publish_programme
from courses.models import Module
from lms.people.models import User


@dataclass
class _Waiting:
    """Modules and programmes to hand over later, by the uuid that their languages share, and for whom."""

    modules: dict[UUID, tuple[ModulePage, User | None]] = field(default_factory=dict)
    programmes: dict[UUID, tuple[ProgrammePage, User | None]] = field(default_factory=dict)


_waiting: ContextVar[_Waiting | None] = ContextVar("waiting", default=None)


@contextmanager
def handed_over_once() -> Iterator[None]:
    """Hand over each module, then each programme, once and at the end, with all that was published
    within: for many pages that are published together."""
    waiting = _Waiting()
    token = _waiting.set(waiting)
    try:
        yield
        modules, waiting.modules = waiting.modules, {}
        for module, by in modules.values():
            _hand_over_module(module, by=by)
    finally:
        _waiting.reset(token)
    for programme, by in waiting.programmes.values():
        hand_over_programme(programme, by=by)


@transaction.atomic
def hand_over_lesson(page: LessonPage | QuizPage, *, by: User | None) -> None:
    """Hand over a lesson or quiz in its language, then the module that it belongs to.

    Raises `courses.errors.ContentRefused`.
    """
    publish_lesson(lesson_content(page), by=by)
    hand_over_module(page.get_parent().specific, by=by)


@transaction.atomic
def hand_over_module(page: ModulePage, *, by: User | None) -> None:
    """Hand over a module from its source-language page, then the programmes that hold it.

    A module that is not published, or has no required part yet, waits until it is and has.
    """
    waiting = _waiting.get()
    if waiting is None:
        _hand_over_module(page, by=by)
    else:
        waiting.modules.setdefault(page.uuid, (page, by))


def _hand_over_module(page: ModulePage, *, by: User | None) -> None:
    source = source_of(page)
    if source is None or not source.live:
        return
    lessons = lessons_of(source)
    keys = [source.uuid, *(lesson.uuid for lesson in lessons), *(m.uuid for m in source.meetings.all())]
    content = module_content(
        source,
        lessons=lessons,
        titles=translated_titles(keys),
        is_demonstration=source.get_parent().specific.is_demonstration,
    )
    if not any(part.required for part in content.parts):
        return
    publish_module(content, by=by)
    for programme in programmes_with(source):
        hand_over_programme(programme, by=by)


@transaction.atomic
def hand_over_programme(page: ProgrammePage, *, by: User | None) -> None:
    """Hand over a programme from its source-language page, with those modules handed over before.

    A page without a code is a shelf for modules that stand alone, and no programme.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting.programmes.setdefault(page.uuid, (page, by))
        return
    source = source_of(page)
    if source is None or not source.live or not source.code:
        return
    modules = modules_of(source)
    known = set(
        Module.objects.filter(pk__in=[module.uuid for module in modules]).values_list("pk", flat=True)
    )
    modules = [module for module in modules if module.uuid in known]
    if not modules:
        return
    titles = translated_titles([source.uuid])
    publish_programme(programme_content(source, modules=modules, titles=titles), by=by)
