"""What the country's circles share: regions with their offices and staff, and what is taught."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.utils import timezone

from courses.models import ModulePart, Part, ProgrammeVersion, Training
from courses.queries.versions import versions_to_enrol_in
from lms.approval.models import RuleSet
from lms.dates import today
from lms.demo.country.patterns import Patterns
from lms.demo.errors import NothingToCopy
from lms.people.models import Membership, Municipality, Organisation, Region, Role, TargetGroup, User
from sessions.models import SeriesTemplate, SessionKind, TemplateGathering, Venue

BASIC, KINSHIP, PART_2, PART_3 = "pride-basic", "pride-kinship", "modular-2", "modular-3"
STAFF = "storstab"
# Of every twenty circles, how many lie in each region.
_SHARES = {"ost": 6, "vest": 4, "sor": 4, "midt": 3, "nord": 2, "oslo": 1}
Kind = Organisation.Kind


@dataclass(frozen=True)
class Track:
    """A published training: the version that is enrolled in, and its lessons in order."""

    code: str
    programme_version: UUID | None
    module_version: UUID | None
    programme: UUID | None
    lessons: tuple[Part, ...]


@dataclass
class Team:
    """Two trainers who lead together, and the room where they meet their groups."""

    trainers: list[User]
    venue: Venue


@dataclass
class District:
    """One region: who trains there, where people live, and who answers for each place."""

    region: Region
    service: Organisation
    coordinator: User
    places: list[Municipality]
    offices: dict[str, Organisation]
    caseworkers: dict[int, User]
    teams: dict[int, Team] = field(default_factory=dict)

    def team(self, number: int) -> Team:
        """The team with this number, made when first asked for."""
        if number not in self.teams:
            self.teams[number] = _team(self, number)
        return self.teams[number]


@dataclass
class Land:
    """The whole country on the day it is written."""

    on: date
    now: datetime
    rules_from: date
    districts: list[District]
    tracks: dict[str, Track]
    template: SeriesTemplate
    gatherings: list[TemplateGathering]
    target_groups: list[str]
    patterns: Patterns = field(default_factory=Patterns)

    def district(self, circle: int) -> tuple[District, int]:
        """Where a circle lies, and how many lie there before it."""
        order = _order([one.region.pk for one in self.districts])
        rounds, place = divmod(circle, len(order))
        code = order[place]
        earlier = rounds * order.count(code) + order[:place].count(code)
        return next(one for one in self.districts if one.region.pk == code), earlier

    def days_ago(self, days: int) -> date:
        return self.on - timedelta(days=days)


def survey() -> Land:
    """Read what is there, and make the offices and staff that lack. Raises `NothingToCopy` where there
    is no rule set, no basic training or no template for a series of it."""
    tracks = _tracks()
    template = _template(tracks)
    rules_from = RuleSet.objects.confirmed().order_by("valid_from").values_list("valid_from", flat=True)
    if template is None or not rules_from or rules_from[0] is None:
        raise NothingToCopy
    gatherings = template.gatherings.exclude(kind=SessionKind.IN_HOME).prefetch_related(
        "delivers", "due_before"
    )
    return Land(
        on=today(),
        now=timezone.now(),
        rules_from=rules_from[0],
        districts=_districts(),
        tracks=tracks,
        template=template,
        gatherings=list(gatherings.order_by("number")),
        target_groups=list(TargetGroup.objects.order_by("code").values_list("code", flat=True)),
    )


def _order(codes: list[str]) -> list[str]:
    """Regions as circles come, dealt out so that none comes in a heap."""
    dealt = [
        ((turn + 0.5) / share, code)
        for code, share in _SHARES.items()
        if code in codes
        for turn in range(share)
    ]
    return [code for _, code in sorted(dealt)] or codes


def _tracks() -> dict[str, Track]:
    versions = versions_to_enrol_in(Training.objects.filter(code__in=[BASIC, KINSHIP, PART_2, PART_3]))
    found = {}
    for code, version in versions.items():
        is_programme = isinstance(version, ProgrammeVersion)
        named = (
            {"module_version__programme_modules__programme_version": version}
            if is_programme
            else {"module_version": version}
        )
        rows = ModulePart.objects.filter(part__kind=Part.Kind.LESSON, **named).select_related("part")
        order = ["module_version__programme_modules__position", "position"] if is_programme else ["position"]
        found[code] = Track(
            code=code,
            programme_version=version.pk if is_programme else None,
            module_version=None if is_programme else version.pk,
            programme=version.programme_id if isinstance(version, ProgrammeVersion) else None,
            lessons=tuple(row.part for row in rows.order_by(*order)),
        )
    return found


def _template(tracks: dict[str, Track]) -> SeriesTemplate | None:
    if BASIC not in tracks:
        return None
    templates = SeriesTemplate.objects.filter(programme_version=tracks[BASIC].programme_version)
    return templates.exclude(gatherings__days__gt=1).order_by("-pk").first()


def _districts() -> list[District]:
    services = {
        office.region_id: office
        for office in Organisation.objects.filter(kind=Kind.FOSTER_CARE).order_by("-pk")
        if office.region_id
    }
    places = Municipality.objects.select_related("region").order_by("region", "number")
    made = []
    for region, in_region in groupby(places, key=lambda place: place.region):
        there = list(in_region)
        service = services.get(region.pk) or Organisation.objects.create(
            kind=Kind.FOSTER_CARE, name=f"Fosterhjemstjenesten {region.name}", region=region
        )
        offices = _offices(there)
        made.append(
            District(
                region=region,
                service=service,
                coordinator=_staff([service], Role.COORDINATOR)[service.pk],
                places=there,
                offices=offices,
                caseworkers=_staff(list(offices.values()), Role.CASEWORKER),
            )
        )
    return made


def _offices(places: list[Municipality]) -> dict[str, Organisation]:
    """The child welfare service of each place; one of its own where there is none."""
    served = Organisation.municipalities.through.objects.filter(
        organisation__kind=Kind.CHILD_WELFARE, municipality__in=places
    ).order_by("-organisation_id")
    known = dict(served.values_list("municipality", "organisation"))
    lacking = [place for place in places if place.number not in known]
    new = Organisation.objects.bulk_create(
        Organisation(
            kind=Kind.CHILD_WELFARE,
            name=f"Barnevernstjenesten i {place.name} ({place.number})",
            region_id=place.region_id,
        )
        for place in lacking
    )
    Organisation.municipalities.through.objects.bulk_create(
        Organisation.municipalities.through(organisation=office, municipality=place)
        for office, place in zip(new, lacking, strict=True)
    )
    known |= {place.number: office.pk for office, place in zip(new, lacking, strict=True)}
    offices = Organisation.objects.in_bulk(set(known.values()))
    return {number: offices[pk] for number, pk in known.items()}


def _staff(offices: list[Organisation], role: Role) -> dict[int, User]:
    """One who has this role in each of these offices, by the office; a new one where nobody has it.
    Caseworkers may approve."""
    holding = Membership.objects.in_force().filter(organisation__in=offices, role=role)
    if role is Role.CASEWORKER:
        holding = holding.filter(may_approve=True)
    members = {one.organisation_id: one.user for one in holding.select_related("user").order_by("-pk")}
    lacking = [office for office in {one.pk: one for one in offices}.values() if office.pk not in members]
    new = new_staff([f"{role}-{office.pk}" for office in lacking])
    Membership.objects.bulk_create(
        Membership(user=user, organisation=office, role=role, may_approve=role is Role.CASEWORKER)
        for user, office in zip(new, lacking, strict=True)
    )
    return members | {office.pk: user for user, office in zip(new, lacking, strict=True)}


def new_staff(names: list[str]) -> list[User]:
    """Members of staff who cannot sign in."""
    return User.objects.bulk_create(
        User(
            username=f"{STAFF}-{name}",
            email=f"{STAFF}-{name}@example.no",
            password="!",  # noqa: S106 - nobody can sign in with it
            first_name="Eksempel",
            last_name=name.replace("-", " ").title(),
        )
        for name in names
    )


def _team(district: District, number: int) -> Team:
    service = district.service
    names = [f"kursleder-{service.pk}-{number}-{one}" for one in (1, 2)]
    trainers = list(User.objects.filter(username__in=[f"{STAFF}-{name}" for name in names]).order_by("pk"))
    if not trainers:
        trainers = new_staff(names)
        Membership.objects.bulk_create(
            Membership(user=trainer, organisation=service, role=Role.TRAINER) for trainer in trainers
        )
    place = district.places[number % len(district.places)]
    venue, _ = Venue.objects.get_or_create(
        organisation=service,
        name=f"Samfunnshuset {place.name} {number + 1}",
        defaults={"municipality": place, "capacity": 24, "is_step_free": number % 3 > 0},
    )
    return Team(trainers, venue)
