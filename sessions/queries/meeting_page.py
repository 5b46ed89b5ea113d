"""One dialogue meeting as its page shows it to one reader: what is not theirs to see is not in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.dates import today
from lms.people.models import User
from sessions.models import (
    AgreedPoint,
    DatePoll,
    DialogueMeeting,
    Invitee,
    ProposedTime,
    TrainingSession,
    Venue,
)
from sessions.queries.conflicts import Plan, conflicts_of
from sessions.queries.meetings import (
    answers_to,
    hosts,
    invitees_of,
    name_of,
    own_invitations,
    poll_of,
    times_of,
    trainers_held_for,
    who_may_come,
)
from sessions.rules.meetings import KIND, Count, Suits, counted


@dataclass(frozen=True)
class InviteeLine:
    """Who is invited and what they have said; `names` are those who come for an office or a home."""

    invitee: Invitee
    name: str
    names: Sequence[str]
    has_link: bool
    has_said_times: bool


@dataclass(frozen=True)
class TimeLine:
    """A proposed time: how many it suits, what each has said of it by name (in the order of
    `PollPage.asked`; for the host alone), and what stands in its way (likewise)."""

    time: ProposedTime
    count: Count
    said: Sequence[tuple[str, str]]
    in_the_way: Sequence[str]
    may_be_picked: bool


@dataclass(frozen=True)
class PollPage:
    """A poll with its times. `asked` are those invited, for the host alone; `answered` of `number` have
    answered."""

    poll: DatePoll
    takes_answers: bool
    times: Sequence[TimeLine]
    asked: Sequence[str]
    answered: int
    number: int


@dataclass(frozen=True)
class OwnPart:
    """An invitation that the reader may answer: how each time (id) suits so far, and who could come."""

    invitee: Invitee
    said: Mapping[int, str]
    may_come: Sequence[User]
    asks_times: bool
    asks_coming: bool


@dataclass(frozen=True)
class AgreedLine:
    """What was agreed, and who sees to it."""

    point: AgreedPoint
    who: str


@dataclass(frozen=True)
class MeetingPage:
    """All that the page of one meeting shows. `venue` and `link` are where it is, or is to be."""

    meeting: DialogueMeeting
    session: TrainingSession | None
    is_host: bool
    is_over: bool
    may_change: bool
    topics: Sequence[str]
    venue: Venue | None
    link: str
    home_names: Sequence[str]
    invitees: Sequence[InviteeLine]
    poll: PollPage | None
    own: Sequence[OwnPart]
    agreed: Sequence[AgreedLine]

    @property
    def must_be_told(self) -> Sequence[str]:
        """Those whom no message reaches, and whom the host tells: who answers by a link."""
        return [one.name for one in self.invitees if one.invitee.party == Invitee.InvitedAs.GUEST]


def meeting_page(meeting: DialogueMeeting, *, by: User, at: datetime) -> MeetingPage:
    """The page of a meeting, which `by` may see; a number of queries that grows with the reader's own
    invitations alone."""
    is_host = hosts(by, meeting)
    session = meeting.session
    is_over = session is not None and session.ends_at <= at
    stands = not meeting.is_called_off and not is_over
    invitees = list(invitees_of(meeting).prefetch_related("comes"))
    poll = poll_of(meeting)
    answers = answers_to(poll) if poll else []
    said = {(one.invitee_id, one.time_id): one.suits for one in answers}
    have_said = {one.invitee_id for one in answers}
    own = {one.pk for one in own_invitations(by).filter(meeting=meeting)} if stands else set()
    return MeetingPage(
        meeting=meeting,
        session=session,
        is_host=is_host,
        is_over=is_over,
        may_change=is_host and stands,
        topics=topics_of(meeting),
        venue=session.venue if session else meeting.venue,
        link="" if meeting.is_called_off else session.meeting_link if session else meeting.meeting_link,
        home_names=_home_names(meeting),
        invitees=[
            InviteeLine(
                invitee=one,
                name=name_of(one),
                names=[person.name for person in one.comes.all()],
                has_link=one.secret_hash is not None,
                has_said_times=one.pk in have_said,
            )
            for one in invitees
        ],
        poll=_poll_page(meeting, poll, invitees, said, is_host=is_host, at=at)
        if poll and stands and (said or not poll.is_closed)
        else None,
        own=[_own_part(one, meeting, poll, said, session) for one in invitees if one.pk in own],
        agreed=agreed_in(meeting),
    )


def topics_of(meeting: DialogueMeeting) -> list[str]:
    """The agenda in words, in the order of the list."""
    field = DialogueMeeting._meta.get_field("topics").base_field
    return [str(label) for value, label in field.flatchoices if value in meeting.topics]


def agreed_in(meeting: DialogueMeeting) -> list[AgreedLine]:
    """What was agreed in a meeting, what is due first first."""
    points = AgreedPoint.objects.filter(meeting=meeting).order_by("due_on", "pk")
    read = points.select_related("invitee__organisation", "invitee__person", "invitee__municipality")
    return [
        AgreedLine(one, name_of(one.invitee) if one.invitee else meeting.organisation.name) for one in read
    ]


def in_the_way(meeting: DialogueMeeting, times: Sequence[ProposedTime]) -> list[list[str]]:
    """What stands in the way of each time, in a few words: the room, and the host's trainers who are asked by
    name. The times do not stand in one another's way: one of them is picked."""
    trainers = trainers_held_for(meeting)
    if not trainers and meeting.venue is None:
        return [[] for _time in times]
    found = []
    for time in times:
        plan = Plan(
            kind=KIND,
            span=(time.begins_at, time.ends_at),
            venue=meeting.venue,
            trainers=trainers,
            session=meeting.session_id,
        )
        (conflicts,) = conflicts_of([plan], seeks_times=False)
        found.append([error.brief for error in conflicts])
    return found


