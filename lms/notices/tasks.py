"""Jobs of the messages: each loads, then calls one action."""

from celery import shared_task

from lms.notices.actions import digests, sending


@shared_task
def deliver(message_id: int) -> None:
    sending.deliver(message_id)


@shared_task
def sweep() -> None:
    sending.sweep()


@shared_task
def send_digests() -> None:
    digests.send_digests()
