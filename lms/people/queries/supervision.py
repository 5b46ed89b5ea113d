"""What a county governor's cases may cover, and what was looked at within them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from lms.dates import today
from lms.people.models import (
    Assignment,
    AuditEntry,
    FosterHome,
    LookUp,
    Municipality,
    Organisation,
    Role,
    SupervisionCase,
    User,
)
from lms.people.models.access import access_of

DESK, DESK_FILE, LOG, ARCHIVE = "desk", "desk_file", "log", "archive"
LISTS = frozenset({DESK, DESK_FILE, LOG, ARCHIVE})


@dataclass(frozen=True)
class Look:
    """That an auditor opened a home within a case: its municipality, and the assignments that it showed."""

    at: datetime
    by: str
    municipality: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class ListRead:
    """That an auditor read or took out a list of the homes of a case; `what` is one of `LISTS`."""

    at: datetime
    by: str
    what: str


def governors_of(auditor: User) -> QuerySet[Organisation]:
    """The governors that somebody may open cases for, those that go on."""
    return Organisation.objects.open().filter(pk__in=access_of(auditor).organisations(Role.AUDITOR))


def counties_of(governor: Organisation) -> frozenset[str]:
    """The counties that a governor supervises, by number, with those of governors that went over to it."""
    rows = Organisation.objects.under([governor.pk]).values_list("county_numbers", flat=True)
    return frozenset(number for numbers in rows for number in numbers)


def municipalities_of(governor: Organisation) -> QuerySet[Municipality]:
    """The municipalities that a case of the governor may cover."""
    return Municipality.objects.in_force(today()).filter(county_number__in=counties_of(governor))


def offices_of(governor: Organisation) -> QuerySet[Organisation]:
    """The child welfare services that a case of the governor may cover: those of its municipalities, and
    those without one that work in a region where it has some, such as a city's districts."""
    own = municipalities_of(governor)
    services = Organisation.objects.open().filter(kind=Organisation.Kind.CHILD_WELFARE)
    without = Q(municipalities=None, region__in=own.values("region"))
    return services.filter(Q(municipalities__in=own) | without).distinct()


def case_of(home: FosterHome, auditor: User) -> SupervisionCase | None:
    """The open case under which an auditor's look at a home is logged: of those that cover it, the one opened
    last."""
    assigned = home.assignments.values("organisation")
    covering = Q(municipalities=home.host_municipality_id) | Q(offices=home.registered_by_id)
    open_cases = SupervisionCase.objects.open().of(auditor)
    return open_cases.filter(covering | Q(offices__in=assigned)).order_by("-opened_at", "-pk").first()


def looks_within(case: SupervisionCase) -> list[Look]:
    """Every look at a home within a case, the first first; a look at several adults of a home is one."""
    rows = list(
        LookUp.objects.filter(supervision=case)
        .order_by("at", "home")
        .values_list("at", "home", "home__host_municipality__name", "by__first_name", "by__last_name")
        .distinct()
    )
    shown = _references(case, {home for _at, home, *_rest in rows if home})
    return [
        Look(at, f"{first} {last}", place or "", _standing(shown.get(home, ()), at))
        for at, home, place, first, last in rows
    ]


def lists_read_within(case: SupervisionCase) -> list[ListRead]:
    """Every list of a case's homes that was read or taken out, the first first."""
    entries = AuditEntry.objects.filter(subject=f"supervision:{case.uuid}", act="supervision.list_read")
    return [
        ListRead(one.at, one.by.name if one.by else "", str(one.data["list"]))
        for one in entries.select_related("by").order_by("at", "pk")
    ]


def _references(case: SupervisionCase, homes: Iterable[int]) -> dict[int, list[Assignment]]:
    """Of each home the assignments that the case covers."""
    of_case = SupervisionCase.objects.filter(pk=case.pk)
    covered = Q(home__host_municipality__in=of_case.municipalities()) | Q(organisation__in=of_case.offices())
    found: dict[int, list[Assignment]] = {}
    for one in Assignment.objects.filter(covered, home__in=homes).order_by("registered_on", "pk"):
        found.setdefault(one.home_id, []).append(one)
    return found


def _standing(assignments: Iterable[Assignment], at: datetime) -> tuple[str, ...]:
    """The references of those that stood on the day; where none did, of those that had ended: the archive was
    read."""
    begun = [one for one in assignments if one.registered_on <= at.date()]
    standing = [one for one in begun if one.ended_on is None or one.ended_on >= at.date()]
    return tuple(one.case_reference for one in standing or begun)


def looks_at(homes: QuerySet[FosterHome]) -> QuerySet[LookUp]:
    """The looks within cases at these homes, the last first."""
    return (
        LookUp.objects.filter(supervision__isnull=False, home__in=homes.values("pk"))
        .select_related("supervision__organisation")
        .order_by("-at", "-pk")
    )
