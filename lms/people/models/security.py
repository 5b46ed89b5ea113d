"""The log of security events, which whoever watches over the platform reads."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf
from lms.people.models.identities import WayIn
from lms.people.models.organisations import Organisation
from lms.people.models.users import User
from lms.people.rules.security import Kind

MACHINE = "machine"


class SecurityEventQuerySet(models.QuerySet["SecurityEvent"]):
    def newest_first(self) -> "SecurityEventQuerySet":
        return self.order_by("-at", "-pk")


class SecurityEvent(models.Model):
    """One event that matters to security: of what kind, whom it concerns, by whom and whence. Never updated;
    deleted by `people_forget` alone, once past its keeping.

    Holds no secret, no national number and no words: `reference` names a record or a code of ours
    (`webhook:<uuid>`, `sign-in:4711`, `approval:approve`), `network` is cut so wide that it points at no
    household, and `office` is what the person acted for, where that is known.
    """

    at = models.DateTimeField()
    kind = OneOf(max_length=30, choices=Kind.choices)
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    door = OneOf(
        max_length=10,
        choices=[*WayIn.choices, (MACHINE, _("Another system"))],
        blank=True,
        default="",
    )
    office = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    network = models.CharField(max_length=50, blank=True)
    reference = models.CharField(max_length=120, blank=True)

    objects = SecurityEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reference__regex=r"^[A-Za-z0-9_.:-]*$")
                & ~models.Q(reference__regex=r"(^|[^0-9a-fA-F-])[0-9]{11}([^0-9a-fA-F-]|$)"),
                name="security_event_refers_by_code",
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="security_event_newest"),
            models.Index(fields=["kind", "-at"], name="security_event_kind"),
            models.Index(fields=["person", "-at"], name="security_event_person"),
            models.Index(fields=["by", "-at"], name="security_event_by"),
        ]

    def __str__(self) -> str:
        return f"SecurityEvent {self.pk}"
