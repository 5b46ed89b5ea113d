"""Secrets that must be read again: sealed with a key that no table holds; in waiting messages for a limited
time."""

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from lms import keys

GONE = "…"
_DAYS = 30
MARK = "sealed:"


def seal(value: str) -> str:
    """The value as it may be stored; only this platform's key opens it."""
    return MARK + _box(keys.all_keys()).encrypt(value.encode()).decode()


def unsealed(value: str, *, days: int | None = _DAYS) -> str:
    """A stored value as it is told; one that is older than so many days, or whose key is gone, is told as
    `GONE`. None: for as long as it stands."""
    if not value.startswith(MARK):
        return value
    try:
        return (
            _box(keys.all_keys())
            .decrypt(value.removeprefix(MARK), ttl=None if days is None else days * 86_400)
            .decode()
        )
    except InvalidToken:
        return GONE


@cache
def _box(known: tuple[str | bytes, ...]) -> MultiFernet:
    return MultiFernet(Fernet(_key(secret)) for secret in known)


def _key(secret: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(keys.mark("notices.seals", "message", key=secret))
