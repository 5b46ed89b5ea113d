"""What the front door keeps of two accounts of one person is one person's."""

from lms.people.actions.merging import must_be_mergeable
from lms.people.actions.one_account import Goes, move
from lms.people.models import Merging, User
from lms.refusals import Refused
from sessions.errors import SeatsTwice
from sessions.queries.collisions import days_of_seats_twice

COLUMNS = {
    "portal.datacopy.person": Goes.STAYS,
    "portal.datarequest.person": Goes.MOVES,
    "portal.datarequest.answered_by": Goes.STAYS,
    "portal.datarequest.lifted_by": Goes.STAYS,
    "portal.tourtaken.person": Goes.MOVES,
    "portal.interest.answered_by": Goes.STAYS,
    "portal.securityalert.person": Goes.STAYS,
    "portal.securityalert.looked_at_by": Goes.STAYS,
    "portal.personerasure.by": Goes.STAYS,
}


def hindrance_of(merging: Merging, *, by: User) -> str:
    """The sentence of what stands in the way of a merging now; "" for nothing."""
    try:
        must_be_mergeable(merging.kept, merging.merged, by=by)
        if days := days_of_seats_twice(merging.kept, merging.merged):
            raise SeatsTwice(days)
    except Refused as refused:
        return refused.said
    return ""


def follow(kept: User, merged: User) -> None:
    """Let the rows go over."""
    move(COLUMNS, kept=kept, merged=merged)
