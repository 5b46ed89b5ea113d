"""What was done to the homes and assignments that an auditor's open cases cover."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from lms.people.models import Assignment, AuditEntry, FosterHome, User

ACTS = {
    "home.registered": _("Home registered"),
    "home.invited": _("Foster parent invited"),
    "home.joined": _("Foster parent joined the home"),
    "home.left": _("Foster parent left the home"),
    "home.training_asked": _("Training asked for"),
    "home_code.made": _("Code for a municipality made"),
    "preparation.opened": _("Path opened"),
    "preparation.ended": _("Path ended"),
    "learning_pace.chosen": _("Pace of learning chosen"),
    "plan.booked": _("Gatherings of the plan booked"),
    "task.done": _("Task done"),
    "path.closed": _("Path closed by the region"),
    "assignment.opened": _("Assignment opened"),
    "assignment.planned": _("Day of moving in planned"),
    "assignment.handed_over": _("Task handed to another office"),
    "assignment.taken_back": _("Task taken back"),
    "assignment.move_in": _("Move-in recorded"),
    "assignment.move_in_corrected": _("Move-in corrected"),
    "assignment.move_in_taken_back": _("Move-in taken back"),
    "assignment.ended": _("Assignment ended"),
    "assignment.case_number": _("Case number noted"),
    "assignment.archived": _("Handed over to the archive"),
    "assignment.unarchived": _("Hand-over to the archive taken back"),
    "assignment.archive_confirmed": _("The archive’s receipt recorded"),
    "assignment.archive_unconfirmed": _("The archive’s receipt taken back"),
    "approval.given": _("Approval given"),
    "approval.flagged": _("Approval to be looked at again"),
    "approval.ended": _("Approval ended"),
    "approval.upheld": _("Approval upheld"),
    "approval.withdrawn": _("Approval withdrawn"),
    "conflict_of_interest.declared": _("Conflict of interest declared"),
}


@dataclass(frozen=True)
class AuditLine:
    """One act: when, what in words, by whom, and the home it leads to."""

    at: datetime
    act: str
    by: str
    home: UUID | None
    reference: str


def entries_for(user: User) -> QuerySet[AuditEntry]:
    """The audit entries on the homes and assignments that the user may open, the newest first.

    What they may open is read first: asked in one, the database compares every entry with every home.
    """
    homes = FosterHome.objects.visible_to(user)
    assignments = Assignment.objects.visible_to(user)
    subjects = _subjects("home:", homes).union(_subjects("assignment:", assignments), all=True)
    return AuditEntry.objects.filter(subject__in=list(subjects)).order_by("-at", "-pk")


def lines(entries: list[AuditEntry]) -> list[AuditLine]:
    """These entries as they are read; three queries whatever their number."""
    homes = [entry.subject[5:] for entry in entries if entry.subject.startswith("home:")]
    cases = [entry.subject[11:] for entry in entries if entry.subject.startswith("assignment:")]
    known = {
        str(home): home for home in FosterHome.objects.filter(uuid__in=homes).values_list("uuid", flat=True)
    }
    assignments = {
        str(one.uuid): one for one in Assignment.objects.filter(uuid__in=cases).select_related("home")
    }
    staff = User.objects.in_bulk({entry.by_id for entry in entries if entry.by_id})
    return [_line(entry, known, assignments, staff) for entry in entries]


def _line(
    entry: AuditEntry, homes: dict[str, UUID], assignments: dict[str, Assignment], staff: dict[int, User]
) -> AuditLine:
    kind, _colon, key = entry.subject.partition(":")
    assignment = assignments.get(key) if kind == "assignment" else None
    by = staff.get(entry.by_id) if entry.by_id else None
    return AuditLine(
        at=entry.at,
        act=str(ACTS.get(entry.act, _("Another act"))),
        by="" if by is None or by.is_address_protected else by.name,
        home=assignment.home.uuid if assignment else homes.get(key),
        reference=assignment.case_reference if assignment else "",
    )


def _subjects(prefix: str, records: QuerySet[FosterHome] | QuerySet[Assignment]) -> QuerySet[Any, Any]:
    named = Concat(Value(prefix), Cast("uuid", CharField()), output_field=CharField())
    return records.order_by().values_list(named, flat=True)
