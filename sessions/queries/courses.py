"""Courses as those who may join them see them: which there are, what each holds, and who lacks what of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from courses.models import PartProgress
from courses.queries.progress import progress_of
from lms.dates import oslo_day
from lms.people.models import Municipality, User
from lms.people.models.access import IN_A_HOME, access_of
from lms.people.queries import path_is_over
from lms.people.rules import norwegian_order
from lms.people.rules.travel import Distance
from sessions.models import Registration, Series, TrainingSession
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.queries.reach import Reach, reach_of
from sessions.queries.staffing import leaders_read
from sessions.rules.times import overlaps

Status = Registration.Status


@dataclass(frozen=True)
class Lacking:
    """What of a course some adults lack and would get by joining: by gathering (id) those who lack it.
    `busy` are those (ids of gathering and adult) that lie at the time of a seat they hold elsewhere."""

    wanted: Mapping[int, tuple[User, ...]]
    busy: frozenset[tuple[int, int]]

    def of(self, person: User) -> list[int]:
        """The gatherings (ids) that this adult would get."""
        return [pk for pk, persons in self.wanted.items() if person in persons]


def gatherings_to_join(series: Series, *, at: datetime) -> list[TrainingSession]:
    """The gatherings of a course that one may still sign up to, in order, extra ones apart."""
    sessions = TrainingSession.objects.open_to_sign_up(at).filter(series=series, is_make_up=False)
    return list(sessions.select_related("venue__municipality").prefetch_related("delivers").in_order())


def lacking_in(sessions: Sequence[TrainingSession], persons: Sequence[User], *, at: datetime) -> Lacking:
    """Who of these adults lacks which of these gatherings, parts read: no seat in it nor place in line, its
    parts neither done nor held a seat for elsewhere. Three queries."""
    ids = [person.pk for person in persons]
    parts = {part.pk for session in sessions for part in session.delivers.all()}
    done: dict[int, set[UUID]] = {}
    progress = PartProgress.objects.filter(person__in=ids, part__in=parts)
    for learner, part in progress.values_list("person", "part"):
        done.setdefault(learner, set()).add(part)
    here: set[tuple[int, int]] = set()
    spans: dict[int, list[tuple[datetime, datetime]]] = {}
    live = Registration.objects.filter(person__in=ids, session__period__endswith__gt=at).live()
    for one in (
        live.exclude(session__status__in=["cancelled", "draft"])
        .select_related("session")
        .prefetch_related("session__delivers")
    ):
        here.add((one.session_id, one.person_id))
        if one.status == Status.REGISTERED:
            spans.setdefault(one.person_id, []).append((one.session.begins_at, one.session.ends_at))
            done.setdefault(one.person_id, set()).update(part.pk for part in one.session.delivers.all())
    wanted: dict[int, tuple[User, ...]] = {}
    busy: set[tuple[int, int]] = set()
    for session in sessions:
        delivered = {part.pk for part in session.delivers.all()}
        lack = []
        for person in persons:
            has_it = delivered and delivered <= done.get(person.pk, set())
            if has_it or (session.pk, person.pk) in here:
                continue
            span = (session.begins_at, session.ends_at)
            if any(overlaps(span, other) for other in spans.get(person.pk, ())):
                busy.add((session.pk, person.pk))
            else:
                lack.append(person)
        if lack:
            wanted[session.pk] = tuple(lack)
    return Lacking(wanted, frozenset(busy))


@dataclass(frozen=True)
class CourseFacts:
    """What a course is: the gatherings that stand, in order, where and who leads. `seats` are those free
    in the fullest gathering ahead, `full` the gatherings ahead without a free seat."""

    series: Series
    gatherings: Sequence[TrainingSession]
    ahead: Sequence[TrainingSession]
    towns: Sequence[str]
    leaders: Sequence[str]

    @property
    def first(self) -> TrainingSession | None:
        return self.gatherings[0] if self.gatherings else None

    @property
    def last(self) -> TrainingSession | None:
        return self.gatherings[-1] if self.gatherings else None

    @property
    def weekdays(self) -> list[int]:
        """The weekdays on which it meets, 0 for Monday."""
        return sorted({oslo_day(one.begins_at).weekday() for one in self.gatherings})

    @property
    def seats(self) -> int:
        """Seats free in the fullest gathering ahead."""
        return max(0, min((one.seats_left for one in self.ahead), default=0))

    @property
    def capacity(self) -> int:
        return max((one.capacity for one in self.gatherings), default=0)

    @property
    def full(self) -> list[TrainingSession]:
        """The gatherings ahead without a free seat."""
        return [one for one in self.ahead if one.seats_left < 1]

    @property
    def has_begun(self) -> bool:
        return len(self.ahead) < len(self.gatherings)


def facts_of(series: Series, gatherings: Iterable[TrainingSession], *, at: datetime) -> CourseFacts:
    """What these gatherings, in order with venues and leaders read, make of a course."""
    found = list(gatherings)
    towns: dict[str, None] = dict.fromkeys(one.venue.municipality.name for one in found if one.venue)
    leaders = {row.trainer.name for one in found for row in vars(one).get("leaders_read", ())}
    return CourseFacts(
        series=series,
        gatherings=found,
        ahead=[one for one in found if one.begins_at > at],
        towns=list(towns),
        leaders=sorted(leaders, key=norwegian_order),
    )


def visible_courses(user: User) -> QuerySet[Series]:
    """The published courses whose gatherings a user may see."""
    return Series.objects.joinable_by(user).select_related("organisation", "template")


def gatherings_seen(user: User) -> TrainingSessionQuerySet:
    """The published gatherings of courses that a user may see, extra ones apart, in order, with what a
    course's page shows."""
    sessions = TrainingSession.objects.visible_to(user).published().exclude(series=None)
    return (
        sessions.filter(is_make_up=False)
        .select_related("venue__municipality", "organisation", "series")
        .prefetch_related("delivers", leaders_read())
        .in_order()
    )


