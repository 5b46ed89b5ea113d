"""Offices that close: what each owns, and what is planned for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.approval.models import Task, Webhook
from lms.people.models import Assignment, FosterHome, Membership, OfficeClosing, Organisation, Role
from lms.people.models.order import norwegian
from lms.portal.models import Interest
from sessions.models import InHomePlan, NetworkGroup, TrainingSession, Venue

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Owned:
    """How much of one kind an office owns, what that is, and what becomes of it."""

    number: int
    what: "StrPromise"
    becomes: "StrPromise"


@dataclass(frozen=True)
class OfficeToClose:
    """An office with what it owns, and where it could go."""

    office: Organisation
    owns: list[Owned]
    others: QuerySet[Organisation]


def closings() -> QuerySet[OfficeClosing]:
    """What is planned or done, the last day first."""
    return OfficeClosing.objects.select_related("organisation", "to", "proposed_by").order_by("-on", "-pk")


def open_offices() -> QuerySet[Organisation]:
    """The offices that go on, by name."""
    return Organisation.objects.open().filter(closes_on=None).order_by(*norwegian("name"))


def office_to_close(office: Organisation) -> OfficeToClose:
    """What an office owns, counted, and the offices of its kind that it could go to; ten queries."""
    assignments = Assignment.objects.filter(organisation=office)
    homes = FosterHome.objects.filter(Q(registered_by=office) | Q(trained_by=office))
    people = Membership.objects.standing().filter(organisation=office).exclude(role=Role.ADMIN)
    ahead = TrainingSession.objects.standing().filter(organisation=office).beginning_after(timezone.now())
    plans = InHomePlan.objects.filter(organisation=office, closed_at=None)
    wondering = Interest.objects.waiting().filter(organisation=office)
    reached, stays = _("stays as it is, and the other office reaches it"), _("keeps its names and numbers")
    ends = _("ends; the other office’s leader takes people over from their list")
    owned = [
        Owned(assignments.open().count(), _("open assignments"), reached),
        Owned(assignments.filter(ended_on__isnull=False).count(), _("ended assignments (archive)"), stays),
        Owned(homes.count(), _("homes registered or trained"), reached),
        Owned(people.count(), _("roles of people who work there"), ends),
        Owned(Task.objects.open().filter(organisation=office).count(), _("open tasks"), reached),
        Owned(ahead.count(), _("sessions ahead"), reached),
        Owned(NetworkGroup.objects.filter(organisation=office, closed_on=None).count(), _("groups"), reached),
        Owned(plans.count(), _("plans for in-home training"), reached),
        Owned(Venue.objects.filter(organisation=office).count(), _("venues"), reached),
        Owned(wondering.count(), _("people who wait for an answer"), reached),
        Owned(
            Webhook.objects.standing().filter(organisation=office).count(),
            _("addresses that a case system is told at"),
            _("goes on; the other office’s case system reads these assignments too"),
        ),
    ]
    return OfficeToClose(
        office,
        [one for one in owned if one.number],
        open_offices().filter(kind=office.kind).exclude(pk=office.pk),
    )
