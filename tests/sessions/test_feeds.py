import io
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import icalendar
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream

from lms.dates import OSLO
from lms.documents.calendar_files import IcalEvent, written
from lms.people.actions.leaving import leave_home
from lms.people.models import User
from sessions.actions import feeds
from sessions.actions.calling_off import cancel_session
from sessions.actions.planning import move_session
from sessions.actions.seats import sign_off
from sessions.models import Booking, CalendarFeed
from tests.factories import protect
from tests.sessions.factories import (
    TrainingSessionFactory,
    VenueFactory,
    adult,
    at,
    couple,
    led_by,
    published_part,
    signed_up,
)

pytestmark = pytest.mark.django_db


def subscribed(person, **values):
    return reverse("calendar-feed", args=[feeds.make_feed(person, **values)])


def both(content):
    """The entries as two independent parsers read them: (uid, begin, end, sequence, status)."""
    one = [
        (
            str(event["uid"]),
            event.decoded("dtstart"),
            event.decoded("dtend"),
            event["sequence"],
            str(event["status"]),
        )
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT")
    ]
    stream = IcsCalendarStream.from_ics(content.decode())
    other = [
        (event.uid, event.dtstart, event.dtend, event.sequence, event.status.value)
        for calendar in stream.calendars
        for event in calendar.events
    ]
    assert one == other
    return one


@pytest.fixture
def person(db):
    return adult()


@pytest.fixture
def session(person, service):
    session = TrainingSessionFactory(
        organisation=service, title="Tap og sorg", venue=VenueFactory(name="Kulturhuset")
    )
    session.delivers.add(published_part())
    signed_up(session, person)
    return session


def test_a_feed_is_read_alike_by_two_parsers(client, person, session):
    response = client.get(subscribed(person))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    ((uid, begin, end, sequence, status),) = both(response.content)
    assert uid.startswith(str(session.uuid))
    assert (begin, end, sequence, status) == (session.begins_at, session.ends_at, 0, "CONFIRMED")


def test_a_calendar_program_that_asks_by_head_first_is_answered(client, person, session):
    url = subscribed(person)
    asked, got = client.head(url), client.get(url)
    assert asked.status_code == got.status_code == 200
    assert asked["Content-Type"] == got["Content-Type"] == "text/calendar; charset=utf-8"
    assert asked.content == b""


def test_every_line_keeps_to_the_standard(client, person, session):
    content = client.get(subscribed(person)).content
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    for name in (b"PRODID", b"VERSION:2.0", b"METHOD:PUBLISH", b"DTSTAMP", b"UID"):
        assert any(line.startswith(name) for line in lines)


def test_a_feed_names_nothing_but_time_and_a_neutral_word(client, person, session):
    content = client.get(subscribed(person)).content.decode()
    assert "SUMMARY:Samling" in content
    for word in ("Tap", "sorg", "Kulturhuset", person.last_name, "DESCRIPTION", "LOCATION", "ATTENDEE"):
        assert word not in content


