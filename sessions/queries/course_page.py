"""A course as its page shows it to one reader: what it is, what they have of it, and how they get in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from lms.people.models import User
from lms.people.models.access import IN_A_HOME, access_of
from lms.people.queries import partners_of, path_is_over
from sessions.models import CoursePlace, Registration, SeatOffer, Series, TrainingSession
from sessions.queries.collisions import clashing
from sessions.queries.courses import CourseFacts, Lacking, facts_of, gatherings_seen, lacking_in
from sessions.queries.evaluations import is_open_to
from sessions.queries.reach import reach_of
from sessions.queries.seats import parts_done
from sessions.queries.session_page import FOR_OTHERS

Status = Registration.Status


@dataclass(frozen=True)
class CourseRow:
    """A gathering of a course as one reader sees it. `own` and `partner` are seats or places in line of the
    reader and of another adult of the home; `joins` are the adults who get it by joining now. `is_done` where
    the reader has done what it delivers, `is_busy` where
    the reader holds a seat elsewhere then, `is_unsuitable` where day or place does not suit them."""

    session: TrainingSession
    own: Registration | None
    partner: Registration | None
    joins: Sequence[User]
    is_ahead: bool
    is_done: bool
    is_busy: bool
    is_unsuitable: bool


@dataclass(frozen=True)
class Joining:
    """How the reader gets in: `alone`, and `together` with who shares the home, tell how many gatherings each
    would get; `shown` are all of them. `full` are those without room, so that one waits."""

    alone: int
    together: int
    partners: Sequence[User]
    shown: Sequence[UUID]
    full: Sequence[TrainingSession]

    @property
    def is_household(self) -> bool:
        """Whether there is somebody to join with."""
        return bool(self.partners) and self.together > 0

    @property
    def has_some_room(self) -> bool:
        """Whether some of it could be taken at once, though not all."""
        return bool(self.full) and len(self.full) < len(self.shown)


@dataclass(frozen=True)
class CourseOffer:
    """A whole course that is held for the reader; one answer is for all of it. `beside` are the seats
    elsewhere at the same times."""

    offer: SeatOffer
    sessions: Sequence[TrainingSession]
    beside: Sequence[Registration]


@dataclass(frozen=True)
class CourseEnd:
    """A course that is over, for who had a seat in it: how many of its gatherings about something they have
    done. `is_over` where nothing is asked of them any more, who is then not congratulated either."""

    done: int
    total: int
    is_over: bool

    @property
    def left(self) -> int:
        return self.total - self.done


@dataclass(frozen=True)
class CoursePage:
    """All that the page of a course shows to one reader; `place_in_line` counts from one, None where the
    reader does not wait for the course as a whole. `end` where it is over, and they were in it; then, for
    two weeks, `may_evaluate`."""

    facts: CourseFacts
    rows: Sequence[CourseRow]
    is_family: bool
    joining: Joining | None
    offer: CourseOffer | None
    place_in_line: int | None
    has_seats: bool
    may_leave: bool
    may_leave_both: bool
    is_near: bool
    may_sign_up_homes: bool
    manages: bool
    end: CourseEnd | None
    may_evaluate: bool


def course_page(series: Series, *, by: User, at: datetime) -> CoursePage:
    """The page of a course for one reader; at most twenty queries, whatever the number of gatherings."""
    access = access_of(by)
    facts = facts_of(series, gatherings_seen(by).filter(series=series), at=at)
    is_family = access.has(IN_A_HOME)
    partners = partners_of(by) if is_family else []
    seats = _seats([by, *partners], facts.gatherings)
    open_ones = set(
        TrainingSession.objects.open_to_sign_up(at).filter(series=series).values_list("pk", flat=True)
    )
    joinable = [one for one in facts.gatherings if one.pk in open_ones]
    lacking = lacking_in(joinable, [by, *partners], at=at) if is_family else Lacking({}, frozenset())
    reach = reach_of(by) if is_family else None
    done = parts_done(by, {part.pk for one in facts.gatherings for part in one.delivers.all()})
    ahead = [one for (session, _person), one in seats.items() if session in {s.pk for s in facts.ahead}]
    rows = [
        CourseRow(
            session=one,
            own=seats.get((one.pk, by.pk)),
            partner=next((seats[one.pk, p.pk] for p in partners if (one.pk, p.pk) in seats), None),
            joins=lacking.wanted.get(one.pk, ()),
            is_ahead=one.begins_at > at,
            is_done=bool(one.delivers.all()) and {part.pk for part in one.delivers.all()} <= done,
            is_busy=(one.pk, by.pk) in lacking.busy,
            is_unsuitable=reach is not None and one.begins_at > at and not reach.holds(one),
        )
        for one in facts.gatherings
    ]
    own_ahead = [one for one in ahead if one.person_id == by.pk]
    end = _end(facts, rows, by, at) if is_family else None
    return CoursePage(
        facts=facts,
        rows=rows,
        is_family=is_family,
        joining=_joining(joinable, lacking, by, partners),
        offer=_offer(series, by, facts),
        place_in_line=_place_in_line(series, by, at),
        has_seats=any(one.status == Status.REGISTERED for one in own_ahead),
        may_leave=bool(own_ahead),
        may_leave_both=bool(own_ahead) and len({one.person_id for one in ahead}) > 1,
        is_near=reach is None
        or all(
            reach.is_near(one.venue.municipality if one.venue else None, one.organisation_id)
            for one in facts.ahead
        ),
        may_sign_up_homes=bool(joinable) and access.has(*FOR_OTHERS),
        manages=Series.objects.visible_to(by).filter(pk=series.pk).exists(),
        end=end,
        may_evaluate=end is not None and is_open_to(by, series, at=at),
    )


def _end(facts: CourseFacts, rows: Sequence[CourseRow], by: User, at: datetime) -> CourseEnd | None:
    is_ended = facts.last is not None and facts.last.ends_at <= at
    if not is_ended or not any(row.own and row.own.status == Status.REGISTERED for row in rows):
        return None
    about = [row for row in rows if row.session.delivers.all()]
    return CourseEnd(sum(row.is_done for row in about), len(about), path_is_over(by))


def _seats(
    persons: Sequence[User], gatherings: Sequence[TrainingSession]
) -> Mapping[tuple[int, int], Registration]:
    rows = Registration.objects.filter(person__in=persons, session__in=gatherings).live().in_force()
    return {(one.session_id, one.person_id): one for one in rows.select_related("person", "booking")}


def _joining(
    joinable: Sequence[TrainingSession], lacking: Lacking, by: User, partners: Sequence[User]
) -> Joining | None:
    if not lacking.wanted:
        return None
    shown = [one for one in joinable if one.pk in lacking.wanted]
    others_lack = any(lacking.of(one) for one in partners)
    alone = len(lacking.of(by))
    is_household = others_lack and bool(partners)
    return Joining(
        alone=alone,
        together=len(shown) if is_household and alone else 0,
        partners=[one for one in partners if lacking.of(one)],
        shown=[one.uuid for one in shown],
        full=[one for one in shown if one.seats_left < (len(lacking.wanted[one.pk]) if is_household else 1)],
    )


def _offer(series: Series, by: User, facts: CourseFacts) -> CourseOffer | None:
    held = Registration.objects.filter(
        person=by, booking__course__series=series, status=Status.OFFERED
    ).of_present_homes()
    offers = SeatOffer.objects.filter(booking__in=held.values("booking"), outcome=SeatOffer.Outcome.OPEN)
    first = offers.select_related("booking").order_by("expires_at", "pk").first()
    if first is None:
        return None
    rows = Registration.objects.filter(booking__course=first.booking.course_id, status=Status.OFFERED)
    persons: dict[int, list[int]] = {}
    for session, person in rows.values_list("session", "person"):
        persons.setdefault(session, []).append(person)
    sessions = [one for one in facts.gatherings if one.pk in persons]
    beside = {one.pk: one for session in sessions for one in clashing(persons[session.pk], session)}
    return CourseOffer(first, sessions, list(beside.values()))


def _place_in_line(series: Series, by: User, at: datetime) -> int | None:
    waiting = Registration.objects.filter(
        booking__course__series=series, status=Status.WAITING, session__period__startswith__gt=at
    )
    own = CoursePlace.objects.filter(pk__in=waiting.filter(person=by).values("booking__course")).first()
    if own is None:
        return None
    before = CoursePlace.objects.filter(pk__in=waiting.values("booking__course"))
    earlier = Q(queued_at__lt=own.queued_at) | Q(queued_at=own.queued_at, pk__lt=own.pk)
    return before.filter(earlier).count() + 1
