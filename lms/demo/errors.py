"""What keeps the demo from being loaded."""


class DemoError(Exception):
    """Nothing was loaded."""


class NothingToCopy(DemoError):
    """No home of the demo has been answered for yet."""


class PeopleThere(DemoError):
    """The database holds people already, so that the demo is not loaded into it."""
