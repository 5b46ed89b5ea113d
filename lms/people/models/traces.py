from django.contrib.auth.models import AnonymousUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf, PersonName
from lms.people.models.users import AddressProtection, User


class ConflictOfInterestQuerySet(models.QuerySet["ConflictOfInterest"]):
    def standing(self, user: User | AnonymousUser) -> "ConflictOfInterestQuerySet":
        return self.filter(user=user.pk, lifted_at=None)


class ConflictOfInterest(models.Model):
    """Inhabilitet, declared by the member of staff; the reason is not asked."""

    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="conflicts_of_interest")
    home = models.ForeignKey("people.FosterHome", on_delete=models.CASCADE, related_name="+")
    declared_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    objects = ConflictOfInterestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "home"],
                condition=models.Q(lifted_at=None),
                name="conflict_of_interest_once",
            )
        ]

    def __str__(self) -> str:
        return f"ConflictOfInterest {self.pk}"


class ProtectionWish(models.Model):
    """What a person has asked for about their own address protection, until the office has settled it.

    `protection` empty: that it be lifted. Deleted when it is settled; the audit keeps that it was.
    """

    person = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="protection_wish")
    protection = OneOf(
        _("address protection"), max_length=30, choices=AddressProtection.choices, blank=True, default=""
    )
    alias = PersonName(_("alias"), max_length=80, blank=True)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"ProtectionWish {self.pk}"


class LookUp(models.Model):
    """Who has opened, exported or fetched a person's record; read by that person alone. Never updated or
    deleted: a trigger refuses it. `supervision` is the case that an auditor looked within; from the day that
    cases came, no auditor looks without one."""

    class Purpose(models.TextChoices):
        TRAINING = "training", _("Planning and following up the training")
        ASSIGNMENT = "assignment", _("Considering the home for an assignment")
        SUPERVISION = "supervision", _("Supervision")

    person = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="look_ups")
    home = models.ForeignKey("people.FosterHome", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20)
    purpose = OneOf(max_length=20, choices=Purpose.choices)
    at = models.DateTimeField(db_index=True)
    supervision = models.ForeignKey(
        "people.SupervisionCase", null=True, on_delete=models.PROTECT, related_name="look_ups"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(purpose="supervision") | models.Q(supervision__isnull=False),
                name="look_up_of_an_auditor_names_the_case",
            )
        ]

    def __str__(self) -> str:
        return f"LookUp {self.pk}"


class AuditEntry(models.Model):
    """One consequential act: who did what to which record, and when. Never updated or
    deleted: a trigger refuses it."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, db_index=True)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"
