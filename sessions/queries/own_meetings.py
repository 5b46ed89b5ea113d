"""The dialogue meetings of one person: what to answer, and what lies ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.people.models import User
from sessions.models import DialogueMeeting, Invitee
from sessions.queries.meetings import attended_by, waiting_for

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
