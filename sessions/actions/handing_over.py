"""A trainer leaves: what they were to lead, facilitate and help with goes to a colleague."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import Organisation, Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed, Refused
from sessions.actions import group_meetings, holds
from sessions.actions.in_home_parties import subject_of_plan
from sessions.actions.network_groups import subject_of
from sessions.actions.planning import locked
from sessions.actions.planning import subject_of as subject_of_session
from sessions.models import InHomePlan, NetworkGroup, StaffingReason, TrainingSession
from sessions.queries.conflicts import plan_of, refuse_if_in_the_way
from sessions.queries.held_work import held_work
from sessions.queries.staffing import leaders_of, trainers_for


@dataclass
class HandedOver:
    """How much went over, and what stays because something stands in the way: what it is, and why."""

    number: int = 0
    kept: list[tuple[TrainingSession | NetworkGroup, Refused]] = field(default_factory=list)


def hand_over_work(
    trainer: User, *, office: Organisation, to: User | None, after: date | None = None, by: User
) -> HandedOver:
    """Give all that a trainer holds at an office, from now on or after a day, to a colleague; each that the
    colleague cannot take stays, with the reason. Without a colleague the sessions and in-home plans are left
    for the coordinators to staff, and groups stay.

    Raises `NotAllowed` unless `by` leads or coordinates the office and `to` is another trainer of it.
    """
    access = access_of(by)
    if office.pk not in access.led_organisations | access.organisations(Role.COORDINATOR):
        raise NotAllowed
    if to and (to.pk == trainer.pk or not trainers_for(office).filter(pk=to.pk).exists()):
        raise NotAllowed
    held, done = held_work(trainer, office, after=after), HandedOver()
    for session in held.sessions:
        _each(done, session, partial(_hand_session, session, trainer, to, by=by))
    if to:
        for group in held.groups:
            _each(done, group, partial(_hand_group, group, to, by=by))
    for plan in held.plans:
        with transaction.atomic():
            _hand_plan(plan, trainer, to, by=by)
        done.number += 1
    return done


def _each(done: HandedOver, what: TrainingSession | NetworkGroup, act: Callable[[], None]) -> None:
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        done.kept.append((what, refusal))
    else:
        done.number += 1


def _hand_session(session: TrainingSession, trainer: User, to: User | None, *, by: User) -> None:
    session = locked(session)
    leaders = [one for one in leaders_of(session) if one.pk != trainer.pk]
    if to and to.pk not in {one.pk for one in leaders}:
        leaders.append(to)
    holds.lock_for_staffing([session.venue], leaders)
    if to:
        modules = holds.modules_of(session.delivers.all())
        agreed = {"staffing_reason": session.staffing_reason or StaffingReason.AGREED}
        refuse_if_in_the_way([plan_of(session, [to], modules, leaders_wanted=1, **agreed)], reader=by)
    session.revision += 1
    session.changed_at = timezone.now()
    session.save(update_fields=["revision", "changed_at"])
    holds.hold(session, leaders, holds=session.is_published)
    holds.check_holds()
    audit("session.handed_over", subject_of_session(session), by=by, to=str(to.uuid) if to else "")


def _hand_group(group: NetworkGroup, to: User, *, by: User) -> None:
    group.facilitator = to
    group.save(update_fields=["facilitator"])
    group_meetings.lead_by(group, to, by=by)
    audit("network_group.handed_over", subject_of(group), by=by, to=str(to.uuid))


def _hand_plan(plan: InHomePlan, trainer: User, to: User | None, *, by: User) -> None:
    plan.resource_people.remove(trainer)
    if to:
        plan.resource_people.add(to)
    audit("in_home.handed_over", subject_of_plan(plan), by=by, to=str(to.uuid) if to else "")
