"""Quizzes: drawing, tries, pass mark."""

from contextlib import suppress
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.actions.answers import answer, answer_each, erase_learning_traces
from courses.actions.enrolments import enrol
from courses.actions.publishing import publish_lesson
from courses.actions.quizzes import finish_quiz, start_quiz
from courses.content import LessonContent, QuizContent
from courses.errors import NoTriesLeft, QuizNotStarted, ResponseRefused, UnknownQuestion
from courses.models import Answer, Attempt, PartProgress
from courses.queries.lessons import questions_for
from lms.xapi.models import Statement
from lms.xapi.profile import Verb
from tests.courses import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def learner(quiz, count=4, code="pride-basic", **values):
    part = make.part("quiz")
    make.publish_programme(make.module_content(part, **values), code=code)
    questions = tuple(make.question(prompt=f"Spørsmål {n}") for n in range(count))
    publish_lesson(LessonContent(part.uuid, "nb", "Prøve", 10, questions, quiz), by=None)
    anna = UserFactory()
    enrol(anna, training=code, by=None)
    return anna, part.uuid


def answer_all(anna, quiz, attempt, response):
    for uuid in attempt.drawn:
        answer(anna, lesson_uuid=quiz, question_uuid=uuid, response=response)


def test_a_passed_quiz_does_its_part():
    anna, quiz = learner(QuizContent(draw=3))
    attempt = start_quiz(anna, quiz_uuid=quiz)
    assert len(set(attempt.drawn)) == 3
    answer_all(anna, quiz, attempt, "a")
    result = finish_quiz(anna, quiz_uuid=quiz)
    assert (result.has_passed, result.share, result.read_again) == (True, 1.0, ())
    assert PartProgress.objects.get().part_id == quiz
    assert Statement.objects.get(verb=Verb.PASSED).data["result"] == {
        "success": True,
        "score": {"scaled": 1.0},
    }


def test_a_failed_quiz_does_not_and_shows_what_to_read_again():
    anna, quiz = learner(QuizContent())
    attempt = start_quiz(anna, quiz_uuid=quiz)
    answer(anna, lesson_uuid=quiz, question_uuid=attempt.drawn[0], response="a")
    result = finish_quiz(anna, quiz_uuid=quiz)
    assert (result.has_passed, result.share) == (False, 0.25)
    assert result.read_again == tuple(attempt.drawn[1:])
    assert not PartProgress.objects.exists()
    assert Statement.objects.filter(verb=Verb.FAILED).count() == 1


def test_the_pass_mark_is_the_quizs_own_or_else_the_modules():
    anna, quiz = learner(QuizContent(), pass_mark=0.25)
    attempt = start_quiz(anna, quiz_uuid=quiz)
    answer(anna, lesson_uuid=quiz, question_uuid=attempt.drawn[0], response="a")
    assert finish_quiz(anna, quiz_uuid=quiz).has_passed
    bo, other = learner(QuizContent(pass_mark=0.5), code="modular-1", pass_mark=0.25)
    attempt = start_quiz(bo, quiz_uuid=other)
    answer(bo, lesson_uuid=other, question_uuid=attempt.drawn[0], response="a")
    assert not finish_quiz(bo, quiz_uuid=other).has_passed


def test_starting_twice_goes_on_with_the_same_try():
    anna, quiz = learner(QuizContent(draw=2))
    assert start_quiz(anna, quiz_uuid=quiz) == start_quiz(anna, quiz_uuid=quiz)


def test_when_the_tries_are_used_no_more_are_given():
    anna, quiz = learner(QuizContent(attempts=2))
    for left in (1, 0):
        start_quiz(anna, quiz_uuid=quiz)
        assert finish_quiz(anna, quiz_uuid=quiz).tries_left == left
    with pytest.raises(NoTriesLeft):
        start_quiz(anna, quiz_uuid=quiz)


def test_erasing_tries_gives_no_new_ones():
    anna, quiz = learner(QuizContent(attempts=1))
    start_quiz(anna, quiz_uuid=quiz)
    finish_quiz(anna, quiz_uuid=quiz)
    erase_learning_traces(anna)
    with pytest.raises(NoTriesLeft):
        start_quiz(anna, quiz_uuid=quiz)


