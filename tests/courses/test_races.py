"""Two things in the same instant, over real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from courses.actions.enrolments import enrol
from courses.actions.lessons import finish_lesson
from courses.models import Completion, PartProgress
from lms.people.models import User
from lms.xapi.actions.statements import void
from lms.xapi.models import Statement, Voiding
from lms.xapi.profile import Verb
from tests.courses import factories as make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]


def at_once(*acts):
    """Run each in a thread with a connection of its own, all starting together."""
    ready, failed = Barrier(len(acts)), []

    def run(act):
        try:
            ready.wait(10)
            act()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not failed


def announcements():
    return Statement.objects.filter(
        verb__in=[Verb.COMPLETED, Verb.SATISFIED], object_id__regex="/(module|programme)/"
    ).exclude(pk__in=Voiding.objects.values("target"))


@pytest.mark.parametrize("turn", range(3))
def test_two_lessons_finished_in_the_same_instant_complete_the_module_once(turn):
    parts = [make.part(), make.part()]
    anna = make.enrolled(parts=parts).person
    at_once(
        *[lambda one=one: finish_lesson(User.objects.get(pk=anna.pk), lesson_uuid=one.uuid) for one in parts]
    )
    assert PartProgress.objects.count() == 2
    assert Completion.objects.filter(training="pride-basic").count() == 1
    assert announcements().count() == 2


def test_a_lesson_sent_eight_times_at_once_is_recorded_once():
    lesson = make.part()
    anna = make.enrolled(parts=[lesson]).person
    at_once(*[lambda: finish_lesson(User.objects.get(pk=anna.pk), lesson_uuid=lesson.uuid)] * 8)
    told = Statement.objects.filter(verb=Verb.COMPLETED, object_id__contains="/lesson/")
    assert told.count() == 1


def test_voiding_while_the_last_part_is_done_leaves_no_completion():
    gathering, lesson = make.part("gathering"), make.part()
    anna = make.enrolled(parts=[gathering, lesson]).person
    attendance = make.attend(anna, gathering)
    at_once(
        lambda: void(attendance.pk, by=None, reason="absent", persons=[anna.pk]),
        lambda: finish_lesson(User.objects.get(pk=anna.pk), lesson_uuid=lesson.uuid),
    )
    assert not Completion.objects.exists()
    assert not announcements().exists()


def test_two_enrolments_at_once_are_one():
    enrolment = make.enrolled()
    bo = enrolment.person
    make.publish_programme(make.module_content(make.part()), code="modular-1")
    at_once(*[lambda: enrol(User.objects.get(pk=bo.pk), training="modular-1", by=None)] * 4)
    assert bo.enrolments.filter(training="modular-1").count() == 1
