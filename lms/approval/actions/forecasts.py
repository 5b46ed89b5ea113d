"""Choose a pace, book a plan, and keep the forecasts that lists and alerts read."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lms.approval import notices
from lms.approval.actions.notices import tell_office
from lms.approval.errors import PlanChanged
from lms.approval.models import GateStatus, HomeForecast, LearningPace, PlanWaiting, Task
from lms.approval.queries.facts import Subject, answer_of, facts_for
from lms.approval.queries.forecast.cases import day_of
from lms.approval.queries.forecast.prospects import Going, Prospect, days_for, prospect_of
from lms.approval.queries.forecast.sessions import Published
from lms.dates import today
from lms.jobs import run_on_commit
from lms.notices.actions.sending import send
from lms.people.actions.traces import audit
from lms.people.models import Assignment, FosterHome, FosterParent, User
from lms.refusals import NotAllowed
from sessions.actions.seating import locked_all
from sessions.actions.seats import answer_offer, register
from sessions.errors import NoSeats
from sessions.models import Registration, SeatOffer
from sessions.queries.permissions import staff_may

CHUNK = 250
FORECAST = "lms.approval.tasks.forecast_homes"


@transaction.atomic
def choose_pace(home: FosterHome, *, minutes_a_week: int, together: bool, by: User) -> LearningPace:
    """Set the pace that the home's forecast reckons with. Raises `NotAllowed` unless `by` is an adult
    of the home, its coordinator, or the caseworker of an open assignment."""
    _must_reach(by, home)
    pace, _ = LearningPace.objects.update_or_create(
        home=home,
        defaults={
            "minutes_a_week": minutes_a_week,
            "together": together,
            "chosen_by": by,
            "chosen_at": timezone.now(),
        },
    )
    run_on_commit(FORECAST, [home.pk])
    audit("learning_pace.chosen", f"home:{home.uuid}", by=by, minutes=minutes_a_week, together=together)
    return pace


@transaction.atomic
def book_plan(subject: Subject, *, shown: str, by: User, at: datetime | None = None) -> int:
    """Sign up to everything in a home's plan, all or nothing; returns to how many sessions. An adult of the
    home confirms for themselves alone, and those who have places in it too are asked for theirs; staff
    confirm all of it.

    `shown` is the key of the plan on the screen. Raises `PlanChanged` where the plan made afresh is
    another one, `NotAllowed`, or as `sessions.actions.seats.register`.
    """
    _must_reach(by, subject.home)
    now = at or timezone.now()
    plan = _plan(subject, since=now)
    wanted = [going.session.pk for going in plan.to_book] if plan else []
    locked_all(wanted)
    plan = _plan(subject, since=now)
    if plan is None or plan.key != shown:
        raise PlanChanged
    lives_there = FosterParent.objects.filter(home=subject.home, user=by).current().exists()
    to_book = plan.to_book_for([by]) if lives_there else plan.to_book
    if not to_book:
        raise PlanChanged
    for going in sorted(to_book, key=lambda one: one.session.pk):
        taken = _take_offers(going, by=by, at=now)
        persons = [one for one in going.to_book if one.pk not in taken]
        if not persons:
            continue
        made = register(
            going.session,
            persons=persons,
            together=plan.together and len(persons) > 1,
            by=by,
            at=now,
        )
        if any(one.status != Registration.Status.REGISTERED for one in made):
            raise NoSeats
    if lives_there:
        PlanWaiting.objects.filter(status=plan.status, person=by).delete()
        _ask_others(plan, by=by, at=now)
    else:
        PlanWaiting.objects.filter(status=plan.status).delete()
    run_on_commit(FORECAST, [subject.home_id])
    audit("plan.booked", f"home:{subject.home.uuid}", by=by, sessions=len(to_book))
    return len(to_book)


def keep_forecasts(status_ids: Iterable[int], *, on: date | None = None) -> int:
    """Forecast these rows anew, and open or close the tasks about planned move-ins. Returns how many
    rows have a forecast."""
    published = Published(timezone.now())
    ids = sorted(set(status_ids))
    return sum(
        _keep(ids[start : start + CHUNK], published, on or today()) for start in range(0, len(ids), CHUNK)
    )


def keep_forecasts_of(home_ids: Collection[int], *, on: date | None = None) -> int:
    """Forecast the open cases of these homes anew."""
    return keep_forecasts(GateStatus.objects.filter(home__in=home_ids).values_list("pk", flat=True), on=on)


def keep_all_forecasts(*, on: date | None = None) -> int:
    """Forecast every open case anew: sessions fill up and days pass by themselves."""
    return keep_forecasts(list(GateStatus.objects.values_list("pk", flat=True)), on=on)


@transaction.atomic
def _keep(ids: Collection[int], published: Published, on: date) -> int:
    statuses = list(
        GateStatus.objects.filter(pk__in=ids)
        .select_related("assignment__home", "assignment__organisation", "preparation__home")
        .prefetch_related("assignment__target_groups", "preparation__target_groups")
        .order_by("pk")
    )
    found = {
        status.pk: HomeForecast(
            status=status,
            made_on=on,
            ready_on=day_of(asked, forecast.ready_at),
            is_exact=forecast.is_exact,
        )
        for status, asked, forecast in days_for(statuses, published=published, on=on)
    }
    for status in statuses:
        if status.assignment and status.pk in found:
            found[status.pk].is_late = _is_late(status.assignment, found[status.pk].ready_on)
    was_late = set(HomeForecast.objects.filter(status__in=ids, is_late=True).values_list("status", flat=True))
    HomeForecast.objects.filter(status__in=ids).exclude(status__in=found).delete()
    HomeForecast.objects.bulk_create(
        found.values(),
        update_conflicts=True,
        unique_fields=["status"],
        update_fields=["made_on", "ready_on", "is_exact", "is_late"],
    )
    late = {pk: one.status.assignment for pk, one in found.items() if one.is_late}
    _open_tasks([assignment for pk, assignment in late.items() if assignment and pk not in was_late])
    Task.objects.open().filter(
        kind=Task.Kind.TOO_LATE, assignment__gate_status__in=set(ids) - late.keys()
    ).update(done_at=timezone.now())
    _let_go_of_plans(ids)
    return len(found)


def _ask_others(plan: Prospect, *, by: User, at: datetime) -> None:
    """Ask the other adults with places to take in a plan, once until they have answered."""
    others = {one for going in plan.to_book for one in going.to_book} - {by}
    link = settings.SITE_URL + reverse("approval:plan", args=[plan.status])
    for person in sorted(others, key=lambda one: one.pk):
        _waiting, is_new = PlanWaiting.objects.get_or_create(
            status_id=plan.status, person=person, defaults={"asked_at": at}
        )
        if is_new:
            send(to=person, template=notices.PLAN_WAITS, variables={"link": link})


def _let_go_of_plans(ids: Collection[int]) -> None:
    """Ask no longer for what has been answered, or what the plan does not hold any more."""
    waiting = PlanWaiting.objects.filter(status__in=ids).select_related("status", "person")
    for one in waiting.order_by("pk"):
        plan = _plan(one.status.subject, since=timezone.now())
        if plan is None or not plan.to_book_for([one.person]):
            one.delete()


def _open_tasks(assignments: list[Assignment]) -> None:
    """A task for each planned move-in that the training has become too late for, and a message."""
    for assignment in assignments:
        Task.objects.get_or_create(
            kind=Task.Kind.TOO_LATE,
            organisation=assignment.organisation,
            assignment=assignment,
            done_at=None,
            defaults={"opened_at": timezone.now()},
        )
        tell_office(assignment, notices.TOO_LATE)


def _is_late(assignment: Assignment, ready_on: date | None) -> bool:
    planned = assignment.planned_move_in_on
    if planned is None or assignment.moved_in_on:
        return False
    return ready_on is None or ready_on > planned


def _plan(subject: Subject, *, since: datetime) -> Prospect | None:
    facts = facts_for([subject], on=today())[subject]
    return prospect_of(subject, facts, answer_of(facts), language=None, since=since)


def _take_offers(going: Going, *, by: User, at: datetime) -> set[int]:
    """Say yes to what those who go are offered there; returns who (ids) has a seat by that."""
    held = Registration.objects.filter(
        session=going.session, person__in=going.to_book, status=Registration.Status.OFFERED
    )
    taken = set(held.values_list("person", flat=True))
    offers = SeatOffer.objects.filter(booking__in=held.values("booking"), outcome=SeatOffer.Outcome.OPEN)
    for offer in offers.select_related("booking").order_by("pk"):
        answer_offer(offer, accept=True, by=by, at=at)
    return taken


def _must_reach(by: User, home: FosterHome) -> None:
    if FosterParent.objects.filter(home=home, user=by).current().exists() or staff_may(by, home):
        return
    raise NotAllowed
