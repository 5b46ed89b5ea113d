"""A month's figures in words, tables and charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.approval.rules.charts import Chart, lying, paired
from lms.people.rules import norwegian_order


@dataclass(frozen=True)
class Table:
    """A drawing and the same numbers beneath it; the first column names the row. `charts` are several
    drawings with a title each, in place of one; `key` says how a cell is to be read, and `left_out` what
    has no row."""

    title: str
    about: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: Chart | None = None
    charts: tuple[tuple[str, Chart], ...] = ()
    legend: tuple[str, ...] = ()
    key: str = ""
    left_out: str = ""

    @property
    def is_drawn(self) -> bool:
        return bool(self.chart or self.charts)

    @property
    def is_withheld(self) -> bool:
        """Whether every figure is too small to be shown."""
        return all(value in (withheld(), "–") for row in self.rows for value in row[1:])


@dataclass(frozen=True)
class StatisticsText:
    """A month's figures as the page shows them: `additions` are what to add and what it does, with what the
    forms for one session and for a season are filled in with."""

    on: date
    additions: tuple[tuple[str, str, str, str], ...] | None
    tables: tuple[Table, ...]


def told(figures: Mapping[str, Any], *, groups: Mapping[str, str]) -> StatisticsText:
    """The stored figures for a reader; `groups` are the names of target groups by code."""
    tables = [_steps(figures["steps"])]
    additions = None
    if "modules" in figures:
        months = [date.fromisoformat(month) for month in figures["months"]]
        wanted = sorted(
            figures["modules"], key=lambda one: (-(one["wanted_in_all"] or 0), norwegian_order(one["title"]))
        )
        drawn = [one for one in wanted if any(one["seats"]) or any(one["wanted"])]
        quiet = [one["title"] for one in wanted if one not in drawn]
        tables.insert(0, _modules(drawn, months, quiet))
        tables.append(_groups(figures["groups"], groups))
        additions = tuple(_addition(one) for one in figures["additions"])
    tables.append(_left(figures["left"]))
    on = figures["on"]
    return StatisticsText(_day(on), additions, tuple(tables))


def withheld() -> str:
    return _("too few")


def step_name(step: str) -> str:
    return {
        "registered": _("The home was registered"),
        "accepted": _("The first adult said yes to the invitation"),
        "begun": _("The training began"),
        "met": _("The first gathering"),
        "complete": _("The training was complete"),
        "approved": _("The home was approved"),
        "all": _("All"),
    }[step]


def _steps(rows: Sequence[Mapping[str, Any]]) -> Table:
    named = [(step_name(row["step"]), row) for row in rows]
    weeks = [(name, row["weeks"]) for name, row in named if row["step"] != "registered"]
    return Table(
        title=_("Waiting time from interest to complete, by step"),
        about=_("Median weeks for homes registered in the last two years, told from ten homes up."),
        head=(_("Step"), _("Homes"), _("Weeks from interest"), _("Weeks from the step before")),
        rows=tuple(
            (name, _count(row["homes"]), _weeks(row["weeks"]), _weeks(row["weeks_since_last"]))
            for name, row in named
        ),
        chart=lying(weeks, unit=_("%(value)d weeks"), withheld=withheld()),
    )


def _left(rows: Sequence[Mapping[str, Any]]) -> Table:
    named = [(step_name(row["step"]), row["homes"]) for row in rows]
    return Table(
        title=_("How far homes that left had come"),
        about=_("Homes registered in the last two years that left, by the last step they reached."),
        head=(_("Last step"), _("Homes")),
        rows=tuple((name, _count(homes)) for name, homes in named),
        chart=lying(named[:-1], unit=_("%(value)d homes"), withheld=withheld()),
    )


def _groups(rows: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Table:
    named = [(names.get(row["group"], _("All")), row["homes"]) for row in rows]
    return Table(
        title=_("Homes with complete training, by target group"),
        about=_("A home can be meant for several groups, or for none, so the groups do not add up to all."),
        head=(_("Target group"), _("Homes")),
        rows=tuple((name, _count(homes)) for name, homes in named),
        chart=lying(named, unit=_("%(value)d homes"), withheld=withheld()),
    )


def _modules(drawn: Sequence[Mapping[str, Any]], months: Sequence[date], quiet: Sequence[str]) -> Table:
    """`quiet` are the modules without sessions that too few need to be drawn."""
    names = [_month(month) for month in months]
    tallest = max((number or 0 for one in drawn for number in (*one["seats"], *one["wanted"])), default=0)
    return Table(
        title=_("Places, month by month"),
        about=_("Free seats in published sessions against places wanted, if each adult takes one a week."),
        head=(_("Module"), *names, _("In all")),
        rows=tuple(
            (
                one["title"],
                *(_both(seats, wanted) for seats, wanted in zip(one["seats"], one["wanted"], strict=True)),
                _both(sum(one["seats"]), one["wanted_in_all"]),
            )
            for one in drawn
        ),
        charts=tuple(
            (
                one["title"],
                paired(list(zip(names, one["seats"], one["wanted"], strict=True)), tallest=tallest),
            )
            for one in drawn
        ),
        legend=(_("Free seats"), _("Places wanted")),
        key=_("Free seats / places wanted. A dash stands for too few to show."),
        left_out=_(
            "Without published sessions, and with too few who need one in any month to be shown: %(modules)s."
        )
        % {"modules": ", ".join(quiet)}
        if quiet
        else "",
    )


def _both(seats: int, wanted: int | None) -> str:
    return f"{seats} / {'–' if wanted is None else wanted}"


def _addition(one: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """What to add, what it would do, and what the forms of planning are filled in with."""
    values = {
        "title": ", ".join(one["titles"]),
        "place": one["place"] or _("online"),
        "day": date_format(_day(one["first_on"]), "l d.m.Y"),
    }
    if len(one["titles"]) == 1:
        what = _("%(title)s, %(place)s, for example %(day)s") % values
    else:
        what = _("%(title)s, one a week, %(place)s, for example from %(day)s") % values
    does = _("About %(homes)d homes could be done sooner. It takes about %(places)d places.") % one
    if one["weeks_sooner"]:
        weeks = one["weeks_sooner"]
        does += " " + ngettext(
            "Half of those with a day now would gain %(weeks)d week or more.",
            "Half of those with a day now would gain %(weeks)d weeks or more.",
            weeks,
        ) % {"weeks": weeks}
    alone = {"part": one.get("part"), "day": one["first_on"], "venue": one.get("venue")}
    season = {"place_1": one["place_number"], "number_1": 1} if one.get("place_number") else {}
    return what, does, _filled(alone), _filled(season)


def _filled(entries: Mapping[str, Any]) -> str:
    return urlencode({name: str(value) for name, value in entries.items() if value})


def _day(value: date | str) -> date:
    """A day of the figures: a day while they are fresh, text once they are stored."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def _month(month: date) -> str:
    return date_format(month, "M y")


def _count(value: int | None) -> str:
    return withheld() if value is None else str(value)


def _weeks(value: int | None) -> str:
    return "–" if value is None else str(value)
