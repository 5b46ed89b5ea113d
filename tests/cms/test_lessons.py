"""A learner on a phone: begins, reads, answers, goes on, comes back."""

import html
from copy import deepcopy
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from cms.models import LessonProvision
from cms.queries.published_content import question_uuid
from courses.actions.enrolments import enrol
from courses.models import Answer, Attempt, Note, PartProgress
from lms.xapi.models import Statement
from tests.cms import factories as make
from tests.factories import FosterParentFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def _enrolled():
    """A lesson of two pages with a question on each; Kari is enrolled."""
    kari = FosterParentFactory().user
    page = make.published_lesson(
        make.text(), make.choice(), make.new_page("Sjekk deg selv"), make.choice(prompt="Og nå?")
    )
    enrol(kari, training=programme_of(page).code, by=None)
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


def programme_of(page):
    return page.get_parent().specific.get_parent().specific


def lesson_url(page, number=None):
    return reverse("cms:lesson", args=[page.uuid]) + (f"?side={number}" if number else "")


def answer(phone, page, block, response, **headers):
    question = question_uuid(page.uuid, page.body[block].id)
    address = reverse("cms:answer", args=[page.uuid, question])
    return phone.post(address, response if isinstance(response, dict) else {"svar": response}, **headers)


def choice(page, block, number):
    return page.body[block].value["choices"].bound_blocks[number].id


