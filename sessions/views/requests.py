"""Asking the service for a gathering, and the coordinator's list of what is asked for."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view
from lms.look.navigation import named_place
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import IN_A_HOME
from lms.refusals import NotAllowed
from sessions.actions.requests import answer_requests, ask_for_gathering
from sessions.models import GatheringRequest
from sessions.queries.requests import asked_for_at, parts_to_ask_for

_ANSWERS = {"planned": GatheringRequest.Outcome.PLANNED, "aside": GatheringRequest.Outcome.ASIDE}


@require_POST
@role_required(IN_A_HOME)
def ask(request: SignedIn, part: UUID) -> HttpResponse:
    """Ask for a gathering with a part, with one press."""
    found = get_object_or_404(parts_to_ask_for(), pk=part)

    def act() -> None:
        try:
            ask_for_gathering(found, by=request.user)
        except NotAllowed as error:
            raise Http404 from error

    return button_view(
        request,
        act=act,
        onward=named_place("path"),
        said=_("The service that trains you has got it. You hear from them when there is an answer."),
    )


@require_safe
@role_required(Role.COORDINATOR)
def asked_for(request: SignedIn) -> HttpResponse:
    """What homes have asked for, with the homes that it would help."""
    language = get_language()
    lines = [(one, one.part.title_in(language)) for one in asked_for_at(request.user)]
    return render(request, "training_sessions/asked_for.html", {"lines": lines})


@require_POST
@role_required(Role.COORDINATOR)
def answer(request: SignedIn, part: UUID) -> HttpResponse:
    """Say that what was asked for is planned, or put it aside."""
    found = get_object_or_404(parts_to_ask_for(), pk=part)
    outcome = _ANSWERS.get(request.POST.get("answer", ""))
    if outcome is None:
        raise Http404

    def act() -> int:
        try:
            return answer_requests(found, outcome=outcome, by=request.user)
        except NotAllowed as error:
            raise Http404 from error

    return button_view(
        request,
        act=act,
        onward=reverse("sessions:asked-for"),
        said=_("Answered. Those who asked get a message."),
    )
