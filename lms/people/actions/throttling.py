"""Counting tries and calls: each counted once, however many come in the same instant."""

import math
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F
from django.utils import timezone

from lms import keys
from lms.people.models.throttles import Throttle

_COUNT = (
    "INSERT INTO people_throttle AS known (key, number, ends_at) VALUES (%(key)s, 1, %(ends_at)s) "
    "ON CONFLICT (key) DO UPDATE SET "
    "number = CASE WHEN known.ends_at <= %(now)s THEN 1 ELSE known.number + 1 END, "
    "ends_at = CASE WHEN known.ends_at <= %(now)s THEN excluded.ends_at ELSE known.ends_at END "
    "RETURNING number"
)

_TAKE_TURN = (
    "INSERT INTO people_throttle AS known (key, number, ends_at, waits_until) "
    "VALUES (%(key)s, 1, %(ends_at)s, %(waits)s) "
    "ON CONFLICT (key) DO UPDATE SET "
    "number = CASE WHEN known.ends_at <= %(now)s THEN 1 ELSE known.number + 1 END, "
    "waits_until = %(now)s + make_interval(secs => CASE "
    "WHEN known.ends_at <= %(now)s OR known.number + 1 < %(free)s THEN 0 "
    "ELSE least(%(longest)s, %(first)s * power(2, least(known.number + 1 - %(free)s, 30))) END), "
    "ends_at = excluded.ends_at "
    "WHERE known.waits_until IS NULL OR known.waits_until <= %(now)s RETURNING number"
)
FIRST_WAIT_SECONDS = 15
QUIET = timedelta(hours=24)


def take_turn(key: str, *, free: int, longest: int) -> int:
    """Take one try under this key: 0 if it may be made now, else the seconds to wait for the next.

    The first `free` tries come as they like; after each of the following the wait doubles, from
    `FIRST_WAIT_SECONDS` up to `longest`. A try that must wait is not counted, so that nobody makes the
    wait longer than the tries that were made. After `QUIET` without a try all is forgotten. One
    statement, so that tries made at once are counted one by one.
    """
    now = timezone.now()
    words: dict[str, str | int | datetime] = {
        "key": _hashed(key),
        "now": now,
        "ends_at": now + QUIET,
        "waits": now + timedelta(seconds=min(FIRST_WAIT_SECONDS, longest) if free <= 1 else 0),
        "free": free,
        "longest": longest,
        "first": FIRST_WAIT_SECONDS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_TURN, words)
        if cursor.fetchone():
            return 0
    until = Throttle.objects.filter(key=_hashed(key)).values_list("waits_until", flat=True).first()
    return max(1, math.ceil((until - now).total_seconds())) if until else 1


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
    Throttle.objects.filter(key=_hashed(key), number__gt=0).update(number=F("number") - 1)


def forget(key: str) -> None:
    """Start the count under this key anew."""
    Throttle.objects.filter(key=_hashed(key)).delete()


def _hashed(key: str) -> str:
    """Keys name addresses and people: only a keyed hash of them is kept."""
    return keys.mark("tally", key).hex()
