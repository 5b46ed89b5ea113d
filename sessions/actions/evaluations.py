"""Those who came say what they thought, take it back, and are asked once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lms.dates import OSLO
from lms.people.models import User
from sessions.actions import notices
from sessions.errors.evaluations import NotToEvaluate
from sessions.models import DayFeedback, Evaluation, Notified, Series, TrainingSession
from sessions.queries.evaluations import courses_to_evaluate, gatherings_to_evaluate
from sessions.queries.evaluations import persons_to_ask as waiting

_AWAKE = (8, 20)
_WHAT = "evaluation"


@transaction.atomic
def evaluate(
    what: TrainingSession | Series, *, useful: int, led: int, safe: int, by: User, at: datetime | None = None
) -> Evaluation:
    """Say what one thought of a gathering or a course that one was at, from 1 to 5; the newest answer holds.
    Raises `NotToEvaluate`."""
    now = at or timezone.now()
    is_gathering = isinstance(what, TrainingSession)
    own = gatherings_to_evaluate(by, at=now) if is_gathering else courses_to_evaluate(by, at=now)
    if not own.filter(pk=what.pk).exists():
        raise NotToEvaluate
    given, _ = Evaluation.objects.update_or_create(
        person=by,
        session=what if isinstance(what, TrainingSession) else None,
        series=what if isinstance(what, Series) else None,
        defaults={"useful": useful, "led": led, "safe": safe, "at": now},
    )
    return given


@transaction.atomic
def take_back(what: TrainingSession | Series, *, by: User) -> bool:
    """Delete what one has answered of this, at any time; says whether there was anything."""
    named = {"session": what} if isinstance(what, TrainingSession) else {"series": what}
    return bool(Evaluation.objects.filter(person=by, **named).delete()[0])


@transaction.atomic
def erase_evaluations(person: User) -> None:
    """Delete all that a person has answered, of network days too."""
    Evaluation.objects.filter(person=person).delete()
    DayFeedback.objects.filter(person=person).delete()


def ask_those_who_came(*, at: datetime | None = None) -> int:
    """Ask those who were marked as having been at a gathering of the last three days, once, and by day only.
    Returns how many were asked."""
    now = at or timezone.now()
    if not _AWAKE[0] <= now.astimezone(OSLO).hour < _AWAKE[1]:
        return 0
    asked = 0
    for session, person in waiting(since=now - timedelta(days=3), at=now, what=_WHAT):
        with transaction.atomic():
            _, is_new = Notified.objects.get_or_create(
                session=session, person=person, what=_WHAT, revision=session.revision
            )
            if is_new:
                notices.asked_what_one_thought(session, person)
                asked += 1
    return asked
