"""What can go wrong with people and homes; each says what is in the way, and what would help."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lms.refusals import NotAllowed, Refused


class PeopleError(Refused):
    """A refused act; nothing was changed."""


class UnknownMunicipality(PeopleError):
    """No municipality has this number."""

    sentence = _("No municipality has this number. Choose one from the list.")


class CodeNotAccepted(PeopleError):
    """The code is wrong, used, expired or of a home out of reach; never says which."""

    sentence = _("No home was found by this code. Check it with the family; they can make a new one.")
    field = "code"


class CodeNotRight(PeopleError):
    """It is not the code of the card that is asked for."""

    sentence = _("That is not the code. Look at the number, and write the code that stands beside it.")
    field = "code"


class CardUsedUp(PeopleError):
    """All codes of the card have been used, or there is none in force."""

    sentence = _("All codes of your card are used. Whoever gave it to you gives you a new one.")
    field = "code"


class PasskeyNotRight(PeopleError):
    """What the browser sent is no answer of a passkey of this person to what was asked."""

    sentence = _("That passkey was not recognised, or it took too long. Try again.")


class PasskeyKnown(PeopleError):
    """The passkey is in use already."""

    sentence = _("This passkey has been added already.")
    is_so_already = True


class TooManyPasskeys(PeopleError):
    """The person has as many passkeys as one may have."""

    sentence = _("You have as many passkeys as there is room for. Take one away first.")


class IsStaffToo(NotAllowed):
    """Nobody opens the account of somebody with a role among staff for them."""

    sentence = _(
        "This person works here too, so nobody can open the account for them. They sign in by electronic "
        "identity, or replace a forgotten password by e-mail. Are passkeys lost? The leader of their office "
        "takes them away, under People here; then they add a new one."
    )


class InvitationNotValid(PeopleError):
    """The invitation is unknown, expired, used or another person's."""

    sentence = _("It may have been used already, or be too old. Ask whoever sent it for a new one.")


class AlreadyInAnotherHome(PeopleError):
    """The invited person is an adult of another home on that day; told to them and the region alone."""

    sentence = _(
        "One adult can belong to one foster home at a time. Your regional foster care service has been told, "
        "and helps you sort it out. Nobody else sees this."
    )


class PreparationAlreadyOpen(PeopleError):
    """The home is being prepared already."""

    sentence = _("The path is open already.")


