"""What closes an open cell, and when: the e-learning left, and the earliest session with seats."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from courses.queries import OpenPart, open_parts, tallies_of, titles
from lms.approval import gate
from lms.approval.queries.facts import Facts
from lms.people.models import User
from lms.people.queries import oslo_day
from sessions.models import Registration, TrainingSession
from sessions.queries import next_with_seats

E_LEARNING = {"lesson", "quiz"}


@dataclass(frozen=True)
class Meeting:
    """A part that is met in person: booked, to be booked (the earliest with seats), or not planned."""

    title: str
    session: TrainingSession | None
    is_booked: bool

    @property
    def on(self) -> date | None:
        return oslo_day(self.session.begins_at) if self.session else None


@dataclass(frozen=True)
class Closing:
    """What closes one open cell for one adult: minutes of e-learning, and meetings in their order."""

    parent: User
    training: str
    title: str
    minutes: int
    lessons: int
    meetings: tuple[Meeting, ...]

    @property
    def earliest(self) -> date | None:
        """The day of the last meeting, if each one has a session; None where one is not planned."""
        days = [meeting.on for meeting in self.meetings]
        return max((day for day in days if day), default=None) if all(days) else None


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
    meetings = _Meetings(left, seats_for=facts.parents, after=after)
    return {
        (key, str(user.uuid)): _closing(user, code, names.get(code, code), left[user.pk, code], meetings)
        for key, user, code in wanted
    }


class _Meetings:
    """Booked and bookable sessions for the parts that somebody has left."""

    def __init__(
        self, left: dict[tuple[int, str], list[OpenPart]], *, seats_for: Iterable[User], after: datetime
    ) -> None:
        parts = {part.part_uuid for found in left.values() for part in found if part.kind not in E_LEARNING}
        self.bookable = next_with_seats(parts, seats=1, after=after) if parts else {}
        self.booked: dict[tuple[int, UUID], TrainingSession] = {}
        registrations = (
            Registration.objects.holding()
            .filter(person__in=[user.pk for user in seats_for], session__period__endswith__gt=after)
            .select_related("session")
            .prefetch_related("session__delivers")
        )
        for registration in registrations:
            for part in registration.session.delivers.all():
                self.booked.setdefault((registration.person_id, part.pk), registration.session)

    def of(self, user: User, part: OpenPart) -> Meeting:
        booked = self.booked.get((user.pk, part.part_uuid))
        return Meeting(part.title, booked or self.bookable.get(part.part_uuid), booked is not None)


def _closing(user: User, code: str, title: str, parts: list[OpenPart], meetings: _Meetings) -> Closing:
    lessons = [part for part in parts if part.kind in E_LEARNING]
    return Closing(
        parent=user,
        training=code,
        title=title,
        minutes=sum(part.minutes for part in lessons),
        lessons=len(lessons),
        meetings=tuple(meetings.of(user, part) for part in parts if part.kind not in E_LEARNING),
    )
