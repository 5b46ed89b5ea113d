"""What is true of every type of question there is: the next one is held to it as soon as it is there."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.blocks import StructBlockValidationError

import cms.blocks.questions
import courses.questions
from cms.blocks import LessonBody, QuizBody
from cms.blocks.questions import BLOCKS
from cms.queries.lesson_sheets import looks_in, sheets_of
from cms.queries.published_content import lesson_content
from courses.actions.enrolments import enrol
from courses.actions.offline import hand_out
from courses.content import LessonContent
from courses.models import Answer, Attempt, Note
from courses.questions import TYPES, check_question, is_scored, score
from courses.rules.content_json import plain, questions_of
from lms.xapi import profile
from lms.xapi.models import Statement
from lms.xapi.rules.validation.activities import COMPONENTS, check_activity
from tests.cms import factories as make
from tests.factories import FosterParentFactory
from tests.questions import (
    EXAMPLES,
    answer_in,
    asking,
    fields_of,
    question_of,
    rendered,
    section_of,
    stored,
    wrong_response_to,
)

pytestmark = pytest.mark.django_db
DRAWN = sorted(name for name, kind in TYPES.items() if kind.may_be_drawn)


@pytest.fixture
def kari():
    return FosterParentFactory().user


@pytest.fixture
def phone(client, kari):
    client.force_login(kari)
    return client


def published(kari, page):
    """Published with all above it; Kari is enrolled. The questions, by the names of their types."""
    module = page.get_parent().specific
    for one in (page, module, module.get_parent().specific):
        make.publish(one)
    enrol(kari, training=module.get_parent().specific.code, by=None)
    return {one.kind: one for one in lesson_content(page).questions}


def sent(fields):
    data = QueryDict(mutable=True)
    for name, value in fields:
        data.appendlist(name, value)
    return data


def modules_in(package):
    (folder,) = package.__path__
    return {path.stem for path in Path(folder).glob("*.py")} - {"__init__", "base"}


def test_every_type_is_one_module_one_block_one_template_and_one_style_of_its_name():
    """And an example in `tests.questions`, which the rest of this file goes by."""
    assert modules_in(courses.questions) == set(TYPES) == modules_in(cms.blocks.questions) == set(BLOCKS)
    assert set(TYPES) == EXAMPLES
    statics, templates = (Path(settings.BASE_DIR) / "cms" / one for one in ("static", "templates"))
    for name, block in BLOCKS.items():
        assert type(TYPES[name]) is block.type
        assert {type(TYPES[name]).__module__, block.__module__} == {
            f"courses.questions.{name}",
            f"cms.blocks.questions.{name}",
        }
        assert (templates / f"cms/blocks/{name}.html").is_file()
        assert (statics / f"cms/blocks/{name}.css").is_file() is block.has_style


def test_no_two_types_share_a_name_that_one_of_them_has_or_had_or_a_place_in_the_editors_menu():
    names = [name for kind in TYPES.values() for name in (kind.name, *kind.older_names)]
    assert len(names) == len(set(names))
    assert len({block.order for block in BLOCKS.values()}) == len(BLOCKS)


def test_a_lesson_may_hold_every_type_and_a_quiz_those_that_always_have_a_right_answer():
    assert set(TYPES) <= set(LessonBody().child_blocks)
    assert sorted(QuizBody().child_blocks) == DRAWN


@pytest.mark.parametrize("name", sorted(TYPES))
def test_what_an_editor_writes_is_a_question_that_can_be_published_and_kept(name):
    question = question_of(name)
    check_question(question)
    kept = json.loads(json.dumps(plain(LessonContent(uuid4(), "nb", "Ro", 10, (question,)))))
    assert questions_of(kept) == (question,)


def test_what_a_type_refuses_cannot_be_published_even_where_its_block_asks_for_nothing():
    block: Any = BLOCKS["true_false"]

    class Careless(block):
        def require(self, value):
            """Forget to ask whether the statement is true."""

    block = Careless()
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(block.to_python({"prompt": "Ro hjelper.", "answer": ""}))
    assert "sant eller usant" in str(error.value.as_json_data()["messages"])
    assert block.clean_deferred(block.to_python({"prompt": "Ro hjelper.", "answer": ""}))


@pytest.mark.parametrize("name", sorted(TYPES))
def test_the_right_response_scores_all_and_is_what_the_record_calls_right(name):
    question = question_of(name)
    kind = TYPES[name]
    scored = score(question, kind.right_response(question))
    if is_scored(question):
        assert (scored.is_right, scored.share) == (True, 1)
        assert scored.spelt in kind.correct_pattern(question)
        assert kind.solution(question, question)
        assert score(question, wrong_response_to(question)).is_right is False
    else:
        assert (scored.is_right, scored.share) == (None, None)
        assert (kind.correct_pattern(question), kind.solution(question, question)) == ([], [])


@pytest.mark.parametrize("name", sorted(TYPES))
def test_what_a_browser_sends_of_the_form_is_the_response_that_was_put_into_it(name):
    child, question = asking(name)
    for in_quiz in {False, name in DRAWN}:
        response, field, fields = answer_in(child, question, in_quiz=in_quiz)
        read = TYPES[name].response_from(sent(fields), field, question)
        assert read == "Bestemor." if TYPES[name].is_private else score(question, read).response == response
        empty, _name = rendered(child, question, in_quiz=in_quiz)
        assert not TYPES[name].response_from(sent(fields_of(empty)), field, question)


@pytest.mark.parametrize("name", sorted(TYPES))
def test_a_device_is_told_when_an_answer_of_several_fields_is_whole(name):
    section, _name = rendered(*asking(name))
    names = {str(field["name"]) for field in section.select("input, select, textarea")}
    told = {str(one["data-whole"]) for one in section.select("[data-whole]")}
    assert len(told) == (len(names) > 1), f"data-whole says how {len(names)} fields make an answer"
    assert told <= {"each", "order"}
    assert section.has_attr("data-question")


@pytest.mark.parametrize("name", sorted(TYPES))
def test_a_page_asks_for_the_styles_of_its_questions_and_they_are_there(name):
    page = make.lesson(stored(name))
    for style in looks_in(sheets_of(page)[0].placed):
        assert (Path(settings.BASE_DIR) / f"cms/static/cms/blocks/{style}.css").is_file()


def is_recorded(kari, question, *, attempt=None):
    """Whether the answer stands where it belongs: scored as right and well told, or in the notebook alone."""
    statement = Statement.objects.get(object_id=profile.activity_id("question", question.uuid))
    activity = statement.data["object"]
    check_activity(activity, "object")
    definition = activity["definition"]
    assert definition["interactionType"] == TYPES[question.kind].interaction
    lists = {"choices", "scale", "source", "target", "steps"} & set(definition)
    assert lists <= set(COMPONENTS[definition["interactionType"]])
    if TYPES[question.kind].is_private:
        assert "Bestemor" not in statement.text
        return Note.objects.get(writer=kari, question_uuid=question.uuid).text == "Bestemor."
    answer = Answer.objects.get(person=kari, question_uuid=question.uuid, attempt=attempt)
    return answer.is_right is (True if is_scored(question) else None)


@pytest.mark.parametrize("name", sorted(TYPES))
def test_it_is_answered_on_the_page_of_a_lesson(name, phone, kari):
    page = make.lesson(stored(name))
    question = published(kari, page)[name]
    _response, _name, fields = answer_in(page.body[0], question)
    phone.post(reverse("cms:begin", args=[page.uuid]))
    shown = section_of(phone.get(reverse("cms:lesson", args=[page.uuid])).content.decode(), question.uuid)
    assert {name for name, _value in fields} <= {str(one.get("name")) for one in shown.select("[name]")}
    address = str(shown.find("form")["action"])
    phone.post(address, sent(fields).urlencode(), content_type="application/x-www-form-urlencoded")
    assert is_recorded(kari, question)


@pytest.mark.parametrize("name", sorted(TYPES))
def test_it_is_answered_without_a_line_and_delivered(name, phone, kari):
    page = make.lesson(stored(name))
    question = published(kari, page)[name]
    _response, _name, fields = answer_in(page.body[0], question)
    copy = phone.get(reverse("cms:kept-lesson", args=[page.uuid])).content.decode()
    assert section_of(copy, question.uuid).find("form")
    event = {"id": str(uuid4()), "at": timezone.now().isoformat(), "question": str(question.uuid)}
    body = {"token": hand_out(kari, lesson_uuid=page.uuid), "events": [{**event, "fields": fields}]}
    response = phone.post(reverse("cms:deliver"), json.dumps(body), content_type="application/json")
    (told,) = response.json()["events"]
    assert told["is_recorded"]
    assert UUID(told["id"]).version == 4
    assert is_recorded(kari, question)


@pytest.mark.parametrize("name", DRAWN)
def test_it_is_answered_in_a_quiz(name, phone, kari):
    page = make.quiz(stored(name))
    question = published(kari, page)[name]
    phone.post(reverse("cms:start-quiz", args=[page.uuid]))
    attempt = Attempt.objects.get(person=kari)
    _response, _name, fields = answer_in(page.bank[0], question, in_quiz=True)
    shown = section_of(phone.get(reverse("cms:quiz", args=[page.uuid])).content.decode(), question.uuid)
    assert {name for name, _value in fields} == {str(one.get("name")) for one in shown.select("[name]")}
    data = sent([("forsok", str(attempt.pk)), *fields]).urlencode()
    address = reverse("cms:hand-in-quiz", args=[page.uuid])
    phone.post(address, data, content_type="application/x-www-form-urlencoded")
    attempt.refresh_from_db()
    assert attempt.has_passed
    assert is_recorded(kari, question, attempt=attempt)


def test_a_scale_tells_the_same_afterwards_on_a_page_and_when_it_was_answered_without_a_line(phone, kari):
    page = make.lesson(stored("likert"))
    question = published(kari, page)["likert"]
    _response, _name, fields = answer_in(page.body[0], question)
    event = {"id": str(uuid4()), "at": timezone.now().isoformat(), "question": str(question.uuid)}
    body = {"token": hand_out(kari, lesson_uuid=page.uuid), "events": [{**event, "fields": fields}]}
    with translation.override("nb"):
        response = phone.post(reverse("cms:deliver"), json.dumps(body), content_type="application/json")
    (told,) = response.json()["events"]
    assert told["feedback"] == ["Det er lov å være usikker."]
