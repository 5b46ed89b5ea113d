"""What a learner does in a lesson, and what is recorded of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from courses.actions.answers import answer, erase_learning_traces
from courses.actions.enrolments import enrol
from courses.actions.lessons import begin_lesson, finish_lesson
from courses.actions.publishing import publish_lesson
from courses.content import ChoiceContent, LessonContent, StepContent
from courses.errors import (
    ModuleClosed,
    NotEnrolled,
    NoteRefused,
    ResponseRefused,
    UnknownLesson,
    UnknownQuestion,
)
from courses.models import Answer, Note, PartProgress
from lms.dates import oslo_day
from lms.xapi.models import Statement
from lms.xapi.profile import Verb
from tests.courses import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def learner(*questions, minutes=10):
    """Anna, enrolled in a programme of one lesson with these questions; her lesson's uuid."""
    lesson = make.part(minutes=minutes)
    module = make.module_content(lesson)
    make.publish_programme(module)
    publish_lesson(LessonContent(lesson.uuid, "nb", "Ro", minutes, questions), by=None)
    anna = UserFactory()
    enrol(anna, training="pride-basic", by=None)
    return anna, lesson.uuid


def told(verb):
    return Statement.objects.filter(verb=verb)


def test_beginning_a_lesson_begins_its_module_once():
    anna, lesson = learner()
    begin_lesson(anna, lesson_uuid=lesson, place="side-2")
    again = begin_lesson(anna, lesson_uuid=lesson, place="side-3")
    assert told(Verb.INITIALIZED).count() == 1
    assert again.place == "side-3"


def test_finishing_records_the_time_between_begin_and_next():
    anna, lesson = learner()
    begin_lesson(anna, lesson_uuid=lesson, at=make.at(1))
    finished = finish_lesson(anna, lesson_uuid=lesson, at=make.at(1) + timedelta(minutes=7))
    result = told(Verb.COMPLETED).get(object_id__contains="/lesson/").data["result"]
    assert result == {"completion": True, "duration": "PT07M00S"}
    assert finished.is_new
    assert "pride-basic" in finished.completed
    assert finished.done_on == oslo_day(make.at(1))


def test_the_time_is_at_most_three_times_the_estimate():
    anna, lesson = learner(minutes=10)
    begin_lesson(anna, lesson_uuid=lesson, at=make.at(1))
    finish_lesson(anna, lesson_uuid=lesson, at=make.at(4))
    assert told(Verb.COMPLETED).get(object_id__contains="/lesson/").data["result"]["duration"] == "PT30M00S"


def test_finishing_twice_is_recorded_once():
    anna, lesson = learner()
    finish_lesson(anna, lesson_uuid=lesson, at=make.at(1))
    again = finish_lesson(anna, lesson_uuid=lesson, at=make.at(2))
    assert not again.is_new
    assert again.done_on == oslo_day(make.at(1))
    assert told(Verb.COMPLETED).filter(object_id__contains="/lesson/").count() == 1


def test_a_statement_names_nobody_and_says_where_it_belongs():
    anna, lesson = learner()
    finish_lesson(anna, lesson_uuid=lesson, language="nb")
    statement = told(Verb.COMPLETED).get(object_id__contains="/lesson/")
    context = statement.data["context"]
    assert statement.registration == anna.enrolments.get().pk
    assert set(context["contextActivities"]) == {"parent", "grouping", "category"}
    assert (context["language"], context["revision"]) == ("nb", "2")
    for secret in (anna.email, anna.first_name, anna.last_name, anna.username):
        assert secret not in statement.text


def test_who_is_not_enrolled_records_nothing():
    _, lesson = learner()
    for act in (begin_lesson, finish_lesson):
        with pytest.raises(NotEnrolled):
            act(UserFactory(), lesson_uuid=lesson)
    assert not Statement.objects.exists()


def test_an_unknown_lesson_is_refused():
    anna, _ = learner()
    with pytest.raises(UnknownLesson):
        finish_lesson(anna, lesson_uuid=uuid4())


def test_a_lesson_that_is_closed_is_refused_with_what_opens_it():
    lesson, gathering = make.part(), make.part("gathering", title="Samling 1")
    make.publish_programme(make.module_content(gathering, lesson, any_order=False))
    anna = UserFactory()
    enrol(anna, training="pride-basic", by=None)
    with pytest.raises(ModuleClosed) as refused:
        finish_lesson(anna, lesson_uuid=lesson.uuid)
    opens_with: Any = refused.value.opens_with
    assert opens_with.reason == "part_before"
    assert opens_with.title == "Samling 1"


