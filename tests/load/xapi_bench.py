"""How quick the learning record store is, with many statements stored, against plain SQL that inserts
the same rows with the same indexes.

`SIZES="100000 1000000" make bench ARGS=xapi` measures with so many statements stored, one after the
other, and how much slower reads are with the most than with the fewest; 100,000 unless it is said.
"""

import base64
import http.client
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import cycle, islice, pairwise
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from lms.people.models import User
from lms.xapi import profile
from lms.xapi.actions.credentials import make_credential
from lms.xapi.actions.statements import record
from lms.xapi.models import Facet, Statement
from lms.xapi.models.credentials import Actors, Scope
from lms.xapi.rules.actors import account
from tests.lms.xapi.serving import Served
from tests.load.report import heading, measure, percentile, ratio, timed
from tests.load.xapi_rows import World, fill, newest

BATCH, SECONDS, READS, PAGE, REFERRED = 50, 5.0, 200, 50, 9
_ROW = "id, stored, timestamp, person, verb, object_kind, object_id, registration, text, sha256"


def main() -> None:
    sizes = sorted(int(size) for size in os.environ.get("SIZES", "100000").split())
    world, filled, slowest = World(), 0, dict[str, list[float]]()
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
    for size in sizes:
        with timed() as clock:
            fill(world, filled, size)
        filled = size
        heading(f"With {size:,} statements stored (copied in within {clock.seconds:.0f} s)")
        for name, seconds in _measured(world).items():
            slowest.setdefault(name, []).append(seconds)
    if len(sizes) > 1:
        heading(f"p95 of reads with {sizes[-1]:,} statements against {sizes[0]:,}")
        for name, each in slowest.items():
            ratio(name, each[-1], each[0], "at most 1.3")


def _measured(world: World) -> dict[str, float]:
    """Print what is measured now, and return the p95 of each read in seconds."""
    plain_one, plain_many = _plain_sql(1), _plain_sql(BATCH)
    measure("plain SQL, one client, one row and what it is found by at a time", plain_one, "rows/s")
    measure("plain SQL, one client, in fifties", plain_many, "rows/s")
    own_one, own_many = _in_process(1), _in_process(BATCH)
    measure("in-process with progress, one at a time", own_one, "statements/s")
    ratio("plain SQL against it", plain_one, own_one)
    measure("in-process with progress, in fifties", own_many, "statements/s")
    ratio("plain SQL in fifties against it", plain_many, own_many)
    credential, secret = make_credential(
        name="bench", scopes=[Scope.ALL], actors=Actors.ANY, by=None, requests_per_minute=10_000_000
    )
    with Served(
        settings.DATABASES["default"]["NAME"], threads=4, settings_module="tests.load.settings"
    ) as server:
        ask = _Asker(server.port, f"{credential.key}:{secret}")
        for clients in (1, 8):
            for each, plain in ((1, plain_one), (BATCH, plain_many)):
                rate = _posting(ask, clients, each)
                ratio(
                    f"plain SQL by one client, {each} at a time, against it",
                    plain,
                    rate,
                    "at most 2.5" if each > 1 else "",
                )
        _referring(ask)
        slowest = {name: _reading(ask, name, paths) for name, paths in _questions(ask, world)}
        measure("memory of the largest worker", server.worker_memory() / 1024 / 1024, "MB")
    return slowest


