"""Jobs about accounts: each loads, then calls one action."""

from celery import shared_task

from lms.people.actions import moving, municipalities, resets


@shared_task
def answer_reset(request_id: int) -> None:
    resets.answer_reset(request_id)


@shared_task
def sweep_resets() -> None:
    resets.sweep_resets()


@shared_task
def carry_out_moves() -> int:
    return moving.carry_out_moves()


@shared_task
def carry_out_municipality_changes() -> int:
    return municipalities.carry_out_changes()
