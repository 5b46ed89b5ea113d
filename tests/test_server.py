"""The web server as `Procfile` starts it, and those who send slowly, wrongly or not at all."""

import base64
import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress

import pytest
from django.conf import settings
from django.db import connection

from lms.approval.api import tokens
from lms.server import MOST_WAITED_FOR, Arrival
from tests.factories import OrganisationFactory, UserFactory
from tests.lms.approval.test_desk import signed_in
from tests.lms.xapi.conftest import made_credential
from tests.lms.xapi.factories import statement
from tests.lms.xapi.serving import Served

HEAD = b"POST /xapi/statements HTTP/1.1\r\nHost: x\r\n"
FORM = b"POST /logg-inn/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
LARGE = FORM + b"Content-Length: 9000000\r\n\r\n" + b"a=" + b"x" * (2 * MOST_WAITED_FOR)
# What each of them sends before it falls silent.
STALLED = {
    "nothing": b"",
    "half a line": b"POST /xapi/sta",
    "half a head": HEAD,
    "a head without its body": HEAD + b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
    "half a body": FORM + b"Content-Length: 1000\r\n\r\na=1",
    "half a chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n3e8\r\n[",
    "chunks without an end": HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n",
    "the alternate syntax": b"POST /xapi/statements?method=PUT HTTP/1.1\r\nHost: x\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 90000000\r\n\r\na=",
    "a word before the body": FORM + b"Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n",
    "part of a large body": LARGE,
    "a second request by half": b"GET /xapi/about HTTP/1.1\r\nHost: x\r\n\r\nGET /xapi/ab",
    "no goodbye": b"GET /xapi/about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "no ear for the answer": b"GET /static/vendor/designsystemet-web/index.js HTTP/1.1\r\nHost: x\r\n\r\n"
    * 1000,
}

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]


@pytest.fixture(scope="module")
def patient(django_db_setup):
    """One worker with two threads, which would wait a minute for anybody."""
    name = connection.settings_dict["NAME"]
    with Served(name, workers=1, threads=2, WEB_PATIENCE_SECONDS="60") as served:
        yield served


@pytest.fixture(scope="module")
def hasty(django_db_setup):
    """One worker with two threads, which leaves those who say nothing for half a second."""
    name = connection.settings_dict["NAME"]
    with Served(name, workers=1, threads=2, WEB_PATIENCE_SECONDS="0.5") as served:
        yield served


@contextmanager
def line_to(served):
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        yield line


def trickle(line):
    for _ in range(100):
        line.send(b"x")
        time.sleep(0.2)


def status_of(served, raw):
    """The status that comes back for these bytes, when no more follow them."""
    with line_to(served) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        said = b"".join(iter(lambda: line.recv(65536), b""))
    return int(said.split(b" ", 2)[1]) if said else None


