"""What can go wrong at the front door."""


class PortalError(Exception):
    """A refused act; nothing was changed."""


class NobodyThere(PortalError):
    """No foster care service answers for this municipality yet."""


class AlreadyAnswered(PortalError):
    """Somebody has seen to this already."""


class NoAddress(PortalError):
    """There is no e-mail address to send an invitation to."""


class NothingToCopy(PortalError):
    """No home of the demo has been answered for yet."""


class PeopleThere(PortalError):
    """The database holds people already, so that the demo is not loaded into it."""
