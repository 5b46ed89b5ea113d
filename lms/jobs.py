"""The one way to hand a task to Celery: by name, when the transaction commits."""

from typing import Any

from celery import current_app
from django.db import transaction


def run_on_commit(task_name: str, *args: Any) -> None:
    """Send the task once the surrounding transaction commits; nothing is sent on rollback.

    `args` are plain ids. What must happen is in the database already: a broker that is away is
    logged by Celery and mended by the task's sweep, so it never fails the request.
    """
    transaction.on_commit(lambda: _send(task_name, args), robust=True)


def _send(task_name: str, args: tuple[Any, ...]) -> None:
    current_app.send_task(task_name, args=args)