def says(served, path=b"/xapi/about"):
    return status_of(served, b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")


@pytest.mark.parametrize("sent", STALLED.values(), ids=STALLED)
def test_eight_who_stall_leave_the_site_answering(patient, transactional_db, sent):
    with ExitStack() as stack:
        for _ in range(8):
            line = stack.enter_context(line_to(patient))
            line.setblocking(False)
            with suppress(BlockingIOError):
                line.send(sent)
        for _ in range(16 if b"static" in sent else 1):
            time.sleep(0.2)
            assert [says(patient), says(patient, b"/logg-inn/")] == [200, 200]


@pytest.mark.parametrize("sent", STALLED.values(), ids=STALLED)
def test_one_who_stalls_is_left(hasty, transactional_db, sent):
    with line_to(hasty) as line:
        line.setblocking(False)
        with suppress(BlockingIOError):
            line.send(sent)
        if b"static" in sent:
            time.sleep(1.5)  # what is sent meanwhile finds no ear
        line.settimeout(20)
        with suppress(ConnectionError):
            while line.recv(65536):
                pass
    assert says(hasty) == 200


def test_one_who_sends_a_letter_now_and_then_is_left(hasty, transactional_db):
    with line_to(hasty) as line:
        line.sendall(HEAD + b"Content-Length: 1000\r\n\r\n")
        with pytest.raises(ConnectionError):
            trickle(line)


BROKEN = [
    b"zz\r\n{}\r\n0\r\n\r\n",
    b"-1\r\n{}\r\n0\r\n\r\n",
    b"2\r\n{}x\r\n0\r\n\r\n",
    b"\r\n{}\r\n0\r\n\r\n",
    b"ffffffffffffffffffffff\r\n{}",
    b"2\r\n{",
    b"2\r\n{}\r\n0\r\nBad\r\n\r\n",
    b"2\r\n{}\r\n0\r\n",
    b"0x2\r\n{}\r\n0\r\n\r\n",
]


def known_heads():
    """A request of one who is known, to the record store, to the API and to a page."""
    credential, secret = made_credential()
    session = signed_in(UserFactory()).cookies[settings.SESSION_COOKIE_NAME].value
    pair = base64.b64encode(f"{credential.key}:{secret}".encode()).decode()
    OrganisationFactory(organisation_number="910000001")
    token = tokens.issue("910000001", [f"{settings.API_SCOPE_PREFIX}.webhooks"])
    cookies = f"Cookie: {settings.SESSION_COOKIE_NAME}={session}; csrftoken={'x' * 32}"
    return [
        f"POST /xapi/statements HTTP/1.1\r\nX-Experience-API-Version: 1.0.3\r\nAuthorization: Basic {pair}",
        f"POST /api/v1/webhooks HTTP/1.1\r\nAuthorization: Bearer {token}",
        f"POST /leksjoner/levering/ HTTP/1.1\r\nX-CSRFToken: {'x' * 32}\r\n{cookies}",
    ]


@pytest.mark.parametrize("body", BROKEN)
def test_a_body_in_broken_chunks_is_the_senders_mistake(patient, transactional_db, body):
    more = "\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    statuses = [status_of(patient, head.encode() + more.encode() + body) for head in known_heads()]
    assert statuses[0] == 400
    assert all(400 <= status < 500 for status in statuses)


@pytest.mark.parametrize("size", [1, 50_000, MOST_WAITED_FOR, 3 * MOST_WAITED_FOR])
@pytest.mark.parametrize("is_chunked", [True, False])
def test_a_body_arrives_as_it_was_sent_whatever_its_size(patient, transactional_db, size, is_chunked):
    credential, secret = made_credential()
    pair = base64.b64encode(f"{credential.key}:{secret}".encode())
    body = json.dumps(statement(result={"response": "x" * size})).encode()
    pieces = [body[at : at + 7001] for at in range(0, len(body), 7001)]
    if is_chunked:
        pieces = [b"%x;a=b\r\n%b\r\n" % (len(piece), piece) for piece in pieces] + [b"0\r\nX: y\r\n\r\n"]
    said = b"Transfer-Encoding: chunked" if is_chunked else b"Content-Length: %d" % len(body)
    head = HEAD + b"Content-Type: application/json\r\nX-Experience-API-Version: 1.0.3\r\n"
    with line_to(patient) as line:
        for _ in range(2):
            line.sendall(b"\r\n" + head + b"Authorization: Basic " + pair + b"\r\n" + said + b"\r\n\r\n")
            for piece in pieces:
                line.sendall(piece)
            answer = b""
            while b"]" not in answer:
                answer += line.recv(65536)
            assert answer.startswith(b"HTTP/1.1 200 ")


def test_no_request_is_lost_while_workers_are_replaced(django_db_setup):
    name = connection.settings_dict["NAME"]
    with (
        Served(name, workers=2, threads=2, GUNICORN_CMD_ARGS="--max-requests 12") as served,
        ThreadPoolExecutor(4) as pool,
    ):
        assert set(pool.map(lambda _: says(served), range(120))) == {200}


def test_procfile_starts_this_worker():
    (line,) = [
        line for line in (settings.BASE_DIR / "Procfile").read_text().splitlines() if line.startswith("web:")
    ]
    assert "--worker-class lms.server.PatientWorker --no-sendfile " in line


@pytest.mark.parametrize(
    ("sent", "is_ready", "is_whole"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", True, True),
        (b"\r\n\r\nGET / HTTP/1.1\r\n", False, False),
        (b"GET / HTTP/1.1\r\ncontent-LENGTH: 2\r\n\r\nab", True, True),
        (b"GET / HTTP/1.1\r\nContent-Length: 2\r\n\r\na", False, False),
        (b"GET / HTTP/1.1\r\nContent-Length: nonsense\r\n\r\n", True, True),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", True, True),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n", False, False),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n\r\n", True, True),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", True, True),
        (b"GET / HTTP/1.1\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n", True, False),
        (b"x" * 70_000, True, False),
    ],
)
def test_a_request_is_handed_over_once_it_is_there_however_it_came(sent, is_ready, is_whole):
    for step in (1, 3, len(sent)):
        arrival = Arrival(b"")
        for at in range(0, len(sent), step):
            assert not arrival.is_ready or not is_whole
            arrival.add(sent[at : at + step])
            if len(sent) > 1000 and arrival.is_ready:
                break
        assert (arrival.is_ready, arrival.is_whole) == (is_ready, is_whole)
