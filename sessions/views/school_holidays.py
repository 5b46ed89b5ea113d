"""Days without school."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lms.look.form_view import form_page
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import access_of
from sessions.actions import school_holidays as actions
from sessions.forms.school_holidays import SchoolHolidayForm
from sessions.queries import school_holidays as queries

HOLIDAYS = (Role.COORDINATOR, Role.ADMIN)


@form_page
@role_required(*HOLIDAYS)
def school_holidays(request: SignedIn) -> HttpResponse:
    """The school holidays that proposals skip, per county."""
    counties = _counties(request)
    form = SchoolHolidayForm(request.POST or None, counties=counties)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.keep_school_holiday(
            county_number=data["county"],
            name=data["name"],
            first_day=data["first_day"],
            last_day=data["last_day"],
            by=request.user,
        )
        messages.success(request, _("The school holiday is saved. New proposals skip it."))
        return redirect("sessions:school-holidays")
    names = dict(counties)
    return render(
        request,
        "training_sessions/school_holidays.html",
        {
            "form": form,
            "holidays": [
                (holiday, names.get(holiday.county_number, ""), holiday.county_number in names)
                for holiday in queries.holidays_ahead(["", *names])
            ],
        },
        status=422 if form.errors else 200,
    )


@require_POST
@role_required(*HOLIDAYS)
def remove_school_holiday(request: SignedIn, pk: int) -> HttpResponse:
    """Forget a school holiday."""
    own = get_object_or_404(queries.holidays_of(dict(_counties(request))), pk=pk)
    actions.remove_school_holiday(own, by=request.user)
    messages.success(request, _("The school holiday is removed."))
    return redirect("sessions:school-holidays")


def _counties(request: SignedIn) -> list[tuple[str, str]]:
    """The counties that the reader keeps holidays for; an administrator also for the whole country."""
    access = access_of(request.user)
    if access.has(Role.ADMIN):
        return [("", _("The whole country")), *queries.counties()]
    return queries.counties(access.regions)
