"""A season that is planned as a whole: what was wished for, how far it has come, what is proposed."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import OneOf, Words


class SeasonQuerySet(models.QuerySet["Season"]):
    def visible_to(self, user: User | AnonymousUser) -> "SeasonQuerySet":
        """The seasons of the services that this user coordinates."""
        return self.filter(organisation__in=access_of(user).organisations(Role.COORDINATOR))


class Season(models.Model):
    """One season's plan of a service.

    `wishes` is what was filled in, by the form's names. `found` is what the planner tells beside the series:
    sums, bound, who has no place and why, what each wish costs. `told` is how far it has come. While it is
    planned, `claimed_at` is when a worker took it on; one that is silent too long is taken from it.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting to be planned")
        PLANNING = "planning", _("Being planned")
        PROPOSED = "proposed", _("Proposed")
        APPLIED = "applied", _("Made into drafts")
        FAILED = "failed", _("Could not be planned")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="seasons")
    name = Words(_("name"), max_length=120)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    wishes = models.JSONField(default=dict)
    status = OneOf(max_length=10, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)
    found = models.JSONField(default=dict)
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    objects = SeasonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gt=F("first_day")), name="season_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(status="planning") | Q(claimed_at__isnull=False),
                name="season_planned_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_under_way(self) -> bool:
        return self.status in (self.Status.WAITING, self.Status.PLANNING)


class ProposedSeries(models.Model):
    """A series as the planner proposes it; `series` is the draft that was made of it.

    `days` are those of its gatherings in order, `weekday` 0 for Monday, `travel_minutes` the way of those who
    would come, one way and on average.
    """

    season = models.ForeignKey(Season, on_delete=models.CASCADE, related_name="proposed")
    number = models.PositiveSmallIntegerField()
    template = models.ForeignKey(
        "training_sessions.SeriesTemplate", on_delete=models.CASCADE, related_name="+"
    )
    venue = models.ForeignKey("training_sessions.Venue", on_delete=models.CASCADE, related_name="proposed_in")
    weekday = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    days = ArrayField(models.DateField())
    trainers = models.ManyToManyField("people.User", related_name="+")
    homes = models.PositiveSmallIntegerField()
    persons = models.PositiveSmallIntegerField()
    travel_minutes = models.PositiveSmallIntegerField()
    is_locked = models.BooleanField(default=False)
    series = models.OneToOneField(
        "training_sessions.Series", null=True, on_delete=models.SET_NULL, related_name="proposed_as"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["season", "number"], name="proposed_series_number_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="proposed_series_weekday"),
        ]

    def __str__(self) -> str:
        return f"ProposedSeries {self.pk}"
