"""Asks other sites whether an address answers, one at a time and with pauses."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.db import connection, transaction
from django.utils.encoding import iri_to_uri

from cms.models import Trouble
from lms import outgoing

MOST_REDIRECTS = 5
TIMEOUT_SECONDS = 10.0
PAUSE_SECONDS = 1.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What sites answer that do not know HEAD, or will not have it.
_HEAD_REFUSED = frozenset({400, 403, 404, 405, 500, 501, 503})
# The page is there, but not for one who has not signed in, is a program, or asks too often.
_NOT_FOR_US = frozenset({401, 403, 407, 429, 451})
_TROUBLES: list[tuple[type[outgoing.Unreachable], Trouble]] = [
    (outgoing.AddressNotAllowed, Trouble.NOT_ASKED),
    (outgoing.HostNotFound, Trouble.UNKNOWN_HOST),
    (outgoing.HostNotPublic, Trouble.NOT_PUBLIC),
    (outgoing.TookTooLong, Trouble.TIMEOUT),
    (outgoing.CertificateRefused, Trouble.CERTIFICATE),
    (outgoing.Unreachable, Trouble.NO_ANSWER),
]
_LOCK = 20_260_419


@dataclass(frozen=True)
class LinkAnswer:
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


def ask(url: str) -> LinkAnswer:
    """Ask an address, and those that it leads on to, five at most. Never raises for what is out there.

    One request at a time goes to a host, from however many workers, with a pause after each.
    """
    try:
        for _ in range(1 + MOST_REDIRECTS):
            status, onward = _request("HEAD", url)
            if status in _HEAD_REFUSED:
                status, onward = _request("GET", url)
            if status not in _REDIRECTS or not onward:
                return LinkAnswer(status=status)
            url = iri_to_uri(urljoin(url, onward))
    except _Troubled as troubled:
        return LinkAnswer(trouble=troubled.trouble)
    except ValueError:
        return LinkAnswer(trouble=Trouble.NOT_ASKED)
    return LinkAnswer(trouble=Trouble.TOO_MANY_REDIRECTS)


def _request(method: str, url: str) -> tuple[int, str]:
    """The status, and where it leads on to, if anywhere; nothing of the body is read."""
    headers = {"User-Agent": f"Fosterhjemsopplaering link check (+{settings.SITE_URL})", "Accept": "*/*"}
    try:
        way = outgoing.way_to(url, schemes=outgoing.PORTS.keys(), may_be_local=outgoing.local_is_allowed())
        with _turn_at(way.host):
            answer = outgoing.ask(way, method, headers=headers, seconds=TIMEOUT_SECONDS)
    except outgoing.Unreachable as error:
        raise _Troubled(next(trouble for kind, trouble in _TROUBLES if isinstance(error, kind))) from error
    return answer.status, answer.location


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
