"""Jobs of the learning record store: each calls one action."""

from celery import shared_task
from django.utils import timezone

from lms.xapi.actions import forwarding, references


@shared_task(name=forwarding.FORWARD)
def forward() -> None:
    """Deliver what waits in the outbox; also sent each minute, for what a lost message left behind."""
    forwarding.forward()


@shared_task(name="lms.xapi.tasks.lend")
def lend() -> None:
    """Each minute: lend what references owe that a stopped process left behind."""
    references.finish_left_over(now=timezone.now())


@shared_task(name="lms.xapi.tasks.tidy")
def tidy() -> None:
    """Once a night: forget what was delivered long ago."""
    forwarding.forget_delivered(now=timezone.now())
