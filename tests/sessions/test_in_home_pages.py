"""What family, coordinator and adviser meet on the pages of in-home training."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.dates import today
from lms.people.models import LookUp
from sessions.actions import in_home, visits
from sessions.models import ClosingEvaluation, Goal, InHomePlan, InHomeVisit
from sessions.templatetags.goals import goal_curve
from tests.factories import AssignmentFactory, MembershipFactory
from tests.sessions.factories import PartFactory, at, couple, published_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(service):
    return couple(registered_by=service, trained_by=service)


@pytest.fixture
def assignment(home):
    return AssignmentFactory(home=home[0], moved_in_on=today() - timedelta(days=10))


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
        return client

    return _as


@pytest.fixture
def plan(assignment, home, coordinator, trainers):
    plan = in_home.ask_in_home(assignment, reasons=["first_time"], needs=["school"], by=home[1])
    return in_home.grant_in_home(
        plan, resource_people=trainers, visits=4, counts_as=[published_part()], by=coordinator
    )


def held_visit(plan, adviser, *, days):
    """A visit some days ago."""
    begin = timezone.now() - timedelta(days=days)
    return visits.plan_visit(
        plan, begins_at=begin, ends_at=begin + timedelta(hours=2), advisers=[adviser], by=adviser
    )


def test_from_the_familys_wish_to_a_plan_with_a_first_visit(as_, assignment, home, coordinator, trainers):
    part = published_part()
    part.kind = "visit"
    part.save()
    client = as_(home[1])
    assert (
        reverse("sessions:ask-in-home", args=[assignment.uuid])
        in client.get(reverse("sessions:in-home-plans")).content.decode()
    )
    asked = {"reasons": ["first_time"], "needs": ["sleep_food"], "weekdays": ["1"], "earliest": "10:00"}
    client.post(reverse("sessions:ask-in-home", args=[assignment.uuid]), asked)
    plan = InHomePlan.objects.get()
    granted = {"resource_people": [one.pk for one in trainers], "visits": "3", "counts_as": [str(part.pk)]}
    as_(coordinator).post(reverse("sessions:grant-in-home", args=[plan.uuid]), granted)
    as_(home[1]).post(
        reverse("sessions:new-goal", args=[plan.uuid]), {"need": "sleep_food", "text": "Rolige kvelder"}
    )
    assert Goal.objects.get().written_with_family
    client = as_(trainers[0])
    page = client.get(reverse("sessions:plan-visit", args=[plan.uuid])).content.decode()
    assert "10:00" in page
    day = at(days=12).date().isoformat()
    client.post(
        reverse("sessions:plan-visit", args=[plan.uuid]),
        {
            "day": day,
            "begins": "12:00",
            "ends": "14:00",
            "advisers": [trainers[0].pk],
            "parts": [str(part.pk)],
        },
    )
    visit = InHomeVisit.objects.get()
    assert list(visit.session.delivers.all()) == [part]
    assert (
        "Rolige kvelder"
        in as_(home[2]).get(reverse("sessions:in-home-plan", args=[plan.uuid])).content.decode()
    )


def test_what_is_asked_before_the_move_has_no_form(as_, home):
    assignment = AssignmentFactory(home=home[0])
    page = as_(home[1]).get(reverse("sessions:ask-in-home", args=[assignment.uuid]))
    assert 'name="reasons"' not in page.content.decode()


def test_a_goal_that_names_somebody_is_refused_in_words(as_, plan, home):
    answer = as_(home[1]).post(
        reverse("sessions:new-goal", args=[plan.uuid]), {"need": "school", "text": "Født 12.03.2019"}
    )
    assert answer.status_code == 422
    assert not Goal.objects.exists()


def test_an_adviser_notes_what_was_done_and_marks_the_goals(as_, plan, home, trainers):
    goal = in_home.set_goal(plan, text="Ro ved bordet", need="school", written_with_family=True, by=home[1])
    first, second = held_visit(plan, trainers[0], days=14), held_visit(plan, trainers[0], days=7)
    client = as_(trainers[0])
    for visit, value in ((first, "2"), (second, "4")):
        client.post(
            reverse("sessions:report-visit", args=[plan.uuid, visit.pk]),
            {"done": ["talk", "practice"], "next_step": "try_at_home", f"goal_{goal.pk}": value},
        )
    page = as_(home[1]).get(reverse("sessions:in-home-plan", args=[plan.uuid])).content.decode()
    assert page.count("<circle") == 2
    assert ": 2, " in page
    assert '<td data-label="Ro ved bordet">4</td>' in page


def test_a_visit_is_moved_and_called_off_where_its_plan_is(as_, plan, trainers, coordinator):
    visit = visits.plan_visit(plan, begins_at=at(12), ends_at=at(13), advisers=trainers[:1], by=trainers[0])
    client = as_(coordinator)
    change = reverse("sessions:change-visit", args=[plan.uuid, visit.pk])
    assert client.get(reverse("sessions:change", args=[visit.session.uuid]))["Location"] == change
    day = at(days=15).date().isoformat()
    client.post(change, {"day": day, "begins": "10:00", "ends": "11:30", "advisers": [trainers[1].pk]})
    visit.session.refresh_from_db()
    assert (visit.session.minutes, visit.session.revision) == (90, 1)
    client.post(reverse("sessions:call-off-visit", args=[plan.uuid, visit.pk]))
    visit.session.refresh_from_db()
    assert visit.session.is_cancelled


def test_neither_party_reads_the_others_evaluation_before_the_plan_is_closed(as_, plan, home, trainers):
    answers = {"usefulness": "5", "goals_reached": "4", "cooperation": "5"}
    as_(home[1]).post(reverse("sessions:evaluate-in-home", args=[plan.uuid]), answers)
    assert ClosingEvaluation.objects.get().party == "family"
    address = reverse("sessions:in-home-plan", args=[plan.uuid])
    assert "5 / 5" not in as_(trainers[0]).get(address).content.decode()
    as_(trainers[0]).post(reverse("sessions:close-in-home", args=[plan.uuid]))
    assert "5 / 5" in as_(trainers[0]).get(address).content.decode()


def test_an_adviser_meets_a_protected_adult_under_the_alias(as_, plan, home, trainers):
    home[1].address_protection, home[1].alias = "confidential", "Per Berg"
    home[1].save()
    for name in ("sessions:in-home-plan", "sessions:in-home-plans"):
        arguments = [plan.uuid] if name.endswith("plan") else []
        page = as_(trainers[0]).get(reverse(name, args=arguments)).content.decode()
        assert "Per Berg" in page
        assert home[1].name not in page


def test_opening_a_plan_is_a_look_up_that_the_family_can_read(as_, plan, home, trainers):
    as_(trainers[0]).get(reverse("sessions:in-home-plan", args=[plan.uuid]))
    as_(home[2]).get(reverse("sessions:in-home-plan", args=[plan.uuid]))
    assert {(one.person, one.by) for one in LookUp.objects.all()} == {
        (home[1], trainers[0]),
        (home[2], trainers[0]),
    }


def test_a_caseworker_reads_the_plan_of_the_own_case_and_changes_nothing(as_, plan, assignment):
    caseworker = MembershipFactory(organisation=assignment.organisation).user
    page = as_(caseworker).get(reverse("sessions:in-home-plan", args=[plan.uuid])).content.decode()
    assert reverse("sessions:new-goal", args=[plan.uuid]) not in page
    assert as_(caseworker).get(reverse("sessions:new-goal", args=[plan.uuid])).status_code == 403


def test_a_plan_takes_as_many_queries_for_one_visit_as_for_many(
    as_, plan, home, trainers, django_assert_max_num_queries
):
    client, address = as_(trainers[0]), reverse("sessions:in-home-plan", args=[plan.uuid])
    for number in range(4):
        in_home.set_goal(plan, text=f"Mål {number}", need="school", written_with_family=True, by=home[1])
        held_visit(plan, trainers[0], days=7 * number + 1).themes.set([PartFactory().module])
        with django_assert_max_num_queries(34):
            client.get(address)


def test_a_curve_rises_from_far_off_to_reached():
    now = timezone.now()
    curve = goal_curve([(now, 1), (now + timedelta(days=1), 3), (now + timedelta(days=4), 5)])
    assert [mark.y for mark in curve.marks] == sorted((mark.y for mark in curve.marks), reverse=True)
    across = [mark.x for mark in curve.marks]
    assert (across[1] - across[0]) * 3 == across[2] - across[1]
    assert goal_curve([]).marks == ()
    (alone,) = goal_curve([(now, 3)]).marks
    assert alone.y * 2 == curve.height


def test_who_asks_while_a_plan_is_open_is_led_to_it(as_, assignment, home, plan):
    answer = as_(home[1]).get(reverse("sessions:ask-in-home", args=[assignment.uuid]))
    assert answer.url == reverse("sessions:in-home-plan", args=[plan.uuid])


def test_closed_plan_says_what_was_never_done_as_past(as_, home, plan, coordinator):
    in_home.close_in_home(plan, by=coordinator)
    page = as_(home[1]).get(reverse("sessions:in-home-plan", args=[plan.uuid])).content.decode()
    assert "Det ble ikke skrevet noen mål." in page
    assert "svart ennå" not in page
