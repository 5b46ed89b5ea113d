"""What is open for signing up as its page shows it: what one lacks first, the near before the far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lms.people.models import User
from lms.people.models.access import IN_A_HOME, access_of
from lms.people.queries import path_is_over
from sessions.queries.seats import Sitting, missing_meetings, open_sessions, parts_done
from sessions.rules.nearness import farther_off


@dataclass(frozen=True)
class OpenPage:
    """The sessions that one may sign up for. `part` is the title of the part that was asked for, "" for
    all; `wanted` deliver what a family lacks, `farther` lie out of its reach, `done` deliver nothing that
    the reader has not done."""

    part: str
    wanted: Sequence[Sitting]
    others: Sequence[Sitting]
    farther: Sequence[Sitting]
    done: Sequence[Sitting]
    is_family: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is open."""
        return not (self.wanted or self.others or self.farther or self.done)

    @property
    def has_near(self) -> bool:
        """Whether anything lies within reach."""
        return bool(self.wanted or self.others)


def open_page(user: User, *, part: UUID | None, language: str | None, at: datetime) -> OpenPage:
    """What a user may sign up for, nearest first; with a part that they lack, those alone that deliver it."""
    is_family = access_of(user).has(IN_A_HOME)
    is_asked = is_family and not path_is_over(user)
    missing = missing_meetings(user, language, after=at) if is_asked else {}
    asked_for = {part} if part in missing else None
    sittings = open_sessions(user, after=at, part_uuids=asked_for)
    behind = parts_done(user, {part for one in sittings for part in one.part_uuids})
    done = [one for one in sittings if one.own is None and one.part_uuids and one.part_uuids <= behind]
    sittings = [one for one in sittings if one not in done]
    near = [one for one in sittings if one.is_near or one.own]
    wanted = [one for one in near if one.own is None and one.part_uuids & missing.keys()]
    return OpenPage(
        part=missing.get(part, "") if part else "",
        wanted=wanted,
        others=[one for one in near if one not in wanted],
        farther=sorted((one for one in sittings if one not in near), key=_far),
        done=done,
        is_family=is_family,
    )


def _far(one: Sitting) -> tuple[int, datetime]:
    return farther_off(one.session.begins_at, one.way)
