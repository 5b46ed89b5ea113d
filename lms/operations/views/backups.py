"""When backups were taken and rehearsed, for administrators."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lms.operations.backups import runs
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role


@role_required(Role.ADMIN)
@require_safe
def backups(request: SignedIn) -> HttpResponse:
    """The last backup and the last drill, what is late or has failed, and those before."""
    context = {
        "backups": runs.standing(),
        "runs": runs.latest(),
        "days_kept": settings.RETENTION_DAYS["BACKUP_RETENTION_DAYS"],
    }
    return render(request, "operations/backups.html", context)
