"""Approving: afresh, under lock, by somebody independent, and with what it rested on."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from courses.actions.attestations import withdraw_attestation
from lms.approval import errors, gate
from lms.approval.actions import approvals
from lms.approval.actions.approvals import uphold, withdraw
from lms.approval.actions.evaluation import evaluate_all
from lms.approval.actions.following import follow_homes
from lms.approval.actions.hand_overs import hand_over, take_back
from lms.approval.models import Approval, GateStatus, HandOver, Review, Task
from lms.approval.queries.snapshots import SnapshotVerdict, check_snapshot, current_snapshot
from lms.dates import today
from lms.notices.models import Notice
from lms.people.actions.homes import declare_conflict_of_interest, end_assignment
from lms.people.actions.invitations import accept_invitation, invite
from lms.people.actions.leaving import leave_home
from lms.people.models import AuditEntry
from lms.refusals import NotAllowed
from lms.xapi.models import Statement
from sessions.actions.attendance import record_attendance
from tests import databases, factories
from tests.lms.approval.factories import Case, member, ordinary_rules, published_programme
from tests.lms.approval.test_desk import signed_in
from tests.sessions import factories as sessions

pytestmark = pytest.mark.django_db
SEEN = date(2026, 2, 1)


@pytest.fixture
def case():
    ordinary_rules()
    return Case()


@pytest.fixture
def trained(case):
    case.train()
    return case


def approve(case, by=None, **values):
    confirmed: dict[str, Any] = {"police_certificate_seen_on": SEEN, "suitability_confirmed": True} | values
    return approvals.approve(case.assignment, by=by or case.caseworker, **confirmed)


def test_trained_home_is_approved_with_its_snapshot(trained):
    approval = approve(trained)
    assert approval.state == Approval.State.STANDING
    assert approval.decided_for == trained.office
    assert set(approval.parents.all()) == set(trained.adults)
    assert approval.snapshot["rule_set"].startswith("ordinary-")
    assert (
        gate.decide(gate.Case.from_json(approval.snapshot["input"])).to_json() == approval.snapshot["answer"]
    )
    assert approval.snapshot["answer"]["may_approve"] is True
    kept = {s["id"]: s["sha256"] for item in approval.snapshot["evidence"] for s in item["statements"]}
    assert kept == {
        str(s.pk): s.sha256 for s in Statement.objects.filter(person__in=[a.uuid for a in trained.adults])
    }


def test_untrained_home_is_refused_and_the_refusal_names_the_open_cells(case):
    case.train(case.adults[0])
    with pytest.raises(errors.NotCleared) as refusal:
        approve(case)
    open_cells = [c for c in refusal.value.answer.cells if c.state is not gate.CellState.MET]
    assert [(c.requirement, c.parent) for c in open_cells] == [("basic", str(case.adults[1].uuid))]
    assert not Approval.objects.exists()


def test_second_approval_of_an_assignment_is_refused(trained):
    approve(trained)
    with pytest.raises(errors.AlreadyApproved):
        approve(trained, by=trained.colleague)


def test_ended_assignment_is_not_approved(trained):
    end_assignment(trained.assignment, by=trained.caseworker)
    with pytest.raises(errors.AssignmentEnded):
        approve(trained)


@pytest.mark.parametrize(
    "missing",
    [
        {"suitability_confirmed": False},
        {"police_certificate_seen_on": None},
        {"police_certificate_seen_on": date(2999, 1, 1)},
    ],
)
def test_approval_without_both_confirmations_is_refused(trained, missing):
    with pytest.raises(errors.ConfirmationMissing):
        approve(trained, **missing)


def test_caseworker_without_the_permission_is_refused(trained):
    with pytest.raises(NotAllowed):
        approve(trained, by=member(trained.office, "caseworker"))


def test_caseworker_of_another_office_is_refused(trained):
    stranger = member(factories.OrganisationFactory(), "caseworker", may_approve=True)
    with pytest.raises(NotAllowed):
        approve(trained, by=stranger)


def test_cooperating_office_approves_what_is_handed_to_it(trained):
    office = factories.OrganisationFactory()
    deputy = member(office, "caseworker", may_approve=True)
    hand_over(trained.assignment, to=office, by=trained.caseworker)
    assert approve(trained, by=deputy).decided_for == office


def test_cooperating_office_loses_its_reach_when_the_task_is_taken_back(trained):
    office = factories.OrganisationFactory()
    deputy = member(office, "caseworker", may_approve=True)
    hand_over(trained.assignment, to=office, by=trained.caseworker)
    take_back(HandOver.objects.get(), by=trained.caseworker)
    with pytest.raises(NotAllowed):
        approve(trained, by=deputy)


def test_adult_of_the_home_never_approves_it(trained):
    factories.MembershipFactory(user=trained.adults[0], organisation=trained.office, may_approve=True)
    with pytest.raises(errors.HasConflictOfInterest):
        approve(trained, by=trained.adults[0])


def test_declared_conflict_of_interest_bars_the_approver(trained):
    declare_conflict_of_interest(trained.home, by=trained.caseworker)
    with pytest.raises(errors.HasConflictOfInterest):
        approve(trained)


def test_protected_home_is_approved_only_with_the_right(trained):
    factories.protect(trained.adults[0])
    with pytest.raises(NotAllowed):
        approve(trained)


def test_approver_does_not_clear_with_own_evidence(case):
    case.train(case.adults[0])
    case.train(case.adults[1], by=case.caseworker)
    with pytest.raises(errors.OwnEvidence):
        approve(case)
    assert approve(case, by=case.colleague).decided_by == case.colleague


def test_own_evidence_beside_others_does_not_bar_the_approver(trained):
    trained.train(trained.adults[0], on=date(2026, 2, 2), by=trained.caseworker)
    assert approve(trained).state == Approval.State.STANDING


def test_approver_does_not_clear_with_attendance_that_they_marked():
    """A sheet filled in by somebody who holds both roles names the leader, not them, in its statements."""
    ordinary_rules()
    _, _, gatherings = published_programme("pride-basic", lessons=0, gatherings=1)
    case = Case(adults=1)
    both = member(case.office, "caseworker", may_approve=True)
    factories.MembershipFactory(user=both, organisation=case.service, role="coordinator")
    trainer = member(case.service, "trainer")
    session = sessions.TrainingSessionFactory(
        organisation=case.service, period=(sessions.at(17, days=-3), sessions.at(20, days=-3))
    )
    session.delivers.set(gatherings)
    sessions.led_by(session, trainer)
    sessions.signed_up(session, case.adults[0])
    record_attendance(session, person=case.adults[0], mark="present", by=both)
    with pytest.raises(errors.OwnEvidence):
        approve(case, by=both)
    assert approve(case, by=case.colleague)


def test_home_without_rule_set_is_refused_with_the_reason(trained):
    trained.assignment.kind = "specialised"
    trained.assignment.save()
    with pytest.raises(errors.NotReady) as refusal:
        approve(trained)
    assert refusal.value.reason == GateStatus.Reason.NO_RULE_SET


def test_host_municipality_elsewhere_gives_a_task_to_tell_it(trained):
    approve(trained)
    assert not Task.objects.filter(kind=Task.Kind.TELL_HOST).exists()
    elsewhere = Case()
    elsewhere.office.municipalities.clear()
    elsewhere.train()
    approve(elsewhere)
    assert Task.objects.get(kind=Task.Kind.TELL_HOST).assignment == elsewhere.assignment


def test_approval_is_audited_and_the_family_is_told_nothing_private(trained):
    approve(trained)
    entry = AuditEntry.objects.get(act="approval.given")
    assert (entry.by, entry.subject) == (trained.caseworker, f"assignment:{trained.assignment.uuid}")
    told = Notice.objects.filter(kind="approval.given")
    assert {message.to for message in told} == set(trained.adults)
    assert all(set(message.variables) == {"link"} for message in told)


class TestAfterwards:
    @pytest.fixture
    def approval(self, trained):
        return approve(trained)

    def test_withdrawn_evidence_flags_the_approval_and_tells_the_family_first(self, trained, approval):
        from courses.models import Attestation

        attestation = Attestation.objects.get(person=trained.adults[0])
        withdraw_attestation(attestation, by=trained.coordinator, reason="recorded_wrongly")
        approval.refresh_from_db()
        assert approval.state == Approval.State.NEEDS_REVIEW
        review = approval.reviews.get()
        assert (review.reason, review.evidence) == ("evidence_withdrawn", str(attestation.statement))
        family = Notice.objects.filter(kind="approval.review_family").order_by("made_at")
        office = Notice.objects.filter(kind="approval.review_office").order_by("made_at")
        assert {m.to for m in family} == set(trained.adults)
        assert {m.to for m in office} == {trained.caseworker, trained.colleague}
        assert family.last().made_at <= office.first().made_at
        assert Task.objects.open().get().kind == Task.Kind.REVIEW

    def test_evidence_that_the_approval_does_not_rest_on_flags_nothing(self, trained, approval):
        (later,) = trained.train(trained.adults[0], code="modular-2")
        withdraw_attestation(later, by=trained.coordinator, reason="recorded_wrongly")
        approval.refresh_from_db()
        assert approval.state == Approval.State.STANDING

    def test_parent_joining_flags_the_approval(self, trained, approval):
        self.join(trained)
        approval.refresh_from_db()
        assert approval.state == Approval.State.NEEDS_REVIEW
        assert approval.reviews.get().reason == Review.Reason.PARENT_JOINED

    def test_parent_leaving_changes_nothing_that_stands(self, trained, approval):
        leave_home(trained.home.parents.get(user=trained.adults[1]), by=trained.coordinator)
        approval.refresh_from_db()
        assert approval.state == Approval.State.STANDING

    def test_assignment_ending_ends_the_approval_and_its_tasks(self, trained, approval):
        self.join(trained)
        end_assignment(trained.assignment, by=trained.caseworker)
        approval.refresh_from_db()
        assert approval.state == Approval.State.ENDED
        assert not Task.objects.open().exists()
        assert not GateStatus.objects.filter(assignment=trained.assignment).exists()

    def test_review_is_upheld_only_when_the_gate_clears_afresh(self, trained, approval):
        newcomer = self.join(trained)
        with pytest.raises(errors.NotCleared):
            uphold(approval, by=trained.caseworker)
        trained.train(newcomer)
        upheld = uphold(approval, by=trained.caseworker)
        assert upheld.state == Approval.State.UPHELD
        assert newcomer in upheld.parents.all()
        assert str(newcomer.uuid) in current_snapshot(upheld)["input"]["parents"]
        assert str(newcomer.uuid) not in upheld.snapshot["input"]["parents"]
        assert not Task.objects.open().exists()

    def test_who_upholds_is_told_what_is_in_the_way(self, trained, approval):
        newcomer = self.join(trained)
        address = reverse("approval:uphold", kwargs={"approval": approval.uuid})
        incomplete = signed_in(trained.caseworker).post(address, follow=True).content.decode()
        assert "er ikke fullført ennå. Hva som mangler, ser du på siden til hjemmet." in incomplete
        trained.train(newcomer, by=trained.caseworker)
        own = signed_in(trained.caseworker).post(address, follow=True).content.decode()
        assert "Opplæringen er fullført bare med det du selv har registrert." in own

    def test_upheld_approval_is_flagged_again_by_new_withdrawals_only(self, trained, approval):
        trained.train(self.join(trained))
        uphold(approval, by=trained.caseworker)
        follow_homes([trained.home])
        approval.refresh_from_db()
        assert approval.state == Approval.State.UPHELD

    def test_review_is_closed_by_withdrawing_with_a_reason(self, trained, approval):
        self.join(trained)
        withdraw(approval, by=trained.caseworker, reason="training_incomplete")
        approval.refresh_from_db()
        assert approval.state == Approval.State.WITHDRAWN
        assert approval.reviews.get().withdrawal_reason == "training_incomplete"
        assert {m.to for m in Notice.objects.filter(kind="approval.withdrawn")} >= set(trained.adults)

    def test_withdrawing_without_a_reason_is_answered_at_the_question(self, trained, approval):
        self.join(trained)
        address = reverse("approval:withdraw", kwargs={"approval": approval.uuid})
        response = signed_in(trained.caseworker).post(address, {})
        assert response.status_code == 422
        assert '<details class="withdraw" open>' in response.content.decode()
        approval.refresh_from_db()
        assert approval.state == Approval.State.NEEDS_REVIEW

    def test_withdrawn_approval_leaves_room_for_a_new_one(self, trained, approval):
        trained.train(self.join(trained))
        withdraw(approval, by=trained.caseworker, reason="home_wishes")
        assert approve(trained, by=trained.colleague).state == Approval.State.STANDING

    def test_standing_approval_is_not_withdrawn_without_a_review(self, trained, approval):
        with pytest.raises(errors.NothingToReview):
            withdraw(approval, by=trained.caseworker, reason="home_wishes")

    def test_expiry_and_new_rules_do_not_touch_the_approval(self, trained, approval):
        evaluate_all(on=today() + timedelta(days=4000))
        approval.refresh_from_db()
        assert approval.state == Approval.State.STANDING

    def test_snapshot_is_the_same_until_evidence_is_voided(self, trained, approval):
        assert {c.verdict for c in check_snapshot(approval.snapshot)} == {SnapshotVerdict.SAME}
        from courses.models import Attestation

        attestation = Attestation.objects.get(person=trained.adults[0])
        withdraw_attestation(attestation, by=trained.coordinator, reason="recorded_wrongly")
        verdicts = {c.statement: c.verdict for c in check_snapshot(approval.snapshot)}
        assert verdicts[str(attestation.statement)] is SnapshotVerdict.VOIDED
        assert list(verdicts.values()).count(SnapshotVerdict.SAME) == len(verdicts) - 1

    def test_tampered_and_vanished_statements_are_told_apart(self, trained, approval):
        from django.db import connection

        changed, gone = [item["statements"][0]["id"] for item in approval.snapshot["evidence"]]
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                "UPDATE xapi_statement SET text = replace(text, 'true', 'false') WHERE id = %s", [changed]
            )
            cursor.execute("DELETE FROM xapi_statement WHERE id = %s", [gone])
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        verdicts = {c.statement: c.verdict for c in check_snapshot(approval.snapshot)}
        assert verdicts == {changed: SnapshotVerdict.CHANGED, gone: SnapshotVerdict.MISSING}

    @staticmethod
    def join(case):
        invitation, secret = invite(
            case.home, email="ny@example.no", first_name="Ny", last_name="Voksen", by=case.coordinator
        )
        accept_invitation(secret, password="en lang setning her")
        return invitation.user
