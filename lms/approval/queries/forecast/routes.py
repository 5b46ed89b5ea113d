"""Other ways for a home to complete its training, and the day that each leads to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from courses.queries.progress import begun_by
from courses.queries.remaining import Left
from courses.queries.trainings import titles
from lms.approval import gate
from lms.approval.models import GateStatus
from lms.approval.queries.facts import Facts, Unready, answer_of, facts_for
from lms.approval.queries.forecast.prospects import Prospect, prospect_of
from lms.approval.queries.remaining import Remaining, open_cells
from lms.dates import today
from lms.people.models import FosterHome, User
from lms.people.rules.travel import Distance, way_between

MOST_TRAININGS = 3


@dataclass(frozen=True)
class OtherRoute:
    """A way that leads to a day, and what it asks: `training` is the title of another training that counts
    the same, "" where one goes farther for the same; `towns` are where its gatherings are, with the way
    there where it is known."""

    training: str
    on: date
    prospect: Prospect
    towns: Sequence[tuple[str, Distance | None]]


@dataclass(frozen=True)
class RoutesPage:
    """What a home could do otherwise: `prospect` is as things are; `is_living_there` where a child has moved
    in, so that training at home may be asked for."""

    prospect: Prospect
    routes: Sequence[OtherRoute]
    is_own: bool
    is_living_there: bool


def routes_page(status: GateStatus, *, by: User, language: str) -> RoutesPage | None:
    """The other routes of a case that lead to a day, or to an earlier one, the soonest first; None where
    nothing is left to plan. The number of queries follows that of trainings which count the same, of which
    at most three are looked at."""
    subject = status.subject
    facts = facts_for([subject], on=today())[subject]
    answer = answer_of(facts)
    prospect = prospect_of(subject, facts, answer, language=language)
    if prospect is None or isinstance(facts, Unready) or isinstance(answer, Unready):
        return None
    found = [("", prospect_of(subject, facts, answer, language=language, anywhere=True))]
    others = _others(facts, answer)
    names = titles(others, language)
    for code in others:
        remaining = _by_way_of(code, facts, answer)
        found.append(
            (
                names.get(code, code),
                prospect_of(subject, facts, answer, language=language, remaining=remaining),
            )
        )
    routes = [_route(title, one, prospect, status.home) for title, one in found if one]
    assignment = facts.case.assignment
    return RoutesPage(
        prospect=prospect,
        routes=sorted((one for one in routes if one), key=lambda one: one.on),
        is_own=by in prospect.adults,
        is_living_there=not assignment.preparation and assignment.lives_there(facts.case.on),
    )


def _route(title: str, found: Prospect, now: Prospect, home: FosterHome) -> OtherRoute | None:
    """A route, where it leads to a day that the plan of today does not."""
    on = found.plan_on
    if on is None or (now.plan_on is not None and on >= now.plan_on):
        return None
    here, towns = home.host_municipality, {}
    for going in found.to_book:
        place = going.session.venue.municipality if going.session.venue else None
        if place is not None and place != here:
            way = way_between(here.spot, place.spot) if here.spot and place.spot else None
            towns[place.name] = way
    return OtherRoute(title, on, found, list(towns.items()))


def _others(facts: Facts, answer: gate.Answer) -> list[str]:
    """The trainings that would close an open requirement just as well as one that somebody has begun."""
    begun = begun_by({user.pk for user in facts.parents})
    found: dict[str, None] = {}
    for _cell, requirement, users in open_cells(facts, answer):
        own = {code for user in users for code in begun.get(user.pk, ())}
        if own & set(requirement.any_of):
            found |= dict.fromkeys(code for code in requirement.any_of if code not in own)
    return list(found)[:MOST_TRAININGS]


def _by_way_of(code: str, facts: Facts, answer: gate.Answer) -> Remaining:
    """What is left where everybody takes this training instead of those that count the same."""
    cells = open_cells(facts, answer)
    replaced = {other for _cell, one, _users in cells if code in one.any_of for other in one.any_of}
    begun = begun_by({user.pk for user in facts.parents})
    instead = {
        user.pk: [*(one for one in begun.get(user.pk, ()) if one not in replaced), code]
        for user in facts.parents
    }
    return Remaining(instead, Left(_pairs(cells)))


def _pairs(
    cells: Iterable[tuple[gate.Cell, gate.Requirement, tuple[User, ...]]],
) -> Iterable[tuple[int, str]]:
    return ((user.pk, code) for _cell, one, users in cells for user in users for code in one.any_of)
