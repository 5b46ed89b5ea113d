"""The end of a lesson, a module and a programme: what was learnt, and one thing that comes next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.queries.published_content import question_uuid
from courses.actions.enrolments import enrol
from courses.actions.lessons import finish_lesson
from courses.models import Attempt, Part
from lms.dates import today
from lms.people.models import FosterParent
from tests.cms import factories as make
from tests.factories import FosterParentFactory
from tests.sessions.factories import TrainingSessionFactory, signed_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari():
    return FosterParentFactory().user


@pytest.fixture
def phone(client, kari):
    client.force_login(kari)
    return client


def programme_of(*titles):
    """A published programme of modules with one lesson each, which asks nothing; the lessons in order."""
    programme = make.programme()
    lessons = []
    for title in titles:
        module = make.module(under=programme, title=f"Modul {title}")
        lessons.append(make.lesson(make.text(), under=module, title=f"Leksjon {title}", lead=f"Om {title}."))
        make.publish(lessons[-1])
        make.publish(module)
    make.publish(programme)
    return programme, lessons


def finish(phone, lesson):
    """What the learner is shown after the last page of the lesson."""
    return phone.post(reverse("cms:go-on", args=[lesson.uuid]), {"side": "1"}, follow=True).content.decode()


def test_a_finished_module_says_what_was_learnt_and_leads_to_the_next_one(phone, kari):
    programme, (first, second) = programme_of("tap", "samarbeid")
    enrol(kari, training=programme.code, by=None)
    shown = finish(phone, first)
    assert "Leksjon tap</a>: Om tap." in shown
    assert "What you can do next" in shown
    assert f'class="ds-button" href="{reverse("cms:lesson", args=[second.uuid])}"' in shown
    assert reverse("courses:certificates") not in shown.split("What you can do next")[1].split("</div>")[0]


def test_the_last_module_leads_to_the_certificate(phone, kari):
    programme, lessons = programme_of("tap", "samarbeid")
    enrol(kari, training=programme.code, by=None)
    finish(phone, lessons[0])
    shown = finish(phone, lessons[1])
    assert "You have done all of it" in shown
    assert f'class="ds-button" href="{reverse("courses:certificates")}"' in shown


def test_a_module_that_is_not_done_has_no_ending(phone, kari):
    programme, lessons = programme_of("tap")
    enrol(kari, training=programme.code, by=None)
    shown = phone.get(reverse("cms:module", args=[Part.objects.get().module_id])).content.decode()
    assert "What you have learnt" not in shown
    assert reverse("cms:lesson", args=[lessons[0].uuid]) in shown


def test_the_pages_of_a_programme_take_the_same_queries_for_one_module_and_for_many(phone, kari):
    counts = []
    for titles in (["tap"], ["samarbeid", "tilknytning", "oppdragelse", "farvel"]):
        programme, lessons = programme_of(*titles)
        enrol(kari, training=programme.code, by=None)
        module = lessons[0].get_parent().specific
        for address in (
            reverse("cms:programme", args=[programme.uuid]),
            reverse("cms:module", args=[module.uuid]),
        ):
            phone.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert phone.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def end_of(phone, lesson):
    return phone.get(reverse("cms:lesson-end", args=[lesson.uuid])).content.decode()


def test_the_end_of_a_lesson_says_what_it_was_about_and_leads_to_the_next_one(phone, kari):
    programme, (first, _second) = programme_of("tap", "samarbeid")
    enrol(kari, training=programme.code, by=None)
    shown = finish(phone, first)
    assert "You have done the lesson “Leksjon tap”." in shown
    assert shown.count("Om tap.") == 1
    assert shown.count('class="ds-button" href') == 1
    assert "Om tap." in end_of(phone, first)
    lesson = phone.get(reverse("cms:lesson", args=[first.uuid])).content.decode()
    assert reverse("cms:lesson-end", args=[first.uuid]) in lesson


def test_a_lesson_that_is_not_done_has_no_end(phone, kari):
    programme, (first, _second) = programme_of("tap", "samarbeid")
    enrol(kari, training=programme.code, by=None)
    led = phone.get(reverse("cms:lesson-end", args=[first.uuid]))
    assert led.url.startswith(reverse("cms:lesson", args=[first.uuid]))


def test_an_ending_says_whether_the_partner_has_done_the_same_and_no_more(phone, kari):
    home = kari.home_memberships.get().home
    ola = FosterParentFactory(home=home, user__first_name="Ola", user__last_name="Nes").user
    programme, (first, _second) = programme_of("tap", "samarbeid")
    for person in (kari, ola):
        enrol(person, training=programme.code, by=None)
    assert "Ola has not done it yet." in finish(phone, first)
    finish_lesson(ola, lesson_uuid=first.uuid)
    assert "Ola has done it too, on" in end_of(phone, first)
    FosterParent.objects.filter(user=ola).update(left_on=today())
    assert "Ola" not in end_of(phone, first)


def test_a_programme_that_is_done_says_what_was_learnt_and_gives_the_certificate(phone, kari):
    programme, lessons = programme_of("tap", "samarbeid")
    enrol(kari, training=programme.code, by=None)
    for lesson in lessons:
        finish(phone, lesson)
    shown = phone.get(reverse("cms:programme", args=[programme.uuid])).content.decode()
    learnt = shown.split("What you have learnt")[1].split("</ul>")[0]
    assert ["Modul tap" in learnt, "Modul samarbeid" in learnt] == [True, True]
    assert f'class="ds-button" href="{reverse("courses:certificates")}"' in shown


def test_nobody_is_congratulated_on_a_path_that_is_over(phone, kari):
    programme, (first, _second) = programme_of("tap", "samarbeid")
    enrol(kari, training=programme.code, by=None)
    FosterParent.objects.filter(user=kari).update(left_on=today())
    finish_lesson(kari, lesson_uuid=first.uuid)
    shown = end_of(phone, first)
    assert "Leksjon tap</a>" in shown
    for word in ("Well done", "Good work", "What you can do next"):
        assert word not in shown


def test_the_next_step_of_a_module_is_the_gathering_that_one_has_a_seat_at(phone, kari):
    programme = make.programme()
    module = make.module(under=programme, title="Modul tap", meetings=[1])
    lesson = make.lesson(make.text(), under=module, title="Leksjon tap")
    for page in (lesson, module, programme):
        make.publish(page)
    enrol(kari, training=programme.code, by=None)
    assert "Find a date" in finish(phone, lesson)
    session = TrainingSessionFactory()
    session.delivers.add(Part.objects.get(kind="gathering"))
    signed_up(session, kari)
    for shown in (
        end_of(phone, lesson),
        phone.get(reverse("cms:module", args=[module.uuid])).content.decode(),
    ):
        assert "We see you on" in shown
        assert reverse("sessions:session", args=[session.uuid]) in shown
        assert "Find a date" not in shown


def test_a_quiz_that_is_passed_leads_on_to_what_comes_next_and_to_the_certificate_at_the_end(phone, kari):
    programme, (first, second) = programme_of("tap", "samarbeid")
    quizzes = [
        make.publish(make.quiz(make.choice(), under=one.get_parent().specific, title="Prøve"))
        for one in (first, second)
    ]
    enrol(kari, training=programme.code, by=None)
    assert "What you can do next" not in passed(phone, quizzes[0], given=1)
    shown = passed(phone, quizzes[0])
    assert f'class="ds-button" href="{reverse("cms:lesson", args=[first.uuid])}"' in shown
    finish(phone, first)
    shown = phone.get(reverse("cms:quiz", args=[quizzes[0].uuid])).content.decode()
    assert "Leksjon tap</a>: Om tap." in shown
    assert f'class="ds-button" href="{reverse("cms:lesson", args=[second.uuid])}"' in shown
    finish(phone, second)
    shown = passed(phone, quizzes[1])
    assert "You have done all of it" in shown
    assert f'class="ds-button" href="{reverse("courses:certificates")}"' in shown


def passed(phone, quiz, *, given=0):
    """What is shown after a try with this choice of the one question; the first choice is right."""
    phone.post(reverse("cms:start-quiz", args=[quiz.uuid]))
    question, choice = question_uuid(quiz.uuid, quiz.bank[0].id), quiz.bank[0].value["choices"].bound_blocks
    answer = {f"svar-{question}": choice[given].id}
    attempt = str(Attempt.objects.get(quiz_uuid=quiz.uuid, finished_at=None).pk)
    return phone.post(
        reverse("cms:hand-in-quiz", args=[quiz.uuid]), {"forsok": attempt, **answer}, follow=True
    ).content.decode()
