from collections.abc import Mapping
from typing import Any

from sessions.actions import meeting_answers, meetings
from sessions.models import DialogueMeeting, Invitee
from tests import factories as people
from tests.role_table import CASEWORKER, COORDINATOR, EVERYONE, FOSTER_PARENT, Row
from tests.role_table.sessions import FAMILIES, POST
from tests.sessions.factories import at

HOST = frozenset({COORDINATOR})
INVITED = frozenset({FOSTER_PARENT, COORDINATOR, CASEWORKER})


def _called(world: Any, *, days: int = 1, with_home: bool = True) -> DialogueMeeting:
    """A meeting of the world's service with its home, to which the office with the case is invited."""
    host = world.users[COORDINATOR]
    if with_home:
        world.home.trained_by = world.service
        world.home.save(update_fields=["trained_by"])
    meeting = meetings.call_meeting(
        organisation=world.service,
        minutes=60,
        topics=["roles"],
        begins_at=[at(9, days=10 + one) for one in range(days)],
        home=world.home if with_home else None,
        by=host,
    )
    meeting_answers.invite_office(meeting, world.child_welfare, by=host)
    return meeting


def _dated(world: Any) -> Mapping[str, Any]:
    return {"uuid": _called(world).uuid}


def _asked(world: Any) -> Mapping[str, Any]:
    return {"uuid": _called(world, days=2).uuid}


def _agreed(world: Any) -> Mapping[str, Any]:
    meeting = _called(world)
    meetings.agree_on(meeting, what="guidance", invitee=None, due_on=None, by=world.users[COORDINATOR])
    return {"uuid": meeting.uuid}


def _office(world: Any, *, days: int = 1) -> Mapping[str, Any]:
    meeting = _called(world, days=days)
    invitee = Invitee.objects.get(meeting=meeting, party=Invitee.InvitedAs.OFFICE)
    return {"uuid": meeting.uuid, "invitee": invitee.uuid}


def _office_asked(world: Any) -> Mapping[str, Any]:
    return _office(world, days=2)


def _guest(world: Any) -> Mapping[str, Any]:
    meeting = _called(world, with_home=False)
    town = people.MunicipalityFactory()
    invitee, _ = meeting_answers.invite_guest(meeting, town, by=world.users[COORDINATOR])
    return {"uuid": meeting.uuid, "invitee": invitee.uuid}


def _link(world: Any) -> Mapping[str, Any]:
    meeting = _called(world, with_home=False)
    town = people.MunicipalityFactory()
    return {"secret": meeting_answers.invite_guest(meeting, town, by=world.users[COORDINATOR])[1]}


ROWS = [
    Row("sessions:dialogue-meetings", FAMILIES),
    Row("sessions:new-dialogue-meeting", HOST),
    Row("sessions:dialogue-meeting", INVITED, own=_dated, foreign=_dated),
    Row("sessions:change-dialogue-meeting", HOST, own=_dated, foreign=_dated),
    Row("sessions:meeting-times", HOST, own=_asked, foreign=_asked),
    Row(
        "sessions:pick-meeting-time",
        HOST,
        own=_asked,
        foreign=_asked,
        sends=lambda world: {"time": "1"},
        method="post",
        answers=frozenset({302, 409}),  # asked about first where the day is one to ask for
    ),
    Row("sessions:remind-of-poll", HOST, own=_asked, foreign=_asked, **POST),
    Row("sessions:call-off-dialogue-meeting", HOST, own=_dated, foreign=_dated, **POST),
    Row(
        "sessions:agree-in-meeting",
        HOST,
        own=_agreed,
        foreign=_agreed,
        sends=lambda world: {"what": "relief", "who": ""},
        **POST,
    ),
    Row(
        "sessions:invite-to-meeting",
        HOST,
        own=_dated,
        foreign=_dated,
        sends=lambda world: {"colleague": world.users[COORDINATOR].pk},
        **POST,
    ),
    Row("sessions:withdraw-invitation", HOST, own=_office, foreign=_office, **POST),
    Row("sessions:renew-guest-link", HOST, own=_guest, foreign=_guest, **POST),
    Row(
        "sessions:answer-poll",
        frozenset({CASEWORKER}),
        own=_office_asked,
        foreign=_office_asked,
        sends=lambda world: {"suits_1": "yes"},
        **POST,
    ),
    Row(
        "sessions:answer-invitation",
        frozenset({CASEWORKER}),
        own=_office,
        foreign=_office,
        sends=lambda world: {"answer": "cannot"},
        **POST,
    ),
    Row("sessions:meeting-guest", EVERYONE, own=_link),
    Row("sessions:meeting-guest-file", EVERYONE, own=_link),
]
