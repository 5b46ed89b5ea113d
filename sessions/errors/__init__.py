"""What can go wrong with scheduling, seats and attendance, each with the sentence that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.dates import OSLO
from lms.look.form_fields import dated
from lms.refusals import Refused


class SessionsError(Refused):
    """A refused act; nothing was changed. `also` are other refusals of the same act, told with it."""

    also: "Sequence[SessionsError]" = ()

    @property
    def said(self) -> str:
        return all_in_words([self, *self.also])

    @property
    def why(self) -> str:
        """What is in the way, and the way out; all but the times that are free."""
        return super().said

    @property
    def brief(self) -> str:
        """What stands in the way in a few words, for a list of sessions."""
        return self.said


def all_in_words(errors: Sequence[SessionsError]) -> str:
    """Refusals of one session, its free times told once."""
    times = [times_in_words(one.nearest) for one in errors if isinstance(one, Busy)]
    return " ".join([*(one.why for one in errors), *filter(None, times[:1])])


def times_in_words(nearest: Sequence[datetime]) -> str:
    """A sentence with beginnings that are free; "" for none."""
    if not nearest:
        return ""
    times = [
        f"{dated(local, 'D j. F')} {local:%H:%M}"
        for local in (instant.astimezone(OSLO) for instant in nearest)
    ]
    return gettext("Nearest free times: %(times)s.") % {"times": ", ".join(times)}


class Busy(SessionsError):
    """A trainer or a venue is taken at that time.

    `whose` names it, "" where that is not known; `nearest` are beginnings close by at which everyone
    asked for is free. `sessions` are those in the way (ids), and `named` names them as far as who reads it
    may see them.
    """

    def __init__(self, whose: str, nearest: Sequence[datetime] = (), sessions: Sequence[int] = ()) -> None:
        super().__init__(whose)
        self.whose = whose
        self.nearest = list(nearest)
        self.sessions = list(sessions)
        self.named: list[str] = []

    @property
    def why(self) -> str:
        said = str(self.sentence) % {"name": self.whose or self.some()}
        if not self.named:
            return said
        return said + " " + gettext("The other session: %(sessions)s.") % {"sessions": "; ".join(self.named)}

    def some(self) -> str:
        """Stands in for a name that is not known."""
        return ""


class TrainerBusy(Busy):
    """A trainer is in another session then, travel included, or is away."""

    sentence = _(
        "%(name)s is busy at that time, with another session. Choose another time, or another trainer."
    )

    @property
    def brief(self) -> str:
        return gettext("%(name)s is busy") % {"name": self.whose}

    def some(self) -> str:
        return gettext("A trainer")


class VenueBusy(Busy):
    """The venue has another session then."""

    sentence = _("%(name)s is taken at that time, by another session. Choose another time, or another venue.")

    @property
    def brief(self) -> str:
        return gettext("%(name)s is taken") % {"name": self.whose}

    def some(self) -> str:
        return gettext("The venue")


class VenueTooSmall(SessionsError):
    """The venue holds fewer persons than the session would take."""

    sentence = _("%(name)s holds fewer persons than that. Choose a larger venue, or fewer places.")

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TwoLeadersNeeded(SessionsError):
    """Fewer leaders than wanted, and no reason given."""

    sentence = _("Two trainers lead together. Choose one more, or give a reason.")

    @property
    def brief(self) -> str:
        return gettext("Fewer leaders than wanted")


class NotCompetent(SessionsError):
    """A trainer may not lead one of the modules, and no reason was given."""

    sentence = _("%(name)s does not lead this module yet. Choose another, or give a reason.")

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class SeatsTwice(SessionsError):
    """Two accounts of one person are signed up to the same sessions ahead, on these days."""

    sentence = _("Both accounts are signed up to the same session: %(days)s. Sign one of them off first.")

    def __init__(self, days: str) -> None:
        super().__init__(days)
        self.days = days


class SeatsInUse(SessionsError):
    """More persons are signed up than the new capacity."""

    sentence = _("More persons than that are signed up already.")


class NotPlanned(SessionsError):
    """The session is called off or no longer a draft, so this cannot be done to it."""

    sentence = _("The session has been called off or published meanwhile. Load the page again.")


class ActedOn(SessionsError):
    """Somebody has acted on a change, so it is no longer undone."""

    sentence = _(
        "Somebody has acted on the change since, so it cannot be undone. Change the gatherings anew."
    )


class TakenPlace(SessionsError):
    """Attendance is recorded, so the session is neither moved nor called off."""

    sentence = _("%(name)s has attendance recorded. It cannot be moved or called off.")

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LiesBehind(SessionsError):
    """The new time is past."""

    sentence = _("Choose a day and a time that lie ahead.")


class SignUpClosed(SessionsError):
    """The session is not open for signing up, or no longer."""

    sentence = _("Signing up is closed. See other dates.")


class AlreadySignedUp(SessionsError):
    """The person is signed up, or waits, for this session."""

    sentence = _("You are signed up already, or on the waiting list.")


class PersonBusy(SessionsError):
    """The person is signed up to another session at the same time."""

    sentence = _("%(name)s is signed up to another session at the same time.")

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Collision:
    """Somebody signed up who holds a seat elsewhere at the time that is wanted; `name` as who plans may
    see it, and `seat` the one elsewhere: where that is stays between the person and those who arrange it."""

    person: int
    name: str
    seat: UUID


class Collides(SessionsError):
    """Some of those signed up would hold two seats at the same time, and whoever plans has not been shown
    that; `collisions` say who, and where they sit already."""

    sentence = _("Some of those signed up hold a place in another session at that time.")

    def __init__(self, collisions: Sequence[Collision]) -> None:
        super().__init__()
        self.collisions = list(collisions)

    @property
    def persons(self) -> list[int]:
        """Those concerned (users, ids)."""
        return [one.person for one in self.collisions]


class Begun(SessionsError):
    """The session has begun, or the person is marked at it: the seat is not given back any more."""

    sentence = _(
        "It has begun, or somebody is marked as present already, so the place cannot be given back. Tell "
        "those who lead it."
    )


class NotOneHousehold(SessionsError):
    """Only adults of the same home can sign up together."""

    sentence = _("Only adults of the same home can sign up together.")


class NotSignedUp(SessionsError):
    """There is no standing sign-up to change."""

    sentence = _("There is no sign-up to change any more.")


class OfferNotOpen(SessionsError):
    """The offer is answered, has lapsed or was withdrawn."""

    sentence = _("The offer is no longer open.")


class AttendanceNotOpen(SessionsError):
    """Attendance opens thirty minutes before the session begins; a cancelled one has none."""

    sentence = _("Attendance opens 30 minutes before the beginning.")


class NotOnRoster(SessionsError):
    """The person is not among the participants."""

    sentence = _("That person is not on the list. Add them as having come without signing up.")


class ClockRefused(SessionsError):
    """The time at which somebody came or left is missing, or not within the session."""

    sentence = _("Write when they came or left: a time after the beginning and before the end.")
    field = "clock"


class MinutesRefused(SessionsError):
    """The minutes attended do not fit the mark or the session's length."""

    sentence = _("Give the minutes attended: more than none, and fewer than the whole session.")
    field = "minutes"


