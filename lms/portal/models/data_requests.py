import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models import FosterHome, FosterParent, Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import OneOf
from lms.portal.rules.data_requests import Ground, Refusal, Right


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def open(self) -> "DataRequestQuerySet":
        return self.filter(answered_at=None)

    def limiting(self) -> "DataRequestQuerySet":
        """The limits that hold now."""
        return self.filter(right=Right.RESTRICTION, status=DataRequest.Status.DONE, lifted_at=None)

    def answered_by_office_of(self, user: User | AnonymousUser) -> "DataRequestQuerySet":
        """What this user's office is to answer, about people whose home they may open; for administrators,
        what no office is to. Nobody answers themselves."""
        access = access_of(user)
        offices = access.organisations(Role.COORDINATOR) | access.organisations(Role.CASEWORKER)
        adults = FosterParent.objects.filter(
            user=OuterRef("person"), home__in=FosterHome.objects.visible_to(user)
        )
        reached = Q(Exists(adults), organisation__in=offices)
        if access.has(Role.ADMIN):
            protected = Q() if access.protected_organisations else Q(person__address_protection="")
            reached |= Q(organisation=None) & protected
        return self.filter(reached).exclude(person=user.pk)


class DataRequest(models.Model):
    """That a person asks for something about them to be put right, or for a limit to its use.

    `kind` is the code of a kind of record. `organisation` is the office that answers, None the
    administrators; `due_on` is the last day for that. A limit holds until it is lifted.
    """

    class Status(models.TextChoices):
        RECEIVED = "received", _("Received")
        LOOKED_AT = "looked_at", _("Being looked at")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="data_requests")
    right = OneOf(max_length=12, choices=Right.choices)
    kind = models.CharField(max_length=40)
    ground = OneOf(max_length=12, choices=Ground.choices)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    status = OneOf(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    refusal = OneOf(max_length=10, choices=Refusal.choices, blank=True)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True, db_index=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "right", "kind"],
                condition=Q(answered_at=None),
                name="data_request_open_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["received", "looked_at"], answered_at=None, answered_by=None)
                | Q(status__in=["done", "refused"], answered_at__isnull=False, answered_by__isnull=False),
                name="data_request_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(status="refused") & ~Q(refusal="")) | (~Q(status="refused") & Q(refusal="")),
                name="data_request_refused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None) | Q(right="restriction", status="done"),
                name="data_request_lifts_a_limit",
            ),
        ]

    def __str__(self) -> str:
        return f"DataRequest {self.uuid}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def limits(self) -> bool:
        return self.right == Right.RESTRICTION and self.status == self.Status.DONE and self.lifted_at is None
