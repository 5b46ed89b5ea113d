"""Celery's beat with its schedule in the database, which also gives signs of life."""

import time
from typing import Any

from django_celery_beat.schedulers import DatabaseScheduler

from lms.operations import heartbeat

_SECONDS_BETWEEN = 20


class Scheduler(DatabaseScheduler):  # type: ignore[misc]
    """Sends what is due, and says that it lives."""

    _said = float("-inf")

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() - self._said >= _SECONDS_BETWEEN:
            heartbeat.record(heartbeat.SCHEDULER)
            self._said = time.monotonic()
        return super().tick(*args, **kwargs)
