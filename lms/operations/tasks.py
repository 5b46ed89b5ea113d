"""Signs of life."""

from celery import shared_task

from lms.operations import heartbeat as signs


@shared_task(name="lms.operations.tasks.heartbeat")
def heartbeat() -> None:
    """Prove that the queue carries and a worker takes: sent each minute, and by a start that waits."""
    signs.record(signs.WORKER)
