"""The demo's dialogue meetings: one asked about, one with a home, one held with what was agreed."""

from datetime import date, datetime, time, timedelta
from typing import Any

from lms.dates import on_wall
from lms.demo.persons import Cast
from lms.notices.models import Notice
from lms.people.models import Municipality
from sessions.actions import meeting_answers, meetings
from sessions.models import DatePoll, DialogueMeeting, Invitee, TrainingSession, Venue
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.meetings import times_of

BY_LINK = "3238"  # Nannestad, whose service has nobody on the platform


def load(cast: Cast) -> None:
    """Make them, after homes, offices and venues are there."""
    _held(cast)
    _with_home(cast)
    _asked_about(cast)


def _call(cast: Cast, *begins_at: datetime, **values: Any) -> DialogueMeeting:
    service, host = cast.organisations["ost"], cast.staff["koordinator"]
    given: dict[str, Any] = {"organisation": service, "minutes": 90, "by": host, "begins_at": list(begins_at)}
    return meetings.call_meeting(**given | values)


def _asked_about(cast: Cast) -> None:
    host = cast.staff["koordinator"]
    venue = Venue.objects.filter(organisation=cast.organisations["ost"]).order_by("pk").last()
    first = _working_day(cast.on + timedelta(days=15))
    second = _working_day(first + timedelta(days=1))
    third = _working_day(second + timedelta(days=5))
    meeting = _call(
        cast,
        *(on_wall(day, time(9)) for day in (first, second, third)),
        topics=["need", "recruiting", "offer", "roles"],
        venue=venue,
        meeting_link="https://mote.example.no/dialog",
        closes_on=cast.on + timedelta(days=9),
    )
    for office in ("lillestrom", "lokka"):
        meeting_answers.invite_office(meeting, cast.organisations[office], by=host)
    meeting_answers.invite_colleague(meeting, cast.staff["kursleder2"], by=host)
    if town := Municipality.objects.filter(pk=BY_LINK).first():
        meeting_answers.invite_guest(meeting, town, by=host)
    times = times_of(DatePoll.objects.get(meeting=meeting))
    oslo = Invitee.objects.get(meeting=meeting, organisation=cast.organisations["lokka"])
    own = Invitee.objects.get(meeting=meeting, person=cast.staff["kursleder2"])
    for invitee, said, by in (
        (oslo, ["no", "yes", "yes"], cast.staff["saksbehandler4"]),
        (own, ["yes", "if_need_be", "yes"], cast.staff["kursleder2"]),
    ):
        meeting_answers.answer_times(invitee, meeting_answers.suits_by_time(times, said), by=by)


def _with_home(cast: Cast) -> None:
    host, caseworker = cast.staff["koordinator"], cast.staff["saksbehandler"]
    meeting = _call(
        cast,
        on_wall(_working_day(cast.on + timedelta(days=8)), time(12)),
        topics=["path", "follow_up", "support"],
        home=cast.homes["bakken"],
        meeting_link="https://mote.example.no/samtale",
        minutes=60,
    )
    office = meeting_answers.invite_office(meeting, cast.organisations["lillestrom"], by=host)
    meeting_answers.answer_coming(office, Invitee.Coming.COMES, by=caseworker, comes=[caseworker])


def _held(cast: Cast) -> None:
    """Called and answered while it lay ahead, then put where it was held; nobody is told of it now."""
    host, caseworker = cast.staff["koordinator"], cast.staff["saksbehandler"]
    meeting = _call(
        cast,
        on_wall(_working_day(cast.on + timedelta(days=30)), time(12)),
        topics=["cooperation", "offer"],
        meeting_link="https://mote.example.no/dialog",
    )
    office = meeting_answers.invite_office(meeting, cast.organisations["lillestrom"], by=host)
    meeting_answers.answer_coming(office, Invitee.Coming.COMES, by=caseworker, comes=[caseworker])
    meetings.agree_on(meeting, what="numbers", invitee=office, due_on=cast.on + timedelta(days=20), by=host)
    meetings.agree_on(meeting, what="information", invitee=None, due_on=None, by=host)
    Notice.objects.filter(about=f"meeting:{meeting.uuid}").delete()
    begins_at = on_wall(_working_day(cast.on - timedelta(days=24)), time(12))
    period = (begins_at, begins_at + timedelta(minutes=meeting.minutes))
    TrainingSession.objects.filter(meeting=meeting).update(period=period)


def _working_day(day: date) -> date:
    while day.weekday() > 4 or days_to_ask_for(day, day):
        day += timedelta(days=1)
    return day
