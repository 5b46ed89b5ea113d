"""Training goes years after its person's last home, assignment and lesson, unless a decision is kept."""

import copy
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from courses.models import Completion, Enrolment, PartProgress
from lms.approval.actions.approvals import approve
from lms.approval.actions.evaluation import evaluate_stale
from lms.dates import today
from lms.people.models import Assignment, FosterParent
from lms.portal.actions import keeping
from lms.portal.actions.keeping import days_of, due, left_over, let_go
from lms.portal.actions.past_training import REASON, PastTraining
from lms.portal.models import DataRequest, Disposal
from lms.xapi.models import Erasure, Statement
from tests.courses import factories as make
from tests.lms.approval.factories import Case, ordinary_rules

pytestmark = pytest.mark.django_db
LATER = timezone.now() + timedelta(days=11 * 365)


@pytest.fixture(scope="module")
def standing(stand):
    def made() -> Case:
        ordinary_rules()
        case = Case()
        for one, code in zip(case.adults, ("pride-one", "pride-two"), strict=True):
            part = make.part()
            make.enrolled(one, parts=[part], code=code)
            make.finish(one, part)
        evaluate_stale()
        return case

    return stand(made)


@pytest.fixture
def case(standing):
    return copy.deepcopy(standing)


@pytest.fixture
def person(case):
    """Who left the home today; the other adult stays."""
    leave(case.adults[0])
    return case.adults[0]


def leave(person) -> None:
    FosterParent.objects.filter(user=person).update(left_on=today())


def number_due(at=LATER) -> int:
    (found,) = due(at=at, only="training")
    return found.number


def holds(person) -> list[bool]:
    rows = (Completion, PartProgress, Enrolment)
    kept = [model.objects.filter(person=person).exists() for model in rows]
    return [*kept, Statement.objects.filter(person=person.uuid).exists()]


def test_goes_when_its_time_is_over_and_leaves_the_other_adult_theirs(case, person):
    told = Statement.objects.filter(person=person.uuid).first()
    assert number_due() == len(left_over(at=LATER, only="training")) == 1
    assert let_go(at=LATER, only="training") > 0
    assert holds(person) == [False] * 4
    assert holds(case.adults[1]) == [True] * 4
    left = Erasure.objects.get(statement_id=told.pk)
    assert (left.sha256, left.reason) == (told.sha256, REASON)
    assert left_over(at=LATER, only="training") == []
    lines = Disposal.objects.filter(kind="training")
    assert {"xapi.Statement", "courses.Enrolment"} <= set(lines.values_list("model", flat=True))
    call_command("rebuild_progress", check=True)


def test_stays_until_its_time_is_over(person):
    (found,) = due(only="training")
    assert number_due(timezone.now() + timedelta(days=days_of(found.kind) - 1)) == 0
    assert number_due(timezone.now() + timedelta(days=days_of(found.kind) + 1)) == 1


def test_stays_while_its_person_lives_in_a_home_or_has_an_assignment(case):
    case.home.closed_on = today()
    case.home.save()
    assert number_due() == 0
    Assignment.objects.filter(home=case.home).update(ended_on=today())
    assert number_due() == 2


def test_stays_as_long_as_a_decision_that_names_its_person_is_kept(case, person):
    FosterParent.objects.filter(user=person).update(left_on=None)
    case.train()
    evaluate_stale()
    approve(
        case.assignment,
        by=case.caseworker,
        police_certificate_seen_on=date(2026, 2, 1),
        suitability_confirmed=True,
    )
    leave(person)
    assert number_due() == 0


def test_stays_while_its_person_has_it_limited(case, person):
    now = timezone.now()
    limit = DataRequest.objects.create(
        person=person,
        right="restriction",
        kind="training",
        ground="contested",
        status=DataRequest.Status.DONE,
        asked_at=now,
        answered_at=now,
        answered_by=case.coordinator,
        due_on=today(),
    )
    assert number_due() == 0
    limit.lifted_at, limit.lifted_by = now, case.coordinator
    limit.save()
    assert number_due() == 1


def test_goes_on_where_it_was_ended(person, monkeypatch):
    taken: list[int] = []
    take = PastTraining.take

    def ended_in_the_third(self, before, at_most):
        if len(taken) == 2:
            raise KeyboardInterrupt
        taken.append(at_most)
        return take(self, before, at_most)

    monkeypatch.setattr(keeping, "BATCH", 1)
    with monkeypatch.context() as patch:
        patch.setattr(PastTraining, "take", ended_in_the_third)
        with pytest.raises(KeyboardInterrupt):
            let_go(at=LATER, only="training")
    assert Disposal.objects.filter(kind="training").count() == 2
    assert number_due() == 1
    let_go(at=LATER, only="training")
    assert holds(person) == [False] * 4
