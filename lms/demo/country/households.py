"""The homes of a circle: who lives there, how far they have come, and for whom they train."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import uuid4

from lms.demo.country.land import District, Land
from lms.demo.neighbour_homes import FIRST_NAMES, LAST_NAMES
from lms.people.models import (
    AddressProtection,
    Assignment,
    FosterHome,
    FosterParent,
    HomeKind,
    Organisation,
    Preparation,
    UrgentBasis,
    User,
)

NAMED = "stor-"
ADULTS = 2
# One service has many more cases than its municipality's homes, so that a long list can be measured.
_BIG_OFFICE_EVERY = 3


class Stage(StrEnum):
    """How far a home has come."""

    GROUP = "group"
    APPROVED = "approved"
    COMPLETE = "complete"
    READY = "ready"
    MATCHED = "matched"
    UNDER_WAY = "under_way"
    BEGUN = "begun"
    WAITING = "waiting"
    URGENT = "urgent"
    BREACH = "breach"
    ENDED = "ended"


# The homes of a circle in the order in which they are written.
STAGES = (
    [Stage.GROUP] * 8
    + [Stage.APPROVED] * 13
    + [Stage.COMPLETE, Stage.READY] * 2
    + [Stage.MATCHED] * 2
    + [Stage.UNDER_WAY] * 4
    + [Stage.BEGUN] * 4
    + [Stage.WAITING] * 2
    + [Stage.URGENT, Stage.BREACH, Stage.ENDED]
)
ATTESTED = (Stage.APPROVED, Stage.COMPLETE, Stage.READY, Stage.ENDED)
_ASSIGNED = (Stage.APPROVED, Stage.READY, Stage.MATCHED, Stage.URGENT, Stage.BREACH, Stage.ENDED)


@dataclass
class Household:
    """One home with its adults; `subject` is what the gate answers for, None where all has ended."""

    number: int
    stage: Stage
    home: FosterHome
    adults: list[User]
    kind: HomeKind
    subject: Preparation | Assignment | None = None

    @property
    def assignment(self) -> Assignment | None:
        return self.subject if isinstance(self.subject, Assignment) else None

    @property
    def has_moved_in(self) -> bool:
        return bool(self.assignment and self.assignment.moved_in_on)


@dataclass
class Circle:
    """Homes of one region that were written together; `turn` counts the region's circles, and the
    gatherings begin in `first_week`, counted from this one."""

    number: int
    turn: int
    district: District
    first_week: int
    households: list[Household]

    def at(self, *stages: Stage) -> list[Household]:
        return [one for one in self.households if one.stage in stages]


# Weeks from now in which a region's series begin, so that those about to run come first.
_WEEKS = (-5, 8, -18, -31, -44, -57, -70, 21)
SERIES_IN_A_LANE = len(_WEEKS)


def gather(land: Land, *, first: int, number: int) -> Circle:
    """Write the homes, adults, preparations and assignments of the circle that begins with home `first`."""
    circle_number = first // len(STAGES)
    district, turn = land.district(circle_number)
    first_week = _WEEKS[turn % len(_WEEKS)]
    stages = [STAGES[one % len(STAGES)] for one in range(first, first + number)]
    homes = FosterHome.objects.bulk_create(
        FosterHome(
            host_municipality=district.places[(turn * 7 + at) % len(district.places)],
            registered_by=district.service,
            trained_by=district.service,
            registered_on=_registered_on(land, stage, at, first_week),
        )
        for at, stage in enumerate(stages)
    )
    users = User.objects.bulk_create(_adult(first + at, adult) for at in range(number) for adult in (1, 2))
    FosterParent.objects.bulk_create(
        FosterParent(home=homes[place // ADULTS], user=user, joined_on=homes[place // ADULTS].registered_on)
        for place, user in enumerate(users)
    )
    circle = Circle(
        circle_number,
        turn,
        district,
        first_week,
        [
            Household(
                first + at, stage, homes[at], users[at * ADULTS : at * ADULTS + ADULTS], _kind(stage, at)
            )
            for at, stage in enumerate(stages)
        ],
    )
    _prepare(land, circle)
    _assign(land, circle)
    return circle


def _registered_on(land: Land, stage: Stage, place: int, first_week: int) -> date:
    if stage is Stage.GROUP:
        return land.on + timedelta(weeks=min(first_week, 0) - 4)
    if stage in ATTESTED:
        return land.days_ago(200 + place * 29 % 440)
    return land.days_ago(12 + place * 17 % 150)


def _adult(number: int, adult: int) -> User:
    first = FIRST_NAMES[(number * 7 + number // len(STAGES) * 11 + adult * 13) % len(FIRST_NAMES)]
    last = LAST_NAMES[(number * 11 + number // len(LAST_NAMES)) % len(LAST_NAMES)]
    is_protected = number % 160 == 37
    return User(
        uuid=uuid4(),
        username=f"{NAMED}{number}-{adult}",
        email=f"{NAMED}{number}-{adult}@example.no",
        password="!",  # noqa: S106 - nobody can sign in with it
        first_name=first,
        last_name=f"{last} {number}",
        address_protection=AddressProtection.CONFIDENTIAL if is_protected else "",
        alias=f"Kim Berg {number}" if is_protected else "",
    )


def _kind(stage: Stage, place: int) -> HomeKind:
    if stage is Stage.URGENT or (stage in (Stage.BEGUN, Stage.MATCHED) and place % 2):
        return HomeKind.KINSHIP
    return HomeKind.ORDINARY


def _prepare(land: Land, circle: Circle) -> None:
    waiting = [one for one in circle.households if one.stage not in _ASSIGNED]
    made = Preparation.objects.bulk_create(
        Preparation(home=one.home, kind=one.kind, registered_on=max(one.home.registered_on, land.rules_from))
        for one in waiting
    )
    for household, preparation in zip(waiting, made, strict=True):
        household.subject = preparation
    through = Preparation.target_groups.through
    through.objects.bulk_create(
        through(preparation=one.subject, targetgroup_id=group)
        for one in waiting
        for group in _groups(land, one)
        if isinstance(one.subject, Preparation)
    )


def _assign(land: Land, circle: Circle) -> None:
    """Assignments of the service where the home lies, of the neighbour's for every ninth, and of the
    region's first service for many."""
    wanted = circle.at(*_ASSIGNED)
    made = Assignment.objects.bulk_create(
        Assignment(
            home=one.home,
            organisation=_office(circle.district, one),
            case_reference=f"S-{one.number:06}",
            kind=one.kind,
            registered_on=max(one.home.registered_on, land.rules_from),
            urgent_basis=UrgentBasis.EMERGENCY_DECISION if one.stage is Stage.URGENT else "",
            planned_move_in_on=land.days_ago(-30 - one.number % 60) if one.stage is Stage.MATCHED else None,
            moved_in_on=_moved_in_on(land, one),
            ended_on=land.days_ago(5 + one.number % 40) if one.stage is Stage.ENDED else None,
        )
        for one in wanted
    )
    through = Assignment.target_groups.through
    through.objects.bulk_create(
        through(assignment=assignment, targetgroup_id=group)
        for one, assignment in zip(wanted, made, strict=True)
        for group in _groups(land, one)
    )
    for one, assignment in zip(wanted, made, strict=True):
        if one.stage is not Stage.ENDED:
            one.subject = assignment


def _office(district: District, household: Household) -> Organisation:
    places = district.places
    if household.number % _BIG_OFFICE_EVERY == 0:
        return max(district.offices.values(), key=lambda office: (bool(office.telephone), -office.pk))
    if household.number % 9 == 1:
        here = places.index(household.home.host_municipality)
        return district.offices[places[(here + 1) % len(places)].number]
    return district.offices[household.home.host_municipality.number]


def _moved_in_on(land: Land, household: Household) -> date | None:
    number = household.number
    match household.stage:
        case Stage.APPROVED if number % 4:
            return land.days_ago(8 + number * 13 % 180)
        case Stage.URGENT:
            return land.days_ago(4 + number // len(STAGES) * 9 % 280)
        case Stage.BREACH:
            return land.days_ago(3 + number // len(STAGES) % 12)
        case Stage.ENDED:
            return land.days_ago(60 + number % 90)
    return None


def _groups(land: Land, household: Household) -> list[str]:
    if household.number % 5 or not land.target_groups:
        return []
    return [land.target_groups[household.number // 5 % len(land.target_groups)]]
