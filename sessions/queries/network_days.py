"""Network days: what is on, who comes, what they thought."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, Exists, OuterRef, Prefetch, Q

from lms.people.models import User
from sessions.models import (
    AgendaChoice,
    AgendaItem,
    ChildrenCount,
    DayFeedback,
    Registration,
    TrainingSession,
)
from sessions.rules.evaluation import LEAST_ANSWERS, OPEN_FOR, is_open

LATELY = timedelta(days=90)


@dataclass(frozen=True)
class ShownPoint:
    """A point of a day's programme as one reader meets it. `left` is how many places are free, None where as
    many may come as to the day; `place_in_line` counts from one where the reader waits for it."""

    item: AgendaItem
    left: int | None
    has_place: bool
    place_in_line: int | None

    @property
    def is_chosen(self) -> bool:
        """Whether it is what the reader wants in its slot."""
        return self.has_place or self.place_in_line is not None

    @property
    def is_full(self) -> bool:
        return self.left == 0


@dataclass(frozen=True)
class AgendaSlot:
    """The points of a day's programme that run side by side."""

    number: int
    points: tuple[ShownPoint, ...]

    @property
    def is_choice(self) -> bool:
        return len(self.points) > 1

    @property
    def wanted(self) -> int | None:
        """The point (id) that the reader waits for, else the one that they have a place at."""
        waits = [one.item.pk for one in self.points if one.place_in_line is not None]
        return next(iter([*waits, *(one.item.pk for one in self.points if one.has_place)]), None)


@dataclass(frozen=True)
class CountedPoint:
    """A point as those who arrange the day see it: how many have a place, and how many wait."""

    item: AgendaItem
    taken: int
    waiting: int


@dataclass(frozen=True)
class DayPage:
    """What the page of a network day shows beside. `may_choose` and `children`, how many of each age band
    come along, are for who is signed up, until the day is over; then they are asked what they thought."""

    slots: Sequence[AgendaSlot]
    has_choice: bool
    is_over: bool
    may_choose: bool
    children: Mapping[str, int] | None
    asks_feedback: bool


@dataclass(frozen=True)
class Answers:
    """What participants thought of a day on average, once enough have answered to hide each and no more are
    asked."""

    number: int
    content: float | None
    meeting_others: float | None


def days_ahead(user: User, *, after: datetime) -> list[TrainingSession]:
    """The network days ahead that the user may come to, in order, with the own registration as
    `own_registrations`."""
    own = Registration.objects.filter(person=user).live()
    days = (
        TrainingSession.objects.visible_to(user)
        .published()
        .with_programme()
        .filter(period__endswith__gt=after)
        .select_related("venue__municipality", "organisation")
        .prefetch_related(Prefetch("registrations", queryset=own, to_attr="own_registrations"))
    )
    return list(days.in_order())


def days_lately(user: User, *, at: datetime) -> list[TrainingSession]:
    """The network days that the user came to in the last three months, newest first, with
    `is_asked`, where they may still say what they thought and have not."""
    came = Registration.objects.filter(session=OuterRef("pk"), person=user).coming()
    answered = DayFeedback.objects.filter(session=OuterRef("pk"), person=user)
    held = TrainingSession.objects.published().with_programme()
    held = held.filter(Exists(came), period__endswith__gt=at - LATELY, period__endswith__lte=at)
    held = held.annotate(is_asked=Q(~Exists(answered), period__endswith__gt=at - OPEN_FOR))
    return list(held.select_related("venue__municipality", "organisation").order_by("-period"))


def agenda_of(session: TrainingSession, registration: Registration | None = None) -> list[AgendaSlot]:
    """A day's programme by slot, the first to begin first, as the registered person has chosen. Two
    queries."""
    choices = list(
        AgendaChoice.objects.filter(item__session=session).order_by("chosen_at", "pk") if registration else ()
    )
    slots: dict[int, list[ShownPoint]] = {}
    for item in AgendaItem.objects.filter(session=session).order_by("begins_at", "slot", "pk"):
        slots.setdefault(item.slot, []).append(_shown(item, choices, registration))
    return [AgendaSlot(number, tuple(points)) for number, points in slots.items()]


