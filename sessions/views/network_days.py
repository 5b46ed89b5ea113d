"""Network days beyond signing up: the programme, the children, the choice, what one thought of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT
from lms.refusals import Refused
from sessions.actions import network_days as actions
from sessions.forms.network_days import Agenda, ChildrenForm, FeedbackForm, agenda_as_initial, points_in
from sessions.models import AgendaItem, Registration, TrainingSession
from sessions.queries import network_days
from sessions.rules.kinds import kinds_with

LEADING = (Role.TRAINER, Role.COORDINATOR)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*LEADING)
def agenda(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The programme of a network day, point by point."""
    sessions = TrainingSession.objects.managed_by(request.user).standing().with_programme()
    session = get_object_or_404(sessions.select_related("venue", "organisation"), uuid=uuid)
    formset = Agenda(
        request.POST if request.method == "POST" else None,
        initial=agenda_as_initial(session),
        prefix="points",
    )
    if formset.is_bound and formset.is_valid():
        try:
            actions.keep_agenda(session, points_in(formset), by=request.user)
        except Refused as error:
            messages.error(request, error.said)
        else:
            messages.success(request, _("The programme is saved."))
            return redirect("sessions:session", uuid=uuid)
    return render(
        request,
        "training_sessions/network_day_agenda.html",
        {
            "session": session,
            "formset": formset,
            "counted": network_days.choices_counted(session),
            "answers": network_days.feedback_on(session),
        },
        status=422 if formset.is_bound else 200,
    )


@require_POST
@role_required(FOSTER_PARENT)
def choose(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Choose among the points that run side by side."""
    registration = _own(request, uuid)
    said = [str(value) for name, value in request.POST.items() if name.startswith("slot-")]
    chosen = [int(value) for value in said if value.isdecimal() and len(value) < 12]
    items = AgendaItem.objects.filter(session=registration.session, pk__in=chosen)
    try:
        actions.choose_points(registration, list(items), by=request.user)
    except Refused as error:
        messages.error(request, error.said)
    else:
        messages.success(request, _("Your choice is saved."))
    return redirect("sessions:session", uuid=uuid)


@require_POST
@role_required(FOSTER_PARENT)
def children(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say how many children of each age come along."""
    registration = _own(request, uuid)
    form = ChildrenForm(request.POST, counts={})
    if not form.is_valid():
        messages.error(request, _("Give a number from 0 to 12 for each age."))
        return redirect("sessions:session", uuid=uuid)
    try:
        actions.keep_children(registration, form.counts(), by=request.user)
    except Refused as error:
        messages.error(request, error.said)
    else:
        messages.success(request, _("Saved. Those who arrange the session see the numbers."))
    return redirect("sessions:session", uuid=uuid)


@require_POST
@role_required(FOSTER_PARENT)
def feedback(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say what one thought of the day."""
    user = request.user
    session = get_object_or_404(TrainingSession.objects.visible_to(user).with_programme(), uuid=uuid)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a number from 1 to 5 for both."))
        return redirect("sessions:session", uuid=uuid)
    try:
        actions.give_feedback(session, **form.cleaned_data, by=user, at=timezone.now())
    except Refused as error:
        messages.error(request, error.said)
    else:
        messages.success(request, _("Thank you. Nobody sees who answered what."))
    return redirect("sessions:session", uuid=uuid)


def _own(request: SignedIn, uuid: UUID) -> Registration:
    registrations = Registration.objects.filter(
        person=request.user, session__uuid=uuid, session__kind__in=kinds_with("has_programme")
    )
    return get_object_or_404(registrations.live().in_force().select_related("session", "booking"))