def test_each_entry_leads_to_its_session_s_own_page(client, person, session):
    feed = client.get(subscribed(person)).content
    client.force_login(person)
    file = client.get(reverse("sessions:session-file", args=[session.uuid])).content
    for content in (feed, file):
        (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
        assert str(event["URL"]) == settings.SITE_URL + reverse("sessions:session", args=[session.uuid])
    assert "Kulturhuset" in client.get(urlsplit(str(event["URL"])).path).content.decode()
    client.logout()
    assert "Kulturhuset" not in client.get(urlsplit(str(event["URL"])).path, follow=True).content.decode()


def test_venues_of_group_gatherings_are_shown_to_who_asks(client, person, session):
    url = subscribed(person, shows_venues=True)
    assert "LOCATION:Kulturhuset" in client.get(url).content.decode()
    feeds.show_venues(person, shown=False)
    assert "Kulturhuset" not in client.get(url).content.decode()


def test_a_moved_session_keeps_its_uid_and_grows_in_sequence(client, person, session, trainers):
    url = subscribed(person)
    before = both(client.get(url).content)[0]
    led_by(session, *trainers)
    moved = move_session(session, begins_at=at(15, days=12), by=trainers[0])
    after = both(client.get(url).content)[0]
    assert after[0] == before[0]
    assert after[1] == moved.begins_at
    assert after[3] > before[3]


def test_a_called_off_session_is_cancelled_in_the_feed(client, person, session, trainers):
    url = subscribed(person)
    led_by(session, *trainers)
    cancel_session(session, by=trainers[0])
    ((_, _, _, sequence, status),) = both(client.get(url).content)
    assert (sequence, status) == (1, "CANCELLED")


def test_a_signed_off_session_leaves_the_feed(client, person, session):
    url = subscribed(person)
    sign_off(person.session_registrations.get(), by=person)
    assert both(client.get(url).content) == []


def test_who_has_left_the_home_finds_nothing_ahead_even_in_a_new_feed(client, person, session):
    Booking.objects.update(home=person.home_memberships.get().home)
    leave_home(person.home_memberships.get(), by=person)
    assert both(client.get(subscribed(User.objects.get(pk=person.pk))).content) == []


def test_who_trains_for_the_service_no_more_finds_nothing_there(client, gathering, trainers):
    trainers[0].memberships.all().delete()
    assert both(client.get(subscribed(User.objects.get(pk=trainers[0].pk))).content) == []


def test_trainers_find_what_they_lead(client, gathering, trainers):
    assert len(both(client.get(subscribed(trainers[0])).content)) == 1


def test_others_sessions_and_drafts_are_absent(client, person, service):
    TrainingSessionFactory()
    signed_up(TrainingSessionFactory(status="draft"), person)
    old = timezone.now() - timedelta(days=40)
    signed_up(TrainingSessionFactory(period=(old, old + timedelta(hours=2))), person)
    assert both(client.get(subscribed(person)).content) == []


def test_only_the_secrets_hash_is_kept(person):
    secret = feeds.make_feed(person)
    assert secret not in str(CalendarFeed.objects.values().get())


def test_a_renewed_and_a_stopped_address_no_longer_work(client, person, caplog):
    first = subscribed(person)
    second = subscribed(person)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    feeds.revoke_feeds([person.pk])
    assert client.get(second).status_code == 404
    secret = second.rsplit("/", 1)[-1]
    assert secret not in caplog.text


def test_address_protection_stops_the_address_at_once(client, django_capture_on_commit_callbacks):
    _, one, _ = couple()
    url = subscribed(one)
    with django_capture_on_commit_callbacks(execute=True):
        protect(one)
    assert client.get(url).status_code == 404


def test_an_unchanged_feed_is_not_sent_again(client, person, session):
    url = subscribed(person)
    etag = client.get(url)["ETag"]
    assert client.get(url, headers={"If-None-Match": etag}).status_code == 304


def test_a_feed_takes_as_many_queries_for_one_as_for_many(
    client, person, session, django_assert_max_num_queries
):
    url = subscribed(person)
    with django_assert_max_num_queries(10) as few:
        client.get(url)
    for day in range(20):
        signed_up(TrainingSessionFactory(period=(at(8, days=day + 1), at(9, days=day + 1))), person)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_a_single_session_is_a_file(client, person, session):
    client.force_login(person)
    response = client.get(reverse("sessions:session-file", args=[session.uuid]))
    assert len(both(response.content)) == 1
    assert "Kulturhuset" not in response.content.decode()


def test_the_page_shows_the_address_once(client, person):
    client.force_login(person)
    page = client.post(reverse("sessions:renew-subscription")).content.decode()
    assert ".ics" in page
    assert ".ics" not in client.get(reverse("sessions:subscription")).content.decode()


def test_the_address_opens_in_the_calendar_program_and_says_how_elsewhere(client, person):
    client.force_login(person)
    page = client.post(reverse("sessions:renew-subscription")).content.decode()
    (opened,) = re.findall(r'href="webcal://([^"]+)"', page)
    assert f"//{opened}</p>" in page
    assert opened.endswith(".ics")
    for program in ("Google Kalender", "iPhone, iPad og Mac", "Outlook"):
        assert f"<summary>{program}</summary>" in page
    assert 'data-copies="feed-address" hidden' in page


def test_the_parsers_agree_on_many(client, person):
    for day in range(30):
        signed_up(TrainingSessionFactory(period=(at(8, days=day + 1), at(9, days=day + 1))), person)
    content = client.get(subscribed(person)).content
    assert len(both(content)) == 30
    assert io.BytesIO(content).readline() == b"BEGIN:VCALENDAR\r\n"


def test_a_feed_says_how_often_to_ask_again_as_a_duration():
    said = written([], name="Samlinger", host="example.no").decode()
    assert "X-PUBLISHED-TTL:PT4H\r\n" in said
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in said


def test_every_file_says_what_oslo_s_clock_is_and_gives_its_times_by_it():
    begin = at(17, days=30)
    entry = IcalEvent(
        uuid4(), begin, begin + timedelta(hours=2), begin, 0, is_cancelled=False, word="Samling"
    )
    (clock,) = icalendar.Calendar.from_ical(written([], name="Samlinger", host="example.no")).walk(
        "VTIMEZONE"
    )
    assert clock["TZID"] == "Europe/Oslo"
    said = written([entry], name="Samlinger", host="example.no").decode()
    local = f"{begin.astimezone(OSLO):%Y%m%dT%H%M%S}"
    assert f"DTSTART;TZID=Europe/Oslo:{local}\r\n" in said
    assert both(said.encode())[0][1] == begin


def test_the_clock_in_the_files_goes_as_oslo_s_does():
    (clock,) = icalendar.Calendar.from_ical(written([], name="Samlinger", host="example.no")).walk(
        "VTIMEZONE"
    )
    assert isinstance(clock, icalendar.Timezone)
    told = clock.to_tz(lookup_tzid=False)
    hours = [
        datetime(year, month, day, hour, tzinfo=UTC)
        for year in (2024, 2026, 2027, 2032, 2037)
        for month in (3, 10)
        for day in range(24, 32)
        for hour in (0, 1, 2, 12)
    ]
    for instant in hours:
        assert instant.astimezone(told).utcoffset() == instant.astimezone(OSLO).utcoffset(), instant
