"""What can go wrong with people and homes; each is told to the user in words by the view."""


class PeopleError(Exception):
    """A refused act; nothing was changed."""


class UnknownMunicipality(PeopleError):
    """No municipality has this number."""


class CodeNotAccepted(PeopleError):
    """The code is wrong, used, expired or of a home out of reach; never says which."""


class InvitationNotValid(PeopleError):
    """The invitation is unknown, expired, used or another person's."""


class AlreadyInAnotherHome(PeopleError):
    """The invited person is an adult of another home on that day; told to them and the region alone."""


class NotAllowed(PeopleError):
    """The role table does not let this user do this."""


class PreparationAlreadyOpen(PeopleError):
    """The home is being prepared already."""


class TooManyTries(PeopleError):
    """Too many wrong tries from here or by this person; wait for `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


class AlreadyMovedIn(PeopleError):
    """The child has moved in: the plan is past."""


class AssignmentStillOpen(PeopleError):
    """The home has an open assignment: its municipality ends that first."""


class AliasRefused(PeopleError):
    """An address-protected person needs an alias, and one that holds no part of their own name."""


class AlreadyLeft(PeopleError):
    """The adult has left the home already."""


class NotMovedIn(PeopleError):
    """No move-in is recorded."""


class NotEstablished(NotAllowed):
    """Who proposes or confirms is no administrator, or has been one for too short a time."""


class SamePerson(NotAllowed):
    """Another administrator than the one who proposed it must confirm it."""


class OwnRight(NotAllowed):
    """Nobody proposes or confirms what is given to themselves."""


class ProposerHasLeft(NotAllowed):
    """Who proposed it is no established administrator any more: it must be proposed anew."""


class CannotBeReached(PeopleError):
    """The account is switched off or has no address to send a link to."""


class AddressIsNew(PeopleError):
    """The address of the account was changed a short time ago: no link goes to it yet."""


class AdministratorsStand(PeopleError):
    """There are two administrators already, and they appoint others."""
