"""A home moves to another municipality: filled in, looked through, and done on its day."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lms.approval.forms.moving import MoveHomeForm, PlaceHomesForm
from lms.approval.models import homes_for
from lms.approval.queries.home.moving import move_shown, planned_move
from lms.approval.queries.unplaced import unplaced_page
from lms.look.form_view import Info, button_view, form_page, form_view
from lms.people.actions import moving
from lms.people.decorators import SignedIn, role_required
from lms.people.models import FosterHome, HomeMove, Role
from lms.people.queries import may_move


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def move_home(request: SignedIn, home: UUID) -> HttpResponse:
    """Say where a home moves to; what changes is shown before it is done."""
    found = _home_or_403(request, home)
    form = MoveHomeForm(found, request.POST or None)

    def act() -> HomeMove:
        chosen = form.cleaned_data
        return moving.plan_move(
            found, to=chosen["municipality"], service=chosen["service"], on=chosen["on"], by=request.user
        )

    def asks() -> HttpResponse | None:
        chosen = form.cleaned_data
        if "yes" in request.POST or chosen["municipality"].pk == found.host_municipality_id:
            return None
        shown = move_shown(
            found, to=chosen["municipality"], service=chosen["service"], on=chosen["on"], reader=request.user
        )
        return render(request, "approval/move_home_asked.html", {"form": form, "home": found, "shown": shown})

    return form_view(
        request,
        form,
        act=act,
        onward=lambda _move: _onward(request, home),
        said=lambda move: _("The home has moved.") if move.done_at else _("The move is kept for its day."),
        template="approval/move_home.html",
        context=lambda: {"home": found, "planned": planned_move(found)},
        asks=asks,
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_POST
def take_back_move(request: SignedIn, home: UUID) -> HttpResponse:
    """Drop a move whose day has not come."""
    found = _home_or_403(request, home)
    return button_view(
        request,
        act=lambda: moving.take_back_move(found, by=request.user),
        onward=reverse("approval:home", args=[home]),
        said=_("The move is taken back. The home stays where it is."),
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def unplaced(request: SignedIn) -> HttpResponse:
    """The homes whose municipality was divided: say of each in which part it lies."""
    page = unplaced_page(request.user)
    form = PlaceHomesForm(page.homes, request.POST or None)

    def said(number: int) -> str:
        if not number:
            return Info(_("Choose where at least one home lies."))
        return ngettext("%(number)d home is placed.", "%(number)d homes are placed.", number) % {
            "number": number
        }

    return form_view(
        request,
        form,
        act=lambda: moving.place_homes(form.chosen, by=request.user),
        onward="approval:unplaced",
        said=said,
        template="approval/unplaced.html",
        context={"page": page},
    )


def _home_or_403(request: SignedIn, home: UUID) -> FosterHome:
    homes = homes_for(request.user).select_related("host_municipality", "trained_by", "registered_by")
    found = get_object_or_404(homes, uuid=home)
    if not may_move(request.user, found):
        raise PermissionDenied
    return found


def _onward(request: SignedIn, home: UUID) -> str:
    """The home, as long as who moved it still sees it; else the desk."""
    if homes_for(request.user).filter(uuid=home).exists():
        return reverse("approval:home", args=[home])
    return reverse("approval:desk")
