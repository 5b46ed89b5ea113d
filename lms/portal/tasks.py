"""The front door's jobs."""

from celery import shared_task

from lms.people.actions import security_events, sign_ins, throttling
from lms.people.actions.reviews import review_offices
from lms.people.actions.staff import note_roles_past
from lms.portal.actions import security_alerts
from lms.portal.actions.interest import forget_old_interest


@shared_task(name="lms.portal.tasks.tidy")
def tidy() -> None:
    """Delete what is past its keeping at the front door, the counts of tries, old sign-ins and old
    security events."""
    forget_old_interest()
    throttling.forget_past()
    sign_ins.forget_past()
    security_events.forget_past()
    security_alerts.forget_past()


@shared_task(name="lms.portal.tasks.end_roles")
def end_roles() -> None:
    """Close the roles whose last day is past."""
    note_roles_past()


@shared_task(name="lms.portal.tasks.review")
def review() -> None:
    """Remind of the yearly confirmation of offices' people, and pause what was not confirmed."""
    review_offices()


@shared_task(name="lms.portal.tasks.judge_security")
def judge_security() -> None:
    """Open an alert for what the rules find in the security events."""
    security_alerts.judge()
