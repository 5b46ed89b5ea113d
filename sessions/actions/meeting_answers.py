"""Inviting to a dialogue meeting, and what those who are invited answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from lms.dates import oslo_day, today
from lms.people.actions.traces import audit
from lms.people.models import Municipality, Organisation, User
from lms.refusals import NotAllowed
from lms.secrets import keyed_hash, new_link_secret
from sessions.actions import meeting_notices
from sessions.actions.meetings import hold_again, locked, subject_of
from sessions.actions.reminders import is_by_day
from sessions.errors.meetings import (
    HomeComesAlong,
    InvitedAlready,
    IsOver,
    NobodyComes,
    NotTheirs,
    PollClosed,
)
from sessions.models import DatePoll, DialogueMeeting, Invitee, ProposedTime, TimeAnswer
from sessions.queries.meetings import (
    PURPOSE,
    colleagues_to_invite,
    invitees_of,
    members_of,
    municipalities_to_invite,
    offices_to_invite,
    own_invitations,
    poll_of,
    times_of,
    who_may_come,
)

Party, Answer = Invitee.InvitedAs, Invitee.Coming
DAYS_BEFORE = timedelta(days=2)


@transaction.atomic
def invite_office(meeting: DialogueMeeting, office: Organisation, *, by: User) -> Invitee:
    """Invite an office: those who answer for it are told. Raises `InvitedAlready`, `NotTheirs` where it has
    no case with the home, or a second child welfare service would learn of it, or `NotAllowed`, `IsOver`."""
    meeting = locked(meeting, by=by)
    if _invited(meeting, party=Party.OFFICE, organisation=office):
        raise InvitedAlready
    if not offices_to_invite(meeting).filter(pk=office.pk).exists():
        raise NotTheirs
    return _invite(meeting, by=by, party=Party.OFFICE, organisation=office)


@transaction.atomic
def invite_colleague(meeting: DialogueMeeting, person: User, *, by: User) -> Invitee:
    """Invite one of the host's trainers or coordinators by name; a trainer's time is held once the date is
    fixed. Raises as `invite_office`, or `Busy`."""
    meeting = locked(meeting, by=by)
    if _invited(meeting, party=Party.PERSON, person=person):
        raise InvitedAlready
    if person not in colleagues_to_invite(meeting):
        raise NotTheirs
    found = _invite(meeting, by=by, party=Party.PERSON, person=person, organisation=meeting.organisation)
    hold_again(meeting)
    return found


@transaction.atomic
def invite_guest(meeting: DialogueMeeting, municipality: Municipality, *, by: User) -> tuple[Invitee, str]:
    """Invite a municipality whose service is not on the platform. Returns the invitation and the secret of
    its link, which is kept nowhere: the host hands it over. Raises as `invite_office`."""
    meeting = locked(meeting, by=by)
    if _invited(meeting, party=Party.GUEST, municipality=municipality):
        raise InvitedAlready
    if not municipalities_to_invite(meeting).filter(pk=municipality.pk).exists():
        raise NotTheirs
    invitee = _invite(meeting, by=by, party=Party.GUEST, municipality=municipality)
    return invitee, _new_secret(invitee)


@transaction.atomic
def renew_link(invitee: Invitee, *, by: User) -> str:
    """A new link for a guest; the one before stops working. Returns its secret. Raises `NotAllowed`,
    `IsOver`."""
    meeting = locked(invitee.meeting, by=by)
    if invitee.party != Party.GUEST or invitee.is_withdrawn:
        raise NotAllowed
    audit("dialogue_meeting.link_renewed", subject_of(meeting), by=by, invitee=str(invitee.uuid))
    return _new_secret(invitee)


@transaction.atomic
def withdraw(invitee: Invitee, *, by: User) -> None:
    """Take somebody off again: they are told, and their link ends. A home is not taken off a meeting with it:
    raises `HomeComesAlong`, or `NotAllowed`, `IsOver`."""
    meeting = locked(invitee.meeting, by=by)
    if invitee.party == Party.HOME:
        raise HomeComesAlong
    invitee.meeting = meeting
    told = who_may_come(invitee) if not invitee.comes.exists() else list(invitee.comes.all())
    Invitee.objects.filter(pk=invitee.pk).update(withdrawn_at=timezone.now(), secret_hash=None)
    hold_again(meeting)
    audit("dialogue_meeting.withdrawn", subject_of(meeting), by=by, party=invitee.party)
    meeting_notices.withdrawn(meeting, [one for one in told if one.pk != by.pk])


@transaction.atomic
def answer_times(invitee: Invitee, suits: Mapping[int, str], *, by: User | None) -> None:
    """Say how times (ids) of the open poll suit; what is said again replaces what was said, and what is left
    out is taken back. `by` is None for who has the link. Raises `PollClosed`, `IsOver`, or `NotAllowed` for
    whose invitation it is not."""
    meeting = _answering(invitee, by)
    poll = DatePoll.objects.select_for_update().filter(meeting=meeting, closed_at=None).first()
    if poll is None or not poll.takes_answers(today()):
        raise PollClosed
    now = timezone.now()
    TimeAnswer.objects.filter(invitee=invitee, time__poll=poll).delete()
    TimeAnswer.objects.bulk_create(
        TimeAnswer(time=time, invitee=invitee, suits=suits[time.pk], answered_by=by, at=now)
        for time in times_of(poll)
        if suits.get(time.pk)
    )


@transaction.atomic
def answer_coming(invitee: Invitee, answer: str, *, by: User | None, comes: Sequence[User] = ()) -> None:
    """Say whether one comes at the date that is fixed, and for an office or a home who. Raises `NobodyComes`,
    `Busy` for a trainer who is taken then, or as `answer_times`."""
    meeting = _answering(invitee, by)
    if not meeting.is_fixed:
        raise IsOver
    if invitee.party == Party.PERSON:
        comes = [invitee.person] if invitee.person else []
    chosen = [one for one in members_of(invitee) if one in comes] if answer == Answer.COMES else []
    if answer == Answer.COMES and not chosen and invitee.party in (Party.OFFICE, Party.HOME):
        raise NobodyComes
    invitee.answer, invitee.answered_by, invitee.answered_at = answer, by, timezone.now()
    invitee.save(update_fields=["answer", "answered_by", "answered_at"])
    invitee.comes.set(chosen)
    hold_again(meeting)


@transaction.atomic
def remind_silent(meeting: DialogueMeeting, *, by: User | None = None) -> int:
    """Remind those who have not answered an open poll, once a day at most. Returns how many persons were.
    Raises `PollClosed`, `NotAllowed`, `IsOver`."""
    meeting = locked(meeting, by=by)
    poll = DatePoll.objects.select_for_update().filter(meeting=meeting, closed_at=None).first()
    now = timezone.now()
    if poll is None or not poll.takes_answers(today()):
        raise PollClosed
    if poll.reminded_at is not None and poll.reminded_at.date() == now.date():
        return 0
    poll.reminded_at = now
    poll.save(update_fields=["reminded_at"])
    said = TimeAnswer.objects.filter(invitee=OuterRef("pk"), time__poll=poll)
    persons: dict[int, User] = {}
    for invitee in invitees_of(meeting).exclude(Exists(said)):
        invitee.meeting = meeting
        persons.update((one.pk, one) for one in who_may_come(invitee))
    meeting_notices.asked_again(meeting, persons.values())
    return len(persons)


def remind_of_polls(*, at: datetime | None = None) -> int:
    """Remind those who are silent in polls that take answers for two days more, once, and by day only.
    Returns how many persons were."""
    now = at or timezone.now()
    if not is_by_day(now):
        return 0
    polls = DatePoll.objects.filter(closed_at=None, reminded_at=None, meeting__called_off_at=None)
    last = oslo_day(now) + DAYS_BEFORE
    soon = polls.filter(closes_on__gte=oslo_day(now), closes_on__lte=last)
    return sum(remind_silent(poll.meeting) for poll in soon.select_related("meeting").order_by("pk"))


@transaction.atomic
def erase_answers_of(person: User) -> None:
    """Erase what a person has answered about times for themselves, and who said so for others."""
    TimeAnswer.objects.filter(invitee__party=Party.PERSON, invitee__person=person).delete()
    TimeAnswer.objects.filter(answered_by=person).update(answered_by=None)


def _answering(invitee: Invitee, by: User | None) -> DialogueMeeting:
    """The invitation's meeting, locked, which `by` or who has its link answers for."""
    meeting = locked(invitee.meeting)
    invitee.refresh_from_db(fields=["withdrawn_at", "secret_hash"])
    if by is None:
        is_theirs = invitee.party == Party.GUEST and invitee.secret_hash is not None
    else:
        is_theirs = own_invitations(by).filter(pk=invitee.pk).exists()
    if invitee.is_withdrawn or not is_theirs:
        raise NotAllowed
    invitee.meeting = meeting
    return meeting


def _invited(meeting: DialogueMeeting, **party: object) -> bool:
    return Invitee.objects.filter(meeting=meeting, withdrawn_at=None, **party).exists()


def _invite(meeting: DialogueMeeting, *, by: User, **party: object) -> Invitee:
    invitee = Invitee.objects.create(meeting=meeting, invited_at=timezone.now(), **party)
    audit("dialogue_meeting.invited", subject_of(meeting), by=by, party=invitee.party)
    persons = [one for one in who_may_come(invitee) if one.pk != by.pk]
    if meeting.is_fixed:
        meeting_notices.has_date(meeting, persons)
    elif (poll := poll_of(meeting)) is not None and not poll.is_closed:
        meeting_notices.asked(meeting, persons)
    return invitee


def _new_secret(invitee: Invitee) -> str:
    secret = new_link_secret()
    invitee.secret_hash = keyed_hash(secret, purpose=PURPOSE)
    invitee.save(update_fields=["secret_hash"])
    return secret


def suits_by_time(times: Sequence[ProposedTime], said: Sequence[str]) -> dict[int, str]:
    """What was said of each time, in their order, by the time's id; what was left open is left out."""
    return {time.pk: suits for time, suits in zip(times, said, strict=True) if suits}
