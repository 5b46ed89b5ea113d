"""What else is published that a region's or an office's counts add up with, so that nobody reads a
withheld one by subtracting: the offices' homes are the homes of the region that trains them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lms.approval.models import MonthlyStatistics
from lms.approval.queries.statistics.journeys import STEPS, Journey, journeys_by_home
from lms.approval.rules.disclosure import Shown, Sum, rounded
from lms.people.models import Assignment, FosterHome, Organisation

LEFT_BY_STEP = tuple(f"left:{step}" for step in STEPS[:-1])
OWN_SUMS = (Sum("left:all", LEFT_BY_STEP),)


@dataclass(frozen=True)
class Beside:
    """What others have published for the month, by key, and the sums that it has part in. One's own
    counts have their plain keys there; what is not published yet is there as withheld."""

    known: Shown
    sums: tuple[Sum, ...]


def counts_of(journeys: Iterable[Journey]) -> dict[str, int]:
    """How many have reached each step, and how many left after which, by key."""
    journeys = list(journeys)
    counts = {f"steps:{step}": sum(step in one.on for one in journeys) for step in STEPS}
    left = [one.furthest for one in journeys if one.has_left]
    counts |= {f"left:{step}": left.count(step) for step in STEPS[:-1]}
    return counts | {"left:all": sum(counts[key] for key in LEFT_BY_STEP)}


def told_counts(figures: Mapping[str, list[dict[str, int | None]]]) -> Shown:
    """The published counts of finished figures, by the keys of `counts_of`."""
    return {
        f"{name}:{row['step']}": row["homes"] for name in ("steps", "left") for row in figures.get(name, ())
    }


def published_beside(outlook: MonthlyStatistics, *, since: date) -> Beside:
    """What an outlook's counts add up with: for an office, the regions that are out already and their
    other offices; for a region, its offices. Homes registered before `since` are not counted."""
    finished = list(MonthlyStatistics.objects.finished().filter(month=outlook.month).exclude(pk=outlook.pk))
    regions = [outlook] if outlook.region_id else [one for one in finished if one.region_id]
    offices = {one.organisation_id: one for one in (*finished, outlook) if one.organisation_id}
    known: Shown = {}
    sums: list[Sum] = []
    for region in regions:
        recent = FosterHome.objects.filter(trained_by__region=region.region_id, registered_on__gte=since)
        trained = set(recent.values_list("pk", flat=True))
        homes = _homes_of_offices(trained, since)
        if outlook.organisation_id and outlook.organisation_id not in homes:
            continue
        every = FosterHome.objects.filter(pk__in=trained.union(*homes.values()))
        journeys = journeys_by_home(every)
        counted = {f"office-{office}": counts_of(journeys[pk] for pk in own) for office, own in homes.items()}
        whole = f"region-{region.region_id}"
        counted[whole] = counts_of(journeys[pk] for pk in trained)
        told = {
            f"office-{office}": told_counts(offices[office].figures) if office in offices else {}
            for office in homes
        } | {whole: told_counts(region.figures)}
        own = whole if outlook.region_id else f"office-{outlook.organisation_id}"
        sums += _sums(counted, told, whole=whole, own=own)
        for name, counts in counted.items():
            if name != own:
                known |= {f"{name}:{key}": told[name].get(key) for key in counts}
                sums += [_named(one, name) for one in OWN_SUMS]
    return Beside(known, tuple(sums))


def _homes_of_offices(trained: Collection[int], since: date) -> dict[int, set[int]]:
    """All the homes of each office that has some of these homes."""
    child_welfare = Organisation.objects.filter(kind=Organisation.Kind.CHILD_WELFARE).values("pk")
    recent = FosterHome.objects.filter(registered_on__gte=since)
    found: dict[int, set[int]] = {}
    for office, home in recent.filter(registered_by__in=child_welfare).values_list("registered_by", "pk"):
        found.setdefault(office, set()).add(home)
    assigned = Assignment.objects.filter(home__in=recent.values("pk"))
    for office, home in assigned.values_list("organisation", "home"):
        found.setdefault(office, set()).add(home)
    return {office: homes for office, homes in found.items() if not homes.isdisjoint(trained)}


def _sums(
    counted: Mapping[str, Mapping[str, int]], told: Mapping[str, Shown], *, whole: str, own: str
) -> list[Sum]:
    """The sums that are true of the homes as they are: what is out must still be so."""
    offices = sorted(name for name in counted if name != whole)
    found = []
    for key in counted[whole]:
        adds_up = counted[whole][key] == sum(counted[name][key] for name in offices)
        is_current = all(
            told[name].get(key) in (None, rounded(counted[name][key])) for name in counted if name != own
        )
        if adds_up and is_current:
            names = [key if name == own else f"{name}:{key}" for name in (whole, *offices)]
            found.append(Sum(names[0], tuple(names[1:])))
    return found


def _named(one: Sum, name: str) -> Sum:
    return Sum(f"{name}:{one.whole}", tuple(f"{name}:{part}" for part in one.parts))
