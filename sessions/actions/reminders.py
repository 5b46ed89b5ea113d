from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from lms.dates import OSLO, on_wall
from lms.people.models import User
from sessions.actions import notices
from sessions.models import (
    InterpreterNeed,
    InterpreterOrder,
    Notified,
    Registration,
    TrainerAssignment,
    TrainingSession,
)
from sessions.queries.meetings import coming_of

REMINDED_DAYS_BEFORE = (7, 1)
_AWAKE = (8, 20)
_INTERPRETER_WITHIN = timedelta(days=2)


def remind(*, at: datetime | None = None) -> int:
    """Remind those who come, and those who lead, seven days and one day before; by day only, and once
    for each date a session has had. Returns how many were reminded."""
    now = at or timezone.now()
    local = now.astimezone(OSLO)
    if not is_by_day(now):
        return 0
    reminded = 0
    for days in REMINDED_DAYS_BEFORE:
        day = local.date() + timedelta(days=days)
        start, end = on_wall(day, time(0)), on_wall(day + timedelta(days=1), time(0))
        sessions = TrainingSession.objects.published().filter(
            period__startswith__gte=start, period__startswith__lt=end
        )
        for pk in sessions.order_by("pk").values_list("pk", flat=True):
            reminded += _remind_of(pk, f"reminder-{days}")
    return reminded


def is_by_day(at: datetime) -> bool:
    """Whether people are awake: nobody is reminded at night."""
    return _AWAKE[0] <= at.astimezone(OSLO).hour < _AWAKE[1]


def alert_interpreters(*, at: datetime | None = None) -> int:
    """Tell the coordinators, once, of interpreters that are not confirmed two days before, orders that
    were never made included. Returns how many sessions that was."""
    now = at or timezone.now()
    needing = Registration.objects.filter(
        Exists(InterpreterNeed.objects.filter(person=OuterRef("person"))),
        Q(interpreter_order=None)
        | Q(interpreter_order__confirmed_at=None, interpreter_order__alerted_at=None),
        status=Registration.Status.REGISTERED,
        session__status=TrainingSession.Status.PUBLISHED,
        session__period__startswith__gt=now,
        session__period__startswith__lte=now + _INTERPRETER_WITHIN,
    )
    sessions = set(needing.values_list("session", flat=True))
    for pk in sorted(sessions):
        with transaction.atomic():
            session = TrainingSession.objects.select_for_update(no_key=True).get(pk=pk)
            for registration in needing.filter(session=session):
                InterpreterOrder.objects.update_or_create(
                    registration=registration, defaults={"alerted_at": now}
                )
            notices.interpreter_unconfirmed(session)
    return len(sessions)


@transaction.atomic
def _remind_of(pk: int, what: str) -> int:
    session = TrainingSession.objects.select_for_update(no_key=True).get(pk=pk)
    if not session.is_published:
        return 0
    coming = Registration.objects.filter(session=session, status=Registration.Status.REGISTERED)
    leading = TrainerAssignment.objects.filter(session=session, withdrawn_at=None)
    told = Notified.objects.filter(session=session, what=what, revision=session.revision)
    if session.traits.is_by_invitation:
        wanted = Q(pk__in=[person.pk for person in coming_of(session.meeting)])
    else:
        wanted = Q(pk__in=coming.values("person")) | Q(pk__in=leading.values("trainer"))
    found = list(User.objects.filter(wanted).exclude(pk__in=told.values("person")).order_by("pk"))
    Notified.objects.bulk_create(
        Notified(session=session, person=person, what=what, revision=session.revision) for person in found
    )
    for person in found:
        notices.reminded(session, person)
    return len(found)
