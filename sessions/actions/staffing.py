"""Other leaders for a planned session."""

from django.db import transaction

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.refusals import NotAllowed
from sessions.actions import notices
from sessions.actions.planning import change_session, locked, subject_of
from sessions.models import TrainingSession
from sessions.queries.staffing import leaders_of


@transaction.atomic
def hand_over(session: TrainingSession, *, to: User | None, by: User) -> None:
    """A trainer who cannot come hands over to a colleague, or steps down and leaves it to the other
    leader; the coordinators of the service are told."""
    session = locked(session)
    leaders = leaders_of(session)
    if by.pk not in {leader.pk for leader in leaders}:
        raise NotAllowed
    others = [leader for leader in leaders if leader.pk != by.pk]
    change_session(
        session,
        by=by,
        begins_at=session.begins_at,
        ends_at=session.ends_at,
        capacity=session.capacity,
        venue=session.venue,
        trainers=[*others, to] if to else others,
        staffing_reason="illness" if to is None else None,
        remembers=False,
    )
    audit("session.handed_over", subject_of(session), by=by, to=str(to.uuid) if to else "")
    notices.staffing_changed(session)
