"""One-time codes and links: handed out once, kept only as a keyed hash."""

import secrets

from django.utils.crypto import salted_hmac

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_code() -> str:
    """A code of three groups of four that can be read aloud; about 59 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


def new_link_secret() -> str:
    """An unguessable part of a link; 256 bits."""
    return secrets.token_urlsafe(32)


def keyed_hash(secret: str, *, purpose: str) -> str:
    """The only form in which a secret is stored; `purpose` keeps one kind from serving as another."""
    normal = secret.strip() if len(secret) > 20 else secret.strip().upper()
    return salted_hmac(f"secret:{purpose}", normal, algorithm="sha256").hexdigest()
