"""Whose calendars are told by mail, and what they have not been told yet."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lms.documents.calendar_files import IcalEvent
from lms.notices.models import Notice, Preference
from lms.people.models import User
from sessions.models import CalendarChoices, MailedEntry, Registration, TrainerAssignment, TrainingSession
from sessions.models.seats import COMING
from sessions.queries.feeds import entries, sessions_of
from sessions.rules.calendar_mail import StandingEntry, ToldEntry, to_tell

_NEVER_LEFT = (Notice.Status.STOPPED, Notice.Status.HELD)
_LEAVING = (Notice.Status.QUEUED, Notice.Status.SENDING)


def wants_mail(person: User) -> bool:
    """Whether a person has asked for entries by mail and can be sent any."""
    return bool(person.email) and CalendarChoices.objects.filter(person=person, by_mail=True).exists()


def told_of(person: User) -> dict[int, ToldEntry]:
    """What a person's calendar has been told by mail, by the sessions' ids."""
    rows = MailedEntry.objects.filter(person=person).values_list(
        "session", "revision", "sequence", "is_withdrawn", "message__status"
    )
    return {
        session: ToldEntry(revision, sequence, is_withdrawn, has_left=status not in _NEVER_LEFT)
        for session, revision, sequence, is_withdrawn, status in rows
    }


def untold(person: User, told: dict[int, ToldEntry], *, at: datetime) -> dict[TrainingSession, bool]:
    """The sessions that have not ended and that a person's calendar must hear of, as `to_tell` has it."""
    standing = {one.pk: one for one in sessions_of(person).filter(period__endswith__gt=at)}
    ahead = TrainingSession.objects.filter(pk__in=set(told) - set(standing), period__endswith__gt=at)
    others = {one.pk: one for one in ahead.select_related("venue__municipality")}
    wanted = to_tell(
        {pk: StandingEntry(one.revision, one.is_cancelled) for pk, one in standing.items()},
        {pk: one for pk, one in told.items() if pk in standing or pk in others},
    )
    known = standing | others
    return {known[pk]: holds for pk, holds in sorted(wanted.items(), key=lambda one: known[one[0]].begins_at)}


def entries_in(message: Notice) -> list[IcalEvent]:
    """The entries that go with a message, in order, as its receiver's calendar is to have them."""
    rows = {row.session_id: row for row in MailedEntry.objects.filter(message=message)}
    sessions = TrainingSession.objects.filter(pk__in=rows).select_related("venue__municipality").in_order()
    listed = list(sessions)
    return [
        replace(
            entry,
            revision=rows[session.pk].sequence,
            is_cancelled=rows[session.pk].is_withdrawn,
            changed_at=rows[session.pk].told_at,
        )
        for session, entry in zip(listed, entries(listed, message.to), strict=True)
    ]


def told_in(message: Notice) -> QuerySet[MailedEntry]:
    """What a message tells, with the sessions."""
    return MailedEntry.objects.filter(message=message).select_related("session")


def answered_no(session: TrainingSession, persons: Collection[int]) -> dict[int, MailedEntry]:
    """Those of these persons (ids) whose calendar has answered no to a session, and who have not taken that
    back."""
    rows = MailedEntry.objects.filter(session=session, person__in=persons, is_withdrawn=False)
    return {one.person_id: one for one in rows.filter(answer=MailedEntry.Answer.DECLINED)}


def persons_to_tell(*, at: datetime) -> QuerySet[User]:
    """Those whose calendars have something to hear that no message of theirs is about to carry: nobody who
    has paused, or has died. Some may turn out to have nothing."""
    told = MailedEntry.objects.filter(person=OuterRef("person"), session=OuterRef("session"))
    heard = told.filter(is_withdrawn=False, revision=F("session__revision")).exclude(
        message__status__in=_NEVER_LEFT
    )
    seats = Registration.objects.filter(_ahead(at), person=OuterRef("person"), status__in=COMING).in_force()
    led = TrainerAssignment.objects.filter(_ahead(at), withdrawn_at=None).annotate(person=F("trainer"))
    led = led.filter(trainer=OuterRef("person"))
    seat_here = Registration.objects.filter(
        session=OuterRef("session"), person=OuterRef("person"), status__in=COMING
    ).in_force()
    led_here = TrainerAssignment.objects.filter(
        session=OuterRef("session"), trainer=OuterRef("person"), withdrawn_at=None
    )
    gone = MailedEntry.objects.filter(
        ~Q(session__status=TrainingSession.Status.PUBLISHED) | ~Q(Exists(seat_here)) & ~Q(Exists(led_here)),
        person=OuterRef("person"),
        session__period__endswith__gt=at,
    ).filter(Q(is_withdrawn=False) | Q(message__status__in=_NEVER_LEFT))
    leaving = Notice.objects.filter(to=OuterRef("person"), status__in=_LEAVING, not_before__lte=at)
    quiet = Preference.objects.filter(person=OuterRef("person")).filter(
        ~Q(paused_at=None) | Q(wants_letters=True)
    )
    chosen = CalendarChoices.objects.filter(
        Q(Exists(seats.exclude(Exists(heard)))) | Q(Exists(led.exclude(Exists(heard)))) | Q(Exists(gone)),
        ~Exists(leaving),
        ~Exists(quiet),
        by_mail=True,
    )
    persons = User.objects.filter(pk__in=chosen.values("person"), is_active=True, deceased_at=None)
    return persons.exclude(email="").order_by("pk")


def _ahead(at: datetime) -> Q:
    return Q(session__status=TrainingSession.Status.PUBLISHED, session__period__endswith__gt=at)
