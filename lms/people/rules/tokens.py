"""What a provider says, judged: tokens, levels, and for whom a person speaks. The time is given.

After OpenID Connect Core 3.1.3.7, Back-Channel Logout 2.6, and what ID-porten and Ansattporten say of theirs.
"""

import base64
import hashlib
import json
import re
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey
from joserfc.jws import extract_compact

Keys: TypeAlias = KeySet
ClientKey: TypeAlias = RSAKey
LEEWAY_SECONDS = 10
ASSERTION_SECONDS = 60
ALGORITHMS = ["RS256"]
_LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_ORGANISATION = re.compile(r"0192:(\d{9})")
# What reading a token that is not one may end in: the library believes the shape of some headers.
UNREADABLE = (JoseError, ValueError, TypeError, AttributeError, KeyError, RecursionError)


class TokenRejected(Exception):
    """The token is not valid here; the text says why, for the log alone, and holds nothing of the token."""


class KeyNotKnown(TokenRejected):
    """The token names a key that is not among the provider's: they may have changed."""


@dataclass(frozen=True, slots=True)
class PersonTold:
    """What an id_token says of who signed in. `number` (fødselsnummer or D-number) is empty where none came;
    it is no field that is shown, so that no log line and no error report holds it."""

    issuer: str
    subject: str
    level: str
    methods: tuple[str, ...]
    contexts: tuple[str, ...]
    signed_in_at: int
    sid: str
    language: str
    _number: tuple[str, ...]

    @property
    def number(self) -> str:
        return self._number[0] if self._number else ""

    def __repr__(self) -> str:
        return f"PersonTold({self.issuer})"


def key_set(published: Any) -> Keys:
    """A provider's published keys. Raises `TokenRejected` unless it is a set of keys."""
    try:
        return KeySet.import_key_set(published)
    except UNREADABLE as error:
        raise TokenRejected("the provider's keys are no key set") from error


def client_key(text: str) -> ClientKey:
    """The platform's private key, from its text as a JWK or as PEM."""
    return RSAKey.import_key(text if text.lstrip().startswith("-----BEGIN") else json.loads(text))


def mark_of(certificate: str) -> str:
    """By what Entra knows a certificate (`x5t#S256`), from its text as PEM."""
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def new_client_key() -> dict[str, Any]:
    """A new private key of the platform as a JWK with a `kid`."""
    return dict(RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True))


def public_keys(text: str) -> dict[str, Any]:
    """The open part of the platform's private key, as it is registered at a provider."""
    return {"keys": [{**client_key(text).as_dict(private=False), "use": "sig", "alg": "RS256"}]}


def assertion(
    *, client_id: str, issuer: str, key: ClientKey, number: str, now: int, certificate: str = ""
) -> str:
    """What proves to a provider that the platform asks: a JWT for `ASSERTION_SECONDS`; `number` is never used
    again. The key is known by its `kid`, or by its `certificate` (as PEM)."""
    claims = {
        "iss": client_id,
        "sub": client_id,
        "aud": issuer,
        "jti": number,
        "iat": now,
        "exp": now + ASSERTION_SECONDS,
    }
    known_by = {"x5t#S256": mark_of(certificate)} if certificate else {"kid": key.kid}
    return jwt.encode({"alg": "RS256", **known_by}, claims, key, algorithms=ALGORITHMS)


def person_in(
    text: str, keys: Keys, *, issuer: str, client_id: str, nonce: str, now: int, by_object: bool = False
) -> PersonTold:
    """Whom an id_token names; `by_object`, by Entra's tenant and object. Raises `TokenRejected`."""
    header, claims = _verified(text, keys, issuer=issuer, client_id=client_id, now=now)
    if header.get("typ", "JWT") != "JWT":
        raise TokenRejected("no id_token")
    if not nonce or claims.get("nonce") != nonce:
        raise TokenRejected("another nonce")
    named_by = [claims.get(name) for name in (("tid", "oid") if by_object else ("sub",))]
    if not all(isinstance(one, str) and one for one in named_by):
        raise TokenRejected("no subject")
    subject = ":".join(str(one) for one in named_by)
    if len(subject) > 255:
        raise TokenRejected("no subject of a usual length")
    if re.fullmatch(r"\d{11}", subject):
        raise TokenRejected("a national number for a subject, which would be kept in clear")
    methods, contexts = claims.get("amr"), claims.get("acrs")
    number = claims.get("pid")
    signed_in_at = claims.get("auth_time", 0)
    return PersonTold(
        issuer=issuer,
        subject=subject,
        level=str(claims.get("acr") or ""),
        methods=tuple(str(one) for one in methods) if isinstance(methods, list) else (),
        contexts=tuple(str(one) for one in contexts) if isinstance(contexts, list) else (),
        signed_in_at=signed_in_at if isinstance(signed_in_at, int) else 0,
        sid=str(claims.get("sid") or "")[:255],
        language=str(claims.get("locale") or ""),
        _number=(number,) if isinstance(number, str) and re.fullmatch(r"\d{11}", number) else (),
    )


