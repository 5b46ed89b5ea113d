"""The changing code of self-check-in: derived from the session and the clock, stored nowhere."""

import hmac
from datetime import datetime, timedelta

from django.db.models import QuerySet

from lms import folding, keys
from lms.people.models import User
from sessions.models import CheckInClaim, TrainingSession
from sessions.rules.attendance import attendance_is_open

CHANGES_EVERY = timedelta(seconds=60)
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def code_at(session: TrainingSession, at: datetime) -> str:
    """The code shown in the room at an instant; six characters, new every minute."""
    return _codes(session, _step(at))[0]


def is_valid(session: TrainingSession, code: str, *, at: datetime) -> bool:
    """Whether a code is the present or the last one, while the session is on."""
    if not attendance_is_open(session.begins_at, at) or at >= session.ends_at:
        return False
    given = folding.code(code)
    step = _step(at)
    valid = [*_codes(session, step), *_codes(session, step - 1)]
    return any(hmac.compare_digest(folding.code(one), given) for one in valid)


def claims_at(session: TrainingSession) -> int:
    """How many have said that they are in the room."""
    return CheckInClaim.objects.filter(session=session).count()


def claims_to(session: TrainingSession) -> QuerySet[CheckInClaim]:
    """Who has said to be in the room, the persons read."""
    return CheckInClaim.objects.filter(session=session).select_related("person")


def claim_of(person: User, session: TrainingSession) -> CheckInClaim | None:
    """A person's own word that they have come."""
    return CheckInClaim.objects.filter(session=session, person=person).first()


def _step(at: datetime) -> int:
    return int(at.timestamp() // CHANGES_EVERY.total_seconds())


def _codes(session: TrainingSession, step: int) -> list[str]:
    """The code of a minute by each of the platform's keys, the present one's first."""
    digests = keys.marks("sessions.check-in", f"{session.uuid}:{step}")
    return ["".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:6]) for digest in digests]
