"""A foster parent takes the address of the own calendar to the calendar on the phone."""

import pytest
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.conftest import width
from tests.journeys.test_gatherings import sign_in
from tests.sessions.factories import adult

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_address_is_copied_with_a_press_and_stays_within_the_narrowest_phone(phone, live_server, axe):
    sign_in(phone, adult(), live_server.url)
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with override_settings(SITE_URL=live_server.url):
        phone.goto(live_server.url + reverse("sessions:subscription"))
        phone.locator("form[action$='/ny/'] button").click()
    address = phone.locator("#feed-address").inner_text()
    phone.locator("[data-copies]").click()
    expect(phone.locator("#feed-address-copied")).not_to_be_empty()
    assert phone.evaluate("navigator.clipboard.readText()") == address
    assert width(phone) <= 320
    axe(phone)


def test_without_script_there_is_a_link_and_the_steps_but_no_button_that_does_nothing(browser, live_server):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, adult(), live_server.url)
    page.goto(live_server.url + reverse("sessions:subscription"))
    page.locator("form[action$='/ny/'] button").click()
    expect(page.locator("a[href^='webcal://']")).to_be_visible()
    expect(page.locator("[data-copies]")).to_be_hidden()
    page.locator("summary", has_text="Outlook").click()
    expect(page.locator("details[open] ol")).to_be_visible()
    page.context.close()
