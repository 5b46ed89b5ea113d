"""What a module or programme shows to one reader, from their own progress or, to staff, the content."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from cms.models import LessonPage, ModuleMeeting, ModulePage, ProgrammePage, QuizPage
from cms.queries.endings import Ending, module_ending, programme_ending, step_in
from cms.queries.pages import lessons_of, modules_of, source_of
from cms.rules.order import interleaved
from courses.queries.progress import is_guide
from courses.queries.progress_state import ModuleProgress, ModulesTogether, PartState, ProgrammeProgress
from lms.people.models import User
from sessions.queries.next_step import PathStep


@dataclass(frozen=True)
class Outline(ModulesTogether):
    """Modules in order; `is_own` when they are on the reader's path, with what is done; then either `step`,
    what comes next in them, or `ending`, when all of them is done."""

    modules: list[ModuleProgress]
    is_own: bool
    is_demonstration: bool
    programme: UUID | None = None
    step: PathStep | None = None
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
        shown = Outline([module], True, path.is_demonstration)
        if module.completed_on:
            return replace(shown, ending=module_ending(page, module, path, paths, reader))
        return replace(shown, step=step_in([module], reader))
    return preview(page) if is_guide(reader) else None


def programme_outline(
    page: ProgrammePage, reader: User, progress: Iterable[ProgrammeProgress]
) -> Outline | None:
    """One programme for a reader; None if they may not see it."""
    paths = list(progress)
    own = [path for path in paths if page.code and path.code == page.code]
    if own:
        path = own[-1] if own[-1].is_renewal else own[0]
        shown = Outline(path.modules, True, path.is_demonstration)
        if path.completed_on:
            return replace(shown, ending=programme_ending(page, path, paths, reader))
        return replace(shown, step=step_in(path.modules, reader))
    return preview(page) if is_guide(reader) else None


def preview(page: ModulePage | ProgrammePage) -> Outline:
    """A module or programme as it is published, on nobody's path."""
    if isinstance(page, ModulePage):
        parent = page.get_parent()
        return Outline([_as_published(page)], False, bool(parent and parent.specific.is_demonstration))
    source = source_of(page)
    modules = modules_of(source) if source and source.pk else []
    return Outline([_as_published(module) for module in modules], False, page.is_demonstration)


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
