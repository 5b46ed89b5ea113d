"""The keyboard alone: from the address to the next step, and out again when a form says no."""

from playwright.sync_api import Page, expect

from tests import world
from tests.factories import UserFactory
from tests.role_table import FOSTER_PARENT

PASSWORD = "fjord-og-fjell-2026"


# A browser may give focus to what scrolls, too: it holds many words, and none of them is its own.
WORDS_OF_WHAT_HAS_FOCUS = """(e => !e.matches("a, button, summary, input, select, textarea") ? "" :
    e.getAttribute("aria-label") || e.innerText || e.labels?.[0]?.innerText || "")(document.activeElement)"""


def _tab_to(page: Page, words: str, *, most: int = 40) -> None:
    """Press Tab until what has focus says these words."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(WORDS_OF_WHAT_HAS_FOCUS)
        if words in said:
            return
    raise AssertionError(f"The keyboard does not reach {words!r}.")


def test_everything_a_foster_parent_needs_is_reached_without_a_mouse(desk, transactional_db):
    own = world.build()
    person = own.users[FOSTER_PARENT]
    person.set_password(PASSWORD)
    person.save()

    desk.goto("/logg-inn/")
    desk.keyboard.press("Tab")
    expect(desk.locator(".ds-skip-link")).to_be_focused()
    _tab_to(desk, "Brukernavn")
    desk.keyboard.type(person.username)
    _tab_to(desk, "Passord")
    desk.keyboard.type("galt passord")
    desk.keyboard.press("Enter")
    expect(desk.locator(".ds-error-summary")).to_be_focused()

    _tab_to(desk, "Brukernavn")
    _tab_to(desk, "Passord")
    desk.keyboard.type(PASSWORD)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Hei")

    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("main")).to_be_focused()
    _tab_to(desk, "Ny her?")
    desk.keyboard.press("Enter")
    expect(desk.locator("details.tour")).to_have_attribute("open", "")
    _tab_to(desk, "Forstått")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Ny her?")).to_have_count(0)
    desk.locator("summary", has_text=person.first_name).focus()
    desk.keyboard.press("Enter")
    _tab_to(desk, "Min konto")
    desk.keyboard.press("Escape")
    expect(desk.locator("summary", has_text=person.first_name)).to_be_focused()


def test_what_has_focus_is_seen(desk, transactional_db):
    UserFactory()
    desk.goto("/logg-inn/")
    for _ in range(12):
        desk.keyboard.press("Tab")
        seen = desk.evaluate(
            "(e => { const s = getComputedStyle(e); return e === document.body || s.outlineStyle !== 'none' "
            "|| s.boxShadow !== 'none'; })(document.activeElement)"
        )
        assert seen, desk.evaluate("document.activeElement.outerHTML.slice(0, 200)")
