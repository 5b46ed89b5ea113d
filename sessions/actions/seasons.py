"""A season planned as a whole: asked for, planned by a worker, made into drafts, and taken back."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lms.jobs import run_on_commit
from lms.people.actions.traces import audit
from lms.people.models import Municipality, Organisation, Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed
from sessions.actions.series import (
    SessionSlot,
    adjust_series,
    discard_series,
    publish_series,
    refuse_drafts_in_the_way,
)
from sessions.actions.series_drafts import draft_series
from sessions.errors.seasons import SeasonInTheWay, SeasonIsApplied, SeasonNotReady, SeasonTakenUp
from sessions.models import ProposedSeries, Season, Series, SeriesTemplate, TrainingSession, Venue
from sessions.queries.conflicts import conflicts_of, plan_of
from sessions.queries.season_case import case_of, chosen_of, templates_of
from sessions.queries.season_page import drafts_of_season
from sessions.queries.staffing import leaders_of
from sessions.rules.season.case import Proposal, SeasonCase
from sessions.rules.season.check import faults_of
from sessions.rules.season.greedy import plan_greedily
from sessions.rules.season.left_out import left_out, without_each_wish
from sessions.rules.season.model import Told, is_installed
from sessions.rules.season.solver import roughly, solve
from sessions.rules.season.worth import sums_of

SOLVE = "sessions.tasks.plan_season"
SECONDS = 42  # that a proposal may take
SILENT = timedelta(minutes=5)  # after which a worker is taken to be gone
MOST_ATTEMPTS = 3

Status = Season.Status


@transaction.atomic
def ask_for_season(
    organisation: Organisation,
    *,
    name: str,
    first_day: date,
    last_day: date,
    wishes: Mapping[str, Any],
    by: User,
) -> Season:
    """Ask for a season to be planned, by the wishes as their form names them. Asked for twice with the same
    name and wishes while the first is under way, it is the first. Raises `NotAllowed`."""
    _must_coordinate(by, organisation)
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    same = Season.objects.filter(
        organisation=organisation,
        name=name,
        first_day=first_day,
        last_day=last_day,
        wishes=dict(wishes),
        status__in=[Status.WAITING, Status.PLANNING],
    ).first()
    if same is not None:
        return same
    season = Season.objects.create(
        organisation=organisation,
        name=name,
        first_day=first_day,
        last_day=last_day,
        wishes=dict(wishes),
        asked_at=timezone.now(),
        made_by=by,
    )
    audit("season.asked", _subject(season), by=by)
    run_on_commit(SOLVE, season.pk)
    return season


@transaction.atomic
def plan_again(season: Season, *, locked: Collection[int], by: User) -> Season:
    """Plan a proposed season anew around the series that stand, by their numbers. Pressed twice, it is
    planned once. Raises `NotAllowed`, `SeasonIsApplied`."""
    season = _locked(season, by)
    if season.is_under_way:
        return season
    if season.status == Status.APPLIED:
        raise SeasonIsApplied
    season.proposed.update(is_locked=False)
    season.proposed.filter(number__in=locked).update(is_locked=True)
    season.status, season.attempts, season.told = Status.WAITING, 0, {}
    season.asked_at, season.claimed_at = timezone.now(), None
    season.save(update_fields=["status", "attempts", "told", "asked_at", "claimed_at"])
    audit("season.asked_again", _subject(season), by=by, locked=len(set(locked)))
    run_on_commit(SOLVE, season.pk)
    return season


def plan_season(pk: int) -> bool:
    """Plan a season that waits, or that a silent worker left; answers whether it did. What another worker
    has taken up meanwhile is left to that one."""
    season = _claim(pk)
    if season is None:
        return False
    case = case_of(season)

    def listen(told: Told) -> bool:
        heard = {"worth": told.worth, "bound": told.bound, "persons": told.persons}
        return bool(_own(season).update(told=heard))

    has_engine = is_installed()
    found = solve(case, seconds=SECONDS, listen=listen) if has_engine else plan_greedily(case)
    if faults := faults_of(case, found):
        raise RuntimeError(f"season {pk}: {faults[:5]}")
    costs = without_each_wish(case, found, roughly) if has_engine else {}
    return _keep(season, case, found, costs, is_simple=not has_engine)


def sweep_seasons() -> int:
    """Send seasons that still wait, or whose worker is gone, to be planned; one that was tried too often is
    marked as failed. Returns how many were sent."""
    now = timezone.now()
    stuck = Season.objects.filter(
        Q(status=Status.WAITING, asked_at__lt=now - timedelta(minutes=1))
        | Q(status=Status.PLANNING, claimed_at__lt=now - SILENT)
    )
    stuck.filter(attempts__gte=MOST_ATTEMPTS).update(status=Status.FAILED)
    waiting = list(stuck.filter(attempts__lt=MOST_ATTEMPTS).values_list("pk", flat=True))
    for pk in waiting:
        run_on_commit(SOLVE, pk)
    return len(waiting)


@transaction.atomic
def apply_season(season: Season, *, by: User) -> list[Series]:
    """Make every proposed series a draft, all or none; nothing is booked and nobody is told until each is
    published. Raises `NotAllowed`, `SeasonNotReady`, `SeasonIsApplied`, or `SeasonInTheWay` with all that has
    come in the way since."""
    season = _locked(season, by)
    if season.status == Status.APPLIED:
        raise SeasonIsApplied
    if season.status != Status.PROPOSED:
        raise SeasonNotReady
    templates = {one.pk: one for one in templates_of(season)}
    venues = {
        one.pk: one for one in Venue.objects.select_related("municipality").filter(proposed_in__season=season)
    }
    numbers: Counter[tuple[int, str]] = Counter()
    made = []
    for one in season.proposed.order_by("number").prefetch_related("trainers"):
        venue, template = venues[one.venue_id], templates[one.template_id]
        numbers[template.pk, venue.municipality_id] += 1
        one.series = draft_series(
            template,
            organisation=season.organisation,
            name=_name(template, venue, season, numbers[template.pk, venue.municipality_id]),
            days=one.days,
            weekdays=[one.weekday],
            starts_at=one.begins,
            venue=venue,
            trainers=list(one.trainers.all()),
            capacity=min(venue.capacity, season.wishes["seats"]),
            county_number=venue.municipality.county_number,
            by=by,
        )
        one.save(update_fields=["series"])
        made.append(one.series)
    if said := in_the_way_of(made):
        raise SeasonInTheWay(said)
    season.status = Status.APPLIED
    season.save(update_fields=["status"])
    audit("season.applied", _subject(season), by=by, series=len(made))
    return made


@transaction.atomic
def publish_season(season: Season, *, by: User, slots: Sequence[SessionSlot] = ()) -> list[Series]:
    """Publish every series of a season that is a draft still, all or none; `slots` are put elsewhere first.
    Raises `NotAllowed`, `SeasonNotReady`, or all that stands in the way at once: `InTheWay`, each at its
    gathering."""
    season = _locked(season, by)
    drafts = list(drafts_of_season(season))
    if season.status != Status.APPLIED or not drafts:
        raise SeasonNotReady
    sessions = TrainingSession.objects.filter(series__in=drafts, status="draft").order_by("pk")
    locked = {one.pk: one for one in sessions.select_for_update(no_key=True)}
    for one in drafts:
        own = {pk for pk, session in locked.items() if session.series_id == one.pk}
        if moved := [slot for slot in slots if slot.session in own]:
            adjust_series(one, slots=moved, by=by)
    refuse_drafts_in_the_way(list(sessions.all()), by=by)
    for one in drafts:
        publish_series(one, by=by)
    audit("season.published", _subject(season), by=by, series=len(drafts))
    return drafts


@transaction.atomic
def take_back_season(season: Season, *, by: User) -> int:
    """Throw the drafts of a season away again, so that it is a proposal as before. Raises `NotAllowed`,
    `SeasonNotReady`, or `SeasonTakenUp` once one of them is published."""
    season = _locked(season, by)
    if season.status != Status.APPLIED:
        raise SeasonNotReady
    drafts = list(Series.objects.filter(proposed_as__season=season).order_by("pk"))
    is_taken_up = TrainingSession.objects.filter(series__in=drafts).exclude(status="draft").exists()
    if is_taken_up or any(one.status != Series.Status.DRAFT for one in drafts):
        raise SeasonTakenUp
    for one in drafts:
        discard_series(one, by=by)
    season.status = Status.PROPOSED
    season.save(update_fields=["status"])
    audit("season.taken_back", _subject(season), by=by, series=len(drafts))
    return len(drafts)


@transaction.atomic
def discard_season(season: Season, *, by: User) -> None:
    """Throw a season's proposal away. Raises `NotAllowed`, or `SeasonIsApplied` while its drafts stand."""
    season = _locked(season, by)
    if season.status == Status.APPLIED:
        raise SeasonIsApplied
    audit("season.discarded", _subject(season), by=by)
    season.delete()


