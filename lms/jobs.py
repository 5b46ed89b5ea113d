"""The one way to hand a task to Celery: by name, when the transaction commits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from celery import current_app
from django.db import transaction

_left = ContextVar("left to sweeps", default=False)


def run_on_commit(task_name: str, *args: Any) -> None:
    """Send the task once the surrounding transaction commits; nothing is sent on rollback.

    `args` are plain ids. What must happen is in the database already: a broker that is away is
    logged by Celery and mended by the task's sweep, so it never fails the request.
    """
    do_on_commit(lambda: _send(task_name, args))


def do_on_commit(work: Callable[[], object]) -> None:
    """Do once the surrounding transaction commits what a sweep would find undone; an error is logged."""
    if not _left.get():
        transaction.on_commit(work, robust=True)


@contextmanager
def left_to_sweeps() -> Iterator[None]:
    """Hand nothing on within: for a load that does most of it itself, at its end and once for all."""
    before = _left.set(True)
    try:
        yield
    finally:
        _left.reset(before)


def _send(task_name: str, args: tuple[Any, ...]) -> None:
    current_app.send_task(task_name, args=args)
