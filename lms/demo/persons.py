"""The demo's people: organisations, staff by role, and homes in different places on their path.

Names are made up. Accounts exist only where the demo was loaded, and never in production.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.dates import today
from lms.demo import neighbour_homes, sign_in_provider
from lms.demo.neighbour_homes import Neighbour
from lms.people.actions.homes import make_home_code, open_assignment, register_home
from lms.people.actions.invitations import accept_invitation, invite
from lms.people.actions.move_ins import record_move_in
from lms.people.actions.protection import set_address_protection
from lms.people.models import (
    AddressProtection,
    Assignment,
    FosterHome,
    HomeKind,
    Membership,
    Municipality,
    Organisation,
    ProtectedAccess,
    Region,
    Role,
    TargetGroup,
    UrgentBasis,
    User,
)
from lms.people.signals import people_changed

PASSWORD = "fosterhjem-demo"  # noqa: S105 - printed on the sign-in page of every demo
SIGN_INS = [
    (_("Foster parent, in training"), "kari"),
    (_("Foster parent, in training"), "ola"),
    (_("Foster parent, a child has moved in"), "ingrid"),
    (_("Trainer"), "kursleder"),
    (_("Coordinator"), "koordinator"),
    (_("Caseworker"), "saksbehandler"),
    (_("Editor"), "redaktor"),
    (_("Subject specialist who writes"), "fagforfatter"),
    (_("Auditor"), "revisor"),
    (_("Administrator"), "administrator"),
]


def _nobody(share: float) -> None:
    """Who is told where nobody asks how far a load is."""


@dataclass
class Cast:
    """Who and what the other packages' demos build upon, by name. Each package's demo tells how far it
    is as it goes, from 0 to 1."""

    on: date
    organisations: dict[str, Organisation] = field(default_factory=dict)
    staff: dict[str, User] = field(default_factory=dict)
    parents: dict[str, User] = field(default_factory=dict)
    homes: dict[str, FosterHome] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)
    neighbours: list[Neighbour] = field(default_factory=list)
    tell: Callable[[float], None] = _nobody

    def stretch(self, begins: float, ends: float) -> Callable[[float], None]:
        """Tells how far a part of a package's demo is, from 0 to 1, that lies between two shares of it."""
        return lambda share: self.tell(begins + (ends - begins) * share)


_ORGANISATIONS: dict[str, dict[str, Any]] = {
    "ost": {
        "name": "Fosterhjemstjenesten øst",
        "kind": "foster_care",
        "region_id": "ost",
        "telephone": "466 15 100",
    },
    "midt": {
        "name": "Fosterhjemstjenesten Midt-Norge",
        "kind": "foster_care",
        "region_id": "midt",
        "telephone": "466 15 200",
    },
    "lillestrom": {
        "name": "Barnevernstjenesten i Lillestrøm",
        "kind": "child_welfare",
        "region_id": "ost",
        "telephone": "466 15 300",
    },
    "vaernes": {
        "name": "Barnevernstjenesten i Værnesregionen",
        "kind": "child_welfare",
        "region_id": "midt",
    },
    "lokka": {
        "name": "Barneverntjenesten i bydel Grünerløkka",
        "kind": "child_welfare",
        "region_id": "oslo",
        "district": "Grünerløkka",
    },
    "bufdir": {"name": "Barne-, ungdoms- og familiedirektoratet", "kind": "directorate"},
    "statsforvalter": {
        "name": "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus",
        "kind": "county_governor",
        "county_numbers": ["03", "31", "32", "33"],
    },
}
_SERVES = {"lillestrom": ["3205"], "vaernes": ["5032", "5034", "5035"], "lokka": ["0301"]}
_LEADERS = {"redaktor", "koordinator", "koordinator2", "saksbehandler", "revisor"}
_GIVEN_DAYS_AGO = {"kursleder2": 345}  # to be confirmed soon
_STAFF = [
    ("redaktor", "Eira", "Solheim", Role.EDITOR, "bufdir", False),
    ("fagforfatter", "Unni", "Berg", Role.EDITOR, "ost", False),
    ("administrator", "Anders", "Moe", Role.ADMIN, "bufdir", False),
    ("administrator2", "Astrid", "Vik", Role.ADMIN, "bufdir", False),
    ("koordinator", "Kristin", "Haugen", Role.COORDINATOR, "ost", False),
    ("koordinator2", "Jon", "Aas", Role.COORDINATOR, "midt", False),
    ("kursleder", "Tone", "Lien", Role.TRAINER, "ost", False),
    ("kursleder2", "Per", "Sunde", Role.TRAINER, "ost", False),
    ("kursleder3", "Berit", "Moen", Role.TRAINER, "midt", False),
    ("kursleder4", "Ivar", "Holte", Role.TRAINER, "midt", False),
    ("saksbehandler", "Sara", "Dahl", Role.CASEWORKER, "lillestrom", True),
    ("saksbehandler2", "Nils", "Berge", Role.CASEWORKER, "lillestrom", True),
    ("saksbehandler3", "Maja", "Husby", Role.CASEWORKER, "vaernes", True),
    ("saksbehandler4", "Amir", "Khan", Role.CASEWORKER, "lokka", True),
    ("revisor", "Ragnhild", "Foss", Role.AUDITOR, "statsforvalter", False),
]
_HOMES = {
    "nordli": ("3205", HomeKind.ORDINARY, [("kari", "Kari", "Nordli"), ("ola", "Ola", "Nordli")], []),
    "bakken": ("3205", HomeKind.ORDINARY, [("ingrid", "Ingrid", "Bakken")], ["siblings"]),
    "hamre": ("3240", HomeKind.KINSHIP, [("liv", "Liv", "Hamre"), ("arne", "Arne", "Hamre")], []),
    "strand": (
        "3201",
        HomeKind.SPECIALISED,
        [("mona", "Mona", "Strand"), ("eva", "Eva", "Strand")],
        ["youth"],
    ),
    "lunde": ("3203", HomeKind.ORDINARY, [("siri", "Siri", "Lunde"), ("tor", "Tor", "Lunde")], []),
}


