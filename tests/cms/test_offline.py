"""Lessons kept on a device: what is handed out, what is delivered, and what is refused."""

import json
from copy import deepcopy
from datetime import timedelta
from uuid import uuid1, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.forms.offline import LARGEST_BODY, MOST_EVENTS
from cms.queries.published_content import question_uuid
from courses.actions import answers
from courses.actions.enrolments import enrol
from courses.actions.offline import hand_out
from courses.models import Answer, Bookmark, Note, PartProgress
from lms.people.middleware.shared import SHARED_DEVICE
from lms.xapi.models import Statement
from lms.xapi.profile import Verb
from tests.cms import factories as make
from tests.factories import FosterParentFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def _enrolled():
    """Two pages, with a question and something to think about; Kari is enrolled."""
    kari = FosterParentFactory().user
    page = make.published_lesson(
        make.text(),
        make.choice(),
        make.new_page("Sist"),
        make.block("reflection", prompt="Hvem trøstet deg?"),
    )
    enrol(kari, training=page.get_parent().specific.get_parent().specific.code, by=None)
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


@pytest.fixture
def token(kari, page):
    return hand_out(kari, lesson_uuid=page.uuid, at=timezone.now() - timedelta(days=2))


def copy(client, page):
    return client.get(reverse("cms:kept-lesson", args=[page.uuid]))


def answered(page, choice=0, **values):
    block = page.body[1]
    return {
        "id": str(uuid4()),
        "at": timezone.now().isoformat(),
        "question": str(question_uuid(page.uuid, block.id)),
        "fields": [["svar", block.value["choices"].bound_blocks[choice].id]],
        **values,
    }


def finished(**values):
    return {"id": str(uuid4()), "at": timezone.now().isoformat(), **values}


def deliver(client, token, *events, **more):
    body = {"token": token, "events": events, **more}
    return client.post(reverse("cms:deliver"), json.dumps(body), content_type="application/json")


def outcomes(response):
    return [(one["is_recorded"], one["is_new"]) for one in response.json()["events"]]


def test_the_copy_has_every_page_and_neither_key_nor_note(phone, kari, page):
    answers.answer(
        kari,
        lesson_uuid=page.uuid,
        question_uuid=question_uuid(page.uuid, page.body[3].id),
        response="Bestemor.",
    )
    shown = copy(phone, page)
    text = shown.content.decode()
    assert "Barnet trenger en voksen" in text
    assert "Sist" in text
    assert "Ja, ro hjelper." not in text
    assert "Bestemor" not in text
    assert kari.first_name not in text
    assert "no-store" in shown.headers["Cache-Control"]


def test_nothing_is_kept_on_a_shared_device(phone, page):
    session = phone.session
    session[SHARED_DEVICE] = True
    session.save()
    assert copy(phone, page).status_code == 403
    assert "data-kept-list" not in phone.get(reverse("cms:on-device")).content.decode()


def test_who_may_not_read_gets_no_copy(client, page):
    client.force_login(FosterParentFactory().user)
    assert copy(client, page).status_code == 403


def test_staff_may_keep_a_copy_that_delivers_nothing(client, page):
    client.force_login(MembershipFactory().user)
    assert 'data-token=""' in copy(client, page).content.decode()


def test_work_is_recorded_once_however_often_it_is_sent(phone, page, token):
    events = [answered(page), finished()]
    first = deliver(phone, token, *events)
    assert first.json()["events"][0]["feedback"] == ["Ja, ro hjelper."]
    assert outcomes(first) == [(True, True), (True, True)]
    assert outcomes(deliver(phone, token, *events)) == [(True, False), (True, False)]
    assert Statement.objects.filter(verb=Verb.ANSWERED).count() == 1
    assert PartProgress.objects.get().part_id == page.uuid


