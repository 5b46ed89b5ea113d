"""An ended assignment's way into the archive of its office: its number there, the hand-over, the receipt."""

from django.db import transaction
from django.utils import timezone

from lms.approval import errors
from lms.approval.models import ArchiveRecord, archived_for
from lms.approval.queries.archive_parcel import ArchiveParcel, parcel_of
from lms.people.actions.traces import audit
from lms.people.models import Assignment, Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed


@transaction.atomic
def note_number(assignment: Assignment, *, number: str, by: User) -> ArchiveRecord:
    """Note the number that the case has in the office's own archive, until it is handed over.

    Raises `NotAllowed`, `NothingDecided` or `HandedOverToArchive`.
    """
    record = _locked(assignment, by)
    if record.handed_over_at:
        raise errors.HandedOverToArchive
    record.number = number
    record.save()
    audit("assignment.case_number", f"assignment:{assignment.uuid}", by=by)
    return record


@transaction.atomic
def hand_over_to_archive(assignment: Assignment, *, number: str, seen: str, by: User) -> ArchiveRecord:
    """Record that the case was handed over to the archive; `seen` is the digest of the list that `by` saw.

    Raises `NotAllowed`, `NothingDecided`, `HandedOverToArchive`, or `ParcelChanged` where the list is another
    by now.
    """
    record = _locked(assignment, by)
    if record.handed_over_at:
        raise errors.HandedOverToArchive
    parcel: ArchiveParcel = parcel_of(assignment)
    if parcel.sha256 != seen:
        raise errors.ParcelChanged
    record.number, record.listing, record.sha256 = number, parcel.listing, parcel.sha256
    record.handed_over_at, record.handed_over_by = timezone.now(), by
    record.save()
    audit("assignment.archived", f"assignment:{assignment.uuid}", by=by, sha256=record.sha256)
    return record


@transaction.atomic
def confirm_receipt(assignment: Assignment, *, receipt: str, seen: str, by: User) -> ArchiveRecord:
    """Record the archive's receipt for what was handed over, whose digest `seen` is: from then on the
    decisions are deleted here once their time is over.

    Raises `NotAllowed`, `NothingDecided`, `NotHandedOver`, `ReceiptConfirmed`, or `ParcelChanged` where
    another hand-over stands by now.
    """
    record = _locked(assignment, by)
    if record.handed_over_at is None:
        raise errors.NotHandedOver
    if record.confirmed_at:
        raise errors.ReceiptConfirmed
    if record.sha256 != seen:
        raise errors.ParcelChanged
    record.receipt, record.confirmed_at, record.confirmed_by = receipt, timezone.now(), by
    record.save()
    audit("assignment.archive_confirmed", f"assignment:{assignment.uuid}", by=by, sha256=record.sha256)
    return record


@transaction.atomic
def take_back_receipt(assignment: Assignment, *, by: User) -> ArchiveRecord:
    """Take back a receipt that was recorded by mistake; the decisions stay here again.

    Raises `NotAllowed`, `NothingDecided` or `NotHandedOver`.
    """
    record = _locked(assignment, by)
    if record.confirmed_at is None:
        raise errors.NotHandedOver
    record.receipt, record.confirmed_at, record.confirmed_by = "", None, None
    record.save()
    audit("assignment.archive_unconfirmed", f"assignment:{assignment.uuid}", by=by)
    return record


@transaction.atomic
def take_back_hand_over(assignment: Assignment, *, by: User) -> ArchiveRecord:
    """Take back a hand-over that was recorded by mistake and has no receipt; the number stays.

    Raises `NotAllowed`, `NothingDecided`, `NotHandedOver` or `ReceiptConfirmed`.
    """
    record = _locked(assignment, by)
    if record.handed_over_at is None:
        raise errors.NotHandedOver
    if record.confirmed_at:
        raise errors.ReceiptConfirmed
    record.listing, record.sha256, record.handed_over_at, record.handed_over_by = [], "", None, None
    record.save()
    audit("assignment.unarchived", f"assignment:{assignment.uuid}", by=by)
    return record


def _locked(assignment: Assignment, by: User) -> ArchiveRecord:
    """The record of an ended assignment of the own office, read under its lock; a new one where none is."""
    offices = access_of(by).organisations(Role.CASEWORKER)
    found = archived_for(by).filter(pk=assignment.pk, organisation__in=offices).first()
    if found is None or found.ended_on is None:
        raise NotAllowed
    Assignment.objects.select_for_update(no_key=True).get(pk=assignment.pk)
    record = ArchiveRecord.objects.filter(assignment=assignment).first()
    if record and record.deleted_at:
        raise errors.DeletedHere
    if not assignment.approvals.exists():
        raise errors.NothingDecided
    return record or ArchiveRecord(
        organisation_id=found.organisation_id,
        assignment=found,
        case_reference=found.case_reference,
        ended_on=found.ended_on,
    )
