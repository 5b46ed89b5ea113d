"""Who sends a request, and how many requests they have left this minute."""

import base64
import binascii
import threading
import time

from django.conf import settings
from django.db import connection
from django.utils.crypto import constant_time_compare

from lms.secrets import keyed_hashes
from lms.xapi.errors import NotAuthorized, TooManyRequests
from lms.xapi.models import Credential

PURPOSE = "xapi"
_TAKE = (
    "INSERT INTO xapi_spending AS known (credential_id, minute, taken) VALUES (%s, %s, %s) "
    "ON CONFLICT (credential_id) DO UPDATE SET minute = excluded.minute, taken = "
    "CASE WHEN known.minute = excluded.minute THEN known.taken + excluded.taken ELSE excluded.taken END "
    "WHERE known.minute <> excluded.minute OR known.taken + excluded.taken <= %s RETURNING taken"
)
_STANDING = "SELECT * FROM xapi_credential WHERE key = %s AND revoked_at IS NULL"
_lock = threading.Lock()
_left: dict[str, tuple[int, int]] = {}


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


def spend(credential: Credential) -> None:
    """Take one request of the credential's allowance for this minute. Raises `TooManyRequests`.

    A web process takes the allowance in portions, so that most requests cost no query; small
    allowances are counted one by one and exactly.
    """
    limit = credential.requests_per_minute or settings.XAPI_REQUESTS_PER_MINUTE
    now = time.time()
    minute = int(now // 60)
    with _lock:
        known_minute, left = _left.get(credential.key, (0, 0))
        if known_minute == minute and left > 0:
            _left[credential.key] = (minute, left - 1)
            return
    for portion in sorted({max(1, limit // 50), 1}, reverse=True):
        if _take(credential.pk, minute, portion, limit):
            with _lock:
                _left[credential.key] = (minute, portion - 1)
            return
    raise TooManyRequests(retry_after=60 - int(now % 60))


def _take(credential_id: int, minute: int, portion: int, limit: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [credential_id, minute, portion, limit])
        return cursor.fetchone() is not None


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
