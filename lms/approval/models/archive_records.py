"""An ended assignment's way into the archive of its office, and what is known once it is deleted here."""

import uuid
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.approval.models.archives import archived_for
from lms.dates import oslo_day
from lms.people.models import Assignment, Role, User
from lms.people.models.access import access_of
from lms.people.models.fields import Words


class ArchiveRecordQuerySet(models.QuerySet["ArchiveRecord"]):
    def visible_to(self, user: User | AnonymousUser) -> "ArchiveRecordQuerySet":
        """Those of ended assignments that the user may read, and those of the own offices that are deleted
        here: they name nobody."""
        gone = Q(assignment=None, organisation__in=access_of(user).organisations(Role.CASEWORKER))
        return self.filter(gone | Q(assignment__in=archived_for(user).values("pk")))


class ArchiveRecord(models.Model):
    """The case of an ended assignment in the office's own archive: its number there, what was handed over and
    when, the archive's receipt, and since when the decisions are deleted here.

    `listing` is what was handed over: for each thing its kind, id, day and SHA-256; `sha256` is that of the
    whole list. Neither changes while the hand-over stands (a trigger refuses it). `assignment` is None once
    that has gone as well.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    assignment = models.OneToOneField(
        Assignment, null=True, on_delete=models.SET_NULL, related_name="archive_record"
    )
    case_reference = models.CharField(max_length=20)
    ended_on = models.DateField()
    number = Words(_("case number in your archive"), max_length=60)
    listing = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64, blank=True)
    handed_over_at = models.DateTimeField(null=True)
    handed_over_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    receipt = Words(_("reference of the receipt"), max_length=60, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    deleted_at = models.DateTimeField(null=True)

    objects = ArchiveRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(handed_over_at=None, handed_over_by=None, sha256="")
                | Q(handed_over_at__isnull=False, handed_over_by__isnull=False) & ~Q(sha256=""),
                name="archive_handed_over_whole",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None, receipt="")
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, handed_over_at__isnull=False)
                & ~Q(receipt=""),
                name="archive_confirms_what_was_handed_over",
            ),
            models.CheckConstraint(
                condition=Q(deleted_at=None, assignment__isnull=False)
                | Q(deleted_at__isnull=False, confirmed_at__isnull=False),
                name="archive_has_what_is_deleted_here",
            ),
        ]

    def __str__(self) -> str:
        return f"ArchiveRecord {self.case_reference}"

    @property
    def handed_over_on(self) -> date | None:
        return oslo_day(self.handed_over_at) if self.handed_over_at else None

    @property
    def confirmed_on(self) -> date | None:
        return oslo_day(self.confirmed_at) if self.confirmed_at else None

    @property
    def deleted_on(self) -> date | None:
        return oslo_day(self.deleted_at) if self.deleted_at else None
