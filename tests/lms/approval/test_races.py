"""Several hands at once, on real connections: what is approved is never unflagged and wrong."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from courses.actions.attestations import withdraw_attestation
from courses.models import Attestation
from lms.approval import errors
from lms.approval.actions import approvals, archive
from lms.approval.actions.approvals import uphold, withdraw
from lms.approval.actions.proof_links import look_at_proof, make_proof_link, revoke_proof_link
from lms.approval.models import Approval, ArchiveRecord, GateStatus, Task
from lms.approval.queries.archive_parcel import parcel_of
from lms.people.actions.homes import end_assignment
from lms.people.actions.invitations import accept_invitation, invite
from tests.lms.approval.factories import Case, ordinary_rules

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]


def together(*acts: Callable[[], object]) -> list[object]:
    """Run the acts at the same time, each on its own connection; returns results or exceptions."""
    start = threading.Barrier(len(acts))
    results: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait(10)
            results[place] = act()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=entry) for entry in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads), "deadlock"
    return results


@pytest.fixture
def case():
    ordinary_rules()
    case = Case()
    case.train()
    return case


def approve(case, by):
    return approvals.approve(
        case.assignment, by=by, police_certificate_seen_on=date(2026, 2, 1), suitability_confirmed=True
    )


def test_two_who_record_a_hand_over_to_the_archive_at_once_record_it_once(case):
    approve(case, case.caseworker)
    end_assignment(case.assignment, by=case.caseworker)
    seen = parcel_of(case.assignment).sha256

    def hand_over(number, by):
        return lambda: archive.hand_over_to_archive(case.assignment, number=number, seen=seen, by=by)

    results = together(hand_over("1", case.caseworker), hand_over("2", case.colleague))
    (record,) = ArchiveRecord.objects.all()
    assert record in results
    assert [type(one) for one in results if one != record] == [errors.HandedOverToArchive]


def test_two_caseworkers_pressing_at_once_give_one_approval(case):
    results = together(lambda: approve(case, case.caseworker), lambda: approve(case, case.colleague))
    assert {type(result) for result in results} == {Approval, errors.AlreadyApproved}
    assert Approval.objects.standing().count() == 1


@pytest.mark.parametrize("turn", range(4))
def test_voiding_while_someone_approves_never_leaves_an_unflagged_approval(case, turn):
    attestation = Attestation.objects.get(person=case.adults[turn % 2])
    approved, voided = together(
        lambda: approve(case, case.caseworker),
        lambda: withdraw_attestation(attestation, by=case.coordinator, reason="recorded_wrongly"),
    )
    assert isinstance(voided, Attestation), voided
    if isinstance(approved, Approval):
        approved.refresh_from_db()
        assert approved.state == Approval.State.NEEDS_REVIEW
        assert Task.objects.open().count() == 1
    else:
        assert isinstance(approved, errors.NotCleared), approved
        assert not Approval.objects.exists()
    assert GateStatus.objects.get(assignment=case.assignment).outcome == GateStatus.Outcome.MISSING


def test_approver_waits_for_a_voiding_that_is_not_committed_yet(case):
    attestation = Attestation.objects.get(person=case.adults[0])
    voided, go_on = threading.Event(), threading.Event()

    def void_slowly():
        with transaction.atomic():
            withdraw_attestation(attestation, by=case.coordinator, reason="recorded_wrongly")
            voided.set()
            go_on.wait(1.5)

    def approve_meanwhile():
        assert voided.wait(10)
        return approve(case, case.caseworker)

    _, approved = together(void_slowly, approve_meanwhile)
    assert isinstance(approved, errors.NotCleared)


def test_adult_joining_while_someone_approves_is_never_overlooked(case):
    _, secret = invite(
        case.home, email="ny@example.no", first_name="Ny", last_name="Voksen", by=case.coordinator
    )
    approved, joined = together(
        lambda: approve(case, case.caseworker), lambda: accept_invitation(secret, password="lang nok")
    )
    assert not isinstance(joined, Exception), joined
    if isinstance(approved, Approval):
        approved.refresh_from_db()
        assert approved.state == Approval.State.NEEDS_REVIEW
    else:
        assert isinstance(approved, errors.NotCleared), approved


def test_row_is_right_at_once_for_whoever_reads_after_the_commit(case):
    assert GateStatus.objects.get(assignment=case.assignment).outcome == GateStatus.Outcome.CLEARED


def test_upholding_and_withdrawing_at_once_close_the_review_once(case):
    approval = approve(case, case.caseworker)
    attestation = Attestation.objects.get(person=case.adults[0])
    withdraw_attestation(attestation, by=case.coordinator, reason="recorded_wrongly")
    case.train(case.adults[0], on=date(2026, 2, 3))
    results = together(
        lambda: uphold(approval, by=case.caseworker),
        lambda: withdraw(approval, by=case.colleague, reason="home_wishes"),
    )
    assert {type(result) for result in results} == {Approval, errors.NothingToReview}
    assert approval.reviews.filter(conclusion="").count() == 0


@pytest.mark.parametrize("turn", range(3))
def test_proof_link_taken_back_while_it_is_opened_shows_all_and_says_so_or_nothing(case, turn):
    maker = case.adults[0]
    link, secret = make_proof_link(by=maker, days=14)

    def look():
        return look_at_proof(secret, language="nb")

    *looks, taken_back = together(look, look, lambda: revoke_proof_link(link, by=maker))
    assert taken_back is None
    shown = [one for one in looks if isinstance(one, tuple)]
    assert all(isinstance(one, errors.ProofLinkNotValid) for one in looks if one not in shown)
    link.refresh_from_db()
    assert link.looks.filter(at__lte=link.revoked_at).count() == link.looks.count() == len(shown)
    with pytest.raises(errors.ProofLinkNotValid):
        look()
