"""Jobs of the sessions; each calls one action."""

from celery import shared_task

from sessions.actions import (
    calendar_answers,
    calendar_mail,
    departures,
    evaluations,
    meeting_answers,
    reminders,
    seasons,
    seats,
    trainer_calendars,
    visitors,
)


@shared_task
def sweep_offers() -> int:
    return seats.sweep_offers()


@shared_task
def remind() -> int:
    return reminders.remind() + visitors.remind_visitors() + meeting_answers.remind_of_polls()


@shared_task
def ask_what_people_thought() -> int:
    return evaluations.ask_those_who_came()


@shared_task
def alert_interpreters() -> int:
    return reminders.alert_interpreters()


@shared_task
def settle_departures() -> None:
    """Give back seats of homes that a lost step left behind."""
    departures.settle_all()


@shared_task
def plan_season(season_id: int) -> bool:
    return seasons.plan_season(season_id)


@shared_task
def sweep_seasons() -> int:
    return seasons.sweep_seasons()


@shared_task
def tell_calendars() -> int:
    return calendar_mail.tell_calendars()


@shared_task
def read_calendar(calendar_id: int) -> None:
    trainer_calendars.read_calendar(calendar_id)


@shared_task
def read_calendars() -> int:
    return trainer_calendars.read_calendars()


@shared_task
def read_answers() -> int:
    return calendar_answers.read_answers()
