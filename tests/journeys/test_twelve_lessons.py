"""A whole module saved on the phone, worked through in a cabin without a line, and recorded in town."""

import pytest
from playwright.sync_api import Page, expect

from courses.actions.enrolments import enrol
from courses.models import Answer, PartProgress
from tests.cms import factories as make
from tests.factories import FosterParentFactory
from tests.journeys.test_lost_line import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

LESSONS = 12


def _scenario():
    choices = make.items(
        {"text": "Spør hva som er galt", "consequence": "Hun svarer.", "leads_to": ""},
        {"text": "Vent litt", "consequence": "Det blir stille.", "leads_to": ""},
    )
    scenes = make.items({"name": "start", "situation": "Hun er stille.", "choices": choices})
    return make.block("scenario", title="Stille", scenes=scenes, discussion="Hva nå?")


@pytest.fixture
def kari():
    return FosterParentFactory().user


@pytest.fixture
def module(kari):
    """Twelve lessons, each with a scenario, a question and something to think about."""
    module = make.module()
    for number in range(1, LESSONS + 1):
        blocks = [_scenario(), make.choice(), make.block("reflection", prompt="Hvem trøstet deg?")]
        make.publish(make.lesson(*blocks, under=module, title=f"Leksjon nummer {number}"))
    make.publish(module)
    programme = module.get_parent().specific
    make.publish(programme)
    enrol(kari, training=programme.code, by=None)
    return module


def _save_the_module(phone: Page, module) -> None:
    phone.goto(f"/moduler/{module.uuid}/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    phone.get_by_role("button", name="Lagre leksjonene").click()
    expect(phone.get_by_text("Lagret på denne enheten. Du kan")).to_be_visible()


def _work_through(phone: Page, lesson: str, *, keeps_a_way: bool) -> None:
    phone.goto(f"/leksjoner/{lesson}/")
    expect(phone.get_by_text("Du leser kopien som er lagret på denne enheten")).to_be_visible()
    if keeps_a_way:
        phone.get_by_text("Spør hva som er galt").click()
        phone.get_by_role("button", name="Lagre denne veien").click()
        expect(phone.get_by_text("Venter på denne enheten")).to_be_visible()
    phone.get_by_role("radio", name="Ro og tid").check()
    phone.get_by_role("button", name="Svar", exact=True).click()
    phone.get_by_role("button", name="Fullfør leksjonen").click()
    expect(phone.get_by_text("Du er ferdig med leksjonen. Det er lagret på denne enheten")).to_be_visible()


def test_twelve_lessons_with_scenarios_are_finished_without_a_line_and_recorded_with_one(
    phone, kari, module, live_server
):
    sign_in(phone, kari, live_server.url)
    _save_the_module(phone, module)
    lessons = [str(page.specific.uuid) for page in module.get_children()]

    phone.context.set_offline(True)
    for number, lesson in enumerate(lessons):
        _work_through(phone, lesson, keeps_a_way=number % 2 == 0)
    assert not PartProgress.objects.exists(), "nothing has left the phone"

    phone.context.set_offline(False)
    expect(phone.get_by_text("Ingenting venter på å bli levert.")).to_be_visible(timeout=60_000)
    phone.goto("/paa-enheten/")
    expect(phone.get_by_text("Levert: 3.").first).to_be_visible()
    expect(phone.locator("[data-refused-list] li")).to_have_count(0)
    assert {str(uuid) for uuid in PartProgress.objects.values_list("part", flat=True)} == set(lessons)
    assert Answer.objects.count() == LESSONS + LESSONS // 2, "a way through every other scenario is kept too"


def test_a_delivery_that_is_refused_is_told_on_every_page_with_a_way_on(
    phone, kari, module, live_server, axe, screenshot
):
    sign_in(phone, kari, live_server.url)
    _save_the_module(phone, module)
    page = module.get_children().first().specific
    phone.context.set_offline(True)
    _work_through(phone, str(page.uuid), keeps_a_way=False)
    page.body = [*page.body.raw_data, make.choice(prompt="Hva med natten?")]
    make.publish(page)
    phone.context.set_offline(False)

    expect(phone.get_by_text("Ikke alt ble tatt imot.")).to_be_visible()
    expect(phone.get_by_text("Ett spørsmål i leksjonen gjenstår")).to_be_visible()
    expect(phone.get_by_text("Du er ferdig med leksjonen")).to_be_hidden()
    axe(phone)
    screenshot(phone, "refused-in-the-lesson")
    phone.goto("/min-side/")
    expect(phone.get_by_text("Noe du gjorde uten nett, ble ikke tatt imot.")).to_be_visible()
    phone.get_by_role("link", name="Se hva, hvorfor og hva du kan gjøre").click()
    expect(phone.get_by_text("Ett spørsmål i leksjonen gjenstår")).to_be_visible()
    axe(phone)
    screenshot(phone, "refused-on-the-device")
    phone.get_by_role("link", name="Gjør det på nytt i leksjonen").click()
    expect(phone.get_by_text("Hva med natten?")).to_be_visible()
    assert not PartProgress.objects.exists()
