"""The month's figures of a region or an office, and asking for them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.approval.actions.statistics import ask_for_outlook
from lms.approval.models import MonthlyStatistics
from lms.approval.wording import statistics as words
from lms.dates import today
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Organisation, Region, Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from lms.refusals import NotAllowed

READERS = (Role.COORDINATOR, Role.CASEWORKER, Role.AUDITOR, Role.ADMIN)
ASKERS = (Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)


@dataclass(frozen=True)
class StatisticsScope:
    """What figures can be read of: a region, or an office."""

    key: str
    name: str
    region: Region | None = None
    organisation: Organisation | None = None
    may_ask: bool = False


@role_required(*READERS)
@require_safe
def statistics(request: SignedIn) -> HttpResponse:
    """The figures of a scope for a month: the newest finished one, unless another is chosen."""
    user = request.user
    scopes = _scopes(user)
    scope = _chosen(scopes, request.GET.get("omfang", "")) or _first_with_figures(scopes, user)
    if scope is None:
        return render(request, "approval/statistics.html", {"scopes": []})
    outlooks = list(
        MonthlyStatistics.objects.visible_to(user)
        .filter(region=scope.region, organisation=scope.organisation)
        .order_by("-month")
    )
    finished = [one for one in outlooks if one.finished_at]
    month = request.GET.get("maned", "")
    shown = next((one for one in finished if f"{one.month:%Y-%m}" == month), None)
    shown = shown or (finished[0] if finished else None)
    this_month = next((one for one in outlooks if one.month == _this_month()), None)
    context: dict[str, Any] = {
        "scopes": scopes,
        "scope": scope,
        "months": [one.month for one in finished],
        "shown": shown,
        "running": this_month if this_month and not this_month.finished_at else None,
        "may_plan": access_of(user).has(Role.COORDINATOR),
        "may_make": scope.may_ask and this_month is None,
        "told": words.told(shown.figures) if shown else None,
    }
    if request.GET.get("del") == "fremdrift":
        return render(request, "approval/statistics_progress.html", context)
    return render(request, "approval/statistics.html", context)


@role_required(*ASKERS)
@require_POST
def ask(request: SignedIn) -> HttpResponse:
    """Ask for this month's figures of a scope."""
    user = request.user
    scope = _chosen(_scopes(user), request.POST.get("omfang", ""))
    if scope is None:
        raise Http404
    try:
        ask_for_outlook(region=scope.region, organisation=scope.organisation, by=user)
    except NotAllowed as error:
        raise PermissionDenied from error
    messages.success(request, _("The figures are being made."))
    return redirect(f"{reverse('approval:statistics')}?omfang={scope.key}")


def _scopes(user: User) -> list[StatisticsScope]:
    """What this user may read figures of, by the role table."""
    access = access_of(user)
    coordinated = set(
        Organisation.objects.filter(pk__in=access.organisations(Role.COORDINATOR)).values_list(
            "region", flat=True
        )
    )
    sees_all, may_ask_all = access.has(Role.AUDITOR, Role.ADMIN), access.has(Role.ADMIN)
    regions = Region.objects.all() if sees_all else Region.objects.filter(pk__in=coordinated - {None})
    offices = Organisation.objects.filter(pk__in=access.organisations(Role.CASEWORKER))
    return [
        *(
            StatisticsScope(
                f"region-{one.pk}", one.name, region=one, may_ask=may_ask_all or one.pk in coordinated
            )
            for one in regions.order_by(*norwegian("name"))
        ),
        *(
            StatisticsScope(f"kontor-{one.pk}", one.name, organisation=one, may_ask=True)
            for one in offices.order_by(*norwegian("name"))
        ),
    ]


def _chosen(scopes: list[StatisticsScope], key: str) -> StatisticsScope | None:
    return next((scope for scope in scopes if scope.key == key), None)


def _first_with_figures(scopes: list[StatisticsScope], user: User) -> StatisticsScope | None:
    """Where the page opens: the first scope with finished figures, else the first."""
    made = MonthlyStatistics.objects.visible_to(user).filter(finished_at__isnull=False)
    known = set(made.values_list("region", "organisation").distinct())
    return next(
        (
            one
            for one in scopes
            if (one.region and one.region.pk, one.organisation and one.organisation.pk) in known
        ),
        scopes[0] if scopes else None,
    )


def _this_month() -> date:
    return today().replace(day=1)
