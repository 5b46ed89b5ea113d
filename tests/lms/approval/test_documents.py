"""What approvals rested on is kept for good, and every format of it opens for ever."""

import json
import re
from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from lms.approval import gate
from lms.approval.actions.evaluation import evaluate, evaluate_stale
from lms.approval.forms.rule_sets import RequirementForm
from lms.approval.gate import case as cases
from lms.approval.gate import documents
from lms.approval.gate.reader import Reader
from lms.approval.models import Approval, GateStatus, Requirement
from lms.approval.queries.snapshots import (
    SnapshotVerdict,
    check_snapshot,
    current_snapshot,
    evidence_relied_on,
)
from lms.approval.queries.statistics.journeys import journeys_by_home
from lms.people.models import FosterHome, HomeKind
from lms.xapi.models import Statement
from tests.lms.approval.factories import Case, ordinary_rules
from tests.lms.approval.test_approvals import approve
from tests.lms.approval.test_desk import signed_in
from tests.test_architecture import relative, tracked

pytestmark = pytest.mark.django_db

KEPT = {
    int(path.stem.removeprefix("format-")): json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(__file__).parents[2] / "data" / "snapshots").glob("format-*.json")
}
KNOWING_A_PROPERTY = {
    "lms/approval/gate/case.py",
    "lms/approval/gate/decide.py",
    "lms/approval/models/rule_sets.py",
    "lms/approval/forms/rule_sets.py",
    "lms/approval/templates/approval/rule_set.html",
}


@pytest.fixture
def stored(db):
    """Store an approval on a snapshot as it was kept, beside the statements that it rests on."""

    def _stored(kept):
        case = Case()
        for id_, text in kept["statements"].items():
            said = json.loads(text)
            Statement.objects.create(
                id=id_,
                stored=timezone.now(),
                timestamp=said["timestamp"],
                person=said["actor"]["account"]["name"],
                verb=said["verb"]["id"],
                object_kind="Activity",
                object_id=said["object"]["id"],
                text=text,
                sha256=sha256(text.encode()).hexdigest(),
            )
        approval = Approval.objects.create(
            assignment=case.assignment,
            decided_by=case.caseworker,
            decided_for=case.office,
            decided_at=timezone.now(),
            police_certificate_seen_on=date(2026, 2, 1),
            snapshot=kept["snapshot"],
        )
        approval.parents.set(case.adults)
        return approval

    return _stored


def must_open(approval):
    """The approval's page, its PDF, both checks and the statistics all read the snapshot."""
    client = signed_in(approval.decided_by)
    page = client.get(reverse("approval:approval", args=[approval.uuid]))
    assert page.status_code == 200
    for item in approval.snapshot["evidence"]:
        assert item["statements"][0]["sha256"][:8] in page.content.decode()
    paper = client.get(reverse("approval:approval-paper", kwargs={"approval": approval.uuid}))
    assert str(approval.uuid) in "".join(
        one.extract_text() for one in PdfReader(BytesIO(paper.content)).pages
    )
    told = StringIO()
    call_command("check_approvals", str(approval.uuid), stdout=told)
    assert f"{len(approval.snapshot['evidence'])} same, 0 voided, 0 missing, 0 changed." in told.getvalue()
    assert {one.verdict for one in check_snapshot(approval.snapshot)} == {SnapshotVerdict.SAME}
    assert evidence_relied_on(approval.snapshot)
    (journey,) = journeys_by_home(FosterHome.objects.filter(pk=approval.assignment.home_id)).values()
    assert "complete" in journey.on


def test_a_snapshot_of_every_format_so_far_is_kept_with_the_tests():
    assert set(KEPT) == set(range(1, documents.FORMAT + 1))
    assert set(documents.UPGRADES) == set(range(1, documents.FORMAT))


@pytest.mark.parametrize("number", KEPT)
def test_an_approval_of_every_format_opens_as_page_paper_and_check(stored, number):
    must_open(stored(KEPT[number]))


@pytest.mark.parametrize("number", KEPT)
def test_a_kept_case_is_answered_today_as_it_was_then(number):
    document = documents.opened(KEPT[number]["snapshot"])
    assert gate.decide(documents.read(document)).to_json() == document["answer"]


