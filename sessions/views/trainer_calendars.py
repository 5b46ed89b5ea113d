"""A trainer's own calendar, read for when they are busy."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.look.form_view import button_view, form_page, form_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from sessions.actions import trainer_calendars as actions
from sessions.forms.own_calendars import CalendarAddressForm
from sessions.queries import trainers as queries


@form_page
@role_required(Role.TRAINER)
def own_calendar(request: SignedIn) -> HttpResponse:
    """Whether one's calendar is read, how that goes and what is kept of it; and an address to read."""
    trainer = request.user
    form = CalendarAddressForm(request.POST if request.method == "POST" else None)
    return form_view(
        request,
        form,
        act=lambda: actions.subscribe(trainer, address=form.cleaned_data["address"]),
        onward=reverse("sessions:own-calendar"),
        template="training_sessions/trainer_calendar.html",
        said=_("We read the calendar in a moment. Load the page again to see how it went."),
        context=lambda: {
            "calendar": queries.own_calendar(trainer),
            "busy": queries.busy_ahead(trainer),
        },
    )


@require_POST
@role_required(Role.TRAINER)
def remove_own_calendar(request: SignedIn) -> HttpResponse:
    """Forget the address and all that was read, at once."""
    return button_view(
        request,
        act=lambda: actions.unsubscribe(request.user),
        onward=reverse("sessions:own-calendar"),
        said=_("The address is forgotten, and so is when you were busy."),
    )
