"""The gatherings that homes have asked their service for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from courses.content import MEETINGS
from courses.models import Part
from lms.people.models import FosterHome, FosterParent, User
from lms.people.rules import norwegian_order
from sessions.models import GatheringRequest


@dataclass(frozen=True)
class AskedFor:
    """A part that homes have asked for: since when the first waits, and the homes it would help, each by uuid
    with its adults' names."""

    part: Part
    since: datetime
    homes: Sequence[tuple[UUID, str]]


def asked_for_at(user: User) -> list[AskedFor]:
    """What waits for a coordinator's answer, what helps most homes first; two queries."""
    rows = GatheringRequest.objects.visible_to(user).open().select_related("part__module__training", "home")
    waiting = list(rows.order_by("asked_at", "pk"))
    names: dict[int, list[str]] = {}
    members = FosterParent.objects.filter(home__in={one.home_id for one in waiting}).current()
    for member in members.select_related("user").order_by("joined_on", "pk"):
        names.setdefault(member.home_id, []).append(member.user.name)
    found: dict[UUID, list[GatheringRequest]] = {}
    for one in waiting:
        found.setdefault(one.part_id, []).append(one)
    lines = [
        AskedFor(
            part=several[0].part,
            since=several[0].asked_at,
            homes=sorted(
                ((one.home.uuid, ", ".join(names.get(one.home_id, ()))) for one in several),
                key=lambda home: norwegian_order(home[1]),
            ),
        )
        for several in found.values()
    ]
    return sorted(lines, key=lambda line: (-len(line.homes), line.since))


def asked_by_home(home: FosterHome, parts: Collection[UUID]) -> dict[UUID, datetime]:
    """When a home asked for these parts, as far as it waits for an answer; one query."""
    rows = GatheringRequest.objects.open().filter(home=home, part__in=parts)
    return dict(rows.values_list("part", "asked_at"))


def parts_to_ask_for() -> QuerySet[Part]:
    """The parts that are met with others."""
    return Part.objects.filter(kind__in=MEETINGS)
