"""The log of security events, as administrators and a log collector read it.

No name of anybody but staff stands here: foster parents, and whoever is address-protected, are known by the
number of their account.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from lms.dates import OSLO, today
from lms.look.requests import uuid_in
from lms.people.models import FosterParent, Membership, Organisation, SecurityEvent, User
from lms.people.models.security import SecurityEventQuerySet

LINES_A_PAGE = 50
DRAWN_DAYS = 14
_COLUMNS = (
    "pk",
    "at",
    "kind",
    "person__uuid",
    "by__uuid",
    "door",
    "office__organisation_number",
    "office_id",
    "network",
    "reference",
)


@dataclass(frozen=True, slots=True)
class NamedAs:
    """Somebody in the log: the number of their account, and their name where they are staff."""

    number: UUID
    name: str = ""


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in words."""

    at: datetime
    kind: str
    person: NamedAs | None
    by: NamedAs | None
    door: str
    office: str
    network: str
    reference: str


@dataclass(frozen=True, slots=True)
class DrawnDay:
    """How many events a day has had, and its share in per cent of the day that had most."""

    day: date
    number: int
    share: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of the log, with the days before the one that is asked for, or before today."""

    page: "Page[SecurityEvent]"
    lines: Sequence[EventLine]
    days: Sequence[DrawnDay]


def event_page(number: str | None, **chosen: Any) -> EventPage:
    """A page of the events that are chosen, the newest first; five queries whatever their number."""
    paginator = Paginator(events(**chosen).select_related("person", "by", "office"), LINES_A_PAGE)
    page = paginator.get_page(number)
    return EventPage(page, _lines(list(page.object_list)), _days(**chosen))


def events(
    *, kind: str = "", who: str = "", day: date | None = None, office: Organisation | None = None
) -> SecurityEventQuerySet:
    """The events of a kind, that concern or were done by somebody (a user name, an e-mail address or the
    number of an account), of a day, of an office."""
    found = SecurityEvent.objects.newest_first()
    if kind:
        found = found.filter(kind=kind)
    if who:
        number = uuid_in(who)
        named = User.objects.filter(uuid=number) if number else User.objects.known_as(who)
        ids = list(named.values_list("pk", flat=True))
        found = found.filter(Q(person__in=ids) | Q(by__in=ids))
    if day:
        found = found.filter(at__gte=_midnight(day), at__lt=_midnight(day + timedelta(days=1)))
    if office:
        found = found.filter(office=office)
    return found


def as_lines(found: SecurityEventQuerySet) -> Iterator[str]:
    """The events as JSON lines, read piece by piece however many there are."""
    for row in found.values(*_COLUMNS).iterator(chunk_size=1000):
        yield line_of(row)


def rows_since(at: datetime) -> Iterator[dict[str, Any]]:
    """The events since an instant, the oldest first, as `line_of` takes them."""
    found = SecurityEvent.objects.filter(at__gte=at).order_by("at", "pk")
    yield from found.values(*_COLUMNS).iterator(chunk_size=1000)


def line_of(row: dict[str, Any]) -> str:
    """One event as a line of JSON: accounts by number, the office by its organisation number."""
    said = {
        "number": row["pk"],
        "at": row["at"].isoformat(),
        "kind": row["kind"],
        "person": str(row["person__uuid"] or ""),
        "by": str(row["by__uuid"] or ""),
        "door": row["door"],
        "office": row["office__organisation_number"] or str(row["office_id"] or ""),
        "network": row["network"],
        "reference": row["reference"],
    }
    return json.dumps(said, ensure_ascii=False) + "\n"


def _lines(found: Iterable[SecurityEvent]) -> list[EventLine]:
    found = list(found)
    parties = parties_of({one for event in found for one in (event.person, event.by) if one})
    return [
        EventLine(
            at=one.at,
            kind=one.get_kind_display(),
            person=parties.get(one.person_id),
            by=parties.get(one.by_id),
            door=one.get_door_display() if one.door else "",
            office=one.office.name if one.office else "",
            network=one.network,
            reference=one.reference,
        )
        for one in found
    ]


def parties_of(users: Iterable[User]) -> dict[int | None, NamedAs]:
    """How the log names these, by their key; one query."""
    known = {user.pk: user for user in users}
    staff = set(Membership.objects.filter(user__in=known).values_list("user", flat=True)) if known else set()
    families = FosterParent.objects.filter(user__in=staff).values_list("user", flat=True) if staff else []
    named = staff - set(families)
    return {
        pk: NamedAs(user.uuid, user.name if pk in named and not user.is_address_protected else "")
        for pk, user in known.items()
    }


def _days(*, day: date | None = None, **chosen: Any) -> list[DrawnDay]:
    last = day or today()
    first = last - timedelta(days=DRAWN_DAYS - 1)
    within = events(**chosen).filter(at__gte=_midnight(first), at__lt=_midnight(last + timedelta(days=1)))
    counted = within.order_by().values(on=TruncDate("at", tzinfo=OSLO)).annotate(number=Count("pk"))
    numbers = {row["on"]: row["number"] for row in counted}
    most = max(numbers.values(), default=0) or 1
    drawn = [first + timedelta(days=after) for after in range(DRAWN_DAYS)]
    return [
        DrawnDay(one, number, max(1, round(100 * number / most)) if number else 0)
        for one in drawn
        for number in [numbers.get(one, 0)]
    ]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=OSLO)
