"""Which version is the newest, and which one a person's enrolment pins."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Case, When

from courses.models import LessonVersion, ModuleVersion, ProgrammeVersion, Training


def newest_module_versions(module_uuids: Iterable[UUID] | None) -> dict[UUID, ModuleVersion]:
    """The newest version of each of these modules, or of every module for None."""
    versions = ModuleVersion.objects.order_by("module", "-number").distinct("module")
    if module_uuids is not None:
        versions = versions.filter(module__in=list(module_uuids))
    return {version.module_id: version for version in versions}


def newest_lesson_versions(lesson_uuids: Iterable[UUID]) -> dict[tuple[UUID, str], LessonVersion]:
    """The newest version of each of these lessons and quizzes, by uuid and language."""
    versions = (
        LessonVersion.objects.filter(lesson_uuid__in=list(lesson_uuids))
        .order_by("lesson_uuid", "language", "-number")
        .distinct("lesson_uuid", "language")
    )
    return {(version.lesson_uuid, version.language): version for version in versions}


def version_to_enrol_in(training: Training) -> ProgrammeVersion | ModuleVersion | None:
    """The version that a new enrolment pins: of a programme, the newest that follows the national
    recommendations, or the newest of all where none does; of a module, the newest."""
    return versions_to_enrol_in([training]).get(training.code)


def versions_to_enrol_in(trainings: Iterable[Training]) -> dict[str, ProgrammeVersion | ModuleVersion]:
    """`version_to_enrol_in` of several, by code, in two queries; unpublished ones are left out."""
    codes = [training.code for training in trainings]
    modules = ModuleVersion.objects.filter(module__training__in=codes).select_related("module")
    found: dict[str, ProgrammeVersion | ModuleVersion] = {
        version.module.training_id: version
        for version in modules.order_by("module", "-number").distinct("module")
    }
    programmes = ProgrammeVersion.objects.filter(programme__training__in=codes).select_related("programme")
    is_unmarked = Case(When(follows_recommendation_on=None, then=1), default=0)
    ranked = programmes.order_by("programme", is_unmarked, "-number").distinct("programme")
    return found | {version.programme.training_id: version for version in ranked}
