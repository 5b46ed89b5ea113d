"""One-time codes and links: handed out once, kept only as a keyed hash."""

import secrets

from django.urls.converters import StringConverter
from django.utils.crypto import salted_hmac

from lms import folding

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class SecretConverter(StringConverter):
    """In an address, `<secret:…>`: opens something to whoever has it, so it is masked in every log line."""


def new_code() -> str:
    """A code of three groups of four that can be read aloud; about 59 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


def new_link_secret() -> str:
    """An unguessable part of a link; 256 bits."""
    return secrets.token_urlsafe(32)


def keyed_hash(secret: str, *, purpose: str) -> str:
    """The only form in which a secret is stored; `purpose` keeps one kind from serving as another."""
    return salted_hmac(f"secret:{purpose}", folding.secret(secret), algorithm="sha256").hexdigest()


def code_hash(code: str, *, purpose: str) -> str:
    """The same of a code that people read aloud and type: its letters and digits alone count."""
    return keyed_hash(folding.code(code), purpose=purpose)