@pytest.mark.parametrize("claimed", ["1970-01-01T00:00:07Z", "2099-12-31T23:59:59Z"])
def test_a_clock_far_wrong_moves_nothing_outside_the_time_that_is_known(phone, page, token, claimed):
    assert outcomes(deliver(phone, token, answered(page, at=claimed))) == [(True, True)]
    statement = Statement.objects.get(verb=Verb.ANSWERED)
    assert timezone.now() - timedelta(days=2, minutes=1) < statement.timestamp <= timezone.now()


def test_a_lesson_is_not_finished_before_its_questions_are_answered(phone, page, token):
    sent = deliver(phone, token, finished())
    assert outcomes(sent) == [(False, False)]
    (told,) = sent.json()["events"]
    assert "One question in the lesson is left" in told["verdict"]
    assert told["left"] == [str(question_uuid(page.uuid, page.body[1].id))]
    assert not PartProgress.objects.exists()


def test_a_tampered_answer_and_a_foreign_question_are_told_and_not_recorded(phone, page, token):
    other = make.published_lesson()
    sent = deliver(
        phone,
        token,
        answered(page, fields=[["svar", "finnes-ikke"]]),
        answered(page, fields=[]),
        answered(page, question=str(question_uuid(other.uuid, other.body[1].id))),
        answered(page, id=str(uuid1())),
    )
    assert outcomes(sent) == [(False, False)] * 4
    assert all(one["verdict"] for one in sent.json()["events"])
    assert not Answer.objects.exists()


def test_a_note_goes_to_the_notebook_with_its_word_of_refusal(phone, page, token):
    question = str(question_uuid(page.uuid, page.body[3].id))
    bad = answered(page, question=question, fields=[["text", "Han er født 01019912345"]])
    good = answered(page, question=question, fields=[["text", "Bestemor gjorde det."]])
    assert outcomes(deliver(phone, token, bad, good)) == [(False, False), (True, True)]
    assert Note.objects.get().text == "Bestemor gjorde det."


def test_the_place_one_came_to_is_kept(phone, page, token):
    assert deliver(phone, token, place="2").json() == {"events": []}
    assert Bookmark.objects.get().place == "2"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"null",
        b'{"token": 1, "events": []}',
        b'{"token": "x", "events": 7}',
        b'{"token": "x", "events": [{"id": "x", "at": "2026-01-01T00:00:00Z"}]}',
        b'{"token": "x", "events": [{"id": "6d4b0c1c-9a2c-4e0d-8b1c-0f2f4b1f0a11", "at": "i morges"}]}',
        b'{"token": "x", "events": [{"id": "6d4b0c1c-9a2c-4e0d-8b1c-0f2f4b1f0a11", "at": "2026-01-01"}]}',
        b'{"token": "x", "events": [], "place": "../../etc"}',
        b'{"token": "x", "events": [' + b",".join([b'{"id": 1}'] * (MOST_EVENTS + 1)) + b"]}",
        b"[" * 100_000,
    ],
)
def test_nonsense_is_refused_with_a_sentence(phone, body):
    answer = phone.post(reverse("cms:deliver"), body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["sentence"]


def test_too_much_at_a_time_is_refused(phone):
    answer = phone.post(reverse("cms:deliver"), b" " * (LARGEST_BODY + 1), content_type="application/json")
    assert answer.status_code == 413


def test_anothers_token_is_refused(client, page, token):
    client.force_login(FosterParentFactory().user)
    assert deliver(client, token, answered(page)).status_code == 409
    assert not Statement.objects.exists()


def test_who_is_signed_out_is_sent_to_sign_in(client, page, token):
    assert deliver(client, token, answered(page)).status_code == 302


@pytest.mark.parametrize("pages", [1, 12])
def test_a_copy_takes_few_queries_whatever_its_length(phone, kari, pages, django_assert_max_num_queries):
    blocks = [block for _ in range(pages) for block in (make.new_page(), make.text(), make.choice())]
    page = make.published_lesson(*blocks)
    enrol(kari, training=page.get_parent().specific.get_parent().specific.code, by=None)
    copy(phone, page)
    with django_assert_max_num_queries(12):
        copy(phone, page)
