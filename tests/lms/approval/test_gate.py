"""The approval gate: its worked cases, and what holds for every case."""

import json
import random
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from lms.approval import gate
from lms.approval.gate import MalformedDocument

CASES = Path(__file__).parents[2] / "data" / "gate_cases.json"
OWN = CASES.with_name("own_gate_cases.json")
WORKED = [case for path in (CASES, OWN) for case in json.loads(path.read_text(encoding="utf-8"))["cases"]]

TRAININGS = ["pride-basic", "modular-1", "modular-2", "special-siblings"]
GROUPS = ["siblings", "youth"]
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case["name"])
def test_worked_case_is_answered_as_written(case):
    try:
        found = gate.decide(gate.Case.from_json(case["input"])).to_json()
    except gate.EmptyGate:
        found = {"error": "EmptyGate"}
    assert found == case["expected"]


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case["name"])
def test_worked_case_survives_reading_and_writing(case):
    assert gate.Case.from_json(case["input"]).to_json() == case["input"]


IDS = st.integers(0, 10_000)
OTHER_IDS = st.integers(20_000, 30_000)
KINDS = st.sampled_from(gate.HomeKind)
NOT_EXEMPT = KINDS.filter(lambda kind: kind is not gate.HomeKind.SPECIAL_TERMS)


def evidence(ids):
    return st.builds(
        gate.Evidence,
        id=ids.map("e{}".format),
        parent=st.sampled_from(["p1", "p2", "p3", "stranger"]),
        training=st.sampled_from(TRAININGS),
        completed_on=DAYS,
        withdrawn=st.booleans(),
    )


REQUIREMENTS = st.builds(
    gate.Requirement,
    key=st.text("abc", min_size=1, max_size=3),
    phase=st.sampled_from(gate.Phase),
    any_of=st.lists(st.sampled_from(TRAININGS), min_size=1, max_size=3).map(tuple),
    who=st.sampled_from(gate.Who),
    only_for=st.lists(st.sampled_from(GROUPS), max_size=2, unique=True).map(tuple),
    strength=st.sampled_from(gate.Strength),
    due_days=st.none() | st.integers(0, 400),
    valid_months=st.none() | st.integers(0, 40),
)
# Made once: a strategy that is made while a case is drawn is checked anew for each case.
SETS = st.lists(REQUIREMENTS, max_size=4, unique_by=lambda r: r.key)
URGENT = st.none() | st.sampled_from(gate.UrgentBasis)
MOVED_IN = st.none() | DAYS
SOME_GROUPS = st.lists(st.sampled_from(GROUPS), max_size=2, unique=True)
ADULTS = st.lists(st.sampled_from(["p1", "p2", "p3"]), min_size=1, unique=True)
URGENT_DAYS = st.integers(0, 400)
EVIDENCE = st.lists(evidence(IDS), max_size=12, unique_by=lambda e: e.id)


@st.composite
def cases(draw, kinds=KINDS):
    basic = gate.Requirement("basic", gate.Phase.BEFORE_APPROVAL, ("pride-basic", "modular-1"), gate.Who.EACH)
    more = draw(SETS)
    kind = draw(kinds)
    return gate.Case(
        on=draw(DAYS),
        assignment=gate.Assignment(
            kind=kind,
            preparation=draw(st.booleans()),
            urgent_basis=draw(URGENT),
            moved_in_on=draw(MOVED_IN),
            target_groups=tuple(draw(SOME_GROUPS)),
            registered_on=draw(DAYS),
        ),
        parents=tuple(draw(ADULTS)),
        rules=gate.Rules("set", kind, date(2023, 1, 1), draw(URGENT_DAYS), (basic, *more)),
        evidence=tuple(draw(EVIDENCE)),
    )


def finish(case):
    """The case with everything done today by everyone."""
    done = tuple(
        gate.Evidence(f"done-{parent}-{training}", parent, training, case.on)
        for parent in case.parents
        for training in TRAININGS
    )
    return replace(case, evidence=case.evidence + done)


