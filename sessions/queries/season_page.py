"""A season as its page shows it: how far it has come, or the series proposed, drawn week by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from lms.people.models import User
from sessions.models import ProposedSeries, Season, Series, SeriesTemplate
from sessions.rules.season.case import monday_of


@dataclass(frozen=True)
class ProposedRow:
    """A series proposed, with its trainers by name."""

    one: ProposedSeries
    trainers: Sequence[str]

    @property
    def first(self) -> date:
        return self.one.days[0]

    @property
    def last(self) -> date:
        return self.one.days[-1]


@dataclass(frozen=True)
class WeekCell:
    """A week of a place: the numbers of the series that meet there then."""

    numbers: Sequence[int]


@dataclass(frozen=True)
class PlaceLine:
    """A venue's weeks in order."""

    venue: str
    place: str
    weeks: Sequence[WeekCell]


@dataclass(frozen=True)
class SeasonPage:
    """All that the page of a season shows. `told` is how far the planner has come, `found` what it found,
    `drafts` how many of its series can be published."""

    season: Season
    rows: Sequence[ProposedRow]
    weeks: Sequence[date]
    lines: Sequence[PlaceLine]
    templates: dict[str, str]
    drafts: int

    @property
    def found(self) -> dict[str, Any]:
        found: dict[str, Any] = self.season.found
        return found

    @property
    def gap(self) -> int | None:
        """How far from the best it can be at most, in percent."""
        gap = self.found.get("gap")
        return None if gap is None else round(100 * gap)

    @property
    def left_out(self) -> list[dict[str, Any]]:
        """Homes without a place, with the template's name."""
        return [
            {**one, "template": self.templates.get(one["course"], "")}
            for one in self.found.get("left_out", ())
        ]


def own_seasons(user: User) -> list[Season]:
    """The seasons of the services that a user coordinates, the newest first."""
    return list(visible_seasons(user).order_by("-asked_at", "-pk"))


def visible_seasons(user: User) -> QuerySet[Season]:
    """The seasons that a user may open."""
    return Season.objects.visible_to(user).select_related("organisation")


def drafts_of_season(season: Season) -> QuerySet[Series]:
    """The series of a season that are drafts still."""
    drafts = Series.objects.filter(proposed_as__season=season, status=Series.Status.DRAFT)
    return drafts.filter(sessions__status="draft").distinct().order_by("pk")


def season_page(season: Season) -> SeasonPage:
    """A season with its series; four queries whatever their number."""
    proposed = list(
        season.proposed.select_related("template", "venue__municipality", "series")
        .prefetch_related("trainers")
        .order_by("number")
    )
    names = SeriesTemplate.objects.filter(pk__in=season.wishes.get("templates", ()))
    weeks = _weeks(proposed)
    return SeasonPage(
        season=season,
        rows=[ProposedRow(one, sorted(who.name for who in one.trainers.all())) for one in proposed],
        weeks=weeks,
        lines=_lines(proposed, weeks),
        templates={str(pk): name for pk, name in names.values_list("pk", "name")},
        drafts=sum(one.series is not None and one.series.status == Series.Status.DRAFT for one in proposed),
    )


def _weeks(proposed: Sequence[ProposedSeries]) -> list[date]:
    if not proposed:
        return []
    first = monday_of(min(one.days[0] for one in proposed))
    last = max(one.days[-1] for one in proposed)
    return [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]


def _lines(proposed: Sequence[ProposedSeries], weeks: Sequence[date]) -> list[PlaceLine]:
    by_venue: dict[tuple[str, str], list[ProposedSeries]] = {}
    for one in proposed:
        by_venue.setdefault((one.venue.municipality.name, one.venue.name), []).append(one)
    return [
        PlaceLine(
            venue=venue,
            place=place,
            weeks=[
                WeekCell([one.number for one in series if any(monday_of(day) == week for day in one.days)])
                for week in weeks
            ],
        )
        for (place, venue), series in sorted(by_venue.items())
    ]
