"""Network days: who may come, the programme to choose from, children by age, what one thought."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from lms.dates import on_wall, today
from lms.people.models import FosterParent, TargetGroup
from lms.refusals import NotAllowed
from sessions.actions.network_days import (
    AgendaPoint,
    choose_points,
    give_feedback,
    keep_agenda,
    keep_children,
)
from sessions.errors import NotOnRoster, NotPlanned
from sessions.errors.evaluations import NotToEvaluate
from sessions.models import AgendaChoice, AgendaItem, ChildrenCount, DayFeedback
from sessions.queries.network_days import agenda_of, days_lately, feedback_on
from sessions.rules.evaluation import OPEN_FOR
from tests.factories import AssignmentFactory
from tests.sessions.factories import TrainingSessionFactory, adult, couple, led_by, signed_up

pytestmark = pytest.mark.django_db

POINTS = [
    AgendaPoint(None, 1, time(10), time(11, 30), "Foredrag", speaker="Nora Strand"),
    AgendaPoint(None, 2, time(12), time(13), "Leggetid", "Sal 1", "https://example.no/a"),
    AgendaPoint(None, 2, time(12, 15), time(13), "Skole", "Sal 2"),
]


def _on(days: int) -> tuple[datetime, datetime]:
    day = today() + timedelta(days=days)
    return on_wall(day, time(9)), on_wall(day, time(15))


def _network_day(service, trainers, days):
    session = TrainingSessionFactory(organisation=service, kind="network_day", period=_on(days))
    return led_by(session, *trainers)


@pytest.fixture
def day(service, trainers):
    return _network_day(service, trainers, 10)


@pytest.fixture
def held(service, trainers):
    return _network_day(service, trainers, -1)


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user)
        return client

    return _as


def test_a_day_for_a_target_group_shows_only_to_those_it_is_meant_for(day, as_, coordinator):
    siblings = TargetGroup.objects.get(code="siblings")
    day.target_groups.add(siblings)
    meant, other = adult(), adult()
    AssignmentFactory(home=FosterParent.objects.get(user=meant).home).target_groups.add(siblings)
    address = reverse("sessions:session", args=[day.uuid])
    assert as_(meant).get(address).status_code == 200
    assert as_(other).get(address).status_code == 404
    sign_up = reverse("sessions:sign-up", args=[day.uuid])
    assert as_(other).post(sign_up, {"who": "alone"}).status_code == 404
    assert as_(coordinator).get(address).status_code == 200


def test_one_of_the_parallel_points_is_chosen_and_can_be_changed(day, coordinator, as_):
    keep_agenda(day, POINTS, by=coordinator)
    person = adult()
    registration = signed_up(day, person)
    bedtime, school = AgendaItem.objects.filter(slot=2).order_by("pk")
    address = reverse("sessions:choose-points", args=[day.uuid])
    as_(person).post(address, {"slot-2": str(bedtime.pk)})
    as_(person).post(address, {"slot-2": str(school.pk)})
    assert AgendaChoice.objects.get(registration=registration).item == school
    lecture, parallel = agenda_of(day, registration)
    assert (lecture.is_choice, parallel.is_choice, parallel.wanted) == (False, True, school.pk)


@pytest.mark.parametrize("nonsense", ["x", "", "999999999999999999999", "-1"])
def test_a_choice_of_nothing_chooses_nothing(nonsense, day, coordinator, as_):
    keep_agenda(day, POINTS, by=coordinator)
    person = adult()
    signed_up(day, person)
    as_(person).post(reverse("sessions:choose-points", args=[day.uuid]), {"slot-2": nonsense})
    assert not AgendaChoice.objects.exists()


def test_points_of_another_day_cannot_be_chosen(day, held, coordinator):
    keep_agenda(held, POINTS, by=coordinator)
    registration = signed_up(day, adult())
    with pytest.raises(NotAllowed):
        choose_points(registration, list(AgendaItem.objects.all()), by=registration.person)


def test_changing_the_programme_keeps_the_choices_of_points_that_stay(day, coordinator, as_):
    keep_agenda(day, POINTS, by=coordinator)
    registration = signed_up(day, adult())
    bedtime = AgendaItem.objects.get(title="Leggetid")
    choose_points(registration, [bedtime], by=registration.person)
    page = as_(coordinator).get(reverse("sessions:agenda", args=[day.uuid]))
    entries = {"points-TOTAL_FORMS": "3", "points-INITIAL_FORMS": "3"}
    for number, row in enumerate(page.context["formset"].initial):
        for name, value in row.items():
            entries[f"points-{number}-{name}"] = "" if value is None else str(value)
    entries["points-0-title"] = ""
    as_(coordinator).post(reverse("sessions:agenda", args=[day.uuid]), entries)
    assert set(AgendaItem.objects.values_list("title", flat=True)) == {"Leggetid", "Skole"}
    assert AgendaChoice.objects.get().item == bedtime


def test_only_a_network_day_has_a_programme(gathering, coordinator):
    with pytest.raises(NotPlanned):
        keep_agenda(gathering, POINTS, by=coordinator)


def test_children_are_counted_per_age_band_and_never_named(day, as_, coordinator):
    person = adult()
    signed_up(day, person)
    address = reverse("sessions:children", args=[day.uuid])
    as_(person).post(address, {"0-5": "2", "13-17": ""})
    as_(person).post(address, {"0-5": "1", "6-9": "99"})
    assert list(ChildrenCount.objects.values_list("band", "number")) == [("0-5", 2)]
    page = as_(coordinator).get(reverse("sessions:arrangements", args=[day.uuid])).content.decode()
    assert "Barn, 0–5 år" in page


def test_children_of_those_who_wait_are_not_ordered_for(day, as_, coordinator):
    person = adult()
    registration = signed_up(day, person, "waiting")
    keep_children(registration, {"6-9": 3}, by=person)
    page = as_(coordinator).get(reverse("sessions:arrangements", args=[day.uuid])).content.decode()
    assert "Barn, 6–9 år" not in page


def test_materials_are_shown_once_the_day_is_over(day, held, coordinator, as_):
    person = adult()
    for session in (day, held):
        keep_agenda(session, POINTS, by=coordinator)
        signed_up(session, person)
    before = as_(person).get(reverse("sessions:session", args=[day.uuid])).content.decode()
    after = as_(person).get(reverse("sessions:session", args=[held.uuid])).content.decode()
    assert "https://example.no/a" not in before
    assert "https://example.no/a" in after


def test_feedback_is_given_by_who_was_there_when_the_day_is_over(day, held, as_):
    person = adult()
    signed_up(day, person)
    answer: dict[str, Any] = {"content": 4, "meeting_others": 5}
    with pytest.raises(NotToEvaluate):
        give_feedback(day, **answer, by=person)
    with pytest.raises(NotOnRoster):
        give_feedback(held, **answer, by=person)
    signed_up(held, person)
    for content in ("6", "2"):
        as_(person).post(
            reverse("sessions:feedback", args=[held.uuid]), {"content": content, "meeting_others": "5"}
        )
    assert DayFeedback.objects.get().content == 2


def test_averages_are_shown_from_five_answers_on_and_once_no_answer_is_added(held, as_):
    closed = held.ends_at + OPEN_FOR
    for number in range(5):
        _, person, _ = couple()
        signed_up(held, person)
        give_feedback(held, content=1 + number % 2, meeting_others=5, by=person)
        assert feedback_on(held, at=closed - timedelta(seconds=1)).content is None
        answers = feedback_on(held, at=closed)
        assert (answers.content is None) == (number < 4)
    assert answers.content == pytest.approx(1.4)
    with pytest.raises(NotToEvaluate):
        give_feedback(held, content=1, meeting_others=1, by=person, at=closed)
    for moment, is_asked in ((closed - timedelta(minutes=1), True), (closed, False)):
        with time_machine.travel(moment, tick=False):
            shown = as_(person).get(reverse("sessions:session", args=[held.uuid])).content.decode()
            (lately,) = days_lately(person, at=moment)
        assert (reverse("sessions:feedback", args=[held.uuid]) in shown) == is_asked
        assert not vars(lately)["is_asked"]
    _, silent, _ = couple()
    signed_up(held, silent)
    for moment, is_asked in ((closed - timedelta(minutes=1), True), (closed, False)):
        assert [vars(one)["is_asked"] for one in days_lately(silent, at=moment)] == [is_asked]
