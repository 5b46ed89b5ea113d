"""What comes next for a home, read for a whole list at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models.functions import Lower
from django.utils import timezone

from courses.queries.trainings import titles
from lms.approval import gate
from lms.approval.models import GateStatus
from lms.dates import oslo_day
from lms.people.models import User
from sessions.models import Registration, TrainingSession


@dataclass(frozen=True)
class NextForHome:
    """The next thing to do: a session that is booked (`on` its day), or training that is missing."""

    text: Any
    on: date | None = None


def next_steps(
    statuses: Collection[GateStatus], adults: Mapping[int, list[User]], *, user: User, language: str
) -> dict[int, NextForHome]:
    """By status id: the earliest session that an adult is signed up to, else the first open training
    before approval. Two queries whatever the number."""
    booked = _booked([person.pk for people in adults.values() for person in people], user)
    missing = {status.pk: _first_open(status) for status in statuses}
    names = titles({code for codes in missing.values() for code in codes}, language)
    found = {}
    for status in statuses:
        sessions = [booked[p.pk] for p in adults.get(status.home_id, ()) if p.pk in booked]
        if sessions:
            first = min(sessions, key=lambda session: session.begins_at)
            found[status.pk] = NextForHome(first.get_kind_display(), oslo_day(first.begins_at))
        elif missing[status.pk]:
            found[status.pk] = NextForHome(names.get(missing[status.pk][0], missing[status.pk][0]))
    return found


def _booked(person_ids: Collection[int], user: User) -> dict[int, TrainingSession]:
    registrations = (
        Registration.objects.visible_to(user)
        .filter(status=Registration.Status.REGISTERED)
        .filter(person__in=person_ids, session__period__startswith__gt=timezone.now())
        .exclude(session__status__in=[TrainingSession.Status.DRAFT, TrainingSession.Status.CANCELLED])
        .select_related("session")
        .order_by("person", Lower("session__period"))
        .distinct("person")
    )
    return {registration.person_id: registration.session for registration in registrations}


def _first_open(status: GateStatus) -> list[str]:
    if not status.answer:
        return []
    kept = status.kept
    asked = {r["key"]: r for r in kept["input"]["rules"]["requirements"]}
    return next(
        (
            list(asked[cell["requirement"]]["any_of"])
            for cell in kept["answer"]["cells"]
            if cell["state"] != gate.CellState.MET
            and asked[cell["requirement"]]["strength"] == gate.Strength.REQUIRED
        ),
        [],
    )
