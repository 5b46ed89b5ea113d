"""Visitors of a meeting: signed up without an account, or by staff; who came, and who wants to go on."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lms.dates import OSLO
from lms.people.actions import throttling
from lms.people.actions.traces import audit
from lms.people.models import Municipality, User
from sessions.actions import seating, visitor_seats, visitors_told
from sessions.actions.planning import must_manage, subject_of
from sessions.errors.visitors import AlreadyInvited, MeetingCalledOff, MeetingClosed, NotAgreed, NotHeldYet
from sessions.models import TrainingSession, Visitor
from sessions.rules.visitors import CONSENT

Status = Visitor.Status
_TOLD_AGAIN = 3  # an hour: who knows an address shall not fill its inbox
_AWAKE = (8, 20)


@transaction.atomic
def sign_up(
    session: TrainingSession,
    *,
    name: str,
    email: str,
    telephone: str,
    municipality: Municipality,
    persons: int,
    language: str,
    agreed: bool,
    by: User | None = None,
) -> Visitor:
    """Give a visitor a place at a meeting, or a place in line, and tell them by e-mail. An address that is
    signed up already keeps what it has, and is told once more; the form's answer is the same, so that nobody
    learns from it who comes. `by` are staff who sign somebody up by hand.

    Raises `MeetingCalledOff`, `MeetingClosed`, `NotAgreed`, or for staff `NotAllowed`.
    """
    session, now = seating.locked(session.pk), timezone.now()
    if by is not None:
        must_manage(by, session)
    if session.is_cancelled:
        raise MeetingCalledOff
    closes = session.sign_up_closes_at
    if not session.is_published or session.begins_at <= now or (by is None and closes and closes <= now):
        raise MeetingClosed
    if not session.traits.is_for_visitors:
        raise MeetingClosed
    if not agreed:
        raise NotAgreed
    known = Visitor.objects.filter(session=session, email=email).first() if email else None
    if known is not None:
        if throttling.count(f"visitor:again:{known.uuid}", seconds=3600) <= _TOLD_AGAIN:
            known.session = session
            visitors_told.signed_up(known)
        return known
    has_room = visitor_seats.has_room(session, persons)
    visitor = Visitor(
        session=session,
        status=Status.COMING if has_room else Status.WAITING,
        name=name,
        email=email,
        telephone=telephone,
        municipality=municipality,
        persons=persons,
        language=language,
        consent=CONSENT,
        queued_at=now,
        made_by=by,
    )
    visitors_told.secret_of(visitor)
    visitor.save()
    seating.recount(session)
    if by is not None:
        audit("visitor.signed_up", subject_of(session), by=by)
    visitors_told.signed_up(visitor)
    return visitor


@transaction.atomic
def erase(visitor: Visitor, *, by: User | None = None) -> None:
    """Delete all that is kept of a visitor; the place goes to the next in line. `by` are staff who do it for
    who rings. Raises `NotAllowed` for others of the staff."""
    session = seating.locked(visitor.session_id)
    if by is not None:
        must_manage(by, session)
        audit("visitor.erased", subject_of(session), by=by)
    visitors_told.stop(visitor)
    Visitor.objects.filter(pk=visitor.pk).delete()
    seating.recount(session)
    visitor_seats.hand_out_places(session)


@transaction.atomic
def note_came(visitor: Visitor, *, came: bool, wants_on: bool, by: User) -> None:
    """Note whether a visitor came, and whether they want to go on. Raises `NotHeldYet`, `NotAllowed`."""
    visitor = _locked(visitor, by=by)
    if visitor.session.begins_at > timezone.now():
        raise NotHeldYet
    visitor.came, visitor.wants_on = came, came and wants_on
    visitor.save(update_fields=["came", "wants_on"])
    audit("visitor.marked", subject_of(visitor.session), by=by)


@transaction.atomic
def note_invited(visitor: Visitor, *, by: User) -> Visitor:
    """Note that a visitor is being invited to begin. Raises `AlreadyInvited`, `NotAllowed`."""
    visitor = _locked(visitor, by=by)
    if visitor.invited_at:
        raise AlreadyInvited
    visitor.invited_at, visitor.wants_on = timezone.now(), True
    visitor.save(update_fields=["invited_at", "wants_on"])
    audit("visitor.invited", subject_of(visitor.session), by=by)
    return visitor


def remind_visitors(*, at: datetime | None = None) -> int:
    """Remind those who come of a meeting within a day, once for each date that it has had, by day only.
    Returns how many."""
    now = at or timezone.now()
    if not _AWAKE[0] <= now.astimezone(OSLO).hour < _AWAKE[1]:
        return 0
    due = Visitor.objects.filter(
        status=Status.COMING,
        reminded_at=None,
        session__status=TrainingSession.Status.PUBLISHED,
        session__period__startswith__gt=now,
        session__period__startswith__lte=now + timedelta(days=1),
    )
    number = 0
    for pk in due.order_by("session", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            visitor = due.select_related("session").select_for_update(of=("self",)).filter(pk=pk).first()
            if visitor is None:
                continue
            visitor.reminded_at = now
            visitor.save(update_fields=["reminded_at"])
            visitors_told.reminded(visitor)
            number += 1
    return number


def _locked(visitor: Visitor, *, by: User) -> Visitor:
    found = Visitor.objects.select_related("session").select_for_update(of=("self",)).get(pk=visitor.pk)
    must_manage(by, found.session)
    return found
