"""Refusals in words: what is in the way, and what would help."""

from django.utils.translation import gettext as _

from lms.dates import OSLO
from lms.look.form_fields import dated
from sessions import errors


def in_words(error: errors.SessionsError) -> str:
    """One sentence for the person who was refused."""
    if isinstance(error, errors.Busy):
        return _busy(error)
    for kind, sentence in _sentences(str(error)).items():
        if isinstance(error, kind):
            return sentence
    return _("This cannot be done now.")


def briefly(error: errors.SessionsError) -> str:
    """What stands in the way in a few words, for a list of sessions."""
    if isinstance(error, errors.VenueBusy):
        return _("%(name)s is taken") % {"name": error.whose}
    if isinstance(error, errors.Busy):
        return _("%(name)s is busy") % {"name": error.whose}
    if isinstance(error, errors.TwoLeadersNeeded):
        return _("Fewer leaders than wanted")
    return in_words(error)


def _busy(error: errors.Busy) -> str:
    if isinstance(error, errors.VenueBusy):
        said = _("%(name)s is taken at that time.") % {"name": error.whose or _("The venue")}
    else:
        said = _("%(name)s is busy at that time, travel included.") % {"name": error.whose or _("A trainer")}
    if not error.nearest:
        return said
    times = [
        f"{dated(local, 'D j. F')} {local:%H:%M}"
        for local in (instant.astimezone(OSLO) for instant in error.nearest)
    ]
    return said + " " + _("Nearest free times: %(times)s.") % {"times": ", ".join(times)}


def _sentences(detail: str) -> dict[type[errors.SessionsError], str]:
    return {
        errors.VenueTooSmall: _("%(name)s holds fewer persons than that.") % {"name": detail},
        errors.TwoLeadersNeeded: _("Two trainers lead together. Choose one more, or give a reason."),
        errors.NotCompetent: _("%(name)s does not lead this module yet. Choose another, or give a reason.")
        % {"name": detail},
        errors.SeatsInUse: _("More persons than that are signed up already."),
        errors.NotPlanned: _("The session has been called off or published meanwhile. Load the page again."),
        errors.TakenPlace: _("%(name)s has attendance recorded. It cannot be moved or called off.")
        % {"name": detail},
        errors.LiesBehind: _("Choose a day and a time that lie ahead."),
        errors.SignUpClosed: _("Signing up is closed. See other dates."),
        errors.AlreadySignedUp: _("You are signed up already, or on the waiting list."),
        errors.PersonBusy: _("%(name)s is signed up to another session at the same time.") % {"name": detail},
        errors.Begun: _(
            "It has begun, or somebody is marked as present already, so the place cannot be given back. "
            "Tell those who lead it."
        ),
        errors.Collides: _("Some of those signed up hold a place in another session at that time."),
        errors.NotOneHousehold: _("Only adults of the same home can sign up together."),
        errors.NotSignedUp: _("There is no sign-up to change any more."),
        errors.NoSeats: _("That group is full. You keep the place you have."),
        errors.OtherParts: _("That session is about something else. You keep the place you have."),
        errors.OfferNotOpen: _("The offer is no longer open."),
        errors.AttendanceNotOpen: _("Attendance opens 30 minutes before the beginning."),
        errors.NotOnRoster: _("That person is not on the list. Add them as having come without signing up."),
        errors.MinutesRefused: _(
            "Give the minutes attended: more than none, and fewer than the whole session."
        ),
        errors.ReasonNeeded: _("A mark that stands is changed only with a reason."),
        errors.NeedsSecondPerson: _(
            "More than 48 hours have passed. Ask for the correction, and another person confirms it."
        ),
        errors.NothingToCorrect: _("That is what is recorded already. Nothing was changed."),
        errors.OwnCorrection: _("Another person must confirm the correction."),
        errors.OwnRecord: _("You cannot mark yourself, or a home that you are tied to."),
        errors.MarkedMeanwhile: _("Somebody else has marked this person meanwhile. Look at the mark again."),
        errors.CodeNotValid: _("The code is not valid now. Use the one shown in the room."),
        errors.NamesSomebody: _("Leave out numbers and dates that could point at a person."),
        errors.PlanNotOpen: _("The plan is no longer at that stage. Load the page again."),
        errors.NotYetMovedIn: _("In-home training begins after the child has moved in."),
        errors.NotAMember: _("Only members take part here."),
        errors.NoRoomInTime: _("The series does not fit on these weekdays. Choose more of them."),
        errors.RelativeInterprets: _(
            "Confirm that the interpreter is neither a child nor a relative of the family."
        ),
        errors.InterpreterNotOrdered: _("Order the interpreter first."),
        errors.OutOfOrder: _("A required visit must lie between the gatherings around it: %(span)s.")
        % {"span": detail},
        errors.AlreadyPlanned: _("The home has this visit planned already."),
        errors.NotAllowed: _("You may not do this."),
    }
