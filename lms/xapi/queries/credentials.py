"""Who sends a request, and how many requests they have left this minute."""

import base64
import binascii
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare

from lms.secrets import keyed_hashes
from lms.xapi.errors import NotAuthorized
from lms.xapi.models import Credential, Scope, Tie

PURPOSE = "xapi"
_STANDING = "SELECT * FROM xapi_credential WHERE key = %s AND revoked_at IS NULL"


def authenticate(authorization: str | None) -> Credential:
    """The standing credential of a Basic `Authorization` header. Raises `NotAuthorized`.

    One kept by an earlier key of the platform's is kept by the present one from now on.
    """
    key, secret = _basic(authorization)
    credential = next(iter(Credential.objects.raw(_STANDING, [key])), None)
    expected = credential.secret_hash if credential else ""
    hashes = keyed_hashes(secret, purpose=PURPOSE)
    matches = [one for one in hashes if constant_time_compare(one, expected)]
    if not matches or credential is None:
        raise NotAuthorized("The credential is unknown, revoked or wrong.")
    if matches[0] != hashes[0]:
        Credential.objects.filter(pk=credential.pk).update(secret_hash=hashes[0])
    return credential


@dataclass(frozen=True)
class CredentialPage:
    """A credential, what it may in words, and the activities about which its statements count."""

    credential: Credential
    scopes: list[str]
    ties: list[Tie]


def credential_with(key: str) -> Credential | None:
    """The credential with this key, a revoked one too."""
    return Credential.objects.filter(key=key).first()


def credential_page(credential: Credential) -> CredentialPage:
    """The page of one credential; one query."""
    return CredentialPage(
        credential=credential,
        scopes=[str(Scope(scope).label) for scope in credential.scopes],
        ties=list(credential.ties.order_by("activity")),
    )


def known_credentials() -> list[Credential]:
    """Every credential, those in use first, the newest first; one query."""
    return list(Credential.objects.select_related("created_by").order_by("revoked_at", "-created_at"))


def _basic(authorization: str | None) -> tuple[str, str]:
    scheme, _, encoded = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        raise NotAuthorized("Send a key and its secret as HTTP Basic authentication.")
    try:
        key, colon, secret = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise NotAuthorized("The Authorization header is not HTTP Basic authentication.") from None
    if not colon or "\x00" in key:
        raise NotAuthorized("The Authorization header is not HTTP Basic authentication.")
    return key, secret
