"""Jobs of the messages: each loads, then calls one action."""

from celery import shared_task

from lms.notices import actions, digests


@shared_task
def deliver(message_id: int) -> None:
    actions.deliver(message_id)


@shared_task
def sweep() -> None:
    actions.sweep()


@shared_task
def send_digests() -> None:
    digests.send_digests()
