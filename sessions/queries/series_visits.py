"""Required visits between the gatherings of a series: which homes have them, and in what order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from lms.people.models import FosterHome, FosterParent, User
from sessions.models import Registration, RequiredVisit, Series, SeriesVisit, TrainingSession
from sessions.queries.attendance import shown_name
from sessions.rules.times import lies_between


@dataclass(frozen=True)
class HomeVisit:
    """A required visit for one home: the names as the reader may see them, and the plan if there is one."""

    home: FosterHome
    names: list[str]
    visit: SeriesVisit | None


@dataclass(frozen=True)
class Required:
    """A required visit with the time it must lie in (None: open) and where each home stands."""

    required: RequiredVisit
    after: datetime | None
    before: datetime | None
    homes: list[HomeVisit]


def window_of(required: RequiredVisit) -> tuple[datetime | None, datetime | None]:
    """The end of the gathering before a required visit and the beginning of the next; None where the
    series has no such gathering."""
    ends = _gatherings([required.series_id])
    return _window(required, ends)


def required_of(series: Series, *, by: User) -> list[Required]:
    """The required visits of a series in order, each with the homes that take part; seven queries."""
    visits = list(
        RequiredVisit.objects.filter(series=series)
        .order_by("after_number", "pk")
        .prefetch_related("visits__session")
    )
    if not visits:
        return []
    times = _gatherings([series.pk])
    homes = _homes(series, by)
    planned = {
        (visit.required_id, visit.home_id): visit
        for required in visits
        for visit in required.visits.all()
        if not visit.session.is_cancelled
    }
    found = []
    for required in visits:
        after, before = _window(required, times)
        rows = [HomeVisit(home, names, planned.get((required.pk, home.pk))) for home, names in homes]
        found.append(Required(required, after, before, rows))
    return found


def out_of_order(series_ids: Iterable[int]) -> list[tuple[SeriesVisit, datetime | None, datetime | None]]:
    """The standing visits that no longer lie between their gatherings, with what they must lie between."""
    ids = list(series_ids)
    times = _gatherings(ids)
    visits = SeriesVisit.objects.filter(required__series__in=ids).exclude(session__status="cancelled")
    found = []
    for visit in visits.select_related("required", "session"):
        after, before = _window(visit.required, times)
        span = (visit.session.begins_at, visit.session.ends_at)
        if not lies_between(span, after, before):
            found.append((visit, after, before))
    return found


def _gatherings(series: Iterable[int]) -> dict[tuple[int, int], TrainingSession]:
    rows = TrainingSession.objects.filter(series__in=list(series), is_make_up=False).standing()
    return {(row.series_id or 0, row.number): row for row in rows if row.number is not None}


def _window(
    required: RequiredVisit, times: dict[tuple[int, int], TrainingSession]
) -> tuple[datetime | None, datetime | None]:
    before_it = times.get((required.series_id, required.after_number))
    after_it = times.get((required.series_id, required.after_number + 1))
    return before_it.ends_at if before_it else None, after_it.begins_at if after_it else None


def _homes(series: Series, by: User) -> list[tuple[FosterHome, list[str]]]:
    """The homes with somebody signed up to a gathering of the series, by the names the reader may see."""
    signed_up = Registration.objects.visible_to(by).filter(session__series=series).live()
    homes = FosterHome.objects.filter(pk__in=signed_up.values("booking__home"))
    named = set(FosterHome.objects.visible_to(by).filter(pk__in=homes).values_list("pk", flat=True))
    rows = FosterParent.objects.filter(Q(home__in=homes)).current().select_related("user", "home")
    found: dict[FosterHome, list[str]] = {}
    for row in rows.order_by("home", "joined_on", "pk"):
        found.setdefault(row.home, []).append(shown_name(row.user, has_right=row.home_id in named))
    return sorted(found.items(), key=lambda pair: (pair[1], pair[0].pk))
