from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lms.dates import today
from lms.notices.models import Notice
from lms.people.actions.homes import declare_conflict_of_interest, end_assignment
from lms.refusals import NotAllowed
from lms.xapi.models import Statement
from sessions.actions import in_home, visits
from sessions.actions.attendance import record_attendance
from sessions.errors import NamesSomebody, NotYetMovedIn, PlanNotOpen, ReasonNeeded, TrainerBusy
from sessions.models import Competence, GoalMark, InHomePlan, TrainingSession
from tests.factories import AssignmentFactory, MembershipFactory, OrganisationFactory
from tests.sessions.factories import at, coordinator_of, couple, published_part, trainer_of

pytestmark = pytest.mark.django_db
ASKED: dict[str, Any] = {"reasons": ["new_situation"], "needs": ["attachment"]}


@pytest.fixture
def home(service):
    return couple(registered_by=service)


@pytest.fixture
def assignment(home):
    return AssignmentFactory(home=home[0], moved_in_on=today() - timedelta(days=10))


@pytest.fixture
def caseworker(assignment):
    return MembershipFactory(organisation=assignment.organisation).user


@pytest.fixture
def asked(assignment, home):
    return in_home.ask_in_home(assignment, by=home[1], **ASKED)


@pytest.fixture
def granted(asked, coordinator, trainers):
    return in_home.grant_in_home(
        asked, resource_people=trainers, visits=4, counts_as=[published_part()], by=coordinator
    )


@pytest.fixture
def visit(granted, trainers):
    return visits.plan_visit(granted, begins_at=at(12), ends_at=at(14), advisers=trainers[:1], by=trainers[0])


def test_family_municipality_and_region_may_ask(assignment, home, caseworker, coordinator):
    for asker, side in ((home[1], "family"), (caseworker, "municipality"), (coordinator, "region")):
        plan = in_home.ask_in_home(assignment, by=asker, **ASKED)
        assert plan.asked_from == side
        plan.delete()


def test_others_may_not_ask(assignment, service):
    for other in (
        MembershipFactory().user,
        trainer_of(service),
        coordinator_of(OrganisationFactory()),
        couple()[1],
    ):
        with pytest.raises(NotAllowed):
            in_home.ask_in_home(assignment, by=other, **ASKED)


def test_in_home_training_is_for_after_the_move(home):
    assignment = AssignmentFactory(home=home[0])
    with pytest.raises(NotYetMovedIn):
        in_home.ask_in_home(assignment, by=home[1], **ASKED)


def test_reasons_and_needs_are_asked_for(assignment, home):
    with pytest.raises(ReasonNeeded):
        in_home.ask_in_home(assignment, by=home[1], reasons=[], needs=["school"])


def test_one_plan_at_a_time(asked, assignment, home):
    with pytest.raises(PlanNotOpen):
        in_home.ask_in_home(assignment, by=home[2], **ASKED)


def test_a_decline_gives_reasons_and_can_be_asked_again(asked, assignment, home, coordinator):
    with pytest.raises(ReasonNeeded):
        in_home.decline_in_home(asked, reasons=[], by=coordinator)
    in_home.decline_in_home(asked, reasons=["no_capacity"], by=coordinator)
    with pytest.raises(PlanNotOpen):
        in_home.grant_in_home(asked, resource_people=[], visits=1, by=coordinator)
    assert in_home.ask_in_home(assignment, by=home[1], **ASKED).status == "asked"


def test_only_the_region_decides(asked, caseworker, home, trainers):
    for other in (caseworker, home[1], trainers[0], coordinator_of(OrganisationFactory())):
        with pytest.raises(NotAllowed):
            in_home.grant_in_home(asked, resource_people=trainers, visits=1, by=other)


@pytest.mark.parametrize("text", ["Ring 010203 45678", "Trygg natt før 12.03.2026"])
def test_a_goal_names_nobody(granted, home, text):
    with pytest.raises(NamesSomebody):
        in_home.set_goal(granted, text=text, need="sleep_food", written_with_family=True, by=home[1])


def test_a_visit_has_both_adults_and_no_place(visit, home, trainers):
    session = visit.session
    assert (session.venue, session.kind) == (None, "in_home")
    people = set(session.registrations.values_list("person", flat=True))
    assert people == {home[1].pk, home[2].pk}
    for message in Notice.objects.all():
        assert set(message.variables) == ({"date", "time"} if message.kind.startswith("session.") else set())


def test_an_adviser_is_in_one_place_at_a_time(visit, granted, trainers):
    with pytest.raises(TrainerBusy):
        visits.plan_visit(granted, begins_at=at(13), ends_at=at(15), advisers=trainers[:1], by=trainers[0])


