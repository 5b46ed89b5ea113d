"""A couple joins a course on a phone in three taps from the home page."""

import pytest
from playwright.sync_api import expect

from sessions.models import Registration
from tests.courses import factories as learning
from tests.factories import MunicipalityFactory, OrganisationFactory, PreparationFactory
from tests.journeys.test_gatherings import sign_in
from tests.sessions.factories import VenueFactory, couple
from tests.sessions.test_courses import course_with, gatherings

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_couple_joins_a_course_in_three_taps_from_the_home_page(phone, live_server, axe):
    service = OrganisationFactory(kind="foster_care")
    town = MunicipalityFactory(name="Lillestrøm")
    home, one, other = couple(host_municipality=town, trained_by=service)
    PreparationFactory(home=home)
    parts = [learning.part(kind="gathering"), learning.part(kind="gathering")]
    learning.enrolled(one, parts=parts)
    learning.enrol(other, training="pride-basic", by=None, on=learning.START.date())
    series = course_with(service, 8, 8, name="Lillestrøm, våren")
    venue = VenueFactory(organisation=service, municipality=town)
    for session, part in zip(gatherings(series), parts, strict=True):
        session.venue = venue
        session.save()
        session.delivers.set([part.uuid])
    phone.set_viewport_size({"width": 320, "height": 720})
    sign_in(phone, one, live_server.url)
    phone.goto("/min-side/")

    phone.get_by_role("link", name="Bli med på et helt kurs").first.click()
    phone.get_by_role("link", name="Lillestrøm, våren").click()
    phone.get_by_role("button", name="Bli med på kurset").click()

    expect(phone.get_by_text("2 samlinger er bestilt")).to_be_visible()
    axe(phone)
    assert set(Registration.objects.values_list("person", "status")) == {
        (one.pk, "registered"),
        (other.pk, "registered"),
    }
    assert Registration.objects.count() == 4
