"""What is left of an open cell: e-learning, what is booked, and what is not; the days are the forecast's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models.functions import Lower
from django.utils import timezone

from courses.queries import OpenPart, open_parts, tallies_of, titles
from lms.approval import gate
from lms.approval.queries.facts import Facts
from lms.people.models import User
from lms.people.queries import oslo_day
from sessions.models import Registration

E_LEARNING = {"lesson", "quiz"}


@dataclass(frozen=True)
class Meeting:
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
    meetings: tuple[Meeting, ...]


def closings_for(
    facts: Facts, answer: gate.Answer, *, language: str, after: datetime | None = None
) -> dict[tuple[str, str], Closing]:
    """For each open cell, by requirement and the adult's account, what closes it. A requirement
    that one adult may meet for the home is told for each of them."""
    after = after or timezone.now()
    requirements = {r.key: r for r in facts.case.rules.requirements}
    people = {str(user.uuid): user for user in facts.parents}
    begun = {
        pk: [tally.code for tally in found]
        for pk, found in tallies_of([user.pk for user in facts.parents]).items()
    }
    wanted: list[tuple[str, User, str]] = []
    for cell in (*answer.cells, *answer.follow_up):
        if cell.state is gate.State.MET:
            continue
        for user in [people[cell.parent]] if cell.parent else facts.parents:
            codes = requirements[cell.requirement].any_of
            chosen = next((code for code in begun.get(user.pk, ()) if code in codes), codes[0])
            wanted.append((cell.requirement, user, chosen))
    left = {(user.pk, code): open_parts(user, code, language) for _, user, code in wanted}
    names = titles({code for _, _, code in wanted}, language)
    booked = _booked(facts.parents, after)
    return {
        (key, str(user.uuid)): _closing(user, code, names.get(code, code), left[user.pk, code], booked)
        for key, user, code in wanted
    }


def _booked(people: Iterable[User], after: datetime) -> dict[tuple[int, UUID], date]:
    """The day that each of them holds a seat for, by person and part."""
    registrations = (
        Registration.objects.holding()
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
            Meeting(part.title, booked.get((user.pk, part.part_uuid)))
            for part in parts
            if part.kind not in E_LEARNING
        ),
    )
