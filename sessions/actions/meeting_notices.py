"""What people are told about dialogue meetings: neutral words, date and time, and nothing else."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import override

from lms.dates import OSLO
from lms.notices.actions import sending
from lms.people.models import User
from sessions.actions import notices
from sessions.models import DialogueMeeting, TrainingSession
from sessions.notices import CANCELLED, CHANGED
from sessions.notices import meetings as kinds


def asked(meeting: DialogueMeeting, persons: Iterable[User]) -> None:
    """Tell these that they are asked which times suit them."""
    _tell(meeting, kinds.MEETING_POLL, persons)


def asked_again(meeting: DialogueMeeting, persons: Iterable[User]) -> None:
    """Remind these that they are asked."""
    _tell(meeting, kinds.MEETING_POLL_REMINDER, persons)


def has_date(meeting: DialogueMeeting, persons: Iterable[User]) -> None:
    """Tell these when the meeting is; what is waiting to ask them about times is stopped."""
    sending.stop(about=about(meeting), only=[kinds.MEETING_POLL, kinds.MEETING_POLL_REMINDER])
    _tell(meeting, kinds.MEETING_DATE, persons, meeting.session)


def moved(meeting: DialogueMeeting, persons: Iterable[User]) -> None:
    """Tell these of another time or place, and send nothing more of the one before."""
    _stop(meeting)
    _tell(meeting, CHANGED, persons, meeting.session)


def called_off(meeting: DialogueMeeting, persons: Iterable[User]) -> None:
    """Tell these that a meeting is called off, and send nothing more about it but that."""
    _stop(meeting)
    if meeting.session is None:
        _tell(meeting, kinds.MEETING_WITHDRAWN, persons)
    else:
        _tell(meeting, CANCELLED, persons, meeting.session)


def withdrawn(meeting: DialogueMeeting, persons: Iterable[User]) -> None:
    """Tell these that they are not invited any more, and send them nothing else about it."""
    found = list(persons)
    sending.stop(about=about(meeting), to=[one.pk for one in found])
    if meeting.session is not None:
        notices.stop_for(meeting.session, [one.pk for one in found])
    _tell(meeting, kinds.MEETING_WITHDRAWN, found, is_about=False)


def about(meeting: DialogueMeeting) -> str:
    return f"meeting:{meeting.uuid}"


def _stop(meeting: DialogueMeeting) -> None:
    sending.stop(about=about(meeting))
    if meeting.session is not None:
        notices.stop_all(meeting.session)


def _tell(
    meeting: DialogueMeeting,
    kind: str,
    persons: Iterable[User],
    session: TrainingSession | None = None,
    *,
    is_about: bool = True,
) -> None:
    for person in persons:
        with override(person.language):
            variables = _when(session) if session else {}
        sending.send(
            to=person,
            template=kind,
            variables=variables,
            about=about(meeting) if is_about else "",
            organisation=meeting.organisation,
        )


def _when(session: TrainingSession) -> dict[str, str]:
    begin = session.begins_at.astimezone(OSLO)
    return {"date": date_format(begin, "l j. F Y"), "time": f"{begin:%H:%M}"}
