"""Work done without a line arrives later, once, with its time."""

from datetime import timedelta
from types import NoneType
from uuid import uuid4, uuid5

import pytest

from courses.actions import offline
from courses.actions.answers import answer
from courses.actions.lessons import finish_lesson
from courses.actions.offline import OfflineEvent, hand_out
from courses.actions.publishing import publish_lesson
from courses.content import LessonContent
from courses.errors import QuestionsLeft, ResponseRefused, TokenNotValid, UnknownQuestion
from courses.models import PartProgress
from courses.rules.tries import LessonOutcome
from lms.dates import oslo_day
from lms.xapi import profile
from lms.xapi.models import Statement
from lms.xapi.profile import Verb
from tests.courses import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

HANDED_OUT, RECEIVED = make.at(1), make.at(11)


@pytest.fixture
def case():
    lesson, question = make.part(), make.question()
    enrolment = make.enrolled(parts=[lesson])
    publish_lesson(LessonContent(lesson.uuid, "nb", "Ro", 10, (question,)), by=None)
    anna = enrolment.person
    return anna, lesson, question, hand_out(anna, lesson_uuid=lesson.uuid, at=HANDED_OUT)


@pytest.fixture
def reading():
    """A lesson that asks nothing."""
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    return anna, lesson, hand_out(anna, lesson_uuid=lesson.uuid, at=HANDED_OUT)


def deliver(anna, token, *events, at=RECEIVED):
    return offline.deliver(anna, token=token, events=events, at=at)


@pytest.mark.parametrize(
    ("claimed", "happened"),
    [
        (make.at(5), make.at(5)),
        (make.at(-400), HANDED_OUT),
        (make.at(4000), RECEIVED),
    ],
)
def test_the_time_is_clamped_between_handing_out_and_receipt(reading, claimed, happened):
    anna, _, token = reading
    event = OfflineEvent(uuid4(), claimed)
    (outcome,) = deliver(anna, token, event)
    assert (outcome.is_recorded, outcome.is_new) == (True, True)
    statement = Statement.objects.get(pk=event.uuid)
    assert statement.timestamp == happened
    assert statement.data["context"]["extensions"][profile.extension("claimed-timestamp")].startswith(
        str(claimed.date())
    )
    assert PartProgress.objects.get().done_on == oslo_day(happened)


def test_delivering_again_changes_nothing(case):
    anna, _, question, token = case
    events = [OfflineEvent(uuid4(), make.at(4), question.uuid, "a"), OfflineEvent(uuid4(), make.at(5))]
    first, second = deliver(anna, token, *events), deliver(anna, token, *events)
    assert [one.is_new for one in first] == [True, True]
    assert [one.is_new for one in second] == [False, False]
    assert first[0].is_right
    assert Statement.objects.filter(verb=Verb.ANSWERED).count() == 1


def test_an_earlier_late_arrival_moves_the_day_earlier(case):
    anna, lesson, question, token = case
    answer(anna, lesson_uuid=lesson.uuid, question_uuid=question.uuid, response="a", at=make.at(8))
    finish_lesson(anna, lesson_uuid=lesson.uuid, at=make.at(8))
    deliver(anna, token, OfflineEvent(uuid4(), make.at(3)))
    assert PartProgress.objects.get().done_on == oslo_day(make.at(3))


def test_a_later_late_arrival_adds_nothing(case):
    anna, lesson, question, token = case
    answer(anna, lesson_uuid=lesson.uuid, question_uuid=question.uuid, response="a", at=make.at(2))
    finish_lesson(anna, lesson_uuid=lesson.uuid, at=make.at(2))
    (outcome,) = deliver(anna, token, OfflineEvent(uuid4(), make.at(9)))
    assert (outcome.is_recorded, outcome.is_new) == (True, False)
    assert PartProgress.objects.get().done_on == oslo_day(make.at(2))


def test_a_tampered_event_is_refused_and_the_others_are_recorded(case):
    anna, _, question, token = case
    events = [
        OfflineEvent(uuid4(), make.at(4), uuid4(), "a"),
        OfflineEvent(uuid4(), make.at(4), question.uuid, {"a": 1}),
        OfflineEvent(uuid4(), make.at(4), question.uuid, "a"),
        OfflineEvent(uuid4(), make.at(5)),
    ]
    outcomes = deliver(anna, token, *events)
    assert [type(one.refused) for one in outcomes] == [UnknownQuestion, ResponseRefused, NoneType, NoneType]
    assert PartProgress.objects.exists()


def test_a_lesson_is_finished_once_its_questions_are_answered_rightly(case):
    anna, _, question, token = case
    first = deliver(anna, token, OfflineEvent(uuid4(), make.at(3)))
    assert [type(one.refused) for one in first] == [QuestionsLeft]
    assert not PartProgress.objects.exists()
    wrong = deliver(
        anna, token, OfflineEvent(uuid4(), make.at(4), question.uuid, "b"), OfflineEvent(uuid4(), make.at(5))
    )
    assert [(one.is_recorded, one.is_settled) for one in wrong] == [(True, False), (False, True)]
    assert wrong[1].left == (question.uuid,), "what is to be tried again is named"
    then = deliver(
        anna, token, OfflineEvent(uuid4(), make.at(6), question.uuid, "a"), OfflineEvent(uuid4(), make.at(7))
    )
    assert all(one.is_recorded and one.is_settled for one in then)
    assert then[1].outcome == LessonOutcome(total=1, first=0, later=1)


def test_an_id_that_the_platform_could_have_made_is_refused(case):
    anna, _, question, token = case
    event = OfflineEvent(uuid5(question.uuid, "a forged announcement"), make.at(4), question.uuid, "a")
    assert [one.is_recorded for one in deliver(anna, token, event)] == [False]
    assert not Statement.objects.filter(pk=event.uuid).exists()


def test_a_token_of_another_a_forged_and_an_old_one_are_refused(case):
    anna, _, _, token = case
    event = OfflineEvent(uuid4(), make.at(5))
    for person, given, at in (
        (UserFactory(), token, RECEIVED),
        (anna, token[:-2] + "xx", RECEIVED),
        (anna, "", RECEIVED),
        (anna, token, HANDED_OUT + timedelta(days=30, seconds=1)),
    ):
        with pytest.raises(TokenNotValid):
            deliver(person, given, event, at=at)
    assert not Statement.objects.filter(pk=event.uuid).exists()
