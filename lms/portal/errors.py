"""What can go wrong at the front door; each says what is in the way, and what would help."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lms.refusals import Refused


class PortalError(Refused):
    """A refused act; nothing was changed."""


class NobodyThere(PortalError):
    """No foster care service answers for this municipality yet."""

    sentence = _("No service answers here yet for this municipality. Ring the municipality, please.")
    field = "municipality"


class TooMuchWritten(PortalError):
    """So much has come from the same network that no more is taken for now."""

    sentence = _("There have been too many tries. Wait an hour, or ring us.")

    def __init__(self) -> None:
        super().__init__()
        self.seconds = settings.INTEREST_WINDOW_SECONDS


class AlreadyAnswered(PortalError):
    """Somebody has seen to this already."""

    sentence = _("A colleague has seen to it already.")
    is_so_already = True


class NoAddress(PortalError):
    """There is no e-mail address to send an invitation to."""

    sentence = _("There is no e-mail address to invite. Ring first, and register the home.")


class NoCopy(PortalError):
    """There is no copy that could be handed out."""

    sentence = _("There is no copy to take. Ask for one below.")


class CopyHandedOut(PortalError):
    """The copy has been taken, and is given once only."""

    sentence = _("This copy has been taken already, and is given once only. Ask for a new one below.")


class TooManyCopies(PortalError):
    """So many copies have been asked for that no more are made for now."""

    sentence = _("You have asked for many copies today. Wait a day before you ask for the next.")
    seconds = 86_400


class HasARole(PortalError):
    """Whoever works for an office is first let go there."""

    sentence = _(
        "The account has a role at an office. Ask its leader to end the role first; then the account can be "
        "erased."
    )


class ErasedAlready(PortalError):
    """The account is being erased, or has been."""

    sentence = _("The account is erased already, or is just being erased.")
    is_so_already = True


class AskedForAlready(PortalError):
    """The same has been asked for, and waits for its answer."""

    sentence = _("You have asked for this already. You find it at My data, and are told when it is answered.")
    is_so_already = True


class NoReasonGiven(PortalError):
    """A refusal needs a reason that fits what was asked."""

    sentence = _("Choose the reason that fits what was asked.")
    field = "refusal"
