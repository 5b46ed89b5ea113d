"""What is left of an open cell: e-learning, what is booked, and what is not; the days are the forecast's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models.functions import Lower

from courses.content import E_LEARNING
from courses.queries.progress_state import OpenPart
from lms.approval import gate
from lms.approval.queries.facts import Facts
from lms.approval.queries.remaining import Remaining, open_cells
from lms.dates import oslo_day
from lms.people.models import User
from sessions.models import Registration


@dataclass(frozen=True)
class BookedMeeting:
    """A part that is met in person, and the day it is booked for; None where it is not booked."""

    title: str
    on: date | None


@dataclass(frozen=True)
class Closing:
    """What closes one open cell for one adult: minutes of e-learning, and meetings in their order."""

    parent: User
    training: str
    title: str
    minutes: int
    lessons: int
    meetings: tuple[BookedMeeting, ...]


def closings_for(
    facts: Facts,
    answer: gate.Answer,
    *,
    remaining: Remaining,
    booked: Mapping[tuple[int, UUID], date],
    names: Mapping[str, str],
    language: str,
) -> dict[tuple[str, str], Closing]:
    """For each open cell, by requirement and the adult's account, what closes it. A requirement
    that one adult may meet for the home is told for each of them. No query: `remaining` covers the
    open cells, `booked` is `booked_days` of the adults, and `names` the trainings' titles by code."""
    found = {}
    for cell, requirement, users in open_cells(facts, answer):
        codes = requirement.any_of
        for user in users:
            code = next((one for one in remaining.begun.get(user.pk, ()) if one in codes), codes[0])
            parts = remaining.left.parts(user.pk, code, language)
            found[cell.requirement, str(user.uuid)] = _closing(
                user, code, names.get(code, code), parts, booked
            )
    return found


def booked_days(people: Iterable[User], after: datetime) -> dict[tuple[int, UUID], date]:
    """The day that each of them holds a seat for, by person and part; two queries."""
    registrations = (
        Registration.objects.filter(status=Registration.Status.REGISTERED)
        .filter(person__in=[user.pk for user in people], session__period__endswith__gt=after)
        .select_related("session")
        .prefetch_related("session__delivers")
        .order_by(Lower("session__period"), "pk")
    )
    found: dict[tuple[int, UUID], date] = {}
    for registration in registrations:
        for part in registration.session.delivers.all():
            found.setdefault((registration.person_id, part.pk), oslo_day(registration.session.begins_at))
    return found


def _closing(
    user: User, code: str, title: str, parts: list[OpenPart], booked: Mapping[tuple[int, UUID], date]
) -> Closing:
    lessons = [part for part in parts if part.kind in E_LEARNING]
    return Closing(
        parent=user,
        training=code,
        title=title,
        minutes=sum(part.minutes for part in lessons),
        lessons=len(lessons),
        meetings=tuple(
            BookedMeeting(part.title, booked.get((user.pk, part.part_uuid)))
            for part in parts
            if part.kind not in E_LEARNING
        ),
    )
