"""The projection that lists read: which rows there are, and that they say what the gate says."""

from datetime import date, timedelta

import pytest

from courses.actions.attestations import withdraw_attestation
from courses.models import Attestation, Enrolment
from lms.approval.actions.evaluation import evaluate_all, evaluate_stale
from lms.approval.actions.following import follow_homes
from lms.approval.models import GateStatus
from lms.dates import today
from lms.people.actions.homes import make_home_code, open_assignment, open_preparation
from lms.people.actions.move_ins import record_move_in
from lms.people.models import HomeKind
from tests import factories
from tests.lms.approval.factories import (
    Case,
    RequirementFactory,
    RuleSetFactory,
    ordinary_rules,
    published_programme,
    put_in_force,
)

pytestmark = pytest.mark.django_db
Outcome = GateStatus.Outcome


@pytest.fixture
def case():
    ordinary_rules()
    return Case()


def test_change_beneath_marks_the_row_in_the_same_transaction(case):
    evaluate_stale()
    assert not case.status.is_stale
    case.train(case.adults[0])
    assert case.status.is_stale


def test_change_beneath_is_answered_when_it_commits(case, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        case.train()
    status = case.status
    assert (status.outcome, status.may_approve, status.is_stale) == (Outcome.CLEARED, True, False)


def test_sweep_answers_what_a_lost_process_left_behind(case):
    case.train()
    assert evaluate_stale() == 1
    assert case.status.outcome == Outcome.CLEARED
    assert evaluate_stale() == 0


def test_withdrawn_evidence_reaches_the_row(case):
    case.train()
    withdraw_attestation(Attestation.objects.earliest("pk"), by=case.coordinator, reason="recorded_wrongly")
    evaluate_stale()
    assert case.status.outcome == Outcome.MISSING


def test_deadline_passes_by_itself_in_the_nightly_evaluation(case):
    moved_in_on = today() - timedelta(days=180)
    record_move_in(
        case.assignment, moved_in_on=moved_in_on, urgent_basis="emergency_decision", by=case.caseworker
    )
    evaluate_stale()
    assert (case.status.outcome, case.status.due_on) == (Outcome.URGENT, today())
    evaluate_all(on=today() + timedelta(days=1))
    assert case.status.outcome == Outcome.OVERDUE


def test_home_without_rule_set_is_not_ready_and_says_why():
    case = Case()
    evaluate_stale()
    assert (case.status.outcome, case.status.reason) == (Outcome.NOT_READY, "no_rule_set")


def test_home_without_adults_is_not_ready_and_says_why():
    ordinary_rules()
    case = Case(adults=0)
    evaluate_stale()
    assert (case.status.outcome, case.status.reason) == (Outcome.NOT_READY, "no_parents")


def test_special_terms_home_is_exempt_even_without_a_rule_set():
    case = Case(kind=HomeKind.SPECIAL_TERMS)
    evaluate_stale()
    assert (case.status.outcome, case.status.reason) == (Outcome.NOT_APPLICABLE, "")


def test_home_stays_on_the_rules_of_the_day_it_registered(case):
    strict = RuleSetFactory(code="strict", valid_from=today() - timedelta(days=1))
    RequirementFactory(rule_set=strict, any_of=["modular-1"])
    put_in_force(strict)
    case.train()
    evaluate_stale()
    assert case.status.outcome == Outcome.CLEARED
    late = factories.AssignmentFactory(home=case.home, organisation=case.office, registered_on=today())
    follow_homes([case.home])
    evaluate_stale()
    assert late.gate_status.rule_set == strict
    assert late.gate_status.outcome == Outcome.MISSING


def test_unconfirmed_rule_set_applies_to_nobody():
    RequirementFactory(rule_set=RuleSetFactory())
    case = Case()
    evaluate_stale()
    assert case.status.reason == "no_rule_set"


def test_ended_preparation_loses_its_row_when_an_assignment_follows(case):
    home = factories.FosterHomeFactory(host_municipality=case.municipality, registered_by=case.service)
    parent = factories.FosterParentFactory(home=home).user
    preparation = open_preparation(home, kind="ordinary", by=case.coordinator)
    evaluate_stale()
    assert GateStatus.objects.get(preparation=preparation).outcome == Outcome.MISSING
    assignment = open_assignment(
        code=make_home_code(home, by=parent),
        organisation=case.office,
        kind="ordinary",
        by=case.caseworker,
    )
    assert not GateStatus.objects.filter(preparation=preparation).exists()
    assert GateStatus.objects.filter(assignment=assignment).exists()


def test_follow_up_deadline_is_the_nearest_open_one(case):
    record_move_in(case.assignment, moved_in_on=today() - timedelta(days=10), by=case.caseworker)
    evaluate_stale()
    assert case.status.follow_up_due_on == today() + timedelta(days=80)
    case.train(code="modular-2", on=today())
    evaluate_stale()
    assert case.status.follow_up_due_on is None


def test_full_evaluation_asks_a_fixed_number_of_questions(case, django_assert_max_num_queries):
    for _ in range(4):
        Case()
    with django_assert_max_num_queries(25):
        assert evaluate_all() == 5


class TestEnrolment:
    @pytest.fixture(autouse=True)
    def _programmes(self):
        rule_set = RuleSetFactory()
        RequirementFactory(rule_set=rule_set, any_of=["pride-basic", "modular-1"])
        RequirementFactory(
            rule_set=rule_set, key="siblings", position=1, any_of=["special-siblings"], only_for=["siblings"]
        )
        RequirementFactory(
            rule_set=rule_set, key="part-2", position=2, any_of=["modular-2"], phase="after_move_in"
        )
        put_in_force(rule_set)
        for code in ("pride-basic", "modular-1", "modular-2", "special-siblings"):
            published_programme(code)

    def paths(self, case):
        return sorted(Enrolment.objects.filter(person=case.adults[0]).values_list("training", flat=True))

    def test_adults_are_put_on_the_first_path_that_the_rules_ask_for(self):
        case = Case()
        assert self.paths(case) == ["pride-basic"]

    def test_target_group_adds_its_module(self):
        case = Case()
        case.assignment.target_groups.add("siblings")
        follow_homes([case.home])
        assert self.paths(case) == ["pride-basic", "special-siblings"]

    def test_training_after_the_move_waits_for_the_move(self):
        case = Case()
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        assert self.paths(case) == ["modular-2", "pride-basic"]

    def test_who_has_completed_another_of_the_trainings_is_not_enrolled(self):
        case = Case(adults=0)
        adult = factories.FosterParentFactory(home=case.home).user
        case.train(adult, code="modular-1")
        follow_homes([case.home])
        assert not Enrolment.objects.filter(person=adult).exists()

    def test_who_staff_took_off_a_path_stays_off(self):
        from courses.actions.enrolments import withdraw

        case = Case()
        withdraw(Enrolment.objects.get(person=case.adults[0]), by=case.coordinator)
        follow_homes([case.home])
        assert Enrolment.objects.get(person=case.adults[0]).withdrawn_at is not None

    def test_progress_of_each_adult_stands_in_the_row(self):
        from courses.actions.lessons import begin_lesson, finish_lesson
        from courses.models import Part

        case = Case()
        lesson = Part.objects.filter(kind="lesson", module__training="pride-basic-module").first()
        begin_lesson(case.adults[0], lesson_uuid=lesson.pk)
        finish_lesson(case.adults[0], lesson_uuid=lesson.pk)
        evaluate_stale()
        assert {e["parent"]: e["share"] for e in case.status.progress} == {
            str(case.adults[0].uuid): 33,
            str(case.adults[1].uuid): 0,
        }


def test_evidence_later_than_the_day_asked_for_does_not_count(case):
    case.train(on=date(2026, 2, 1))
    evaluate_all(on=date(2026, 1, 31))
    assert case.status.outcome == Outcome.MISSING
