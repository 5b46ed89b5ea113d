"""Who of a home is on which path: staff enrol, renew, withdraw, take back, and move to a newer version."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.actions.enrolments import enrol, move_enrolment, return_to, withdraw
from courses.forms import EnrolForm
from courses.models import Enrolment
from courses.queries.enrolments import enrolment_in, paths_in
from courses.queries.versions import version_to_enrol_in
from courses.views.homes import home_or_404
from lms.look.form_view import button_view, form_page, form_view
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role, User


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def enrolments(request: SignedIn, home: UUID) -> HttpResponse:
    """Each adult's paths, and a form to put one on another."""
    found = home_or_404(request, home)
    paths = paths_in(found)
    form = EnrolForm([one.person for one in paths], request.POST or None)
    if request.method != "POST":
        look_up(found, by=request.user)
    return form_view(
        request,
        form,
        act=lambda: enrol(
            form.cleaned_data["person"],
            training=form.cleaned_data["training"],
            renewal=form.cleaned_data["renewal"],
            by=request.user,
        ),
        said=_("It is done. They find the path on their own page."),
        onward=reverse("courses:enrolments", args=[found.uuid]),
        template="courses/enrolments.html",
        unsound=200,
        context={"home": found, "paths": paths},
    )


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_POST
def change_enrolment(request: SignedIn, home: UUID, enrolment: UUID) -> HttpResponse:
    """Withdraw, take back, or move one enrolment, as the button says."""
    found = home_or_404(request, home)
    one = enrolment_in(found, enrolment)
    if one is None:
        raise Http404
    return button_view(
        request,
        act=lambda: _change(one, request.POST.get("act", ""), request.user),
        onward=reverse("courses:enrolments", args=[found.uuid]),
        said=str,
    )


def _change(enrolment: Enrolment, act: str, by: User) -> str:
    match act:
        case "withdraw":
            withdraw(enrolment, by=by)
            return _("They are off the path. What is done stands.")
        case "return":
            return_to(enrolment, by=by)
            return _("They are back on the path, with everything that was done.")
        case "move":
            version = version_to_enrol_in(enrolment.training)
            if version is None:
                raise Http404
            move_enrolment(enrolment, to=version, by=by)
            return _("They are on the newest version. What is done stands.")
        case _:
            raise Http404
