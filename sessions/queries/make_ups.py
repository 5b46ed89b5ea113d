"""What somebody missed, and the nearest sessions that make it good."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from courses.models import Enrolment, Part, PartProgress
from courses.queries.progress import progress_of
from lms.people.models import User
from lms.people.queries import partners_of
from lms.people.rules.travel import Distance
from sessions.models import (
    Attendance,
    Registration,
    Substitute,
    TrainingSession,
)
from sessions.queries.reach import reach_of
from sessions.rules.nearness import farther_off, nearest_first

MOST = 5


@dataclass(frozen=True)
class Option:
    """A session that makes a missed part good, or one whose part may stand in for it; `way` as
    `Reach.way_to` has it."""

    session: TrainingSession
    is_substitute: bool
    fits_both: bool
    way: Distance | None


@dataclass(frozen=True)
class Missed:
    """A part that a person missed, when, whether a partner missed it too, and what makes it good.

    `booked` is the session ahead that the person is signed up to, or waits for. `options` lie on days
    and in places that suit, in the order of `nearest_first`; `beyond` are the nearest others, where nothing
    suits.
    """

    part: Part
    missed_at: datetime
    with_partner: bool
    booked: Registration | None
    options: tuple[Option, ...]
    beyond: tuple[Option, ...]


@dataclass(frozen=True)
class Elsewhere:
    """Another session about the same; `way` as `Reach.way_to` has it."""

    session: TrainingSession
    way: Distance | None


def missed_by(person: User, *, after: datetime) -> list[Missed]:
    """What a person was absent from, sent apologies for or left too early, and has not made good
    since, in the order of their path; each with what would. A fixed number of queries."""
    missed = _missed_parts(person)
    if not missed:
        return []
    partners = partners_of(person)
    of_partners = {part for partner in partners for part in _missed_parts(partner)}
    stand_ins = _stand_ins(person, missed)
    wanted = {*missed, *(by for several in stand_ins.values() for by in several)}
    reach = reach_of(person)
    bookable = _bookable(person, wanted, seats=1, after=after)
    booked = _booked(person, wanted, after)
    parts = Part.objects.select_related("module__training").in_bulk(list(missed))
    order = _order_on_path(person)
    found = []
    for part, missed_at in sorted(missed.items(), key=lambda one: (order.get(one[0], len(order)), one[1])):
        fitting: list[Option] = []
        beyond: list[Option] = []
        for session in bookable:
            delivered = {one.pk for one in session.delivers.all()}
            if not delivered & {part, *stand_ins.get(part, ())}:
                continue
            for_both = session.seats_left > len(partners) > 0
            option = Option(session, part not in delivered, for_both, reach.way_to(session))
            (fitting if reach.holds(session) else beyond).append(option)
        own = next((booked[one] for one in (part, *stand_ins.get(part, ())) if one in booked), None)
        found.append(
            Missed(
                part=parts[part],
                missed_at=missed_at,
                with_partner=part in of_partners,
                booked=own,
                options=tuple(sorted(fitting, key=_near)[:MOST]),
                beyond=() if fitting else tuple(sorted(beyond, key=_far)[:MOST]),
            )
        )
    return found


def other_groups(
    session: TrainingSession, person: User, *, after: datetime
) -> tuple[list[Elsewhere], list[Elsewhere]]:
    """The nearest other sessions with a free seat that deliver one of the same parts: those within the
    person's reach, and those beyond it, ordered as what makes a missed part good is."""
    parts = [part.pk for part in session.delivers.all()]
    if not parts:
        return [], []
    reach = reach_of(person)
    found = _bookable(person, parts, seats=1, after=after, apart_from=session.pk)
    near = [Elsewhere(one, reach.way_to(one)) for one in found if reach.holds(one)]
    far = [Elsewhere(one, reach.way_to(one)) for one in found if not reach.holds(one)]
    return sorted(near, key=_near)[:MOST], sorted(far, key=_far)[:MOST]


