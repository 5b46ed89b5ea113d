"""E-learning gone through together: staff record that they sat with somebody who needed it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.actions.assistance import assist_with
from courses.forms import TogetherForm
from courses.queries.assistance import learner, members_of
from courses.views.homes import home_or_404
from lms.look.form_view import form_page, form_view
from lms.people.actions.traces import look_up
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@require_safe
def together(request: SignedIn, home: UUID) -> HttpResponse:
    """Choose whom one sits with."""
    found = home_or_404(request, home)
    look_up(found, by=request.user)
    return render(request, "courses/assistance.html", {"home": found, "adults": members_of(found)})


@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def together_with(request: SignedIn, home: UUID, adult: int) -> HttpResponse:
    """Record what one went through with an adult of the home, in one go."""
    found = home_or_404(request, home)
    person = next((one.user for one in members_of(found) if one.pk == adult), None)
    if person is None:
        raise Http404
    reader = learner(person)
    form = TogetherForm(reader, request.POST or None)
    if request.method != "POST":
        look_up(found, by=request.user)
    return form_view(
        request,
        form,
        act=lambda: assist_with(
            person,
            part_uuids=[UUID(one) for one in form.cleaned_data["parts"]],
            form=form.cleaned_data["form"],
            by=request.user,
        ),
        said=_("It is recorded, with you as the one who sat with them."),
        onward=reverse("courses:together", args=[found.uuid]),
        template="courses/assistance_with.html",
        unsound=200,
        context={"home": found, "person": person, "learner": reader},
    )
