"""What is pressed about seats: signing up and off, answering an offer, choosing between two."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, role_required
from lms.people.models import User
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME
from lms.people.queries import partners_of
from lms.refusals import NotAllowed, Refused
from sessions.actions import seats
from sessions.actions.invitations import invite_to
from sessions.actions.seats import choose_seat, excuse, register
from sessions.errors import AlreadySignedUp, OfferNotOpen
from sessions.forms.seats import HouseholdForm, SignUpForm
from sessions.models import Registration, SeatOffer, TrainingSession
from sessions.views.session_page import FOR_OTHERS, homes_of_staff, session_page, visible_session

SURE = "sikker"


@require_POST
@role_required(IN_A_HOME)
def sign_up(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Sign oneself up, or the home together."""
    user, session = request.user, visible_session(request, uuid)
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return session_page(request, session, form=form)
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


@require_POST
@role_required(*FOR_OTHERS)
def sign_up_home(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Staff sign a home up on its behalf or, with `invite`, ask its adults to come."""
    session = visible_session(request, uuid)
    household = HouseholdForm(request.POST, homes=homes_of_staff(request.user))
    if not household.is_valid():
        return session_page(request, session, household=household)
    if "invite" in request.POST:
        return _invite(request, session, household.persons())
    return _register(request, session, household.persons(), together=household.cleaned_data["together"])


@require_POST
@role_required(FOSTER_PARENT, *FOR_OTHERS)
def sign_off(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Give a seat or place in line back, one's own or of one's home; `excuse` says that one had meant to
    come."""
    user, session = request.user, visible_session(request, uuid)
    of_the_home = Registration.objects.filter(person__in=partners_of(user))
    whose = (
        Q(uuid=uuid_in(request.POST["registration"])) if "registration" in request.POST else Q(person=user)
    )
    found = (Registration.objects.visible_to(user) | of_the_home).filter(whose, session=session)
    registration = found.live().first() or found.order_by("-changed_at").first()
    if registration is None:
        raise Http404
    is_own = registration.person_id == user.pk
    try:
        if not registration.is_live:
            messages.success(request, _("You are signed off.") if is_own else _("Signed off."))
        elif "excuse" in request.POST:
            excuse(registration, by=user)
            said = _("Thank you for letting us know. Somebody else can have the place now.")
            messages.success(request, said if is_own else _("Somebody else can have the place now."))
        else:
            seats.sign_off(registration, by=user, whole_booking="whole" in request.POST)
            messages.success(request, _("You are signed off.") if is_own else _("Signed off."))
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, error.said)
    if request.POST.get("back") == "arrangements":
        return redirect("sessions:arrangements", uuid=session.uuid)
    return _back_to(request, session)


@require_POST
@role_required(FOSTER_PARENT)
def answer_offer(request: SignedIn, pk: int) -> HttpResponse:
    """Say yes or no to a place that is held."""
    user = request.user
    own = Registration.objects.filter(person=user).of_present_homes().values("booking")
    offer = get_object_or_404(SeatOffer.objects.select_related("booking__session"), pk=pk, booking__in=own)
    accept = request.POST.get("answer") == "yes"
    shown = [uuid for given in request.POST.getlist("instead_of") if (uuid := uuid_in(given))]
    household = [user, *partners_of(user)]
    giving_up = Registration.objects.filter(uuid__in=shown, person__in=household).live()
    taken, given_back = _("The place is yours. See you there."), _("Somebody else can have the place now.")
    try:
        seats.answer_offer(offer, accept=accept, by=user, giving_up=list(giving_up))
    except OfferNotOpen as error:
        if offer.outcome == (SeatOffer.Outcome.TAKEN if accept else SeatOffer.Outcome.DECLINED):
            messages.success(request, taken if accept else given_back)
        else:
            messages.error(request, error.said)
    except Refused as error:
        messages.error(request, error.said)
    else:
        messages.success(request, taken if accept else given_back)
    return _back_to(request, offer.booking.session)


@require_POST
@role_required(IN_A_HOME)
def keep_seat(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Keep this one of several seats at the same time; the others are given back."""
    user = request.user
    own = Registration.objects.filter(person=user, session__uuid=uuid).live().in_force()
    try:
        given = choose_seat(get_object_or_404(own.select_related("session")), by=user)
    except Refused as error:
        messages.error(request, error.said)
    else:
        names = ", ".join(one.session.title for one in given)
        said = _("You keep this place. Given back: %(titles)s.") % {"titles": names}
        messages.success(request, said if given else _("You keep this place."))
    return redirect("sessions:session", uuid=uuid)


def _invite(request: SignedIn, session: TrainingSession, persons: list[User]) -> HttpResponse:
    try:
        invited = invite_to(session, persons=persons, by=request.user)
    except NotAllowed as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, error.said)
    else:
        if invited:
            messages.success(request, _("They get an invitation, and sign up themselves."))
        else:
            messages.info(request, _("They are signed up or invited already."))
    return redirect("sessions:session", uuid=session.uuid)


def _register(
    request: SignedIn, session: TrainingSession, persons: list[User], *, together: bool
) -> HttpResponse:
    try:
        made = register(session, persons=persons, together=together and len(persons) > 1, by=request.user)
    except NotAllowed as error:
        raise Http404 from error
    except AlreadySignedUp as error:
        _say_that_it_stands(request, session, persons, error)
    except Refused as error:
        messages.error(request, error.said)
    else:
        _say_how_it_went(request, made)
    return _back_to(request, session)


def _back_to(request: SignedIn, session: TrainingSession) -> HttpResponse:
    """To a session's page, or to one's own sessions where it is no longer one's to see."""
    if TrainingSession.objects.visible_to(request.user).filter(pk=session.pk).exists():
        return redirect("sessions:session", uuid=session.uuid)
    return redirect("sessions:mine")


def _say_that_it_stands(
    request: HttpRequest, session: TrainingSession, persons: list[User], error: AlreadySignedUp
) -> None:
    """A second press finds done what the first one did; only where some are on the list and some are not
    has nothing come of it."""
    standing = list(Registration.objects.filter(session=session, person__in=persons).live())
    if len(standing) == len(persons):
        _say_how_it_went(request, standing)
    else:
        messages.error(request, error.said)


def _say_how_it_went(request: HttpRequest, made: list[Registration]) -> None:
    if any(one.status == Registration.Status.WAITING for one in made):
        messages.info(
            request, _("It is full. You are on the waiting list and hear from us if a place comes free.")
        )
    else:
        messages.success(
            request,
            ngettext("Signed up: one place.", "Signed up: %(number)d places.", len(made))
            % {"number": len(made)},
        )
