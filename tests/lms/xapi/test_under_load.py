"""Many at once, over real connections: one winner, whole pages, nothing acknowledged is lost."""

import base64
import http.client
import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from lms.xapi.actions.references import LEFT_OVER_AFTER, finish_left_over
from lms.xapi.models import Document, Facet, Lending, Statement, Voiding
from tests.lms.xapi.conftest import made_credential
from tests.lms.xapi.factories import reference, statement, voiding
from tests.lms.xapi.serving import Served

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]


class Caller:
    """One client with one connection to a served platform."""

    def __init__(self, served, credential, secret):
        self.http = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
        self.headers = {
            "Authorization": "Basic " + base64.b64encode(f"{credential.key}:{secret}".encode()).decode(),
            "X-Experience-API-Version": "1.0.3",
            "Content-Type": "application/json",
        }

    def __call__(self, method, path, body=None, **params):
        query = f"?{urlencode(params)}" if params else ""
        raw = None if body is None else json.dumps(body)
        self.http.request(method, f"{path}{query}", raw, self.headers)
        answer = self.http.getresponse()
        return answer.status, answer.read(), answer


@pytest.fixture(scope="module")
def platform(django_db_setup):
    with Served(connection.settings_dict["NAME"], workers=3) as made:
        yield made


@pytest.fixture
def served(platform, transactional_db):
    platform.start()
    return platform


@pytest.fixture
def caller(served):
    made = made_credential(requests_per_minute=1_000_000)
    return lambda: Caller(served, *made)


def at_once(count, act):
    """Do the same from so many threads, beginning together; their results."""
    barrier = threading.Barrier(count)

    def one(number):
        barrier.wait()
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def wait_until(holds):
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, "not within a minute"
        time.sleep(0.02)


def test_of_parallel_puts_of_one_id_one_is_stored(caller):
    for _ in range(5):
        statement_id = str(uuid4())

        def put(number, statement_id=statement_id):
            whole = statement(verb={"id": f"http://example.no/verbs/{number}"})
            return caller()("PUT", "/xapi/statements", whole, statementId=statement_id)[0]

        assert sorted(at_once(8, put)) == [204] + [409] * 7
    assert Statement.objects.count() == 5


def test_parallel_puts_of_the_same_statement_are_all_accepted(caller):
    statement_id = str(uuid4())
    statuses = at_once(
        8, lambda n: caller()("PUT", "/xapi/statements", statement(), statementId=statement_id)[0]
    )
    assert statuses == [204] * 8
    assert Statement.objects.count() == 1


def test_parallel_batches_about_the_same_activities_never_fail(caller):
    def activity(number):
        return {"id": f"http://example.no/activities/{number}", "definition": {"name": {"nb": str(uuid4())}}}

    def post(number):
        call = caller()
        order = list(range(10)) if number % 2 else list(range(9, -1, -1))
        return [
            call("POST", "/xapi/statements", [statement(object=activity(n)) for n in order])[0]
            for _ in range(5)
        ]

    assert {status for statuses in at_once(8, post) for status in statuses} == {200}


def test_of_parallel_new_documents_one_is_stored(caller):
    place = {"activityId": "http://example.no/1", "profileId": "p"}

    def put(number):
        call = caller()
        call.headers["If-None-Match"] = "*"
        return call("PUT", "/xapi/activities/profile", {"by": number}, **place)[0]

    assert sorted(at_once(8, put)) == [204] + [412] * 7
    assert Document.objects.count() == 1


def test_parallel_merges_lose_nothing(caller):
    place = {"activityId": "http://example.no/1", "profileId": "p"}
    statuses = at_once(8, lambda n: caller()("POST", "/xapi/activities/profile", {f"key{n}": n}, **place)[0])
    assert statuses == [204] * 8
    assert len(json.loads(bytes(Document.objects.get().body))) == 8


def test_parallel_voiding_of_one_statement_is_one_voiding(caller):
    target = str(uuid4())
    caller()("POST", "/xapi/statements", statement(id=target))
    assert at_once(6, lambda n: caller()("POST", "/xapi/statements", voiding(target))[0]) == [200] * 6
    assert Voiding.objects.count() == 1


