from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models import Organisation
from lms.people.models.fields import OneOf, Words
from sessions.rules.kinds import USUAL, SessionKind


class SeriesTemplateQuerySet(models.QuerySet["SeriesTemplate"]):
    def current(self) -> "SeriesTemplateQuerySet":
        """The newest version of each."""
        return self.filter(replaced_at=None)

    def used_by(self, organisation: Organisation) -> "SeriesTemplateQuerySet":
        """What a service makes series from: what is in use of its own, and of the directorate's for all."""
        own = Q(organisation=organisation) | Q(organisation__goes_to=organisation)
        return self.current().filter(Q(organisation=None) | own, is_active=True)


class SeriesTemplate(models.Model):
    """One version of what a series of a programme version looks like: its gatherings in order.

    It belongs to a service, or with no `organisation` to the directorate, for all. A version is not changed
    once it is made: a change makes the next of its `line`, and series keep the one that they were made from.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    line = models.UUIDField(default=uuid4, editable=False)
    number = models.PositiveSmallIntegerField(default=1, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="series_templates",
        verbose_name=_("organisation"),
    )
    name = Words(_("name"), max_length=120)
    programme_version = models.ForeignKey(
        "courses.ProgrammeVersion", on_delete=models.PROTECT, related_name="series_templates"
    )
    is_active = models.BooleanField(_("in use"), default=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        "people.User", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    replaced_at = models.DateTimeField(null=True, editable=False)

    objects = SeriesTemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "number"], name="series_template_number_once"),
            models.UniqueConstraint(
                fields=["line"], condition=Q(replaced_at=None), name="series_template_one_current"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateGathering(models.Model):
    """One gathering of a template: what it delivers, how long it is and how far from the one before.

    One of several `days` lies on a weekend: Friday or Saturday to Sunday, from `begins` (the series'
    time of day where empty) to `ends`; `minutes` is then the training in all, nights apart.
    """

    template = models.ForeignKey(SeriesTemplate, on_delete=models.CASCADE, related_name="gatherings")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = OneOf(_("kind"), max_length=20, choices=SessionKind.choices, default=USUAL)
    title = Words(_("title"), max_length=160)
    minutes = models.PositiveSmallIntegerField(_("length in minutes"))
    days = models.PositiveSmallIntegerField(_("days"), default=1)
    begins = models.TimeField(_("begins at"), null=True, blank=True)
    ends = models.TimeField(_("ends on the last day at"), null=True, blank=True)
    min_share = models.PositiveSmallIntegerField(_("least share attended, percent"), default=80)
    days_after_previous = models.PositiveSmallIntegerField(_("least days after the one before"), default=7)
    delivers = models.ManyToManyField("courses.Part", related_name="+")
    due_before = models.ManyToManyField(
        "courses.Part", related_name="+", blank=True, verbose_name=_("e-learning due before")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="template_gathering_number_once"),
            models.CheckConstraint(
                condition=Q(min_share__gte=1, min_share__lte=100), name="template_gathering_share"
            ),
            models.CheckConstraint(
                condition=Q(days=1) | Q(days__in=[2, 3], ends__isnull=False),
                name="template_gathering_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
