"""The front door's jobs."""

from celery import shared_task

from lms.people.actions import throttling
from lms.portal import actions


@shared_task(name="lms.portal.tasks.tidy")
def tidy() -> None:
    """Delete what is past its keeping at the front door, and the counts of tries."""
    actions.forget_old_interest()
    throttling.forget_past()
