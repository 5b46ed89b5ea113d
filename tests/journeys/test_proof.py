"""A proof link from hand to hand: made on a phone, opened at a desk, seen to be looked at, taken back."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from tests.lms.approval.factories import Case, ordinary_rules


@pytest.fixture
def case(transactional_db):
    ordinary_rules()
    case = Case()
    case.train()
    return case


def sign_in(page: Page, user, base_url: str) -> None:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    secret = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": secret, "url": base_url}])


def test_family_shows_a_municipality_its_training_and_takes_it_back(phone, desk, axe, case, live_server):
    sign_in(phone, case.adults[0], live_server.url)
    phone.goto("/mitt-hjem/bevis/")
    phone.get_by_role("button", name="Lag lenken").click()
    address = urlsplit(phone.locator("#ny code").inner_text()).path
    axe(phone)

    sign_in(desk, case.caseworker, live_server.url)
    desk.goto(f"data:text/html,<a href='{live_server.url}{address}'>Fra en e-post</a>")
    desk.get_by_role("link").click()
    training = desk.get_by_text("Fullført")
    expect(training).to_have_count(0)
    phone.goto("/mitt-hjem/bevis/")
    expect(phone.get_by_text("Ingen har trykket «Vis» ennå.")).to_be_visible()

    desk.get_by_role("button", name="Vis").click()
    expect(training.first).to_be_visible()
    axe(desk)

    phone.reload()
    expect(phone.get_by_text("Ingen har trykket «Vis» ennå.")).to_have_count(0)
    phone.get_by_role("button", name="Trekk lenken tilbake").click()
    expect(phone.get_by_text("Lenken er trukket tilbake")).to_be_visible()

    desk.goto(address)
    desk.get_by_role("button", name="Vis").click()
    expect(desk.get_by_text("Denne adressen viser ingenting")).to_be_visible()
    expect(training).to_have_count(0)
