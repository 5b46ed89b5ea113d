from collections.abc import Sequence

from django.db import transaction

from lms.people.actions.traces import audit
from lms.people.models import User
from sessions.actions import notices
from sessions.actions.planning import locked, must_manage, subject_of
from sessions.errors import SignUpClosed
from sessions.models import Notified, Registration, TrainingSession


@transaction.atomic
def invite_to(session: TrainingSession, *, persons: Sequence[User], by: User) -> list[User]:
    """Invite adults to a session, each once; those signed up already are left alone. Returns whom.

    Raises `SignUpClosed` or `NotAllowed`.
    """
    session = locked(session)
    must_manage(by, session)
    if not session.is_published:
        raise SignUpClosed
    known = set(Registration.objects.filter(session=session).live().values_list("person", flat=True))
    known |= set(Notified.objects.filter(session=session, what="invited").values_list("person", flat=True))
    invited = [person for person in persons if person.pk not in known]
    Notified.objects.bulk_create(
        Notified(session=session, person=person, what="invited", revision=0) for person in invited
    )
    for person in invited:
        notices.invited(session, person)
    audit("session.invited", subject_of(session), by=by, persons=[str(one.uuid) for one in invited])
    return invited