class ReasonNeeded(SessionsError):
    """A mark that stands is changed only with a reason."""

    sentence = _("A mark that stands is changed only with a reason.")


class NeedsSecondPerson(SessionsError):
    """More than 48 hours after the session a correction waits for another person's word."""

    sentence = _("More than 48 hours have passed. Ask for the correction, and another person confirms it.")


class NothingToCorrect(SessionsError):
    """What the correction asks for is what stands already."""

    sentence = _("That is what is recorded already. Nothing was changed.")


class OwnCorrection(SessionsError):
    """Who asked for a correction cannot settle it."""

    sentence = _("Another person must confirm the correction.")


class OwnRecord(SessionsError):
    """Nobody marks their own attendance, or that of a home they are tied to."""

    sentence = _("You cannot mark yourself, or a home that you are tied to.")


class MarkedMeanwhile(SessionsError):
    """Somebody else has marked since the sheet was taken out; nothing was overwritten."""

    sentence = _("Somebody else has marked this person meanwhile. Look at the mark again.")


class CodeNotValid(SessionsError):
    """The check-in code is old, of another session, or outside the session's time."""

    sentence = _("The code is not valid now. Use the one shown in the room.")
    field = "code"


class NamesSomebody(SessionsError):
    """The text holds an eleven-digit number or a full date, which could point at a person."""

    sentence = _("Leave out numbers and dates that could point at a person.")
    field = "words"


class PlanNotOpen(SessionsError):
    """The in-home plan's standing does not allow this."""

    sentence = _("The plan is no longer at that stage. Load the page again.")


class NotYetMovedIn(SessionsError):
    """In-home training is for the time after the child has moved in."""

    sentence = _("In-home training begins after the child has moved in.")


class NotAMember(SessionsError):
    """Only members and the facilitator take part in a group."""

    sentence = _("Only members take part here.")


class NoSeats(SessionsError):
    """The other group has no seat free; the present seat is kept."""

    sentence = _("That group is full. You keep the place you have.")


class OtherParts(SessionsError):
    """The other session does not deliver the same parts."""

    sentence = _("That session is about something else. You keep the place you have.")


class NoRoomInTime(SessionsError):
    """Two years do not hold the series on these weekdays."""

    sentence = _("The series does not fit on these weekdays. Choose more of them.")


class OutOfOrder(SessionsError):
    """A required visit would not lie between the gatherings it belongs between; the text names what
    it must lie between."""

    sentence = _("A required visit must lie between the gatherings around it: %(span)s.")

    def __init__(self, span: str) -> None:
        super().__init__(span)
        self.span = span


class AlreadyPlanned(SessionsError):
    """The home has this visit planned already."""

    sentence = _("The home has this visit planned already.")