class _Asker:
    """Sends requests, each thread over its own connection; anything but a good answer ends the measure."""

    def __init__(self, port: int, pair: str) -> None:
        self.port = port
        self.headers = {
            "Authorization": "Basic " + base64.b64encode(pair.encode()).decode(),
            "Content-Type": "application/json",
            "X-Experience-API-Version": "1.0.3",
        }

    def client(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def __call__(
        self, client: http.client.HTTPConnection, method: str, path: str, body: str | None = None
    ) -> bytes:
        client.request(method, path, body, self.headers)
        answer = client.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {said[:200]!r}")
        return said


def _posting(ask: _Asker, clients: int, each: int) -> float:
    """Statements a second that so many clients get stored, `each` in a request."""
    bodies = [json.dumps([_sent() for _ in range(each)]) for _ in range(40)]
    until = time.perf_counter() + SECONDS

    def post(_: int) -> list[float]:
        took, client = [], ask.client()
        for body in cycle(bodies):
            with timed() as clock:
                ask(client, "POST", "/xapi/statements", body)
            took.append(clock.seconds)
            if time.perf_counter() > until:
                return took
        return took

    with timed() as whole, ThreadPoolExecutor(clients) as pool:
        took = [seconds for one in pool.map(post, range(clients)) for seconds in one]
    rate = len(took) * each / whole.seconds
    many = f"{each} at a time" if each > 1 else "one at a time"
    _print_times(f"POST {many}, {clients} client{'s' * (clients > 1)}", took)
    measure("  that is", rate, "statements/s")
    return rate


def _referring(ask: _Asker) -> None:
    """A batch that refers from one statement to the next, against one of as many plain statements."""
    client, count = ask.client(), 1000

    def took(refers: bool, alike: bool) -> float:
        batch = [_sent() | {"id": str(uuid4())} for _ in range(count)]
        for statement in batch if alike else ():
            statement["actor"] = batch[0]["actor"]
            statement["context"] = {"registration": str(UUID(int=0))}
        for target, statement in pairwise(batch) if refers else ():
            statement["object"] = {"objectType": "StatementRef", "id": target["id"]}
        with timed() as clock:
            ask(client, "POST", "/xapi/statements", json.dumps(batch))
        return clock.seconds

    for alike, name in ((True, "of one person"), (False, "of a thousand persons")):
        plain, referring = [], []
        for _ in range(REFERRED):  # in turn, so that whatever else the machine does burdens both
            plain.append(took(False, alike))
            referring.append(took(True, alike))
        measure(f"POST {count:,} plain ones {name}, p50", 1000 * percentile(plain, 0.5), "ms")
        ratio(
            f"POST {count:,}, each about the one before, {name}, against plain ones",
            percentile(referring, 0.5),
            percentile(plain, 0.5),
            "at most 2",
        )


def _reading(ask: _Asker, name: str, paths: Iterable[str]) -> float:
    """The p95 in seconds of one client's requests; also prints how many eight clients get done."""
    asked, took, client = list(paths), [], ask.client()
    for path in islice(cycle(asked), READS):
        with timed() as clock:
            ask(client, "GET", path)
        took.append(clock.seconds)
    _print_times(name, took)

    def read(number: int) -> None:
        client = ask.client()
        for path in islice(cycle(asked), number, number + READS // 4):
            ask(client, "GET", path)

    with timed() as whole, ThreadPoolExecutor(8) as pool:
        list(pool.map(read, range(8)))
    measure("  that is, with 8 clients", 8 * (READS // 4) / whole.seconds, "requests/s")
    return percentile(took, 0.95)


def _print_times(name: str, took: list[float]) -> None:
    measure(f"{name}, p50", 1000 * percentile(took, 0.5), "ms")
    measure(f"{name}, p95", 1000 * percentile(took, 0.95), "ms")


def _questions(ask: _Asker, world: World) -> Iterator[tuple[str, list[str]]]:
    people = list(newest(world, 100))
    agents = [json.dumps(account(str(person))) for person in people]
    verb = profile.Verb.COMPLETED
    yield "GET by agent and verb", [_path(agent=agent, verb=verb) for agent in agents]
    modules = [profile.activity_id("module", module) for module in world.modules]
    yield (
        "GET by activity with related activities",
        [_path(activity=module, related_activities="true") for module in modules],
    )
    registrations = [UUID(int=person.int ^ 1, version=4) for person in people]
    yield "GET by registration", [_path(registration=str(one)) for one in registrations]
    yield "GET the newest 50", [_path()]
    yield "GET the 100th page of 50", [_hundredth(ask)]


def _path(**filters: str) -> str:
    return "/xapi/statements?" + urlencode({"limit": PAGE, **filters})


def _hundredth(ask: _Asker) -> str:
    path, client = _path(), ask.client()
    for _ in range(99):
        path = json.loads(ask(client, "GET", path))["more"]
    return path


def _sent() -> dict[str, object]:
    """A statement as an external system would send it; ids are made by the store."""
    number = uuid4().int
    activity = {
        "objectType": "Activity",
        "id": f"https://tool.example/activities/{number % 500}",
        "definition": {"type": profile.TYPES["lesson"], "name": {"nb": "En leksjon", "en": "A lesson"}},
    }
    parent = {"id": f"https://tool.example/courses/{number % 20}"}
    return {
        "actor": {"account": {"homePage": "https://tool.example", "name": str(number % 1000)}},
        "verb": {"id": profile.Verb.COMPLETED, "display": {"en": "completed"}},
        "object": activity,
        "result": {"completion": True, "duration": "PT4M5S", "score": {"scaled": 0.8}},
        "context": {
            "registration": str(uuid4()),
            "contextActivities": {"parent": [parent], "category": [{"id": "https://tool.example/profile"}]},
            "language": "nb",
        },
        "timestamp": "2026-03-02T12:00:00Z",
    }


def _in_process(each: int) -> float:
    """The platform's own recording, each person with a record of ordinary length."""
    people = [User.objects.create(username=f"bench-{uuid4()}").uuid for _ in range(20)]
    statements = [
        profile.completed_lesson(person, lesson=uuid4(), duration=timedelta(minutes=9), at=timezone.now())
        for person in islice(cycle(people), 200 * (1 + each // 10))
    ]
    with timed() as clock:
        for start in range(0, len(statements), each):
            with transaction.atomic():
                record(statements[start : start + each])
    return len(statements) / clock.seconds


def _plain_sql(each: int) -> float:
    """The same rows with the same indexes, by one client that does nothing else, and committed."""
    count = 400 if each == 1 else 4000
    rows = list(Statement.objects.order_by("-stored").values_list(*_ROW.split(", "))[:count])
    keys: dict[object, list[UUID]] = {}
    for key, stored in Facet.objects.filter(stored__gte=rows[-1][1], depths=Facet.OWN).values_list(
        "key", "stored"
    ):
        keys.setdefault(stored, []).append(key)
    last = Statement.objects.order_by("-stored").values_list("stored", flat=True)[0]
    fresh, facets = [], []
    for number, row in enumerate(rows):
        stored = last + timedelta(microseconds=number + 1)
        fresh.append((uuid4(), stored, *row[2:]))
        facets.append([(key, stored, Facet.OWN) for key in keys[row[1]]])
    with timed() as clock, connection.cursor() as cursor:
        for start in range(0, len(rows), each):
            with transaction.atomic():
                _insert(cursor.execute, f"xapi_statement ({_ROW})", fresh[start : start + each])
                chosen = [facet for some in facets[start : start + each] for facet in some]
                _insert(cursor.execute, "xapi_facet (key, stored, depths)", chosen)
    return len(rows) / clock.seconds


def _insert(execute: Callable[..., object], table: str, rows: Sequence[tuple[object, ...]]) -> None:
    values = ", ".join(["(" + ", ".join(["%s"] * len(rows[0])) + ")"] * len(rows))
    execute(f"INSERT INTO {table} VALUES {values}", [value for row in rows for value in row])  # noqa: S608
