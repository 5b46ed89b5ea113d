"""Series copied: one, or last year's season, as drafts that are taken back as one."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.dates import today
from lms.look.form_view import Info, button_view, form_page, form_view
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from sessions.actions.copying import copy_series, take_back_copies
from sessions.forms.copying import CopySeriesForm
from sessions.models import Series
from sessions.queries.copies import (
    MOST,
    chosen_to_copy,
    copies_of,
    copies_preview,
    series_to_copy,
    weeks_to,
)
from sessions.views.asking import asked

CHOSEN = "rekke"


@form_page
@role_required(Role.COORDINATOR)
def copy(request: SignedIn) -> HttpResponse:
    """Choose series, say how much later, see every day and what is in its way, and make drafts of all."""
    given = request.POST if request.method == "POST" else request.GET
    series = chosen_to_copy(request.user, _chosen(given))
    if not series:
        context = {"all_series": series_to_copy(request.user)[:200], "chosen": CHOSEN}
        status = 422 if request.method == "POST" else 200
        return render(request, "training_sessions/choose_series.html", context, status=status)
    weeks = weeks_to(series, on=today())
    initial = {"weeks": weeks, "added": str(today().year + 1)}
    form = CopySeriesForm(request.POST or None, initial=initial)

    def asks() -> HttpResponse | None:
        return asked(
            request,
            preview=copies_preview(copies_of(series, **form.cleaned_data), reader=request.user),
            title=_("Before they are copied"),
            yes=_("Make drafts of all"),
            back=reverse("sessions:all-series"),
        )

    return form_view(
        request,
        form,
        act=lambda: copy_series(copies_of(series, **form.cleaned_data), by=request.user),
        onward=_made,
        said=Info(_("The copies are drafts. Nothing is booked and nobody is told yet.")),
        asks=asks,
        template="training_sessions/copy_series.html",
        context={"all_series": series, "chosen": CHOSEN},
    )


@require_safe
@role_required(Role.COORDINATOR)
def copied(request: SignedIn) -> HttpResponse:
    """The drafts that were made together, to look at one by one or to take back as one."""
    series = chosen_to_copy(request.user, _chosen(request.GET))
    if not series:
        return redirect("sessions:all-series")
    context = {"all_series": series, "chosen": CHOSEN}
    return render(request, "training_sessions/copied_series.html", context)


@require_POST
@role_required(Role.COORDINATOR)
def take_back(request: SignedIn) -> HttpResponse:
    """Throw drafts that were made together away, all or none."""
    series = chosen_to_copy(request.user, _chosen(request.POST))
    return button_view(
        request,
        act=lambda: take_back_copies(series, by=request.user),
        onward=reverse("sessions:all-series"),
        said=_("The copies are taken back."),
        refused=lambda error: _("Nothing was taken back. %(reason)s") % {"reason": error.said},
    )


def _chosen(given: QueryDict) -> list[UUID]:
    return [uuid for one in given.getlist(CHOSEN)[:MOST] if (uuid := uuid_in(one))]


def _made(series: list[Series]) -> str:
    words = QueryDict(mutable=True)
    words.setlist(CHOSEN, [str(one.uuid) for one in series])
    return f"{reverse('sessions:copied-series')}?{words.urlencode()}"