@given(cases(NOT_EXEMPT), st.lists(evidence(OTHER_IDS), max_size=6))
def test_more_evidence_never_turns_cleared_into_something_else(case, more):
    case = finish(case)
    assert gate.decide(case).outcome is gate.Outcome.CLEARED
    assert gate.decide(replace(case, evidence=case.evidence + tuple(more))).outcome is gate.Outcome.CLEARED


@given(cases(), st.lists(evidence(OTHER_IDS), max_size=6))
def test_more_evidence_never_loses_a_met_cell(case, more):
    before = gate.decide(case)
    after = gate.decide(replace(case, evidence=case.evidence + tuple(more)))
    for old, new in zip(before.cells + before.follow_up, after.cells + after.follow_up, strict=True):
        if old.state is gate.CellState.MET:
            assert new.state is gate.CellState.MET


@given(cases())
def test_withdrawing_all_evidence_never_leaves_cleared(case):
    withdrawn = tuple(replace(item, withdrawn=True) for item in finish(case).evidence)
    answer = gate.decide(replace(case, evidence=withdrawn))
    assert answer.outcome is not gate.Outcome.CLEARED
    assert not answer.may_approve
    assert {cell.state for cell in answer.cells} == {gate.CellState.MISSING}


@given(cases(), st.randoms(use_true_random=False))
def test_order_of_evidence_does_not_matter(case, shuffler: random.Random):
    shuffled = list(case.evidence)
    shuffler.shuffle(shuffled)
    assert gate.decide(replace(case, evidence=tuple(shuffled))) == gate.decide(case)


@given(cases())
def test_preparation_is_never_approvable(case):
    prepared = replace(case, assignment=replace(case.assignment, preparation=True))
    assert not gate.decide(finish(prepared)).may_approve


@given(cases())
def test_may_approve_means_cleared_and_an_assignment(case):
    answer = gate.decide(case)
    cleared = answer.outcome is gate.Outcome.CLEARED
    assert answer.may_approve == (cleared and not case.assignment.preparation)


@given(cases())
def test_due_day_stands_exactly_on_urgent_and_overdue(case):
    answer = gate.decide(case)
    assert (answer.due_on is not None) == (answer.outcome in {gate.Outcome.URGENT, gate.Outcome.OVERDUE})


@given(cases())
def test_special_terms_are_never_approved_yet_show_their_cells(case):
    ordinary = replace(case, assignment=replace(case.assignment, kind=gate.HomeKind.ORDINARY))
    special = replace(case, assignment=replace(case.assignment, kind=gate.HomeKind.SPECIAL_TERMS))
    answer = gate.decide(special)
    assert (answer.outcome, answer.may_approve) == (gate.Outcome.NOT_APPLICABLE, False)
    assert answer.cells == gate.decide(ordinary).cells


@given(cases())
def test_follow_up_never_changes_the_outcome(case):
    before = tuple(r for r in case.rules.requirements if r.phase is gate.Phase.BEFORE_APPROVAL)
    without = gate.decide(replace(case, rules=replace(case.rules, requirements=before)))
    with_follow_up = gate.decide(case)
    assert with_follow_up.outcome is without.outcome
    assert with_follow_up.due_on == without.due_on


@given(cases())
def test_recommended_training_never_changes_the_outcome(case):
    required = tuple(r for r in case.rules.requirements if r.strength is gate.Strength.REQUIRED)
    without = gate.decide(replace(case, rules=replace(case.rules, requirements=required)))
    assert gate.decide(case).outcome is without.outcome


@given(cases())
def test_a_breach_is_a_child_in_the_home_without_ground_and_training(case):
    answer = gate.decide(case)
    moved_in = case.assignment.moved_in_on is not None and case.assignment.moved_in_on <= case.on
    assert (answer.outcome is gate.Outcome.BREACH) == (
        moved_in
        and not case.assignment.is_urgent
        and answer.outcome not in {gate.Outcome.CLEARED, gate.Outcome.NOT_APPLICABLE}
    )


@given(DAYS, st.integers(0, 60))
def test_validity_ends_on_the_same_day_or_the_months_last(completed_on, months):
    last = gate.last_valid_day(completed_on, months)
    distance = (last.year - completed_on.year) * 12 + last.month - completed_on.month
    assert distance == months
    is_months_last = (last + timedelta(days=1)).month != last.month
    assert last.day == completed_on.day or (last.day < completed_on.day and is_months_last)


