"""Signing in by a provider, in its own words: the one client of OpenID Connect.

Authorization code with PKCE, pushed requests where they are offered, and `private_key_jwt`. Endpoints and
keys come from the provider's metadata, never from settings, so that a change of key there stops nobody.
"""

import base64
import hashlib
import json
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from django.core.cache import cache

from lms import outgoing
from lms.people.errors import (
    AnswerNotValid,
    LevelTooLow,
    NotTheContext,
    NotTheHighLevel,
    ProviderSilent,
    SignInBroken,
)
from lms.people.rules import tokens
from lms.providers import ANSATTPORTEN, ENTRA, Provider

log = logging.getLogger("lms.sign_in")
PATIENCE_SECONDS = 5.0
ATTEMPT_SECONDS = 600
_METADATA_SECONDS = 24 * 3600
_ASK_AGAIN_AFTER_SECONDS = 60
_MOST_BYTES = 256 * 1024
_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_WAIT = {"temporarily_unavailable", "server_error"}
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class SignInAttempt:
    """One try to sign in, as it waits in the visitor's session until the provider sends them back."""

    state: str
    provider: str
    nonce: str
    verifier: str
    redirect_uri: str
    levels: tuple[str, ...]
    is_fresh: bool
    asked_at: int
    context: str = ""

    def is_over(self) -> bool:
        return time.time() - self.asked_at > ATTEMPT_SECONDS

    def kept(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "SignInAttempt":
        return cls(**{**kept, "levels": tuple(kept["levels"])})


def begin(
    provider: Provider,
    *,
    redirect_uri: str,
    language: str,
    levels: tuple[str, ...] = (),
    is_fresh: bool = False,
    context: str = "",
) -> tuple[str, SignInAttempt]:
    """Where to send the visitor, and what to keep until they are back. `levels` are asked for instead of all
    that are accepted; `is_fresh` asks for a new sign-in though one lasts there, and `context` for one of
    Entra's authentication contexts. Raises `ProviderSilent`."""
    attempt = SignInAttempt(
        state=secrets.token_urlsafe(32),
        provider=provider.name,
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        redirect_uri=redirect_uri,
        levels=levels or provider.levels,
        is_fresh=is_fresh,
        asked_at=int(time.time()),
        context=context,
    )
    challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": redirect_uri,
        "scope": "openid profile",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
        "ui_locales": language,
    }
    if attempt.levels:
        asked["acr_values"] = " ".join(attempt.levels)
    if is_fresh:
        asked["prompt"] = "login"
    if context:
        asked["claims"] = json.dumps({"id_token": {"acrs": {"essential": True, "value": context}}})
    if provider.kind == ANSATTPORTEN:
        asked["authorization_details"] = json.dumps([_wanted(provider)])
    known = metadata(provider)
    pushed = known.get("pushed_authorization_request_endpoint")
    if pushed:
        said = _post(pushed, asked | _proof(provider, known))
        asked = {"client_id": provider.client_id, "request_uri": str(said.get("request_uri"))}
    address = known["authorization_endpoint"]
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}", attempt


def finish(
    provider: Provider, attempt: SignInAttempt, answer: Mapping[str, str]
) -> tuple[tokens.PersonTold, frozenset[str]]:
    """Who has come back with this answer, and the numbers of the organisations they speak for.

    Raises `SignInBroken` where the provider says no, `AnswerNotValid` where what it says is not believed,
    `LevelTooLow`, or `ProviderSilent`.
    """
    known = metadata(provider)
    is_told = bool(known.get("authorization_response_iss_parameter_supported"))
    if answer.get("iss", None if is_told else provider.issuer) != provider.issuer:
        raise AnswerNotValid("the answer comes from another issuer")
    if error := answer.get("error"):
        word = error if error.isidentifier() and len(error) <= 40 else "another word"
        log.info("Sign-in by %s broken off: %s", provider.name, word)
        raise ProviderSilent(word) if word in _WAIT else SignInBroken(word)
    if not answer.get("code"):
        raise AnswerNotValid("no code")
    said = _post(
        known["token_endpoint"],
        {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": attempt.redirect_uri,
            "code_verifier": attempt.verifier,
            "client_id": provider.client_id,
        }
        | _proof(provider, known),
    )
    text = said.get("id_token")
    if not isinstance(text, str):
        raise AnswerNotValid("no id_token")
    person = _judged(
        provider,
        lambda keys: tokens.person_in(
            text,
            keys,
            issuer=provider.issuer,
            client_id=provider.client_id,
            nonce=attempt.nonce,
            now=int(time.time()),
            by_object=provider.kind == ENTRA,
        ),
    )
    if provider.kind == ENTRA and tokens.tenant_in(text) != provider.tenant:
        raise AnswerNotValid("another tenant")
    if attempt.levels and person.level not in attempt.levels:
        raise NotTheHighLevel if set(attempt.levels) <= set(provider.highest) else LevelTooLow
    if attempt.context and attempt.context not in person.contexts:
        raise NotTheContext
    if attempt.is_fresh and not tokens.is_fresh(person.signed_in_at, asked_at=attempt.asked_at):
        raise AnswerNotValid("the sign-in is older than the request for it")
    if provider.kind == ENTRA:
        return person, frozenset({provider.organisation})
    return person, tokens.organisations_in(said.get("authorization_details"))