def test_an_answer_is_scored_on_the_server_and_told_at_once():
    question = make.question()
    anna, lesson = learner(question)
    outcome = answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response="b")
    assert (outcome.is_right, outcome.feedback) == (False, ("Nei.",))
    data = told(Verb.ANSWERED).get().data
    assert data["result"] == {"response": "b", "success": False, "score": {"scaled": 0.0}}
    assert data["object"]["definition"]["interactionType"] == "choice"
    better = answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response="a")
    assert better.is_right
    assert list(Answer.objects.order_by("pk").values_list("is_right", "is_first")) == [
        (False, True),
        (True, False),
    ]


def test_the_same_answer_sent_twice_is_recorded_once():
    question = make.question()
    anna, lesson = learner(question)
    for is_new in (True, False):
        outcome = answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response="a")
        assert outcome.is_new is is_new
    assert told(Verb.ANSWERED).count() == 1


@pytest.mark.parametrize("response", ["c", ["a", "b"], None, {"a": "b"}, 7, "", [["a"]]])
def test_a_tampered_answer_is_refused_and_leaves_no_trace(response):
    question = make.question()
    anna, lesson = learner(question)
    with pytest.raises(ResponseRefused):
        answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response=response)
    assert not Statement.objects.exists()
    assert not Answer.objects.exists()


def test_a_question_that_is_not_in_the_lesson_is_refused():
    anna, lesson = learner(make.question())
    with pytest.raises(UnknownQuestion):
        answer(anna, lesson_uuid=lesson, question_uuid=uuid4(), response="a")


def test_a_reflection_goes_to_the_notebook_and_never_into_the_record():
    question = make.question(kind="reflection", choices=(), prompt="Hva tenker du?")
    anna, lesson = learner(question)
    for text in ("Jeg tenker på ro", "Jeg tenker på tid"):
        outcome = answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response=text)
        assert outcome.is_right is None
    note = Note.objects.get()
    assert (note.writer, note.heading, note.text) == (anna, "Hva tenker du?", "Jeg tenker på tid")
    statement = told(Verb.ANSWERED).get()
    assert "result" not in statement.data
    assert "tenker på" not in statement.text
    assert not Answer.objects.exists()


def test_a_reflection_with_a_national_id_is_refused():
    question = make.question(kind="reflection", choices=())
    anna, lesson = learner(question)
    with pytest.raises(NoteRefused):
        answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response="010190 12345")
    assert not Note.objects.exists()


def test_a_scenario_is_answered_by_the_way_through_it():
    question = make.question(
        kind="scenario",
        choices=(),
        steps=(
            StepContent(
                "s1",
                "Barnet gråter",
                (ChoiceContent("trøst", "Trøst", True, "Fint", "s2"), ChoiceContent("gå", "Gå")),
            ),
            StepContent("s2", "Barnet sover", (ChoiceContent("vent", "Vent", True, "Ro"),)),
        ),
    )
    anna, lesson = learner(question)
    outcome = answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response=["trøst", "vent"])
    assert (outcome.is_right, outcome.feedback) == (True, ("Fint", "Ro"))
    assert told(Verb.ANSWERED).get().data["result"]["response"] == "trøst[,]vent"


def test_the_key_is_that_of_the_source_language():
    question = make.question()
    anna, lesson = learner(question)
    words = make.question(
        uuid=question.uuid,
        prompt="What helps?",
        choices=(ChoiceContent("a", "Calm", False, "Yes."), ChoiceContent("b", "Force", True, "No.")),
    )
    publish_lesson(LessonContent(lesson, "en", "Calm", 10, (words,), is_source=False), by=None)
    outcome = answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response="a", language="en")
    assert (outcome.is_right, outcome.feedback) == (True, ("Yes.",))
    assert told(Verb.ANSWERED).get().data["object"]["definition"]["description"] == {"en": "What helps?"}


def test_a_module_taken_in_another_language_is_the_same_module():
    anna, lesson = learner()
    publish_lesson(LessonContent(lesson, "nn", "Ro", 10, (), is_source=False), by=None)
    finish_lesson(anna, lesson_uuid=lesson, language="nn")
    assert PartProgress.objects.get(person=anna).part_id == lesson
    assert told(Verb.COMPLETED).get(object_id__contains="/lesson/").data["context"]["language"] == "nn"


def test_erasing_traces_leaves_what_is_completed():
    question = make.question()
    anna, lesson = learner(question)
    begin_lesson(anna, lesson_uuid=lesson)
    answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response="a")
    finish_lesson(anna, lesson_uuid=lesson)
    erase_learning_traces(anna)
    assert not anna.answers.exists()
    assert not anna.bookmarks.exists()
    assert anna.completions.filter(training="pride-basic").exists()
