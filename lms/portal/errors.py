"""What can go wrong at the front door."""


class PortalError(Exception):
    """A refused act; nothing was changed."""


class NobodyThere(PortalError):
    """No foster care service answers for this municipality yet."""


class AlreadyAnswered(PortalError):
    """Somebody has seen to this already."""


class NoAddress(PortalError):
    """There is no e-mail address to send an invitation to."""
