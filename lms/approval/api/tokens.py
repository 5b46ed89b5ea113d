"""Access tokens of case systems: Maskinporten's, or the local issuer's outside production.

A token is a JWT signed by a key of its issuer; its `consumer` claim names the organisation by
number, its `scope` claim what the system may do.
"""

import json
import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from lms import outgoing

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "ES512"]
LOCAL_ISSUER = "https://issuer.invalid/"
AUTHORITY = "iso6523-actorid-upis"
LEEWAY_SECONDS = 10
_KEYS_FOR_SECONDS = 3600
_MOST_BYTES = 256 * 1024
_ASK_AGAIN_AFTER_SECONDS = 60
_NUMBER = re.compile(r"0192:(\d{9})")
# What reading a token that is not one may end in: the library believes the shape of some headers.
_UNREADABLE = (JoseError, ValueError, TypeError, AttributeError, KeyError, RecursionError)


class TokenRefused(Exception):
    """The token is not valid here; the text says why, for the log alone."""


class IssuerSilent(Exception):
    """The issuer's keys cannot be had now, so that no token can be judged."""


@dataclass(frozen=True)
class Token:
    """What a valid token says: the client, the organisation's number and the scopes."""

    client: str
    organisation_number: str
    scopes: frozenset[str]


def verify(text: str) -> Token:
    """Read and verify an access token. Raises `TokenRefused`, or `IssuerSilent`."""
    try:
        found = _decode(text, _keys())
    except _UNREADABLE as error:
        raise TokenRefused(str(error)) from error
    claims = found.claims
    consumer = claims.get("consumer")
    number = None
    if isinstance(consumer, dict) and consumer.get("authority") == AUTHORITY:
        number = _NUMBER.fullmatch(str(consumer.get("ID")))
    if number is None:
        raise TokenRefused("no consumer with an organisation number")
    scope = claims.get("scope")
    if not isinstance(scope, str):
        raise TokenRefused("no scope")
    return Token(str(claims.get("client_id") or number[1])[:120], number[1], frozenset(scope.split()))


def issue(organisation_number: str, scopes: Iterable[str], *, seconds: int = 3600) -> str:
    """A token of the local issuer, for development and tests. Raises `TokenRefused` in production."""
    if settings.IS_PRODUCTION:
        raise TokenRefused("the local issuer does not exist in production")
    now = int(time.time())
    claims: dict[str, Any] = {
        "iss": LOCAL_ISSUER,
        "aud": settings.MASKINPORTEN_AUDIENCE,
        "client_id": "local",
        "scope": " ".join(scopes),
        "consumer": {"authority": AUTHORITY, "ID": f"0192:{organisation_number}"},
        "iat": now,
        "exp": now + seconds,
        "jti": uuid4().hex,
    }
    key = local_key()
    return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key, algorithms=["RS256"])


def local_key() -> RSAKey:
    """The local issuer's key, made on first use and kept in the data folder."""
    path = Path(settings.DATA_DIR) / "local-issuer.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = RSAKey.generate_key(2048, auto_kid=True)
        own = path.with_suffix(f".{uuid4().hex}")
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(made.as_dict(private=True), file)
        with suppress(FileExistsError):  # of several processes that make one at once, the first has it
            os.link(own, path)
        own.unlink()
    return _local_key(path.read_text())


@lru_cache(maxsize=1)
def _local_key(text: str) -> RSAKey:
    """The key, read once for as long as its text is the same: checking it takes 40 ms."""
    return RSAKey.import_key(json.loads(text))


@lru_cache(maxsize=1)
def _key_set(text: str) -> KeySet:
    return KeySet.import_key_set(json.loads(text))


def _decode(text: str, keys: dict[str, KeySet]) -> jwt.Token:
    issuer = _claimed_issuer(text)
    if issuer not in keys:
        raise TokenRefused("unknown issuer")
    try:
        found = jwt.decode(text, keys[issuer], algorithms=ALGORITHMS)
    except _UNREADABLE:
        if issuer == LOCAL_ISSUER or not _may_ask_again():
            raise
        found = jwt.decode(text, _fetch(afresh=True), algorithms=ALGORITHMS)
    if not settings.MASKINPORTEN_AUDIENCE:
        raise TokenRefused("no audience is set, so that any token would do")
    demanded: dict[str, Any] = {
        "iss": {"essential": True, "value": issuer},
        "aud": {"essential": True, "value": settings.MASKINPORTEN_AUDIENCE},
        "exp": {"essential": True},
    }
    jwt.JWTClaimsRegistry(leeway=LEEWAY_SECONDS, **demanded).validate(found.claims)
    return found


def _claimed_issuer(text: str) -> str:
    """The issuer that the token claims, before anything of it is believed."""
    from joserfc.jws import extract_compact

    claims = json.loads(extract_compact(text.encode()).payload)
    if not isinstance(claims, dict):
        raise TokenRefused("the claims are no object")
    return str(claims.get("iss"))


def _keys() -> dict[str, KeySet]:
    keys = {}
    if settings.MASKINPORTEN_ISSUER:
        keys[settings.MASKINPORTEN_ISSUER] = _fetch()
    if not settings.IS_PRODUCTION:
        keys[LOCAL_ISSUER] = KeySet([local_key()])
    return keys


def _fetch(*, afresh: bool = False) -> KeySet:
    known = None if afresh else cache.get("maskinporten-keys")
    if known is None:
        known = _published()
        cache.set("maskinporten-keys", known, _KEYS_FOR_SECONDS)
    return _key_set(json.dumps(known))


def _published() -> Any:
    """The key set as the issuer publishes it. Raises `IssuerSilent` unless it is one."""
    try:
        way = outgoing.way_to_own(settings.MASKINPORTEN_KEYS_URL)
        answer = outgoing.ask(way, "GET", headers={"Accept": "application/json"}, most_bytes=_MOST_BYTES)
        if answer.status != 200:
            raise IssuerSilent(f"HTTP {answer.status}")
        known = json.loads(answer.body)
        KeySet.import_key_set(known)
    except (outgoing.Unreachable, *_UNREADABLE) as error:
        raise IssuerSilent(f"{type(error).__name__}: {error}") from error
    return known


def _may_ask_again() -> bool:
    """Whether the issuer's keys may be fetched again now, as when it has changed them."""
    return bool(cache.add("maskinporten-asked", 1, _ASK_AGAIN_AFTER_SECONDS))
