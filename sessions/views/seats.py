"""What is pressed about seats: signing up and off, answering an offer, choosing between two."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from lms.look.form_view import Info, button_view, form_page
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models import User
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME
from lms.people.queries import partners_of
from lms.refusals import NotAllowed
from sessions.actions import seats
from sessions.actions.invitations import invite_to
from sessions.actions.seats import choose_seat, excuse, register
from sessions.errors import AlreadySignedUp, OfferNotOpen
from sessions.forms.seats import HouseholdForm, SignUpForm
from sessions.models import Registration, SeatOffer, TrainingSession
from sessions.queries.access import (
    may_manage,
    may_see,
    own_offers,
    own_seats,
    seats_of_the_home,
    seats_to_give_back,
    standing_seats,
    visible_sessions,
)
from sessions.queries.homes_to_sign_up import homes_to_sign_up
from sessions.queries.seats import session_titles
from sessions.queries.session_page import FOR_OTHERS
from sessions.views.homes import show_homes
from sessions.views.sessions import show_session

SURE = "sikker"
_FREE = gettext_lazy("Somebody else can have the place now.")
# By whether one had meant to come, and whether the seat is one's own.
_SIGNED_OFF = {
    (True, True): gettext_lazy("Thank you for letting us know. Somebody else can have the place now."),
    (True, False): _FREE,
    (False, True): gettext_lazy("You are signed off."),
    (False, False): gettext_lazy("Signed off."),
}


@require_POST
@role_required(IN_A_HOME)
def sign_up(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Sign oneself up, or the home together."""
    user, session = request.user, get_object_or_404(visible_sessions(request.user), uuid=uuid)
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return show_session(request, session, form=form)
    who = form.cleaned_data["who"]
    if who == SignUpForm.PARTNER and SURE not in request.POST:
        return _ask_for_the_partner(request, session)
    persons = {
        SignUpForm.ALONE: [user],
        SignUpForm.PARTNER: partners_of(user),
        SignUpForm.TOGETHER: [user, *partners_of(user)],
    }[who]
    return _register(request, session, persons, together=who == SignUpForm.TOGETHER)


def _ask_for_the_partner(request: SignedIn, session: TrainingSession) -> HttpResponse:
    """Signing up somebody else, and not oneself, is asked about first; the other hears of it in a message."""
    names = ", ".join(one.first_name or one.name for one in partners_of(request.user))
    context = {
        "title": _("Sign up %(name)s, and not yourself?") % {"name": names},
        "said": [
            session.title,
            _("%(name)s gets a message that you have done it, and can sign off again.") % {"name": names},
            _("You do not get a place yourself."),
        ],
        "entries": [("who", SignUpForm.PARTNER), (SURE, "1")],
        "yes": _("Yes, sign up %(name)s") % {"name": names},
        "back": reverse("sessions:session", args=[session.uuid]),
    }
    return render(request, "training_sessions/ask_first.html", context)


