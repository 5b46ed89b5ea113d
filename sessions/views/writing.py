"""Writing to all who are coming to a session."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from lms.look.form_view import form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from sessions.actions.writing import write_to_group
from sessions.forms.writing import WritingForm
from sessions.queries.access import sessions_that_run
from sessions.queries.seats import coming_to


@never_cache
@form_page
@role_required(Role.TRAINER, Role.COORDINATOR)
def write(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Write to the group of one session that one leads or whose service one coordinates."""
    session = get_object_or_404(sessions_that_run(request.user), uuid=uuid)
    number = coming_to(session)
    form = WritingForm((request.POST or None) if number else None)

    def told(sent: int) -> str:
        return ngettext("Sent to %(number)d person.", "Sent to %(number)d persons.", sent) % {"number": sent}

    return form_view(
        request,
        form,
        act=lambda: write_to_group(session, words=form.cleaned_data["words"], by=request.user),
        onward=reverse("sessions:roster", args=[session.uuid]),
        said=told,
        template="training_sessions/write.html",
        context={"session": session, "number": number},
    )
