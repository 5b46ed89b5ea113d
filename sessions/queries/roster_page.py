"""The roster of a session as its page shows it: who comes, what they need, the mark of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.people.models import User
from sessions.models import Attendance, CheckInClaim, Registration, TrainingSession
from sessions.queries.attendance import (
    Participant,
    WaitingCorrection,
    found_by_name,
    open_corrections,
    roster,
    unexpected_claims,
    without_place,
)
from sessions.queries.briefing import behind
from sessions.queries.mailed_entries import answered_no
from sessions.queries.network_days import CountedPoint, chosen_by, points_counted
from sessions.queries.seats import session_titles
from sessions.rules.attendance import attendance_is_open, needs_second_person


@dataclass(frozen=True)
class RosterLine:
    """One line of the sheet. `colour` is the mark's, "" without one; `falls_short` where the minutes do not
    count as having been there; `lacks_reading` where e-learning is left before the session; `has_said_no`
    where their calendar has answered no, and they have not been marked; `chosen` is what they have a place
    at of what runs side by side, "" for nothing."""

    participant: Participant
    colour: str
    falls_short: bool
    lacks_reading: bool
    came_uninvited: bool
    has_said_no: bool
    chosen: str

    @property
    def attendance(self) -> Attendance | None:
        return self.participant.attendance


@dataclass(frozen=True)
class RosterPage:
    """All that the page of a roster shows to who leads or arranges the session.

    `asks_second` where a correction waits for another person's word;
    `name` is what was searched for, and `found` who has it.
    """

    session: TrainingSession
    titles: str
    lines: Sequence[RosterLine]
    unmarked: int
    is_open: bool
    is_under_way: bool
    asks_second: bool
    corrections: Sequence[WaitingCorrection]
    unexpected: Sequence[tuple[CheckInClaim, str]]
    without_place: Sequence[tuple[Registration, str]]
    name: str
    found: Sequence[User]
    points: Sequence[CountedPoint]

    @property
    def may_mark_rest(self) -> bool:
        """Whether anybody is left to mark."""
        return self.is_open and self.unmarked > 0


def roster_page(session: TrainingSession, *, name: str, by: User, at: datetime) -> RosterPage:
    """The roster of a session as `by` may see it, and those that the name asked for finds; at most thirty
    queries whatever the number of participants."""
    participants = roster(session, by=by)
    left = behind(session, participants, by=by) if session.begins_at > at else frozenset()
    chosen = chosen_by(session)
    noes = frozenset(answered_no(session, [one.person.pk for one in participants]))
    is_open = session.is_published and attendance_is_open(session.begins_at, at)
    return RosterPage(
        session=session,
        titles=session_titles(session, by.language),
        lines=[_line(one, left, noes, chosen.get(one.registration.pk, "")) for one in participants],
        unmarked=sum(one.attendance is None for one in participants),
        is_open=is_open,
        is_under_way=is_open and at < session.ends_at,
        asks_second=needs_second_person(session.ends_at, at),
        corrections=open_corrections(session, by=by),
        unexpected=unexpected_claims(session, by=by),
        without_place=without_place(session, by=by),
        name=name,
        found=found_by_name(session, name=name, by=by),
        points=points_counted(session),
    )


def _line(participant: Participant, left: frozenset[int], noes: frozenset[int], chosen: str) -> RosterLine:
    mark = participant.attendance
    return RosterLine(
        participant=participant,
        colour=_colour(mark) if mark else "",
        falls_short=mark is not None and bool(mark.minutes) and not mark.completes,
        lacks_reading=participant.person.pk in left,
        has_said_no=mark is None and participant.person.pk in noes,
        came_uninvited=participant.registration.status == Registration.Status.WALK_IN,
        chosen=chosen,
    )


def _colour(mark: Attendance) -> str:
    if mark.completes:
        return "success"
    return "warning" if mark.minutes else "neutral"
