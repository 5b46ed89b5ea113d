"""Those who were there say what they thought; trainers see averages that name nobody, when it is closed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from lms.notices.models import Notice
from sessions.actions.evaluations import ask_those_who_came, evaluate, take_back
from sessions.errors.evaluations import NotToEvaluate
from sessions.models import Attendance, Evaluation, Mark, Series, TrainingSession
from sessions.queries.evaluations import evaluations_page, left_to_evaluate
from sessions.rules.evaluation import LEAST_ANSWERS, OPEN_FOR
from tests import factories as people
from tests.sessions import factories as make

pytestmark = pytest.mark.django_db
HELD = datetime(2026, 5, 5, 15, tzinfo=UTC)
AFTER = HELD + timedelta(days=1)
CLOSED = HELD + OPEN_FOR + timedelta(days=1)
SAID = {"useful": 4, "led": 5, "safe": 3}


def was_at(session, mark=Mark.PRESENT):
    person = make.adult()
    make.signed_up(session, person)
    Attendance.objects.create(
        session=session, person=person, mark=mark, marked_by=person, marked_at=session.ends_at
    )
    return person


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def held(service, trainers):
    """A gathering of May that two led."""
    series = Series.objects.create(
        organisation=service,
        name="Våren",
        status=Series.Status.PUBLISHED,
        starts_on=HELD.date(),
        weekdays=[1],
        starts_at="17:00",
        made_by=trainers[0],
    )
    session = make.TrainingSessionFactory(
        organisation=service,
        title="Om tap",
        series=series,
        number=1,
        period=(HELD, HELD + timedelta(hours=3)),
    )
    return make.led_by(session, *trainers)


def answered(session, number: int, **said):
    for _one in range(number):
        evaluate(session, by=was_at(session), at=AFTER, **{**SAID, **said})


class TestSaying:
    def test_who_was_there_answers_once_may_change_it_and_take_it_back(self, held):
        person = was_at(held)
        evaluate(held, by=person, at=AFTER, **SAID)
        evaluate(held, by=person, at=AFTER, useful=2, led=2, safe=2)
        assert Evaluation.objects.get().useful == 2
        assert take_back(held, by=person)
        assert not Evaluation.objects.exists()

    @pytest.mark.parametrize("mark", [Mark.ABSENT, Mark.EXCUSED])
    def test_who_was_not_there_says_nothing(self, held, mark):
        with pytest.raises(NotToEvaluate):
            evaluate(held, by=was_at(held, mark), at=AFTER, **SAID)

    @pytest.mark.parametrize("at", [HELD, CLOSED])
    def test_nothing_is_said_before_it_is_over_or_after_two_weeks(self, held, at):
        with pytest.raises(NotToEvaluate):
            evaluate(held, by=was_at(held), at=at, **SAID)

    def test_a_course_is_spoken_of_once_its_last_gathering_is_over(self, held, service):
        person = was_at(held)
        evaluate(held.series, by=person, at=AFTER, **SAID)
        make.TrainingSessionFactory(
            organisation=service, series=held.series, number=2, period=(CLOSED, CLOSED + timedelta(hours=3))
        )
        with pytest.raises(NotToEvaluate):
            evaluate(held.series, by=person, at=AFTER, **SAID)
        evaluate(held.series, by=person, at=CLOSED + timedelta(days=1), **SAID)

    def test_the_database_keeps_answers_on_the_scale_and_of_one_thing(self, held):
        person = was_at(held)
        for wrong in (
            {**SAID, "session": held, "useful": 6},
            SAID,
            {**SAID, "session": held, "series": held.series},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Evaluation.objects.create(person=person, at=AFTER, **wrong)

    def test_the_home_page_and_the_session_lead_to_it_until_it_is_said(self, held):
        person = was_at(held)
        address = reverse("sessions:evaluate", args=[held.uuid])
        with time_machine.travel(AFTER, tick=False):
            own = client_of(person)
            assert address in own.get(reverse("portal:home")).content.decode()
            assert address in own.get(reverse("sessions:session", args=[held.uuid])).content.decode()
            assert own.post(address, {"useful": 4}).status_code == 422
            assert own.post(address, SAID).status_code == 302
            own.post(reverse("sessions:evaluate-course", args=[held.series.uuid]), SAID)
            assert address not in own.get(reverse("portal:home")).content.decode()
            assert left_to_evaluate(person, at=AFTER) == ([], [])
            assert "Slett svaret mitt" in own.get(address).content.decode()
            assert client_of(make.adult()).get(address).status_code == 404

    def test_who_was_there_is_asked_once_by_day_and_not_after_they_have_answered(self, held):
        asked, silent = was_at(held), was_at(held)
        evaluate(held, by=silent, at=AFTER, **SAID)
        assert ask_those_who_came(at=AFTER.replace(hour=2)) == 0
        assert (ask_those_who_came(at=AFTER), ask_those_who_came(at=AFTER)) == (1, 0)
        assert [one.to for one in Notice.objects.filter(kind="session.evaluation")] == [asked]

    def test_it_is_the_person_s_own_to_erase(self, held):
        answered(held, 1)
        person = Evaluation.objects.get().person
        client_of(person).post(reverse("portal:erase-evaluations"))
        assert not Evaluation.objects.exists()


class TestReading:
    def test_figures_are_shown_from_five_answers_on(self, held, trainers):
        answered(held, LEAST_ANSWERS - 1)
        page = evaluations_page(trainers[0], at=CLOSED)
        assert [one.figures for one in page.gatherings] == [None]
        assert page.months == []
        answered(held, 1, useful=1)
        page = evaluations_page(trainers[0], at=CLOSED)
        assert page.gatherings[0].figures.bars == (3.4, 5.0, 3.0)
        assert (page.months[0].first.month, page.months[0].figures.number) == (5, 5)

    def test_nothing_is_shown_while_an_answer_could_still_be_added(self, held, trainers):
        answered(held, LEAST_ANSWERS)
        page = evaluations_page(trainers[0], at=HELD + OPEN_FOR - timedelta(hours=1))
        assert (page.gatherings, page.months) == ([], [])

    def test_a_month_less_its_shown_gatherings_tells_of_nobody(self, held, trainers, service):
        """One gathering with five answers, and one with a single answer, which no month holds."""
        answered(held, LEAST_ANSWERS)
        lonely = make.led_by(
            make.TrainingSessionFactory(
                organisation=service, period=(HELD + timedelta(hours=4), HELD + timedelta(hours=6))
            ),
            *trainers,
        )
        answered(lonely, 1, useful=1)
        month = evaluations_page(trainers[0], at=CLOSED).months[0]
        assert (month.gatherings, month.figures.number, month.figures.useful) == (1, LEAST_ANSWERS, 4)

    def test_courses_have_figures_of_their_own_once_the_last_gathering_is_closed(self, held, coordinator):
        for _one in range(LEAST_ANSWERS):
            evaluate(held.series, by=was_at(held), at=AFTER, **SAID)
        assert evaluations_page(coordinator, at=AFTER).courses == []
        assert evaluations_page(coordinator, at=CLOSED).courses[0].figures.bars == (4.0, 5.0, 3.0)

    def test_each_reads_their_own_and_administrators_the_country_by_month_alone(
        self, held, trainers, coordinator, service
    ):
        answered(held, LEAST_ANSWERS)
        administrator = people.MembershipFactory(role="admin").user
        other = make.trainer_of(service)
        seen = {
            reader: (len(page.gatherings), len(page.months))
            for reader in (trainers[0], coordinator, other, administrator)
            for page in [evaluations_page(reader, at=CLOSED)]
        }
        assert seen == {trainers[0]: (1, 1), coordinator: (1, 1), other: (0, 0), administrator: (0, 1)}

    def test_no_name_stands_on_the_page(self, held, coordinator, django_assert_max_num_queries):
        answered(held, LEAST_ANSWERS)
        names = [one.person.name for one in Evaluation.objects.all()]
        with time_machine.travel(CLOSED, tick=False), django_assert_max_num_queries(25):
            shown = client_of(coordinator).get(reverse("sessions:evaluations")).content.decode()
        assert "Om tap" in shown
        assert not [name for name in names if name in shown]


def test_every_kind_that_delivers_training_to_a_group_is_spoken_of():
    """The law for the next kind: whoever adds one says whether it is evaluated."""
    for kind in TrainingSession._meta.get_field("kind").choices:
        traits = TrainingSession(kind=kind[0]).traits
        assert traits.is_evaluated == traits.needs_part


def test_the_page_of_figures_leads_back_to_where_its_reader_came_from(held, coordinator, trainers):
    pages = {coordinator: "sessions:planned", trainers[0]: "sessions:teaching"}
    for reader, back in pages.items():
        shown = client_of(reader).get(reverse("sessions:evaluations")).content.decode()
        assert f'href="{reverse(back)}"' in shown.split("</h1>")[0].split("<main")[1]
