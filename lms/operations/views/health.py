"""Whether the platform works: for supervisors, load balancers and whoever watches over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.operations import heartbeat
from lms.operations.backups import runs


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Each part as `ok`, `silent` (no sign of life for three minutes) or `down`; where backups are taken,
    also `backup` and `drill` as `ok` or `late`.

    200 while pages can be served, 503 when the database does not answer; the web server stays in
    service when only the worker or the scheduler is silent.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        silent = {part: not heartbeat.is_fresh(part) for part in (heartbeat.WORKER, heartbeat.SCHEDULER)}
        backups = runs.standing()
    except DatabaseError:
        return JsonResponse({"web": "ok", "database": "down"}, status=503)
    parts = {part: "silent" if is_silent else "ok" for part, is_silent in silent.items()}
    if backups.is_asked:
        parts |= {"backup": backups.backup.word, "drill": backups.drill.word}
    return JsonResponse({"web": "ok", "database": "ok", **parts})
