"""A move-in is recorded, corrected, and taken back where it was recorded by mistake."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.models import GateStatus
from lms.dates import today
from lms.people.actions.move_ins import record_move_in, take_back_move_in
from lms.people.errors import NotMovedIn
from lms.people.models import Assignment, AuditEntry, UrgentBasis
from lms.refusals import NotAllowed
from tests.lms.approval.factories import Case, ordinary_rules
from tests.lms.approval.test_desk import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    ordinary_rules()
    case = Case()
    record_move_in(
        case.assignment,
        moved_in_on=today() - timedelta(3),
        urgent_basis=UrgentBasis.EMERGENCY_DECISION,
        by=case.caseworker,
    )
    evaluate_stale()
    return case


def outcome(case):
    evaluate_stale()
    return case.status.outcome


def standing(case):
    return Assignment.objects.values_list("moved_in_on", "urgent_basis").get(pk=case.assignment.pk)


def address(case, name):
    return reverse(f"approval:{name}", args=[case.assignment.uuid])


def text(response):
    return " ".join(response.content.decode().split())


def test_taking_it_back_judges_the_home_as_before_a_move_in(case):
    assert outcome(case) == GateStatus.Outcome.URGENT
    assert take_back_move_in(case.assignment, by=case.caseworker) == today() - timedelta(3)
    assert standing(case) == (None, "")
    assert outcome(case) == GateStatus.Outcome.MISSING


def test_what_was_recorded_stays_in_the_audit_when_it_is_corrected_and_taken_back(case):
    record_move_in(case.assignment, moved_in_on=today() - timedelta(1), by=case.caseworker)
    take_back_move_in(case.assignment, by=case.caseworker)
    kept = AuditEntry.objects.filter(act__startswith="assignment.move_in").order_by("pk")
    days = [(today() - timedelta(days)).isoformat() for days in (3, 1)]
    assert [(one.act, one.data.get("was") and one.data["was"]["moved_in_on"]) for one in kept] == [
        ("assignment.move_in", {}),
        ("assignment.move_in_corrected", days[0]),
        ("assignment.move_in_taken_back", days[1]),
    ]


def test_only_the_office_takes_it_back_and_only_once(case):
    for other in (case.coordinator, Case().caseworker, case.adults[0]):
        with pytest.raises(NotAllowed):
            take_back_move_in(case.assignment, by=other)
    take_back_move_in(case.assignment, by=case.caseworker)
    with pytest.raises(NotMovedIn):
        take_back_move_in(case.assignment, by=case.caseworker)


def test_the_page_of_the_move_in_leads_to_one_question_and_the_answer_is_told(case):
    client = signed_in(case.caseworker)
    assert address(case, "take-back-move-in") in text(client.get(address(case, "move-in")))
    day = (today() - timedelta(3)).strftime("%d.%m.%Y")
    assert day in text(client.get(address(case, "take-back-move-in")))
    answer = client.post(address(case, "take-back-move-in"), follow=True)
    assert f"Innflyttingen {day} er trukket tilbake" in text(answer)
    assert standing(case) == (None, "")


def test_a_second_press_is_no_error(case):
    client = signed_in(case.caseworker)
    for _ in range(2):
        assert client.post(address(case, "take-back-move-in")).status_code == 302
    assert client.get(address(case, "take-back-move-in")).status_code == 302


def test_a_corrected_day_is_told_with_the_one_before(case):
    answer = signed_in(case.caseworker).post(
        address(case, "move-in"), {"moved_in_on": today().isoformat(), "urgent_basis": ""}, follow=True
    )
    before, after = ((today() - timedelta(days)).strftime("%d.%m.%Y") for days in (3, 0))
    assert f"Innflyttingen er rettet: {before} ble {after}." in text(answer)