def tenant_in(text: str) -> str:
    """Entra's tenant in an id_token that was verified already."""
    return str(json.loads(extract_compact(text.encode()).payload).get("tid") or "")


def signed_out_in(text: str, keys: Keys, *, issuer: str, client_id: str, now: int) -> tuple[str, str]:
    """Which of the provider's sessions a logout token ends, and the token's own number. Raises
    `TokenRejected`."""
    header, claims = _verified(text, keys, issuer=issuer, client_id=client_id, now=now)
    if header.get("typ") != "logout+jwt":
        raise TokenRejected("no logout token")
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(_LOGOUT_EVENT), dict):
        raise TokenRejected("no event of signing out")
    if "nonce" in claims:
        raise TokenRejected("a nonce, which no logout token has")
    number, sid = claims.get("jti"), claims.get("sid")
    if not isinstance(number, str) or not number or not isinstance(sid, str) or not sid:
        raise TokenRejected("no session or no number")
    return sid, number


def organisations_in(details: Any) -> frozenset[str]:
    """The numbers of those a person speaks for, in Ansattporten's answer; none where they are themselves.

    Some examples of theirs spell the key of the organisation otherwise, so the nine digits count.
    """
    found = set()
    for detail in details if isinstance(details, list) else []:
        parties = detail.get("authorized_parties") if isinstance(detail, dict) else None
        for party in parties if isinstance(parties, list) else []:
            number = _organisation_of(party)
            if number is None:
                return frozenset()
            found.add(number)
    return frozenset(found)


def _organisation_of(party: Any) -> str | None:
    if not isinstance(party, Mapping):
        return None
    for name, value in party.items():
        if re.fullmatch(r"(?i) ?orgno ?:?", str(name)) and isinstance(value, Mapping):
            for inner, text in value.items():
                if re.fullmatch(r"(?i)id ?:?", str(inner)) and (found := _ORGANISATION.fullmatch(str(text))):
                    return found[1]
    return None


def is_fresh(signed_in_at: int, *, asked_at: int) -> bool:
    """Whether somebody signed in after they were asked to, and not before."""
    return signed_in_at >= asked_at - LEEWAY_SECONDS


def _verified(
    text: str, keys: Keys, *, issuer: str, client_id: str, now: int
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Header and claims of a token that this issuer has signed for this client, and that holds now."""
    try:
        header = extract_compact(text.encode()).headers()
        if header.get("alg") not in ALGORITHMS:
            raise TokenRejected("signed otherwise than by RS256")
        if header.get("kid") not in {key.kid for key in keys.keys}:
            raise KeyNotKnown("an unknown key")
        claims = jwt.decode(text, keys, algorithms=ALGORITHMS).claims
    except UNREADABLE as error:
        raise TokenRejected(f"unreadable or wrongly signed ({type(error).__name__})") from None
    if claims.get("iss") != issuer:
        raise TokenRejected("another issuer")
    if _audience(claims.get("aud")) != [client_id]:
        raise TokenRejected("another audience")
    for name in ("iat", "exp"):
        if not isinstance(claims.get(name), int) or isinstance(claims.get(name), bool):
            raise TokenRejected(f"no {name}")
    if claims["exp"] <= now - LEEWAY_SECONDS:
        raise TokenRejected("its time is over")
    if claims["iat"] > now + LEEWAY_SECONDS:
        raise TokenRejected("its time has not come")
    return header, claims


def _audience(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]
