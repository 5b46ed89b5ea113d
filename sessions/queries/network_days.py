"""Network days: what is on, who comes, what they thought."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, Exists, OuterRef, Prefetch

from lms.people.models import User
from sessions.models import AgendaItem, ChildrenCount, DayFeedback, Registration, TrainingSession

LEAST_ANSWERS = 5


LATELY = timedelta(days=90)


@dataclass(frozen=True)
class AgendaSlot:
    """The points of a day's programme that run side by side, with the one chosen."""

    number: int
    items: tuple[AgendaItem, ...]
    chosen: int | None

    @property
    def is_choice(self) -> bool:
        return len(self.items) > 1


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
    """What participants thought of a day on average, once enough have answered to hide each."""

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
    `has_answered`."""
    came = Registration.objects.filter(session=OuterRef("pk"), person=user).coming()
    answered = DayFeedback.objects.filter(session=OuterRef("pk"), person=user)
    held = TrainingSession.objects.published().with_programme()
    held = held.filter(Exists(came), period__endswith__gt=at - LATELY, period__endswith__lte=at)
    held = held.annotate(has_answered=Exists(answered))
    return list(held.select_related("venue__municipality", "organisation").order_by("-period"))


def agenda_of(session: TrainingSession, registration: Registration | None = None) -> list[AgendaSlot]:
    """A day's programme in order, with what the registered person has chosen. Two queries."""
    chosen = dict(registration.agenda_choices.values_list("slot", "item")) if registration else {}
    slots: dict[int, list[AgendaItem]] = {}
    for item in AgendaItem.objects.filter(session=session).order_by("slot", "begins_at", "pk"):
        slots.setdefault(item.slot, []).append(item)
    return [AgendaSlot(number, tuple(items), chosen.get(number)) for number, items in slots.items()]


def day_page(session: TrainingSession, own: Registration | None, *, is_over: bool) -> DayPage:
    """A network day as its page shows it to who has `own` sign-up, or none. Three queries."""
    slots = agenda_of(session, own)
    return DayPage(
        slots=slots,
        has_choice=any(slot.is_choice for slot in slots),
        is_over=is_over,
        may_choose=own is not None and not is_over,
        children=children_of(own) if own is not None and not is_over else None,
        asks_feedback=own is not None and is_over,
    )


def points_of(session: TrainingSession, pks: Collection[int]) -> list[AgendaItem]:
    """Those of these points (ids) that are on a day's programme."""
    return list(AgendaItem.objects.filter(session=session, pk__in=pks))


def choices_counted(session: TrainingSession) -> dict[int, int]:
    """How many have chosen each point of a day's programme, by the point's id."""
    rows = AgendaItem.objects.filter(session=session)
    return dict(rows.annotate(number=Count("choices")).values_list("pk", "number"))


def children_of(registration: Registration) -> dict[str, int]:
    """How many children of each age band the booking brings."""
    return dict(ChildrenCount.objects.filter(booking=registration.booking_id).values_list("band", "number"))


def feedback_on(session: TrainingSession) -> Answers:
    """The averages of what participants thought; None while fewer than five have answered."""
    found = DayFeedback.objects.filter(session=session).aggregate(
        number=Count("pk"), content=Avg("content"), others=Avg("meeting_others")
    )
    enough = found["number"] >= LEAST_ANSWERS
    return Answers(found["number"], found["content"] if enough else None, found["others"] if enough else None)
