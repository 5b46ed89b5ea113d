"""Connections out of the platform: the one place that opens them, to numbers that were judged first.

A host's name is looked up once; what is judged is what is connected to, so that a resolver that answers
otherwise the second time leads nowhere. Redirects are not followed, and nothing takes for ever.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from urllib.parse import urlsplit

from django.conf import settings

TIMEOUT_SECONDS = 10.0
PORTS = {"http": 80, "https": 443}
_MOST_NUMBERS = 3
_LOCAL = {"localhost", "127.0.0.1"}
# Numbers that stand for others (6to4 and its relays, Teredo), and blocks that Python of some versions takes
# for public (protocol assignments, documentation).
_NOT_HOSTS = [
    ipaddress.ip_network(block)
    for block in ("192.88.99.0/24", "2002::/16", "2001::/32", "192.0.0.0/24", "3fff::/20")
]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST = ipaddress.IPv6Network("2000::/3")


class Unreachable(Exception):
    """No answer came; the text says why, for the log."""


class AddressNotAllowed(Unreachable):
    """The address is none that the platform may ask: its scheme, its port, or a user name in it."""


class HostNotFound(Unreachable):
    """No number is known for the host."""


class HostNotPublic(Unreachable):
    """The host, or one of its numbers, lies in a network of our own or nowhere."""


class NoAnswer(Unreachable):
    """The host does not answer, or not as a web server does."""


class TookTooLong(NoAnswer):
    """The host does not answer in time."""


class CertificateRefused(NoAnswer):
    """The host's certificate is not valid for it."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where an address leads: a host with the numbers that were judged, and what to ask it for."""

    scheme: str
    host: str
    port: int
    numbers: tuple[str, ...]
    netloc: str
    target: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its status, where it leads on to if anywhere, as much of its body as was asked for, and the
    mark of this version of it, if it bears one."""

    status: int
    location: str
    body: bytes
    etag: str = ""


def way_to(url: str, *, schemes: Collection[str] = ("https",), may_be_local: bool = False) -> Way:
    """The way to an address that somebody outside has named: public, at the ordinary port of one of these
    schemes. `may_be_local` allows this machine too, at any port and unencrypted.

    Raises `AddressNotAllowed`, `HostNotFound` or `HostNotPublic`.
    """
    scheme, host, port, netloc, target = _parts(url)
    if may_be_local and host in _LOCAL:
        return Way(scheme, host, port, ("127.0.0.1",), netloc, target)
    if scheme not in schemes or port != PORTS[scheme]:
        raise AddressNotAllowed(f"not {' or '.join(schemes)} at its ordinary port")
    return Way(scheme, host, port, tuple(public_numbers(host, port)), netloc, target)


def way_to_own(url: str) -> Way:
    """The way to an address that an operator has set, which may lie in a network of our own.

    Raises `AddressNotAllowed` or `HostNotFound`.
    """
    scheme, host, port, netloc, target = _parts(url)
    return Way(scheme, host, port, tuple(_numbers(host, port)), netloc, target)


def public_numbers(host: str, port: int) -> list[str]:
    """The numeric addresses that a host name stands for, IPv4 or IPv6, in the resolver's order.

    Raises `HostNotFound`, and `HostNotPublic` unless every one is public: not private, loopback,
    link-local, multicast or reserved, and none that stands for another number.
    """
    found = _numbers(host, port)
    if not all(is_public(number) for number in found):
        raise HostNotPublic(host)
    return found


def is_public(number: str) -> bool:
    """Whether a numeric address is one host on the internet, by the registries of special addresses."""
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if address in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
        if address not in _UNICAST:
            return False
    if any(address in block for block in _NOT_HOSTS if block.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def ask(
    way: Way,
    method: str,
    *,
    headers: Mapping[str, str],
    body: bytes | Iterable[bytes] = b"",
    seconds: float | None = None,
    most_bytes: int = 0,
) -> Reply:
    """Ask once, and read up to `most_bytes` of the answer. An iterable body needs a `Content-Length`.

    Each step may take `seconds`, all of an answer twice as long (a body that is sent piece by piece takes
    its own time). Raises `NoAnswer` or one of its kinds.
    """
    outward = _Connection(way, seconds or TIMEOUT_SECONDS)
    given = {"Host": way.netloc, "Connection": "close", **headers}
    try:
        outward.request(method, way.target, body or None, given)
        outward.hurry()
        answer = outward.getresponse()
        location = (answer.getheader("Location") or "").encode("latin-1").decode(errors="replace")
        body = answer.read(most_bytes) if most_bytes else b""
        return Reply(answer.status, location, body, answer.getheader("ETag") or "")
    except TimeoutError as error:
        raise TookTooLong(str(error)) from error
    except ssl.SSLCertVerificationError as error:
        raise CertificateRefused(str(error)) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoAnswer(f"{type(error).__name__}: {error}"[:500]) from error
    finally:
        outward.close()


class _Connection(http.client.HTTPConnection):
    """To the numbers of a way, and cut when it takes too long."""

    def __init__(self, way: Way, seconds: float) -> None:
        super().__init__(way.host, way.port, timeout=seconds)
        self._way = way
        self._seconds = seconds
        self._clock: Timer | None = None

    def connect(self) -> None:
        self.sock = self._reach()
        self.hurry()
        if self._way.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()
        self._stop_clock()

    def hurry(self) -> None:
        """Cut the connection unless it is closed, or hurried again, within twice the time of a step."""
        self._stop_clock()
        self._clock = Timer(2 * self._seconds, self._cut)
        self._clock.daemon = True
        self._clock.start()

    def close(self) -> None:
        self._stop_clock()
        super().close()

    def _stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()

    def _reach(self) -> socket.socket:
        *others, last = self._way.numbers[:_MOST_NUMBERS]
        for number in others:
            with suppress(OSError):
                return socket.create_connection((number, self.port), self._seconds)
        return socket.create_connection((last, self.port), self._seconds)

    def _cut(self) -> None:
        """Wake the reader of a host that sends byte after byte, each within its time."""
        if self.sock:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def _parts(url: str) -> tuple[str, str, int, str, str]:
    try:
        parts = urlsplit(url)
        host = parts.hostname
        port = PORTS.get(parts.scheme) if parts.port is None else parts.port
    except ValueError as error:
        raise AddressNotAllowed(str(error)) from error
    if parts.scheme not in PORTS or not host or port is None or parts.username is not None:
        raise AddressNotAllowed("no plain web address")
    if not url.isprintable() or not url.isascii() or " " in url:
        raise AddressNotAllowed("characters that no address has")
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return parts.scheme, host, port, parts.netloc, target


def _numbers(host: str, port: int) -> list[str]:
    try:
        found = list(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port)))
    except (OSError, ValueError) as error:
        raise HostNotFound(host) from error
    if not found:
        raise HostNotFound(host)
    return found


def local_is_allowed() -> bool:
    """Whether addresses on this machine may be named from outside: for development and tests."""
    return bool(settings.WEBHOOKS_MAY_BE_LOCAL)
