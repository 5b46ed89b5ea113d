"""What stands in the way when accounts become one, homes move and municipalities change."""

from django.utils.translation import gettext_lazy as _

from lms.people.errors import PeopleError


class OneAccount(PeopleError):
    """The two are the same account."""

    sentence = _("This is one and the same account. Write two.")


class OwnAccount(PeopleError):
    """Nobody proposes or confirms that an account of their own be merged."""

    sentence = _("One of the accounts is your own. Ask two other administrators.")


class AccountsClosed(PeopleError):
    """One of the two has been merged already, or the one to go on is switched off."""

    sentence = _("One of the accounts is closed already.")


class WorksForAnOffice(PeopleError):
    """The account to be closed has roles at an office, which nobody gets by a merging."""

    sentence = _(
        "The account to be closed works for an office. Close the other one instead, or have its leader end "
        "the roles first."
    )


class InTwoHomes(PeopleError):
    """The two are adults of different homes now."""

    sentence = _(
        "The accounts are adults of two different homes. Their regional foster care service finds out which "
        "is right, and records that they have left the other first."
    )


class MergingAskedAlready(PeopleError):
    """The account is to be merged already."""

    sentence = _("It is asked for already that this account be closed. See the list.")


class LiesThereAlready(PeopleError):
    """The home lies in that municipality."""

    sentence = _("The home lies there already. Choose where it moves to.")
    field = "municipality"


class MovePlannedAlready(PeopleError):
    """A move of the home waits for its day."""

    sentence = _("A move is planned already. Take it back first, where the day or the place has changed.")


class ChangeNotPossible(PeopleError):
    """The old municipality has ended or ends on another day, or the new one is not there on the day."""

    sentence = _(
        "This cannot be: the old municipality has ended already or ends on another day, or the new one is "
        "not there on that day."
    )