@pytest.fixture
def next_format(monkeypatch):
    """The platform a format later: a requirement says how many hours it takes."""

    @dataclass(frozen=True, slots=True)
    class WithHours(cases.Requirement):
        hours: int = 0

        @classmethod
        def read(cls, value):
            value.must_have(*gate.FIELDS, "hours")
            known = {name: value.value[name] for name in gate.FIELDS}
            before = gate.Requirement.read(Reader(value.path, known))
            return cls(*astuple(before), hours=value["hours"].count())

    def add_hours(document):
        for requirement in document["input"]["rules"]["requirements"]:
            requirement["hours"] = 0
        return document

    monkeypatch.setattr(cases, "Requirement", WithHours)
    monkeypatch.setattr(documents, "FORMAT", documents.FORMAT + 1)
    monkeypatch.setitem(documents.UPGRADES, documents.FORMAT - 1, add_hours)
    return documents.FORMAT


def test_an_approval_from_before_a_property_was_added_opens_through_the_upgrade(stored, next_format):
    kept = KEPT[next_format - 1]
    with pytest.raises(gate.MalformedDocument, match="lacks hours"):
        gate.Case.from_json(kept["snapshot"]["input"])
    approval = stored(kept)
    must_open(approval)
    approval.refresh_from_db()
    assert approval.snapshot == kept["snapshot"]


def test_what_is_kept_stays_as_it_is_when_it_is_opened(next_format):
    kept = KEPT[next_format - 1]["snapshot"]
    before = json.dumps(kept)
    assert documents.opened(kept)["format"] == next_format
    assert json.dumps(kept) == before


@pytest.mark.parametrize("number", [0, documents.FORMAT + 1, "1", None])
def test_a_format_that_is_not_known_is_refused_by_its_number(number):
    with pytest.raises(gate.MalformedDocument, match=f"has format {number}"):
        documents.opened({"format": number, "input": {}, "answer": {}})


def test_an_approval_says_the_format_of_its_snapshot_beside_the_case():
    ordinary_rules()
    case = Case()
    case.train()
    snapshot = approve(case).snapshot
    assert snapshot["format"] == documents.FORMAT
    assert "format" not in snapshot["input"]
    assert current_snapshot(Approval.objects.get()) == snapshot


def test_a_row_that_was_answered_in_an_older_format_is_answered_anew(monkeypatch):
    ordinary_rules()
    case = Case()
    evaluate([case.status.pk])
    assert not GateStatus.objects.stale().exists()
    monkeypatch.setattr(documents, "FORMAT", documents.FORMAT + 1)
    monkeypatch.setitem(documents.UPGRADES, documents.FORMAT - 1, lambda document: document)
    assert GateStatus.objects.stale().get() == case.status
    assert case.status.kept["format"] == documents.FORMAT
    assert evaluate_stale() == 1
    assert case.status.given_format == documents.FORMAT


def test_a_requirements_fields_are_those_of_its_model_and_of_its_form():
    stored = {field.name for field in Requirement._meta.get_fields()}
    assert stored == {"id", "rule_set", "position", *gate.FIELDS}
    asked_for = set(RequirementForm.base_fields)
    assert asked_for - {"enrol_in", "also"} == set(gate.FIELDS) - {"any_of"}


def test_a_property_of_a_requirement_is_known_in_five_files():
    knowing = {
        relative(path)
        for path in tracked()
        if relative(path).startswith("lms/") and path.suffix in {".py", ".html"}
        if not re.search(r"/migrations/|demo", relative(path))
        if "valid_months" in path.read_text(encoding="utf-8")
    }
    assert knowing == KNOWING_A_PROPERTY


def test_the_kinds_of_homes_are_the_gates_kinds():
    assert [kind.value for kind in HomeKind] == [kind.value for kind in gate.HomeKind]


def test_snapshots_are_read_through_their_format_alone():
    raw = re.compile(r"\.snapshot\[|snapshot\[\"input\"\]\[\"rules\"\]|Case\.from_json\(")
    reading = {
        relative(path)
        for path in tracked()
        if path.suffix == ".py" and relative(path).startswith("lms/") and raw.search(path.read_text())
    }
    assert reading == {"lms/approval/gate/documents.py", "lms/approval/management/commands/gate_cases.py"}
