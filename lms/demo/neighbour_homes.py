"""The demo's further homes: fifty-five in two regions and twelve municipalities, in every stage.

All names are made up. The same day gives the same homes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from lms.people.actions.homes import end_assignment, make_home_code, open_assignment, register_home
from lms.people.actions.invitations import accept_invitation, invite
from lms.people.actions.leaving import leave_home
from lms.people.actions.move_ins import record_move_in
from lms.people.models import (
    Assignment,
    FosterHome,
    FosterParent,
    HomeKind,
    Organisation,
    TargetGroup,
    UrgentBasis,
    User,
)


class Stage(StrEnum):
    """How far a home of the demo has come."""

    INVITED = "invited"
    BEGUN = "begun"
    UNDER_WAY = "under_way"
    COMPLETE = "complete"
    MATCHED = "matched"
    URGENT = "urgent"
    APPROVED = "approved"
    ENDED = "ended"
    LEFT = "left"


@dataclass(frozen=True)
class Neighbour:
    """One further home, its adults in the order in which they came, and its assignment if it has one."""

    home: FosterHome
    adults: tuple[User, ...]
    stage: Stage
    region: str
    assignment: Assignment | None = field(default=None)


_STAGES = (
    [Stage.INVITED] * 4
    + [Stage.BEGUN] * 12
    + [Stage.UNDER_WAY] * 16
    + [Stage.COMPLETE] * 6
    + [Stage.MATCHED] * 4
    + [Stage.URGENT] * 3
    + [Stage.APPROVED] * 7
    + [Stage.ENDED] * 2
    + [Stage.LEFT]
)
_PLACES = {
    "ost": ("3205", "3201", "3203", "3240", "3107", "3301", "3209"),
    "midt": ("5001", "5035", "5034", "5032", "1506"),
}
# The services whose caseworkers open assignments for homes of a region.
_SERVICES = {"ost": ("lillestrom", "saksbehandler"), "midt": ("vaernes", "saksbehandler3")}
_TRAINING = {"ost": ("ost", "koordinator"), "midt": ("midt", "koordinator2")}
_KINDS = (
    HomeKind.ORDINARY,
    HomeKind.ORDINARY,
    HomeKind.KINSHIP,
    HomeKind.ORDINARY,
    HomeKind.SPECIALISED,
    HomeKind.ORDINARY,
)
_GROUPS = ("siblings", "youth", "under-13")
FIRST_NAMES = [
    "Anne",
    "Bjørn",
    "Cecilie",
    "Daniel",
    "Elin",
    "Frode",
    "Gro",
    "Henrik",
    "Ida",
    "Jan",
    "Karin",
    "Lars",
    "Marit",
    "Nina",
    "Odd",
    "Petter",
    "Ragna",
    "Stein",
    "Tuva",
    "Ulf",
    "Vilde",
    "Yngve",
    "Åse",
    "Øystein",
    "Amina",
    "Bilal",
    "Dorota",
    "Emeka",
    "Fatima",
    "Goran",
]
LAST_NAMES = [
    "Aamodt",
    "Bjerke",
    "Dalen",
    "Engen",
    "Fossum",
    "Grønli",
    "Heggelund",
    "Iversholt",
    "Johnsrud",
    "Kvamme",
    "Lyngstad",
    "Myhre",
    "Nordby",
    "Opheim",
    "Prestrud",
    "Rognli",
    "Skogen",
    "Tangen",
    "Ulvestad",
    "Vikene",
    "Ytterdal",
    "Ødegård",
    "Åsheim",
    "Bråten",
    "Eikeland",
    "Furuseth",
    "Granli",
    "Hovland",
    "Kleppe",
    "Lillemo",
    "Midttun",
    "Nesheim",
    "Oppegård",
    "Raknes",
    "Sletten",
    "Tveiten",
    "Vassbotn",
    "Østmo",
    "Berntsrud",
    "Dyrdal",
    "Espeseth",
    "Fjellstad",
    "Gjerdrum",
    "Holmen",
    "Kjelsås",
    "Løvli",
    "Moseng",
    "Narvestad",
    "Rustad",
    "Solbakk",
    "Torgersrud",
    "Uglem",
    "Vestre",
    "Øverli",
    "Ålien",
]


def make(
    on: date,
    *,
    organisations: dict[str, Organisation],
    staff: dict[str, User],
    password: str,
    tell: Callable[[float], None],
) -> list[Neighbour]:
    """Make the homes as they would have come about in the last year; `password` is as it is stored, and
    `tell` is told how far it is, from 0 to 1."""
    groups = {group.pk: group for group in TargetGroup.objects.all()}
    made = []
    for number, stage in enumerate(_STAGES):
        region = "midt" if number % 3 == 2 else "ost"
        service_key, coordinator = _TRAINING[region]
        home, adults = _home(
            number,
            stage,
            on=on - timedelta(days=20 + (number * 37) % 320),
            place=_PLACES[region][number // 2 % len(_PLACES[region])],
            service=organisations[service_key],
            groups=groups,
            by=staff[coordinator],
        )
        office, caseworker = _SERVICES[region]
        assignment = _assignment(
            number, stage, home, adults, on=on, organisation=organisations[office], by=staff[caseworker]
        )
        made.append(Neighbour(home, adults, stage, region, assignment))
        tell(len(made) / len(_STAGES))
    User.objects.filter(pk__in=[adult.pk for one in made for adult in one.adults]).update(password=password)
    return made


def _home(
    number: int,
    stage: Stage,
    *,
    on: date,
    place: str,
    service: Organisation,
    groups: dict[str, TargetGroup],
    by: User,
) -> tuple[FosterHome, tuple[User, ...]]:
    kind = HomeKind.KINSHIP if stage is Stage.URGENT else _KINDS[number % len(_KINDS)]
    if stage is Stage.APPROVED:
        kind = HomeKind.ORDINARY
    wanted = [groups[_GROUPS[number % 3]]] if kind is HomeKind.SPECIALISED or number % 4 == 0 else []
    home = register_home(
        municipality_number=place,
        kind=kind,
        target_groups=wanted,
        registered_by=service,
        trained_by=service,
        by=by,
        on=on,
    )
    adults = []
    for place_in_home in range(1 if number % 5 == 0 else 2):
        first = FIRST_NAMES[(number * 2 + place_in_home * 7) % len(FIRST_NAMES)]
        invitation, secret = invite(
            home,
            email=f"nabo{number:02}-{place_in_home + 1}@example.no",
            first_name=first,
            last_name=LAST_NAMES[number % len(LAST_NAMES)],
            by=by,
        )
        if stage is not Stage.INVITED:
            accept_invitation(secret, on=on)
            adults.append(invitation.user)
    if stage is Stage.LEFT:
        leave_home(FosterParent.objects.get(home=home, user=adults[-1]), by=adults[-1])
    return home, tuple(adults)


def _assignment(
    number: int,
    stage: Stage,
    home: FosterHome,
    adults: tuple[User, ...],
    *,
    on: date,
    organisation: Organisation,
    by: User,
) -> Assignment | None:
    if stage not in {Stage.MATCHED, Stage.URGENT, Stage.APPROVED, Stage.ENDED}:
        return None
    kind = HomeKind.KINSHIP if stage is Stage.URGENT else HomeKind.ORDINARY
    assignment = open_assignment(
        code=make_home_code(home, by=adults[0]),
        organisation=organisation,
        kind=kind,
        planned_move_in_on=on + timedelta(days=20 + number % 40) if stage is Stage.MATCHED else None,
        by=by,
    )
    if stage is Stage.URGENT:
        record_move_in(
            assignment,
            moved_in_on=on - timedelta(days=15 + number),
            urgent_basis=UrgentBasis.URGENT_VOLUNTARY_STAY,
            by=by,
        )
    if stage is Stage.ENDED:
        end_assignment(assignment, by=by, on=on)
    return assignment
