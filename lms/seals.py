"""Secrets that must be read again: sealed with a key that no table holds; in waiting messages for a limited
time. And papers that others hold, signed so that they can be known again."""

import base64
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

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


def signature(purpose: str, text: bytes) -> tuple[bytes, bytes]:
    """The signature (Ed25519) of a text by the platform's present key, and the open half of that key;
    `purpose` keeps one kind of paper from passing for another."""
    key = _signing(purpose, keys.all_keys()[0])
    return key.sign(text), key.public_key().public_bytes_raw()


def is_signed(purpose: str, text: bytes, value: bytes) -> bool:
    """Whether this platform signed a text so, with its present key or one before it."""
    return any(_verifies(_signing(purpose, one).public_key(), value, text) for one in keys.all_keys())


def _signing(purpose: str, secret: str | bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(keys.mark("seals.signatures", purpose, key=secret))


def _verifies(key: Ed25519PublicKey, value: bytes, text: bytes) -> bool:
    try:
        key.verify(value, text)
    except InvalidSignature:
        return False
    return True


@cache
def _box(known: tuple[str | bytes, ...]) -> MultiFernet:
    return MultiFernet(Fernet(_key(secret)) for secret in known)


def _key(secret: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(keys.mark("notices.seals", "message", key=secret))
