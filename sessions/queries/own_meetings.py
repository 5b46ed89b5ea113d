"""The dialogue meetings of one person: what to answer, what lies ahead, what they may take along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lms.people.models import User
from sessions.models import DialogueMeeting, Invitee, TimeAnswer
from sessions.queries.meetings import attended_by, own_invitations, waiting_for

MOST_AHEAD = 5


@dataclass(frozen=True)
class OwnMeetings:
    """The invitations that a person is to answer, and the nearest meetings that they come to."""

    waiting: Sequence[Invitee]
    ahead: Sequence[DialogueMeeting]


def own_meetings(person: User, *, at: datetime) -> OwnMeetings:
    """What waits for a person and lies ahead; two queries beside what the person is to which office."""
    ahead = attended_by(person).standing().filter(session__period__endswith__gt=at)
    read = ahead.select_related("organisation", "session__venue__municipality", "session__series")
    return OwnMeetings(
        waiting=waiting_for(person), ahead=list(read.order_by("session__period", "pk")[:MOST_AHEAD])
    )


def meetings_told_to(person: User) -> list[dict[str, Any]]:
    """The meetings that a person is invited to or comes to: who calls each, when it is, and what the person
    has answered, as plain values. What others have answered is in nobody's export."""
    own = {one.meeting_id: one for one in own_invitations(person)}
    found = {one.meeting_id: one.meeting for one in own.values()}
    for meeting in attended_by(person).select_related("organisation", "session"):
        found.setdefault(meeting.pk, meeting)
    said: dict[int, list[dict[str, str]]] = {}
    answers = TimeAnswer.objects.filter(answered_by=person, time__poll__meeting__in=list(found))
    for one in answers.select_related("time__poll").order_by("time__period"):
        line = {"begins_at": one.time.begins_at.isoformat(), "suits": one.suits}
        said.setdefault(one.time.poll.meeting_id, []).append(line)
    return [
        {
            "called_by": meeting.organisation.name,
            "begins_at": meeting.session.begins_at.isoformat() if meeting.session else None,
            "answer": _own_answer(own.get(meeting.pk), person),
            "times_answered": said.get(meeting.pk, []),
        }
        for meeting in sorted(found.values(), key=lambda one: one.pk)
    ]


def _own_answer(invitee: Invitee | None, person: User) -> str | None:
    if invitee is None or invitee.answered_by_id not in (None, person.pk):
        return None
    return invitee.answer or None
