"""Marks made with the platform's key, and found again by any of its keys while they are being changed.

`SECRET_KEY` makes every new mark. Those of `SECRET_KEY_FALLBACKS` still find what they made, until they are
taken away.
"""

from django.conf import settings
from django.utils.crypto import salted_hmac


def all_keys() -> tuple[str | bytes, ...]:
    """The present key, then those before it."""
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def mark(purpose: str, value: str, *, key: str | bytes | None = None, algorithm: str = "sha256") -> bytes:
    """The keyed hash of a value, by the present key unless another is named; `purpose` keeps one kind from
    serving as another."""
    return salted_hmac(purpose, value, secret=key or settings.SECRET_KEY, algorithm=algorithm).digest()


def marks(purpose: str, value: str) -> list[bytes]:
    """The same by every key, the present one's first."""
    return [mark(purpose, value, key=key) for key in all_keys()]
