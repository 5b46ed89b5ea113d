"""Who was signed out while writing loses nothing of it."""

from playwright.sync_api import Page, expect

from tests import world
from tests.role_table import FOSTER_PARENT

PASSWORD = "fjord-og-fjell-2026"
NOTE = "Ro, tid og en voksen som blir."


def _sign_in(page: Page, name: str) -> None:
    page.get_by_label("Brukernavn").fill(name)
    page.get_by_label("Passord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/min-side/")


def test_note_written_while_the_sign_in_ended_is_kept_and_sent_after_signing_in_in_another_tab(
    phone, transactional_db
):
    person = world.build().users[FOSTER_PARENT]
    person.set_password(PASSWORD)
    person.save()
    phone.goto("/logg-inn/")
    _sign_in(phone, person.username)
    phone.clock.install()
    phone.goto("/notatbok/")
    writing = phone.get_by_label("Notat", exact=True)
    writing.fill(NOTE)

    phone.context.clear_cookies(name="sessionid")
    phone.clock.fast_forward(5 * 60 * 1000)
    phone.get_by_role("button", name="Lagre notatet").click()
    expect(phone.get_by_role("alert")).to_contain_text("Du er logget ut")
    expect(writing).to_have_value(NOTE)

    with phone.context.expect_page() as opened:
        phone.get_by_role("link", name="Logg inn i en ny fane").click()
    _sign_in(opened.value, person.username)
    phone.get_by_role("button", name="Lagre notatet").click()
    expect(phone.locator("main")).to_contain_text("Notatene dine")
    expect(phone.get_by_text(NOTE).last).to_be_visible()
