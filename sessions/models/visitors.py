"""Those who come to a meeting without an account: they wonder about becoming a foster home."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import Address, OneOf, PersonName, Telephone
from sessions.models.training_sessions import TrainingSession


class VisitorQuerySet(models.QuerySet["Visitor"]):
    def in_line(self) -> "VisitorQuerySet":
        """Those who wait for a place, first come first."""
        return self.filter(status=Visitor.Status.WAITING).order_by("queued_at", "pk")

    def live(self) -> "VisitorQuerySet":
        """Those who come or wait."""
        return self.filter(status__in=(Visitor.Status.COMING, Visitor.Status.WAITING))


class Visitor(models.Model):
    """Somebody who is signed up to a meeting that is open to visitors, with how many of the household come.

    Who cannot come after all is deleted at once. `consent` is the version of the words that were agreed to.
    `secret_hash` is that of the link by which the visitor reads where it is, and gives the place back. `came`
    is None until somebody has marked it. The row is deleted `VISITOR_RETENTION_DAYS` after the meeting.
    """

    class Status(models.TextChoices):
        COMING = "coming", _("Comes")
        WAITING = "waiting", _("On the waiting list")
        CALLED_OFF = "called_off", _("The meeting was called off")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="visitors")
    status = OneOf(max_length=10, choices=Status.choices)
    name = PersonName(_("name"), max_length=120)
    email = Address(_("e-mail"), blank=True)
    telephone = Telephone(_("telephone"), max_length=20, blank=True)
    municipality = models.ForeignKey("people.Municipality", on_delete=models.PROTECT, related_name="+")
    persons = models.PositiveSmallIntegerField(_("how many come"), default=1)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    consent = models.CharField(max_length=10)
    secret_hash = models.CharField(max_length=64, unique=True)
    queued_at = models.DateTimeField()
    made_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    reminded_at = models.DateTimeField(null=True)
    came = models.BooleanField(null=True)
    wants_on = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True)

    objects = VisitorQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["session", "queued_at"], name="visitor_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "email"], condition=~Q(email=""), name="visitor_once_per_session"
            ),
            models.CheckConstraint(condition=~Q(email="") | ~Q(telephone=""), name="visitor_can_be_reached"),
            models.CheckConstraint(condition=Q(persons__gte=1, persons__lte=4), name="visitor_persons"),
        ]

    def __str__(self) -> str:
        return f"Visitor {self.uuid}"
