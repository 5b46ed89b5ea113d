"""Signing in on a narrow phone: the password can be looked at, and the privacy notice comes first."""

import pytest

from tests.factories import FosterParentFactory
from tests.journeys.conftest import PHONE, width

NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}}


@pytest.fixture
def kari(transactional_db):
    person = FosterParentFactory().user
    person.privacy_notice_seen_at = None
    person.save(update_fields=["privacy_notice_seen_at"])
    return person


def test_a_password_is_looked_at_and_the_notice_is_met_whatever_page_one_goes_to(new_page, kari):
    page = new_page(NARROW)
    page.goto("/logg-inn/?next=/notatbok/")
    assert width(page) <= 320

    secret = page.locator("#id_password")
    secret.fill("passord-for-test")
    shows = page.get_by_role("button", name="Vis passordet")
    shows.click()
    assert secret.get_attribute("type") == "text"
    assert shows.get_attribute("aria-pressed") == "true"
    assert not page.evaluate("Object.values(localStorage).join().includes('passord-for-test')")

    page.locator("#id_name").fill(kari.username)
    page.locator("form:has(#id_password) [type=submit]").click()
    page.wait_for_url("**/personvern/**")
    page.goto("/min-side/")
    assert "/personvern/" in page.url

    page.get_by_role("button", name="Jeg har lest dette").click()
    page.wait_for_url("**/min-side/")
    assert width(page) <= 320
