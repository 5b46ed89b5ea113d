"""Network days beyond signing up: the programme, the children, the choice, what one thought of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.look.form_view import button_view, form_page
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import FOSTER_PARENT
from sessions.actions import network_days as actions
from sessions.forms.network_days import Agenda, ChildrenForm, FeedbackForm, agenda_as_initial, points_in
from sessions.models import AgendaChoice, Registration
from sessions.queries import network_days
from sessions.queries.access import days_to_tell_of, own_days, sessions_with_programme

LEADING = (Role.TRAINER, Role.COORDINATOR)


@form_page
@role_required(*LEADING)
def agenda(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The programme of a network day, point by point."""
    session = get_object_or_404(sessions_with_programme(request.user), uuid=uuid)
    formset = Agenda(
        request.POST if request.method == "POST" else None,
        initial=agenda_as_initial(session),
        session=session,
        prefix="points",
    )
    if formset.is_bound and formset.is_valid():
        return button_view(
            request,
            act=lambda: actions.keep_agenda(session, points_in(formset), by=request.user),
            onward=reverse("sessions:agenda", args=[uuid]),
            to=lambda _kept: reverse("sessions:session", args=[uuid]),
            said=_("The programme is saved."),
        )
    return render(
        request,
        "training_sessions/network_day_agenda.html",
        {
            "session": session,
            "formset": formset,
            "counted": network_days.points_counted(session),
            "answers": network_days.feedback_on(session, at=timezone.now()),
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
    points = network_days.points_of(registration.session, chosen)
    return button_view(
        request,
        act=lambda: actions.choose_points(registration, points, by=request.user),
        onward=reverse("sessions:session", args=[uuid]),
        said=_said_of,
    )


@require_POST
@role_required(FOSTER_PARENT)
def children(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say how many children of each age come along."""
    registration = _own(request, uuid)
    form = ChildrenForm(request.POST, counts={})
    if not form.is_valid():
        messages.error(request, _("Give a number from 0 to 12 for each age."))
        return redirect("sessions:session", uuid=uuid)
    return button_view(
        request,
        act=lambda: actions.keep_children(registration, form.counts(), by=request.user),
        onward=reverse("sessions:session", args=[uuid]),
        said=_("Saved. Those who arrange the session see the numbers."),
    )


@require_POST
@role_required(FOSTER_PARENT)
def feedback(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Say what one thought of the day."""
    user = request.user
    session = get_object_or_404(days_to_tell_of(user), uuid=uuid)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a number from 1 to 5 for both."))
        return redirect("sessions:session", uuid=uuid)
    return button_view(
        request,
        act=lambda: actions.give_feedback(session, **form.cleaned_data, by=user, at=timezone.now()),
        onward=reverse("sessions:session", args=[uuid]),
        said=_("Thank you. Nobody sees who answered what."),
    )


def _said_of(waiting: list[AgendaChoice]) -> str:
    if waiting:
        titles = ", ".join(one.item.title for one in waiting)
        return _("Saved. You wait for a place at: %(titles)s. Until then you keep what you have.") % {
            "titles": titles
        }
    return _("Your choice is saved.")


def _own(request: SignedIn, uuid: UUID) -> Registration:
    return get_object_or_404(own_days(request.user), session__uuid=uuid)
