"""How quick the caseworker's desk, the gate, the full re-evaluation and the municipal API are.

`HOMES=2000 make bench ARGS=approval` re-evaluates fewer than 10,000 homes.
"""

import http.client
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from lms.approval import gate
from lms.approval.actions.evaluation import evaluate_all, keep_statuses
from lms.approval.api import tokens
from lms.approval.models import GateStatus
from lms.people.models import Assignment, FosterHome, FosterParent, User
from tests import databases
from tests.lms.approval.factories import Case, ordinary_rules
from tests.lms.xapi.serving import Served
from tests.load.report import heading, measure, per_second, percentile, ratio, timed

FEW, MANY, TIMES = 50, 5_000, 25
SIZES = (20, FEW, 2_000, MANY)
CLIENTS, CALLS = 8, 25
NUMBER = "910000001"
CASES = Path(__file__).resolve().parent.parent / "data" / "gate_cases.json"


def main() -> None:
    ordinary_rules()
    case = Case()
    case.office.organisation_number = NUMBER
    case.office.save(update_fields=["organisation_number"])
    _desk(case)
    _api()
    _evaluation(case, int(os.environ.get("HOMES", "10000")))
    _gate()


def _desk(case: Case) -> None:
    heading("The caseworker's list of homes")
    client = Client()
    client.force_login(case.caseworker, backend="lms.people.backends.NameOrEmailBackend")
    slowest, asked = {}, {}
    for homes in SIZES:
        _fill(case, homes)
        times, asked[homes] = _read(client)
        slowest[homes] = percentile(times, 0.95)
        measure(f"{homes} assignments: median", percentile(times, 0.5) * 1000, "ms")
        measure(f"{homes} assignments: p95", slowest[homes] * 1000, "ms")
        measure(f"{homes} assignments: queries", asked[homes])
    ratio(f"p95 of {MANY} assignments against {FEW}", slowest[MANY], slowest[FEW], "at most 1.5")
    ratio("p95 of 2000 assignments against 20", slowest[2_000], slowest[20])
    if len(set(asked.values())) > 1:
        raise RuntimeError("The desk asks more of the database with more assignments.")


def _evaluation(case: Case, homes: int) -> None:
    heading("The full re-evaluation")
    _fill(case, homes)
    with timed() as clock:
        number = evaluate_all()
    measure(f"{number} homes evaluated anew", number / clock.seconds, "homes/s")
    measure("  stale afterwards", GateStatus.objects.stale().count())


def _api() -> None:
    heading(f"The municipal API, {MANY} assignments, a hundred a page")
    token = tokens.issue(NUMBER, [f"{settings.API_SCOPE_PREFIX}.read"])
    os.environ["API_REQUESTS_PER_MINUTE"] = "10000000"
    with Served(
        settings.DATABASES["default"]["NAME"], threads=4, settings_module="tests.load.settings"
    ) as server:

        def call(_: int) -> list[float]:
            client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
            took = []
            for _number in range(CALLS):
                with timed() as clock:
                    headers = {"Authorization": f"Bearer {token}"}
                    client.request("GET", "/api/v1/assignments?limit=100", headers=headers)
                    answer = client.getresponse()
                    answer.read()
                if answer.status != 200:
                    raise RuntimeError(f"The API answered {answer.status}.")
                took.append(clock.seconds)
            return took

        call(0)
        for clients in (1, CLIENTS):
            with timed() as whole, ThreadPoolExecutor(clients) as pool:
                took = [seconds for one in pool.map(call, range(clients)) for seconds in one]
            name = f"list, {clients} client{'s' * (clients > 1)}"
            measure(f"{name}: median", percentile(took, 0.5) * 1000, "ms")
            measure(f"{name}: p95", percentile(took, 0.95) * 1000, "ms")
            measure(f"{name}: calls", len(took) / whole.seconds, "calls/s")


def _fill(case: Case, wanted: int) -> None:
    missing = range(Assignment.objects.filter(organisation=case.office).count(), wanted)
    homes = FosterHome.objects.bulk_create(
        FosterHome(
            host_municipality=case.municipality,
            registered_by=case.service,
            trained_by=case.service,
            registered_on=date(2026, 1, 10),
        )
        for _ in missing
    )
    adults = User.objects.bulk_create(
        User(username=f"bench-{number}-{side}", first_name=f"Adult {side}", last_name=f"Home {number}")
        for number in missing
        for side in (1, 2)
    )
    FosterParent.objects.bulk_create(
        FosterParent(home=homes[place // 2], user=adult, joined_on=date(2026, 1, 10))
        for place, adult in enumerate(adults)
    )
    Assignment.objects.bulk_create(
        Assignment(
            home=home,
            organisation=case.office,
            case_reference=f"B-{number:05}",
            kind="ordinary",
            registered_on=date(2026, 1, 10),
        )
        for number, home in zip(missing, homes, strict=True)
    )
    with transaction.atomic():
        keep_statuses(homes)
    with databases.unbound(), connection.cursor() as cursor:  # as the database does by itself within a minute
        cursor.execute("ANALYZE")


def _read(client: Client) -> tuple[list[float], int]:
    address = reverse("approval:desk")
    client.get(address)
    asked: list[str] = []

    def count(execute: Callable[..., object], sql: str, *rest: object) -> object:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        client.get(address)
    times = []
    for _ in range(TIMES):
        with timed() as clock:
            assert client.get(address).status_code == 200
        times.append(clock.seconds)
    return times, len(asked)


def _gate() -> None:
    heading("The gate")
    told = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    cases = [gate.Case.from_json(case["input"]) for case in told if "error" not in case["expected"]]

    def decide_all() -> None:
        for case in cases:
            gate.decide(case)

    measure("evaluations", per_second(decide_all, each=len(cases)), "cases/s")
