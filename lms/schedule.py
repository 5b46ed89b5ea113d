"""What beat sets going, and when: Oslo time where an hour stands, else every so many seconds."""

from typing import Any

from celery.schedules import crontab

SCHEDULE: dict[str, dict[str, Any]] = {
    "notices-sweep": {"task": "lms.notices.tasks.sweep", "schedule": 60, "options": {"expires": 50}},
    "digests": {
        "task": "lms.notices.tasks.send_digests",
        "schedule": crontab(hour="16-18", minute=5),
        "options": {"expires": 3000},
    },
    "seat-offers": {"task": "sessions.tasks.sweep_offers", "schedule": 300, "options": {"expires": 250}},
    "reminders": {
        "task": "sessions.tasks.remind",
        "schedule": crontab(hour="8-19", minute=5),
        "options": {"expires": 3000},
    },
    "interpreters": {
        "task": "sessions.tasks.alert_interpreters",
        "schedule": crontab(hour="8-16", minute=15),
        "options": {"expires": 3000},
    },
    "sessions-tidy": {
        "task": "sessions.tasks.tidy",
        "schedule": crontab(hour=3, minute=10),
        "options": {"expires": 3600},
    },
    "publish-due": {"task": "cms.tasks.publish_due", "schedule": 60, "options": {"expires": 50}},
    "link-check": {"task": "cms.tasks.check_links", "schedule": crontab(hour=4, minute=45)},
    "heartbeat": {"task": "lms.portal.tasks.heartbeat", "schedule": 60, "options": {"expires": 50}},
    "approval-sweep": {
        "task": "lms.approval.tasks.evaluate_stale",
        "schedule": 60,
        "options": {"expires": 50},
    },
    "portal-tidy": {
        "task": "lms.portal.tasks.tidy",
        "schedule": crontab(hour=3, minute=40),
        "options": {"expires": 3600},
    },
    "xapi-forward": {"task": "lms.xapi.tasks.forward", "schedule": 60, "options": {"expires": 50}},
    "xapi-tidy": {
        "task": "lms.xapi.tasks.tidy",
        "schedule": crontab(hour=2, minute=40),
        "options": {"expires": 3600},
    },
    "approval-deliveries": {
        "task": "lms.approval.tasks.sweep_deliveries",
        "schedule": 60,
        "options": {"expires": 50},
    },
    "approval-forecasts": {
        "task": "lms.approval.tasks.forecast_all",
        "schedule": crontab(hour=4, minute=20),
        "options": {"expires": 3600},
    },
    "approval-outlooks": {
        "task": "lms.approval.tasks.ask_for_all_outlooks",
        "schedule": crontab(hour="5", minute=0, day_of_month="1-3"),
        "options": {"expires": 3600},
    },
    "approval-nightly": {
        "task": "lms.approval.tasks.evaluate_all",
        "schedule": crontab(hour=0, minute=20),
        "options": {"expires": 3600},
    },
    "approval-self-check": {
        "task": "lms.approval.tasks.check_statuses",
        "schedule": crontab(hour=1, minute=40),
        "options": {"expires": 3600},
    },
    "approval-tidy": {
        "task": "lms.approval.tasks.tidy",
        "schedule": crontab(hour=2, minute=50),
        "options": {"expires": 3600},
    },
}
