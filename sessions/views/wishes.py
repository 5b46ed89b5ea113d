"""What families say about themselves: days and places that suit, needs, the interpreter; and how they
make good what they missed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import button_view, form_page
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME
from sessions.actions import seats
from sessions.actions import wishes as actions
from sessions.actions.arrangements import keep_logistics
from sessions.forms.arrangements import InterpreterForm, LogisticsForm
from sessions.forms.wishes import UnsuitableDaysForm, WishForm
from sessions.models import Registration
from sessions.queries import wishes as queries
from sessions.queries.access import has_seat, own_seats, visible_sessions
from sessions.queries.make_ups import missed_by
from sessions.queries.seats import session_titles


@require_safe
@role_required(IN_A_HOME)
def make_up(request: SignedIn) -> HttpResponse:
    """What one missed, and the nearest sessions that make it good; one press books."""
    user, now = request.user, timezone.now()
    return render(
        request,
        "training_sessions/make_up.html",
        {
            "missed": [(one, one.part.title_in(user.language)) for one in missed_by(user, after=now)],
            "now": now,
            "has_wish": queries.has_wish(user),
        },
    )


@never_cache
@form_page
@role_required(FOSTER_PARENT)
def wishes(request: SignedIn) -> HttpResponse:
    """Weekdays and places that suit, and days away."""
    user = request.user
    wish = queries.wish_of(user)
    wish_form = WishForm(request.POST if "wish" in request.POST else None, wish=wish)
    days_form = UnsuitableDaysForm(request.POST if "days" in request.POST else None)
    if wish_form.is_bound and wish_form.is_valid():
        data = wish_form.cleaned_data
        actions.keep_wish(user, weekdays=data["weekdays"], reachable=data["reachable"])
        messages.success(request, _("Saved. We use it when we suggest sessions."))
        return redirect("sessions:wishes")
    if days_form.is_bound and days_form.is_valid():
        actions.add_unsuitable_days(user, **days_form.cleaned_data)
        messages.success(request, _("Saved. We use it when we suggest sessions."))
        return redirect("sessions:wishes")
    is_refused = wish_form.is_bound or days_form.is_bound
    return render(
        request,
        "training_sessions/wishes.html",
        {
            "wish_form": wish_form,
            "days_form": days_form,
            "away": queries.days_away(user),
            "need": queries.need_of(user),
        },
        status=422 if is_refused else 200,
    )


@require_POST
@role_required(FOSTER_PARENT)
def drop_days(request: SignedIn, pk: int) -> HttpResponse:
    """Days away that no longer hold."""
    actions.drop_unsuitable_days(get_object_or_404(queries.all_days_away(request.user), pk=pk))
    return redirect("sessions:wishes")


@never_cache
@form_page
@role_required(FOSTER_PARENT)
def interpreter(request: SignedIn) -> HttpResponse:
    """One's standing choice of interpreter; it holds until it is changed."""
    user = request.user
    need = queries.need_of(user)
    if "drop" in request.POST:
        actions.drop_interpreter_need(user)
        messages.success(request, _("No interpreter is ordered for you from now on."))
        return redirect("sessions:wishes")
    form = InterpreterForm(request.POST if request.method == "POST" else None, instance=need)
    if request.method == "POST" and form.is_valid():
        actions.keep_interpreter_need(user, **form.cleaned_data)
        messages.success(request, _("Saved. An interpreter is ordered for each session you sign up to."))
        return redirect("sessions:wishes")
    return render(
        request,
        "training_sessions/interpreter.html",
        {"form": form, "need": need},
        status=422 if form.is_bound else 200,
    )


@require_POST
@role_required(IN_A_HOME)
def change_group(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Move one's place to another session about the same."""
    user = request.user
    to = get_object_or_404(visible_sessions(user), uuid=uuid_in(request.POST.get("to", "")))
    here = reverse("sessions:session", args=[uuid])

    def act() -> None:
        if has_seat(user, uuid) or not has_seat(user, to.uuid):
            seats.change_group(_own(request, uuid), to=to, by=user)

    return button_view(
        request,
        act=act,
        onward=here,
        to=lambda _moved: reverse("sessions:session", args=[to.uuid]),
        said=_("You have changed to this group."),
    )


@never_cache
@form_page
@role_required(IN_A_HOME)
def needs(request: SignedIn, uuid: UUID) -> HttpResponse:
    """What one needs at a session: food, childcare, access, travel, a bed."""
    registration = _own(request, uuid)
    form = LogisticsForm(
        request.POST if request.method == "POST" else None, logistics=getattr(registration, "logistics", None)
    )
    here = reverse("sessions:session", args=[uuid])
    if request.method == "POST" and form.is_valid():
        return button_view(
            request,
            act=lambda: keep_logistics(registration, by=request.user, **form.values()),
            onward=here,
            said=_("Saved. Those who arrange the session see it."),
        )
    return render(
        request,
        "training_sessions/needs.html",
        {
            "form": form,
            "session": registration.session,
            "titles": session_titles(registration.session, get_language()),
        },
        status=422 if form.is_bound else 200,
    )


def _own(request: SignedIn, uuid: UUID) -> Registration:
    return get_object_or_404(own_seats(request.user), session__uuid=uuid)