def signed_out(provider: Provider, text: str) -> str:
    """Which of the provider's sessions has ended there, by its logout token; each token counts once. Raises
    `AnswerNotValid` or `ProviderSilent`."""
    sid, number = _judged(
        provider,
        lambda keys: tokens.signed_out_in(
            text, keys, issuer=provider.issuer, client_id=provider.client_id, now=int(time.time())
        ),
    )
    used = hashlib.sha256(number.encode()).hexdigest()
    if not cache.add(f"sign-in:logout:{provider.name}:{used}", 1, _METADATA_SECONDS):
        raise AnswerNotValid("the logout token was used before")
    return sid


def farewell(provider: Provider, *, back_to: str, state: str) -> str:
    """Where to send who signs out here, so that they are signed out there too; empty where the provider has
    no such place. Raises `ProviderSilent`."""
    address = metadata(provider).get("end_session_endpoint", "")
    asked = {"client_id": provider.client_id, "post_logout_redirect_uri": back_to, "state": state}
    return f"{address}?{urlencode(asked)}" if address else ""


def origins(provider: Provider) -> tuple[str, ...]:
    """Whither forms of ours may lead on to this provider, as far as is known without asking it."""
    known = cache.get(_key(provider, "metadata")) or {}
    addresses = [
        known.get("authorization_endpoint", ""),
        known.get("end_session_endpoint", ""),
        provider.issuer,
    ]
    parts = [urlsplit(address) for address in addresses if address]
    return tuple(dict.fromkeys([*(f"{one.scheme}://{one.netloc}" for one in parts), *provider.form_origins]))


def metadata(provider: Provider) -> dict[str, Any]:
    """The provider's metadata, kept for a day. Raises `ProviderSilent`, also for another issuer's."""
    key = _key(provider, "metadata")
    known: dict[str, Any] | None = cache.get(key)
    if known is None:
        known = _get(f"{provider.issuer}/.well-known/openid-configuration")
        if known.get("issuer") != provider.issuer:
            log.error("The metadata of %s names another issuer", provider.name)
            raise ProviderSilent("metadata of another issuer")
        scheme = urlsplit(provider.issuer).scheme
        if any(urlsplit(str(known.get(name))).scheme != scheme for name in _ENDPOINTS):
            raise ProviderSilent("metadata without its endpoints")
        cache.set(key, known, _METADATA_SECONDS)
    return known


def client_key(provider: Provider) -> tokens.ClientKey:
    """The platform's own key at this provider."""
    return _client_key(_read(provider.key_file))


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _client_key(text: str) -> tokens.ClientKey:
    """The key, read once for as long as its text is the same: checking it takes 40 ms."""
    return tokens.client_key(text)


def _wanted(provider: Provider) -> dict[str, Any]:
    """What Ansattporten is asked to let the person choose: whom to speak for."""
    if not provider.resource:
        return {"type": provider.details}
    return {
        "type": provider.details,
        "resource": provider.resource,
        "representation_is_required": True,
        "organizationform": "business",
    }


def _proof(provider: Provider, known: Mapping[str, Any]) -> dict[str, str]:
    made = tokens.assertion(
        client_id=provider.client_id,
        issuer=known["token_endpoint"] if provider.kind == ENTRA else provider.issuer,
        key=client_key(provider),
        number=secrets.token_urlsafe(24),
        now=int(time.time()),
        certificate=_read(provider.certificate_file) if provider.certificate_file else "",
    )
    return {"client_assertion_type": _ASSERTION_TYPE, "client_assertion": made}


def _judged(provider: Provider, judge: Callable[[tokens.Keys], Found]) -> Found:
    """What `judge` finds by the provider's keys; by those it has now, where it may have changed them."""
    try:
        try:
            return judge(_keys(provider))
        except tokens.KeyNotKnown:
            if not cache.add(_key(provider, "asked-again"), 1, _ASK_AGAIN_AFTER_SECONDS):
                raise
            return judge(_keys(provider, afresh=True))
    except tokens.TokenRejected as error:
        raise AnswerNotValid(str(error)) from None


def _keys(provider: Provider, *, afresh: bool = False) -> tokens.Keys:
    key = _key(provider, "keys")
    published = None if afresh else cache.get(key)
    if published is None:
        published = _get(metadata(provider)["jwks_uri"])
        cache.set(key, published, _METADATA_SECONDS)
    return tokens.key_set(published)


def _key(provider: Provider, what: str) -> str:
    return f"sign-in:{hashlib.sha256(provider.issuer.encode()).hexdigest()[:24]}:{what}"


def _get(address: str) -> dict[str, Any]:
    return _asked(address, "GET", b"")


def _post(address: str, values: Mapping[str, str]) -> dict[str, Any]:
    return _asked(address, "POST", urlencode(values).encode())


def _asked(address: str, method: str, body: bytes) -> dict[str, Any]:
    """The JSON that an endpoint answers. Raises `ProviderSilent`, or `AnswerNotValid` where it refuses."""
    headers = {"Accept": "application/json"}
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        way = outgoing.way_to_own(address)
        answer = outgoing.ask(
            way, method, headers=headers, body=body, seconds=PATIENCE_SECONDS, most_bytes=_MOST_BYTES
        )
        said = json.loads(answer.body)
    except (outgoing.Unreachable, ValueError, RecursionError) as error:
        log.warning("No answer of use from %s (%s)", urlsplit(address).netloc, type(error).__name__)
        raise ProviderSilent(type(error).__name__) from None
    if not isinstance(said, dict) or answer.status >= 500:
        raise ProviderSilent(f"HTTP {answer.status}")
    if answer.status not in {200, 201}:
        why = str(said.get("error"))[:40]
        log.warning("%s refused: HTTP %d %s", urlsplit(address).netloc, answer.status, why)
        raise AnswerNotValid(f"HTTP {answer.status}")
    return said
