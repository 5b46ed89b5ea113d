"""How quick the caseworker's desk is with few and many homes, and how quick the gate decides."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from lms.approval import gate
from lms.approval.actions import keep_statuses
from lms.people.models import Assignment, FosterHome, FosterParent, User
from tests.lms.approval.factories import Case, ordinary_rules
from tests.load.report import heading, measure, per_second, percentile, ratio, timed

FEW, MANY, TIMES = 20, 2_000, 15
CASES = Path(__file__).resolve().parent.parent / "data" / "gate_cases.json"


def main() -> None:
    _desk()
    _gate()


def _desk() -> None:
    heading("The caseworker's list of homes")
    ordinary_rules()
    case = Case()
    client = Client()
    client.force_login(case.caseworker, backend="lms.people.signin.NameOrEmailBackend")
    medians = {}
    for homes in (FEW, MANY):
        with timed() as clock:
            _fill(case, homes)
        if homes == MANY:
            measure("registering and evaluating homes", (MANY - FEW) / clock.seconds, "homes/s")
        times, queries = _read(client)
        medians[homes] = percentile(times, 0.5)
        measure(f"{homes} homes: median", medians[homes] * 1000, "ms")
        measure(f"{homes} homes: p95", percentile(times, 0.95) * 1000, "ms")
        measure(f"{homes} homes: queries", queries)
    ratio(f"{MANY} homes against {FEW}", medians[MANY], medians[FEW])


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
