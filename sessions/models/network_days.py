"""Network days (fagdager): their agenda, who comes with whom, what they said."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf, Words
from sessions.models.seats import Booking, Registration
from sessions.models.training_sessions import TrainingSession


class AgendaItem(models.Model):
    """A point on a network day's programme; items with the same `slot` run side by side.

    Its times are of the day's clock; `ends_at` is None alone for points from before ends were asked for.
    `capacity` is None where as many may come as to the day; `taken` counts those who have a place, kept under
    the lock of the session's row, and the database refuses more.
    """

    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="agenda")
    slot = models.PositiveSmallIntegerField(_("slot"))
    title = Words(_("title"), max_length=160)
    begins_at = models.TimeField(_("from"))
    ends_at = models.TimeField(_("to"), null=True)
    speaker = Words(_("speaker"), max_length=80, blank=True)
    capacity = models.PositiveSmallIntegerField(_("places"), null=True)
    taken = models.PositiveSmallIntegerField(default=0, editable=False)
    room = Words(_("room"), max_length=80, blank=True)
    materials = models.URLField(_("materials afterwards"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")), name="agenda_item_ends_after_begin"
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(taken__lte=F("capacity")),
                name="agenda_item_never_over_capacity",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AgendaChoice(models.Model):
    """Which of the parallel items a participant has a place at, and which one they wait for meanwhile."""

    class Status(models.TextChoices):
        TAKEN = "taken", _("Has a place")
        WAITING = "waiting", _("On the waiting list")

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="agenda_choices")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="choices")
    slot = models.PositiveSmallIntegerField()
    status = OneOf(max_length=10, choices=Status.choices, default=Status.TAKEN)
    chosen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "slot", "status"], name="agenda_choice_once_per_slot"
            ),
            models.UniqueConstraint(fields=["registration", "item"], name="agenda_choice_once_per_item"),
        ]

    def __str__(self) -> str:
        return f"AgendaChoice {self.pk}"


class ChildrenCount(models.Model):
    """How many children of an age band a booking brings to a network day; never who they are."""

    class Band(models.TextChoices):
        UNDER_6 = "0-5", _("0–5 years")
        FROM_6 = "6-9", _("6–9 years")
        FROM_10 = "10-12", _("10–12 years")
        FROM_13 = "13-17", _("13–17 years")

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="children")
    band = OneOf(max_length=5, choices=Band.choices)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["booking", "band"], name="children_once_per_band")]

    def __str__(self) -> str:
        return f"{self.number} × {self.band}"


class DayFeedback(models.Model):
    """What a participant thought of a network day, from 1 to 5, without words."""

    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="feedback")
    person = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    content = models.PositiveSmallIntegerField(_("How useful was the content?"))
    meeting_others = models.PositiveSmallIntegerField(_("How was it to meet others?"))
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="day_feedback_once"),
            models.CheckConstraint(
                condition=Q(content__range=(1, 5), meeting_others__range=(1, 5)),
                name="day_feedback_on_the_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"DayFeedback {self.pk}"
