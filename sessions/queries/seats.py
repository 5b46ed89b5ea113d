"""Sessions seen from those who sign up: what is open, what is ahead, what closes a gap."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q
from django.db.models.functions import Lower
from django.utils import timezone

from courses.models import Part, PartProgress
from courses.queries.progress import progress_of
from lms.people.models import User
from lms.people.queries import partners_of
from lms.people.rules.travel import Distance
from sessions.models import Booking, Registration, SeatOffer, TrainingSession
from sessions.queries.reach import reach_of


@dataclass(frozen=True)
class Sitting:
    """A session as a family sees it: its parts, own standing, the partner's where they share a home,
    whether it lies within reach, and `way` as `Reach.way_to` has it."""

    session: TrainingSession
    own: Registration | None
    partner_is_signed_up: bool
    is_near: bool = True
    way: Distance | None = None

    @property
    def part_uuids(self) -> set[UUID]:
        """The parts that the session delivers."""
        return {part.pk for part in self.session.delivers.all()}


def upcoming_for(person: User, *, after: datetime | None = None) -> list[Registration]:
    """A person's live registrations in sessions that are not over, in order of time; with session,
    venue, parts and open offers read. Four queries."""
    open_offers = SeatOffer.objects.filter(outcome=SeatOffer.Outcome.OPEN)
    registrations = (
        Registration.objects.filter(person=person)
        .live()
        .in_force()
        .filter(session__period__endswith__gt=after or timezone.now())
        .exclude(session__status=TrainingSession.Status.DRAFT)
        .select_related(
            "session__venue__municipality",
            "session__organisation",
            "session__group",
            "session__series",
            "booking",
        )
        .prefetch_related(
            "session__delivers",
            Prefetch("booking__offers", queryset=open_offers, to_attr="open_offers"),
        )
        .order_by(Lower("session__period"), "pk")
    )
    return list(registrations)


@dataclass(frozen=True)
class Ahead:
    """A sign-up ahead; for a network group its nearest meeting, with how many more are planned."""

    registration: Registration
    more: int


def folded(registrations: Sequence[Registration]) -> list[Ahead]:
    """Sign-ups in their order, each network group's meetings as one."""
    meetings = Counter(one.session.group_id for one in registrations)
    told: set[int] = set()
    found = []
    for one in registrations:
        group = one.session.group_id
        if group is None:
            found.append(Ahead(one, 0))
        elif group not in told:
            told.add(group)
            found.append(Ahead(one, meetings[group] - 1))
    return found


def open_sessions(
    user: User,
    *,
    after: datetime,
    part_uuids: Collection[UUID] | None = None,
    region: str = "",
    municipality: str = "",
    most: int = 100,
) -> list[Sitting]:
    """The sessions open for signing up that this user may come to, in order of time."""
    sessions = TrainingSession.objects.visible_to(user).open_to_sign_up(after)
    if part_uuids is not None:
        sessions = sessions.filter(delivers__in=part_uuids).distinct()
    if region:
        sessions = sessions.filter(organisation__region=region)
    if municipality:
        sessions = sessions.filter(venue__municipality=municipality)
    found = list(
        sessions.select_related("venue__municipality", "organisation", "series")
        .prefetch_related("delivers")
        .in_order()[:most]
    )
    own = {
        registration.session_id: registration
        for registration in Registration.objects.filter(person=user, session__in=found).live()
    }
    partners = set(
        Registration.objects.filter(
            session__in=found, person__in=partners_of(user), status=Registration.Status.REGISTERED
        ).values_list("session", flat=True)
    )
    reach = reach_of(user)
    return [
        Sitting(one, own.get(one.pk), one.pk in partners, reach.holds(one), reach.way_to(one))
        for one in found
    ]


def missing_meetings(person: User, language: str | None, *, after: datetime) -> dict[UUID, str]:
    """The parts met with others that a person has yet to do, may do now and has no seat for, by uuid
    with their titles."""
    seats = Registration.objects.filter(
        person=person, session__period__endswith__gt=after, status=Registration.Status.REGISTERED
    )
    booked = set(seats.values_list("session__delivers", flat=True))
    return {
        part.uuid: part.title
        for programme in progress_of(person, language)
        if programme.completed_on is None
        for module in programme.modules
        if module.opens_with is None
        for part in module.parts
        if not part.is_e_learning and part.done_on is None and not part.opens_with and part.uuid not in booked
    }


def parts_done(person: User, parts: Collection[UUID]) -> set[UUID]:
    """Those of these parts that a person has done; one query."""
    return set(PartProgress.objects.filter(person=person, part__in=parts).values_list("part", flat=True))


def come_later(person: User, session: TrainingSession) -> bool:
    """Whether a session delivers a part that a person's path has not opened yet: something comes before."""
    delivered = {part.pk for part in session.delivers.all()}
    if not delivered:
        return False
    return any(
        part.uuid in delivered and part.done_on is None and (module.opens_with or part.opens_with)
        for programme in progress_of(person, None)
        if programme.completed_on is None
        for module in programme.modules
        for part in module.parts
    )


def coming_to(session: TrainingSession) -> int:
    """How many are on the roster."""
    return Registration.objects.filter(session=session).coming().count()


def place_in_line(registration: Registration) -> int:
    """How many bookings are served before this one, plus one."""
    booking = registration.booking
    before = Booking.objects.filter(session=booking.session_id).waiting()
    return (
        before.filter(
            Q(queued_at__lt=booking.queued_at) | Q(queued_at=booking.queued_at, pk__lt=booking.pk)
        ).count()
        + 1
    )


def session_titles(session: TrainingSession, language: str) -> str:
    """The titles of the parts that a session delivers, in a language; its own title where it delivers none.

    Reads `delivers`, which lists prefetch.
    """
    parts: Sequence[Part] = session.delivers.all()  # type: ignore[assignment]
    return " · ".join(part.title_in(language) for part in parts) or session.title
