"""When a lesson is finished, and when a question is answered: one rule, with a line and without."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils.translation import override

from courses import actions
from courses.actions import Event
from courses.content import ChoiceContent, LessonContent, QuestionKind, StepContent
from courses.errors import QuestionsLeft
from courses.models import PartProgress
from courses.rules.scoring import must_be_answered
from tests.courses import factories as make

pytestmark = pytest.mark.django_db

FREE = {QuestionKind.REFLECTION, QuestionKind.SCENARIO}
_PIECES = (ChoiceContent("a", "Ro", True), ChoiceContent("b", "Straff"))
OF_EACH_KIND = {
    QuestionKind.SINGLE: {},
    QuestionKind.MULTIPLE: {},
    QuestionKind.TRUE_FALSE: {"choices": (), "answer": True},
    QuestionKind.ORDERING: {"choices": _PIECES},
    QuestionKind.MATCHING: {
        "choices": _PIECES,
        "targets": (ChoiceContent("x", "Natt"), ChoiceContent("y", "Dag")),
        "answer": {"a": "x", "b": "y"},
    },
    QuestionKind.FILL_IN: {"choices": (), "answer": ["ro"]},
    QuestionKind.LIKERT: {"choices": _PIECES},
    QuestionKind.SCENARIO: {"choices": (), "steps": (StepContent("s", "Natt", _PIECES),)},
    QuestionKind.REFLECTION: {"choices": ()},
}


def learner(*questions):
    lesson = make.part()
    enrolment = make.enrolled(parts=[lesson])
    actions.publish_lesson(LessonContent(lesson.uuid, "nb", "Ro", 10, questions), by=None)
    return enrolment.person, lesson.uuid


def finish_online(anna, lesson):
    try:
        actions.finish_lesson(anna, lesson_uuid=lesson, at=make.at(5))
    except QuestionsLeft as error:
        return error.questions
    return ()


def finish_late(anna, lesson):
    token = actions.hand_out(anna, lesson_uuid=lesson, at=make.at(1))
    (told,) = actions.deliver(anna, token=token, events=[Event(uuid4(), make.at(5))], at=make.at(6))
    return told.left


@pytest.mark.parametrize("finish", [finish_online, finish_late])
@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_of_question_but_the_free_ones_must_be_answered_before_a_lesson_is_finished(kind, finish):
    question = make.question(kind=kind, **OF_EACH_KIND[kind])
    anna, lesson = learner(question)
    assert finish(anna, lesson) == (() if kind in FREE else (question.uuid,))
    assert PartProgress.objects.exists() is (kind in FREE)
    assert must_be_answered(question) is (kind not in FREE)


@pytest.mark.parametrize("finish", [finish_online, finish_late])
def test_an_answer_that_no_longer_fits_the_question_does_not_count(finish):
    question = make.question()
    anna, lesson = learner(question)
    actions.answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response="b", at=make.at(3))
    changed = replace(question, choices=(ChoiceContent("a", "Ro", True), ChoiceContent("c", "Tid")))
    actions.publish_lesson(LessonContent(lesson, "nb", "Ro", 10, (changed,)), by=None)
    assert finish(anna, lesson) == (question.uuid,)


@pytest.mark.parametrize("finish", [finish_online, finish_late])
def test_a_question_that_the_readers_language_does_not_have_yet_is_not_waited_for(finish):
    known, new = make.question(), make.question()
    anna, lesson = learner(known)
    words = LessonContent(lesson, "nn", "Ro", 10, (known,), is_source=False)
    actions.publish_lesson(words, by=None)
    actions.publish_lesson(LessonContent(lesson, "nb", "Ro", 10, (known, new)), by=None)
    actions.answer(anna, lesson_uuid=lesson, question_uuid=known.uuid, response="a", at=make.at(3))
    assert finish(anna, lesson) == (new.uuid,)
    with override("nn"):
        assert finish(anna, lesson) == ()
