"""Supervision cases as those see them who open them, and as those whose homes were looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from lms.approval.models import homes_for
from lms.dates import today
from lms.people.models import Municipality, SupervisionCase, SupervisionProlonging, User
from lms.people.models.order import norwegian
from lms.people.queries.supervision import ListRead, Look, lists_read_within, looks_at, looks_within

LOOKS_A_PAGE = 50


@dataclass(frozen=True)
class CaseLine:
    """A case in a list; `state` is `open`, `ahead` or `ended`."""

    case: SupervisionCase
    state: str
    looks: int


@dataclass(frozen=True)
class CasePage:
    """A case with what it covers, its prolongings, and everything that was looked at, the last first."""

    case: SupervisionCase
    state: str
    covers: tuple[str, ...]
    prolongings: tuple[SupervisionProlonging, ...]
    page: Page[Look | ListRead]


@dataclass(frozen=True)
class LookedAtOurs:
    """That a case of a county governor looked at homes of one's own office: how often, and when last."""

    governor: str
    reference: str
    from_on: date
    until_on: date
    looks: int
    last_at: datetime


def cases_of(auditor: User) -> QuerySet[SupervisionCase]:
    """The cases that an auditor may open: all of the governor's."""
    return SupervisionCase.objects.of(auditor).select_related("organisation", "opened_by", "ended_by")


def cases_for(auditor: User) -> list[CaseLine]:
    """All cases of the auditor's governors, those that are open first, then the newest."""
    found = SupervisionCase.objects.of(auditor)
    looks = dict(found.annotate(number=Count("look_ups__at", distinct=True)).values_list("pk", "number"))
    newest = found.order_by("-opened_at", "-pk")
    lines = [CaseLine(one, state_of(one), looks[one.pk]) for one in newest]
    return sorted(lines, key=lambda line: ("open", "ahead", "ended").index(line.state))


def state_of(case: SupervisionCase) -> str:
    """`open`, `ahead` or `ended` today."""
    if case.is_open(today()):
        return "open"
    return "ended" if case.has_ended(today()) else "ahead"


def case_page(case: SupervisionCase, *, number: str | None) -> CasePage:
    """The page of a case; a fixed number of queries."""
    return CasePage(
        case=case,
        state=state_of(case),
        covers=covered_by(case),
        prolongings=tuple(case.prolongings.select_related("prolonged_by").order_by("prolonged_at", "pk")),
        page=Paginator(everything_looked_at(case)[::-1], LOOKS_A_PAGE).get_page(number),
    )


def everything_looked_at(case: SupervisionCase) -> Sequence[Look | ListRead]:
    """Homes opened and lists read within a case, the first first."""
    return sorted([*looks_within(case), *lists_read_within(case)], key=lambda one: one.at)


def covered_by(case: SupervisionCase) -> tuple[str, ...]:
    """What a case covers, in names: offices, whole counties, and other municipalities."""
    chosen = list(case.municipalities.order_by(*norwegian("county", "name")))
    wholly = _whole_counties(chosen)
    offices = [one.name for one in case.offices.order_by(*norwegian("name"))]
    counties = dict.fromkeys(one.county for one in chosen if one.county_number in wholly)
    rest = [str(one) for one in chosen if one.county_number not in wholly]
    return (*offices, *counties, *rest)


def _whole_counties(chosen: Iterable[Municipality]) -> set[str]:
    """The numbers of the counties of which every municipality is chosen."""
    numbers = {one.pk for one in chosen}
    counties = {one.county_number for one in chosen}
    left_out = Municipality.objects.in_force(today()).filter(~Q(pk__in=numbers), county_number__in=counties)
    return counties - set(left_out.values_list("county_number", flat=True))


def looked_at_ours(staff: User) -> list[LookedAtOurs]:
    """The cases that looked at homes that a member of staff may open, the last look first; three queries.
    Neither why nor from whom a case came is among it: somebody may have complained."""
    found: dict[int, list[datetime]] = {}
    cases: dict[int, SupervisionCase] = {}
    for one in looks_at(homes_for(staff)):
        if one.supervision is not None:
            cases[one.supervision.pk] = one.supervision
            found.setdefault(one.supervision.pk, []).append(one.at)
    return [
        LookedAtOurs(
            governor=cases[pk].organisation.name,
            reference=cases[pk].reference,
            from_on=cases[pk].from_on,
            until_on=cases[pk].until_on,
            looks=len(set(times)),
            last_at=times[0],
        )
        for pk, times in found.items()
    ]
