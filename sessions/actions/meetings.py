"""Dialogue meetings as their host has them: called, dated, moved, called off, and what was agreed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import override

from lms.dates import today
from lms.people.actions.traces import audit
from lms.people.models import FosterHome, Organisation, Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed
from sessions.actions import holds, meeting_notices
from sessions.errors.meetings import HasADate, IsOver, NothingToPick, PollClosed
from sessions.models import (
    AgreedPoint,
    DatePoll,
    DialogueMeeting,
    Invitee,
    ProposedTime,
    StaffingReason,
    TimeAnswer,
    TrainingSession,
    Venue,
)
from sessions.queries.conflicts import Plan, refuse_if_in_the_way
from sessions.queries.meetings import (
    concerned_by,
    homes_to_meet,
    hosts,
    invitees_of,
    trainers_held_for,
    who_may_come,
)
from sessions.rules.meetings import KIND, Suits
from sessions.rules.times import Span

ROOM_FOR = 60
Status = TrainingSession.Status


@transaction.atomic
def call_meeting(
    *,
    organisation: Organisation,
    minutes: int,
    topics: Sequence[str],
    begins_at: Sequence[datetime],
    by: User,
    home: FosterHome | None = None,
    venue: Venue | None = None,
    meeting_link: str = "",
    closes_on: date | None = None,
) -> DialogueMeeting:
    """Call a dialogue meeting: at one time it is fixed, about several those who will be invited are asked
    until `closes_on`. With a `home` its adults are invited at once. Raises `NotAllowed`, `Busy`."""
    if organisation.pk not in access_of(by).organisations(Role.COORDINATOR):
        raise NotAllowed
    if home is not None and not homes_to_meet(by, organisation).filter(pk=home.pk).exists():
        raise NotAllowed
    now = timezone.now()
    meeting = DialogueMeeting.objects.create(
        organisation=organisation,
        home=home,
        minutes=minutes,
        topics=list(topics),
        venue=venue,
        meeting_link=meeting_link,
        made_by=by,
        made_at=now,
    )
    audit("dialogue_meeting.called", subject_of(meeting), by=by, times=len(begins_at))
    if home is not None:
        Invitee.objects.create(meeting=meeting, party=Invitee.InvitedAs.HOME, invited_at=now)
    _set_times(meeting, begins_at, closes_on)
    _tell_of_times(meeting, by=by)
    return meeting


@transaction.atomic
def change_meeting(
    meeting: DialogueMeeting,
    *,
    minutes: int,
    topics: Sequence[str],
    venue: Venue | None,
    meeting_link: str,
    by: User,
) -> DialogueMeeting:
    """Change what a meeting takes up, how long it lasts and where it is; those concerned are told of another
    place or end. Raises `NotAllowed`, `IsOver`, `Busy`."""
    meeting = locked(meeting, by=by)
    before = (meeting.minutes, meeting.venue_id, meeting.meeting_link)
    meeting.minutes, meeting.topics = minutes, list(topics)
    meeting.venue, meeting.meeting_link = venue, meeting_link
    meeting.save(update_fields=["minutes", "topics", "venue", "meeting_link"])
    audit("dialogue_meeting.changed", subject_of(meeting), by=by)
    if (minutes, venue.pk if venue else None, meeting_link) == before:
        return meeting
    if meeting.session is not None:
        _put_at(meeting, meeting.session.begins_at)
        meeting_notices.moved(meeting, _others(meeting, by))
    else:
        for time in ProposedTime.objects.filter(poll__meeting=meeting, poll__closed_at=None):
            time.period = DateTimeTZRange(time.begins_at, time.begins_at + timedelta(minutes=minutes))
            time.save(update_fields=["period"])
    return meeting


@transaction.atomic
def set_times(
    meeting: DialogueMeeting, begins_at: Sequence[datetime], *, by: User, closes_on: date | None = None
) -> DialogueMeeting:
    """Give a meeting one time, which it is fixed or moved to, or several to be asked about in a new poll;
    what was asked about before is closed. Raises `NotAllowed`, `IsOver`, `HasADate`, `Busy`."""
    meeting = locked(meeting, by=by)
    was_fixed = meeting.is_fixed
    if was_fixed and len(begins_at) > 1:
        raise HasADate
    DatePoll.objects.filter(meeting=meeting, closed_at=None).update(closed_at=timezone.now())
    if was_fixed:
        _put_at(meeting, begins_at[0])
        _ask_anew(meeting)
        meeting_notices.moved(meeting, _others(meeting, by))
    else:
        _set_times(meeting, begins_at, closes_on)
        _tell_of_times(meeting, by=by)
    audit("dialogue_meeting.times_given", subject_of(meeting), by=by, times=len(begins_at))
    return meeting


@transaction.atomic
def pick_time(time: ProposedTime, *, by: User) -> DialogueMeeting:
    """Fix a meeting's date to one of the times of its open poll: the poll is closed, all who are invited are
    told, and links that were not answered end. What they said of the time is taken as their answer: yes as
    coming, no as not; those who come if need be are asked.

    Of two who pick at the same moment one is first; the other gets `PollClosed`. Raises `NothingToPick` for a
    time that is past, or `NotAllowed`, `IsOver`, `Busy`.
    """
    meeting = locked(time.poll.meeting, by=by)
    poll = DatePoll.objects.select_for_update().get(pk=time.poll_id)
    if poll.is_closed:
        raise PollClosed
    if time.begins_at <= timezone.now():
        raise NothingToPick
    now = timezone.now()
    poll.closed_at = now
    poll.save(update_fields=["closed_at"])
    ProposedTime.objects.filter(pk=time.pk).update(is_chosen=True)
    _take_as_answers(meeting, time)
    _put_at(meeting, time.begins_at)
    audit("dialogue_meeting.date_picked", subject_of(meeting), by=by)
    meeting_notices.has_date(meeting, _others(meeting, by))
    return meeting


@transaction.atomic
def call_off(meeting: DialogueMeeting, *, by: User) -> None:
    """Call a meeting off: the poll is closed, links end, room and trainers are free, and those concerned are
    told. Raises `NotAllowed`, `IsOver`."""
    meeting = locked(meeting, by=by)
    told = _others(meeting, by)
    now = timezone.now()
    DatePoll.objects.filter(meeting=meeting, closed_at=None).update(closed_at=now)
    Invitee.objects.filter(meeting=meeting, secret_hash__isnull=False).update(secret_hash=None)
    meeting.called_off_at = now
    meeting.save(update_fields=["called_off_at"])
    session = meeting.session
    if session is not None:
        session.status = Status.CANCELLED
        session.cancelled_at = session.changed_at = now
        session.revision += 1
        session.save(update_fields=["status", "cancelled_at", "changed_at", "revision"])
        holds.release(session)
    audit("dialogue_meeting.called_off", subject_of(meeting), by=by)
    meeting_notices.called_off(meeting, told)


@transaction.atomic
def agree_on(
    meeting: DialogueMeeting, *, what: str, invitee: Invitee | None, due_on: date | None, by: User
) -> AgreedPoint:
    """Note what was agreed, who sees to it (None is the host), and by when; noted again it gets the new day.
    Raises `NotAllowed`, or `IsOver` for a meeting called off."""
    meeting = locked(meeting, by=by, also_held=True)
    point, _ = AgreedPoint.objects.update_or_create(
        meeting=meeting, what=what, invitee=invitee, defaults={"due_on": due_on, "noted_by": by}
    )
    audit("dialogue_meeting.agreed", subject_of(meeting), by=by, what=what)
    return point


@transaction.atomic
def drop_agreed(point: AgreedPoint, *, by: User) -> None:
    """Take back what was noted as agreed. Raises as `agree_on`."""
    meeting = locked(point.meeting, by=by, also_held=True)
    audit("dialogue_meeting.agreed_dropped", subject_of(meeting), by=by, what=point.what)
    point.delete()


def locked(meeting: DialogueMeeting, *, by: User | None = None, also_held: bool = False) -> DialogueMeeting:
    """The meeting read afresh, its row locked, and its session's. Raises `NotAllowed` unless `by`, where
    one is given, is its host, and `IsOver` for one that is called off or, unless `also_held`, held."""
    found = (
        DialogueMeeting.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation", "home", "venue")
        .get(pk=meeting.pk)
    )
    if by is not None and not hosts(by, found):
        raise NotAllowed
    if found.session_id is not None:
        found.session = TrainingSession.objects.select_for_update(no_key=True).get(pk=found.session_id)
    is_held = found.session is not None and found.session.ends_at <= timezone.now()
    if found.is_called_off or (is_held and not also_held):
        raise IsOver
    return found


def hold_again(meeting: DialogueMeeting) -> None:
    """Hold the time of those of the host's trainers who are now to come, and of no others. Raises `Busy`."""
    if meeting.session is not None:
        _put_at(meeting, meeting.session.begins_at, is_same=True)


