"""Jobs of the sessions; each calls one action."""

from celery import shared_task

from sessions.actions import reminders, retention, seats


@shared_task
def sweep_offers() -> int:
    return seats.sweep_offers()


@shared_task
def remind() -> int:
    return reminders.remind()


@shared_task
def alert_interpreters() -> int:
    return reminders.alert_interpreters()


@shared_task
def tidy() -> None:
    retention.tidy()
