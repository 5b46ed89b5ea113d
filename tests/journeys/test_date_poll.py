"""A municipality's caseworker answers a date poll on a phone, and the coordinator fixes the date."""

import pytest
from playwright.sync_api import expect

from lms.people.models import Role
from sessions.models import DialogueMeeting, Invitee
from tests.factories import MembershipFactory, OrganisationFactory
from tests.journeys.test_gatherings import sign_in
from tests.sessions.factories import VenueFactory, coordinator_of, ordinary

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_caseworker_answers_a_date_poll_and_the_coordinator_fixes_the_date(
    phone, desk, live_server, axe, screenshot
):
    service = OrganisationFactory(kind="foster_care", name="Tjenesten øst")
    office = OrganisationFactory(kind="child_welfare", name="Barnevernstjenesten i Nes")
    venue = VenueFactory(organisation=service)
    host = coordinator_of(service)
    caseworker = MembershipFactory(organisation=office, role=Role.CASEWORKER).user
    first, second = ordinary(20), ordinary(27)

    sign_in(desk, host, live_server.url)
    desk.goto("/dialogmoter/nytt/")
    desk.get_by_label("Finne nye fosterhjem").check()
    for number, day in ((1, first), (2, second)):
        desk.locator(f"[name=day_{number}]").fill(f"{day:%Y-%m-%d}")
        desk.locator(f"[name=begins_{number}]").fill("09:00")
    desk.get_by_label("Lokale").select_option(str(venue.pk))
    desk.get_by_role("button", name="Kall inn").click()
    desk.get_by_label("Et kontor").select_option(label=office.name)
    desk.get_by_role("button", name="Inviter").click()
    expect(desk.get_by_text("De er invitert.")).to_be_visible()

    phone.set_viewport_size({"width": 320, "height": 720})
    sign_in(phone, caseworker, live_server.url)
    phone.goto("/min-side/")
    phone.get_by_role("link", name="Dialogmøte, Tjenesten øst").click()
    times = phone.get_by_role("group")
    times.nth(0).get_by_label("Nei").check()
    times.nth(1).get_by_label("Ja").check()
    axe(phone)
    phone.get_by_role("button", name="Svar", exact=True).click()
    expect(phone.get_by_text("Takk. Du kan endre svaret")).to_be_visible()
    screenshot(phone, "answered")

    desk.reload()
    expect(desk.get_by_text("Passer for flest")).to_be_visible()
    axe(desk)
    screenshot(desk, "poll")
    desk.get_by_role("row", name="Passer for flest").get_by_role("button", name="Velg").click()
    expect(desk.get_by_text("Datoen er fastsatt")).to_be_visible()
    axe(desk)

    meeting = DialogueMeeting.objects.get()
    assert meeting.session.begins_at.date() == second
    assert list(Invitee.objects.get().comes.all()) == [caseworker]
    phone.reload()
    expect(phone.get_by_role("heading", name="Kommer du?")).to_be_visible()