def test_a_resource_person_visits_whatever_they_have_led_before_also_when_the_visit_moves(
    granted, visit, trainers
):
    Competence.objects.create(trainer=trainers[0], module=published_part().module)
    later = visits.plan_visit(
        granted, begins_at=at(12, days=12), ends_at=at(14, days=12), advisers=trainers[:1], by=trainers[0]
    )
    visits.change_visit(
        later, begins_at=at(15, days=12), ends_at=at(16, days=12), advisers=trainers[:1], by=trainers[0]
    )
    assert TrainingSession.objects.get(pk=later.session_id).begins_at == at(15, days=12)


def test_only_the_plans_own_people_visit(granted, service, trainers):
    with pytest.raises(NotAllowed):
        visits.plan_visit(
            granted, begins_at=at(12), ends_at=at(14), advisers=[trainer_of(service)], by=trainers[0]
        )


def test_a_visit_counts_as_the_parts_of_the_plan(granted, home, trainers):
    now = timezone.now()
    visit = visits.plan_visit(
        granted,
        begins_at=now - timedelta(hours=2),
        ends_at=now - timedelta(hours=1),
        advisers=trainers[:1],
        by=trainers[0],
    )
    record_attendance(visit.session, person=home[1], mark="present", by=trainers[0])
    statement = Statement.objects.get(verb__endswith="/attended")
    (part,) = granted.counts_as.all()
    assert str(part.pk) in statement.text
    assert str(granted.uuid) not in statement.text


def test_goals_are_marked_after_a_visit_and_not_before(granted, visit, home, trainers):
    goal = in_home.set_goal(
        granted, text="Rolige kvelder", need="sleep_food", written_with_family=True, by=home[1]
    )
    report = {"done": ["talk"], "next_step": "try_at_home", "marks": {goal.pk: 3}, "by": trainers[0]}
    with pytest.raises(PlanNotOpen):
        visits.report_visit(visit, **report)
    visits.report_visit(visit, **report, at=visit.session.ends_at)
    visits.report_visit(visit, **report | {"marks": {goal.pk: 4}}, at=visit.session.ends_at)
    assert GoalMark.objects.get().value == 4


def test_family_and_adviser_evaluate_before_the_plan_is_closed(granted, visit, home, trainers):
    answers = {"usefulness": 5, "goals_reached": 4, "cooperation": 5}
    assert in_home.evaluate_in_home(granted, by=home[1], **answers).party == "family"
    assert in_home.evaluate_in_home(granted, by=trainers[0], **answers).party == "adviser"
    in_home.close_in_home(granted, by=trainers[0])
    visit.session.refresh_from_db()
    assert visit.session.is_cancelled
    with pytest.raises(PlanNotOpen):
        in_home.evaluate_in_home(granted, by=home[1], **answers)


def test_an_ended_assignment_stops_its_plan_visits_and_messages_and_says_nothing(
    granted, visit, assignment, caseworker, home, django_capture_on_commit_callbacks
):
    before = Notice.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        end_assignment(assignment, by=caseworker)
    granted.refresh_from_db()
    visit.session.refresh_from_db()
    assert granted.status == "withdrawn"
    assert visit.session.is_cancelled
    assert Notice.objects.count() == before
    assert not Notice.objects.filter(status="queued").exists()


def test_a_plan_is_seen_by_its_parties_alone(granted, home, caseworker, coordinator, trainers, service):
    def sees(user):
        return InHomePlan.objects.visible_to(user).filter(pk=granted.pk).exists()

    assert all(sees(user) for user in (home[1], home[2], caseworker, coordinator, trainers[0]))
    other_office = AssignmentFactory(home=home[0]).organisation
    strangers = (
        MembershipFactory(organisation=other_office).user,
        trainer_of(service),
        coordinator_of(OrganisationFactory()),
        couple()[1],
    )
    assert not any(sees(user) for user in strangers)


def test_who_has_declared_a_conflict_of_interest_sees_nothing(granted, home, trainers, coordinator):
    for user in (trainers[0], coordinator):
        declare_conflict_of_interest(home[0], by=user)
        assert not InHomePlan.objects.visible_to(user).exists()
    with pytest.raises(NotAllowed):
        in_home.close_in_home(granted, by=trainers[0])


def test_another_services_visit_is_absent_for_a_caseworker(visit, home, caseworker):
    other = MembershipFactory(organisation=AssignmentFactory(home=home[0]).organisation).user
    assert TrainingSession.objects.visible_to(caseworker).filter(pk=visit.session_id).exists()
    assert not TrainingSession.objects.visible_to(other).filter(pk=visit.session_id).exists()
