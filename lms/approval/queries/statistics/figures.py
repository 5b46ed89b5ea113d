"""A region's or an office's figures for a month, reckoned exactly and told only as they may be published."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.content import E_LEARNING
from lms.approval.forecast import Forecast
from lms.approval.models import GateStatus, MonthlyStatistics
from lms.approval.queries.forecast.cases import ForecastQuestion
from lms.approval.queries.forecast.prospects import days_for
from lms.approval.queries.forecast.sessions import Published
from lms.approval.queries.statistics.additions import Addition, HeldBackHome, best_additions, waiting_for
from lms.approval.queries.statistics.journeys import STEPS, Journey, journeys_of
from lms.approval.queries.statistics.sums import OWN_SUMS, counts_of, published_beside
from lms.approval.rules.disclosure import MEDIAN_FROM, SMALL, Shown, Sum, median_weeks, publish, rounded
from lms.dates import oslo_day
from lms.people.models import Assignment, FosterHome, TargetGroup
from sessions.models import TrainingSession, Venue

LOOKING_BACK = timedelta(days=730)
MONTHS = 6


def homes_in(outlook: MonthlyStatistics) -> "QuerySet[FosterHome]":
    """The homes that count: in a region those that its services train; in an office those that it
    registered or has an assignment for."""
    if outlook.region_id:
        return FosterHome.objects.filter(trained_by__region=outlook.region_id)
    own = Assignment.objects.filter(organisation=outlook.organisation_id).values("home")
    return FosterHome.objects.filter(Q(pk__in=own) | Q(registered_by=outlook.organisation_id))


def open_cases(outlook: MonthlyStatistics) -> "QuerySet[GateStatus]":
    """The cases whose training is not complete, in a fixed order."""
    unfinished = GateStatus.objects.exclude(
        outcome__in=[GateStatus.Outcome.CLEARED, GateStatus.Outcome.NOT_APPLICABLE]
    )
    homes = homes_in(outlook).filter(closed_on=None)
    return (
        unfinished.filter(home__in=homes)
        .select_related("assignment", "preparation")
        .prefetch_related("assignment__target_groups", "preparation__target_groups")
        .order_by("pk")
    )


def way_of(outlook: MonthlyStatistics, *, on: date) -> dict[str, Any]:
    """How far an outlook's homes have come, and after which step they left, as it may be published
    beside what is out for the month already."""
    journeys = journeys_of(homes_in(outlook).filter(registered_on__gte=on - LOOKING_BACK))
    beside = published_beside(outlook, since=on - LOOKING_BACK)
    shown = publish(counts_of(journeys), [*OWN_SUMS, *beside.sums], beside.known)
    left = [{"step": step, "homes": shown[f"left:{step}"]} for step in (*STEPS[:-1], "all")]
    return {"on": on, "steps": _steps(journeys, shown), "left": left}


def figures_of(outlook: MonthlyStatistics, *, on: date, progress: Callable[[int], None]) -> dict[str, Any]:
    """What a region's figures hold beside the way of its homes, as it may be published; calls
    `progress` with the cases done.

    An office's figures, which stand for a municipality, hold no target groups and no months.
    """
    if outlook.region_id is None:
        progress(0)
        return {}
    journeys = journeys_of(homes_in(outlook).filter(registered_on__gte=on - LOOKING_BACK))
    since = timezone.now()
    demand = _Demand(outlook, on, since)
    for number, (_, asked, answer) in enumerate(_forecasts(outlook, on, since), start=1):
        demand.add(asked, answer)
        if number % 100 == 0:
            progress(number)
    return {
        "groups": _groups(journeys),
        "months": [month.isoformat() for month in demand.months],
        "modules": demand.modules(),
        "additions": demand.additions(),
    }


def _forecasts(
    outlook: MonthlyStatistics, on: date, since: datetime
) -> Iterable[tuple[GateStatus, ForecastQuestion, Forecast]]:
    return days_for(list(open_cases(outlook)), published=Published(since), on=on)


def _steps(journeys: list[Journey], shown: Shown) -> list[dict[str, Any]]:
    """For each step: how many homes have reached it, and the median weeks to it and since the last."""
    rows = []
    for step in STEPS:
        to = [days for one in journeys if (days := one.days_to(step)) is not None]
        between = [days for one in journeys if (days := one.days_between(step)) is not None]
        rows.append(
            {
                "step": step,
                "homes": shown[f"steps:{step}"],
                "weeks": median_weeks(to) if step != STEPS[0] else None,
                "weeks_since_last": median_weeks(between),
            }
        )
    return rows


def _groups(journeys: list[Journey]) -> list[dict[str, Any]]:
    """How many homes with complete training are meant for each target group; some for several."""
    complete = [one for one in journeys if "complete" in one.on]
    codes = list(TargetGroup.objects.order_by("code").values_list("code", flat=True))
    counted = {code: sum(code in one.groups for one in complete) for code in codes}
    shown = publish(counted | {"all": len(complete)})
    return [{"group": code, "homes": shown[code]} for code in (*codes, "all")]


@dataclass
class _Demand:
    """Places wanted by module and month, against free seats; and the homes that wait for sessions.

    A person wants their open gatherings one a week from now, in the order of the path, so that the
    figures do not follow what happens to be published.
    """

    outlook: MonthlyStatistics
    on: date
    since: datetime
    wanted: Counter[tuple[UUID, int]] = field(default_factory=Counter)
    wanting: dict[tuple[UUID, int], set[int]] = field(default_factory=dict)
    titles: dict[UUID, str] = field(default_factory=dict)
    waiting: list[HeldBackHome] = field(default_factory=list)

    @property
    def months(self) -> list[date]:
        first = self.on.replace(day=1)
        return [_months_after(first, number) for number in range(MONTHS)]

    def add(self, asked: ForecastQuestion, found: Forecast) -> None:
        held = {(who, part) for one in asked.case.meetings for who in one.booked for part in one.parts}
        for adult in asked.case.adults:
            weeks = 0
            for part in adult.parts:
                if part.minutes is not None or (adult.id, part.id) in held:
                    continue
                weeks += 1
                month = self._month(self.on + timedelta(weeks=weeks))
                module = asked.parts[part.id].module_uuid
                self.titles.setdefault(module, asked.modules[module])
                self.wanted[module, month] += 1
                self.wanting.setdefault((module, month), set()).add(asked.home.pk)
        held_back = waiting_for(asked, found)
        if held_back:
            self.waiting.append(held_back)

    def modules(self) -> list[dict[str, Any]]:
        seats = self._free_seats()
        modules = sorted(set(self.titles) | {module for module, _ in seats}, key=str)
        counted = {
            f"{module}:{month}": self._count(module, month) for module in modules for month in range(MONTHS)
        }
        sums = []
        for module in modules:
            cells = tuple(f"{module}:{month}" for month in range(MONTHS))
            counted[f"{module}:all"] = sum(counted[cell] for cell in cells)
            sums.append(Sum(f"{module}:all", cells))
        shown = publish(counted, sums)
        return [
            {
                "title": self.titles[module],
                "seats": [seats.get((module, month), 0) for month in range(MONTHS)],
                "wanted": [shown[f"{module}:{month}"] for month in range(MONTHS)],
                "wanted_in_all": shown[f"{module}:all"],
            }
            for module in modules
        ]

    def additions(self) -> list[dict[str, Any]]:
        venues = Venue.objects.in_use().filter(organisation__region=self.outlook.region_id)
        found = best_additions(
            self.waiting,
            venues=venues.select_related("municipality").order_by("pk"),
            since=self.since,
            on=self.on,
        )
        return [told for one in found if (told := _told(one))]

    def _count(self, module: UUID, month: int) -> int:
        """Persons; fewer than five where they are of fewer than five homes."""
        homes = len(self.wanting.get((module, month), ()))
        return self.wanted[module, month] if homes >= SMALL else min(self.wanted[module, month], SMALL - 1)

    def _month(self, day: date) -> int:
        number = (day.year - self.on.year) * 12 + day.month - self.on.month
        return min(number, MONTHS - 1)

    def _free_seats(self) -> dict[tuple[UUID, int], int]:
        """Free seats by module and month, of the region's sessions that are open to sign up to."""
        until = _months_after(self.on.replace(day=1), MONTHS)
        sessions = (
            TrainingSession.objects.open_to_sign_up(self.since)
            .filter(organisation__region=self.outlook.region_id, delivers__isnull=False)
            .prefetch_related("delivers__module__training")
            .distinct()
        )
        found: Counter[tuple[UUID, int]] = Counter()
        for session in sessions:
            day = oslo_day(session.begins_at)
            if day >= until:
                continue
            for part in session.delivers.all():
                if part.kind not in E_LEARNING:
                    self.titles.setdefault(part.module_id, part.module.training.title_in(None))
                    found[part.module_id, self._month(day)] += max(session.seats_left, 0)
        return dict(found)


def _told(one: Addition) -> dict[str, Any] | None:
    """An addition as it may be published: homes and places rounded; none that helps few homes."""
    homes = round(one.helped / one.tried * one.waiting)
    if homes < SMALL or one.helped < SMALL:
        return None
    sooner = [days for days in one.days if days]
    return {
        "titles": list(one.titles),
        "part": one.part,
        "venue": one.venue,
        "place": one.place,
        "place_number": one.place_number,
        "first_on": one.first_on,
        "homes": rounded(homes),
        "places": rounded(round(one.places / one.tried * one.waiting)),
        "weeks_sooner": median_weeks(sooner) if len(sooner) >= MEDIAN_FROM else None,
    }


def _months_after(first: date, number: int) -> date:
    years, month = divmod(first.month - 1 + number, 12)
    return date(first.year + years, month + 1, 1)
