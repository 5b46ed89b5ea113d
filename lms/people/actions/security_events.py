"""Writing security events: of audited acts, by the list that says which are some, and of what fails."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from lms.people.actions.whence import whence, who
from lms.people.models import SecurityEvent, User
from lms.people.rules.security import EVENTS, GIVES, Kind, kind_of
from lms.people.signals import account_changed
from lms.undivided import write_down

Act = tuple[str, str, Mapping[str, Any]]
_PERSON, _ORGANISATION = "person:", "organisation:"


def note(
    kind: Kind, *, person: User | None = None, by: User | None = None, reference: str = "", door: str = ""
) -> None:
    """Write one event that is no audited act, such as what failed; whence it comes is known here. `by` is who
    is signed in, where nobody else is said."""
    here = whence()
    write_down(
        [
            SecurityEvent(
                at=timezone.now(),
                kind=kind,
                person=person,
                by=by or who(),
                door=door or here.door,
                office_id=here.office,
                network=here.network,
                reference=reference,
            )
        ]
    )


def note_acts(acts: Iterable[Act], *, by: User | None, at: datetime) -> None:
    """Write the events that these audited acts of one person are: each an act, its subject and its data."""
    found = [(kind, *act) for act in acts if (kind := kind_of(act[0], act[2]))]
    if not found:
        return
    here = whence()
    persons = _persons((subject for _kind, _act, subject, _data in found), by)
    write_down(
        [
            SecurityEvent(
                at=at,
                kind=kind,
                person_id=persons.get(subject),
                by=by,
                door=here.door,
                office_id=_office(subject, data) or here.office,
                network=here.network,
                reference=_reference(act, subject, data),
            )
            for kind, act, subject, data in found
        ]
    )
    told = {persons[subject] for kind, _act, subject, _data in found if kind in GIVES and subject in persons}
    for user in User.objects.filter(pk__in=told).order_by("pk") if told else ():
        account_changed.send(sender=SecurityEvent, user=user, news="role")


def _persons(subjects: Iterable[str], by: User | None) -> dict[str, int]:
    """The persons that subjects name; no query where all name who did it."""
    known = {f"{_PERSON}{by.uuid}": by.pk} if by else {}
    named = {
        one: one.removeprefix(_PERSON) for one in subjects if one.startswith(_PERSON) and one not in known
    }
    uuids = {UUID(text): subject for subject, text in named.items()}
    rows = User.objects.filter(uuid__in=uuids).values_list("uuid", "pk") if uuids else []
    return known | {uuids[uuid]: pk for uuid, pk in rows}


def _office(subject: str, data: Mapping[str, Any]) -> int | None:
    if subject.startswith(_ORGANISATION):
        return int(subject.removeprefix(_ORGANISATION))
    office = data.get("organisation")
    return office if isinstance(office, int) else None


def _reference(act: str, subject: str, data: Mapping[str, Any]) -> str:
    refers = EVENTS[act].refers
    if refers:
        return str(data.get(refers, ""))[:120]
    return "" if subject.startswith((_PERSON, _ORGANISATION)) else subject[:120]
