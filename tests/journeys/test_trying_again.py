"""A lesson on a narrow phone: wrong, wrong again, shown the answer, and how it went at the end."""

import pytest
from playwright.sync_api import expect

from courses.actions.enrolments import enrol
from courses.actions.lessons import begin_lesson
from courses.models import PartProgress
from tests.cms import factories as make
from tests.factories import FosterParentFactory
from tests.journeys.test_lost_line import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_lesson_is_finished_once_each_question_was_right_or_shown(new_page, live_server, axe, screenshot):
    kari = FosterParentFactory().user
    choices = [{"text": f"Svar {one}", "is_right": one == "d", "feedback": f"Om {one}."} for one in "abcd"]
    hard = make.block("single_choice", prompt="Hva prøver du først?", choices=make.items(*choices))
    page = make.published_lesson(hard, make.new_page(), make.choice(prompt="Og om natten?"))
    enrol(kari, training=page.get_parent().specific.get_parent().specific.code, by=None)
    begin_lesson(kari, lesson_uuid=page.uuid, place="1")
    phone = new_page({"viewport": {"width": 320, "height": 800}})
    sign_in(phone, kari, live_server.url)
    phone.goto(f"/leksjoner/{page.uuid}/?side=1")

    phone.get_by_role("radio", name="Svar a").check()
    phone.get_by_role("button", name="Svar", exact=True).click()
    expect(phone.get_by_text("Du har 2 forsøk før svaret vises.")).to_be_visible()
    axe(phone)
    screenshot(phone, "try-again")
    phone.get_by_role("button", name="Neste").click()
    phone.get_by_role("radio", name="Ro og tid").check()
    phone.get_by_role("button", name="Svar", exact=True).click()
    expect(phone.get_by_role("heading", name="1 spørsmål gjenstår")).to_be_visible()
    phone.get_by_role("button", name="Fullfør leksjonen").click()
    assert not PartProgress.objects.exists()

    for letter in "bc":
        phone.get_by_role("radio", name=f"Svar {letter}").check()
        phone.get_by_role("button", name="Prøv på nytt").click()
        expect(phone.get_by_text(f"Om {letter}.")).to_be_visible()
    expect(phone.get_by_text("Dette er det riktige svaret:")).to_be_visible()
    axe(phone)
    screenshot(phone, "shown")
    phone.get_by_role("button", name="Neste").click()
    expect(phone.get_by_text("Du svarte riktig på 1 av 2 spørsmål på første forsøk.")).to_be_visible()
    axe(phone)
    screenshot(phone, "how-it-went")
    phone.get_by_role("button", name="Fullfør leksjonen").click()
    expect(phone.get_by_text("Du svarte riktig på 1 av 2 spørsmål på første forsøk.")).to_be_visible()
    assert PartProgress.objects.exists()
