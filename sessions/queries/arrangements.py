"""What has to be arranged for a session: needs, interpreters, the waiting list."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from lms.people.models import User
from lms.people.models.order import norwegian
from sessions.models import (
    Booking,
    ChildrenCount,
    InterpreterNeed,
    InterpreterOrder,
    Logistics,
    Registration,
    SeatOffer,
    TrainingSession,
)
from sessions.models.seats import LIVE
from sessions.queries.attendance import has_right_to_names, shown_name
from sessions.queries.network_days import CountedPoint, points_counted

Status = Registration.Status


@dataclass(frozen=True)
class ParticipantNeed:
    """One participant who needs something; `name` as the reader may see it."""

    name: str
    logistics: Logistics
    diets: tuple[str, ...]


@dataclass(frozen=True)
class Interpreting:
    """An interpreter to be found for one participant, and how far it has come. `is_idle` where the
    participant no longer comes and the order still stands."""

    registration: Registration
    name: str
    need: InterpreterNeed | None
    order: InterpreterOrder | None
    is_idle: bool


@dataclass(frozen=True)
class InLine:
    """One booking of the waiting list, in its order; `offered_until` while a place is held for it."""

    names: tuple[str, ...]
    queued_at: datetime
    is_together: bool
    offered_until: datetime | None


@dataclass(frozen=True)
class Arrangements:
    """All that those who arrange a session see; `diets` and `children` are counts by label. `coming`
    have a seat; `signed_up` wait or hold an offer too."""

    coming: int

    diets: tuple[tuple[str, int], ...]
    children: tuple[tuple[str, int], ...]
    in_care: int
    step_free: int
    travel: int
    hotel_nights: int
    needs: tuple[ParticipantNeed, ...]
    interpreters: tuple[Interpreting, ...]
    line: tuple[InLine, ...]
    apologies: tuple[str, ...]
    signed_up: tuple[tuple[Registration, str], ...]
    points: tuple[CountedPoint, ...]

    @property
    def in_line(self) -> int:
        """How many persons wait for a seat, apart from those whom one is offered to."""
        return sum(len(one.names) for one in self.line if one.offered_until is None)


def arrangements_of(session: TrainingSession, *, by: User) -> Arrangements:
    """What has to be arranged, by the names the reader may see. Six queries."""
    has_right = has_right_to_names(by, session)
    registrations = list(
        Registration.objects.filter(session=session)
        .select_related("person__interpreter_need", "logistics", "interpreter_order")
        .order_by(*norwegian("person__last_name", "person__first_name"), "pk")
    )
    names = {one.pk: shown_name(one.person, has_right=has_right) for one in registrations}
    coming = [one for one in registrations if one.status in (Status.REGISTERED, Status.WALK_IN)]
    needs = [
        ParticipantNeed(names[one.pk], one.logistics, _diets(one.logistics))
        for one in coming
        if hasattr(one, "logistics")
    ]
    diets = Counter(diet for need in needs for diet in need.diets)
    return Arrangements(
        coming=len(coming),
        diets=tuple(sorted(diets.items())),
        children=_children(session),
        in_care=sum(need.logistics.children_in_care for need in needs),
        step_free=sum(need.logistics.needs_wheelchair_access for need in needs),
        travel=sum(need.logistics.needs_travel for need in needs),
        hotel_nights=sum(need.logistics.hotel_nights for need in needs),
        needs=tuple(needs),
        interpreters=tuple(_interpreters(registrations, names)),
        line=tuple(_line(session, registrations, names)),
        apologies=tuple(names[one.pk] for one in registrations if one.status == Status.EXCUSED),
        signed_up=tuple((one, names[one.pk]) for one in registrations if one.status in LIVE),
        points=tuple(points_counted(session)),
    )


def _diets(logistics: Logistics) -> tuple[str, ...]:
    return tuple(str(Logistics.Diet(diet).label) for diet in logistics.diets)


def _children(session: TrainingSession) -> tuple[tuple[str, int], ...]:
    rows = ChildrenCount.objects.filter(
        booking__session=session, booking__registrations__status=Status.REGISTERED
    ).distinct()
    counts = Counter[str]()
    for row in rows:
        counts[row.band] += row.number
    return tuple((str(band.label), counts[band]) for band in ChildrenCount.Band if counts[band])


def _interpreters(registrations: list[Registration], names: dict[int, str]) -> list[Interpreting]:
    found = []
    for one in registrations:
        need = getattr(one.person, "interpreter_need", None)
        order = getattr(one, "interpreter_order", None)
        comes = one.status in (Status.REGISTERED, Status.WALK_IN, Status.OFFERED)
        is_idle = not comes and order is not None and order.ordered_at is not None
        if (need and comes) or is_idle:
            found.append(Interpreting(one, names[one.pk], need, order, is_idle))
    return found


def _line(session: TrainingSession, registrations: list[Registration], names: dict[int, str]) -> list[InLine]:
    waiting: dict[int, list[Registration]] = {}
    for one in registrations:
        if one.status in (Status.WAITING, Status.OFFERED):
            waiting.setdefault(one.booking_id, []).append(one)
    bookings = Booking.objects.filter(pk__in=waiting).order_by("queued_at", "pk")
    held = dict(
        SeatOffer.objects.filter(booking__in=waiting, outcome=SeatOffer.Outcome.OPEN).values_list(
            "booking", "expires_at"
        )
    )
    return [
        InLine(
            names=tuple(names[one.pk] for one in waiting[booking.pk]),
            queued_at=booking.queued_at,
            is_together=booking.is_together,
            offered_until=held.get(booking.pk),
        )
        for booking in bookings
    ]