def _home_names(meeting: DialogueMeeting) -> list[str]:
    if meeting.home is None:
        return []
    members = meeting.home.parents.current().select_related("user").order_by("joined_on", "pk")
    return [member.user.name for member in members]


def _poll_page(
    meeting: DialogueMeeting,
    poll: DatePoll,
    invitees: Sequence[Invitee],
    said: Mapping[tuple[int, int], str],
    *,
    is_host: bool,
    at: datetime,
) -> PollPage:
    times = times_of(poll)
    counts = counted([one.pk for one in times], [(time, suits) for (_who, time), suits in said.items()])
    hindrances = in_the_way(meeting, times) if is_host and not poll.is_closed else [[] for _ in times]
    labels = {"": "", **{suits.value: str(suits.label) for suits in Suits}}
    return PollPage(
        poll=poll,
        takes_answers=poll.takes_answers(today()),
        times=[
            TimeLine(
                time=time,
                count=counts[time.pk],
                said=[(name_of(one), labels[said.get((one.pk, time.pk), "")]) for one in invitees]
                if is_host
                else (),
                in_the_way=hindered,
                may_be_picked=is_host and not poll.is_closed and time.begins_at > at,
            )
            for time, hindered in zip(times, hindrances, strict=True)
        ],
        asked=[name_of(one) for one in invitees] if is_host else (),
        answered=len({who for who, _time in said}),
        number=len(invitees),
    )


def _own_part(
    invitee: Invitee,
    meeting: DialogueMeeting,
    poll: DatePoll | None,
    said: Mapping[tuple[int, int], str],
    session: TrainingSession | None,
) -> OwnPart:
    invitee.meeting = meeting
    return OwnPart(
        invitee=invitee,
        said={time: suits for (who, time), suits in said.items() if who == invitee.pk},
        may_come=who_may_come(invitee) if invitee.party != Invitee.InvitedAs.PERSON else (),
        asks_times=poll is not None and poll.takes_answers(today()),
        asks_coming=session is not None,
    )
