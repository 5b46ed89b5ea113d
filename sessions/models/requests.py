import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.models import FosterHome, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import OneOf


class GatheringRequestQuerySet(models.QuerySet["GatheringRequest"]):
    def visible_to(self, user: User | AnonymousUser) -> "GatheringRequestQuerySet":
        """Those of the services that this user coordinates, of homes that they may open."""
        services = access_of(user).organisations(Role.COORDINATOR)
        return self.filter(organisation__in=services, home__in=FosterHome.objects.visible_to(user))

    def open(self) -> "GatheringRequestQuerySet":
        return self.filter(outcome=GatheringRequest.Outcome.OPEN)


class GatheringRequest(models.Model):
    """A home asks its service for a gathering that no published date gives it."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Waits for an answer")
        PLANNED = "planned", _("Is planned")
        ASIDE = "aside", _("Put aside")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    home = models.ForeignKey("people.FosterHome", on_delete=models.CASCADE, related_name="+")
    part = models.ForeignKey("courses.Part", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    outcome = OneOf(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    answered_at = models.DateTimeField(null=True)

    objects = GatheringRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["home", "part"], condition=Q(outcome="open"), name="gathering_request_once"
            )
        ]
        indexes = [models.Index(fields=["organisation", "outcome"], name="gathering_request_list")]

    def __str__(self) -> str:
        return f"GatheringRequest {self.uuid}"