def subject_of(meeting: DialogueMeeting) -> str:
    return f"dialogue_meeting:{meeting.uuid}"


def _set_times(meeting: DialogueMeeting, begins_at: Sequence[datetime], closes_on: date | None) -> None:
    if len(begins_at) == 1:
        _put_at(meeting, begins_at[0])
        return
    poll = DatePoll.objects.create(
        meeting=meeting, opened_at=timezone.now(), closes_on=closes_on or today() + timedelta(days=7)
    )
    ProposedTime.objects.bulk_create(
        ProposedTime(poll=poll, period=DateTimeTZRange(*_span(meeting, begin)))
        for begin in sorted(set(begins_at))
    )


def _tell_of_times(meeting: DialogueMeeting, *, by: User) -> None:
    persons = [
        one
        for invitee in invitees_of(meeting)
        for one in who_may_come(_of(invitee, meeting))
        if one.pk != by.pk
    ]
    if meeting.is_fixed:
        meeting_notices.has_date(meeting, persons)
    else:
        meeting_notices.asked(meeting, persons)


def _put_at(meeting: DialogueMeeting, begins_at: datetime, *, is_same: bool = False) -> None:
    """Put a meeting into the calendar at a time, or move it there, with its room and the host's trainers
    held; they are asked by name, so what they have said of absences and hours is no hindrance."""
    span = _span(meeting, begins_at)
    trainers = trainers_held_for(meeting)
    holds.lock_for_staffing([meeting.venue], trainers)
    refuse_if_in_the_way(
        [
            Plan(
                kind=KIND,
                span=span,
                venue=meeting.venue,
                trainers=trainers,
                staffing_reason=StaffingReason.AGREED,
                session=meeting.session_id,
            )
        ]
    )
    session, now = meeting.session, timezone.now()
    if session is None:
        with override("nb"):
            title = str(KIND.label)
        session = TrainingSession.objects.create(
            kind=KIND,
            status=Status.PUBLISHED,
            organisation=meeting.organisation,
            title=title,
            period=DateTimeTZRange(*span),
            venue=meeting.venue,
            meeting_link=meeting.meeting_link,
            capacity=ROOM_FOR,
            leaders_wanted=0,
            published_at=now,
            changed_at=now,
            made_by=meeting.made_by,
        )
        session.refresh_from_db()
        meeting.session = session
        meeting.save(update_fields=["session"])
        holds.hold(session, trainers, holds=True, is_new=True)
    else:
        if not is_same:
            session.period = DateTimeTZRange(*span)
            session.venue, session.meeting_link = meeting.venue, meeting.meeting_link
            session.revision += 1
            session.changed_at = now
            session.save(update_fields=["period", "venue", "meeting_link", "revision", "changed_at"])
        holds.hold(session, trainers, holds=True)
    holds.check_holds()


