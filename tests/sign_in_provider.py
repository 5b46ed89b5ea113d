"""The real provider that tests sign in by: one process for a session of tests, begun by the first that asks.

`Provider.prove` changes how it answers, for one test; `Visitor` walks through its pages as a browser does,
with cookies of its own and without scripts.
"""

import atexit
import json
import socket
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache as shared_cache
from django.test import Client

from lms import providers
from lms.demo import sign_in_provider
from lms.people.actions import identities
from lms.people.models import User
from lms.people.rules import tokens

KARI, OLA, SARA = "03817010023", "05827114105", "13867530589"
OFFICE = "820710592"


class Provider:
    """The provider's process, with its two doors."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="sign-in-"))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.entries = providers.of_the_demonstration(self.port, self.folder)
        path = sign_in_provider.write_settings(
            self.folder,
            port=self.port,
            platform="http://testserver",
            is_proving=True,
            more={"entra": self._entra_client()},
        )
        self.process = subprocess.Popen(sign_in_provider.command(path), stdout=subprocess.PIPE, text=True)
        atexit.register(self.process.kill)
        while self.process.stdout.readline().strip() != "ready":
            assert self.process.poll() is None, "the provider has ended"

    def _entra_client(self) -> dict[str, Any]:
        """What a tenant of Entra's knows of the platform: its certificate, and the key in it."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "fosterhjem")])
        now = datetime.now(UTC)
        made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        made = made.not_valid_before(now).not_valid_after(now + timedelta(days=1))
        certificate = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()
        text = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()
        (self.folder / "entra.pem").write_text(text)
        (self.folder / "entra.crt").write_text(certificate)
        keys = tokens.public_keys(text)
        return {"id": "fosterhjem-entra", "jwks": keys, "certificate": tokens.mark_of(certificate)}

    def entra(self, **more: str) -> providers.Provider:
        """The tenant that is tied to the one office, as settings say it."""
        entry = {
            "name": "entra",
            "kind": providers.ENTRA,
            "issuer": f"http://127.0.0.1:{self.port}/entra",
            "client_id": "fosterhjem-entra",
            "key_file": str(self.folder / "entra.pem"),
            "certificate_file": str(self.folder / "entra.crt"),
            "organisation": OFFICE,
        }
        return providers.read([entry | more])[0]

    @property
    def ways_in(self) -> tuple[providers.Provider, ...]:
        return providers.read(self.entries)

    def prove(self, door: str = "id-porten", **wish: Any) -> dict[str, Any]:
        """Tell a door how to answer from now on, or have it sign something."""
        body = json.dumps({"door": door, **wish}).encode()
        opener = build_opener()
        with opener.open(Request(f"http://127.0.0.1:{self.port}/proving", body), timeout=10) as answer:
            return json.loads(answer.read())

    def forget(self) -> None:
        """Answer truly again; what the platform has learnt of the provider is forgotten, too."""
        for door in ("id-porten", "ansattporten", "entra"):
            self.prove(door, afresh=True)
        shared_cache.clear()

    def sign(self, claims: dict[str, Any], door: str = "id-porten", **how: Any) -> str:
        return self.prove(door, sign={"claims": claims, **how})["token"]


@cache
def start() -> Provider:
    return Provider()


class _StaysPut(HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


class Visitor:
    """A browser of one person, at the platform (`client`) and at the provider."""

    def __init__(self, provider: Provider, client: Client | None = None) -> None:
        self.provider = provider
        self.client = client or Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/150.0"})
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()), _StaysPut)

    def start(self, door: str = "id-porten", **values: str):
        """Press the button on the platform's page; its answer."""
        return self.client.post(f"/logg-inn/{door}/", values)

    def at_provider(self, address: str, values: dict[str, str] | None = None) -> tuple[int, str, str]:
        """One step at the provider: status, address it leads on to, and page."""
        body = urlencode(values).encode() if values is not None else None
        try:
            with self._opener.open(Request(address, body), timeout=10) as answer:  # noqa: S310 - loopback
                return answer.status, "", answer.read().decode()
        except HTTPError as error:
            where = error.headers.get("Location", "")
            return error.code, urljoin(address, where) if where else "", error.read().decode()

    def through(self, address: str, **choice: str) -> str:
        """From the provider's first page to the address that it sends back to; a page that asks is answered
        by `choice`."""
        for _ in range(10):
            if urlsplit(address).port != self.provider.port:
                return address
            values = choice if "/velg/" in address else None
            status, onward, page = self.at_provider(address, values)
            if 'name="xsrf"' in page:  # it ends the sign-in of somebody else first
                status, onward, page = self.sent_by_itself(page)
            assert onward, f"{status} {page[-500:]}"
            address = onward
        raise AssertionError("it leads nowhere")

    def sent_by_itself(self, page: str) -> tuple[int, str, str]:
        """Send a form that a script of the provider's page would send."""
        secret = page.split('name="xsrf" value="')[1].split('"')[0]
        return self.at_provider(page.split('action="')[1].split('"')[0], {"xsrf": secret, "logout": "yes"})

    def choose(self, person: str, door: str = "id-porten", *, level: str = "", target: str = "", **more: str):
        """Press the button, choose a person, and come back; the platform's answer."""
        return self.come_back(self.address_back(person, door, level=level, target=target, **more))

    def address_back(
        self, person: str, door: str = "id-porten", *, level: str = "", target: str = "", **more: str
    ) -> str:
        began = self.start(door, **({"next": target} if target else {}), **more)
        assert began.status_code == 302, began.content.decode()[:2000]
        return self.through(began["Location"], **answers(person, door, level))

    def come_back(self, address: str, **changed: str | None):
        """Come back to the platform; `changed` are parts of the answer that somebody has tampered with."""
        parts = urlsplit(address)
        from urllib.parse import parse_qsl

        query = dict(parse_qsl(parts.query)) | {k: v for k, v in changed.items() if v is not None}
        for name, value in changed.items():
            if value is None:
                query.pop(name, None)
        return self.client.get(parts.path, query)


def answers(person: str, door: str, level: str = "") -> dict[str, str]:
    """What the page of persons is answered with."""
    high = {"id-porten": "idporten-loa-high", "ansattporten": "high", "entra": "entraid"}[door]
    if person == "cancel":
        return {"cancel": "1"}
    return {"person": person, "level": level or high}


def know(user: User, number: str) -> User:
    """Let a user be found by a national number."""
    identities.know(user, number)
    return user
