"""A device keeps whole answers to questions of every type, and says of half ones that they are not whole."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.queries.published_content import lesson_content
from courses.actions.enrolments import enrol
from courses.models import Answer, Note
from courses.questions import TYPES, is_scored
from tests.cms import factories as make
from tests.factories import FosterParentFactory
from tests.journeys.test_lost_line import save_for_later, sign_in
from tests.questions import answer_in, stored

pytestmark = pytest.mark.django_db(transaction=True)

# Fills in what is given, empties the rest, and presses the button that sends it.
ANSWER = """(section, given) => {
    const form = section.querySelector("form");
    section.querySelector("[data-kept-note]")?.remove();
    for (const one of form.querySelectorAll("input:not([type=hidden]), select, textarea")) {
        const values = given.filter(([name]) => name === one.name).map(([, value]) => value);
        if (one.type === "radio" || one.type === "checkbox") one.checked = values.includes(one.value);
        else one.value = values[0] ?? "";
    }
    const buttons = [...form.querySelectorAll("button")];
    const pressed = buttons.find((one) => !one.name || given.some(([, value]) => value === one.value));
    form.requestSubmit(pressed);
}"""


@pytest.fixture
def kari():
    return FosterParentFactory().user


@pytest.fixture
def lesson(kari):
    page = make.published_lesson(*(stored(name) for name in sorted(TYPES)))
    enrol(kari, training=page.get_parent().specific.get_parent().specific.code, by=None)
    return page


def test_a_device_keeps_a_whole_answer_to_every_type_of_question_and_no_half_one(
    phone: Page, kari, lesson, live_server, axe, screenshot
):
    questions = {one.kind: one for one in lesson_content(lesson).questions}
    sign_in(phone, kari, live_server.url)
    save_for_later(phone, lesson)
    phone.context.set_offline(True)
    phone.goto(f"/leksjoner/{lesson.uuid}/")
    expect(phone.get_by_text("Du leser kopien som er lagret på denne enheten")).to_be_visible()
    not_whole = str(phone.locator("[data-words]").get_attribute("data-not-whole"))
    for number, child in enumerate(lesson.body, start=1):
        question = questions[child.block_type]
        _response, _name, fields = answer_in(child, question)
        section = phone.locator(f"#q-{question.uuid}")
        is_of_several = len({name for name, _value in fields}) > 1
        halves: list[Any] = [[], fields[:-1]] if is_of_several else [[]]
        if section.locator("[data-whole=order]").count():
            halves.append([(name, fields[0][1]) for name, _value in fields])
        for half in halves:
            section.evaluate(ANSWER, half)
            expect(section.get_by_text(not_whole)).to_be_visible()
        section.evaluate(ANSWER, fields)
        expect(phone.get_by_text(f"Venter på denne enheten: {number}.")).to_be_visible()
    axe(phone)
    screenshot(phone, "every-type-kept")

    phone.context.set_offline(False)
    expect(phone.get_by_text("Ingenting venter på å bli levert.")).to_be_visible(timeout=10_000)
    given = dict(Answer.objects.filter(person=kari).values_list("question_uuid", "is_right"))
    assert given == {
        one.uuid: True if is_scored(one) else None
        for one in questions.values()
        if not TYPES[one.kind].is_private
    }
    assert Note.objects.get(writer=kari).text == "Bestemor."
