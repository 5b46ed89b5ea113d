"""A network group's meetings: recurring, with exceptions; its members are on the roster of each."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from lms.dates import OSLO
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.people.queries import lock_persons
from lms.refusals import NotAllowed
from sessions.actions import holds, notices, recurrence, seating
from sessions.actions.calling_off import cancel_session
from sessions.actions.planning import locked, move_session
from sessions.errors import NoRoomInTime
from sessions.models import (
    GroupMembership,
    NetworkGroup,
    Registration,
    SeatEvent,
    SessionKind,
    StaffingReason,
    TrainingSession,
    Venue,
)
from sessions.queries.calendars import days_to_ask_for, school_holidays
from sessions.queries.conflicts import Plan, plan_of, refuse_if_in_the_way
from sessions.queries.network_groups import moderates
from sessions.rules.times import Span, shifted

Status = Registration.Status
KIND = SessionKind.GROUP_MEETING
LAST, MONTHLY, FORTNIGHTLY = -1, "monthly", "fortnightly"
_MOST = 60
_LONGEST = timedelta(days=2 * 366)


@transaction.atomic
def plan_meetings(
    group: NetworkGroup,
    *,
    rhythm: str,
    first_day: date,
    begins: time,
    minutes: int,
    until: date,
    by: User,
    venue: Venue | None = None,
    meeting_link: str = "",
    apart_from: Collection[date] = (),
    in_school_holidays: bool = False,
    accepted: Collection[int] = (),
) -> list[TrainingSession]:
    """Plan a group's meetings from a first day on: every second week, or on the same weekday of each
    month (the last one where the first day is). Days that people must be asked for and `apart_from` are
    left out, and unless told otherwise the school holidays where the group meets.

    Raises `NoRoomInTime` where no day is left, `Busy` or, of several, `InTheWay` naming all that is
    in the way, `NotAllowed`, or `Collides` for members who hold a seat elsewhere at the time of one,
    unless `accepted` (ids).
    """
    _must_plan(by, group)
    if not first_day <= until <= first_day + _LONGEST:
        raise NoRoomInTime
    event = _event(group, rhythm, first_day, begins, minutes)
    left_out = {*apart_from, *days_to_ask_for(first_day, until)}
    if not in_school_holidays:
        county = venue.municipality.county_number if venue else ""
        left_out.update(school_holidays(first_day, until, county))
    beginnings = [
        begin
        for begin in recurrence.beginnings(event, until=until)
        if begin.astimezone(OSLO).date() not in left_out
    ]
    if not beginnings:
        raise NoRoomInTime
    recurrence.drop_event(group.event_id)
    NetworkGroup.objects.filter(pk=group.pk).update(event=event)
    holds.lock_for_staffing([venue], [group.facilitator])
    spans = [shifted((begin, begin + timedelta(minutes=minutes))) for begin in beginnings]
    refuse_if_in_the_way(
        [Plan(kind=KIND, span=span, venue=venue, trainers=[group.facilitator]) for span in spans], reader=by
    )
    made = [_plan(group, span, venue=venue, meeting_link=meeting_link, by=by) for span in spans]
    holds.check_holds()
    members = list(User.objects.filter(pk__in=_members(group)))
    lock_persons(member.pk for member in members)
    for session in made:
        _put_on(session, members)
    colliding = seating.refuse_unless_accepted(made, accepted)
    for member in members:
        notices.group_meeting(made[0], member)
    for person, session in colliding.items():
        notices.must_choose(session, [person])
    audit("network_group.meetings_planned", f"network_group:{group.uuid}", by=by, meetings=len(made))
    return made


@transaction.atomic
def move_meeting(
    meeting: TrainingSession, *, begins_at: datetime, by: User, accepted: Collection[int] = ()
) -> TrainingSession:
    """Hold one meeting at another time; the others stay. Raises `Busy`, `NotAllowed`, or `Collides` as
    `change_session`."""
    _must_plan(by, _group_of(meeting))
    return move_session(meeting, begins_at=begins_at, by=by, accepted=accepted)


@transaction.atomic
def call_off_meeting(meeting: TrainingSession, *, by: User) -> None:
    """Leave one meeting out; the members are told. Raises `NotAllowed` or `NotPlanned`."""
    _must_plan(by, _group_of(meeting))
    cancel_session(meeting, by=by)


def call_off_all(group: NetworkGroup, *, by: User) -> None:
    """Call off every meeting ahead."""
    for meeting in _ahead(group):
        cancel_session(meeting, by=by)


def lead_by(group: NetworkGroup, facilitator: User, *, by: User) -> None:
    """Give the meetings ahead to a new facilitator, who has agreed to come. Raises `TrainerBusy`, or of
    several `InTheWay`."""
    meetings = list(_ahead(group))
    holds.lock_for_staffing([], [facilitator])
    agreed = {"venue": None, "staffing_reason": StaffingReason.AGREED}
    refuse_if_in_the_way([plan_of(one, [facilitator], (), **agreed) for one in meetings], reader=by)
    for meeting in meetings:
        holds.hold(meeting, [facilitator], holds=True)
    holds.check_holds()


def put_on_all(group: NetworkGroup, person: User) -> None:
    """Put a new member on the roster of the meetings ahead; who holds a seat elsewhere at the time of one
    of them is told to choose."""
    meetings = [locked(meeting) for meeting in _ahead(group)]
    lock_persons([person.pk])
    for meeting in meetings:
        _put_on(meeting, [person])
    for session in seating.refuse_unless_accepted(meetings, [person.pk]).values():
        notices.must_choose(session, [person.pk])


def take_off_all(group: NetworkGroup, person: User) -> None:
    """Take somebody off the roster of the meetings ahead; the seats go on."""
    for meeting in _ahead(group):
        session = locked(meeting)
        live = Registration.objects.filter(session=session, person=person).live().without_mark()
        if leaving := list(live.select_related("booking", "person")):
            seating.give_back(
                session, leaving, status=Status.CANCELLED, step=SeatEvent.Step.SIGNED_OFF, by=person
            )


def _plan(
    group: NetworkGroup,
    span: Span,
    *,
    venue: Venue | None,
    meeting_link: str,
    by: User,
) -> TrainingSession:
    now = timezone.now()
    session = TrainingSession.objects.create(
        kind=KIND,
        status=TrainingSession.Status.PUBLISHED,
        organisation=group.organisation,
        group=group,
        title=group.name,
        period=DateTimeTZRange(*span),
        venue=venue,
        meeting_link=meeting_link,
        capacity=min(_MOST, venue.capacity) if venue else _MOST,
        leaders_wanted=1,
        published_at=now,
        changed_at=now,
        made_by=by,
    )
    holds.hold(session, [group.facilitator], holds=True, is_new=True)
    return session


def _put_on(session: TrainingSession, persons: Iterable[User]) -> None:
    """Register persons on a locked meeting; who does not fit waits."""
    now = timezone.now()
    here = set(Registration.objects.filter(session=session).live().values_list("person", flat=True))
    facilitator = session.group.facilitator_id if session.group else None
    for person in persons:
        if person.pk not in here and person.pk != facilitator:
            seating.seat(session, [person], by=person, at=now)


def _event(group: NetworkGroup, rhythm: str, first_day: date, begins: time, minutes: int) -> int:
    if rhythm == FORTNIGHTLY:
        return recurrence.weekly_event(
            group.organisation,
            title=group.name,
            first_day=first_day,
            weekdays=[first_day.weekday()],
            begins=begins,
            minutes=minutes,
            every=2,
        )
    is_last = (first_day + timedelta(days=7)).month != first_day.month
    return recurrence.monthly_event(
        group.organisation,
        title=group.name,
        first_day=first_day,
        weekday=first_day.weekday(),
        which=LAST if is_last else (first_day.day - 1) // 7 + 1,
        begins=begins,
        minutes=minutes,
    )


def _ahead(group: NetworkGroup) -> list[TrainingSession]:
    meetings = TrainingSession.objects.filter(group=group).published().beginning_after(timezone.now())
    return list(meetings.select_related("venue").order_by("pk"))


def _members(group: NetworkGroup) -> list[int]:
    rows = GroupMembership.objects.filter(group=group, left_at=None).order_by("person")
    return list(rows.values_list("person", flat=True))


def _group_of(meeting: TrainingSession) -> NetworkGroup:
    if meeting.group is None:
        raise NotAllowed
    return meeting.group


def _must_plan(by: User, group: NetworkGroup) -> None:
    if group.closed_on is not None or not moderates(by, group):
        raise NotAllowed
