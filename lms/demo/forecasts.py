"""The forecasts' share of the demo: a planned move-in that comes too soon, a pace of its own, and this
month's figures. Loaded last, when there are sessions."""

from contextlib import suppress
from datetime import date, time, timedelta

from django.utils import timezone

from courses.models import Part
from lms.approval.actions.evaluation import evaluate
from lms.approval.actions.forecasts import book_plan, choose_pace, keep_all_forecasts
from lms.approval.actions.statistics import ask_for_outlook, compute_outlook
from lms.approval.models import GateStatus
from lms.approval.queries.facts import answer_of, facts_for
from lms.approval.queries.forecast.prospects import prospect_of
from lms.dates import on_wall
from lms.demo.neighbour_homes import Stage
from lms.demo.persons import Cast
from lms.people.actions.homes import make_home_code, open_assignment
from lms.people.models import HomeKind
from lms.undivided import attempt
from sessions.actions.planning import plan_session
from sessions.errors import Busy
from sessions.models import SessionKind, Venue


def load(cast: Cast) -> None:
    """Open the assignment, choose the pace, and reckon."""
    _more_gatherings(cast)
    _too_soon(cast)
    choose_pace(cast.homes["nordli"], minutes_a_week=180, together=True, by=cast.parents["kari"])
    evaluate(GateStatus.objects.values_list("pk", flat=True))
    cast.tell(0.3)
    _plan_to_confirm(cast)
    keep_all_forecasts()
    cast.tell(0.5)
    for region in ("ost", "midt"):
        asked = ask_for_outlook(region=cast.organisations[region].region)
        compute_outlook(asked.pk)
        cast.tell(0.7)
    office = ask_for_outlook(organisation=cast.organisations["lillestrom"])
    compute_outlook(office.pk)


def _plan_to_confirm(cast: Cast) -> None:
    """One of the couple has booked their part of the plan; the other is asked for theirs."""
    subject = GateStatus.objects.get(preparation__home=cast.homes["nordli"]).subject
    facts = facts_for([subject], on=cast.on)[subject]
    plan = prospect_of(subject, facts, answer_of(facts), language=None, since=timezone.now())
    if plan and plan.to_book_for([cast.parents["ola"]]):
        book_plan(subject, shown=plan.key, by=cast.parents["ola"])


def _more_gatherings(cast: Cast) -> None:
    """The gatherings of the basic training that lack seats, a week apart next month, so that some can
    be told a day."""
    service = cast.organisations["ost"]
    venue = Venue.objects.in_use().filter(organisation=service).order_by("pk")[0]
    needed = {"Familierelasjoner": 44, "Et informert valg": 51, "Avskjed og veien videre": 58}
    gatherings = Part.objects.filter(kind=Part.Kind.GATHERING)
    for words, days in needed.items():
        day = cast.on + timedelta(days=days)
        tuesday = day + timedelta(days=(1 - day.weekday()) % 7)
        part = next((one for one in gatherings if words in one.title_in("nb")), None)
        if part is not None:
            _plan(cast, venue, part, tuesday)


def _plan(cast: Cast, venue: Venue, part: Part, tuesday: date) -> None:
    """Plan the gathering on the first of some evenings on which venue and trainers are free."""
    for later in range(14):
        day = tuesday + timedelta(days=later)
        with suppress(Busy), attempt():
            plan_session(
                organisation=venue.organisation,
                kind=SessionKind.GATHERING,
                begins_at=on_wall(day, time(17)),
                ends_at=on_wall(day, time(20)),
                parts=[part],
                venue=venue,
                capacity=12,
                trainers=[cast.staff["kursleder"], cast.staff["kursleder2"]],
                by=cast.staff["koordinator"],
            )
            return


def _too_soon(cast: Cast) -> None:
    """An assignment whose planned move-in comes before the training can be complete."""
    neighbour = next(
        one for one in cast.neighbours if one.region == "ost" and one.stage is Stage.BEGUN and one.adults
    )
    open_assignment(
        code=make_home_code(neighbour.home, by=neighbour.adults[0]),
        organisation=cast.organisations["lillestrom"],
        kind=HomeKind.ORDINARY,
        planned_move_in_on=cast.on + timedelta(days=9),
        by=cast.staff["saksbehandler"],
    )
