"""What can go wrong with scheduling, seats and attendance; the views tell it in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sessions.models import Registration


class SessionsError(Exception):
    """A refused act; nothing was changed."""


class NotAllowed(SessionsError):
    """The role table does not let this user do this."""


class Busy(SessionsError):
    """A trainer or a venue is taken at that time.

    `whose` names it; `nearest` are beginnings close by at which everyone asked for is free.
    """

    def __init__(self, whose: str, nearest: Sequence[datetime] = ()) -> None:
        super().__init__(whose)
        self.whose = whose
        self.nearest = list(nearest)


class TrainerBusy(Busy):
    """A trainer is in another session then, travel included, or is away."""


class VenueBusy(Busy):
    """The venue has another session then."""


class VenueTooSmall(SessionsError):
    """The venue holds fewer persons than the session would take."""


class TwoLeadersNeeded(SessionsError):
    """Fewer leaders than wanted, and no reason given."""


class NotCompetent(SessionsError):
    """A trainer may not lead one of the modules, and no reason was given; the text names the trainer."""


class SeatsInUse(SessionsError):
    """More persons are signed up than the new capacity."""


class NotPlanned(SessionsError):
    """The session is called off or no longer a draft, so this cannot be done to it."""


class TakenPlace(SessionsError):
    """Attendance is recorded, so the session is neither moved nor called off; the text names it."""


class LiesBehind(SessionsError):
    """The new time is past."""


class SignUpClosed(SessionsError):
    """The session is not open for signing up, or no longer."""


class AlreadySignedUp(SessionsError):
    """The person is signed up, or waits, for this session."""


class PersonBusy(SessionsError):
    """The person is signed up to another session at the same time; the text names the person."""


class Collides(SessionsError):
    """Some of those signed up would hold two seats at the same time, and whoever plans has not been shown
    that; `clashes` are their seats elsewhere, `persons` they (ids)."""

    def __init__(self, clashes: "Sequence[Registration]") -> None:
        super().__init__()
        self.clashes = list(clashes)
        self.persons = [clash.person_id for clash in self.clashes]


class Begun(SessionsError):
    """The session has begun, or the person is marked at it: the seat is not given back any more."""


class NotOneHousehold(SessionsError):
    """Only adults of the same home can sign up together."""


class NotSignedUp(SessionsError):
    """There is no standing sign-up to change."""


class OfferNotOpen(SessionsError):
    """The offer is answered, has lapsed or was withdrawn."""


class AttendanceNotOpen(SessionsError):
    """Attendance opens thirty minutes before the session begins; a cancelled one has none."""


class NotOnRoster(SessionsError):
    """The person is not among the participants."""


class MinutesRefused(SessionsError):
    """The minutes attended do not fit the mark or the session's length."""


class ReasonNeeded(SessionsError):
    """A mark that stands is changed only with a reason."""


class NeedsSecondPerson(SessionsError):
    """More than 48 hours after the session a correction waits for another person's word."""


class NothingToCorrect(SessionsError):
    """What the correction asks for is what stands already."""


class OwnCorrection(SessionsError):
    """Who asked for a correction cannot settle it."""


class OwnRecord(SessionsError):
    """Nobody marks their own attendance, or that of a home they are tied to."""


class MarkedMeanwhile(SessionsError):
    """Somebody else has marked since the sheet was taken out; nothing was overwritten."""


class CodeNotValid(SessionsError):
    """The check-in code is old, of another session, or outside the session's time."""


class NamesSomebody(SessionsError):
    """The text holds an eleven-digit number or a full date, which could point at a person."""


class PlanNotOpen(SessionsError):
    """The in-home plan's standing does not allow this."""


class NotYetMovedIn(SessionsError):
    """In-home training is for the time after the child has moved in."""


class NotAMember(SessionsError):
    """Only members and the facilitator take part in a group."""


class NoSeats(SessionsError):
    """The other group has no seat free; the present seat is kept."""


class OtherParts(SessionsError):
    """The other session does not deliver the same parts."""


class NoRoomInTime(SessionsError):
    """Two years do not hold the series on these weekdays."""


class RelativeInterprets(SessionsError):
    """An interpreter is confirmed only as neither a child nor a relative of the family."""


class InterpreterNotOrdered(SessionsError):
    """An interpreter is ordered before they are confirmed."""


class OutOfOrder(SessionsError):
    """A required visit would not lie between the gatherings it belongs between; the text names what
    it must lie between."""


class AlreadyPlanned(SessionsError):
    """The home has this visit planned already."""
