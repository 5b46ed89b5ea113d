from django.db import transaction

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.people.rules import names_a_person_by_number
from sessions.actions import notices
from sessions.actions.planning import must_manage
from sessions.errors import NamesSomebody
from sessions.models import Registration, TrainingSession


@transaction.atomic
def write_to_group(session: TrainingSession, *, words: str, by: User) -> int:
    """Write to all who are coming to a session. They read the words signed in; the mail tells only
    that they are there. Returns how many were written to; raises `NotAllowed`, or `NamesSomebody` for an
    eleven-digit number."""
    must_manage(by, session)
    if names_a_person_by_number(words):
        raise NamesSomebody
    coming = Registration.objects.filter(session=session).coming().select_related("person")
    persons = {registration.person_id: registration.person for registration in coming}
    for _pk, person in sorted(persons.items()):
        notices.written(session, person, words)
    audit("session.written", f"session:{session.uuid}", by=by, to=len(persons))
    return len(persons)
