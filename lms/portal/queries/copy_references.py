"""What a row points at, by its name: an office, a course, a gathering, a lesson. Never a person or a home."""

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from courses.content import E_LEARNING
from courses.models import LessonVersion
from lms.portal.rules.data_copies import OF_A_LESSON
from sessions.models import Registration, TrainerAssignment, TrainingSession

_NAME_OF_ACTIVITY = "data__object__definition__name"
Named = Callable[["References", Any], Any]


class References:
    """The names of what rows point at, in one language; each is read once.

    Of a session ahead that the person has no seat in any more, it is told that there was one, and neither
    what nor when.
    """

    def __init__(self, persons: tuple[int, ...], language: str) -> None:
        self.language = language
        self._persons = persons
        self._known: dict[tuple[str, Any], Any] = {}
        self._lessons: dict[UUID, str] = {}
        self._open: set[int] | None = None

    def told(self, model: type[Model], way: str, value: Any) -> Any:
        """The value of a column, or the name of what it points at."""
        if way == _NAME_OF_ACTIVITY:
            return self._in_language(value)
        if value is None or way.startswith("data__"):
            return value
        if way in OF_A_LESSON:
            return self._lesson(value)
        target = _target(model, way)
        return value if target is None else self._of(target, value)

    def _of(self, target: str, pk: Any) -> Any:
        if (target, pk) not in self._known:
            found = apps.get_model(target)._base_manager.filter(pk=pk).first()
            self._known[target, pk] = TOLD_BY_NAME[target](self, found) if found else None
        return self._known[target, pk]

    def session(self, session: TrainingSession) -> dict[str, Any] | None:
        """What and when a session is, where the person may know."""
        if session.ends_at > timezone.now() and session.pk not in self._may_know():
            return None
        return {"title": session.title, "begins_at": session.begins_at}

    def _may_know(self) -> set[int]:
        if self._open is None:
            held = Registration.objects.filter(person__in=self._persons).in_force()
            led = TrainerAssignment.objects.filter(trainer__in=self._persons, withdrawn_at=None)
            self._open = {*held.values_list("session", flat=True), *led.values_list("session", flat=True)}
        return self._open

    def activity(self, iri: str) -> str | None:
        """The title of a lesson, module or quiz of the platform, by the activity's id; None for others."""
        kind, _, uuid = iri.rpartition("/")
        try:
            own = UUID(uuid)
        except ValueError:
            return None
        kind = kind.rpartition("/")[2]
        if kind == "module":
            module: str | None = self._of("courses.Module", own)
            return module
        return self._lesson(own) if kind in E_LEARNING else None

    def _in_language(self, words: Any) -> str | None:
        """One of a language map's texts: in the language of the copy, else its first."""
        if not isinstance(words, dict) or not words:
            return None
        return str(words.get(self.language) or words.get("nb") or next(iter(words.values())))

    def _lesson(self, uuid: UUID) -> str | None:
        if uuid not in self._lessons:
            versions = LessonVersion.objects.filter(lesson_uuid=uuid).order_by("-number")
            titles = {row[0]: row[1] for row in reversed(versions.values_list("language", "title"))}
            own = titles.get(self.language) or titles.get("nb") or next(iter(titles.values()), "")
            self._lessons[uuid] = own
        return self._lessons[uuid] or None


TOLD_BY_NAME: dict[str, Named] = {
    "people.Organisation": lambda references, one: one.name,
    "people.Municipality": lambda references, one: one.name,
    "people.SupervisionCase": lambda references, one: one.reference,
    "people.TargetGroup": lambda references, one: getattr(one, f"name_{references.language}", one.name_nb),
    "courses.Training": lambda references, one: one.title_in(references.language),
    "courses.Part": lambda references, one: one.title_in(references.language),
    "courses.Module": lambda references, one: one.training.title_in(references.language),
    "courses.ModuleVersion": lambda references, one: one.module.training.title_in(references.language),
    "courses.ProgrammeVersion": lambda references, one: one.programme.training.title_in(references.language),
    "courses.LessonVersion": lambda references, one: one.title,
    "training_sessions.TrainingSession": lambda references, one: references.session(one),
    "training_sessions.Series": lambda references, one: one.name,
    "training_sessions.NetworkGroup": lambda references, one: one.name,
}


@cache
def _target(model: type[Model], way: str) -> str | None:
    """The label of the model that a column, or the end of a lookup, points at; None for a plain value."""
    column: Any = None
    for name in way.split("__"):
        column = model._meta.get_field(name)
        if column.is_relation:
            model = column.related_model
    return str(model._meta.label) if column.is_relation else None
