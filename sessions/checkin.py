"""The changing code of self-check-in: derived from the session and the clock, stored nowhere."""

import hmac
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from lms import folding
from sessions import rules
from sessions.models import TrainingSession

CHANGES_EVERY = timedelta(seconds=60)
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def code_at(session: TrainingSession, at: datetime) -> str:
    """The code shown in the room at an instant; six characters, new every minute."""
    return _code(session, _step(at))


def is_valid(session: TrainingSession, code: str, *, at: datetime) -> bool:
    """Whether a code is the present or the last one, while the session is on."""
    if not rules.attendance_is_open(session.begins_at, at) or at >= session.ends_at:
        return False
    given = folding.code(code)
    step = _step(at)
    return any(hmac.compare_digest(folding.code(_code(session, one)), given) for one in (step, step - 1))


def _step(at: datetime) -> int:
    return int(at.timestamp() // CHANGES_EVERY.total_seconds())


def _code(session: TrainingSession, step: int) -> str:
    digest = salted_hmac("sessions.check-in", f"{session.uuid}:{step}", algorithm="sha256").digest()
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:6])