def _shown(
    item: AgendaItem, choices: Sequence[AgendaChoice], registration: Registration | None
) -> ShownPoint:
    own = registration.pk if registration else None
    of_item = [one for one in choices if one.item_id == item.pk]
    line = [one.registration_id for one in of_item if one.status == AgendaChoice.Status.WAITING]
    has_place = any(one.registration_id == own and one.registration_id not in line for one in of_item)
    return ShownPoint(
        item=item,
        left=None if item.capacity is None else max(item.capacity - item.taken, 0),
        has_place=has_place,
        place_in_line=line.index(own) + 1 if own in line else None,
    )


def chosen_by(session: TrainingSession) -> dict[int, str]:
    """What each has a place at, of what runs side by side, by registration (id): titles after one another.
    Nothing is asked of the database for a session without a programme."""
    if not session.traits.has_programme:
        return {}
    found: dict[int, list[str]] = {}
    taken = AgendaChoice.objects.filter(item__session=session, status=AgendaChoice.Status.TAKEN)
    for one in taken.select_related("item").order_by("item__begins_at", "pk"):
        found.setdefault(one.registration_id, []).append(one.item.title)
    return {pk: " · ".join(titles) for pk, titles in found.items()}


def points_counted(session: TrainingSession) -> list[CountedPoint]:
    """The points that run side by side, with how many have a place and how many wait."""
    if not session.traits.has_programme:
        return []
    waiting = Count("choices", filter=Q(choices__status=AgendaChoice.Status.WAITING))
    items = list(
        AgendaItem.objects.filter(session=session)
        .annotate(waiting=waiting)
        .order_by("begins_at", "slot", "pk")
    )
    beside = Counter(item.slot for item in items)
    return [CountedPoint(item, item.taken, vars(item)["waiting"]) for item in items if beside[item.slot] > 1]


def left_to_choose(registrations: Collection[Registration]) -> set[int]:
    """Those of these sign-ups (ids) whose person has a seat at a day and has not chosen among all that runs
    side by side there. Two queries at most, none without network days."""
    seated = [
        one
        for one in registrations
        if one.session.traits.has_programme and one.status == Registration.Status.REGISTERED
    ]
    if not seated:
        return set()
    items = AgendaItem.objects.filter(session__in=[one.session_id for one in seated])
    beside = Counter(items.values_list("session", "slot"))
    chosen = set(AgendaChoice.objects.filter(registration__in=seated).values_list("registration", "slot"))
    return {
        one.pk
        for one in seated
        for (session, slot), number in beside.items()
        if session == one.session_id and number > 1 and (one.pk, slot) not in chosen
    }


def day_page(session: TrainingSession, own: Registration | None, *, at: datetime) -> DayPage:
    """A network day as its page shows it to who has `own` sign-up, or none. Three queries."""
    slots = agenda_of(session, own)
    is_over = session.ends_at <= at
    return DayPage(
        slots=slots,
        has_choice=any(slot.is_choice for slot in slots),
        is_over=is_over,
        may_choose=own is not None and own.status == Registration.Status.REGISTERED and not is_over,
        children=children_of(own) if own is not None and not is_over else None,
        asks_feedback=own is not None and is_open(session.ends_at, at=at),
    )


def points_of(session: TrainingSession, pks: Collection[int]) -> list[AgendaItem]:
    """Those of these points (ids) that are on a day's programme."""
    return list(AgendaItem.objects.filter(session=session, pk__in=pks))


def children_of(registration: Registration) -> dict[str, int]:
    """How many children of each age band the booking brings."""
    return dict(ChildrenCount.objects.filter(booking=registration.booking_id).values_list("band", "number"))


def feedback_on(session: TrainingSession, *, at: datetime) -> Answers:
    """The averages of what participants thought; None while fewer than five have answered, and until no
    answer is added any more."""
    found = DayFeedback.objects.filter(session=session).aggregate(
        number=Count("pk"), content=Avg("content"), others=Avg("meeting_others")
    )
    enough = found["number"] >= LEAST_ANSWERS and not is_open(session.ends_at, at=at)
    return Answers(found["number"], found["content"] if enough else None, found["others"] if enough else None)
