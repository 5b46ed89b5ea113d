"""The messages and choices of two accounts of one person are one person's."""

from lms.people.actions.one_account import Goes, move
from lms.people.models import User

COLUMNS = {
    "notices.notice.to": Goes.MOVES,
    "notices.preference.person": Goes.MOVES,
}


def follow(kept: User, merged: User) -> None:
    """Let messages and choices go over; where both have chosen, the choice of the kept account stands."""
    move(COLUMNS, kept=kept, merged=merged)