def test_finishing_twice_is_recorded_once():
    anna, quiz = learner(QuizContent())
    start_quiz(anna, quiz_uuid=quiz)
    assert finish_quiz(anna, quiz_uuid=quiz) == finish_quiz(anna, quiz_uuid=quiz)
    assert Statement.objects.filter(verb=Verb.FAILED).count() == 1


def test_an_answer_outside_a_try_is_refused():
    anna, quiz = learner(QuizContent())
    question = make.question()
    with pytest.raises(QuizNotStarted):
        answer(anna, lesson_uuid=quiz, question_uuid=question.uuid, response="a")


def test_a_question_that_was_not_drawn_is_refused():
    anna, quiz = learner(QuizContent(draw=1), count=3)
    attempt = start_quiz(anna, quiz_uuid=quiz)
    bank = {str(one["uuid"]) for one in attempt.quiz_version.content["questions"]}
    other = next(one for one in bank if one != str(attempt.drawn[0]))
    with pytest.raises(UnknownQuestion):
        answer(anna, lesson_uuid=quiz, question_uuid=UUID(other), response="a")


def test_the_first_answer_of_a_try_stands():
    anna, quiz = learner(QuizContent())
    attempt = start_quiz(anna, quiz_uuid=quiz)
    answer(anna, lesson_uuid=quiz, question_uuid=attempt.drawn[0], response="b")
    with pytest.raises(ResponseRefused):
        answer(anna, lesson_uuid=quiz, question_uuid=attempt.drawn[0], response="a")


def test_the_order_shown_is_the_same_when_the_page_is_opened_again():
    anna, quiz = learner(QuizContent(draw=3))
    attempt = start_quiz(anna, quiz_uuid=quiz)
    shown = questions_for(attempt)
    assert shown == questions_for(Attempt.objects.get())
    assert [one.uuid for one in shown] == attempt.drawn


def test_answers_handed_in_together_are_recorded_as_one_by_one():
    told = []
    for code in ("pride-basic", "pride-kinship"):
        anna, quiz = learner(QuizContent(), code=code)
        attempt = start_quiz(anna, quiz_uuid=quiz)
        responses = dict(zip(attempt.drawn, ("a", "b", "nonsense", "a"), strict=True))
        if code == "pride-basic":
            for uuid, response in responses.items():
                with suppress(ResponseRefused):
                    answer(anna, lesson_uuid=quiz, question_uuid=uuid, response=response)
        else:
            outcomes = answer_each(anna, lesson_uuid=quiz, responses=responses)
        rows = Answer.objects.filter(person=anna).order_by("pk")
        recorded = Statement.objects.filter(verb=Verb.ANSWERED, person=anna.uuid).order_by("stored")
        assert [row.statement for row in rows] == [one.pk for one in recorded]
        kept = rows.values_list("response", "is_right", "points", "is_first", "attempt__number")
        told.append((list(kept), [one.data["result"] for one in recorded]))
    assert told[0] == told[1] != ([], [])
    assert [isinstance(one, ResponseRefused) for one in outcomes.values()] == [False, False, True, False]


def test_many_answers_take_no_more_queries_than_one():
    def queries(count, code):
        anna, quiz = learner(QuizContent(), count=count, code=code)
        attempt = start_quiz(anna, quiz_uuid=quiz)
        with CaptureQueriesContext(connection) as captured:
            answer_each(anna, lesson_uuid=quiz, responses=dict.fromkeys(attempt.drawn, "a"))
        return len(captured)

    queries(1, "pride-basic")
    assert queries(9, "pride-kinship") == queries(1, "pride-advanced")


def test_of_answers_handed_in_together_to_a_question_not_drawn_none_stands():
    anna, quiz = learner(QuizContent())
    attempt = start_quiz(anna, quiz_uuid=quiz)
    with pytest.raises(UnknownQuestion):
        answer_each(anna, lesson_uuid=quiz, responses={attempt.drawn[0]: "a", uuid4(): "a"})
    assert not Answer.objects.exists()
