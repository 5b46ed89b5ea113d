"""A trainer's own calendar says when they are busy, to who plans, and nothing else of it is kept."""

from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.dates import OSLO
from lms.documents.busy_times import NotACalendar, busy_times
from sessions.actions import trainer_calendars as actions
from sessions.errors.trainers import NoCalendarAddress, TrainerBusyElsewhere
from sessions.models import BusyTime, SessionKind, StaffingReason, TrainerCalendar
from sessions.queries.conflicts import Plan, conflicts_of
from tests.sessions.factories import TrainingSessionFactory, led_by, trainer_of

MARCH = datetime(2027, 3, 1, tzinfo=UTC)


def calendar(*entries, head=""):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//", head]
    for entry in entries:
        lines += ["BEGIN:VEVENT", *entry.split("|"), "END:VEVENT"]
    return "\r\n".join([line for line in [*lines, "END:VCALENDAR"] if line]).encode() + b"\r\n"


def oslo(*parts):
    return datetime(*parts, tzinfo=OSLO)


ONE = "DTSTART:20270302T100000Z|DTEND:20270302T110000Z"
HOUR = [(datetime(2027, 3, 2, 10, tzinfo=UTC), datetime(2027, 3, 2, 11, tzinfo=UTC))]


@pytest.mark.parametrize(
    ("entry", "busy"),
    [
        (ONE, HOUR),
        ("DTSTART:20270302T100000Z|DURATION:PT1H", HOUR),
        ("DTSTART;TZID=Europe/Oslo:20270302T110000|DTEND;TZID=Europe/Oslo:20270302T120000", HOUR),
        ("DTSTART:20270302T110000|DTEND:20270302T120000", HOUR),
        ("DTSTART;VALUE=DATE:20270302", [(oslo(2027, 3, 2), oslo(2027, 3, 3))]),
        (f"{ONE}|STATUS:CANCELLED", []),
        (f"{ONE}|TRANSP:TRANSPARENT", []),
        (f"{ONE}|X-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        (f"{ONE}|UID:a@example.no", []),
        (f"{ONE}|RRULE:FREQ=SECONDLY", []),
        (f"{ONE}|RRULE:FREQ=DAILY;BYMINUTE=0,1,2,3", []),
        ("DTSTART:20200302T100000Z|DTEND:20200302T110000Z", []),
        ("SUMMARY:no time at all", []),
        (f"{ONE}|RRULE:FREQ=NEVER", []),
    ],
)
def test_of_a_calendar_only_its_busy_times_are_read(entry, busy):
    uid = "" if "UID" in entry else "|UID:1"
    found = busy_times(
        calendar(entry + uid), since=MARCH, until=MARCH + timedelta(days=9), but_from="example.no"
    )
    assert found == busy


def test_what_repeats_is_worked_out_by_oslo_s_clock_with_its_exceptions_and_joined_where_it_touches():
    weekly = (
        "UID:1|DTSTART;TZID=Europe/Oslo:20270301T090000|DTEND;TZID=Europe/Oslo:20270301T100000"
        "|RRULE:FREQ=WEEKLY|EXDATE;TZID=Europe/Oslo:20270308T090000"
    )
    beside = "UID:2|DTSTART:20270315T090000Z|DTEND:20270315T093000Z"
    found = busy_times(calendar(weekly, beside), since=MARCH, until=oslo(2027, 4, 6))
    begins = [begin.astimezone(OSLO) for begin, _ in found]
    assert begins == [oslo(2027, 3, day, 9) for day in (1, 15, 22, 29)] + [oslo(2027, 4, 5, 9)]
    assert found[1][1] == oslo(2027, 3, 15, 10, 30)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>Sign in</html>", b"BEGIN:VCALENDAR\r\n", b"\xff\xfe\x00", calendar(ONE, ONE, ONE)],
)
def test_what_is_no_calendar_or_holds_more_than_anybody_has_is_told_apart(content, monkeypatch):
    monkeypatch.setattr("lms.documents.busy_times._MOST_ENTRIES", 2)
    with pytest.raises(NotACalendar):
        busy_times(content, since=MARCH, until=MARCH + timedelta(days=9))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.said: tuple[int, dict, bytes] = (200, {}, b"")
        self.asked: list[Any] = []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/hemmelig/basic.ics"


class _Handler(BaseHTTPRequestHandler):
    server: Any

    def do_GET(self):
        self.server.asked.append(self.headers)
        status, headers, body = self.server.said
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def server():
    with _Server() as made:
        thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield made
        made.shutdown()


@pytest.fixture
def trainer(service, settings):
    settings.WEBHOOKS_MAY_BE_LOCAL = True
    return trainer_of(service)


