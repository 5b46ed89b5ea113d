"""Which version is the newest, and which one a person's enrolment pins."""

from collections.abc import Iterable
from uuid import UUID

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
    if training.kind == Training.Kind.MODULE:
        return ModuleVersion.objects.filter(module__training=training).order_by("-number").first()
    versions = ProgrammeVersion.objects.filter(programme__training=training)
    recommended = versions.exclude(follows_recommendation_on=None).order_by("-number").first()
    return recommended or versions.order_by("-number").first()
