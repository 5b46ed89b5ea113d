"""The inside of a network group as its page shows it to a member, the facilitator or a coordinator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from sessions.models import GroupResource, NetworkGroup, TrainingSession
from sessions.queries.network_groups import Post, board_of, is_member, meetings_of, members_of, moderates


@dataclass(frozen=True)
class GroupPage:
    """All that the page of a group shows: `members` by first name, `posts` the newest first, hidden ones
    for who moderates alone."""

    group: NetworkGroup
    meetings: Sequence[TrainingSession]
    members: Sequence[str]
    posts: Sequence[Post]
    resources: Sequence[GroupResource]
    moderates: bool
    coordinates: bool
    is_member: bool

    @property
    def next_meeting(self) -> TrainingSession | None:
        """The nearest meeting that stands."""
        return next((one for one in self.meetings if not one.is_cancelled), None)


def group_page(group: NetworkGroup, *, by: User, at: datetime) -> GroupPage:
    """A group as one of those inside sees it; nine queries whatever the number of members and messages."""
    is_moderator = moderates(by, group)
    return GroupPage(
        group=group,
        meetings=meetings_of(group, after=at),
        members=members_of(group, reader=by),
        posts=board_of(group, reader=by, moderates=is_moderator),
        resources=list(group.resources.order_by(*norwegian("title"), "pk")),
        moderates=is_moderator,
        coordinates=group.organisation_id in access_of(by).organisations(Role.COORDINATOR),
        is_member=is_member(by, group),
    )