def hours(days, begin=10, end=12):
    day = (timezone.now() + timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
    return day.replace(hour=begin), day.replace(hour=end)


def entry(days, **between):
    begin, end = hours(days, **between)
    when = f"DTSTART:{begin:%Y%m%dT%H%M%SZ}|DTEND:{end:%Y%m%dT%H%M%SZ}"
    return f"UID:{days}|SUMMARY:Tannlege|LOCATION:Gata 1|{when}"


def read(trainer, server, status=200, body=b"", **headers):
    server.said = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
    standing = TrainerCalendar.objects.filter(trainer=trainer).first()
    standing = standing or actions.subscribe(trainer, address=server.address)
    actions.read_calendar(standing.pk)
    standing.refresh_from_db()
    return standing


@pytest.mark.django_db
def test_only_beginning_and_end_are_kept_and_the_address_is_sealed(trainer, server):
    kept = read(trainer, server, body=calendar(entry(5), entry(6)))
    assert kept.failure == ""
    assert [(one.period.lower, one.period.upper) for one in BusyTime.objects.order_by("period")] == [
        hours(5),
        hours(6),
    ]
    stored = str([*TrainerCalendar.objects.values(), *BusyTime.objects.values()])
    for word in ("Tannlege", "Gata", "hemmelig", "127.0.0.1"):
        assert word not in stored
    assert (kept.address, kept.host) == (server.address, "127.0.0.1")


@pytest.mark.django_db
def test_who_plans_is_told_of_the_own_calendar_and_of_the_way_out(trainer, service, server):
    read(trainer, server, body=calendar(entry(5)))

    def in_the_way(**values):
        plan = Plan(kind=SessionKind.GATHERING, span=hours(5, 11, 13), trainers=[trainer], **values)
        (found,) = conflicts_of([plan], seeks_times=False)
        return [type(one) for one in found]

    assert in_the_way() == [TrainerBusyElsewhere]
    assert in_the_way(staffing_reason=StaffingReason.AGREED) == []
    led_by(TrainingSessionFactory(organisation=service, period=hours(5)), trainer)
    assert TrainerBusyElsewhere not in in_the_way()


@pytest.mark.django_db
def test_a_calendar_that_has_not_changed_is_not_sent_again(trainer, server):
    read(trainer, server, body=calendar(entry(5)), ETag='"one"')
    read(trainer, server, status=304)
    assert server.asked[-1]["If-None-Match"] == '"one"'
    assert BusyTime.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "body", "failure"),
    [
        (404, b"", "not_found"),
        (403, b"", "refused"),
        (500, b"", "no_answer"),
        (200, b"<html>", "no_calendar"),
        (200, b"x" * (actions.MOST_BYTES + 1), "too_large"),
    ],
)
def test_what_goes_wrong_is_told_and_what_was_known_counts_for_a_week(trainer, server, status, body, failure):
    read(trainer, server, body=calendar(entry(5)))
    kept = read(trainer, server, status=status, body=body)
    assert kept.failure == failure
    assert BusyTime.objects.count() == 1
    TrainerCalendar.objects.update(read_at=timezone.now() - timedelta(days=8))
    read(trainer, server, status=status, body=body)
    assert not BusyTime.objects.exists()


@pytest.mark.django_db
def test_a_calendar_leads_nowhere_inside(trainer, server, settings):
    assert read(trainer, server, status=302, Location="http://10.0.0.1/x.ics").failure == "not_allowed"
    settings.WEBHOOKS_MAY_BE_LOCAL = False
    for address in ("http://example.org/a.ics", "file:///etc/passwd", "kalender", "https://"):
        with pytest.raises(NoCalendarAddress):
            actions.subscribe(trainer, address=address)
    assert (
        actions.subscribe(trainer, address="webcal://example.org/a.ics").address
        == "https://example.org/a.ics"
    )


@pytest.mark.django_db
def test_the_trainer_sees_how_it_goes_and_has_all_of_it_forgotten_at_once(client, trainer, server):
    kept = read(trainer, server, body=calendar(entry(5)))
    TrainerCalendar.objects.update(failure="refused")
    client.force_login(trainer)
    page = client.get(reverse("sessions:own-calendar")).content.decode()
    assert "slipper oss ikke inn" in page
    assert "basic.ics" not in page
    assert f"{hours(5)[0].astimezone(OSLO):%d.%m.%Y %H:%M}" in page
    assert (
        f"{hours(5)[0].astimezone(OSLO):%d.%m.%Y %H:%M}"
        in client.get(reverse("sessions:availability")).content.decode()
    )
    assert client.post(reverse("sessions:own-calendar"), {"address": "ftp://x"}).status_code == 422
    client.post(reverse("sessions:remove-own-calendar"))
    assert not TrainerCalendar.objects.exists()
    assert not BusyTime.objects.exists()
    actions.read_calendar(kept.pk)
    assert not BusyTime.objects.exists()


@pytest.mark.django_db
def test_calendars_are_read_about_once_an_hour(trainer, server):
    read(trainer, server, body=calendar(entry(5)))
    assert actions.read_calendars() == 0
    assert actions.read_calendars(at=timezone.now() + timedelta(hours=1)) == 1