def _ask_anew(meeting: DialogueMeeting) -> None:
    """Nobody has answered about a time that they have not heard of; who was to come is kept as a proposal."""
    Invitee.objects.filter(meeting=meeting, withdrawn_at=None).update(answer="", answered_at=None)


def _take_as_answers(meeting: DialogueMeeting, time: ProposedTime) -> None:
    said = {one.invitee_id: one for one in TimeAnswer.objects.filter(time=time).select_related("answered_by")}
    answered = set(TimeAnswer.objects.filter(time__poll=time.poll_id).values_list("invitee", flat=True))
    for invitee in invitees_of(meeting):
        one = said.get(invitee.pk)
        if invitee.pk not in answered and invitee.secret_hash is not None:
            invitee.secret_hash = None
        if one is not None and one.suits in _AS_ANSWER:
            invitee.answer = _AS_ANSWER[one.suits]
            invitee.answered_by, invitee.answered_at = one.answered_by, one.at
            comes = [one.answered_by] if one.answered_by and one.suits == Suits.YES else []
            invitee.comes.set(comes)
        invitee.save(update_fields=["secret_hash", "answer", "answered_by", "answered_at"])


_AS_ANSWER = {Suits.YES.value: Invitee.Coming.COMES, Suits.NO.value: Invitee.Coming.CANNOT}


def _span(meeting: DialogueMeeting, begins_at: datetime) -> Span:
    return begins_at, begins_at + timedelta(minutes=meeting.minutes)


def _others(meeting: DialogueMeeting, by: User) -> list[User]:
    return [one for one in concerned_by(meeting) if one.pk != by.pk]


def _of(invitee: Invitee, meeting: DialogueMeeting) -> Invitee:
    invitee.meeting = meeting
    return invitee