def own_gatherings(person: User, series: Series) -> list[TrainingSession]:
    """The gatherings of a course that a person has a seat in, in order."""
    seats = Registration.objects.filter(person=person, status=Status.REGISTERED).in_force()
    return list(gatherings_seen(person).filter(series=series, pk__in=seats.values("session")))


@dataclass(frozen=True)
class CourseLine:
    """A course in a list: how many of its gatherings the reader lacks, and is in already; how many lie on
    days that do not suit; the way to the farthest, where that is known."""

    facts: CourseFacts
    lacks: int
    joined: int
    unsuitable: int
    is_near: bool
    way: Distance | None


@dataclass(frozen=True)
class CoursesPage:
    """The courses that one may join: those that hold what the reader lacks and lie within reach first.
    `farther` lie beyond reach, `others` hold nothing that the reader lacks."""

    wanted: Sequence[CourseLine]
    farther: Sequence[CourseLine]
    others: Sequence[CourseLine]
    is_family: bool

    @property
    def is_empty(self) -> bool:
        """Whether no course is open."""
        return not (self.wanted or self.farther or self.others)


def courses_page(user: User, *, at: datetime, most: int = 60) -> CoursesPage:
    """The courses with gatherings ahead that a user may see; a fixed number of queries."""
    gatherings = gatherings_seen(user)
    ahead = TrainingSession.objects.visible_to(user).open_to_sign_up(at).exclude(series=None)
    found = (
        visible_courses(user)
        .filter(pk__in=ahead.values("series"))
        .prefetch_related(Prefetch("sessions", queryset=gatherings, to_attr="gatherings_read"))
        .order_by("starts_on", "pk")[:most]
    )
    courses = [facts_of(one, vars(one)["gatherings_read"], at=at) for one in found]
    access = access_of(user)
    is_family = access.has(IN_A_HOME)
    if not is_family:
        return CoursesPage([], [], [_line(one, 0, 0, None) for one in courses], is_family=False)
    reach = reach_of(user)
    sessions = [session for one in courses for session in one.ahead]
    lacking = lacking_in(sessions, [user], at=at)
    asked = parts_ahead(user) if not path_is_over(user) else set()
    own = set(
        Registration.objects.filter(person=user, session__in=sessions)
        .live()
        .values_list("session", flat=True)
    )
    lines = [
        _line(
            one,
            sum(s.pk in lacking.wanted and _is_asked(s, asked) for s in one.ahead),
            sum(s.pk in own for s in one.ahead),
            reach,
        )
        for one in courses
    ]
    return CoursesPage(
        wanted=[one for one in lines if (one.lacks and one.is_near) or one.joined],
        farther=sorted(
            (one for one in lines if one.lacks and not one.is_near and not one.joined),
            key=lambda one: one.way.told if one.way else 0,
        ),
        others=[one for one in lines if not one.lacks and not one.joined],
        is_family=True,
    )


def parts_ahead(person: User) -> set[UUID]:
    """The parts met with others that a person's path still asks for, opened yet or not."""
    return {
        part.uuid
        for programme in progress_of(person, None)
        if programme.completed_on is None
        for module in programme.modules
        for part in module.parts
        if not part.is_e_learning and part.done_on is None
    }


def _is_asked(session: TrainingSession, asked: Collection[UUID]) -> bool:
    return any(part.pk in asked for part in session.delivers.all())


def _line(facts: CourseFacts, lacks: int, joined: int, reach: Reach | None) -> CourseLine:
    near, unsuitable, way = True, 0, None
    if reach is not None:
        near = all(_is_near(reach, one) for one in facts.ahead)
        unsuitable = sum(not reach.holds(one) for one in facts.ahead) if near else 0
        ways = [one for one in map(reach.way_to, facts.ahead) if one]
        way = max(ways, key=lambda one: one.kilometres, default=None)
    return CourseLine(facts, lacks, joined, unsuitable, near, way)


def _is_near(reach: Reach, session: TrainingSession) -> bool:
    place: Municipality | None = session.venue.municipality if session.venue else None
    return reach.is_near(place, session.organisation_id)
