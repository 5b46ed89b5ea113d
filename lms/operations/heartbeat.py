"""Signs of life of the processes behind the web server: the worker's and the scheduler's.

Each is an instant kept in the cache, which all processes share.
"""

from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

WORKER, SCHEDULER = "worker", "scheduler"
FRESH_SECONDS = 180


def record(part: str) -> None:
    """Note that `part` is alive now."""
    cache.set(f"heartbeat:{part}", timezone.now(), timeout=None)


def last(part: str) -> datetime | None:
    """When `part` last gave a sign of life, if ever."""
    found: datetime | None = cache.get(f"heartbeat:{part}")
    return found


def is_fresh(part: str) -> bool:
    """Whether `part` gave a sign of life in the last three minutes."""
    seen = last(part)
    return seen is not None and (timezone.now() - seen).total_seconds() < FRESH_SECONDS
