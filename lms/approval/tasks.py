"""What may wait; each task loads nothing more than its ids and calls one action."""

import logging

from celery import shared_task

from lms.approval.actions import case_systems, evaluation, statistics
from lms.approval.actions.forecasts import keep_all_forecasts, keep_forecasts_of

logger = logging.getLogger(__name__)


@shared_task
def evaluate(status_ids: list[int]) -> int:
    return evaluation.evaluate(status_ids, only_stale=True)


@shared_task
def evaluate_stale() -> int:
    return evaluation.evaluate_stale()


@shared_task
def evaluate_all() -> int:
    return evaluation.evaluate_all()


@shared_task
def deliver(delivery_id: int) -> None:
    case_systems.deliver(delivery_id)


@shared_task
def sweep_deliveries() -> int:
    return case_systems.sweep_deliveries()


@shared_task
def check_statuses() -> int:
    """Hold what the lists read against the gate; a difference is logged as an error, for whoever
    watches over the platform."""
    found = evaluation.check_statuses()
    if found:
        logger.error("%d differences between the desk's rows and the gate: %s", len(found), found[:5])
    return len(found)


@shared_task
def forecast_homes(home_ids: list[int]) -> int:
    return keep_forecasts_of(home_ids)


@shared_task
def forecast_all() -> int:
    return keep_all_forecasts()


@shared_task
def ask_for_all_outlooks() -> int:
    return statistics.ask_for_all_outlooks()


@shared_task
def compute_outlook(outlook_id: int) -> bool:
    return statistics.compute_outlook(outlook_id)
