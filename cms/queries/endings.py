"""What stands at the end of a lesson, a quiz, a module or a programme that is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cms.models import LessonPage, ModulePage, ProgrammePage, QuizPage
from courses.queries.answered import tried_in
from courses.queries.lessons import lesson as live_lesson
from courses.queries.progress import progress_of_each
from courses.queries.progress_state import (
    LessonAccess,
    ModuleProgress,
    ModulesTogether,
    Opening,
    PartnerMark,
    ProgrammeProgress,
    marks_of,
    marks_of_training,
)
from courses.rules.tries import LessonOutcome, outcome_of
from lms.people.models import User
from lms.people.queries import partners_of, path_is_over
from sessions.queries.next_step import PathStep, next_step
from sessions.queries.seats import upcoming_for


@dataclass(frozen=True)
class LearntOne:
    """A lesson or a module that was done: the name of its address, and what it was about."""

    address: str
    uuid: UUID
    title: str
    lead: str


@dataclass(frozen=True)
class Ending:
    """The end of a module or programme: what was learnt, how far the other adults of the home are with the
    same, and what comes next: a step, or a module that is closed. `is_whole` where a training is complete,
    so that there is a certificate; `is_over` where nothing is asked of the reader any more, who is then not
    congratulated either."""

    learnt: Sequence[LearntOne]
    partners: Sequence[PartnerMark]
    step: PathStep | None
    closed: ModuleProgress | None
    is_whole: bool
    is_over: bool

    @property
    def opens_with(self) -> Opening | None:
        return self.closed.opens_with if self.closed else None


@dataclass(frozen=True)
class LessonEnd(ModulesTogether):
    """The end of a lesson: the reader's own score, its module (in `modules`) with how far it is, and the end
    of the module where that was its last."""

    page: LessonPage
    done_on: date
    outcome: LessonOutcome
    modules: list[ModuleProgress]
    ending: Ending

    @property
    def module(self) -> ModuleProgress | None:
        return next(iter(self.modules), None)


def module_ending(
    page: ModulePage,
    module: ModuleProgress,
    path: ProgrammeProgress,
    paths: Sequence[ProgrammeProgress],
    reader: User,
) -> Ending:
    """What stands at the end of a module that is done; a fixed number of queries."""
    done = {part.uuid: number for number, part in enumerate(module.parts) if part.done_on}
    found = LessonPage.objects.live().filter(translation_key__in=done, locale=page.locale)
    lessons = sorted(found, key=lambda lesson: done[lesson.uuid])
    return _ending(
        [LearntOne("cms:lesson", one.uuid, one.title, one.lead) for one in lessons],
        marks_of(module.uuid, _partners(reader)),
        _in_turn(path, paths),
        is_whole=path.completed_on is not None,
        reader=reader,
    )


def programme_ending(
    page: ProgrammePage, path: ProgrammeProgress, paths: Sequence[ProgrammeProgress], reader: User
) -> Ending:
    """What stands at the end of a programme that is done; a fixed number of queries."""
    order = {module.uuid: number for number, module in enumerate(path.modules)}
    found = ModulePage.objects.live().filter(translation_key__in=order, locale=page.locale)
    modules = sorted(found, key=lambda module: order[module.uuid])
    return _ending(
        [LearntOne("cms:module", one.uuid, one.title, one.lead) for one in modules],
        marks_of_training(path.code, _partners(reader)),
        _in_turn(path, paths),
        is_whole=True,
        reader=reader,
    )


def lesson_end(
    page: LessonPage, access: LessonAccess, paths: Sequence[ProgrammeProgress], reader: User
) -> LessonEnd | None:
    """What stands at the end of a lesson for who has done it; None for anyone else."""
    if access.registration is None or access.done_on is None:
        return None
    module, ending = _end_of_part(page, access, paths, reader)
    tries = tried_in(reader, live_lesson(page.uuid, page.locale.language_code))
    return LessonEnd(page, access.done_on, outcome_of(tries.values()), [module] if module else [], ending)


def quiz_end(
    page: QuizPage, access: LessonAccess, paths: Sequence[ProgrammeProgress], reader: User
) -> Ending | None:
    """Where a quiz leads on to for who has done it; None for anyone else."""
    if access.registration is None or access.done_on is None:
        return None
    return _end_of_part(page, access, paths, reader)[1]


def _end_of_part(
    page: LessonPage | QuizPage, access: LessonAccess, paths: Sequence[ProgrammeProgress], reader: User
) -> tuple[ModuleProgress | None, Ending]:
    """The module that a part is recorded under, and its end where it is done, else what comes next."""
    path, module = _whose(access, paths)
    if path and module and module.completed_on:
        parent: ModulePage = page.get_parent().specific
        return module, module_ending(parent, module, path, paths, reader)
    return module, _ending([], (), _in_turn(path, paths), is_whole=False, reader=reader)


def step_in(modules: Iterable[ModuleProgress], reader: User) -> PathStep | None:
    """What comes next for the reader in these modules."""
    return next_step(_left(modules), upcoming_for(reader))


def _ending(
    learnt: Sequence[LearntOne],
    partners: Sequence[PartnerMark],
    modules: Iterable[ModuleProgress],
    *,
    is_whole: bool,
    reader: User,
) -> Ending:
    if path_is_over(reader):
        return Ending(learnt, (), None, None, is_whole, is_over=True)
    left = _left(modules)
    step = next_step(left, upcoming_for(reader))
    closed = None if step else next((one for one in left if one.opens_with), None)
    return Ending(learnt, partners, step, closed, is_whole, is_over=False)


def _in_turn(path: ProgrammeProgress | None, paths: Sequence[ProgrammeProgress]) -> list[ModuleProgress]:
    """The modules that are asked for: those of the same path first, then those of the others."""
    ordered = [one for one in paths if one is path] + [one for one in paths if one is not path]
    return [module for one in ordered if one.completed_on is None for module in one.modules]


def _left(modules: Iterable[ModuleProgress]) -> list[ModuleProgress]:
    return [one for one in modules if one.completed_on is None]


def _whose(
    access: LessonAccess, paths: Sequence[ProgrammeProgress]
) -> tuple[ProgrammeProgress | None, ModuleProgress | None]:
    """The path and module that a lesson is recorded under."""
    for path in paths:
        for module in path.modules:
            if path.enrolment == access.registration and module.uuid == access.module:
                return path, module
    return None, None


def _partners(reader: User) -> Mapping[str, Sequence[ProgrammeProgress]]:
    """How far the other adults of the home are, by name."""
    partners = partners_of(reader)
    progress = progress_of_each(partners) if partners else {}
    return {one.first_name or one.name: progress[one.pk] for one in partners}
