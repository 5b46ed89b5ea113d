"""Jobs of the sessions; each calls one action."""

from celery import shared_task

from sessions import actions


@shared_task
def sweep_offers() -> int:
    return actions.sweep_offers()


@shared_task
def remind() -> int:
    return actions.remind()


@shared_task
def alert_interpreters() -> int:
    return actions.alert_interpreters()


@shared_task
def tidy() -> None:
    actions.tidy()
