"""Material changes are shown to those who learnt it before; statistics need enough answers."""

from uuid import uuid4

import pytest

from courses.actions.enrolments import enrol
from courses.actions.publishing import publish_lesson
from courses.content import LessonContent
from courses.models import Answer, Completion
from courses.queries.material_changes import first_tries, material_changes
from tests.courses import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def publish(lesson, title, change="", language="nb", is_source=True):
    content = LessonContent(lesson.uuid, language, title, 10, material_change=change, is_source=is_source)
    publish_lesson(content, by=None)


def test_a_material_change_is_shown_to_who_did_the_lesson_before_and_takes_nothing_away():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    bo = UserFactory()
    enrol(bo, training="pride-basic", by=None)
    make.finish(anna, lesson)
    publish(lesson, "Ro", "Ny kunnskap om søvn")
    publish(lesson, "Ro og tid", "Ny kunnskap om søvn")
    (change,) = material_changes(anna, "nb")
    assert (change.lesson_uuid, change.text) == (lesson.uuid, "Ny kunnskap om søvn")
    assert Completion.objects.filter(person=anna, training="pride-basic").exists()
    assert material_changes(bo, "nb") == []


def test_a_change_is_told_in_the_readers_language_where_it_is_translated():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    make.finish(anna, lesson)
    publish(lesson, "Ro", "Ny kunnskap")
    assert material_changes(anna, "nn")[0].text == "Ny kunnskap"
    publish(lesson, "Ro", "Ny kunnskap, på nynorsk", "nn", is_source=False)
    assert material_changes(anna, "nn")[0].text == "Ny kunnskap, på nynorsk"


@pytest.mark.parametrize(("answers", "is_told"), [(19, False), (20, True)])
def test_the_share_right_at_first_try_is_told_from_twenty_answers_up(answers, is_told):
    lesson, question = uuid4(), uuid4()
    for n in range(answers):
        for is_first in (True, False):
            Answer.objects.create(
                person=UserFactory(), lesson_uuid=lesson, question_uuid=question, response="a",
                is_right=n % 4 > 0 or not is_first, points=1, is_first=is_first, answered_at=make.START,
                statement=uuid4(),
            )  # fmt: skip
    assert first_tries([lesson]) == ({question: 0.75} if is_told else {})
