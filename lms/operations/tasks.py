"""Signs of life, and the nightly backup."""

from celery import shared_task
from django.conf import settings

from lms.operations import heartbeat as signs
from lms.operations.backups import taking


@shared_task(name="lms.operations.tasks.heartbeat")
def heartbeat() -> None:
    """Prove that the queue carries and a worker takes: sent each minute, and by a start that waits."""
    signs.record(signs.WORKER)


@shared_task(name="lms.operations.tasks.back_up")
def back_up() -> None:
    """Take a backup, where it has been said to whom it is sealed."""
    if settings.BACKUP_RECIPIENTS:
        taking.take()