def in_the_way_of(made: Collection[Series]) -> list[str]:
    """What stands in the way of drafted series, each with its gathering."""
    sessions = list(
        TrainingSession.objects.filter(series__in=made)
        .select_related("venue", "series", "organisation")
        .prefetch_related("delivers")
        .in_order()
    )
    plans = [
        plan_of(one, leaders_of(one), {part.module_id for part in one.delivers.all()}) for one in sessions
    ]
    return [
        f"{session.series}: {session.title}, {timezone.localtime(session.begins_at):%d.%m.%Y}: {error.brief}"
        for session, errors in zip(sessions, conflicts_of(plans, seeks_times=False), strict=True)
        for error in errors
    ]


@transaction.atomic
def _claim(pk: int) -> Season | None:
    now = timezone.now()
    season = (
        Season.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("organisation", "made_by")
        .filter(pk=pk, attempts__lt=MOST_ATTEMPTS)
        .filter(Q(status=Status.WAITING) | Q(status=Status.PLANNING, claimed_at__lt=now - SILENT))
        .first()
    )
    if season is None:
        return None
    season.status, season.claimed_at, season.attempts = Status.PLANNING, now, season.attempts + 1
    season.save(update_fields=["status", "claimed_at", "attempts"])
    return season


def _own(season: Season) -> Any:
    """The season as long as it is this worker's."""
    return Season.objects.filter(pk=season.pk, status=Status.PLANNING, claimed_at=season.claimed_at)


