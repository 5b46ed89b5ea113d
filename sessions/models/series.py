import uuid

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from courses.content import MEETINGS
from courses.models import ModulePart
from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import OneOf, Words
from sessions.models.series_templates import SeriesTemplate
from sessions.models.training_sessions import TrainingSession


class Substitute(models.Model):
    """What a programme version lets stand in for a missed part: another part, such as an online evening."""

    programme_version = models.ForeignKey(
        "courses.ProgrammeVersion",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("programme version"),
    )
    part = models.ForeignKey(
        "courses.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("missed part")
    )
    by = models.ForeignKey(
        "courses.Part", on_delete=models.PROTECT, related_name="+", verbose_name=_("part that may stand in")
    )

    class Meta:
        verbose_name = _("substitute")
        verbose_name_plural = _("substitutes")
        constraints = [
            models.UniqueConstraint(fields=["programme_version", "part", "by"], name="substitute_once"),
            models.CheckConstraint(
                condition=~models.Q(part=models.F("by")), name="substitute_is_another_part"
            ),
        ]

    def __str__(self) -> str:
        return f"Substitute {self.pk}"

    def clean(self) -> None:
        """Only for a part that the programme version holds, and only by something one meets to."""
        holds = ModulePart.objects.filter(
            part=self.part_id,
            module_version__programme_modules__programme_version=self.programme_version_id,
        )
        if self.part_id and self.programme_version_id and not holds.exists():
            raise ValidationError({"part": _("The programme version does not hold this part.")})
        if self.by_id and self.by.kind not in MEETINGS:
            raise ValidationError({"by": _("Choose a gathering, a visit or a network day.")})


class SpokenLanguage(models.TextChoices):
    """What is spoken at the gatherings of a series."""

    NORWEGIAN = "no", _("Norwegian")
    EASY_NORWEGIAN = "easy", _("Easy Norwegian")
    ENGLISH = "en", _("English")
    NORTH_SAMI = "se", _("North Sámi")
    SIGN = "sign", _("Norwegian Sign Language")


class Audience(models.TextChoices):
    """Whom a series is made for; nobody is kept out of it by that."""

    EVERYONE = "everyone", _("All who train to be a foster home")
    KINSHIP = "kinship", _("Family and close network")
    PLACED = "placed", _("Homes where a child lives already")
    NOT_YET = "not_yet", _("Homes without a child yet")


class SeriesQuerySet(models.QuerySet["Series"]):
    def joinable_by(self, user: User | AnonymousUser) -> "SeriesQuerySet":
        """Those with a published gathering, not called off, that this user may see."""
        seen = TrainingSession.objects.visible_to(user).published().filter(series=OuterRef("pk"))
        return self.filter(Exists(seen))

    def visible_to(self, user: User | AnonymousUser) -> "SeriesQuerySet":
        """The series of the services that this user coordinates, and those that they lead a gathering of."""
        led = TrainingSession.objects.filter(series=OuterRef("pk")).led_by(user)
        coordinated = access_of(user).organisations(Role.COORDINATOR)
        return self.filter(Q(organisation__in=coordinated) | Q(Exists(led)))


class Series(models.Model):
    """Kursrekke: gatherings that belong together and are planned as one.

    `weekdays` (0 is Monday) and `starts_at` are what the proposal was made from; each session's own
    period is the truth. `event` is the recurrence in the scheduler.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        CANCELLED = "cancelled", _("Cancelled")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="series")
    template = models.ForeignKey(
        SeriesTemplate, null=True, blank=True, on_delete=models.PROTECT, related_name="series"
    )
    split_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="split_into")
    name = Words(_("name"), max_length=120)
    status = OneOf(max_length=10, choices=Status.choices, default=Status.DRAFT)
    language = OneOf(
        _("language"), max_length=5, choices=SpokenLanguage.choices, default=SpokenLanguage.NORWEGIAN
    )
    audience = OneOf(_("for whom"), max_length=10, choices=Audience.choices, default=Audience.EVERYONE)
    starts_on = models.DateField(_("first day"))
    weekdays = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("weekdays"))
    starts_at = models.TimeField(_("time of day"))
    county_number = models.CharField(_("county whose school holidays apply"), max_length=2, blank=True)
    event = models.ForeignKey("schedule.Event", null=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    objects = SeriesQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class RequiredVisit(models.Model):
    """A training visit that a series asks for in each home, between two of its gatherings.

    It lies after the gathering with `after_number` (0: before the first) and before the next.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="required_visits")
    after_number = models.PositiveSmallIntegerField()
    title = Words(_("title"), max_length=160)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"))
    delivers = models.ManyToManyField("courses.Part", related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "after_number", "title"], name="required_visit_once")
        ]

    def __str__(self) -> str:
        return self.title


class SeriesVisit(models.Model):
    """A required visit as planned for one home; its session carries time, adults and advisers."""

    required = models.ForeignKey(RequiredVisit, on_delete=models.PROTECT, related_name="visits")
    home = models.ForeignKey("people.FosterHome", on_delete=models.CASCADE, related_name="series_visits")
    session = models.OneToOneField(
        "training_sessions.TrainingSession", on_delete=models.CASCADE, related_name="series_visit"
    )

    def __str__(self) -> str:
        return f"SeriesVisit {self.pk}"
