"""One-time codes and links: handed out once, kept only as a keyed hash."""

import secrets

from django.urls.converters import StringConverter

from lms import folding, keys

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class SecretConverter(StringConverter):
    """In an address, `<secret:…>`: opens something to whoever has it, so it is masked in every log line."""


def new_code(*, groups: int = 3) -> str:
    """A code of groups of four that can be read aloud; about 20 bits each."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(groups))


def new_link_secret() -> str:
    """An unguessable part of a link; 256 bits."""
    return secrets.token_urlsafe(32)


def keyed_hash(secret: str, *, purpose: str) -> str:
    """The only form in which a secret is stored; `purpose` keeps one kind from serving as another."""
    return keyed_hashes(secret, purpose=purpose)[0]


def keyed_hashes(secret: str, *, purpose: str) -> list[str]:
    """The forms in which a secret may be stored, by each of the platform's keys, the present one's first."""
    return [one.hex() for one in keys.marks(f"secret:{purpose}", folding.secret(secret))]


def code_hash(code: str, *, purpose: str) -> str:
    """The same of a code that people read aloud and type: its letters and digits alone count."""
    return code_hashes(code, purpose=purpose)[0]


def code_hashes(code: str, *, purpose: str) -> list[str]:
    """The forms in which such a code may be stored, by each of the platform's keys."""
    return keyed_hashes(folding.code(code), purpose=purpose)
