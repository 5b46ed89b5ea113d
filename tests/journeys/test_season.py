"""A coordinator plans a spring with the solver, publishes it, moves one evening with a look first, and
undoes it; on the narrowest phone."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from courses.models import Enrolment, Programme, ProgrammeModule, ProgrammeVersion, Training
from lms.dates import OSLO, today
from sessions.models import Season, Series, SeriesTemplate, TemplateGathering
from tests import factories as people
from tests.journeys.conftest import PHONE
from tests.sessions import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
# What reaches beyond the edge of the page, and so would have to be scrolled to sideways.
BEYOND = """() => document.documentElement.scrollWidth <= 320 ? [] :
  [...document.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > 320 + 1)
    .map(one => one.outerHTML.slice(0, 80))"""
NARROW = {**PHONE, "viewport": {"width": 320, "height": 700}}


@pytest.fixture
def coordinator():
    """Of a service with a room, two trainers, a template of two evenings, and three couples without them."""
    service = people.OrganisationFactory(kind="foster_care", name="Bufetat øst")
    part = make.published_part()
    training = make.TrainingFactory(kind=Training.Kind.PROGRAMME, code="pride")
    programme = Programme.objects.create(training=training)
    version = ProgrammeVersion.objects.create(programme=programme, number=1, published_at=timezone.now())
    ProgrammeModule.objects.create(
        programme_version=version, module_version=part.module.versions.get(), position=1
    )
    template = SeriesTemplate.objects.create(
        name="PRIDE", programme_version=version, organisation=service, made_at=timezone.now()
    )
    for number in (1, 2):
        evening = TemplateGathering.objects.create(
            template=template, number=number, title=f"Kveld {number}", minutes=180
        )
        evening.delivers.set([part] if number == 1 else [])
    venue = make.VenueFactory(organisation=service)
    for _ in range(2):
        make.trainer_of(service)
    for _ in range(3):
        _home, *adults = make.couple(trained_by=service, host_municipality=venue.municipality)
        for adult in adults:
            Enrolment.objects.create(
                person=adult, training=training, programme_version=version, enrolled_on=today()
            )
    return make.coordinator_of(service)


def sign_in(page: Page, user, address: str) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


def looked_at(page: Page, axe) -> None:
    axe(page)
    assert page.evaluate(BEYOND) == []


def test_a_coordinator_plans_a_spring_publishes_it_moves_an_evening_and_undoes_it(
    new_page, live_server, coordinator, celery_worker, axe
):
    page = new_page(NARROW)
    sign_in(page, coordinator, live_server.url)
    page.goto("/planlegging/sesonger/ny/")
    page.get_by_label("Sesongens navn").fill("neste halvår")
    page.get_by_label("PRIDE").check()
    page.get_by_label("Færrest personer i en gruppe").fill("2")
    page.get_by_role("button", name="Lag et forslag").click()
    celery_worker.wait_until(lambda: Season.objects.filter(status=Season.Status.PROPOSED).exists())
    page.goto(f"/planlegging/sesonger/{Season.objects.get().uuid}/")
    expect(page.get_by_text("3 av 3 hjem")).to_be_visible()
    looked_at(page, axe)
    page.get_by_role("button", name="Lag utkast av alle").click()
    page.get_by_role("button", name="Publiser hele sesongen").click()
    expect(page.get_by_role("heading", name="Før den blir publisert")).to_be_visible()
    looked_at(page, axe)
    page.get_by_role("button", name="Publiser hele sesongen").click()
    expect(page.get_by_text("1 kursrekke er publisert")).to_be_visible()

    series = Series.objects.get()
    second = series.sessions.get(number=2)
    was = second.begins_at
    page.goto(f"/planlegging/rekker/{series.uuid}/")
    row = page.locator(f"#row-{second.pk}")
    row.locator("summary").click()
    row.get_by_role("link", name="Annet lokale, kursleder").click()
    looked_at(page, axe)
    page.get_by_label("Flytt så mange dager").fill("-1")
    page.get_by_role("button", name="Se hva det fører til").click()
    expect(page.get_by_text("malen ber om 7")).to_be_visible()
    looked_at(page, axe)
    page.get_by_role("button", name="Endre dem").click()
    expect(page.get_by_text("Endrede samlinger: 1.")).to_be_visible()
    second.refresh_from_db()
    assert (was.astimezone(OSLO).date() - second.begins_at.astimezone(OSLO).date()).days == 1
    page.get_by_role("button", name="Angre endringen").click()
    expect(page.get_by_text("Endringen er angret")).to_be_visible()
    second.refresh_from_db()
    assert second.begins_at == was
