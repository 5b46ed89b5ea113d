"""What can be checked by command, and what the database itself refuses to change."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from courses.actions.attestations import withdraw_attestation
from courses.models import Attestation
from lms.approval import tasks
from lms.approval.actions.approvals import approve
from lms.approval.actions.evaluation import evaluate_all, evaluate_stale
from lms.approval.models import Approval, GateStatus, Requirement, Review, RuleSet
from lms.approval.queries.snapshots import check_snapshot
from lms.dates import today
from tests import databases
from tests.lms.approval.factories import Case, RequirementFactory, RuleSetFactory, ordinary_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    ordinary_rules()
    case = Case()
    case.train()
    evaluate_stale()
    return case


@pytest.fixture
def approval(case):
    return approve(
        case.assignment,
        by=case.caseworker,
        police_certificate_seen_on=date(2026, 2, 1),
        suitability_confirmed=True,
    )


def run(command, *args) -> tuple[str, object]:
    out = StringIO()
    try:
        call_command(command, *args, stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


class TestStatuses:
    def test_rows_that_follow_the_gate_show_no_difference(self, case):
        assert run("check_statuses") == ("1 rows, 0 waiting to be answered, 0 differences.\n", 0)

    def test_row_that_was_not_evaluated_after_a_change_is_reported(self, case):
        GateStatus.objects.update(outcome="missing", may_approve=False)
        told, code = run("check_statuses")
        assert code == 1
        assert "outcome is 'missing', the gate says 'cleared'" in told
        assert told.endswith("2 differences.\n")

    def test_stale_row_is_counted_and_not_taken_for_a_difference(self, case):
        withdraw_attestation(
            Attestation.objects.earliest("pk"), by=case.coordinator, reason="recorded_wrongly"
        )
        assert run("check_statuses") == ("1 rows, 1 waiting to be answered, 0 differences.\n", 0)

    def test_difference_is_mended_and_reported_by_the_nightly_check(self, case, caplog):
        GateStatus.objects.update(outcome="overdue")
        assert tasks.check_statuses() == 1
        assert "1 differences" in caplog.text
        assert GateStatus.objects.get().is_stale
        evaluate_stale()
        assert tasks.check_statuses() == 0

    def test_row_of_an_earlier_day_is_asked_for_that_day(self, case):
        evaluate_all(on=date(2026, 1, 31))
        assert GateStatus.objects.get().on != today()
        assert run("check_statuses")[1] == 0


class TestApprovals:
    def test_untouched_evidence_is_the_same(self, approval):
        assert run("check_approvals") == ("2 same, 0 voided, 0 missing, 0 changed.\n", 0)

    def test_voided_evidence_is_told_and_is_no_failure(self, case, approval):
        attestation = Attestation.objects.get(person=case.adults[0])
        withdraw_attestation(attestation, by=case.coordinator, reason="recorded_wrongly")
        told, code = run("check_approvals")
        assert f"{approval.uuid} {attestation.statement} voided" in told
        assert code == 0

    def test_changed_evidence_fails_with_both_hashes(self, case, approval):
        attestation = Attestation.objects.get(person=case.adults[0])
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                "UPDATE xapi_statement SET text = text || ' ' WHERE id = %s", [attestation.statement]
            )
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        told, code = run("check_approvals", str(approval.uuid))
        assert code == 1
        assert f"{attestation.statement} changed (was " in told
        assert told.endswith("1 same, 0 voided, 0 missing, 1 changed.\n")

    def test_changed_evidence_is_told_by_what_it_says_otherwise(self, case, approval):
        attestation = Attestation.objects.get(person=case.adults[0])
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                "UPDATE xapi_statement SET text = replace(text, '2026-02-01T', '2025-02-01T') WHERE id = %s",
                [attestation.statement],
            )
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        told, code = run("check_approvals", str(approval.uuid))
        assert code == 1
        assert "  when: was 2026-02-01T" in told
        assert "is 2025-02-01T" in told
        (altered,) = [one for found in check_snapshot(approval.snapshot) for one in found.altered]
        assert altered.what == "when"
        assert altered.before[:4] + altered.after[:4] == "20262025"
        client = Client()
        client.force_login(case.caseworker, backend="lms.people.backends.NameOrEmailBackend")
        page = client.get(reverse("approval:approval", args=[approval.uuid])).content.decode()
        assert altered.before in page
        assert altered.after in page

    def test_unknown_approval_is_one_sentence(self, approval):
        with pytest.raises(CommandError, match="No approval has one of these ids"):
            call_command("check_approvals", "00000000-0000-4000-8000-000000000000")


class TestGuards:
    @pytest.fixture(autouse=True)
    def _savepoint(self):
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def test_confirmed_rule_set_is_never_changed(self, case):
        with pytest.raises(IntegrityError):
            RuleSet.objects.update(urgent_days=1)

    def test_requirement_of_a_confirmed_rule_set_is_never_changed(self, case):
        with pytest.raises(IntegrityError):
            Requirement.objects.update(strength="recommended")

    def test_requirement_is_never_added_to_a_confirmed_rule_set(self, case):
        with pytest.raises(IntegrityError):
            RequirementFactory(rule_set=RuleSet.objects.get(), key="more")

    def test_rule_set_is_not_confirmed_by_who_proposed_it(self, case):
        draft = RuleSetFactory()
        with pytest.raises(IntegrityError):
            RuleSet.objects.filter(pk=draft.pk).update(confirmed_by=draft.proposed_by)

    def test_snapshot_of_an_approval_is_never_changed(self, approval):
        with databases.unbound(), pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.update(snapshot={})

    def test_approval_is_never_deleted(self, approval):
        with databases.unbound(), pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.all()._raw_delete("default")

    def test_second_standing_approval_is_refused_by_the_database(self, approval):
        with pytest.raises(IntegrityError):
            Approval.objects.create(
                assignment=approval.assignment,
                decided_by=approval.decided_by,
                decided_for=approval.decided_for,
                decided_at=approval.decided_at,
                police_certificate_seen_on=approval.police_certificate_seen_on,
                snapshot=approval.snapshot,
            )

    def test_concluded_review_is_never_changed(self, approval):
        Review.objects.create(
            approval=approval,
            reason="parent_joined",
            opened_at=approval.decided_at,
            conclusion="withdrawn",
            withdrawal_reason="home_wishes",
        )
        with pytest.raises(IntegrityError):
            Review.objects.update(withdrawal_reason="home_changed")
