"""The front door's jobs."""

from uuid import UUID

from celery import shared_task

from lms.people.actions import unused
from lms.people.actions.reviews import review_offices
from lms.people.actions.staff import note_roles_past
from lms.portal.actions import anchors, chain_checks, data_copies, keeping, sealing, security_alerts
from lms.portal.actions.erasing import act
from lms.portal.models import PersonErasure
from lms.portal.wording.data_copies import as_zip


@shared_task(name="lms.portal.tasks.tidy")
def tidy() -> None:
    """Tell whose account goes in a month; let go of what is past its keeping, of every kind of record."""
    unused.tell_before()
    keeping.let_go()


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


@shared_task(name="lms.portal.tasks.seal")
def seal() -> None:
    """Hang what was written into its chains, lay outside what could not be laid there, go on with a check."""
    sealing.seal_all()
    anchors.lay_outside()
    chain_checks.go_on_with_open()


@shared_task(name="lms.portal.tasks.anchor")
def anchor() -> None:
    """Lay the day's anchor outside the database, and begin a check of everything."""
    sealing.seal_all()
    anchors.anchor_today()
    chain_checks.begin()
    chain_checks.go_on_with_open()


@shared_task(name="lms.portal.tasks.check_chains")
def check_chains() -> None:
    """Seal what was written, and go on with the check that somebody has begun."""
    sealing.seal_all()
    chain_checks.go_on_with_open()


@shared_task(name="lms.portal.tasks.make_copy")
def make_copy(pk: int) -> None:
    """Make a copy of somebody's own data."""
    data_copies.make_copy(pk, as_zip)


@shared_task(name="lms.portal.tasks.sweep_copies")
def sweep_copies() -> None:
    """Send on copies that were left lying, and let those go that are past their day."""
    data_copies.sweep_copies()


@shared_task(name="lms.portal.tasks.erase")
def erase(erasure: str) -> None:
    """Carry out the erasure of a person."""
    act.carry_out(PersonErasure.objects.get(uuid=UUID(erasure)))


@shared_task(name="lms.portal.tasks.sweep_erasures")
def sweep_erasures() -> None:
    """Go on with erasures that were stopped in the middle."""
    act.carry_out_all()
