"""Who waits for a course as a whole, and whether there is room for them."""

from dataclasses import dataclass
from datetime import datetime

from sessions.models import CoursePlace, Registration, TrainingSession


@dataclass(frozen=True)
class WaitingCourse:
    """Those who wait for a course in one go: who waits in which of its gatherings ahead."""

    course: CoursePlace
    waiting: dict[TrainingSession, list[Registration]]

    @property
    def fits(self) -> bool:
        """Whether every gathering that they wait for has seats for those who wait for it."""
        return all(session.seats_left >= len(persons) for session, persons in self.waiting.items())

    @property
    def begins_at(self) -> datetime:
        """When the first gathering that they wait for begins."""
        return min(session.begins_at for session in self.waiting)

    @property
    def registrations(self) -> list[Registration]:
        """All that they wait for, in order of time."""
        in_order = sorted(self.waiting, key=lambda one: (one.begins_at, one.pk))
        return [registration for session in in_order for registration in self.waiting[session]]


def lines_for_course(session: TrainingSession, *, at: datetime) -> list[WaitingCourse]:
    """Those who wait for a whole course that this session is part of, first come first; gatherings that have
    begun or do not run are left out. The session itself is in them as the object given, its fellows as one
    object each for all lines: under lock, seats handed out are counted there. Two queries."""
    here = Registration.objects.filter(
        session=session, status=Registration.Status.WAITING, booking__course__isnull=False
    ).values_list("booking__course", flat=True)
    courses = list(here.order_by().distinct())
    if not courses:
        return []
    rows = (
        Registration.objects.filter(
            booking__course__in=courses,
            status=Registration.Status.WAITING,
            session__status=TrainingSession.Status.PUBLISHED,
            session__period__startswith__gt=at,
        )
        .select_related("person", "booking__course", "session__organisation")
        .order_by("booking__course__queued_at", "booking__course", "session", "pk")
    )
    sessions = {session.pk: session}
    found: dict[int, WaitingCourse] = {}
    for row in rows:
        course = row.booking.course
        if course is None:
            continue
        one = sessions.setdefault(row.session_id, row.session)
        line = found.setdefault(course.pk, WaitingCourse(course, {}))
        line.waiting.setdefault(one, []).append(row)
    return [line for line in found.values() if session in line.waiting]
