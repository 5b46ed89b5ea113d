"""Writing to all who are coming to a session."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from sessions.actions.writing import write_to_group
from sessions.errors import NamesSomebody
from sessions.forms.writing import WritingForm
from sessions.models import TrainingSession
from sessions.queries.seats import coming_to


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.TRAINER, Role.COORDINATOR)
def write(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Write to the group of one session that one leads or whose service one coordinates."""
    sessions = TrainingSession.objects.managed_by(request.user).published()
    session = get_object_or_404(sessions.select_related("venue", "organisation"), uuid=uuid)
    number = coming_to(session)
    form = WritingForm((request.POST or None) if number else None)
    if form.is_valid():
        try:
            sent = write_to_group(session, words=form.cleaned_data["words"], by=request.user)
        except NamesSomebody as error:
            form.add_error("words", error.said)
        else:
            told = ngettext("Sent to %(number)d person.", "Sent to %(number)d persons.", sent)
            messages.success(request, told % {"number": sent})
            return redirect("sessions:roster", uuid=session.uuid)
    context = {"form": form, "session": session, "number": number}
    return render(request, "training_sessions/write.html", context, status=422 if form.errors else 200)
