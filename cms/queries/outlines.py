"""What a module or programme shows to one reader, from their own progress or, to staff, the content."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from cms.models import LessonPage, ModuleMeeting, ModulePage, ProgrammePage, QuizPage
from cms.queries.pages import lessons_of, modules_of, source_of
from cms.rules.order import interleaved
from courses.queries.progress import is_guide
from courses.queries.progress_state import (
    ModuleProgress,
    ModulesTogether,
    Opening,
    PartState,
    ProgrammeProgress,
)
from lms.people.models import User


@dataclass(frozen=True)
class Ending:
    """The end of a module that is done: the lessons that were learnt, and the one thing that comes next:
    a part of a module, what opens a module that is closed, or, where all is done, the certificate."""

    lessons: list[LessonPage]
    module: ModuleProgress | None = None
    is_whole: bool = False

    @property
    def part(self) -> PartState | None:
        return self.module.next_part if self.module and self.module.opens_with is None else None

    @property
    def opens_with(self) -> Opening | None:
        return self.module.opens_with if self.module else None


@dataclass(frozen=True)
class Outline(ModulesTogether):
    """Modules in order; `is_own` when they are on the reader's path, with what is done; `ending` when the one
    module shown is done."""

    modules: list[ModuleProgress]
    is_own: bool
    is_demonstration: bool
    programme: UUID | None = None
    ending: Ending | None = None

    @property
    def only(self) -> ModuleProgress:
        return self.modules[0]


def module_outline(page: ModulePage, reader: User, progress: Iterable[ProgrammeProgress]) -> Outline | None:
    """One module for a reader; None if they may not see it."""
    paths = list(progress)
    own = [(path, module) for path in paths for module in path.modules if module.uuid == page.uuid]
    if own:
        path, module = own[-1] if own[-1][0].is_renewal else own[0]
        ending = _ending(page, module, path, paths) if module.completed_on else None
        return Outline([module], True, path.is_demonstration, ending=ending)
    return preview(page) if is_guide(reader) else None


def programme_outline(
    page: ProgrammePage, reader: User, progress: Iterable[ProgrammeProgress]
) -> Outline | None:
    """One programme for a reader; None if they may not see it."""
    own = [path for path in progress if page.code and path.code == page.code]
    if own:
        path = own[-1] if own[-1].is_renewal else own[0]
        return Outline(path.modules, True, path.is_demonstration)
    return preview(page) if is_guide(reader) else None


def preview(page: ModulePage | ProgrammePage) -> Outline:
    """A module or programme as it is published, on nobody's path."""
    if isinstance(page, ModulePage):
        parent = page.get_parent()
        return Outline([_as_published(page)], False, bool(parent and parent.specific.is_demonstration))
    source = source_of(page)
    modules = modules_of(source) if source and source.pk else []
    return Outline([_as_published(module) for module in modules], False, page.is_demonstration)


def _ending(
    page: ModulePage, module: ModuleProgress, path: ProgrammeProgress, paths: Iterable[ProgrammeProgress]
) -> Ending:
    """What stands at the end of a module: the same path goes on first, then the others."""
    done = {part.uuid: number for number, part in enumerate(module.parts) if part.done_on}
    found = LessonPage.objects.live().filter(translation_key__in=done, locale=page.locale)
    lessons = sorted(found, key=lambda lesson: done[lesson.uuid])
    left = [
        one
        for each in [path, *(other for other in paths if other is not path)]
        if each.completed_on is None
        for one in each.modules
        if one.completed_on is None
    ]
    following = next((one for one in left if one.opens_with is None and one.next_part), None)
    return Ending(lessons, following or next(iter(left), None), is_whole=path.completed_on is not None)


def _as_published(page: ModulePage) -> ModuleProgress:
    source = source_of(page) or page
    parts = interleaved(
        [_part(lesson) for lesson in lessons_of(source)],
        [(_part(meeting), meeting.after_lesson) for meeting in source.meetings.all()],
    )
    return ModuleProgress(
        uuid=page.uuid,
        version=page.uuid,
        code=page.code,
        title=page.title,
        phase=page.phase,
        parts=parts,
        completed_on=None,
        opens_with=None,
    )


def _part(of: LessonPage | QuizPage | ModuleMeeting) -> PartState:
    part = PartState(UUID(int=0), "lesson", "", 0, True, None, None)
    if isinstance(of, ModuleMeeting):
        return replace(
            part, uuid=of.uuid, kind=of.kind, title=of.title, minutes=of.minutes, is_required=of.is_required
        )
    kind = "lesson" if isinstance(of, LessonPage) else "quiz"
    return replace(
        part, uuid=of.uuid, kind=kind, title=of.title, minutes=of.minutes, is_required=of.is_required
    )