def test_pages_read_while_eight_write_neither_skip_nor_repeat(caller):
    stop = threading.Event()
    acknowledged = []

    def write(number):
        call = caller()
        while not stop.is_set():
            status, body, _ = call("POST", "/xapi/statements", [statement() for _ in range(1 + number % 3)])
            assert status == 200
            acknowledged.extend(json.loads(body))

    def pages(call, **params):
        path, asked = "/xapi/statements", params
        while path:
            _, body, answer = call("GET", path, **asked)
            page = json.loads(body)
            yield page["statements"], answer.headers["X-Experience-API-Consistent-Through"]
            path, asked = page["more"], {}

    seen: list[Any] = []
    with ThreadPoolExecutor(8) as pool:
        writers = [pool.submit(write, number) for number in range(8)]
        try:
            call, until = caller(), time.monotonic() + 6
            since = "2020-01-01T00:00:00Z"
            while time.monotonic() < until and len(seen) < 500:
                for shown, _ in pages(call, ascending="true", since=since, limit=7):
                    seen += [(one["stored"], one["id"]) for one in shown]
                    if time.monotonic() > until:
                        break
                since = seen[-1][0] if seen else since
        finally:
            stop.set()
        for writer in writers:
            writer.result()
    answered = list(pages(caller(), ascending="true", since=since))
    for shown, _ in answered:
        seen += [(one["stored"], one["id"]) for one in shown]
    assert seen == sorted(set(seen))
    assert [one for _, one in seen] == [
        str(pk) for pk in Statement.objects.order_by("stored").values_list("pk", flat=True)
    ]
    assert {one for _, one in seen} == set(acknowledged)
    assert datetime.fromisoformat(answered[-1][1]) >= datetime.fromisoformat(seen[-1][0])


def test_descending_pages_are_a_snapshot_while_eight_write(caller):
    stop = threading.Event()

    def write(number):
        call = caller()
        while not stop.is_set():
            call("POST", "/xapi/statements", [statement(), statement()])

    with ThreadPoolExecutor(8) as pool:
        for number in range(8):
            pool.submit(write, number)
        try:
            wait_until(lambda: Statement.objects.count() > 100)
            call = caller()
            for filters in ({}, {"verb": "http://example.no/verbs/did"}):
                path, asked, seen = "/xapi/statements", {"limit": 11, **filters}, []
                while path:
                    page = json.loads(call("GET", path, **asked)[1])
                    seen += [(one["stored"], one["id"]) for one in page["statements"]]
                    path, asked = page["more"], {}
                assert seen == sorted(seen, reverse=True)
                below = Statement.objects.filter(stored__lte=datetime.fromisoformat(seen[0][0]))
                assert len(seen) == below.count()
        finally:
            stop.set()


def chain(length, number=0):
    """The ids, the verbs and the statements of a batch, each about the one before."""
    ids = [str(uuid4()) for _ in range(length)]
    verbs = [f"http://example.no/verbs/{number}-{one}" for one in range(length)]
    whole = [statement(id=one, verb={"id": verb}) for one, verb in zip(ids, verbs, strict=True)]
    for target, one in pairwise(whole):
        one["object"] = reference(target["id"])
    return ids, verbs, whole


def test_others_go_on_while_a_batch_refers_from_one_to_the_next(caller):
    chains = [chain(2500, number) for number in range(3)]
    stop, meanwhile = threading.Event(), []

    def write(number):
        call = caller()
        while not stop.is_set():
            assert call("POST", "/xapi/statements", statement())[0] == 200
            meanwhile.append(time.monotonic())

    call = caller()
    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(write, number) for number in range(3)]
        try:
            while len(meanwhile) < 10 and not any(writer.done() for writer in writers):
                time.sleep(0.01)
            for _, _, whole in chains:
                began = time.monotonic()
                assert call("POST", "/xapi/statements", whole)[0] == 200
                assert any(moment > began for moment in meanwhile)
        finally:
            stop.set()
        for writer in writers:
            writer.result()
    for ids, verbs, _ in chains:
        page = json.loads(call("GET", "/xapi/statements", verb=verbs[500], ascending="true")[1])
        assert [one["id"] for one in page["statements"]] == ids[500:517]


