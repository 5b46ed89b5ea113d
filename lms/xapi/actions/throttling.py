"""How much a credential may ask for in a minute."""

import threading
import time

from django.conf import settings
from django.db import connection

from lms.xapi.errors import TooManyRequests
from lms.xapi.models import Credential

_TAKE = (
    "INSERT INTO xapi_spending AS known (credential_id, minute, taken) VALUES (%s, %s, %s) "
    "ON CONFLICT (credential_id) DO UPDATE SET minute = excluded.minute, taken = "
    "CASE WHEN known.minute = excluded.minute THEN known.taken + excluded.taken ELSE excluded.taken END "
    "WHERE known.minute <> excluded.minute OR known.taken + excluded.taken <= %s RETURNING taken"
)


_lock = threading.Lock()


_left: dict[str, tuple[int, int]] = {}


def spend(credential: Credential) -> None:
    """Take one request of the credential's allowance for this minute. Raises `TooManyRequests`.

    A web process takes the allowance in portions, so that most requests cost no query; small
    allowances are counted one by one and exactly.
    """
    limit = credential.requests_per_minute or settings.XAPI_REQUESTS_PER_MINUTE
    now = time.time()
    minute = int(now // 60)
    with _lock:
        known_minute, left = _left.get(credential.key, (0, 0))
        if known_minute == minute and left > 0:
            _left[credential.key] = (minute, left - 1)
            return
    for portion in sorted({max(1, limit // 50), 1}, reverse=True):
        if _take(credential.pk, minute, portion, limit):
            with _lock:
                _left[credential.key] = (minute, portion - 1)
            return
    raise TooManyRequests(retry_after=60 - int(now % 60))


def _take(credential_id: int, minute: int, portion: int, limit: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [credential_id, minute, portion, limit])
        return cursor.fetchone() is not None
