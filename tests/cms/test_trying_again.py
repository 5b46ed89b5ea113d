"""A question that was not right is tried again, and a lesson and a quiz end with how it went."""

import html
import json
from copy import deepcopy
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.queries.published_content import question_uuid
from courses.actions.answers import erase_learning_traces
from courses.actions.enrolments import enrol
from courses.actions.lessons import begin_lesson
from courses.actions.offline import hand_out
from courses.models import Attempt, PartProgress
from tests.cms import factories as make
from tests.factories import FosterParentFactory

pytestmark = pytest.mark.django_db

LETTERS = "abcd"


def of_four(prompt):
    """A question of four answers, the last one right."""
    choices = [
        {"text": f"Svar {letter}", "is_right": letter == "d", "feedback": f"Om {letter}."}
        for letter in LETTERS
    ]
    return make.block("single_choice", prompt=prompt, choices=make.items(*choices))


def _enrolled():
    """A lesson that Kari has begun: a question on each of its two pages."""
    kari = FosterParentFactory().user
    page = make.published_lesson(of_four("Hva hjelper?"), make.new_page(), of_four("Og om natten?"))
    programme = page.get_parent().specific.get_parent().specific
    enrol(kari, training=programme.code, by=None)
    begin_lesson(kari, lesson_uuid=page.uuid)
    return kari, page


@pytest.fixture(scope="module")
def enrolled(stand):
    return stand(_enrolled)


@pytest.fixture
def kari_and_page(enrolled, db):
    return deepcopy(enrolled)


@pytest.fixture
def kari(kari_and_page):
    return kari_and_page[0]


@pytest.fixture
def page(kari_and_page):
    return kari_and_page[1]


@pytest.fixture
def phone(client, kari):
    client.force_login(kari)
    return client


def uuid_of(page, block):
    return question_uuid(page.uuid, page.body[block].id)


def choice(page, block, letter):
    return page.body[block].value["choices"].bound_blocks[LETTERS.index(letter)].id


def answer(phone, page, block, letter):
    """The part of the page that comes back."""
    address = reverse("cms:answer", args=[page.uuid, uuid_of(page, block)])
    sent = phone.post(address, {"svar": choice(page, block, letter)}, headers={"hx-request": "true"})
    return html.unescape(sent.content.decode())


def last_page(phone, page):
    return html.unescape(phone.get(reverse("cms:lesson", args=[page.uuid]) + "?side=2").content.decode())


def finish(phone, page):
    return phone.post(reverse("cms:go-on", args=[page.uuid]), {"side": "2"}, follow=True)


def test_a_wrong_answer_says_why_and_asks_to_try_again(phone, page):
    told = answer(phone, page, 0, "a")
    assert "Om a." in told
    assert "You have 2 tries before the answer is shown." in told
    assert ">Try again</button>" in told
    assert "Svar d</li>" not in told
    assert "If it is not right then, the answer is shown." in answer(phone, page, 0, "b")


def test_after_three_tries_the_right_answer_and_its_reason_are_shown(phone, page):
    for letter in "ab":
        answer(phone, page, 0, letter)
    told = answer(phone, page, 0, "c")
    assert "This is the right answer:" in told
    assert "<li>Svar d</li><li>Om d.</li>" in told
    assert "data-settled" in told


def test_one_click_on_each_question_finishes_no_lesson(phone, page):
    for block in (0, 2):
        answer(phone, page, block, "a")
    sent = finish(phone, page)
    address, _status = sent.redirect_chain[-1]
    assert address.endswith(f"?side=1#q-{uuid_of(page, 0)}")
    assert "2 questions in the lesson are left" in sent.content.decode()
    assert not PartProgress.objects.exists()


def test_the_last_page_says_what_was_right_and_leads_to_what_was_not(phone, page):
    answer(phone, page, 0, "a")
    told = answer(phone, page, 2, "d")
    for shown in (told, last_page(phone, page)):
        assert 'data-tried="again"' in shown
        assert 'data-tried="right"' in shown
        assert f'href="?side=1#q-{uuid_of(page, 0)}"' in shown
        assert "1 question is left" in shown
    answer(phone, page, 0, "d")
    assert "You got 1 of 2 questions right at the first try. One more was right" in last_page(phone, page)


def test_a_finished_lesson_says_the_score(phone, page):
    for block in (0, 2):
        answer(phone, page, block, "d")
    assert "You got 2 of 2 questions right at the first try." in finish(phone, page).content.decode()


def test_a_done_lesson_whose_answers_are_erased_asks_for_none(phone, page, kari):
    for block in (0, 2):
        answer(phone, page, block, "d")
    finish(phone, page)
    erase_learning_traces(kari)
    assert "data-outcome" not in last_page(phone, page)


def test_what_was_done_without_a_line_is_told_in_the_same_way(phone, page, kari):
    token = hand_out(kari, lesson_uuid=page.uuid)
    works = [(0, "a"), (0, "b"), (0, "c"), (2, "a"), None, (2, "d"), None]
    events = [
        {
            "id": str(uuid4()),
            "at": timezone.now().isoformat(),
            **(
                {"question": str(uuid_of(page, one[0])), "fields": [["svar", choice(page, *one)]]}
                if one
                else {}
            ),
        }
        for one in works
    ]
    body = json.dumps({"token": token, "events": events})
    told = phone.post(reverse("cms:deliver"), body, content_type="application/json").json()["events"]
    assert [one["is_settled"] for one in told[:4]] == [False, False, True, False]
    assert told[2]["feedback"] == ["Om c.", "This is the right answer:", "Svar d", "Om d."]
    assert told[4]["left"] == [str(uuid_of(page, 2))]
    assert told[6]["feedback"] == [
        "You got 0 of 2 questions right at the first try. One more was right when you tried again."
    ]


def test_a_quiz_ends_with_how_many_were_right(phone, page, kari):
    quiz = make.publish(make.quiz(of_four("Én"), of_four("To"), under=page.get_parent().specific))
    from courses.models import Enrolment, ProgrammeVersion

    Enrolment.objects.update(programme_version=ProgrammeVersion.objects.order_by("-number").first())
    phone.post(reverse("cms:start-quiz", args=[quiz.uuid]))
    fields = {
        f"svar-{question_uuid(quiz.uuid, block.id)}": block.value["choices"].bound_blocks[place].id
        for block, place in zip(quiz.bank, (3, 0), strict=True)
    }
    attempt = str(Attempt.objects.get().pk)
    phone.post(reverse("cms:hand-in-quiz", args=[quiz.uuid]), {"forsok": attempt, **fields})
    shown = phone.get(reverse("cms:quiz", args=[quiz.uuid])).content.decode()
    assert "You got 1 of 2 questions right." in shown
