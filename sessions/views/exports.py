"""Rosters and trainers' hours: as pages, and as spreadsheets."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.dates import today
from lms.documents.spreadsheets import ExportedFile
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.people.models.access import access_of
from sessions.actions.exports import export_roster, export_trainer_hours
from sessions.queries.access import sessions_to_arrange
from sessions.queries.trainer_hours import trainers_year, years_led

LEADING = (Role.TRAINER, Role.COORDINATOR)


@never_cache
@require_safe
@role_required(*LEADING)
def roster_file(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The list and the marks of a session as a spreadsheet."""
    session = get_object_or_404(sessions_to_arrange(request.user), uuid=uuid)
    return _sent(export_roster(session, by=request.user))


@require_safe
@role_required(*LEADING)
def trainer_hours(request: SignedIn) -> HttpResponse:
    """The hours that trainers led and were on the way in a year: of one's services, or one's own."""
    now, user = timezone.now(), request.user
    year = _year_asked(request)
    context = {
        "trainers": trainers_year(user, year=year, at=now),
        "year": year,
        "years": sorted({*years_led(user, at=now), today().year, year}, reverse=True),
        "is_coordinator": access_of(user).has(Role.COORDINATOR),
        "travel_minutes": settings.TRAVEL_BUFFER_MINUTES,
    }
    return render(request, "training_sessions/trainer_hours.html", context)


@never_cache
@require_safe
@role_required(*LEADING)
def trainer_hours_file(request: SignedIn) -> HttpResponse:
    """The same sums as a spreadsheet."""
    return _sent(export_trainer_hours(year=_year_asked(request), at=timezone.now(), by=request.user))


def _year_asked(request: SignedIn) -> int:
    asked = request.GET.get("ar", "")
    if not asked:
        return today().year
    if not (asked.isascii() and asked.isdecimal() and len(asked) == 4 and 2000 <= int(asked) <= today().year):
        raise Http404
    return int(asked)


def _sent(file: ExportedFile) -> HttpResponse:
    return HttpResponse(
        file.data,
        content_type=file.content_type,
        headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
    )
