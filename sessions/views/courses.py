"""Courses: which there are, one of them, and joining, leaving and keeping it as a whole."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lms.look.form_view import Info, button_view, form_page
from lms.look.requests import uuid_in
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.models import User
from lms.people.models.access import FOSTER_PARENT, IN_A_HOME
from lms.people.queries import partners_of
from sessions.actions.courses import join_course, leave_course
from sessions.forms.seats import HouseholdForm, SignUpForm
from sessions.models import Registration, Series
from sessions.queries.course_page import course_page
from sessions.queries.courses import courses_page, gatherings_to_join, own_gatherings, visible_courses
from sessions.queries.feeds import entries
from sessions.queries.homes_to_sign_up import homes_to_sign_up
from sessions.queries.session_page import FOR_OTHERS
from sessions.views.feeds import calendar_file
from sessions.views.homes import show_homes
from sessions.views.sessions import LOOKING


@require_safe
@role_required(*LOOKING)
def courses(request: SignedIn) -> HttpResponse:
    """The courses that one may join, those with what one lacks and within reach first."""
    page = courses_page(request.user, at=timezone.now())
    return render(request, "training_sessions/courses.html", {"page": page})


@require_safe
@signed_in
def course(request: SignedIn, uuid: UUID) -> HttpResponse:
    """One course: what it is, its dates, and how one gets in or out."""
    return show_course(request, _course(request, uuid))


def show_course(request: SignedIn, series: Series, *, form: SignUpForm | None = None) -> HttpResponse:
    """A course's page; with a form that was refused, in its place."""
    page = course_page(series, by=request.user, at=timezone.now())
    if page.joining is None or not page.joining.is_household:
        form = None
    elif form is None:
        form = SignUpForm()
    context = {"page": page, "series": series, "form": form}
    status = 422 if form is not None and form.errors else 200
    return render(request, "training_sessions/course.html", context, status=status)


@require_POST
@role_required(IN_A_HOME)
def join(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Join with all gatherings that were shown and are lacked: oneself, the partner, or the home together."""
    series, user = _course(request, uuid), request.user
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return show_course(request, series, form=form)
    who = form.cleaned_data["who"]
    if who == SignUpForm.PARTNER and "sikker" not in request.POST:
        return _ask_for_the_partner(request, series)
    persons = {
        SignUpForm.ALONE: [user],
        SignUpForm.PARTNER: partners_of(user),
        SignUpForm.TOGETHER: [user, *partners_of(user)],
    }[who]
    return button_view(
        request,
        act=lambda: join_course(
            series,
            persons=persons,
            together=who == SignUpForm.TOGETHER and len(persons) > 1,
            by=user,
            shown=_shown(request),
            as_one="single" not in request.POST,
        ),
        onward=_address(series),
        said=how_it_went,
    )


@form_page
@role_required(*FOR_OTHERS)
def join_home(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The homes that staff may sign up to the course, those that need it first; sent, one of them joins."""
    series, user = _course(request, uuid), request.user
    if request.method != "POST":
        gatherings = gatherings_to_join(series, at=timezone.now())
        return show_homes(request, gatherings, title=series.name, back=_address(series))
    household = HouseholdForm(request.POST, homes=homes_to_sign_up(user))
    if not household.is_valid():
        raise Http404
    persons = household.persons()
    return button_view(
        request,
        act=lambda: join_course(
            series,
            persons=persons,
            together=household.cleaned_data["together"] and len(persons) > 1,
            by=user,
        ),
        onward=reverse("sessions:join-course-home", args=[uuid]),
        said=how_it_went,
    )


@require_POST
@role_required(FOSTER_PARENT)
def leave(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Leave the whole course, oneself or both; asked about first."""
    series, user = _course(request, uuid), request.user
    is_both = "whole" in request.POST
    if "sikker" not in request.POST:
        return render(
            request,
            "training_sessions/ask_first.html",
            {
                "title": _("Leave the whole course?"),
                "said": [
                    series.name,
                    _("All the places in it that lie ahead are given back, and go on to those in line."),
                    _("If only one evening does not suit, open that evening and say that you cannot come."),
                ],
                "entries": [("sikker", "1"), *([("whole", "1")] if is_both else [])],
                "yes": _("Yes, leave the course"),
                "back": _address(series),
            },
        )
    persons = [user, *partners_of(user)] if is_both else [user]
    return button_view(
        request,
        act=lambda: leave_course(series, persons=persons, by=user),
        onward=lambda: _address(series) if _may_see(user, series) else reverse("sessions:mine"),
        said=_("You have left the course. The places can go to somebody else now."),
    )


@require_safe
@signed_in
def course_file(request: SignedIn, uuid: UUID) -> HttpResponse:
    """All of one's own gatherings of a course as one file for one's calendar."""
    series = _course(request, uuid)
    sessions = own_gatherings(request.user, series)
    if not sessions:
        raise Http404
    return calendar_file(entries(sessions, request.user))


def how_it_went(made: list[Registration]) -> str:
    """What came of joining, in a sentence."""
    taken = [one for one in made if one.status == Registration.Status.REGISTERED]
    dates = len({one.session_id for one in taken})
    if not taken:
        return Info(
            _("There is not room in all of it. You wait for the whole course, and hear from us if there is.")
        )
    said = ngettext(
        "You are in: %(number)d gathering is booked.", "You are in: %(number)d gatherings are booked.", dates
    ) % {"number": dates}
    if len(taken) < len(made):
        return Info(said + " " + _("For the others you are on the waiting list."))
    return said


def _ask_for_the_partner(request: SignedIn, series: Series) -> HttpResponse:
    names = ", ".join(one.first_name or one.name for one in partners_of(request.user))
    entries_ = [("who", SignUpForm.PARTNER), ("sikker", "1")]
    entries_ += [("shown", given) for given in request.POST.getlist("shown")]
    context = {
        "title": _("Sign up %(name)s, and not yourself?") % {"name": names},
        "said": [
            series.name,
            _("%(name)s gets a message that you have done it, and can sign off again.") % {"name": names},
            _("You do not get a place yourself."),
        ],
        "entries": entries_,
        "yes": _("Yes, sign up %(name)s") % {"name": names},
        "back": _address(series),
    }
    return render(request, "training_sessions/ask_first.html", context)


def _shown(request: SignedIn) -> set[UUID]:
    return {uuid for given in request.POST.getlist("shown") if (uuid := uuid_in(given))}


def _course(request: SignedIn, uuid: UUID) -> Series:
    return get_object_or_404(visible_courses(request.user), uuid=uuid)


def _may_see(user: User, series: Series) -> bool:
    return visible_courses(user).filter(pk=series.pk).exists()


def _address(series: Series) -> str:
    return reverse("sessions:course", args=[series.uuid])
