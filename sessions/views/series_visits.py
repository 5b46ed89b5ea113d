"""The training visits that a series requires between its gatherings: which homes have them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lms.dates import OSLO
from lms.people.decorators import SignedIn, role_required
from lms.refusals import Refused
from sessions.actions import series_visits as actions
from sessions.errors import Busy
from sessions.forms.visits import SeriesVisitForm
from sessions.models import RequiredVisit, Series, SeriesVisit
from sessions.queries.series_visits import HomeVisit, Required, required_of
from sessions.views.asking import asked
from sessions.views.planning import PLANNING


@never_cache
@require_GET
@role_required(*PLANNING)
def visits(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The required visits of a series, home by home."""
    series = _series(request, uuid)
    return render(
        request,
        "training_sessions/series_visits.html",
        {"series": series, "required": required_of(series, by=request.user)},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*PLANNING)
def plan(request: SignedIn, uuid: UUID, pk: int, home: UUID) -> HttpResponse:
    """Plan a required visit for one home."""
    series = _series(request, uuid)
    required, row = _row(request, series, pk, home)
    form = SeriesVisitForm(
        request.POST or None, organisation=series.organisation, minutes=required.required.minutes
    )
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        page = asked(
            request,
            spans=[(data["begins_at"], data["ends_at"])],
            title=_("Before the visit is planned"),
            yes=_("Plan it all the same"),
            back=reverse("sessions:series-visits", args=[series.uuid]),
        )
        if page:
            return page
        try:
            actions.plan_series_visit(
                required.required,
                home=row.home,
                begins_at=data["begins_at"],
                ends_at=data["ends_at"],
                advisers=list(data["advisers"]),
                by=request.user,
            )
        except Refused as error:
            form.add_error(None, error.said)
            if isinstance(error, Busy):
                form.nearest = [_local(instant) for instant in error.nearest]
        else:
            messages.success(request, _("The visit is planned, and the family is told."))
            return redirect("sessions:series-visits", uuid=series.uuid)
    return render(
        request,
        "training_sessions/series_visit.html",
        {"series": series, "one": required, "row": row, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
@role_required(*PLANNING)
def call_off(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    """Call a required visit off."""
    series = _series(request, uuid)
    rows = SeriesVisit.objects.filter(required__series=series).select_related("required__series")
    try:
        actions.call_off_series_visit(get_object_or_404(rows, pk=pk), by=request.user)
    except Refused as error:
        messages.error(request, error.said)
    else:
        messages.success(request, _("The visit is called off, and those concerned are told."))
    return redirect("sessions:series-visits", uuid=series.uuid)


def _row(request: SignedIn, series: Series, pk: int, home: UUID) -> tuple[Required, HomeVisit]:
    get_object_or_404(RequiredVisit, series=series, pk=pk)
    for one in required_of(series, by=request.user):
        for row in one.homes:
            if one.required.pk == pk and row.home.uuid == home:
                return one, row
    raise Http404


def _series(request: SignedIn, uuid: UUID) -> Series:
    series = Series.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(series, uuid=uuid)


def _local(instant: datetime) -> datetime:
    return instant.astimezone(OSLO)
