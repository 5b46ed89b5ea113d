"""While the database is away: every address says so, and each request costs one line of log."""

import base64
import http.client
import time

import pytest
from django.db import IntegrityError, OperationalError, connection

from lms.approval.api import tokens
from lms.outage import is_away
from tests.lms.xapi.serving import Served

AWAY = "postgresql://nobody@127.0.0.1:1/nothing"
BASIC = "Basic " + base64.b64encode(b"key:secret").decode()
XAPI = {"Authorization": BASIC, "X-Experience-API-Version": "1.0.3"}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The platform with a database that is not there, and the file of what it logs."""
    path = tmp_path_factory.mktemp("served") / "log"
    with path.open("wb") as log, Served("nothing", workers=1, log=log, DATABASE_URL=AWAY) as made:
        made.logged = path
        yield made


def lines(served):
    return served.logged.read_text().splitlines()


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/", {}),
        ("GET", "/min-side/", {"Cookie": "sessionid=abcdefghijklmnopqrstuvwxyz012345"}),
        ("GET", "/helse/", {}),
        ("GET", "/xapi/statements", XAPI),
        ("POST", "/xapi/statements", XAPI),
        ("PUT", "/xapi/activities/state?stateId=x", XAPI),
        ("GET", "/xapi/statements", {}),
    ],
)
def test_each_request_costs_one_line(served, method, path, headers):
    before = len(lines(served))
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    line.request(method, path, headers=headers)
    answer = line.getresponse()
    answer.read()
    time.sleep(0.2)
    said = lines(served)[before:]
    assert (answer.status, len(said)) == (503, 1), said
    assert path.partition("?")[0] in said[0]


def test_a_case_system_is_told_when_to_come_again(served):
    before = len(lines(served))
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    token = tokens.issue("910000001", ["opplaering:fosterhjem.read"])
    line.request("GET", "/api/v1/offices", headers={"Authorization": f"Bearer {token}"})
    answer = line.getresponse()
    body = answer.read()
    time.sleep(0.2)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60"), body
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert len(lines(served)) == before + 1


@pytest.mark.django_db
def test_what_the_database_refuses_is_no_outage():
    def refused(sql):
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
        except Exception as error:
            return error

    assert not is_away(IntegrityError())
    assert is_away(OperationalError("the server closed the connection"))
    assert not is_away(refused("SET LOCAL statement_timeout = 1; SELECT pg_sleep(1)"))
