"""An administrator on a narrow phone reads what has happened, and notes that they have looked at an alert."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from lms.people.models import Role, SecurityEvent
from lms.people.rules.security import Kind
from lms.portal.actions.security_alerts import judge
from lms.portal.models import SecurityAlert
from tests.factories import FosterParentFactory, MembershipFactory
from tests.journeys.conftest import width
from tests.journeys.test_signing_in import NARROW

pytestmark = pytest.mark.django_db(transaction=True)


def is_narrow(page) -> bool:
    return width(page) <= 320


def test_an_alert_leads_to_what_happened_and_is_looked_at(new_page, axe, screenshot):
    admin = MembershipFactory(role=Role.ADMIN, user__username="anna").user
    page = new_page(NARROW)
    kari = FosterParentFactory().user
    for _ in range(10):
        SecurityEvent.objects.create(
            at=timezone.now(), kind=Kind.SIGN_IN_FAILED, person=kari, network="198.51.100.0/24"
        )
    judge()

    page.goto("/logg-inn/?next=/min-side/")
    page.locator("#id_name").fill("anna")
    page.locator("#id_password").fill("passord-for-test")
    page.locator("form:has(#id_password) [type=submit]").click()
    page.wait_for_url("**/min-side/")
    page.get_by_role("link", name="sikkerhetsvarsler å se på").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sikkerhetsvarsler")
    axe(page)
    assert is_narrow(page)
    page.get_by_role("link", name=str(kari.uuid)[:8]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sikkerhetshendelser")
    axe(page)
    assert is_narrow(page)
    screenshot(page, "security-events")
    expect(page.locator("tbody tr")).to_have_count(10)

    page.goto("/sikkerhetshendelser/varsler/")
    page.get_by_role("button", name="Jeg har sett på dette").click()
    expect(page.locator("li .quiet", has_text="Sett på")).to_be_visible()
    assert SecurityAlert.objects.get().looked_at_by == admin
