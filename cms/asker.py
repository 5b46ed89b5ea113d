"""Asks other sites whether an address answers: the only place of the pages that opens a connection out."""

import http.client
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.db import connection, transaction
from django.utils.encoding import iri_to_uri

from cms.models import Trouble
from lms.people.addresses import public_numbers
from lms.people.errors import HostNotFound, HostNotPublic

MOST_REDIRECTS = 5
TIMEOUT_SECONDS = 10.0
PAUSE_SECONDS = 1.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What sites answer that do not know HEAD, or will not have it.
_HEAD_REFUSED = frozenset({400, 403, 404, 405, 500, 501, 503})
# The page is there, but not for one who has not signed in, is a program, or asks too often.
_NOT_FOR_US = frozenset({401, 403, 407, 429, 451})
_PORTS = {"http": 80, "https": 443}
_MOST_NUMBERS = 3
_LOCK = 20_260_419


@dataclass(frozen=True)
class Answer:
    """What came of asking: an HTTP status, or the trouble that kept one from coming."""

    status: int | None = None
    trouble: Trouble | None = None

    @property
    def is_silence(self) -> bool:
        """Whether no answer came at all, be it the site's fault or the platform's own."""
        return self.trouble in {Trouble.UNKNOWN_HOST, Trouble.NO_ANSWER, Trouble.TIMEOUT}

    @property
    def is_failure(self) -> bool:
        """Whether a reader who follows the link would find nothing."""
        if self.status is None:
            return self.trouble is not Trouble.NOT_ASKED
        return self.status >= 400 and self.status not in _NOT_FOR_US


class _Troubled(Exception):
    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble


class _Connection(http.client.HTTPConnection):
    """To a host at numbers that were looked up and judged before, and cut when it takes too long."""

    def __init__(self, parts: SplitResult, port: int, numbers: list[str]) -> None:
        super().__init__(parts.hostname or "", port, timeout=TIMEOUT_SECONDS)
        self._is_encrypted = parts.scheme == "https"
        self._numbers = numbers[:_MOST_NUMBERS]
        self._clock = Timer(2 * TIMEOUT_SECONDS, self._cut)
        self._clock.daemon = True

    def connect(self) -> None:
        self.sock = self._reach()
        self._clock.start()
        if self._is_encrypted:
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def close(self) -> None:
        self._clock.cancel()
        super().close()

    def _reach(self) -> socket.socket:
        for number in self._numbers[:-1]:
            try:
                return socket.create_connection((number, self.port), self.timeout)
            except OSError:
                continue
        return socket.create_connection((self._numbers[-1], self.port), self.timeout)

    def _cut(self) -> None:
        """Wake the reader of a site that sends byte after byte, each within its time."""
        if self.sock:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def ask(url: str) -> Answer:
    """Ask an address, and those that it leads on to, five at most. Never raises for what is out there.

    One request at a time goes to a host, from however many workers, with a pause after each.
    """
    try:
        for _ in range(1 + MOST_REDIRECTS):
            status, onward = _request("HEAD", url)
            if status in _HEAD_REFUSED:
                status, onward = _request("GET", url)
            if status not in _REDIRECTS or not onward:
                return Answer(status=status)
            url = iri_to_uri(urljoin(url, onward))
    except _Troubled as troubled:
        return Answer(trouble=troubled.trouble)
    except ValueError:
        return Answer(trouble=Trouble.NOT_ASKED)
    return Answer(trouble=Trouble.TOO_MANY_REDIRECTS)


def _request(method: str, url: str) -> tuple[int, str]:
    """The status, and where it leads on to, if anywhere; nothing of the body is read."""
    parts = urlsplit(url)
    port, numbers = _way_to(parts)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    headers = {
        "Host": parts.netloc,
        "User-Agent": f"Fosterhjemsopplaering link check (+{settings.SITE_URL})",
        "Accept": "*/*",
        "Connection": "close",
    }
    with _turn_at(parts.hostname or ""):
        outward = _Connection(parts, port, numbers)
        try:
            outward.request(method, target, headers=headers)
            answer = outward.getresponse()
            onward = (answer.getheader("Location") or "").encode("latin-1").decode(errors="replace")
            return answer.status, onward
        except TimeoutError as error:
            raise _Troubled(Trouble.TIMEOUT) from error
        except ssl.SSLCertVerificationError as error:
            raise _Troubled(Trouble.CERTIFICATE) from error
        except (OSError, http.client.HTTPException) as error:
            raise _Troubled(Trouble.NO_ANSWER) from error
        finally:
            outward.close()


def _way_to(parts: SplitResult) -> tuple[int, list[str]]:
    """Port and numeric addresses, if they are such as the platform may ask."""
    host, port = parts.hostname, parts.port or _PORTS.get(parts.scheme)
    if parts.scheme not in _PORTS or not host or parts.username or port is None:
        raise _Troubled(Trouble.NOT_ASKED)
    if settings.WEBHOOKS_MAY_BE_LOCAL and host == "127.0.0.1":
        return port, [host]
    if port not in _PORTS.values():
        raise _Troubled(Trouble.NOT_ASKED)
    try:
        return port, public_numbers(host, port)
    except HostNotFound as error:
        raise _Troubled(Trouble.UNKNOWN_HOST) from error
    except HostNotPublic as error:
        raise _Troubled(Trouble.NOT_PUBLIC) from error


@contextmanager
def _turn_at(host: str) -> Iterator[None]:
    """Wait until nobody else of the platform asks this host, and keep it to oneself for the pause."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, host])
        try:
            yield
        finally:
            time.sleep(PAUSE_SECONDS)
