"""Days without school."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lms.dates import today
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Municipality, Role
from lms.people.models.access import access_of
from sessions.actions import school_holidays as actions
from sessions.forms.school_holidays import SchoolHolidayForm
from sessions.models import SchoolHoliday

GET_OR_POST = ["GET", "HEAD", "POST"]
HOLIDAYS = (Role.COORDINATOR, Role.ADMIN)


@require_http_methods(GET_OR_POST)
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
    rows = SchoolHoliday.objects.filter(county_number__in=["", *names], last_day__gte=today())
    return render(
        request,
        "training_sessions/school_holidays.html",
        {
            "form": form,
            "holidays": [
                (holiday, names.get(holiday.county_number, ""), holiday.county_number in names)
                for holiday in rows.order_by("first_day", "county_number")
            ],
        },
        status=422 if form.errors else 200,
    )


@require_POST
@role_required(*HOLIDAYS)
def remove_school_holiday(request: SignedIn, pk: int) -> HttpResponse:
    """Forget a school holiday."""
    own = SchoolHoliday.objects.filter(county_number__in=dict(_counties(request)))
    actions.remove_school_holiday(get_object_or_404(own, pk=pk), by=request.user)
    messages.success(request, _("The school holiday is removed."))
    return redirect("sessions:school-holidays")


def _counties(request: SignedIn) -> list[tuple[str, str]]:
    """The counties that the reader keeps holidays for; an administrator also for the whole country."""
    access = access_of(request.user)
    known = Municipality.objects.order_by("county").values_list("county_number", "county").distinct()
    if access.has(Role.ADMIN):
        return [("", str(_("The whole country"))), *known]
    return list(known.filter(region__in=access.regions))
