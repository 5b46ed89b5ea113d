"""Counting tries and calls: each counted once, however many come in the same instant."""

from datetime import timedelta

from django.db import connection
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lms.people.models.tallies import Tally

_COUNT = (
    "INSERT INTO people_tally AS known (key, number, ends_at) VALUES (%(key)s, 1, %(ends_at)s) "
    "ON CONFLICT (key) DO UPDATE SET "
    "number = CASE WHEN known.ends_at <= %(now)s THEN 1 ELSE known.number + 1 END, "
    "ends_at = CASE WHEN known.ends_at <= %(now)s THEN excluded.ends_at ELSE known.ends_at END "
    "RETURNING number"
)


def count(key: str, *, seconds: int) -> int:
    """Count one more under this key, and say how many there are in the window that the first of them
    opened, `seconds` long. One statement, so that no two callers get the same number."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": _hashed(key), "now": now, "ends_at": now + timedelta(seconds=seconds)})
        number: int = cursor.fetchone()[0]
    return number


def take_back(key: str) -> None:
    """Count one less, for a try that was none."""
    Tally.objects.filter(key=_hashed(key), number__gt=0).update(number=F("number") - 1)


def forget(key: str) -> None:
    """Start the count under this key anew."""
    Tally.objects.filter(key=_hashed(key)).delete()


def forget_past() -> int:
    """Delete the counts whose window has passed; returns how many."""
    return Tally.objects.filter(ends_at__lte=timezone.now()).delete()[0]


def _hashed(key: str) -> str:
    """Keys name addresses and people: only a keyed hash of them is kept."""
    return salted_hmac("tally", key, algorithm="sha256").hexdigest()
