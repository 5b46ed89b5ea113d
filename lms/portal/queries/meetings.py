"""Information meetings: as anybody may read of them, and as those who arrange them follow their visitors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lms.people.models import User
from lms.portal.models import Interest
from lms.portal.rules.way import WayStep, way
from sessions.models import TrainingSession, Visitor
from sessions.queries.visitors import meetings_to_follow, not_reached, open_meetings, visitors_of


@dataclass(frozen=True)
class PublicMeeting:
    """A meeting as visitors see it: day, region and kind of place. `county` is "" for one that is online;
    the venue is told to those who have a place."""

    uuid: UUID
    begins_at: datetime
    ends_at: datetime
    region: str
    county: str
    is_full: bool

    @property
    def is_online(self) -> bool:
        return not self.county


@dataclass(frozen=True)
class FollowedVisitor:
    """A visitor with how far they have come; `is_not_reached` where a mail to them did not arrive."""

    visitor: Visitor
    way: Sequence[WayStep]
    is_not_reached: bool


@dataclass(frozen=True)
class FollowedMeeting:
    """A meeting and its visitors. `coming` and `waiting` count persons."""

    session: TrainingSession
    visitors: Sequence[FollowedVisitor]
    coming: int
    waiting: int
    has_begun: bool
    may_add: bool


@dataclass(frozen=True)
class MeetingAhead:
    """A meeting of one's own service that is ahead, with how many come and wait."""

    session: TrainingSession
    waiting: int
    has_begun: bool


def public_meeting(session: TrainingSession) -> PublicMeeting:
    """What anybody may read of a meeting."""
    region, venue = session.organisation.region, session.venue
    return PublicMeeting(
        uuid=session.uuid,
        begins_at=session.begins_at,
        ends_at=session.ends_at,
        region=region.name if region else session.organisation.name,
        county=venue.municipality.county if venue else "",
        is_full=session.seats_left < 1,
    )


def public_meetings(*, at: datetime, apart_from: UUID | None = None) -> list[tuple[str, list[PublicMeeting]]]:
    """The meetings that one may sign up to, by region, the next first. One query."""
    by_region: dict[str, list[PublicMeeting]] = {}
    for session in open_meetings(at):
        if session.uuid != apart_from:
            one = public_meeting(session)
            by_region.setdefault(one.region, []).append(one)
    return sorted(by_region.items())


def way_of(visitor: Visitor | None, *, has_asked: bool) -> tuple[WayStep, ...]:
    """How far somebody has come."""
    return way(
        has_asked=has_asked,
        is_signed_up=visitor is not None,
        came=bool(visitor and visitor.came),
        wants_on=bool(visitor and visitor.wants_on),
        is_invited=bool(visitor and visitor.invited_at),
    )


def followed_meeting(session: TrainingSession, *, at: datetime) -> FollowedMeeting:
    """A meeting as those who arrange it see it. Three queries."""
    visitors = list(visitors_of(session))
    asked = set(Interest.objects.filter(visitor__in=visitors).values_list("visitor", flat=True))
    lost = not_reached(visitors)
    return FollowedMeeting(
        session=session,
        visitors=[
            FollowedVisitor(one, way_of(one, has_asked=one.pk in asked), one.uuid in lost) for one in visitors
        ],
        coming=_persons(visitors, Visitor.Status.COMING),
        waiting=_persons(visitors, Visitor.Status.WAITING),
        has_begun=session.begins_at <= at,
        may_add=session.is_published and session.begins_at > at,
    )


def meetings_of(coordinator: User, *, at: datetime) -> list[MeetingAhead]:
    """The meetings ahead of the coordinator's service, and those held whose visitors are kept still."""
    sessions = list(meetings_to_follow(coordinator).published().prefetch_related("visitors").in_order())
    return [
        MeetingAhead(
            session,
            _persons(session.visitors.all(), Visitor.Status.WAITING),
            has_begun=session.begins_at <= at,
        )
        for session in sessions
        if session.ends_at > at or session.visitors.all()
    ]


def _persons(visitors: Iterable[Visitor], status: str) -> int:
    return sum(one.persons for one in visitors if one.status == status)
