"""What production refuses to start with: each a sentence that names the setting and what to write there."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from lms import providers

PUBLISHED_KEY = "demonstration-only-not-a-secret-" + "x" * 32
DEMO_ANCHOR_KEY = "ZGVtb25zdHJhdGlvbi1vbmx5LW5vdC1hLXNlY3JldC0"
SHORTEST_KEY = 50
_FEWEST_SIGNS = 8
_RESERVED = re.compile(
    r"(^|\.)(example|test|invalid|localhost|local|example\.(com|net|org))$"
)  # RFC 2606, 6762
_A_ROLE_OF_ITS_OWN = (
    "and could change it; name one that only serves, and the owner in OWNER_DATABASE_URL (docs/running.md)."
)
_SENDS_NOTHING = re.compile(r"\.(console|dummy|filebased|locmem)\.")


def refusals(settings: Mapping[str, Any]) -> list[str]:
    """One sentence for each setting that is unsafe in production; none where all are safe."""
    return [
        *_keys(settings),
        *_hosts(settings["ALLOWED_HOSTS"]),
        *_addresses(settings),
        *_mail(settings),
        *_case_systems(settings),
        *_anchors(settings),
        *providers.refusals(settings["SIGN_IN_PROVIDERS"], settings["PERSON_NUMBER_KEYS"]),
    ]


def role_refusals(*, is_superuser: bool, can_own_what_is_kept: bool) -> list[str]:
    """One sentence where the role that serves has powers over what the database keeps."""
    if is_superuser:
        return [f"DATABASE_URL: this role is a superuser, {_A_ROLE_OF_ITS_OWN}"]
    if can_own_what_is_kept:
        return [f"DATABASE_URL: this role owns the tables of what is kept, or can, {_A_ROLE_OF_ITS_OWN}"]
    return []


def _keys(settings: Mapping[str, Any]) -> Iterator[str]:
    for name in ("SECRET_KEY", "SECRET_KEY_FALLBACKS"):
        kept = settings[name]
        for key in kept if isinstance(kept, list) else [kept]:
            if key == PUBLISHED_KEY or key.startswith("django-insecure-"):
                yield f"{name}: this key is published; set {SHORTEST_KEY} random characters of your own."
            elif len(key) < SHORTEST_KEY or len(set(key)) < _FEWEST_SIGNS:
                yield f"{name}: this key can be guessed; set at least {SHORTEST_KEY} random characters."


def _hosts(hosts: list[str]) -> Iterator[str]:
    if not hosts:
        yield "ALLOWED_HOSTS: set the names that the platform answers to, with commas between."
    if "*" in hosts:
        yield "ALLOWED_HOSTS: * answers to every name; set those that the platform answers to."


def _addresses(settings: Mapping[str, Any]) -> Iterator[str]:
    site = settings["SITE_URL"]
    if not _is_encrypted(site):
        yield "SITE_URL: set an address that begins with https:// and names a host."
    for origin in settings["CSRF_TRUSTED_ORIGINS"]:
        if origin != site and (not _is_encrypted(origin) or origin.split("://")[1] in {"*", "*."}):
            yield "CSRF_TRUSTED_ORIGINS: each must begin with https:// and name a host."
    forward = settings["XAPI_FORWARD_ENDPOINT"]
    if forward and not _is_encrypted(forward):
        yield "XAPI_FORWARD_ENDPOINT: people's records go there; set an address that begins with https://."


def _mail(settings: Mapping[str, Any]) -> Iterator[str]:
    _, at, domain = parseaddr(settings["DEFAULT_FROM_EMAIL"])[1].rpartition("@")
    if not (at and domain) or _RESERVED.search(domain.lower()):
        yield "DEFAULT_FROM_EMAIL: set the sender of all mail, at a domain of your own."
    if _SENDS_NOTHING.search(settings["EMAIL_BACKEND"]):
        yield "EMAIL_URL: this way sends no mail; set smtp://host:25 or another way out."


def _case_systems(settings: Mapping[str, Any]) -> Iterator[str]:
    if settings["MASKINPORTEN_ISSUER"]:
        if not settings["MASKINPORTEN_AUDIENCE"]:
            yield "MASKINPORTEN_AUDIENCE: the issuer is set; set whom its tokens are made out to."
        if not _is_encrypted(settings["MASKINPORTEN_KEYS_URL"]):
            yield "MASKINPORTEN_KEYS_URL: the issuer is set; set the https:// address of its keys."


def _anchors(settings: Mapping[str, Any]) -> Iterator[str]:
    key = settings["ANCHOR_KEY"]
    if key == DEMO_ANCHOR_KEY or not _is_anchor_key(key):
        yield "ANCHOR_KEY: set a key that `manage.py chain --new-key FILE` has made."
    if not all(_is_anchor_key(one) for one in settings["ANCHOR_OLD_KEYS"]):
        yield "ANCHOR_OLD_KEYS: each must be the open half of a key, as `manage.py chain` prints it."
    if not (settings["ANCHOR_FILE"] or settings["ANCHOR_MAIL"]):
        yield "ANCHOR_FILE, ANCHOR_MAIL: set where anchors lie outside the database; one at least."


def _is_anchor_key(text: str) -> bool:
    """Whether a text can be one half of a key of `lms.signatures`."""
    try:
        return len(urlsafe_b64decode(text + "=" * (-len(text) % 4))) == 32
    except ValueError:
        return False


def _is_encrypted(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and bool(parts.hostname)
