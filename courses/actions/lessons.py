"""Begin a lesson, and finish it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from courses.errors import ModuleClosed, NotEnrolled, QuestionsLeft, UnknownLesson
from courses.models import Bookmark, Completion, Enrolment, PartProgress
from courses.queries.answered import tried_in
from courses.queries.enrolled_parts import EnrolledPart
from courses.queries.lessons import Lesson, lesson
from courses.queries.progress import access_and_standing
from courses.rules.tries import NOTHING_ASKED, LessonOutcome, outcome_of
from lms.dates import oslo_day
from lms.people.models import User
from lms.people.queries import lock_persons
from lms.xapi import profile
from lms.xapi.actions.statements import record
from lms.xapi.models import Statement

ESTIMATES = 3


@dataclass(frozen=True)
class Finished:
    """How finishing went; `is_new` is False if it was done before. The trainings completed by now
    are told by their codes; `outcome` is how the questions went."""

    is_new: bool
    done_on: date
    completed: tuple[str, ...] = ()
    outcome: LessonOutcome = NOTHING_ASKED


@dataclass(frozen=True)
class Late:
    """Work done without a line: when the device says it happened, and the id it gave the event."""

    claimed_at: datetime
    event: UUID


@transaction.atomic
def begin_lesson(person: User, *, lesson_uuid: UUID, place: str = "", at: datetime | None = None) -> Bookmark:
    """Note that a person begins a lesson, or where they are in it (`place`, at most 80 characters).

    Beginning the first lesson begins its module. Raises `NotEnrolled`, `UnknownLesson`, or
    `ModuleClosed` with what opens it.
    """
    lock_persons([person.pk])
    lesson(lesson_uuid)
    standing = open_standing(person, lesson_uuid)
    note_beginning(person, standing.enrolment, standing.part.module_id)
    now = at or timezone.now()
    if standing.traces.begun_at is None:
        return Bookmark.objects.create(
            person=person, lesson_uuid=lesson_uuid, place=place, begun_at=now, seen_at=now
        )
    bookmark = Bookmark.objects.get(person=person, lesson_uuid=lesson_uuid)
    bookmark.place, bookmark.seen_at = place or bookmark.place, now
    bookmark.save(update_fields=["place", "seen_at"])
    return bookmark


@transaction.atomic
def finish_lesson(
    person: User,
    *,
    lesson_uuid: UUID,
    language: str | None = None,
    at: datetime | None = None,
    late: Late | None = None,
) -> Finished:
    """Record that a person has finished a lesson; sent twice, it is recorded once.

    The time spent is the platform's own, from Begin to now, at most three times the estimate. A
    late arrival (`late`, with `at` when it happened) that is earlier than what is known is recorded
    too. Raises `NotEnrolled`, `UnknownLesson`, `ModuleClosed` with what opens it, or `QuestionsLeft` with
    what must be answered first.
    """
    lock_persons([person.pk])
    live = lesson(lesson_uuid, language)
    if live.quiz is not None:
        raise UnknownLesson(lesson_uuid)
    standing = open_standing(person, lesson_uuid)
    when = at or timezone.now()
    left_before = standing.traces
    known = None
    if left_before.done_on is not None:
        known = PartProgress.objects.filter(enrolment=standing.enrolment, part=lesson_uuid).first()
    if known and not (late and when < known.done_at):
        return Finished(False, known.done_on)
    if late and Statement.objects.filter(pk=late.event).exists():
        return Finished(False, known.done_on if known else when.date())
    each = tried_in(person, live)
    if left_before.done_on is None and (left := [uuid for uuid, one in each.items() if not one.is_settled]):
        raise QuestionsLeft(left)
    before = completed_codes(person)
    record(
        [
            profile.completed_lesson(
                person.uuid,
                lesson=lesson_uuid,
                duration=_time_spent(left_before.begun_at, live, when),
                at=when,
                place=standing.place(language=live.language, revision=live.revision),
                claimed_at=late.claimed_at if late else None,
                id=late.event if late else None,
            )
        ]
    )
    if left_before.place:
        Bookmark.objects.filter(person=person, lesson_uuid=lesson_uuid).update(place="")
    completed = tuple(sorted(completed_codes(person) - before))
    return Finished(True, oslo_day(when), completed, outcome_of(each.values()))


def open_standing(person: User, lesson_uuid: UUID) -> EnrolledPart:
    """The enrolment under which the person may do this part now. Raises `NotEnrolled` or
    `ModuleClosed`."""
    access, standing = access_and_standing(person, lesson_uuid)
    if standing is None:
        raise NotEnrolled
    if not access.may_read:
        raise ModuleClosed(access.opens_with)
    return standing


def note_beginning(person: User, enrolment: Enrolment, module_uuid: UUID) -> None:
    """Record that a person begins a module, unless that is recorded for this enrolment."""
    event = uuid5(enrolment.pk, f"began {module_uuid}")
    if Statement.objects.filter(pk=event).exists():
        return
    version = enrolment.programme_version
    place = profile.Context(registration=enrolment.pk, programme=version.programme_id if version else None)
    statement = profile.initialized(person.uuid, module=module_uuid, at=timezone.now(), place=place)
    statement.id = event
    record([statement])


def _time_spent(since: datetime | None, live: Lesson, until: datetime) -> timedelta:
    if since is None:
        return timedelta()
    most = timedelta(minutes=ESTIMATES * live.minutes)
    return max(timedelta(), min(until - since, most))


def completed_codes(person: User) -> set[str]:
    """The trainings that a person has completed, by code."""
    return set(Completion.objects.filter(person=person).values_list("training", flat=True))
