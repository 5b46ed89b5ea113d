"""Jobs of the messages: each loads, then calls one action."""

from celery import shared_task

from lms.notices import actions


@shared_task
def deliver(message_id: int) -> None:
    actions.deliver(message_id)


@shared_task
def sweep() -> None:
    actions.sweep()