def finish(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    answer(phone, page, 1, choice(page, 1, 0))
    answer(phone, page, 3, choice(page, 3, 0))
    return phone.post(reverse("cms:go-on", args=[page.uuid]), {"side": "2"}, follow=True)


def test_a_lesson_opens_with_its_cover_and_a_get_records_nothing(phone, page):
    shown = phone.get(lesson_url(page)).content.decode()
    assert reverse("cms:begin", args=[page.uuid]) in shown
    assert "Barnet trenger en voksen" not in shown
    assert not Statement.objects.exists()


def test_begin_shows_the_first_page_alone(phone, page):
    shown = phone.post(reverse("cms:begin", args=[page.uuid]), follow=True).content.decode()
    assert "Barnet trenger en voksen" in shown
    assert "Sjekk deg selv" not in shown


def test_a_lesson_opens_where_one_stopped(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    phone.post(reverse("cms:go-on", args=[page.uuid]), {"side": "1"})
    assert "Sjekk deg selv" in phone.get(lesson_url(page)).content.decode()


def test_feedback_comes_at_once_without_scripts(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    sent = answer(phone, page, 1, choice(page, 1, 1))
    assert sent.status_code == 302
    shown = phone.get(sent.url.partition("#")[0]).content.decode()
    assert "Nei, straff skremmer." in shown
    assert "Ja, ro hjelper." not in shown


def test_feedback_comes_alone_to_a_page_with_scripts(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    shown = answer(phone, page, 1, choice(page, 1, 0), headers={"hx-request": "true"}).content.decode()
    assert "Ja, ro hjelper." in shown
    assert "<html" not in shown


def test_the_page_does_not_send_the_right_answer(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    shown = phone.get(lesson_url(page, 1)).content.decode()
    assert "is_right" not in shown
    assert "Ja, ro hjelper." not in shown


def test_a_doubled_answer_is_recorded_once(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    for _ in range(2):
        answer(phone, page, 1, choice(page, 1, 0))
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("tampered", ["", "finnes-ikke", "../../etc"])
def test_a_tampered_answer_is_refused_and_nothing_is_recorded(phone, page, tampered):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    before = Statement.objects.count()
    shown = answer(phone, page, 1, tampered, headers={"hx-request": "true"}).content.decode()
    assert 'role="alert"' in shown
    assert not Answer.objects.exists()
    assert Statement.objects.count() == before


def test_an_answer_to_a_question_that_is_not_on_the_page_is_not_found(phone, page):
    other = make.published_lesson()
    question = question_uuid(other.uuid, other.body[1].id)
    address = reverse("cms:answer", args=[page.uuid, question])
    assert phone.post(address, {"svar": "a"}).status_code == 404


def test_the_last_page_waits_for_the_answers(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    sent = phone.post(reverse("cms:go-on", args=[page.uuid]), {"side": "2"})
    assert sent.url == f"{lesson_url(page, 1)}#q-{question_uuid(page.uuid, page.body[1].id)}"
    assert not PartProgress.objects.exists()


def test_a_refusal_to_finish_says_which_questions_wait_and_leads_to_the_first(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    sent = phone.post(reverse("cms:go-on", args=[page.uuid]), {"side": "2"}, follow=True)
    address, _status = sent.redirect_chain[-1]
    shown = html.unescape(sent.content.decode())
    assert f'id="{address.split("#")[1]}"' in shown, "the place stands on the page that one is led to"
    assert f"Page 1: “{page.body[1].value['prompt']}”." in shown
    assert "Page 2: “Og nå?”." in shown


def test_the_last_page_lists_what_was_passed_by_on_the_pages_before(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    place = f"?side=1#q-{question_uuid(page.uuid, page.body[1].id)}"
    assert place not in phone.get(lesson_url(page, 1)).content.decode()
    assert place in phone.get(lesson_url(page, 2)).content.decode()
    answer(phone, page, 1, choice(page, 1, 0))
    assert place not in phone.get(lesson_url(page, 2)).content.decode()


def test_a_finished_lesson_is_done_and_leads_to_its_end(phone, page, kari):
    shown = finish(phone, page)
    assert shown.redirect_chain[-1][0] == reverse("cms:lesson-end", args=[page.uuid])
    assert reverse("cms:module", args=[page.get_parent().specific.uuid]) in shown.content.decode()
    assert PartProgress.objects.get().part_id == page.uuid
    assert kari.completions.count() == 2


def test_finishing_twice_records_once(phone, page):
    finish(phone, page)
    before = Statement.objects.count()
    phone.post(reverse("cms:go-on", args=[page.uuid]), {"side": "2"})
    assert Statement.objects.count() == before


def test_a_done_lesson_stays_open(phone, page):
    finish(phone, page)
    shown = phone.get(lesson_url(page, 1)).content.decode()
    assert "Barnet trenger en voksen" in shown


def test_one_way_through_a_scenario_is_recorded_and_none_is_needed(phone, kari):
    choices = make.items(
        {"text": "Vent", "consequence": "Det blir stille.", "leads_to": "etterpå"},
        {"text": "Spør", "consequence": "Hun svarer.", "leads_to": ""},
    )
    later = make.items(
        {"text": "Bli", "consequence": "Hun puster ut.", "leads_to": ""},
        {"text": "Gå", "consequence": "Hun blir alene.", "leads_to": ""},
    )
    scenes = make.items(
        {"name": "start", "situation": "Hun er stille.", "choices": choices},
        {"name": "etterpå", "situation": "Fortsatt stille.", "choices": later},
    )
    page = make.published_lesson(
        make.block("scenario", title="Stille", scenes=scenes, discussion="Hva nå?"), make.new_page()
    )
    enrol(kari, training=programme_of(page).code, by=None)
    phone.post(reverse("cms:begin", args=[page.uuid]))
    way = f"{choices[0]['id']},{later[0]['id']}"
    assert way in phone.get(lesson_url(page, 1)).content.decode()
    answer(phone, page, 0, choices[0]["id"])
    assert not Answer.objects.exists()
    answer(phone, page, 0, way)
    assert Answer.objects.get().response == way.split(",")
    assert "Hun puster ut." in phone.get(lesson_url(page, 1)).content.decode()
    assert Statement.objects.filter(verb__endswith="/answered").count() == 1


def test_a_visitor_is_sent_to_sign_in(client, page):
    assert client.get(lesson_url(page)).status_code == 302


def test_who_is_not_enrolled_may_not_read(client, page):
    client.force_login(FosterParentFactory().user)
    assert client.get(lesson_url(page)).status_code == 403


def test_staff_read_for_guidance_and_leave_no_trace(client, page):
    client.force_login(MembershipFactory().user)
    assert "Barnet trenger en voksen" in client.get(lesson_url(page)).content.decode()
    answer(client, page, 1, choice(page, 1, 0))
    client.post(reverse("cms:go-on", args=[page.uuid]), {"side": "2"})
    assert not Statement.objects.exists()


def test_a_closed_lesson_says_what_opens_it(phone, kari):
    page = make.published_lesson(under=make.module(phase="during", title="Hverdagen"))
    enrol(kari, training=programme_of(page).code, by=None)
    shown = phone.get(lesson_url(page)).content.decode()
    assert "Opens when a child has moved in" in shown
    assert "Barnet trenger en voksen" not in shown
    assert phone.post(reverse("cms:begin", args=[page.uuid])).status_code == 403


def test_nobody_reads_or_indexes_a_lesson_without_signing_in(client, page):
    answer = client.get(lesson_url(page))
    assert answer.status_code == 302
    assert reverse("people:sign-in") in answer.url


def test_a_learner_may_switch_language_and_keep_the_place(phone, page):
    from wagtail.models import Locale

    make.home("nn")
    nn = Locale.objects.get(language_code="nn")
    for one in (programme_of(page), page.get_parent().specific):
        make.publish(one.copy_for_translation(nn))
    copy = page.copy_for_translation(nn)
    copy.title = "Ei trygg hamn"
    make.publish(copy)
    phone.post(reverse("cms:begin", args=[page.uuid]))
    phone.post(reverse("cms:go-on", args=[page.uuid]), {"side": "1"})
    with translation.override("nn"):
        shown = phone.get(lesson_url(page)).content.decode()
    assert "Ei trygg hamn" in shown
    assert "Sjekk deg selv" in shown


def test_a_reflection_goes_to_the_notebook_alone(phone, kari):
    page = make.published_lesson(make.text(), make.block("reflection", prompt="Hvem trøstet deg?"))
    enrol(kari, training=programme_of(page).code, by=None)
    phone.post(reverse("cms:begin", args=[page.uuid]))
    answer(phone, page, 1, {"text": "Bestemor gjorde det."})
    assert Note.objects.get().text == "Bestemor gjorde det."
    assert not any("Bestemor" in statement.text for statement in Statement.objects.all())
    assert "Bestemor gjorde det." in phone.get(lesson_url(page, 1)).content.decode()


def test_a_quiz_shows_what_to_read_again(phone, page):
    module = page.get_parent().specific
    block = make.choice(prompt="Hva hjelper mest?")
    block["value"]["read_again"] = page.pk
    quiz = make.publish(make.quiz(block, under=module))
    kari_enrolled_anew(phone, page)
    phone.post(reverse("cms:start-quiz", args=[quiz.uuid]))
    question = question_uuid(quiz.uuid, quiz.bank[0].id)
    wrong = quiz.bank[0].value["choices"].bound_blocks[1].id
    hand_in(phone, quiz, {f"svar-{question}": wrong})
    shown = phone.get(reverse("cms:quiz", args=[quiz.uuid])).content.decode()
    assert lesson_url(page) in shown
    phone.post(reverse("cms:start-quiz", args=[quiz.uuid]))
    right = quiz.bank[0].value["choices"].bound_blocks[0].id
    hand_in(phone, quiz, {f"svar-{question}": right})
    assert PartProgress.objects.filter(part=quiz.uuid).exists()


def test_a_quiz_with_nothing_tied_to_its_questions_points_to_the_lessons_of_its_module(phone, page):
    quiz = make.publish(make.quiz(make.choice(), under=page.get_parent().specific))
    kari_enrolled_anew(phone, page)
    phone.post(reverse("cms:start-quiz", args=[quiz.uuid]))
    hand_in(phone, quiz, {})
    shown = phone.get(reverse("cms:quiz", args=[quiz.uuid])).content.decode()
    assert lesson_url(page) in shown


def hand_in(phone, quiz, fields):
    """Hand in the open try, and say yes to what is left."""
    forsok = str(Attempt.objects.get(quiz_uuid=quiz.uuid, finished_at=None).pk)
    address = reverse("cms:hand-in-quiz", args=[quiz.uuid])
    return phone.post(address, {"forsok": forsok, "uansett": "1", **fields})


def kari_enrolled_anew(phone, page):
    """Move to the version that holds the quiz."""
    from courses.models import Enrolment, ProgrammeVersion

    newest = ProgrammeVersion.objects.order_by("-number").first()
    Enrolment.objects.update(programme_version=newest)


@pytest.mark.parametrize("pages", [1, 12])
def test_a_lesson_page_takes_few_queries_whatever_its_length(
    phone, kari, pages, django_assert_max_num_queries
):
    blocks = [block for _ in range(pages) for block in (make.new_page(), make.text(), make.choice())]
    page = make.published_lesson(*blocks)
    enrol(kari, training=programme_of(page).code, by=None)
    phone.post(reverse("cms:begin", args=[page.uuid]))
    answer(phone, page, 2, choice(page, 2, 0))
    with django_assert_max_num_queries(12):
        phone.get(lesson_url(page, 1))


@pytest.mark.parametrize(("headers", "reads"), [({}, 1), ({"hx-request": "true"}, 2)])
def test_an_answer_builds_the_lesson_only_to_show_what_came_of_it(
    phone, page, headers, reads, django_assert_max_num_queries
):
    """What was answered before is read once to act, and once more where a part of the page is the answer."""
    phone.post(reverse("cms:begin", args=[page.uuid]))
    with django_assert_max_num_queries(18 + reads) as asked:
        answer(phone, page, 1, choice(page, 1, 0), headers=headers)
    assert sum('FROM "courses_answer"' in query["sql"] for query in asked) == reads


def test_turning_a_page_asks_for_no_answer(phone, page, django_assert_max_num_queries):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    with django_assert_max_num_queries(18) as asked:
        turned = phone.post(reverse("cms:go-on", args=[page.uuid]), {"side": "1"})
    assert turned["Location"] == lesson_url(page, 2)
    assert not [query for query in asked if 'FROM "courses_answer"' in query["sql"]]


def test_a_question_that_is_not_in_the_lesson_is_not_there(phone, page):
    phone.post(reverse("cms:begin", args=[page.uuid]))
    assert phone.post(reverse("cms:answer", args=[page.uuid, uuid4()]), {"svar": "a"}).status_code == 404


def test_a_last_page_with_picture_reflection_and_provisions_takes_no_more(
    phone, kari, django_assert_max_num_queries
):
    pictures = [Image.objects.create(title="Hus", file=get_test_image_file(f"{n}.png")) for n in range(2)]
    shown, other = [make.block("picture", picture=one.pk, alternative_text="Et hus") for one in pictures]
    page = make.lesson(
        other, make.new_page(), shown, make.choice(), make.block("reflection", prompt="Hva gjør du?")
    )
    page.provisions = [LessonProvision(reference="Barnevernsloven § 9-1", locale=page.locale)]
    page.save()
    make.publish(page)
    for above in (page.get_parent(), page.get_parent().get_parent()):
        make.publish(above.specific)
    enrol(kari, training=programme_of(page).code, by=None)
    phone.post(reverse("cms:begin", args=[page.uuid]))
    phone.get(lesson_url(page, 2))
    with django_assert_max_num_queries(12) as asked:
        shown_page = phone.get(lesson_url(page, 2)).content.decode()
    assert "Barnevernsloven § 9-1" in shown_page
    assert sum("wagtailimages" in query["sql"] for query in asked) == 1


def test_a_finished_quiz_takes_few_queries_whatever_kinds_of_question_point_to_lessons(
    phone, page, django_assert_max_num_queries
):
    several = make.block(
        "multiple_choice",
        prompt="Hva hjelper?",
        choices=make.items(*({"text": word, "is_right": True, "feedback": ""} for word in ("Ro", "Tid"))),
    )
    bank = [
        make.choice(),
        make.choice(),
        several,
        make.block("true_false", prompt="Ro hjelper.", answer="true"),
    ]
    for block in bank:
        block["value"]["read_again"] = page.pk
    quiz = make.publish(make.quiz(*bank, under=page.get_parent().specific))
    kari_enrolled_anew(phone, page)
    phone.post(reverse("cms:start-quiz", args=[quiz.uuid]))
    question = question_uuid(quiz.uuid, quiz.bank[0].id)
    wrong = quiz.bank[0].value["choices"].bound_blocks[1].id
    hand_in(phone, quiz, {f"svar-{question}": wrong})
    with django_assert_max_num_queries(12):
        shown = phone.get(reverse("cms:quiz", args=[quiz.uuid])).content.decode()
    assert reverse("cms:lesson", args=[page.uuid]) in shown
    assert "You did not answer this one." in shown
