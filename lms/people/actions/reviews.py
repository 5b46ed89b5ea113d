"""Once a year somebody confirms who works at an office and what they may do: its leader, and of roles that no
leader confirms another administrator. What nobody confirms is paused, but the last two administrators.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lms.dates import oslo_day, today
from lms.people.actions.staff import subject_of, told
from lms.people.actions.traces import audit
from lms.people.actions.two_persons import must_be_established
from lms.people.models import Membership, Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.memberships import MembershipQuerySet
from lms.people.rules.offices import FEWEST_ADMINISTRATORS, due_on
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
    return _confirm(_reviewed().filter(organisation=office, pk__in=roles).exclude(role=Role.ADMIN), by=by)


@transaction.atomic
def confirm_by_administrator(*, roles: Collection[int], by: User) -> int:
    """Confirm these of the roles (ids) that no leader confirms, for another year. Nobody confirms their own,
    and what is paused goes on by two administrators alone. Returns how many were confirmed; raises
    `NotEstablished`."""
    must_be_established(by)
    return _confirm(_reviewed().nobody_leads().filter(paused_at=None, pk__in=roles), by=by)


@transaction.atomic
def review_offices(on: date | None = None) -> int:
    """Remind those who confirm of what is due, tell them and the administrators of what is overdue, and pause
    what nobody has confirmed in time; those concerned are told. Returns how many were paused."""
    day = on or today()
    due, overdue, late = [], [], []
    for held in _reviewed().filter(paused_at=None).order_by("pk"):
        confirmed = _confirmed_on(held)
        if day > due_on(confirmed, months=A_YEAR) + timedelta(days=settings.REVIEW_GRACE_DAYS):
            late.append(held)
        elif day >= due_on(confirmed, months=A_YEAR):
            overdue.append(held)
        elif day >= due_on(confirmed, months=settings.REVIEW_DUE_MONTHS):
            due.append(held)
    unled = set(Membership.objects.standing().nobody_leads().values_list("pk", flat=True))
    paused = _without_the_last(late)
    for held in paused:
        held.paused_at = timezone.now()
        held.save(update_fields=["paused_at"])
        audit("role.paused", subject_of(held), by=None, **told(held))
        role_changed.send(sender=Membership, user=held.user, news="paused")
    _tell_leaders(due, overdue + late, unled=unled)
    _tell_administrators(due, overdue + late, unled=unled)
    return len(paused)


def _reviewed() -> MembershipQuerySet:
    return Membership.objects.standing().select_related("user").select_for_update(of=("self",))


def _confirm(roles: QuerySet[Membership], *, by: User) -> int:
    now = timezone.now()
    found = list(roles.exclude(user=by).order_by("pk"))
    for held in found:
        held.reviewed_at, held.paused_at = now, None
        held.save(update_fields=["reviewed_at", "paused_at"])
        audit("role.confirmed", subject_of(held), by=by, **told(held))
    return len(found)


def _confirmed_on(held: Membership) -> date:
    return oslo_day(held.reviewed_at or held.given_at or timezone.now())


def _without_the_last(late: Sequence[Membership]) -> list[Membership]:
    """Those of these roles that are paused, the ones confirmed longest ago first: never so many that fewer
    than two administrators are left to confirm anybody."""
    left = dict(Membership.objects.established_administrators().values_list("pk", "user"))
    paused = []
    for held in sorted(late, key=lambda one: (_confirmed_on(one), one.pk)):
        others = {user for pk, user in left.items() if pk != held.pk}
        if held.pk in left and len(others) < FEWEST_ADMINISTRATORS:
            continue
        left.pop(held.pk, None)
        paused.append(held)
    return paused


def _tell_leaders(due: Iterable[Membership], overdue: Iterable[Membership], *, unled: set[int]) -> None:
    late = {held.organisation_id for held in overdue if held.pk not in unled}
    soon = {held.organisation_id for held in due if held.pk not in unled}
    _tell(_leaders(soon - late), news="due", page=OFFICE_PAGE)
    _tell(_leaders(late), news="overdue", page=OFFICE_PAGE)
    if late:
        _tell(User.objects.with_role(Role.ADMIN).order_by("pk"), news="overdue", page=LEADERS_PAGE)


def _tell_administrators(
    due: Iterable[Membership], overdue: Iterable[Membership], *, unled: set[int]
) -> None:
    """Tell each administrator of the roles that they can confirm: others' than their own."""
    late = [held.user_id for held in overdue if held.pk in unled]
    soon = [held.user_id for held in due if held.pk in unled]
    for user in User.objects.with_role(Role.ADMIN).order_by("pk") if late or soon else ():
        for news, whose in (("roles-overdue", late), ("roles-due", soon)):
            if any(one != user.pk for one in whose):
                _tell([user], news=news, page=OFFICE_PAGE)
                break


def _leaders(offices: Iterable[int]) -> QuerySet[User]:
    led = Membership.objects.in_force().filter(organisation__in=list(offices), leads=True)
    return User.objects.filter(is_active=True, pk__in=led.values("user")).order_by("pk")


def _tell(users: Iterable[User], *, news: str, page: str) -> None:
    for user in users:
        office_reviewed.send(sender=Organisation, user=user, news=news, page=page)
