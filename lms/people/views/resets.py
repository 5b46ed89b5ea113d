"""A forgotten password: asked for here, answered by mail."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from lms.look.form_view import form_page, form_view
from lms.people.actions import doors, resets
from lms.people.forms import ForgottenForm

SENT = "sendt"


@never_cache
@form_page
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a new password; the answer is the same for every name."""
    form = ForgottenForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: resets.ask_for_reset(form.cleaned_data["name"], network=doors.network_of(request)),
        onward=f"{reverse('people:forgotten')}?{SENT}=1",
        template="people/forgotten.html",
        context={"is_sent": SENT in request.GET, "minutes": resets.LINK_MINUTES},
    )
