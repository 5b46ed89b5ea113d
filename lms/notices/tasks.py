"""Jobs of the messages: each loads, then calls one action."""

from celery import shared_task

from lms.notices.actions import digests, sending, visitor_mail


@shared_task
def deliver(message_id: int) -> None:
    sending.deliver(message_id)


@shared_task
def deliver_to_visitor(mail_id: int) -> None:
    visitor_mail.deliver_to_visitor(mail_id)


@shared_task
def sweep() -> None:
    sending.sweep()
    visitor_mail.sweep_visitor_mail()


@shared_task
def send_digests() -> None:
    digests.send_digests()
