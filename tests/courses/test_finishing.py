"""When a lesson is finished, and when a question is answered: one rule, with a line and without."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils.translation import override

from courses.actions.answers import answer
from courses.actions.lessons import finish_lesson
from courses.actions.offline import OfflineEvent, deliver, hand_out
from courses.actions.publishing import publish_lesson
from courses.content import ChoiceContent, LessonContent
from courses.errors import QuestionsLeft
from courses.models import PartProgress
from courses.questions import TYPES, Verdict, must_be_answered
from courses.rules.tries import TRIES, LessonOutcome
from lms.xapi.models import Statement
from lms.xapi.profile import Verb
from tests.courses import factories as make
from tests.questions import question_of, wrong_response_to

pytestmark = pytest.mark.django_db

FREE = {"reflection", "scenario"}
_PIECES = (ChoiceContent("a", "Ro", True), ChoiceContent("b", "Straff"))


def learner(*questions):
    lesson = make.part()
    enrolment = make.enrolled(parts=[lesson])
    publish_lesson(LessonContent(lesson.uuid, "nb", "Ro", 10, questions), by=None)
    return enrolment.person, lesson.uuid


def finish_online(anna, lesson):
    try:
        finish_lesson(anna, lesson_uuid=lesson, at=make.at(5))
    except QuestionsLeft as error:
        return error.questions
    return ()


def finish_late(anna, lesson):
    token = hand_out(anna, lesson_uuid=lesson, at=make.at(1))
    (told,) = deliver(anna, token=token, events=[OfflineEvent(uuid4(), make.at(5))], at=make.at(6))
    return told.left


@pytest.mark.parametrize("finish", [finish_online, finish_late])
@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_kind_of_question_but_the_free_ones_must_be_answered_before_a_lesson_is_finished(kind, finish):
    question = question_of(kind)
    anna, lesson = learner(question)
    assert finish(anna, lesson) == (() if kind in FREE else (question.uuid,))
    assert PartProgress.objects.exists() is (kind in FREE)
    assert must_be_answered(question) is (kind not in FREE)


@pytest.mark.parametrize("finish", [finish_online, finish_late])
def test_an_answer_that_no_longer_fits_the_question_does_not_count(finish):
    question = make.question()
    anna, lesson = learner(question)
    answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response="b", at=make.at(3))
    changed = replace(question, choices=(ChoiceContent("a", "Ro", True), ChoiceContent("c", "Tid")))
    publish_lesson(LessonContent(lesson, "nb", "Ro", 10, (changed,)), by=None)
    assert finish(anna, lesson) == (question.uuid,)


@pytest.mark.parametrize("finish", [finish_online, finish_late])
def test_a_question_that_the_readers_language_does_not_have_yet_is_not_waited_for(finish):
    known, new = make.question(), make.question()
    anna, lesson = learner(known)
    words = LessonContent(lesson, "nn", "Ro", 10, (known,), is_source=False)
    publish_lesson(words, by=None)
    publish_lesson(LessonContent(lesson, "nb", "Ro", 10, (known, new)), by=None)
    answer(anna, lesson_uuid=lesson, question_uuid=known.uuid, response="a", at=make.at(3))
    assert finish(anna, lesson) == (new.uuid,)
    with override("nn"):
        assert finish(anna, lesson) == ()


SCORED = sorted(name for name, kind in TYPES.items() if kind.may_be_drawn)


def respond(anna, lesson, question, response, *, day=3):
    return answer(anna, lesson_uuid=lesson, question_uuid=question.uuid, response=response, at=make.at(day))


@pytest.mark.parametrize("finish", [finish_online, finish_late])
@pytest.mark.parametrize("kind", SCORED)
def test_a_wrong_answer_is_tried_again_before_the_lesson_is_finished(kind, finish):
    question = question_of(kind)
    anna, lesson = learner(question)
    right, wrong = TYPES[kind].right_response(question), wrong_response_to(question)
    assert not respond(anna, lesson, question, wrong).is_settled
    assert finish(anna, lesson) == (question.uuid,)
    assert not PartProgress.objects.exists()
    assert respond(anna, lesson, question, right).is_settled
    assert finish(anna, lesson) == ()
    tries = Statement.objects.filter(verb=Verb.ANSWERED).order_by("pk")
    assert sorted(one.data["result"]["success"] for one in tries) == [False, True], (
        "each try is told as it was"
    )


@pytest.mark.parametrize("finish", [finish_online, finish_late])
def test_what_was_right_once_stays_settled(finish):
    question = make.question()
    anna, lesson = learner(question)
    for response in ("a", "b"):
        assert respond(anna, lesson, question, response).is_settled
    assert finish(anna, lesson) == ()


@pytest.mark.parametrize("finish", [finish_online, finish_late])
def test_nobody_is_stuck_the_answer_is_shown_after_three_tries_and_the_lesson_goes_on(finish):
    choices = tuple(ChoiceContent(letter, f"Svar {letter}", letter == "d") for letter in "abcd")
    question = make.question(choices=choices, feedback_right="Derfor.")
    anna, lesson = learner(question)
    told = [respond(anna, lesson, question, letter, day=day) for day, letter in enumerate("abc", 1)]
    assert [one.is_settled for one in told] == [False] * (TRIES - 1) + [True]
    assert [one.solution for one in told] == [(), (), ("Svar d", "Derfor.")]
    assert [one.verdict for one in told] == [Verdict.WRONG] * 3, "what was wrong is never told as right"
    assert finish(anna, lesson) == ()


def test_a_right_answer_counts_no_more_when_the_key_has_changed():
    question = make.question()
    anna, lesson = learner(question)
    respond(anna, lesson, question, "a")
    turned = replace(
        question, choices=tuple(replace(one, is_right=not one.is_right) for one in question.choices)
    )
    publish_lesson(LessonContent(lesson, "nb", "Ro", 10, (turned,)), by=None)
    assert finish_online(anna, lesson) == (question.uuid,)


def test_a_lesson_that_was_finished_before_stays_finished():
    question = make.question()
    anna, lesson = learner()
    finish_lesson(anna, lesson_uuid=lesson, at=make.at(2))
    publish_lesson(LessonContent(lesson, "nb", "Ro", 10, (question,)), by=None)
    respond(anna, lesson, question, "b")
    assert finish_online(anna, lesson) == ()
    assert PartProgress.objects.count() == 1


def test_finishing_tells_how_the_questions_went():
    first, later, opinion = (
        make.question(),
        make.question(),
        make.question(kind="likert", choices=_PIECES),
    )
    anna, lesson = learner(first, later, opinion)
    for question, response in ((first, "a"), (later, "b"), (later, "a"), (opinion, "b")):
        respond(anna, lesson, question, response)
    finished = finish_lesson(anna, lesson_uuid=lesson, at=make.at(5))
    assert finished.outcome == LessonOutcome(total=2, first=1, later=1)
