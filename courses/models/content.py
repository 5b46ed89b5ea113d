import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.content import ModulePhase, PartKind
from lms.people.models.fields import OneOf

# When a module is meant to be taken, as its learner reads it.
PHASES = [
    (ModulePhase.BEFORE.value, pgettext_lazy("phase", "Before the child moves in")),
    (ModulePhase.AROUND.value, pgettext_lazy("phase", "Around the move")),
    (ModulePhase.DURING.value, pgettext_lazy("phase", "While the child lives with you")),
]


class Title(str):
    """A title that knows which language it is in."""

    language: str

    def __new__(cls, words: str = "", language: str = "") -> "Title":
        title = super().__new__(cls, words)
        title.language = language
        return title


def title_in(titles: dict[str, str], language: str | None) -> Title:
    """The title in a language, or in the source language where it is not translated."""
    chosen = next((one for one in (language or "nb", "nb", *titles) if titles.get(one)), "nb")
    return Title(titles.get(chosen, ""), chosen)


class Training(models.Model):
    """Whatever a rule set can ask for and a person can complete, by its stable code.

    Each programme and each module points to one; their versions share it.
    """

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("Programme")
        MODULE = "module", _("Module")

    code = models.SlugField(primary_key=True, max_length=60)
    kind = OneOf(max_length=10, choices=Kind.choices)
    titles = models.JSONField(default=dict)
    is_demonstration = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.code

    def title_in(self, language: str | None) -> str:
        return title_in(self.titles, language)


class Programme(models.Model):
    """Opplæringsprogram; its uuid is the authored page's, and the activity's in the record."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    training = models.OneToOneField(Training, on_delete=models.PROTECT, related_name="programme")

    def __str__(self) -> str:
        return self.training_id


class Module(models.Model):
    """A module, reused by any number of programmes."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    training = models.OneToOneField(Training, on_delete=models.PROTECT, related_name="module")

    def __str__(self) -> str:
        return self.training_id


class Part(models.Model):
    """A lesson, quiz, gathering, visit or network day of one module; title and minutes are live."""

    class Kind(models.TextChoices):
        LESSON = PartKind.LESSON.value, _("Lesson")
        QUIZ = PartKind.QUIZ.value, _("Quiz")
        GATHERING = PartKind.GATHERING.value, _("Gathering")
        VISIT = PartKind.VISIT.value, _("Visit")
        NETWORK_DAY = PartKind.NETWORK_DAY.value, _("Network day")

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="parts")
    kind = OneOf(max_length=20, choices=Kind.choices)
    titles = models.JSONField(default=dict)
    minutes = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title_in("nb")

    def title_in(self, language: str | None) -> str:
        return title_in(self.titles, language)


class ModuleVersion(models.Model):
    """What a module asked for at one publication. Never updated or deleted: a trigger refuses it.

    `pass_mark` and `min_share` are shares from 0 to 1; prerequisites are modules' uuids.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    pass_mark = models.FloatField()
    min_share = models.FloatField()
    any_order = models.BooleanField()
    phase = OneOf(max_length=10, choices=PHASES)
    prerequisites = ArrayField(models.UUIDField(), default=list)
    target_groups = ArrayField(models.CharField(max_length=40), default=list)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["module", "number"], name="module_version_number_once"),
            models.CheckConstraint(
                condition=models.Q(pass_mark__range=(0, 1), min_share__range=(0, 1)),
                name="module_version_shares_within_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.module_id} v{self.number}"


class ModulePart(models.Model):
    """A part's place in a module version. Never updated or deleted: a trigger refuses it."""

    module_version = models.ForeignKey(ModuleVersion, on_delete=models.PROTECT, related_name="module_parts")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="module_parts")
    position = models.PositiveIntegerField()
    is_required = models.BooleanField()
    min_share = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["module_version", "part"], name="module_part_once"),
            models.UniqueConstraint(fields=["module_version", "position"], name="module_part_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.module_version_id}:{self.position}"


class ProgrammeVersion(models.Model):
    """A programme's module versions at one publication; only the recommendation mark may be set later.

    The mark says that the directorate has recorded that this version follows the national
    recommendations: without it, completing the version is no evidence for an approval.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    module_versions: "models.ManyToManyField[ModuleVersion, Any]" = models.ManyToManyField(
        ModuleVersion, through="ProgrammeModule", related_name="programme_versions"
    )
    adds_up_attendance = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    follows_recommendation_on = models.DateField(null=True)
    follows_recommendation_by = models.ForeignKey(
        "people.User", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programme_version_number_once"),
            models.CheckConstraint(
                condition=models.Q(follows_recommendation_on=None, follows_recommendation_by=None)
                | models.Q(follows_recommendation_on__isnull=False, follows_recommendation_by__isnull=False),
                name="programme_version_recommendation_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} v{self.number}"


class ProgrammeModule(models.Model):
    """A module version's place in a programme version. Never updated or deleted."""

    programme_version = models.ForeignKey(
        ProgrammeVersion, on_delete=models.PROTECT, related_name="programme_modules"
    )
    module_version = models.ForeignKey(
        ModuleVersion, on_delete=models.PROTECT, related_name="programme_modules"
    )
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme_version", "module_version"], name="programme_module_once"
            ),
            models.UniqueConstraint(
                fields=["programme_version", "position"], name="programme_module_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_version_id}:{self.position}"


class LessonVersion(models.Model):
    """A lesson's or quiz's questions and keys in one language, as published. Append-only.

    `content` is `LessonContent` as plain JSON; scoring and drawing read nothing else.
    """

    lesson_uuid = models.UUIDField()
    language = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    is_source = models.BooleanField()
    title = models.CharField(max_length=255)
    minutes = models.PositiveIntegerField()
    content = models.JSONField()
    material_change = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lesson_uuid", "language", "number"], name="lesson_version_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lesson_uuid} {self.language} v{self.number}"
