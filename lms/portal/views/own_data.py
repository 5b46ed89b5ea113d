"""One's own data: see it, take it away, erase what is one's own alone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.actions.answers import erase_learning_traces
from lms.people.decorators import SignedIn, signed_in
from lms.portal.queries.data_requests import own_requests
from lms.portal.queries.own_copies import latest_copy
from lms.portal.wording.data_requests import told
from sessions.actions.evaluations import erase_evaluations as erase_evaluations_of
from sessions.actions.meeting_answers import erase_answers_of
from sessions.actions.wishes import erase_wishes as erase_wishes_of


@signed_in
@require_safe
def my_data(request: SignedIn) -> HttpResponse:
    """What one can see, take away, have put right and erase."""
    context = {
        "copy": latest_copy(request.user),
        "requests": [told(one) for one in own_requests(request.user)],
    }
    return render(request, "portal/my_data.html", context)


@signed_in
@require_POST
def erase_traces(request: SignedIn) -> HttpResponse:
    """Erase one's own answers, tries and bookmarks; what is completed stands."""
    erase_learning_traces(request.user)
    messages.success(request, _("Your answers and bookmarks are erased."))
    return redirect("portal:my-data")


@signed_in
@require_POST
def erase_evaluations(request: SignedIn) -> HttpResponse:
    """Erase what one has said of gatherings, courses and network days."""
    erase_evaluations_of(request.user)
    messages.success(request, _("What you thought of gatherings is erased."))
    return redirect("portal:my-data")


@signed_in
@require_POST
def erase_wishes(request: SignedIn) -> HttpResponse:
    """Erase what one has said about days, places, needs and interpreter."""
    erase_wishes_of(request.user)
    erase_answers_of(request.user)
    messages.success(request, _("Your wishes and needs are erased."))
    return redirect("portal:my-data")
