"""What this package answers to a signal of Django's."""

from typing import Any

from lms.people.models import User


def keep_sign_in_before(sender: Any, user: User, **_: Any) -> None:
    """Let who signs in know when they did so before; Django writes the new time over it."""
    user.signed_in_before = user.last_login
