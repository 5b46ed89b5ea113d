"""A demo the size of a country, for measuring: rows written in bulk, past every action.

Homes, adults, paths and assignments are as many as asked for, spread over all municipalities; their
standing is copied from homes of the demo that the gate has answered for, not evaluated.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from uuid import UUID, uuid4

from django.db import transaction

from lms.approval.models import GateStatus
from lms.people.models import (
    Assignment,
    FosterHome,
    FosterParent,
    HomeKind,
    Municipality,
    Organisation,
    Preparation,
    Region,
    User,
)
from lms.people.queries import today
from lms.portal.errors import NothingToCopy

CHUNK = 2000
ADULTS = 2
Kind = Organisation.Kind


@dataclass(frozen=True)
class _Offices:
    """Who trains in each region, and whose caseworkers answer in each municipality."""

    services: dict[str, Organisation]
    child_welfare: dict[str, Organisation]


def load(homes: int) -> Iterator[str]:
    """Write that many homes and say what was done, a sentence at a time. Raises `NothingToCopy` unless
    the demo is loaded."""
    with transaction.atomic():
        places = list(Municipality.objects.order_by("number"))
        offices = _offices(places)
        yield f"{len(offices.services)} foster care services, {len(offices.child_welfare)} municipalities"
        patterns = _patterns()
        if not patterns:
            raise NothingToCopy
        made = FosterHome.objects.count()
        for first in range(0, homes, CHUNK):
            number = min(CHUNK, homes - first)
            _write(made + first, number, places, offices, patterns)
            yield f"{first + number} of {homes} homes, each with {ADULTS} adults"
    yield "Standings are copied from the demo's homes, not evaluated; nobody of these can sign in."


def _offices(places: list[Municipality]) -> _Offices:
    services = {
        office.region_id: office
        for office in Organisation.objects.filter(kind=Kind.FOSTER_CARE)
        if office.region_id is not None
    }
    for region in Region.objects.exclude(pk__in=services):
        services[region.pk] = Organisation.objects.create(
            kind=Kind.FOSTER_CARE, name=f"Fosterhjemstjenesten {region.name}", region=region
        )
    known = dict(
        Organisation.municipalities.through.objects.filter(organisation__kind=Kind.CHILD_WELFARE).values_list(
            "municipality", "organisation"
        )
    )
    offices = Organisation.objects.in_bulk(known.values())
    child_welfare = {number: offices[pk] for number, pk in known.items()}
    for place in places:
        if place.number not in child_welfare:
            office = Organisation.objects.create(
                kind=Kind.CHILD_WELFARE,
                name=f"Barnevernstjenesten i {place.name} ({place.number})",
                region_id=place.region_id,
            )
            office.municipalities.add(place)
            child_welfare[place.number] = office
    return _Offices(services, child_welfare)


def _patterns() -> list[GateStatus]:
    """One answered status of each outcome and subject, to copy."""
    answered = GateStatus.objects.filter(is_stale=False).order_by("outcome", "pk")
    found = {(status.outcome, status.assignment_id is None): status for status in answered}
    return list(found.values())


def _write(
    first: int,
    number: int,
    places: list[Municipality],
    offices: _Offices,
    patterns: list[GateStatus],
) -> None:
    day = today()
    numbers = range(first, first + number)
    where = list(islice(cycle(places), first, first + number))
    homes = FosterHome.objects.bulk_create(
        FosterHome(
            host_municipality=place,
            registered_by=offices.services[place.region_id],
            trained_by=offices.services[place.region_id],
            registered_on=_day(day, one),
        )
        for one, place in zip(numbers, where, strict=True)
    )
    users = User.objects.bulk_create(
        User(
            uuid=uuid4(),
            username=f"stor-{one}-{adult}",
            email=f"stor-{one}-{adult}@example.no",
            password="!",  # noqa: S106 - nobody can sign in with it
            first_name=("Kim", "Alex")[adult],
            last_name=f"Eksempel {one}",
        )
        for one in numbers
        for adult in range(ADULTS)
    )
    FosterParent.objects.bulk_create(
        FosterParent(home=homes[place // ADULTS], user=user, joined_on=homes[place // ADULTS].registered_on)
        for place, user in enumerate(users)
    )
    patterned = list(islice(cycle(patterns), first, first + number))
    adults = [[user.uuid for user in users[at * ADULTS : at * ADULTS + ADULTS]] for at in range(number)]
    preparing = [at for at in range(number) if patterned[at].assignment_id is None]
    assigned = [at for at in range(number) if patterned[at].assignment_id is not None]
    preparations = Preparation.objects.bulk_create(
        Preparation(home=homes[at], kind=HomeKind.ORDINARY, registered_on=homes[at].registered_on)
        for at in preparing
    )
    assignments = Assignment.objects.bulk_create(
        Assignment(
            home=homes[at],
            organisation=offices.child_welfare[where[at].number],
            case_reference=f"S-{first + at}",
            kind=HomeKind.ORDINARY,
            registered_on=homes[at].registered_on,
        )
        for at in assigned
    )
    subjects: dict[int, Preparation | Assignment] = {
        **dict(zip(preparing, preparations, strict=True)),
        **dict(zip(assigned, assignments, strict=True)),
    }
    GateStatus.objects.bulk_create(
        _copy(patterned[at], homes[at], subjects[at], adults[at]) for at in range(number)
    )


def _copy(
    pattern: GateStatus, home: FosterHome, subject: Preparation | Assignment, adults: list[UUID]
) -> GateStatus:
    done = pattern.progress[0] if pattern.progress else {}
    return GateStatus(
        home=home,
        preparation=subject if isinstance(subject, Preparation) else None,
        assignment=subject if isinstance(subject, Assignment) else None,
        rule_set_id=pattern.rule_set_id,
        outcome=pattern.outcome,
        reason=pattern.reason,
        may_approve=pattern.may_approve,
        due_on=pattern.due_on,
        follow_up_due_on=pattern.follow_up_due_on,
        given=pattern.given,
        answer=pattern.answer,
        progress=[{**done, "parent": str(adult)} for adult in adults] if done else [],
        on=pattern.on,
        is_stale=False,
    )


def _day(today: date, number: int) -> date:
    return today - timedelta(days=10 + (number * 37) % 700)