@transaction.atomic
def _keep(
    season: Season, case: SeasonCase, found: Proposal, costs: Mapping[str, int], *, is_simple: bool
) -> bool:
    """Keep what was found, unless the season has been taken from this worker."""
    row = _own(season).select_for_update().first()
    if row is None:
        return False
    was_locked = {chosen_of(one) for one in row.proposed.filter(is_locked=True).prefetch_related("trainers")}
    row.proposed.all().delete()
    order = sorted(
        range(len(found.chosen)), key=lambda number: (found.chosen[number].slot.days, found.chosen[number])
    )
    for number, index in enumerate(order, start=1):
        one = found.chosen[index]
        placed = [place for place in found.placed if place.series == index]
        persons = sum(place.homes * case.need(place.need).persons for place in placed)
        way = sum(
            place.homes * case.need(place.need).persons * case.way(case.need(place.need), one.slot)
            for place in placed
        )
        proposed = ProposedSeries.objects.create(
            season=row,
            number=number,
            template_id=int(one.slot.course),
            venue_id=one.slot.room,
            weekday=one.slot.weekday,
            begins=one.slot.begins,
            days=list(one.slot.days),
            homes=sum(place.homes for place in placed),
            persons=persons,
            travel_minutes=round(way / persons) if persons else 0,
            is_locked=one in was_locked,
        )
        proposed.trainers.set(one.trainers)
    sums = sums_of(case, found.chosen, found.placed)
    row.found = {
        "worth": found.worth,
        "bound": found.bound,
        "gap": found.gap,
        "is_simple": is_simple,
        "persons": sums.persons,
        "travel": round(sums.travel / sums.persons) if sums.persons else 0,
        "hours": sums.hours,
        "most_hours": sums.most,
        "missing": sums.missing,
        "wanting": sum(one.homes for one in case.needs),
        "placed": sum(one.homes for one in found.placed),
        "left_out": _named([one.told() for one in left_out(case, found)]),
        "costs": dict(costs),
    }
    row.status = Status.PROPOSED
    row.save(update_fields=["found", "status"])
    return True


def _named(left: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Who was left out, with the names of the places."""
    names = dict(Municipality.objects.filter(pk__in={one["place"] for one in left}).values_list("pk", "name"))
    return [{**one, "place": names.get(one["place"], "")} for one in left]


def _name(template: SeriesTemplate, venue: Venue, season: Season, number: int) -> str:
    """What a series of a season is called; numbered from the second of its kind in a place."""
    name = f"{venue.municipality.name}, {season.name}"[: 120 - 4]
    return name if number == 1 else f"{name} {number}"


def _locked(season: Season, by: User) -> Season:
    found = Season.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=season.pk)
    _must_coordinate(by, found.organisation)
    return found


def _must_coordinate(by: User, organisation: Organisation) -> None:
    if organisation.pk not in access_of(by).organisations(Role.COORDINATOR):
        raise NotAllowed


def _subject(season: Season) -> str:
    return f"season:{season.uuid}"
