"""Whom a family rings: the helpline of its region, else the office that trains it, where known."""

from dataclasses import dataclass
from functools import cache

from django.db.models import F
from django.http import HttpRequest

from lms.people.models import FosterParent
from lms.people.models.access import FOSTER_PARENT, access_of
from lms.people.models.drawn_up import ANYBODY, Question, asked_about, drawn_up


@dataclass(frozen=True)
class Helpline:
    """Who answers, the number as it is written, and when; `hours` may be empty."""

    name: str
    telephone: str
    hours: str = ""


def helpline_for(request: HttpRequest) -> Helpline | None:
    """The number that stands on all of a foster parent's pages; none for others, and none where
    neither the region nor the office has given one. One query for foster parents."""
    user = getattr(request, "user", None)
    if user is None or not access_of(user).has(FOSTER_PARENT):
        return None
    found = next(asked_about(user.pk, _question()), None)
    if found is None:
        return None
    from_office = bool(found["office"] and found["office_region"])
    number, who, hours, region = (
        found[f"{'office' if from_office else 'home'}_{one}"] for one in ("number", "who", "hours", "region")
    )
    if number:
        return Helpline(who or found["office"] or region, number, hours)
    if found["telephone"]:
        return Helpline(found["office"], found["telephone"])
    return None


@cache
def _question() -> Question:
    """The office that trains the home that a person is in, or was in last, and both regions' helplines."""
    newest = (F("left_on").desc(nulls_first=True), "-joined_on")
    rows = FosterParent.objects.filter(user=ANYBODY).order_by(*newest)
    office, home = "home__trained_by__", "home__host_municipality__region__"
    lines = {"number": "helpline_number", "who": "helpline_who", "hours": "helpline_hours", "region": "name"}
    return drawn_up(
        rows.values(
            office=F(f"{office}name"),
            telephone=F(f"{office}telephone"),
            **{f"office_{one}": F(f"{office}region__{name}") for one, name in lines.items()},
            **{f"home_{one}": F(f"{home}{name}") for one, name in lines.items()},
        )[:1]
    )
