"""Signatures that anybody with the open key can check, made with a private key that no table holds (Ed25519).

Keys are 32 bytes in URL-safe base64. A key's name is the beginning of its open half's SHA-256.
"""

import base64
import hashlib
from collections.abc import Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def new_key() -> str:
    """A new private key."""
    return _spelt(Ed25519PrivateKey.generate().private_bytes_raw())


def open_key(private: str) -> str:
    """The open half of a private key."""
    return _spelt(_private(private).public_key().public_bytes_raw())


def name_of(public: str) -> str:
    """By which name an open key is known."""
    return hashlib.sha256(_read(public)).hexdigest()[:16]


def sign(text: str, private: str) -> str:
    """The signature of a text's UTF-8 bytes, in base64."""
    return _spelt(_private(private).sign(text.encode()))


def is_signed(text: str, signature: str, name: str, known: Iterable[str]) -> bool:
    """Whether one of these open keys, known by that name, has signed the text."""
    for public in known:
        if name_of(public) == name:
            try:
                Ed25519PublicKey.from_public_bytes(_read(public)).verify(_read(signature), text.encode())
            except (InvalidSignature, ValueError):
                continue
            return True
    return False


def _private(text: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_read(text))


def _spelt(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _read(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
