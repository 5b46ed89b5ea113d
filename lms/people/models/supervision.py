"""The named cases within which a county governor's auditors see foster homes."""

import uuid
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.dates import today
from lms.people.models.access import access_of
from lms.people.models.fields import OneOf, Words
from lms.people.models.organisations import Municipality, Organisation, Role
from lms.people.models.users import User


class SupervisionCaseQuerySet(models.QuerySet["SupervisionCase"]):
    def of(self, user: User | AnonymousUser, *, with_right: bool = False) -> "SupervisionCaseQuerySet":
        """The cases of the governors that the user is an auditor of; `with_right`: only where the user may
        see people under address protection."""
        access = access_of(user)
        offices = access.organisations(Role.AUDITOR)
        return self.filter(
            organisation__in=offices & access.protected_organisations if with_right else offices
        )

    def open(self, on: date | None = None) -> "SupervisionCaseQuerySet":
        """Those that have begun and neither run out nor been ended: within them homes are open."""
        day = on or today()
        return self.filter(ended_at=None, from_on__lte=day, until_on__gte=day)

    def municipalities(self) -> models.QuerySet[Any, Any]:
        """The numbers of the municipalities that these cover, as a subquery."""
        named = SupervisionCase.municipalities.through.objects.filter(supervisioncase__in=self.values("pk"))
        return named.values("municipality")

    def offices(self) -> models.QuerySet[Any, Any]:
        """The ids of the offices that these cover, as a subquery."""
        named = SupervisionCase.offices.through.objects.filter(supervisioncase__in=self.values("pk"))
        return named.values("organisation")


class SupervisionCase(models.Model):
    """Tilsynssak: what a county governor looks into, for how long, and whose homes it covers.

    It covers the homes that lie in its `municipalities`, and those that its `offices` registered or have an
    assignment for, always within the governor's counties. `reference` is the governor's own case number.
    `until_on` is the last day; the case ends by itself after it, or before by hand.
    """

    class Occasion(models.TextChoices):
        PLANNED = "planned", _("Planned supervision")
        NATIONWIDE = "nationwide", _("Nationwide supervision")
        CONCERN = "concern", _("A notice of concern")
        COMPLAINT = "complaint", _("A complaint")
        FOLLOW_UP = "follow_up", _("Following up an earlier supervision")

    class Origin(models.TextChoices):
        GOVERNOR = "governor", _("The county governor itself")
        BOARD = "board", _("The Norwegian Board of Health Supervision")
        CONCERNED = "concerned", _("Somebody whom the case concerns")
        MUNICIPALITY = "municipality", _("A municipality or its child welfare service")
        AUTHORITY = "authority", _("Another public authority")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="supervision_cases")
    reference = Words(_("case number"), max_length=40)
    purpose = OneOf(_("purpose"), max_length=20, choices=Occasion.choices)
    came_from = OneOf(_("from whom it came"), max_length=20, choices=Origin.choices)
    municipalities = models.ManyToManyField(Municipality, blank=True, related_name="+")
    offices = models.ManyToManyField(Organisation, blank=True, related_name="+")
    from_on = models.DateField(_("first day"))
    until_on = models.DateField(_("last day"))
    opened_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ended_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = SupervisionCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "reference"], name="supervision_case_reference_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on")), name="supervision_case_lasts_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by=None)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="supervision_case_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def is_open(self, on: date) -> bool:
        """Whether homes are open within it on a day."""
        return self.ended_at is None and self.from_on <= on <= self.until_on

    def has_ended(self, on: date) -> bool:
        """Whether it has run out or been ended."""
        return self.ended_at is not None or self.until_on < on


class SupervisionProlonging(models.Model):
    """That a case was given a later last day, and why."""

    class Reason(models.TextChoices):
        MORE_TO_SEE = "more_to_see", _("More has to be looked at")
        WAITING = "waiting", _("A statement or documents have not come yet")
        DELAYED = "delayed", _("The county governor needs more time")
        MENDING = "mending", _("What was found has to be put right and seen again")

    case = models.ForeignKey(SupervisionCase, on_delete=models.CASCADE, related_name="prolongings")
    was_until_on = models.DateField()
    until_on = models.DateField(_("new last day"))
    reason = OneOf(_("why"), max_length=20, choices=Reason.choices)
    prolonged_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    prolonged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gt=models.F("was_until_on")),
                name="supervision_prolonging_is_later",
            )
        ]

    def __str__(self) -> str:
        return f"SupervisionProlonging {self.pk}"
