"""Once a year a leader confirms who works at an office and what they may do; what nobody confirms is
paused."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lms.dates import oslo_day, today
from lms.people.actions.staff import subject_of, told
from lms.people.actions.traces import audit
from lms.people.models import Membership, Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.rules.offices import due_on
from lms.people.signals import office_reviewed, role_changed
from lms.refusals import NotAllowed

A_YEAR = 12
OFFICE_PAGE, LEADERS_PAGE = "portal:staff", "admin:people_leader_changelist"


@transaction.atomic
def confirm_people(office: Organisation, *, roles: Collection[int], by: User) -> int:
    """Confirm that these roles (ids) at an office are as they should be, for another year; those that were
    paused go on. Nobody confirms their own. Returns how many were confirmed; raises `NotAllowed`."""
    if office.pk not in access_of(by).led_organisations:
        raise NotAllowed
    now = timezone.now()
    found = list(_reviewed().filter(organisation=office, pk__in=roles).exclude(user=by).order_by("pk"))
    for held in found:
        held.reviewed_at, held.paused_at = now, None
        held.save(update_fields=["reviewed_at", "paused_at"])
        audit("role.confirmed", subject_of(held), by=by, **told(held))
    return len(found)


@transaction.atomic
def review_offices(on: date | None = None) -> int:
    """Remind the leaders of what is to be confirmed, tell them and the administrators of what is overdue, and
    pause what nobody has confirmed in time; those concerned are told. Returns how many were paused."""
    day = on or today()
    due, overdue, late = set(), set(), []
    for held in _reviewed().filter(paused_at=None).order_by("pk"):
        confirmed = _confirmed_on(held)
        if day > due_on(confirmed, months=A_YEAR) + timedelta(days=settings.REVIEW_GRACE_DAYS):
            late.append(held)
        elif day >= due_on(confirmed, months=A_YEAR):
            overdue.add(held.organisation_id)
        elif day >= due_on(confirmed, months=settings.REVIEW_DUE_MONTHS):
            due.add(held.organisation_id)
    for held in late:
        overdue.add(held.organisation_id)
        held.paused_at = timezone.now()
        held.save(update_fields=["paused_at"])
        audit("role.paused", subject_of(held), by=None, **told(held))
        role_changed.send(sender=Membership, user=held.user, news="paused")
    _tell(_leaders(due - overdue), news="due", page=OFFICE_PAGE)
    _tell(_leaders(overdue), news="overdue", page=OFFICE_PAGE)
    if overdue:
        _tell(User.objects.with_role(Role.ADMIN).order_by("pk"), news="overdue", page=LEADERS_PAGE)
    return len(late)


def _reviewed() -> QuerySet[Membership]:
    """The roles that are confirmed by leaders: all but those of administrators."""
    found = Membership.objects.standing().exclude(role=Role.ADMIN)
    return found.select_related("user").select_for_update(of=("self",))


def _confirmed_on(held: Membership) -> date:
    return oslo_day(held.reviewed_at or held.given_at or timezone.now())


def _leaders(offices: Iterable[int]) -> QuerySet[User]:
    led = Membership.objects.in_force().filter(organisation__in=list(offices), leads=True)
    return User.objects.filter(is_active=True, pk__in=led.values("user")).order_by("pk")


def _tell(users: Iterable[User], *, news: str, page: str) -> None:
    for user in users:
        office_reviewed.send(sender=Organisation, user=user, news=news, page=page)