@pytest.mark.parametrize(
    ("completed_on", "months", "last"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 10), 0, date(2026, 3, 10)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_validity_counts_calendar_months(completed_on, months, last):
    assert gate.last_valid_day(completed_on, months) == last


def test_deadline_past_the_calendars_end_is_its_last_day():
    assert gate.days_after(date(9999, 12, 1), 400) == date.max


def test_evidence_of_who_is_no_longer_in_the_home_is_ignored_when_one_is_enough():
    case = gate.Case.from_json(WORKED[0]["input"])
    anyone = replace(case.rules.requirements[0], who=gate.Who.ANY)
    case = replace(
        case,
        rules=replace(case.rules, requirements=(anyone,)),
        evidence=(gate.Evidence("e1", "gone", "pride-basic", case.on),),
    )
    assert gate.decide(case).cells == (gate.Cell("basic", None, gate.CellState.MISSING, (), None),)


def test_expired_evidence_names_the_latest_last_day():
    case = gate.Case.from_json(WORKED[0]["input"])
    yearly = replace(case.rules.requirements[0], valid_months=12)
    runs = (
        gate.Evidence("e2", "p1", "pride-basic", date(2024, 5, 5)),
        gate.Evidence("e1", "p1", "modular-1", date(2023, 1, 1)),
    )
    answer = gate.decide(replace(case, rules=replace(case.rules, requirements=(yearly,)), evidence=runs))
    assert answer.cells[0] == gate.Cell("basic", "p1", gate.CellState.EXPIRED, ("e1", "e2"), date(2025, 5, 5))


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"on": "1 March"}, "case.on"),
        ({"on": "20260301"}, "case.on"),
        ({"parents": "p1"}, "case.parents"),
        ({"parents": ["p1", "p1"]}, "case.parents"),
        ({"evidence": [{"id": "e1"}]}, r"case.evidence\[0\]"),
        ({"extra": 1}, "case: has no property extra"),
        ({"rules": None}, "case.rules"),
    ],
)
def test_malformed_case_is_refused_by_property(change, names):
    with pytest.raises(MalformedDocument, match=names):
        gate.Case.from_json(WORKED[0]["input"] | change)


def test_unknown_kind_is_refused_with_the_known_ones():
    case = WORKED[0]["input"]
    with pytest.raises(MalformedDocument, match=r"case.assignment.kind: must be one of ordinary, kinship"):
        gate.Case.from_json(case | {"assignment": case["assignment"] | {"kind": "Ordinary"}})


def test_dry_run_of_the_worked_cases_finds_no_difference():
    out = StringIO()
    call_command("gate_cases", CASES, stdout=out)
    call_command("gate_cases", OWN, stdout=out)
    assert sum(int(line.split()[0]) for line in out.getvalue().splitlines()) == len(WORKED)
    assert out.getvalue().count("cases, 0 differ.") == 2


def test_dry_run_names_the_case_that_differs_and_fails(tmp_path):
    file = tmp_path / "cases.json"
    wrong = [WORKED[0], WORKED[0] | {"name": "hoped for", "expected": {"error": "EmptyGate"}}]
    file.write_text(json.dumps({"cases": wrong}), encoding="utf-8")
    out = StringIO()
    with pytest.raises(SystemExit) as exit_code:
        call_command("gate_cases", file, stdout=out)
    assert exit_code.value.code == 1
    assert out.getvalue().startswith('hoped for\n  expected {"error": "EmptyGate"}\n  answered {"outcome"')
    assert out.getvalue().endswith("2 cases, 1 differ.\n")


@pytest.mark.parametrize("content", ["{", '{"cases": 1}', "[]", '{"cases": [{"name": "no input"}]}'])
def test_dry_run_refuses_a_broken_file_in_one_sentence(tmp_path, content):
    file = tmp_path / "cases.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("gate_cases", file)


def test_dry_run_says_when_the_file_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("gate_cases", tmp_path / "nowhere.json")
