"""No secret of an address stands in a log line, ours or the web server's, whatever became of the request."""

import io
import logging
import os
import re
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from lms.operations.log_lines import LONGEST_LINE, MASK, Discreet, discreet
from lms.secrets import SecretConverter, new_link_secret

SECRET = new_link_secret()
SHORT = "AB-cd_09"
# Free text in addresses that opens nothing: names of formats, codes of rule sets, accounts of
# machines, ways to sign in.
OPENS_NOTHING = {
    "api/v1/": {"assignment_id", "webhook_id"},
    "hjem/eksport/": {"file_format"},
    "kvittering/": {"file_format"},
    "laeringslogg/tilganger/": {"key"},
    "logg-inn/": {"name"},
    "logg-ut/": {"name"},
    "media/": {"path"},
    "regelsett/": {"code"},
    "skrift/": {"language"},
    "slettinger/": {"file_format"},
    "tilsyn/": {"file_format"},
    "xapi/": {"token", "rest"},
}
THIRD_PARTY = ("cms/", "administrasjon/", "dokumenter/")


def _addresses(patterns: list[URLPattern | URLResolver], at: str = ""):
    for pattern in patterns:
        here = at + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, here)
        else:
            yield here, getattr(pattern.pattern, "converters", {})


def _with_secret(secret: str) -> list[str]:
    return [
        "/" + re.sub(r"<secret:\w+>", secret, address)
        for address, converters in _addresses(get_resolver().url_patterns)
        if any(isinstance(one, SecretConverter) for one in converters.values())
    ]


@pytest.fixture
def log():
    """What the platform's own handler writes."""
    handlers: list[Any] = [
        one for one in logging.getLogger().handlers if any(isinstance(f, Discreet) for f in one.filters)
    ]
    # Set, not `setStream`: the stream before may be another test's, and closed.
    (handler,) = handlers
    before, handler.stream = handler.stream, io.StringIO()
    yield handler.stream.getvalue
    handler.stream = before


def test_every_text_in_an_address_is_masked_or_known_to_open_nothing():
    unknown = [
        f"{name} in {address}"
        for address, converters in _addresses(get_resolver().url_patterns)
        for name, converter in converters.items()
        if not address.startswith(THIRD_PARTY)
        if type(converter).__name__ not in {"SecretConverter", "UUIDConverter", "IntConverter"}
        if not any(address.startswith(at) and name in names for at, names in OPENS_NOTHING.items())
    ]
    assert not unknown, "say `<secret:…>`, or that it opens nothing: " + ", ".join(unknown)
    assert len(_with_secret(SECRET)) >= 4


@pytest.mark.parametrize("secret", [SECRET, SHORT], ids=["long", "short"])
@pytest.mark.parametrize("method", ["get", "post", "put", "options"])
def test_no_status_writes_a_secret_into_the_log(db, log, secret, method):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for address in _with_secret(secret):
        for spelt in (
            address,
            f"/nn{address}",
            address.upper().replace(secret.upper(), secret),
            f"/nn/{address}",
        ):
            getattr(client, method)(spelt)
    assert "django" in log()
    assert MASK in log()
    assert secret not in log()


def test_a_secret_in_what_goes_wrong_is_masked_too(log):
    try:
        raise ValueError(f"/innsyn/{SHORT}/ and {SECRET}")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", f"/nn/bevis/{SHORT}/")
    assert log().count(MASK) >= 3
    assert SHORT not in log()
    assert SECRET not in log()
    assert "ValueError" in log()


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("GET /innsyn/AB%2D09/?x=1 HTTP/1.1", "GET /innsyn/***/?x=1 HTTP/1.1"),
        ("/kalender/AB09.ics", "/kalender/***"),
        ("https://a.no/nn/invitasjon/AB09/", "https://a.no/nn/invitasjon/***/"),
        ("%2Finnsyn%2FAB09%2F", "%2Finnsyn%2F***%2F"),
        ("/samlinger/inn/?kode=AB09&x=1", "/samlinger/inn/?kode=***&x=1"),
        ("/hjem/7d1b4a52-3c07-4d3e-9a53-0f2f4b1f0a11/", "/hjem/7d1b4a52-3c07-4d3e-9a53-0f2f4b1f0a11/"),
        ("/static/css/house.0123456789ab.css", "/static/css/house.0123456789ab.css"),
    ],
)
def test_the_secret_alone_is_masked(line, masked):
    assert discreet(line) == masked


@pytest.mark.parametrize(
    "way", ["../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd"]
)
def test_a_try_to_get_outside_of_the_files_writes_no_traceback_and_no_path_of_ours(client, db, log, way):
    assert client.get(f"/media/{way}").status_code in {302, 400, 404}
    assert "Traceback" not in log()
    assert str(settings.MEDIA_ROOT) not in log()


def test_a_refused_request_writes_one_short_line(log, rf):
    request = rf.get("/media/" + "x" * 9000 + "%0aERROR forged")
    try:
        raise SuspiciousFileOperation(f"The joined path is located outside of {settings.MEDIA_ROOT}")
    except SuspiciousFileOperation as error:
        logging.getLogger("django.security.SuspiciousFileOperation").error(
            str(error), exc_info=True, extra={"request": request}
        )
    logging.getLogger("django.request").warning("Forbidden: %s", request.path, exc_info=True)
    lines = log().splitlines()
    assert len(lines) == 2
    assert all(len(line) < LONGEST_LINE + 100 for line in lines)
    assert str(settings.MEDIA_ROOT) not in log()


@pytest.fixture
def web_server(transactional_db, tmp_path):
    """The web server as production starts it, with its access log on, at a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    written = tmp_path / "log"
    with written.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "lms.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1",
             "--worker-class", "lms.server.PatientWorker", "--threads", "2", "--access-logfile", "-",
             "--access-logformat", '%(h)s "%(r)s" %(s)s "%(f)s" %(U)s'],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "TEST_DATABASE": connection.settings_dict["NAME"],
                "TEST_MAIL": str(tmp_path),
            },
            stdout=out,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        yield port, written
        server.terminate()
        server.wait(10)


def _ask(port: int, method: str, address: str) -> tuple[int, str | None]:
    asking = HTTPConnection("127.0.0.1", port, timeout=60)
    asking.request(method, address, headers={"Referer": f"http://127.0.0.1{address}"})
    answer = asking.getresponse()
    return answer.status, answer.getheader("Server")


def test_the_web_servers_own_logs_hold_no_secret_and_its_answers_not_its_name(web_server):
    port, written = web_server
    _wait_for(port)
    statuses = set()
    for address in _with_secret(SHORT) + _with_secret(SECRET):
        for method in ("GET", "POST", "PUT"):
            status, name = _ask(port, method, address)
            statuses.add(status)
            assert name == "web"
    deadline = time.monotonic() + 10
    while Path(written).read_text().count("PUT /") < 8 and time.monotonic() < deadline:
        time.sleep(0.1)
    log = Path(written).read_text()
    assert statuses >= {403, 404}
    assert log.count(MASK) >= 24
    assert SHORT not in log
    assert SECRET not in log


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the web server did not start")
