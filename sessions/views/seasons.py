"""A season planned as a whole: the wishes, the proposal, what is done with it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lms.dates import today
from lms.look.form_view import Info, button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from sessions.actions import seasons as actions
from sessions.forms.seasons import SeasonForm, first_season
from sessions.models import Season
from sessions.queries.season_page import drafts_of_season, own_seasons, season_page, visible_seasons
from sessions.views.planning import organisation_of
from sessions.views.previews import asked_to_publish, drafts_as_asked


@require_safe
@role_required(Role.COORDINATOR)
def seasons(request: SignedIn) -> HttpResponse:
    """The seasons that the service has planned."""
    return render(request, "training_sessions/seasons.html", {"seasons": own_seasons(request.user)})


@form_page
@role_required(Role.COORDINATOR)
def new_season(request: SignedIn) -> HttpResponse:
    """Fill in the wishes for a season."""
    organisation = organisation_of(request)
    first: dict[str, Any] = {**first_season(today()), **request.GET.dict()}
    if templates := request.GET.getlist("templates"):
        first["templates"] = templates
    form = SeasonForm(request.POST or None, organisation=organisation, initial=first)
    return form_view(
        request,
        form,
        act=lambda: actions.ask_for_season(
            organisation,
            name=form.cleaned_data["name"],
            first_day=form.cleaned_data["first_day"],
            last_day=form.cleaned_data["last_day"],
            wishes=form.wishes(),
            by=request.user,
        ),
        onward=_address,
        said=Info(_("The season is being planned. Nothing is booked and nobody is told.")),
        template="training_sessions/new_season.html",
        context={"organisation": organisation},
    )


@require_safe
@role_required(Role.COORDINATOR)
def season(request: SignedIn, uuid: UUID) -> HttpResponse:
    """A season: how far it has come, or what is proposed."""
    page = season_page(_season(request, uuid))
    is_part = request.GET.get("del") == "fremdrift"
    template = "training_sessions/parts/season_progress.html" if is_part else "training_sessions/season.html"
    return render(request, template, {"page": page, "season": page.season})


@require_POST
@role_required(Role.COORDINATOR)
def plan_again(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Plan the season anew around the series that are locked."""
    found = _season(request, uuid)
    locked = [int(one) for one in request.POST.getlist("locked") if one.isdecimal() and len(one) < 6]
    return button_view(
        request,
        act=lambda: actions.plan_again(found, locked=locked, by=request.user),
        onward=_address(found),
        said=Info(_("The season is planned again. What you locked stands.")),
    )


@require_POST
@role_required(Role.COORDINATOR)
def apply_season(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Make the proposal into drafts, all or none."""
    found = _season(request, uuid)
    return button_view(
        request,
        act=lambda: actions.apply_season(found, by=request.user),
        onward=_address(found),
        said=lambda made: (
            ngettext(
                "%(number)d series is made as a draft. Look at it, then publish it.",
                "%(number)d series are made as drafts. Look at each, then publish it.",
                len(made),
            )
            % {"number": len(made)}
        ),
    )


@require_POST
@role_required(Role.COORDINATOR)
def publish(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Publish all drafts of the season, all or none."""
    found = _season(request, uuid)
    series = list(drafts_of_season(found))
    given = drafts_as_asked(request, series)
    return button_view(
        request,
        act=lambda: actions.publish_season(found, slots=given.slots, by=request.user),
        onward=_address(found),
        said=lambda made: (
            ngettext("%(number)d series is published.", "%(number)d series are published.", len(made))
            % {"number": len(made)}
        ),
        refused=lambda error: _("Nothing was published. %(reason)s") % {"reason": error.said},
        asks=lambda: asked_to_publish(
            request, given, yes=_("Publish the whole season"), back=_address(found)
        ),
    )


@require_POST
@role_required(Role.COORDINATOR)
def take_back(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Throw the season's drafts away again."""
    found = _season(request, uuid)
    return button_view(
        request,
        act=lambda: actions.take_back_season(found, by=request.user),
        onward=_address(found),
        said=_("The drafts are taken back. The season is a proposal again."),
    )


@require_POST
@role_required(Role.COORDINATOR)
def discard(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Throw the season's proposal away."""
    found = _season(request, uuid)
    return button_view(
        request,
        act=lambda: actions.discard_season(found, by=request.user),
        onward=_address(found),
        to=lambda _gone: reverse("sessions:seasons"),
        said=_("The season’s proposal is thrown away."),
    )


def _season(request: SignedIn, uuid: UUID) -> Season:
    return get_object_or_404(visible_seasons(request.user), uuid=uuid)


def _address(season: Season) -> str:
    return reverse("sessions:season", args=[season.uuid])