@form_page
@role_required(*FOR_OTHERS)
def sign_up_home(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The homes that staff may sign up, found by name, those that need it first; sent, one of them is signed
    up on its behalf or, with `invite`, its adults are asked to come."""
    session = get_object_or_404(visible_sessions(request.user), uuid=uuid)
    if request.method != "POST":
        return show_homes(
            request,
            [session],
            title=session_titles(session, request.user.language),
            back=reverse("sessions:session", args=[uuid]),
            may_invite=may_manage(request.user, session),
        )
    household = HouseholdForm(request.POST, homes=homes_to_sign_up(request.user))
    if not household.is_valid():
        raise Http404
    if "invite" in request.POST:
        return _invite(request, session, household.persons())
    return _register(request, session, household.persons(), together=household.cleaned_data["together"])


@require_POST
@role_required(FOSTER_PARENT, *FOR_OTHERS)
def sign_off(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Give a seat or place in line back, one's own or of one's home; `excuse` says that one had meant to
    come."""
    user, session = request.user, get_object_or_404(visible_sessions(request.user), uuid=uuid)
    found = seats_to_give_back(user, session)
    if "registration" in request.POST:
        found = found.filter(uuid__in=[one] if (one := uuid_in(request.POST["registration"])) else [])
    else:
        found = found.filter(person=user)
    registration = found.live().first() or found.order_by("-changed_at").first()
    if registration is None:
        raise Http404
    is_excuse = registration.is_live and "excuse" in request.POST

    def act() -> None:
        if not registration.is_live:
            return
        with _hidden():
            if is_excuse:
                excuse(registration, by=user)
            else:
                seats.sign_off(registration, by=user, whole_booking="whole" in request.POST)

    def onward() -> str:
        if request.POST.get("back") == "arrangements":
            return reverse("sessions:arrangements", args=[session.uuid])
        return _back_to(user, session)

    said = _SIGNED_OFF[is_excuse, registration.person_id == user.pk]
    return button_view(request, act=act, onward=onward, said=str(said))


@require_POST
@role_required(FOSTER_PARENT)
def answer_offer(request: SignedIn, pk: int) -> HttpResponse:
    """Say yes or no to a place that is held."""
    user = request.user
    offer = get_object_or_404(own_offers(user), pk=pk)
    accept = request.POST.get("answer") == "yes"
    shown = [uuid for given in request.POST.getlist("instead_of") if (uuid := uuid_in(given))]
    giving_up = list(seats_of_the_home(user, shown))

    def act() -> None:
        try:
            seats.answer_offer(offer, accept=accept, by=user, giving_up=giving_up)
        except OfferNotOpen:  # a second press finds done what the first one did
            if offer.outcome != (SeatOffer.Outcome.TAKEN if accept else SeatOffer.Outcome.DECLINED):
                raise

    return button_view(
        request,
        act=act,
        onward=lambda: _back_to(user, offer.booking.session),
        said=_("The place is yours. See you there.") if accept else str(_FREE),
    )


@require_POST
@role_required(IN_A_HOME)
def keep_seat(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Keep this one of several seats at the same time; the others are given back."""
    user = request.user
    own = get_object_or_404(own_seats(user), session__uuid=uuid)

    def said(given: list[Registration]) -> str:
        if not given:
            return _("You keep this place.")
        names = ", ".join(one.session.title for one in given)
        return _("You keep this place. Given back: %(titles)s.") % {"titles": names}

    return button_view(
        request,
        act=lambda: choose_seat(own, by=user),
        onward=reverse("sessions:session", args=[uuid]),
        said=said,
    )


def _invite(request: SignedIn, session: TrainingSession, persons: list[User]) -> HttpResponse:
    def act() -> list[User]:
        with _hidden():
            return invite_to(session, persons=persons, by=request.user)

    def said(invited: list[User]) -> str:
        if invited:
            return _("They get an invitation, and sign up themselves.")
        return Info(_("They are signed up or invited already."))

    return button_view(request, act=act, onward=reverse("sessions:session", args=[session.uuid]), said=said)


def _register(
    request: SignedIn, session: TrainingSession, persons: list[User], *, together: bool
) -> HttpResponse:
    def act() -> list[Registration]:
        together_ = together and len(persons) > 1
        try:
            with _hidden():
                return register(session, persons=persons, together=together_, by=request.user)
        except AlreadySignedUp:
            # A second press finds done what the first one did; only where some are on the list and some
            # are not has nothing come of it.
            standing = standing_seats(session, persons)
            if len(standing) != len(persons):
                raise
            return standing

    return button_view(request, act=act, onward=lambda: _back_to(request.user, session), said=_how_it_went)


@contextmanager
def _hidden() -> Iterator[None]:
    """Who may not do it is not told whether there was anything to do (404)."""
    try:
        yield
    except NotAllowed as error:
        raise Http404 from error


def _back_to(user: User, session: TrainingSession) -> str:
    """To a session's page, or to one's own sessions where it is no longer one's to see."""
    if may_see(user, session):
        return reverse("sessions:session", args=[session.uuid])
    return reverse("sessions:mine")


def _how_it_went(made: list[Registration]) -> str:
    if any(one.status == Registration.Status.WAITING for one in made):
        return Info(_("It is full. You are on the waiting list and hear from us if a place comes free."))
    said = ngettext("Signed up: one place.", "Signed up: %(number)d places.", len(made))
    return said % {"number": len(made)}
