"""The demo's further homes at gatherings: a second region with sessions of its own, seats taken, a
waiting list, and a gathering that nobody leads yet."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, time, timedelta

from django.utils import timezone

from courses.models import Part
from lms.dates import on_wall
from lms.demo.neighbour_homes import Neighbour, Stage
from lms.demo.persons import Cast
from lms.notices.models import Notice
from lms.undivided import attempt
from sessions.actions import notices
from sessions.actions.planning import plan_session
from sessions.actions.seats import register
from sessions.errors import SessionsError
from sessions.models import SessionKind, TrainingSession, Venue

_MOST_HOMES, _FEWER_HOMES = 4, 2


def load(cast: Cast, parts: Sequence[Part], coming: Sequence[TrainingSession]) -> None:
    """Let neighbours in the east take seats at `coming`, and give the middle region a series of its own."""
    if parts:
        with notices.told_then():
            _load(cast, parts, coming)
    Notice.objects.filter(to__in=[adult for one in cast.neighbours for adult in one.adults]).delete()


def _load(cast: Cast, parts: Sequence[Part], coming: Sequence[TrainingSession]) -> None:
    east = [one for one in cast.neighbours if one.region == "ost" and one.stage is Stage.UNDER_WAY]
    for number, session in enumerate(coming):
        _seat(session, east[number * 2 : number * 2 + _MOST_HOMES])
    middle = [one for one in cast.neighbours if one.region == "midt"]
    active = [one for one in middle if one.stage in {Stage.UNDER_WAY, Stage.BEGUN}]
    venue = Venue.objects.filter(organisation=cast.organisations["midt"]).first()
    for number, days in enumerate((-10, 4, 11, 18, 25)):
        _seat(_session(cast, parts[number % len(parts)], days, venue), active[:_FEWER_HOMES])
    _unstaffed(cast, parts[0])


def _session(cast: Cast, part: Part, days: int, venue: Venue | None) -> TrainingSession:
    begins_at = _evening(cast, days)
    return plan_session(
        organisation=cast.organisations["midt"],
        kind=SessionKind.GATHERING,
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=3),
        parts=[part],
        venue=venue,
        capacity=10,
        trainers=[cast.staff["kursleder3"], cast.staff["kursleder4"]],
        by=cast.staff["koordinator2"],
    )


def _unstaffed(cast: Cast, part: Part) -> None:
    begins_at = _evening(cast, 33)
    plan_session(
        organisation=cast.organisations["ost"],
        kind=SessionKind.ONLINE,
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=3),
        parts=[part],
        capacity=12,
        trainers=[],
        by=cast.staff["koordinator"],
        is_published=False,
    )


def _evening(cast: Cast, days: int) -> datetime:
    day = cast.on + timedelta(days=days)
    return on_wall(day - timedelta(days=max(0, day.weekday() - 3)), time(17, 30))


def _seat(session: TrainingSession, neighbours: Sequence[Neighbour]) -> None:
    for neighbour in neighbours:
        adults = list(neighbour.adults)
        with suppress(SessionsError), attempt():  # taken in another group already: as in life
            register(
                session,
                persons=adults,
                together=len(adults) > 1,
                by=adults[0],
                at=session.begins_at - timedelta(days=5) if session.begins_at < timezone.now() else None,
            )