def load(tell: Callable[[float], None] = _nobody) -> Cast:
    """Make the cast; `tell` is told how far it and those that build upon it are. Raises
    `ImproperlyConfigured` in production."""
    if settings.IS_PRODUCTION:
        raise ImproperlyConfigured("The demo is never loaded in production.")
    cast = Cast(on=today(), tell=tell)
    known = make_password(PASSWORD)
    with transaction.atomic(), people_changed.gathered():
        _make_organisations(cast)
        _make_staff(cast, password=known)
        _make_homes(cast, password=known)
        _make_assignments(cast)
        sign_in_provider.let_be_known()
        cast.neighbours = neighbour_homes.make(
            cast.on,
            organisations=cast.organisations,
            staff=cast.staff,
            password=known,
            tell=cast.stretch(0.25, 0.95),
        )
    return cast


def _make_organisations(cast: Cast) -> None:
    for code in ("ost", "midt"):
        Region.objects.filter(pk=code).update(
            helpline_number="466 15 400",
            helpline_hours="Alle dager kl. 8–22",
            helpline_who="Fosterhjemstelefonen: rådgivere som kjenner arbeidet",
        )
    for key, values in _ORGANISATIONS.items():
        organisation = Organisation.objects.create(
            organisation_number=sign_in_provider.organisation_number(key), **values
        )
        organisation.municipalities.set(Municipality.objects.filter(number__in=_SERVES.get(key, [])))
        cast.organisations[key] = organisation


def _make_staff(cast: Cast, *, password: str) -> None:
    for username, first, last, role, organisation, may_approve in _STAFF:
        user = User.objects.create(
            username=username,
            email=f"{username}@example.no",
            password=password,
            first_name=first,
            last_name=last,
            is_staff=role in {Role.ADMIN, Role.EDITOR},
        )
        Membership.objects.create(
            user=user,
            organisation=cast.organisations[organisation],
            role=role,
            may_approve=may_approve,
            leads=username in _LEADERS,
            given_at=timezone.now() - timedelta(days=_GIVEN_DAYS_AGO.get(username, 90)),
        )
        cast.staff[username] = user
    ProtectedAccess.objects.create(
        user=cast.staff["koordinator"],
        organisation=cast.organisations["ost"],
        proposed_by=cast.staff["administrator"],
        confirmed_by=cast.staff["administrator2"],
    )


def _make_homes(cast: Cast, *, password: str) -> None:
    coordinator, service = cast.staff["koordinator"], cast.organisations["ost"]
    for days_ago, (key, (municipality, kind, adults, groups)) in zip(
        range(60, 0, -10), _HOMES.items(), strict=False
    ):
        day = cast.on - timedelta(days=days_ago)
        home = register_home(
            municipality_number=municipality,
            kind=kind,
            target_groups=TargetGroup.objects.filter(code__in=groups),
            registered_by=service,
            trained_by=service,
            by=coordinator,
            on=day,
        )
        for username, first, last in adults:
            invitation, secret = invite(
                home,
                email=f"{username}@example.no",
                first_name=first,
                last_name=last,
                by=coordinator,
            )
            accept_invitation(secret, on=day)
            parent = invitation.user
            parent.username, parent.password = username, password
            parent.save(update_fields=["username", "password"])
            cast.parents[username] = parent
        cast.homes[key] = home
    set_address_protection(
        cast.parents["tor"],
        protection=AddressProtection.CONFIDENTIAL,
        alias="Per Berg",
        by=coordinator,
    )


def _make_assignments(cast: Cast) -> None:
    caseworker, service = cast.staff["saksbehandler"], cast.organisations["lillestrom"]
    for key, parent, kind, groups in (
        ("bakken", "ingrid", HomeKind.ORDINARY, ["siblings"]),
        ("hamre", "liv", HomeKind.KINSHIP, []),
        ("strand", "mona", HomeKind.SPECIALISED, ["youth"]),
    ):
        cast.assignments[key] = open_assignment(
            code=make_home_code(cast.homes[key], by=cast.parents[parent]),
            organisation=service,
            kind=kind,
            target_groups=TargetGroup.objects.filter(code__in=groups),
            by=caseworker,
        )
    record_move_in(cast.assignments["bakken"], moved_in_on=cast.on - timedelta(days=9), by=caseworker)
    record_move_in(
        cast.assignments["hamre"],
        moved_in_on=cast.on - timedelta(days=20),
        urgent_basis=UrgentBasis.URGENT_VOLUNTARY_STAY,
        by=caseworker,
    )
