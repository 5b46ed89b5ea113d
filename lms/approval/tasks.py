"""What may wait; each task loads nothing more than its ids and calls one action."""

from celery import shared_task

from lms.approval import actions


@shared_task
def evaluate(status_ids: list[int]) -> int:
    return actions.evaluate(status_ids, only_stale=True)


@shared_task
def evaluate_stale() -> int:
    return actions.evaluate_stale()


@shared_task
def evaluate_all() -> int:
    return actions.evaluate_all()


@shared_task
def deliver(delivery_id: int) -> None:
    actions.deliver(delivery_id)


@shared_task
def sweep_deliveries() -> int:
    return actions.sweep_deliveries()
