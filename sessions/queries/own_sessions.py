"""One's own sessions as their page shows them: what to answer and to choose first, then what lies ahead."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.people.models import User
from lms.people.models.access import IN_A_HOME, access_of
from lms.people.queries import path_is_over
from sessions.models import Registration, Series
from sessions.queries.collisions import Choice, beside, choices_of
from sessions.queries.make_ups import Missed, missed_by
from sessions.queries.network_days import left_to_choose
from sessions.queries.seats import Ahead, folded, upcoming_for


@dataclass(frozen=True)
class Offered:
    """A place that is held for oneself, with one's seats elsewhere at the same time; `course` where it is a
    whole one, which is answered on its page."""

    registration: Registration
    beside: Sequence[Registration]
    course: Series | None


@dataclass(frozen=True)
class OwnSessions:
    """What one is signed up to. `missed` are the parts that nothing is booked for yet; `choosing` the
    registrations (ids) to days whose programme one has not chosen from."""

    offers: Sequence[Offered]
    choices: Sequence[Choice]
    missed: Sequence[Missed]
    ahead: Sequence[Ahead]
    is_in_a_home: bool
    choosing: Collection[int]


def _offers(offered: Sequence[Registration], registrations: Sequence[Registration]) -> list[Offered]:
    found: dict[object, Offered] = {}
    for one in offered:
        whole = one.booking.course_id
        course = one.session.series if whole else None
        found.setdefault(whole or one, Offered(one, beside(one, registrations), course))
    return list(found.values())


def own_sessions(person: User, *, at: datetime) -> OwnSessions:
    """A person's own sessions ahead, and what they ask of them."""
    registrations = upcoming_for(person)
    offered = [one for one in registrations if one.status == Registration.Status.OFFERED]
    missed = [] if path_is_over(person) else missed_by(person, after=at)
    return OwnSessions(
        offers=_offers(offered, registrations),
        choices=choices_of(registrations),
        missed=[one for one in missed if one.booked is None],
        ahead=folded(registrations),
        is_in_a_home=access_of(person).has(IN_A_HOME),
        choosing=left_to_choose(registrations),
    )