def stood_in_for(person: User, part_ids: Collection[UUID]) -> list[UUID]:
    """The parts that these parts may stand in for, by the programme versions the person is enrolled on."""
    versions = Enrolment.objects.standing().filter(person=person).values("programme_version")
    rows = Substitute.objects.filter(by__in=list(part_ids), programme_version__in=versions)
    return sorted({part for part in rows.values_list("part", flat=True) if part not in part_ids})


def _near(one: Option | Elsewhere) -> tuple[int, datetime]:
    return nearest_first(one.session.begins_at, one.way, is_online=one.session.venue is None)


def _far(one: Option | Elsewhere) -> tuple[int, datetime]:
    return farther_off(one.session.begins_at, one.way)


def _order_on_path(person: User) -> dict[UUID, int]:
    """The place of each part on the person's path, from the first."""
    paths = progress_of(person, None)
    parts = (part.uuid for path in paths for module in path.modules for part in module.parts)
    return {part: number for number, part in enumerate(dict.fromkeys(parts))}


def _bookable(
    person: User, parts: Collection[UUID], *, seats: int, after: datetime, apart_from: int | None = None
) -> list[TrainingSession]:
    own = Registration.objects.filter(person=person)
    live, excused = own.live(), own.filter(status=Registration.Status.EXCUSED)
    taken = own.filter(status=Registration.Status.REGISTERED, session__status="published")
    busy = taken.filter(session__period__overlap=OuterRef("period"))
    if apart_from is not None:
        busy = busy.exclude(session=apart_from)
    sessions = (
        TrainingSession.objects.open_to_sign_up(after)
        .with_seats(seats)
        .filter(delivers__in=list(parts))
        .exclude(Exists(live.filter(session=OuterRef("pk"))))
        .exclude(Exists(excused.filter(session=OuterRef("pk"))))
        .exclude(Exists(busy))
        .select_related("venue__municipality", "organisation", "series")
        .prefetch_related("delivers")
        .distinct()
    )
    others = [one for one in sessions if one.pk != apart_from]
    return sorted(others, key=lambda one: (one.begins_at, one.pk))


def _missed_parts(person: User) -> dict[UUID, datetime]:
    """The parts missed and not done since, with when the newest missed session began."""
    absent = Attendance.objects.filter(session=OuterRef("pk"), person=person, completes=False)
    excused = Registration.objects.filter(
        session=OuterRef("pk"), person=person, status=Registration.Status.EXCUSED
    )
    back_again = Registration.objects.filter(session=OuterRef("pk"), person=person).live()
    sessions = (
        TrainingSession.objects.published()
        .filter(Q(Exists(absent)) | Q(Exists(excused) & ~Exists(back_again)))
        .prefetch_related("delivers")
        .in_order()
    )
    when = {part.pk: session.begins_at for session in sessions for part in session.delivers.all()}
    done = PartProgress.objects.filter(person=person, part__in=when).values_list("part", flat=True)
    return {part: at for part, at in when.items() if part not in set(done)}


def _stand_ins(person: User, parts: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    versions = Enrolment.objects.standing().filter(person=person).values("programme_version")
    rows = Substitute.objects.filter(part__in=list(parts), programme_version__in=versions)
    found: dict[UUID, set[UUID]] = {}
    for part, by in rows.values_list("part", "by"):
        found.setdefault(part, set()).add(by)
    return found


def _booked(person: User, parts: Iterable[UUID], after: datetime) -> dict[UUID, Registration]:
    rows = (
        Registration.objects.filter(
            person=person, session__period__startswith__gt=after, session__delivers__in=list(parts)
        )
        .live()
        .select_related("session__venue__municipality", "session__series")
        .prefetch_related("session__delivers")
        .order_by("session__period")
    )
    found: dict[UUID, Registration] = {}
    for row in rows:
        for part in row.session.delivers.all():
            found.setdefault(part.pk, row)
    return found
