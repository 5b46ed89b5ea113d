"""The training visits that a series requires between its gatherings: which homes have them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required
from sessions.actions import series_visits as actions
from sessions.forms.visits import SeriesVisitForm
from sessions.models import RequiredVisit, Series
from sessions.queries.access import visible_series, visits_of_series
from sessions.queries.series_visits import HomeVisit, Required, required_of
from sessions.views.asking import asked
from sessions.views.planning import PLANNING


@never_cache
@require_safe
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
@form_page
@role_required(*PLANNING)
def plan(request: SignedIn, uuid: UUID, pk: int, home: UUID) -> HttpResponse:
    """Plan a required visit for one home."""
    series = _series(request, uuid)
    required, row = _row(request, series, pk, home)
    form = SeriesVisitForm(
        request.POST or None, organisation=series.organisation, minutes=required.required.minutes
    )
    back = reverse("sessions:series-visits", args=[series.uuid])

    def act() -> None:
        data = form.cleaned_data
        actions.plan_series_visit(
            required.required,
            home=row.home,
            begins_at=data["begins_at"],
            ends_at=data["ends_at"],
            advisers=list(data["advisers"]),
            by=request.user,
        )

    return form_view(
        request,
        form,
        act=act,
        onward=back,
        said=_("The visit is planned, and the family is told."),
        asks=lambda: asked(
            request,
            spans=[form.span],
            title=_("Before the visit is planned"),
            yes=_("Plan it all the same"),
            back=back,
        ),
        refused=form.offer,
        template="training_sessions/series_visit.html",
        context={"series": series, "one": required, "row": row},
    )


@require_POST
@role_required(*PLANNING)
def call_off(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    """Call a required visit off."""
    series = _series(request, uuid)
    visit = get_object_or_404(visits_of_series(series), pk=pk)
    return button_view(
        request,
        act=lambda: actions.call_off_series_visit(visit, by=request.user),
        onward=reverse("sessions:series-visits", args=[series.uuid]),
        said=_("The visit is called off, and those concerned are told."),
    )


def _row(request: SignedIn, series: Series, pk: int, home: UUID) -> tuple[Required, HomeVisit]:
    get_object_or_404(RequiredVisit, series=series, pk=pk)
    for one in required_of(series, by=request.user):
        for row in one.homes:
            if one.required.pk == pk and row.home.uuid == home:
                return one, row
    raise Http404


def _series(request: SignedIn, uuid: UUID) -> Series:
    return get_object_or_404(visible_series(request.user), uuid=uuid)
