"""The front door's jobs."""

from celery import shared_task

from lms.people.actions import throttling
from lms.portal import actions
from lms.portal import heartbeat as signs


@shared_task(name="lms.portal.tasks.heartbeat")
def heartbeat() -> None:
    """Prove that the queue carries and a worker takes: sent each minute, and by a start that waits."""
    signs.record(signs.WORKER)


@shared_task(name="lms.portal.tasks.tidy")
def tidy() -> None:
    """Delete what is past its keeping at the front door, and the counts of tries."""
    actions.forget_old_interest()
    throttling.forget_past()
