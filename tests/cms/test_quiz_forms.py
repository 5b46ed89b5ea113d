"""The form of a quiz: it names its try, and asks before unanswered questions are counted."""

import re

import pytest
from django.urls import reverse

from cms.queries.published_content import question_uuid
from courses.actions.enrolments import enrol
from courses.models import Answer, Attempt
from lms.xapi.models import Statement
from tests.cms import factories as make
from tests.factories import FosterParentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari():
    return FosterParentFactory().user


@pytest.fixture
def quiz(kari):
    """A quiz of three questions, the last one a sequence; Kari is enrolled."""
    ordering = make.block("ordering", prompt="Hva kommer først?", steps=make.items("Ro", "Trygghet", "Prat"))
    quiz = make.quiz(make.choice(), make.choice(prompt="Og nå?"), ordering)
    module = quiz.get_parent().specific
    for page in (quiz, module, module.get_parent().specific):
        make.publish(page)
    enrol(kari, training=module.get_parent().specific.code, by=None)
    return quiz


@pytest.fixture
def phone(client, kari):
    client.force_login(kari)
    return client


def form_of(phone, quiz):
    """The hidden fields that the page of the open try sends along."""
    phone.post(reverse("cms:start-quiz", args=[quiz.uuid]))
    shown = phone.get(reverse("cms:quiz", args=[quiz.uuid])).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(forsok)" value="([^"]*)"', shown))


def name_of(quiz, number):
    return f"svar-{question_uuid(quiz.uuid, quiz.bank[number].id)}"


def right(quiz, number):
    return quiz.bank[number].value["choices"].bound_blocks[0].id


def hand_in(phone, quiz, fields):
    return phone.post(reverse("cms:hand-in-quiz", args=[quiz.uuid]), fields)


def test_a_try_handed_in_empty_is_asked_about_and_counts_nothing(phone, quiz):
    before = Statement.objects.count()
    sent = hand_in(phone, quiz, form_of(phone, quiz))
    shown = sent.content.decode()
    assert "3 questions have no answer yet" in shown
    assert "Question 2 of 3" in shown
    assert Attempt.objects.get().finished_at is None
    assert not Answer.objects.exists()
    assert Statement.objects.count() == before + 1, "only that the module is begun"


def test_what_is_answered_stands_in_the_form_again_and_what_is_left_is_led_to(phone, quiz):
    chosen = right(quiz, 0)
    half_ordered = {f"{name_of(quiz, 2)}:{quiz.bank[2].value['steps'].bound_blocks[1].id}": "3"}
    sent = hand_in(phone, quiz, {**form_of(phone, quiz), name_of(quiz, 0): chosen, **half_ordered})
    shown = sent.content.decode()
    assert "2 questions have no answer yet" in shown
    assert re.search(rf'value="{chosen}" checked', shown)
    assert '<option value="3" selected>' in shown
    left = [question_uuid(quiz.uuid, quiz.bank[number].id) for number in (0, 1, 2)]
    assert [f'href="#q-{uuid}"' in shown for uuid in left] == [False, True, True]


def test_who_says_yes_hands_in_as_it_is(phone, quiz):
    hand_in(phone, quiz, {**form_of(phone, quiz), name_of(quiz, 0): right(quiz, 0), "uansett": "1"})
    assert Attempt.objects.get().points == 1


def test_a_form_of_an_earlier_try_is_not_mixed_with_the_open_one(phone, quiz):
    first = form_of(phone, quiz)
    hand_in(phone, quiz, {**first, "uansett": "1"})
    second = form_of(phone, quiz)
    assert first != second
    sent = {name_of(quiz, number): right(quiz, number) for number in (0, 1)}
    address = reverse("cms:hand-in-quiz", args=[quiz.uuid])
    shown = phone.post(address, {**first, **sent, "uansett": "1"}, follow=True).content.decode()
    assert "belongs to another try" in shown
    assert not Answer.objects.exists()
    assert Attempt.objects.get(finished_at=None).pk is not None


@pytest.mark.parametrize("forsok", [{}, {"forsok": "tull"}])
def test_a_form_that_names_no_try_is_not_counted(phone, quiz, forsok):
    form_of(phone, quiz)
    hand_in(phone, quiz, {**forsok, name_of(quiz, 0): right(quiz, 0), "uansett": "1"})
    assert not Answer.objects.exists()
    assert Attempt.objects.get().finished_at is None
