"""How the platform is doing, in words."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.operations import heartbeat


@never_cache
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Whether pages, learning record and messages work at this moment, in words."""
    works = {"pages": True, "database": True, "worker": False, "scheduler": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        works["worker"] = heartbeat.is_fresh(heartbeat.WORKER)
        works["scheduler"] = heartbeat.is_fresh(heartbeat.SCHEDULER)
    except DatabaseError:
        works["pages"] = works["database"] = False
    frame = "base.html" if works["database"] else "bare.html"
    context = {"works": works, "all_works": all(works.values()), "frame": frame}
    return render(request, "operations/status.html", context)
