from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from lms.people.actions import security_events
from lms.people.models import (
    AuditEntry,
    FosterHome,
    FosterParent,
    LookUp,
    Organisation,
    Role,
    SupervisionCase,
    User,
)
from lms.people.models.access import access_of
from lms.people.queries.supervision import case_of
from lms.people.rules.security import Kind
from lms.undivided import write_down


def audit(act: str, subject: str, *, by: User | None, **data: Any) -> None:
    """Write one audit entry; `subject` names a record (`home:<uuid>`), `data` holds ids and codes only."""
    audit_each([(act, subject, data)], by=by)


def audit_each(entries: Iterable[tuple[str, str, dict[str, Any]]], *, by: User | None) -> None:
    """`audit` for several acts of one person in one query: the act, its subject and the data of each. Acts
    that matter to security are written into its log, too (`lms/people/rules/security.py`)."""
    now = timezone.now()
    acts = list(entries)
    write_down(
        [AuditEntry(at=now, by=by, act=act, subject=subject, data=data) for act, subject, data in acts]
    )
    security_events.note_acts(acts, by=by, at=now)


def look_up(
    home: FosterHome,
    *,
    by: User,
    organisation: Organisation | None = None,
    adults: Iterable[User] | None = None,
) -> None:
    """Log that `by` opened this home's record, once for each adult in it, or for each of `adults` where what
    was opened names others, such as an old decision.

    The purpose follows from the role, and with an auditor's look stands the case that it was within; foster
    parents who open their own home are not logged.
    """
    if adults is None:
        parents = FosterParent.objects.filter(home=home).current().select_related("user")
        adults = [parent.user for parent in parents]
    persons = list(adults)
    if by in persons:
        return
    standing = _standing(home, by)
    now = timezone.now()
    LookUp.objects.bulk_create(
        LookUp(
            person=person,
            home=home,
            by=by,
            organisation_id=organisation.pk if organisation else standing.organisation,
            role=standing.role,
            purpose=_PURPOSES[standing.role],
            supervision=standing.case,
            at=now,
        )
        for person in persons
    )
    for person in persons:
        if person.is_address_protected:
            security_events.note(Kind.PROTECTED_OPENED, person=person, by=by)


_PURPOSES = {
    Role.COORDINATOR: LookUp.Purpose.TRAINING,
    Role.TRAINER: LookUp.Purpose.TRAINING,
    Role.CASEWORKER: LookUp.Purpose.ASSIGNMENT,
    Role.AUDITOR: LookUp.Purpose.SUPERVISION,
}


@dataclass(frozen=True)
class _Standing:
    """As what somebody looks at a home, and for which office (its id)."""

    role: Role
    organisation: int | None
    case: SupervisionCase | None = None


def _standing(home: FosterHome, by: User) -> _Standing:
    access = access_of(by)
    if home.trained_by_id in access.organisations(Role.COORDINATOR):
        return _Standing(Role.COORDINATOR, home.trained_by_id)
    caseworker = access.organisations(Role.CASEWORKER)
    if caseworker and (own := home.assignments.open().filter(organisation__in=caseworker).first()):
        return _Standing(Role.CASEWORKER, own.organisation_id)
    if home.trained_by_id in access.organisations(Role.TRAINER):
        return _Standing(Role.TRAINER, home.trained_by_id)
    if access.has(Role.AUDITOR) and (case := case_of(home, by)):
        return _Standing(Role.AUDITOR, case.organisation_id, case)
    for role in (Role.CASEWORKER, Role.COORDINATOR, Role.TRAINER):
        if offices := access.organisations(role):
            return _Standing(role, min(offices))
    return _Standing(Role.AUDITOR, min(access.organisations(Role.AUDITOR), default=None))
