"""Who signs people in for the platform: each provider is a way in by OpenID Connect."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

CITIZEN, STAFF = "citizen", "staff"
ID_PORTEN, ANSATTPORTEN, ENTRA = "id-porten", "ansattporten", "entra"
_NAME = re.compile(r"[a-z][a-z0-9-]{1,30}")
_CONTEXT = re.compile(r"c([1-9]|1\d|2[0-5])")
_NINE_DIGITS = re.compile(r"\d{9}")
_DOORS = {ID_PORTEN: CITIZEN, ANSATTPORTEN: STAFF, ENTRA: STAFF}
_LEVELS = {
    ID_PORTEN: ("idporten-loa-substantial", "idporten-loa-high"),
    ANSATTPORTEN: ("substantial", "high"),
    ENTRA: (),
}
_HIGHEST = {ID_PORTEN: ("idporten-loa-high",), ANSATTPORTEN: ("high",), ENTRA: ()}
_EID = {
    ID_PORTEN: ("idporten-loa-substantial", "idporten-loa-high"),
    ANSATTPORTEN: ("substantial", "high"),
    ENTRA: (),
}


# How a session says which door it came through; the password's is the first.
BACKENDS = (
    "lms.people.backends.NameOrEmailBackend",
    "lms.people.backends.StaffDoor",
    "lms.people.backends.CitizenDoor",
    "lms.people.backends.PasskeyDoor",
)
CLIENT_KEY = "sign-in-client.json"
DEMO_KEY = f"demo:{'published-and-not-for-production-' + 'x' * 32}"


class ProviderNotSaid(ValueError):
    """An entry of `SIGN_IN_PROVIDERS` lacks something, or has what is none; the text says what."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One way in. `name` stands in addresses; `levels` are the accepted values of `acr`, and none means that
    the provider tells no level; `key_file` holds the platform's private key as a JWK.

    Of Ansattporten: `details` is the type of authorization detail that is asked for, `resource` the
    resource in Altinn. Of Entra: `organisation` is the one organisation's number that the tenant is tied to,
    `certificate_file` the certificate that is registered there, as PEM, and `context` the authentication
    context (`c1` to `c25`) by which that organisation's people may step up; none where they may not.
    """

    name: str
    kind: str
    issuer: str
    client_id: str
    key_file: str
    label: str = ""
    levels: tuple[str, ...] = ()
    details: str = ""
    resource: str = ""
    organisation: str = ""
    certificate_file: str = ""
    context: str = ""
    form_origins: tuple[str, ...] = field(default=())

    @property
    def door(self) -> str:
        """Which door it opens: that of citizens, or that of staff."""
        return _DOORS[self.kind]

    @property
    def highest(self) -> tuple[str, ...]:
        """The values of `acr` that stand for the high level."""
        return _HIGHEST[self.kind]

    @property
    def by_eid(self) -> tuple[str, ...]:
        """The values of `acr` that an electronic identity of at least the substantial level gives."""
        return _EID[self.kind]

    @property
    def steps_up(self) -> bool:
        """Whether people can show here anew who they are, where the high level is not asked for."""
        return bool(self.by_eid or self.context)

    @property
    def tenant(self) -> str:
        """Of Entra, the tenant that its issuer names."""
        return urlsplit(self.issuer).path.split("/")[1] if self.kind == ENTRA else ""


def read(entries: Iterable[Mapping[str, Any]]) -> tuple[Provider, ...]:
    """The providers as settings say them. Raises `ProviderNotSaid`."""
    found = tuple(_read(entry) for entry in entries)
    if len({one.name for one in found}) < len(found):
        raise ProviderNotSaid("SIGN_IN_PROVIDERS: two entries have the same name.")
    return found


def _read(entry: Mapping[str, Any]) -> Provider:
    known = {one.name for one in fields(Provider)}
    if unknown := sorted(set(entry) - known):
        raise ProviderNotSaid(f"SIGN_IN_PROVIDERS: {unknown[0]} is no part of an entry.")
    for name in ("name", "kind", "issuer", "client_id", "key_file"):
        if not isinstance(entry.get(name), str) or not entry[name]:
            raise ProviderNotSaid(f"SIGN_IN_PROVIDERS: an entry lacks its {name}.")
    if not _NAME.fullmatch(entry["name"]):
        raise ProviderNotSaid("SIGN_IN_PROVIDERS: a name is small letters, digits and hyphens.")
    if entry["kind"] not in _DOORS:
        raise ProviderNotSaid(f"SIGN_IN_PROVIDERS: a kind is one of {', '.join(_DOORS)}.")
    if entry["kind"] == ENTRA and not _NINE_DIGITS.fullmatch(str(entry.get("organisation", ""))):
        raise ProviderNotSaid(
            "SIGN_IN_PROVIDERS: an entry of kind entra lacks its organisation, nine digits."
        )
    if entry["kind"] == ENTRA and not entry.get("certificate_file"):
        raise ProviderNotSaid("SIGN_IN_PROVIDERS: an entry of kind entra lacks its certificate_file.")
    if (context := entry.get("context")) and not (
        entry["kind"] == ENTRA and _CONTEXT.fullmatch(str(context))
    ):
        raise ProviderNotSaid("SIGN_IN_PROVIDERS: a context is Entra's, c1 to c25.")
    if entry["kind"] == ANSATTPORTEN and not entry.get("details"):
        raise ProviderNotSaid("SIGN_IN_PROVIDERS: an entry of kind ansattporten lacks its details.")
    given = {**entry, "levels": tuple(entry.get("levels", _LEVELS[entry["kind"]]))}
    return Provider(**{**given, "form_origins": tuple(entry.get("form_origins", ()))})


def chosen(env: Any, environment: str, folder: Path) -> tuple[Provider, ...]:
    """The providers that the environment names; in the demo, where it names none, those of `make run`."""
    entries = env.json("SIGN_IN_PROVIDERS", default=None)
    if entries is None:
        entries = of_the_demonstration(demo_port(env), folder) if environment == "demo" else []
    try:
        return read(entries)
    except ProviderNotSaid as error:
        raise ImproperlyConfigured(str(error)) from None


def demo_port(env: Any) -> int:
    """Where `make run` serves the demonstration's providers: a thousand above the platform, unless that is
    no port."""
    words = env.str("PORT", default="8000")
    port = int(words) if words.isdecimal() else 8000
    return port + 1000 if port < 64_536 else port - 1000


def of_the_demonstration(port: int, folder: Path) -> list[dict[str, Any]]:
    """The entries of the providers that `make run` starts beside the platform."""
    key = str(folder / CLIENT_KEY)
    address = f"http://127.0.0.1:{port}"
    return [
        {
            "name": "id-porten",
            "kind": ID_PORTEN,
            "issuer": f"{address}/id-porten",
            "client_id": "fosterhjem",
            "key_file": key,
        },
        {
            "name": "ansattporten",
            "kind": ANSATTPORTEN,
            "issuer": f"{address}/ansattporten",
            "client_id": "fosterhjem-ansatt",
            "key_file": key,
            "levels": ["high", "substantial", "entraid"],
            "details": "ansattporten:altinn:resource",
            "resource": "urn:altinn:resource:fosterhjemsopplaering",
        },
    ]


def refusals(found: tuple[Provider, ...], number_keys: list[str]) -> Iterator[str]:
    """What production does not start with."""
    for one in found:
        if urlsplit(one.issuer).scheme != "https":
            yield f"SIGN_IN_PROVIDERS: the issuer of {one.name} must begin with https://."
        if not Path(one.key_file).is_file():
            yield f"SIGN_IN_PROVIDERS: the key_file of {one.name} is not there."
        if one.certificate_file and not Path(one.certificate_file).is_file():
            yield f"SIGN_IN_PROVIDERS: the certificate_file of {one.name} is not there."
    if found and not number_keys:
        yield "PERSON_NUMBER_KEYS: people sign in by national number; set a key, as docs/sign-in.md says."
    for key in number_keys:
        name, _, secret = key.partition(":")
        if not name or len(secret) < 43 or key == DEMO_KEY:
            yield "PERSON_NUMBER_KEYS: each is a name, a colon and at least 43 random characters."
