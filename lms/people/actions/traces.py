from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from lms.people.actions import security_events
from lms.people.models import AuditEntry, FosterHome, FosterParent, LookUp, Organisation, Role, User
from lms.people.models.access import access_of
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


def look_up(home: FosterHome, *, by: User, organisation: Organisation | None = None) -> None:
    """Log that `by` opened this home's record, once for each adult in it.

    The purpose follows from the role; foster parents who open their own home are not logged.
    """
    parents = list(FosterParent.objects.filter(home=home).current().select_related("user"))
    if any(parent.user_id == by.pk for parent in parents):
        return
    role, organisation_id = _standing(home, by)
    purpose = {
        Role.COORDINATOR: LookUp.Purpose.TRAINING,
        Role.TRAINER: LookUp.Purpose.TRAINING,
        Role.CASEWORKER: LookUp.Purpose.ASSIGNMENT,
        Role.AUDITOR: LookUp.Purpose.SUPERVISION,
    }[role]
    now = timezone.now()
    LookUp.objects.bulk_create(
        LookUp(
            person_id=parent.user_id,
            home=home,
            by=by,
            organisation_id=organisation.pk if organisation else organisation_id,
            role=role,
            purpose=purpose,
            at=now,
        )
        for parent in parents
    )
    for parent in parents:
        if parent.user.is_address_protected:
            security_events.note(Kind.PROTECTED_OPENED, person=parent.user, by=by)


def _standing(home: FosterHome, by: User) -> tuple[Role, int | None]:
    access = access_of(by)
    if home.trained_by_id in access.organisations(Role.COORDINATOR):
        return Role.COORDINATOR, home.trained_by_id
    caseworker = access.organisations(Role.CASEWORKER)
    if caseworker:
        own = home.assignments.open().filter(organisation__in=caseworker).first()
        return Role.CASEWORKER, own.organisation_id if own else min(caseworker)
    if home.trained_by_id in access.organisations(Role.TRAINER):
        return Role.TRAINER, home.trained_by_id
    return Role.AUDITOR, next(iter(sorted(access.organisations(Role.AUDITOR))), None)