def test_everything_acknowledged_before_a_kill_is_there_and_nothing_half(served, caller):
    acknowledged, sent = [], []
    lock = threading.Lock()

    def write(number):
        call = caller()
        while True:
            batch = [statement(id=str(uuid4())) for _ in range(1 if number % 2 else 25)]
            with lock:
                sent.append([one["id"] for one in batch])
            try:
                status, body, _ = call("POST", "/xapi/statements", batch)
            except (OSError, http.client.HTTPException):
                return
            assert status == 200
            with lock:
                acknowledged.extend(json.loads(body))

    with ThreadPoolExecutor(8) as pool:
        writers = [pool.submit(write, number) for number in range(8)]
        wait_until(lambda: len(acknowledged) > 300)
        served.kill()
        for writer in writers:
            writer.result()
    there = {str(pk) for pk in Statement.objects.values_list("pk", flat=True)}
    assert len(acknowledged) > 100
    assert set(acknowledged) <= there
    for ids in sent:
        assert set(ids) <= there or not set(ids) & there
    whole = Statement.objects.filter(stored__in=Facet.objects.values("stored"))
    assert whole.count() == len(there)
    served.start()
    status, body, _ = caller()("POST", "/xapi/statements", [{**statement(), "id": acknowledged[0]}])
    assert (status, json.loads(body)) == (200, [acknowledged[0]])


def test_what_a_killed_process_had_still_to_lend_is_lent_by_the_sweep(served, caller):
    def send(whole):
        with suppress(OSError, http.client.HTTPException):
            caller()("POST", "/xapi/statements", whole)

    for number in range(5):
        ids, verbs, whole = chain(3000, number)
        with ThreadPoolExecutor(1) as pool:
            sent = pool.submit(send, whole)
            while not (is_marked := Lending.objects.exists()) and not sent.done():
                time.sleep(0.001)
            if is_marked:
                served.kill()
        if Lending.objects.exists():
            break
        served.start()
    assert Lending.objects.exists(), "five batches were lent whole before anybody could be killed"
    assert finish_left_over(now=timezone.now() + 2 * LEFT_OVER_AFTER) == 1
    served.start()
    page = json.loads(caller()("GET", "/xapi/statements", verb=verbs[2500], ascending="true")[1])
    assert [one["id"] for one in page["statements"]] == ids[2500:2517]


def test_a_client_that_hangs_up_stores_nothing_and_harms_nobody(served, caller):
    call = caller()
    body = json.dumps([statement() for _ in range(100)]).encode()
    head = "".join(f"{name}: {value}\r\n" for name, value in call.headers.items())
    start = f"POST /xapi/statements HTTP/1.1\r\nHost: x\r\n{head}Content-Length: {len(body)}\r\n\r\n"
    for keep in (0, 10, len(body) - 1):
        with socket.create_connection(("127.0.0.1", served.port)) as line:
            line.sendall(start.encode() + body[:keep])
    time.sleep(0.5)
    assert not Statement.objects.exists()
    assert call("POST", "/xapi/statements", statement())[0] == 200


def test_a_chunked_body_is_read_whole(served, caller):
    call = caller()
    pieces = (
        json.dumps([statement() for _ in range(50)])[at : at + 1000].encode()
        for at in range(0, 100_000, 1000)
    )
    call.http.request("POST", "/xapi/statements", (p for p in pieces if p), call.headers, encode_chunked=True)
    answer = call.http.getresponse()
    assert answer.status == 200
    assert len(json.loads(answer.read())) == 50


def test_a_body_that_is_too_large_is_refused_in_bounded_memory(served, caller):
    call = caller()
    before = served.worker_memory()
    call.http.putrequest("POST", "/xapi/statements")
    for name, value in (call.headers | {"Content-Length": str(40 * 1024 * 1024)}).items():
        call.http.putheader(name, value)
    call.http.endheaders()
    for _ in range(40):
        call.http.send(b" " * 1024 * 1024)
    assert call.http.getresponse().status == 413
    assert served.worker_memory() - before < 30 * 1024 * 1024
