"""How quick the learning record takes statements: in-process and over HTTP, against plain SQL that
inserts the same rows."""

import base64
import http.client
import json
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from lms.people.models import User
from lms.xapi import profile
from lms.xapi.actions import make_credential, record
from lms.xapi.models import Statement
from tests.lms.xapi.serving import Served
from tests.load.report import heading, measure, ratio, timed

SINGLE, BATCH = 500, 50
_COLUMNS = "id, stored, timestamp, person, verb, object_kind, object_id, registration, text, sha256"


def main() -> None:
    heading("Recording statements, one at a time and in batches of 50, one client")
    person = User.objects.create(username="bench-learner").uuid
    own = _own(person)
    measure("in-process, one at a time", own, "statements/s")
    batches = _own(person, each=BATCH)
    measure("in-process, in batches of 50", batches, "statements/s")
    plain = _plain_sql()
    measure("plain SQL, the same rows one at a time", plain, "rows/s")
    ratio("plain SQL against in-process", plain, own)
    with Served(settings.DATABASES["default"]["NAME"]) as server:
        credential, secret = make_credential(
            name="bench", scopes=["all"], actors="ours", by=None, requests_per_minute=1_000_000
        )
        over_http = _over_http(server.port, f"{credential.key}:{secret}", person)
        measure("over HTTP, one at a time", over_http, "statements/s")
        ratio("plain SQL against HTTP", plain, over_http)


def _statement(person):
    return profile.completed_lesson(person, lesson=uuid4(), duration=timedelta(minutes=9), at=timezone.now())


def _own(person, *, each: int = 1) -> float:
    statements = [_statement(person) for _ in range(SINGLE)]
    with timed() as clock:
        for start in range(0, SINGLE, each):
            with transaction.atomic():
                record(statements[start : start + each])
    return SINGLE / clock.seconds


def _plain_sql() -> float:
    rows = list(Statement.objects.order_by("-stored").values_list(*_COLUMNS.split(", "))[:SINGLE])
    fresh = [(uuid4(), row[1] + timedelta(days=1), *row[2:]) for row in rows]
    values = ", ".join(["%s"] * len(fresh[0]))
    with timed() as clock, connection.cursor() as cursor:
        for row in fresh:
            cursor.execute(f"INSERT INTO xapi_statement ({_COLUMNS}) VALUES ({values})", row)  # noqa: S608
    return len(fresh) / clock.seconds


def _over_http(port: int, secret: str, person) -> float:
    headers = {
        "Authorization": "Basic " + base64.b64encode(secret.encode()).decode(),
        "Content-Type": "application/json",
        "X-Experience-API-Version": "1.0.3",
    }
    bodies = [json.dumps(_statement(person).as_version("1.0.3")) for _ in range(SINGLE)]
    client = http.client.HTTPConnection("127.0.0.1", port)
    with timed() as clock:
        for body in bodies:
            client.request("POST", "/xapi/statements", body, headers)
            answer = client.getresponse()
            said = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{answer.status}: {said[:200]!r}")
    return SINGLE / clock.seconds
