"""What is shown before it is done, and what a second press finds done already."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from lms.dates import on_wall
from lms.people.models import AddressProtection
from sessions.actions import network_groups
from sessions.actions.calling_off import cancel_session
from sessions.models import Registration, SeatOffer, Series, TrainingSession
from sessions.queries.calendars import days_to_ask_for
from sessions.rules.times import place
from tests.sessions.factories import (
    PartFactory,
    TrainingSessionFactory,
    VenueFactory,
    adult,
    couple,
    led_by,
    published_part,
    signed_up,
)

pytestmark = pytest.mark.django_db
AUTUMN = "2026-10-01T10:00:00Z"
ASKED = 409


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(AUTUMN, tick=True):
        yield


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user)
        return client

    return _as


def on(day, hour=17, **values):
    begins_at = on_wall(day, time(hour))
    return TrainingSessionFactory(period=(begins_at, begins_at + timedelta(hours=3)), **values)


def hidden(response):
    """What the page that asks sends again."""
    entries: dict[str, list[str]] = {}
    for name, value in response.context["entries"]:
        entries.setdefault(name, []).append(str(value))
    return entries


def test_the_days_to_ask_for_are_the_red_ones_and_the_two_eves():
    found = days_to_ask_for(date(2026, 12, 20), date(2027, 1, 2))
    assert list(found) == [
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 31),
        date(2027, 1, 1),
    ]


@pytest.mark.parametrize("day", ["2026-12-24", "2026-12-25", "2026-12-31"])
def test_a_day_that_people_keep_free_is_asked_about_before_it_is_published(
    as_, service, coordinator, trainers, day
):
    entries = {
        "kind": "gathering",
        "part": str(PartFactory().pk),
        "day": day,
        "begins": "17:30",
        "ends": "20:30",
        "venue": str(VenueFactory(organisation=service).pk),
        "capacity": "12",
        "trainers": [str(trainer.pk) for trainer in trainers],
    }
    client = as_(coordinator)
    page = client.post(reverse("sessions:plan"), entries)
    assert page.status_code == ASKED
    assert not TrainingSession.objects.exists()
    client.post(reverse("sessions:plan"), hidden(page))
    assert TrainingSession.objects.get().is_published


def test_a_yes_to_one_day_is_none_to_another(as_, service, coordinator, trainers):
    session = led_by(on(date(2026, 12, 10), organisation=service), *trainers)
    TrainingSession.objects.update(status="draft", published_at=None)
    address = reverse("sessions:publish", args=[session.uuid])
    christmas, new_year = (on_wall(date(2026, 12, day), time(10)) for day in (24, 31))
    TrainingSession.objects.update(period=(christmas, christmas + timedelta(hours=2)))
    page = as_(coordinator).post(address)
    TrainingSession.objects.update(period=(new_year, new_year + timedelta(hours=2)))
    assert as_(coordinator).post(address, hidden(page)).status_code == ASKED
    assert TrainingSession.objects.get().status == "draft"


def test_a_group_s_meetings_pass_over_the_eves(service, coordinator, trainers):
    group = network_groups.start_group(
        organisation=service, name="Øst", facilitator=trainers[0], by=coordinator
    )
    made = actions_of_group(group, coordinator)
    assert date(2026, 12, 24) not in made
    assert {date(2026, 12, 10), date(2027, 1, 7)} <= made


def actions_of_group(group, coordinator):
    from sessions.actions import group_meetings

    made = group_meetings.plan_meetings(
        group, rhythm=group_meetings.FORTNIGHTLY, first_day=date(2026, 12, 10), begins=time(18), minutes=90,
        until=date(2027, 1, 30), meeting_link="https://mote.example.no/a", by=coordinator,
    )  # fmt: skip
    return {one.begins_at.date() for one in made}


def test_who_would_hold_two_seats_is_shown_before_the_session_is_moved(as_, service, coordinator, trainers):
    there = on(date(2026, 12, 8), organisation=service)
    session = led_by(on(date(2026, 12, 10), organisation=service), *trainers)
    _, person, partner = couple()
    hushed = adult()
    hushed.address_protection, hushed.alias = AddressProtection.CONFIDENTIAL, "Kim Dal"
    hushed.save()
    for one in (person, partner, hushed):
        signed_up(session, one)
        signed_up(there, one)
    entries = {
        "title": session.title,
        "day": "2026-12-08",
        "begins": "18:00",
        "ends": "21:00",
        "capacity": "12",
        "venue": str(VenueFactory(organisation=service).pk),
        "trainers": [str(trainer.pk) for trainer in trainers],
    }
    address = reverse("sessions:change", args=[session.uuid])
    page = as_(coordinator).post(address, entries)
    assert page.status_code == ASKED
    shown = page.content.decode()
    assert person.name in shown
    assert "Kim Dal" in shown
    assert hushed.name not in shown
    as_(coordinator).post(address, hidden(page))
    session.refresh_from_db()
    assert session.begins_at == on_wall(date(2026, 12, 8), time(18))
    for where in (reverse("sessions:mine"), reverse("sessions:session", args=[session.uuid])):
        assert reverse("sessions:keep-seat", args=[session.uuid]) in as_(person).get(where).content.decode()
    as_(person).post(reverse("sessions:keep-seat", args=[session.uuid]))
    assert Registration.objects.get(person=person, session=there).status == "cancelled"
    assert Registration.objects.get(person=partner, session=there).status == "registered"
    chosen = as_(person).get(reverse("sessions:session", args=[session.uuid])).content.decode()
    assert reverse("sessions:keep-seat", args=[session.uuid]) not in chosen


def test_a_second_press_is_told_as_done(as_):
    """No red message for what stands as it was asked for."""
    _, one, _ = couple()
    session, other = on(date(2026, 12, 8)), on(date(2026, 12, 9))
    part = published_part()
    for each in (session, other):
        each.delivers.add(part)
    client = as_(one)
    sign_up = reverse("sessions:sign-up", args=[session.uuid])
    sign_off = reverse("sessions:sign-off", args=[session.uuid])
    change = reverse("sessions:change-group", args=[session.uuid])
    acts = [
        (sign_up, {"who": "together"}),
        (sign_off, {"whole": "1"}),
        (sign_up, {"who": "alone"}),
        (change, {"to": str(other.uuid)}),
    ]
    for address, entries in acts:
        for _press in range(2):
            page = client.post(address, entries, follow=True)
            assert page.status_code == 200, address
            assert {message.level_tag for message in page.context["messages"]} == {"success"}, address


def test_signing_up_to_what_was_just_called_off_says_so_and_leads_on(as_, coordinator, service):
    person = adult()
    session = on(date(2026, 12, 8), organisation=service, title="Samling 3", published_at=timezone.now())
    session.delivers.add(published_part())
    cancel_session(session, by=coordinator)
    page = as_(person).post(reverse("sessions:sign-up", args=[session.uuid]), {"who": "alone"}, follow=True)
    assert page.status_code == 200
    shown = page.content.decode()
    assert "avlyst" in shown
    assert reverse("sessions:open") in shown


def test_a_called_off_session_says_so_in_all_its_parts(as_, coordinator, service):
    person = adult()
    session = on(date(2026, 12, 8), organisation=service)
    signed_up(session, person)
    cancel_session(session, by=coordinator)
    for reader in (person, coordinator):
        shown = as_(reader).get(reverse("sessions:session", args=[session.uuid])).content.decode()
        assert "avlyst" in shown
        assert "ledige" not in shown
        assert "samling.ics" not in shown
    for page in ("roster", "arrangements"):
        shown = as_(coordinator).get(reverse(f"sessions:{page}", args=[session.uuid])).content.decode()
        assert "Avlyst" in shown, page


def test_a_called_off_draft_is_nobody_else_s_to_see(as_, coordinator, service, trainers):
    session = on(date(2026, 12, 8), organisation=service, status="draft")
    cancel_session(session, by=coordinator)
    assert as_(adult()).get(reverse("sessions:session", args=[session.uuid])).status_code == 404


def test_no_act_leads_to_a_page_that_is_no_longer_ones_to_see(as_, service, coordinator, trainers):
    group = network_groups.start_group(
        organisation=service, name="Øst", facilitator=trainers[0], by=coordinator
    )
    person = adult()
    for offered in (False, True):
        meeting = on(date(2026, 12, 8 + offered), organisation=service, kind="group_meeting", group=group)
        registration = signed_up(meeting, person, "offered" if offered else "registered")
        offer = SeatOffer.objects.create(
            booking=registration.booking,
            seats=1,
            offered_at=timezone.now(),
            expires_at=meeting.begins_at - timedelta(hours=3),
            outcome="open" if offered else "taken",
        )
        address, entries = reverse("sessions:sign-off", args=[meeting.uuid]), {}
        if offered:
            address, entries = reverse("sessions:answer-offer", args=[offer.pk]), {"answer": "no"}
        page = as_(person).post(address, entries, follow=True)
        assert page.status_code == 200
        assert page.redirect_chain[-1][0] == reverse("sessions:mine")


@pytest.fixture
def series(service, coordinator, trainers):
    """Two published gatherings of a series, a week apart, the second on 10 December."""
    made = Series.objects.create(
        organisation=service, name="Øst", starts_on=date(2026, 12, 3), weekdays=[3], starts_at=time(17),
        status="published", made_by=coordinator,
    )  # fmt: skip
    for number, day in enumerate((date(2026, 12, 3), date(2026, 12, 10)), start=1):
        led_by(on(day, organisation=service, series=made, number=number, leaders_wanted=1), trainers[0])
    return made


def test_a_series_moved_onto_an_eve_asks_first_and_then_moves(as_, series, coordinator):
    first = series.sessions.get(number=1)
    address = reverse("sessions:move-following", args=[first.uuid])
    page = as_(coordinator).post(address, {"days": "14", "begins": ""})
    assert page.status_code == ASKED
    assert "julaften" in page.content.decode().lower()
    as_(coordinator).post(address, hidden(page))
    first.refresh_from_db()
    assert first.begins_at == on_wall(date(2026, 12, 17), time(17))


def test_a_series_moved_onto_other_seats_names_who_collides(as_, series, coordinator):
    first = series.sessions.get(number=1)
    person, other = adult(), on(date(2026, 12, 8), hour=18)
    for session in (first, other):
        signed_up(session, person)
    address = reverse("sessions:move-following", args=[first.uuid])
    page = as_(coordinator).post(address, {"days": "5", "begins": ""})
    assert page.status_code == ASKED
    assert person.name in page.content.decode()
    as_(coordinator).post(address, hidden(page))
    first.refresh_from_db()
    assert first.begins_at == on_wall(date(2026, 12, 8), time(17))


def test_a_proposal_passes_over_the_eves(service):
    closed = days_to_ask_for(date(2026, 12, 1), date(2027, 1, 31))
    thursdays = [date(2026, 12, 3) + timedelta(weeks=week) for week in range(8)]
    assert place(thursdays, [7] * 5, closed) == [
        date(2026, 12, 3),
        date(2026, 12, 10),
        date(2026, 12, 17),
        date(2027, 1, 7),
        date(2027, 1, 14),
    ]
