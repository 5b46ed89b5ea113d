"""A trainer marks in a room without coverage, and a coordinator drags a gathering to another day."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from lms.dates import OSLO
from lms.xapi.models import Statement
from sessions.actions.attendance import record_attendance
from sessions.models import Attendance, Series, TrainerAssignment, TrainingSession
from tests.factories import OrganisationFactory
from tests.journeys.test_lost_line import SAYS_NOTHING_OF_THE_LINE
from tests.sessions.factories import (
    TrainingSessionFactory,
    adult,
    coordinator_of,
    led_by,
    published_part,
    signed_up,
    trainer_of,
)

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, user, address: str) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


def test_the_marks_of_a_roster_stand_clear_of_each_other_on_the_narrowest_phone(phone, live_server, axe):
    service = OrganisationFactory(kind="foster_care")
    leader, now = trainer_of(service), timezone.now()
    gathering = led_by(
        TrainingSessionFactory(organisation=service, period=(now, now + timedelta(hours=3))), leader
    )
    signed_up(gathering, adult())
    phone.set_viewport_size({"width": 320, "height": 800})
    sign_in(phone, leader, live_server.url)
    phone.goto(f"/samlinger/{gathering.uuid}/deltakere/")
    boxes = [
        phone.get_by_role("button", name="Til stede").last.bounding_box(),
        phone.get_by_role("button", name="Ikke møtt").bounding_box(),
        phone.get_by_text("Annet").bounding_box(),
    ]
    for one, other in combinations(boxes, 2):
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
        assert beside or above, (one, other)
    axe(phone)


def test_marks_made_without_coverage_are_delivered_once_and_a_conflict_is_chosen(phone, live_server, axe):
    service = OrganisationFactory(kind="foster_care")
    one, other = trainer_of(service), trainer_of(service)
    now = timezone.now()
    gathering = led_by(
        TrainingSessionFactory(organisation=service, period=(now, now + timedelta(hours=3))), one, other
    )
    gathering.delivers.add(published_part())
    kari, ola = adult(), adult()
    for person in (kari, ola):
        signed_up(gathering, person)
    sign_in(phone, one, live_server.url)
    roster = f"/samlinger/{gathering.uuid}/deltakere/"
    phone.goto(roster)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()

    phone.context.set_offline(True)
    phone.goto("/kursledelse/uten-dekning/")
    for person in (kari, ola):
        line = phone.get_by_role("listitem").filter(has_text=person.name)
        line.get_by_role("button", name="Til stede").click()
    axe(phone)
    assert not Attendance.objects.exists(), "nothing has left the phone"
    record_attendance(gathering, person=ola, mark="absent", by=other)

    phone.context.set_offline(False)
    phone.goto(roster)
    expect(phone.get_by_text(f"{ola.name}: Du merket «Til stede», men «Ikke møtt» står.")).to_be_visible()
    assert Attendance.objects.get(person=ola).mark == "absent", "nothing was overwritten"
    axe(phone)
    with phone.expect_navigation():
        phone.get_by_role("button", name="Bruk min").click()
    phone.reload()

    assert {mark.person: (mark.mark, mark.version) for mark in Attendance.objects.all()} == {
        kari: ("present", 1),
        ola: ("present", 2),
    }
    assert Statement.objects.filter(verb__endswith="/attended").count() == 2

    phone.get_by_role("button", name="Meny").click()
    phone.locator("summary", has_text=one.first_name).click()
    with phone.expect_navigation():
        phone.get_by_role("button", name="Logg ut").click()
    assert phone.evaluate("Object.keys(localStorage)") == [], "no name stays on the phone"


def test_who_came_late_without_coverage_is_marked_with_the_time_on_the_clock(phone, live_server):
    service = OrganisationFactory(kind="foster_care")
    leader = trainer_of(service)
    begin = timezone.now().replace(second=0, microsecond=0) - timedelta(minutes=5)
    is_one_day = begin.astimezone(OSLO).date() == (begin + timedelta(hours=1)).astimezone(OSLO).date()
    gathering = led_by(
        TrainingSessionFactory(organisation=service, period=(begin, begin + timedelta(hours=1))), leader
    )
    person = signed_up(gathering, adult()).person
    sign_in(phone, leader, live_server.url)
    phone.goto(f"/samlinger/{gathering.uuid}/deltakere/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    phone.context.set_offline(True)
    phone.goto("/kursledelse/uten-dekning/")
    phone.locator("summary", has_text="Annet").click()
    phone.get_by_role("button", name="Kom for sent").click()
    came = (begin + timedelta(minutes=15)).astimezone(OSLO)
    if is_one_day:
        phone.get_by_label("Kom eller gikk kl.").fill(f"{came:%H:%M}")
    else:
        phone.get_by_label("Minutter").fill("45")
    phone.get_by_role("button", name="Kom for sent").click()
    phone.context.set_offline(False)
    phone.goto(f"/samlinger/{gathering.uuid}/deltakere/")
    expect(phone.locator(".sheet__mark").filter(has_text="45 min")).to_be_visible()
    assert Attendance.objects.get(person=person).minutes == 45


def test_marks_that_are_refused_when_signing_out_are_told_first(phone, live_server, axe):
    service = OrganisationFactory(kind="foster_care")
    one, other = trainer_of(service), trainer_of(service)
    now = timezone.now()
    period = (now, now + timedelta(hours=3))
    gathering = led_by(TrainingSessionFactory(organisation=service, period=period), one, other)
    gathering.delivers.add(published_part())
    kari = signed_up(gathering, adult()).person
    sign_in(phone, one, live_server.url)
    phone.goto(f"/samlinger/{gathering.uuid}/deltakere/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()
    phone.context.set_offline(True)
    phone.goto("/kursledelse/uten-dekning/")
    line = phone.get_by_role("listitem").filter(has_text=kari.name)
    line.get_by_role("button", name="Til stede").click()
    TrainerAssignment.objects.filter(session=gathering, trainer=one).delete()
    phone.context.set_offline(False)

    phone.goto("/min-side/")
    phone.get_by_role("button", name="Meny").click()
    phone.locator("summary", has_text=one.first_name).click()
    phone.get_by_role("button", name="Logg ut").click()
    asks = phone.get_by_role("dialog", name="Noe er ikke levert ennå")
    asks.get_by_role("button", name="Lever, og logg ut").click()
    expect(asks.get_by_text("Det du merket uten dekning, ble ikke tatt imot.")).to_be_visible()
    axe(phone)
    assert not Attendance.objects.exists()
    asks.get_by_role("button", name="Fortsett innlogget").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(one.first_name)


def test_a_mark_that_cannot_be_sent_gives_way_to_the_list_on_the_phone_and_is_delivered_as_soon_as_it_can(
    phone, live_server
):
    service = OrganisationFactory(kind="foster_care")
    trainer = trainer_of(service)
    now = timezone.now()
    gathering = led_by(
        TrainingSessionFactory(organisation=service, period=(now, now + timedelta(hours=3))), trainer
    )
    gathering.delivers.add(published_part())
    kari = adult()
    signed_up(gathering, kari)
    sign_in(phone, trainer, live_server.url)
    phone.add_init_script(SAYS_NOTHING_OF_THE_LINE)
    roster = f"/samlinger/{gathering.uuid}/deltakere/"
    phone.goto(roster)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.reload()

    phone.context.set_offline(True)
    phone.get_by_role("listitem").filter(has_text=kari.name).get_by_role("button", name="Til stede").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Deltakere uten dekning")
    phone.get_by_role("listitem").filter(has_text=kari.name).get_by_role("button", name="Til stede").click()
    phone.context.set_offline(False)
    phone.route("**/lever/", lambda route: route.abort())
    with phone.expect_event("requestfailed", lambda request: request.url.endswith("/lever/")):
        phone.goto(roster)
    assert not Attendance.objects.exists()
    phone.unroute("**/lever/")

    expect(phone.get_by_role("listitem").filter(has_text=kari.name).locator(".ds-tag")).to_contain_text(
        "Til stede", timeout=10_000
    )
    assert Attendance.objects.get(person=kari).mark == "present"


def test_dragging_a_gathering_and_writing_its_date_come_to_the_same(desk, live_server):
    service = OrganisationFactory(kind="foster_care")
    coordinator = coordinator_of(service)
    series = Series.objects.create(
        organisation=service,
        name="Våren",
        starts_on=date(2027, 5, 4),
        weekdays=[1],
        starts_at="17:00",
        made_by=coordinator,
    )
    dragged, written = (
        TrainingSessionFactory(
            organisation=service, series=series, number=number, status="draft",
            period=(f"2027-05-{day:02}T15:00Z", f"2027-05-{day:02}T18:00Z"),
        )
        for number, day in ((1, 4), (2, 11))
    )  # fmt: skip
    sign_in(desk, coordinator, live_server.url)
    desk.goto(f"/planlegging/rekker/{series.uuid}/")
    with desk.expect_navigation():
        desk.drag_and_drop(f"[data-slot=s{dragged.pk}]", '[data-day="2027-05-20"]:not(.is-other)')
    desk.fill(f"[name=s{written.pk}-day]", "2027-05-27")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Lagre datoene").click()

    def begins(session):
        return TrainingSession.objects.get(pk=session.pk).begins_at.astimezone(OSLO)

    assert f"{begins(dragged):%d.%m %H:%M}" == "20.05 17:00"
    assert f"{begins(written):%d.%m %H:%M}" == "27.05 17:00"