class TooManyTries(PeopleError):
    """Too many wrong tries from here or by this person; wait for `seconds`."""

    sentence = ngettext_lazy(
        "There have been too many wrong tries. Wait %(number)d minute, and try again.",
        "There have been too many wrong tries. Wait %(number)d minutes, and try again.",
        "number",
    )

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.number = -(-seconds // 60)

    @property
    def said(self) -> str:
        return str(_IN_SECONDS % {"number": self.seconds}) if self.seconds < 60 else super().said


_IN_SECONDS = ngettext_lazy(
    "There have been too many wrong tries. Wait %(number)d second, and try again.",
    "There have been too many wrong tries. Wait %(number)d seconds, and try again.",
    "number",
)


class AlreadyMovedIn(PeopleError):
    """The child has moved in: the plan is past."""

    sentence = _("The child has moved in already. The day can be changed where the move-in is recorded.")


class AssignmentStillOpen(PeopleError):
    """The home has an open assignment: its municipality ends that first."""

    sentence = _("A municipality has an assignment for this home, and ends that first.")


class AliasRefused(PeopleError):
    """An address-protected person needs an alias, and one that holds no part of their own name."""

    sentence = _("Choose a first and a last name that hold no part of the person’s own name.")
    field = "alias"


class AlreadyLeft(PeopleError):
    """The adult has left the home already."""

    sentence = _("The person has left the home already.")


class NotMovedIn(PeopleError):
    """No move-in is recorded."""

    sentence = _("No move-in is recorded.")


class NotEstablished(NotAllowed):
    """Who proposes or confirms is no administrator, or has been one for too short a time."""

    sentence = ngettext_lazy(
        "This takes somebody who has been an administrator for %(number)d hour. Ask one who has.",
        "This takes somebody who has been an administrator for %(number)d hours. Ask one who has.",
        "number",
    )

    def __init__(self) -> None:
        super().__init__()
        self.number = settings.ADMINISTRATOR_COOLING_HOURS


class SamePerson(NotAllowed):
    """Another administrator than the one who proposed it must confirm it."""

    sentence = _("Somebody other than the one who proposed it must confirm it.")


class OwnRight(NotAllowed):
    """Nobody proposes or confirms what is given to themselves."""

    sentence = _("Nobody proposes or confirms what is given to themselves. Ask two others.")


class ProposerHasLeft(NotAllowed):
    """Who proposed it is no established administrator any more: it must be proposed anew."""

    sentence = _("Who proposed it is no administrator any more. Take it away, and propose it anew.")


class CannotBeReached(PeopleError):
    """The account is switched off or has no address to send a link to."""

    sentence = _("No link is sent: the account is switched off or has no e-mail address.")


class AddressIsNew(PeopleError):
    """The address of the account was changed a short time ago: no link goes to it yet."""

    sentence = ngettext_lazy(
        "No link is sent: the address was changed less than %(number)d hour ago.",
        "No link is sent: the address was changed less than %(number)d hours ago.",
        "number",
    )

    def __init__(self) -> None:
        super().__init__()
        self.number = settings.ADMINISTRATOR_COOLING_HOURS


class AdministratorsStand(PeopleError):
    """There are two administrators already, and they appoint others."""

    sentence = _("Two administrators stand already; they appoint others.")


class SignInError(PeopleError):
    """Somebody who came by a provider cannot be signed in; nobody was."""

    sentence = _(
        "The answer that came back could not be relied on, so nobody was signed in. Start again. If it "
        "happens again, tell us the number below."
    )


class AttemptLost(SignInError):
    """No try to sign in waits in this browser for the answer that came: it is old, used or another's."""

    sentence = _("The sign-in took too long, was used already, or began in another browser. Start again.")


class ProviderSilent(SignInError):
    """The provider does not answer now, or not as one does."""

    sentence = _(
        "The service that signs you in does not answer just now. Wait a little, and try again. Nothing is "
        "wrong with what you did."
    )


class SignInBroken(SignInError):
    """The provider says that there was no sign-in; `code` is its word for why."""

    sentence = _("The sign-in was broken off. You are not signed in.")

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AnswerNotValid(SignInError):
    """What came back is not believed; the text says why, for the log alone."""


class LevelTooLow(SignInError):
    """The person signed in by something weaker than what is accepted."""

    sentence = _("This takes a safer way to sign in. Use MinID, BankID, Buypass or Commfides.")


class NotTheHighLevel(LevelTooLow):
    """The person signed in by something weaker than the high level, which alone is accepted."""

    sentence = _("This takes a safer way to sign in. Use BankID, Buypass or Commfides.")


class NotTheContext(LevelTooLow):
    """Somebody's employer did not ask for what the platform wanted them to show."""

    sentence = _(
        "Your employer's account did not show anew who you are. Try once more, or sign out, and sign in with "
        "BankID, Buypass or Commfides."
    )


class PersonNotKnown(SignInError):
    """Nobody here is known by what the provider tells."""

    sentence = _(
        "We do not know you here. Were you invited? Then open the link in the invitation, and sign in from "
        "there. Is your national number a new one? Then show who you are to the staff of your home, or to "
        "the leader of your office (if you are an administrator, to another one): they give you a link."
    )


class OfficeNotKnown(SignInError):
    """The person does not speak for an office that they work for here."""

    sentence = _(
        "We could not match the office that you signed in for. Choose the office you work for. Is it "
        "missing, ask its leader, or whoever gives access there."
    )


class LastWayIn(PeopleError):
    """Without this way in the person could not sign in any more."""

    sentence = _("This is your only way of signing in. Add another one first, then take this one away.")


class OtherPerson(SignInError):
    """Somebody else came back than the one whom it was about."""

    sentence = _("This link is for somebody else. Sign out, and let them open it and sign in.")
