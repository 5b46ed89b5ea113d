"""What beat sets going, and when: Oslo time where an hour stands, else every so many seconds.

Each entry gives up its turn before the next one, so that a worker that was away is not met by a heap.
"""

from typing import Any

from celery.schedules import crontab

MINUTE, NEARLY_AN_HOUR, HOUR = 60, 3000, 3600


def _every(seconds: int, task: str, *, expires: int) -> dict[str, Any]:
    return {"task": task, "schedule": seconds, "options": {"expires": expires}}


def _at(task: str, *, expires: int = HOUR, **when: int | str) -> dict[str, Any]:
    return {"task": task, "schedule": crontab(**when), "options": {"expires": expires}}


SCHEDULE: dict[str, dict[str, Any]] = {
    "notices-sweep": _every(MINUTE, "lms.notices.tasks.sweep", expires=50),
    "resets-sweep": _every(MINUTE, "lms.people.tasks.sweep_resets", expires=50),
    "municipalities": _at("lms.people.tasks.carry_out_municipality_changes", hour=0, minute=1),
    "home-moves": _at("lms.people.tasks.carry_out_moves", hour=0, minute=2),
    "digests": _at("lms.notices.tasks.send_digests", hour="16-18", minute=5, expires=NEARLY_AN_HOUR),
    "seat-offers": _every(5 * MINUTE, "sessions.tasks.sweep_offers", expires=250),
    "calendars": _every(5 * MINUTE, "sessions.tasks.tell_calendars", expires=250),
    "calendar-answers": _every(5 * MINUTE, "sessions.tasks.read_answers", expires=250),
    "trainers-calendars": _every(15 * MINUTE, "sessions.tasks.read_calendars", expires=800),
    "seasons": _every(MINUTE, "sessions.tasks.sweep_seasons", expires=50),
    "reminders": _at("sessions.tasks.remind", hour="8-19", minute=5, expires=NEARLY_AN_HOUR),
    "evaluations": _at(
        "sessions.tasks.ask_what_people_thought", hour="8-19", minute=25, expires=NEARLY_AN_HOUR
    ),
    "interpreters": _at("sessions.tasks.alert_interpreters", hour="8-16", minute=15, expires=NEARLY_AN_HOUR),
    "departures": _at("sessions.tasks.settle_departures", hour=3, minute=10),
    "publish-due": _every(MINUTE, "cms.tasks.publish_due", expires=50),
    "link-check": _at("cms.tasks.check_links", hour=4, minute=45),
    "heartbeat": _every(MINUTE, "lms.operations.tasks.heartbeat", expires=50),
    "backup": _at("lms.operations.tasks.back_up", hour=2, minute=10),
    "approval-sweep": _every(MINUTE, "lms.approval.tasks.evaluate_stale", expires=50),
    "data-copies": _every(MINUTE, "lms.portal.tasks.sweep_copies", expires=50),
    "security-alerts": _every(5 * MINUTE, "lms.portal.tasks.judge_security", expires=250),
    "erasures": _every(5 * MINUTE, "lms.portal.tasks.sweep_erasures", expires=250),
    "portal-tidy": _at("lms.portal.tasks.tidy", hour=3, minute=40),
    "chains": _every(5 * MINUTE, "lms.portal.tasks.seal", expires=250),
    "chains-anchor": _at("lms.portal.tasks.anchor", hour=2, minute=10),
    "roles-past": _at("lms.portal.tasks.end_roles", minute=4, expires=NEARLY_AN_HOUR),
    "roles-review": _at("lms.portal.tasks.review", hour=8, minute=35),
    "xapi-forward": _every(MINUTE, "lms.xapi.tasks.forward", expires=50),
    "xapi-lend": _every(MINUTE, "lms.xapi.tasks.lend", expires=50),
    "xapi-tidy": _at("lms.xapi.tasks.tidy", hour=2, minute=40),
    "approval-deliveries": _every(MINUTE, "lms.approval.tasks.sweep_deliveries", expires=50),
    "approval-forecasts": _at("lms.approval.tasks.forecast_all", hour=4, minute=20),
    "approval-outlooks": _at(
        "lms.approval.tasks.ask_for_all_outlooks", hour="5", minute=0, day_of_month="1-3"
    ),
    "approval-nightly": _at("lms.approval.tasks.evaluate_all", hour=0, minute=20),
    "approval-self-check": _at("lms.approval.tasks.check_statuses", hour=1, minute=40),
}
