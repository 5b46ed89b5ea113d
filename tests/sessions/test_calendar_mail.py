"""Calendars that are told by mail hold what their person attends or leads, as the feed does."""

import email
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from email import policy
from typing import Any

import icalendar
import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from lms.notices.actions import choices as notice_choices
from lms.notices.actions import mailing, sending
from lms.notices.models import Notice
from lms.people.actions.leaving import leave_home
from lms.people.models import Organisation, User
from lms.portal.actions.keeping import let_go
from sessions.actions import calendar_mail
from sessions.actions.calling_off import cancel_session
from sessions.actions.courses import join_course, leave_course
from sessions.actions.handing_over import hand_over_work
from sessions.actions.planning import move_session
from sessions.actions.seats import register, sign_off
from sessions.models import CalendarFeed, MailedEntry, Series, TrainingSession
from sessions.queries.feeds import entries_of
from sessions.rules.calendar_mail import StandingEntry, ToldEntry, next_sequence, to_tell
from tests import factories as people
from tests.sessions.factories import (
    TrainingSessionFactory,
    VenueFactory,
    at,
    coordinator_of,
    couple,
    led_by,
    trainer_of,
)
from tests.sessions.test_courses import course_with

pytestmark = pytest.mark.django_db


@dataclass
class World:
    service: Organisation
    coordinator: User
    kari: User
    ola: User
    trainers: list[User]
    gathering: TrainingSession
    course: Series


def build() -> World:
    service = people.OrganisationFactory(kind="foster_care", name="Tjenesten øst")
    _, kari, ola = couple(trained_by=service)
    trainers = [trainer_of(service), trainer_of(service)]
    gathering = TrainingSessionFactory(
        organisation=service,
        title="Tap og sorg",
        venue=VenueFactory(organisation=service, name="Kulturhuset"),
    )
    return World(
        service,
        coordinator_of(service),
        kari,
        ola,
        trainers,
        led_by(gathering, *trainers),
        course_with(service, 9, 9, 9),
    )


@pytest.fixture(scope="module")
def standing(stand):
    return stand(build)


@pytest.fixture
def where(standing, db):
    return deepcopy(standing)


def by_mail(person, **values):
    given: dict[str, Any] = {"word": "gathering", "is_numbered": False, "alarm": "", "by_mail": True}
    return calendar_mail.choose(person, **given | values)


def deliver(person):
    """Send what waits for a person, and read the mails as they left."""
    mail.outbox = []
    for message in Notice.objects.filter(to=person, status="queued").order_by("pk"):
        sending.deliver(message.pk)
    return [email.message_from_bytes(one.message().as_bytes(), policy=policy.default) for one in mail.outbox]


def parts(message):
    """The calendar parts of a mail: (method said by the mail, file name, calendar)."""
    return [
        (
            part["Content-Type"].params.get("method"),
            part.get_filename(),
            icalendar.Calendar.from_ical(part.get_payload(decode=True)),
        )
        for part in message.walk()
        if part.get_content_type() in ("text/calendar", "application/ics")
    ]


def told(person):
    """All that a person's calendar is told, by whatever leaves: (method, entry), in order."""
    calendar_mail.tell_calendars()
    return [
        (method, calendar.walk("VEVENT")[0])
        for message in deliver(person)
        for method, name, calendar in parts(message)
        if method and name != "samling.ics"
    ]


NOW, THEN = StandingEntry(3), StandingEntry(2)
HELD, GONE = ToldEntry(3, 3), ToldEntry(3, 3, is_withdrawn=True)


@pytest.mark.parametrize(
    ("standing", "told", "tells"),
    [
        ({1: NOW}, {}, {1: True}),
        ({1: NOW}, {1: HELD}, {}),
        ({1: NOW}, {1: ToldEntry(2, 2)}, {1: True}),
        ({1: NOW}, {1: GONE}, {1: True}),
        ({1: NOW}, {1: ToldEntry(3, 3, has_left=False)}, {1: True}),
        ({}, {1: HELD}, {1: False}),
        ({}, {1: GONE}, {}),
        ({}, {1: ToldEntry(3, 3, is_withdrawn=True, has_left=False)}, {1: False}),
        ({1: StandingEntry(4, is_called_off=True)}, {1: HELD}, {1: False}),
        ({1: StandingEntry(4, is_called_off=True)}, {}, {}),
        ({}, {}, {}),
    ],
)
def test_a_calendar_is_told_what_differs_from_what_it_was_told(standing, told, tells):
    assert to_tell(standing, told) == tells


def test_a_sequence_is_the_sessions_revision_and_never_falls_or_stands_still():
    assert next_sequence(3, None) == 3
    assert next_sequence(3, ToldEntry(2, 2)) == 3
    assert next_sequence(3, ToldEntry(3, 5)) == 6


def test_who_asks_for_it_gets_an_invitation_that_names_nobody_but_them(where):
    by_mail(where.kari)
    register(where.gathering, persons=[where.kari, where.ola], together=True, by=where.kari)
    (message,) = deliver(where.kari)
    (method, name, calendar), (_, file, same) = parts(message)
    assert (method, name, file) == ("REQUEST", None, "samling.ics")
    assert calendar["METHOD"] == "REQUEST"
    assert calendar.to_ical() == same.to_ical()
    (event,) = calendar.walk("VEVENT")
    assert str(event["UID"]) == f"{where.gathering.uuid}@localhost"
    assert event["SEQUENCE"] == where.gathering.revision
    assert str(event["ORGANIZER"]) == "mailto:ikke-svar@opplaering.example"
    assert str(event["ATTENDEE"]) == f"mailto:{where.kari.email}"
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert event.decoded("DTSTART") == where.gathering.begins_at
    said = calendar.to_ical().decode().replace("\r\n ", "")
    for word in ("Tap", "Kulturhuset", "LOCATION", where.kari.last_name, where.ola.email, "CN="):
        assert word not in said


def test_who_has_not_asked_gets_a_file_to_open_with_the_confirmation(where):
    register(where.gathering, persons=[where.kari], together=False, by=where.kari)
    (message,) = deliver(where.kari)
    ((method, name, calendar),) = parts(message)
    assert (method, name, calendar["METHOD"]) == (None, "samling.ics", "PUBLISH")
    assert "legger det i kalenderen" in message.get_body(("plain",)).get_content()
    assert not MailedEntry.objects.exists()
    calendar_mail.tell_calendars()
    assert deliver(where.kari) == []


def test_a_course_comes_as_one_mail_with_one_invitation_for_each_date_and_a_file_of_all(where):
    by_mail(where.kari)
    join_course(where.course, persons=[where.kari], together=False, by=where.kari)
    (message,) = deliver(where.kari)
    found = parts(message)
    assert [method for method, _, _ in found] == ["REQUEST"] * 3 + [None]
    assert [len(calendar.walk("VEVENT")) for _, _, calendar in found] == [1, 1, 1, 3]
    assert len({str(calendar.walk("VEVENT")[0]["UID"]) for _, _, calendar in found[:3]}) == 3
    assert found[-1][1] == "samlinger.ics"


def test_a_course_joined_without_invitations_brings_all_dates_in_one_file(where):
    join_course(where.course, persons=[where.kari], together=False, by=where.kari)
    (message,) = deliver(where.kari)
    ((_, name, calendar),) = parts(message)
    assert (name, len(calendar.walk("VEVENT"))) == ("samlinger.ics", 3)


def test_signing_off_takes_it_out_and_signing_up_again_puts_it_back_above_that(where):
    by_mail(where.kari)
    register(where.gathering, persons=[where.kari], together=False, by=where.kari)
    first = told(where.kari)
    sign_off(where.kari.session_registrations.get(), by=where.kari)
    second = told(where.kari)
    register(where.gathering, persons=[where.kari], together=False, by=where.kari)
    third = told(where.kari)
    steps = [*first, *second, *third]
    assert [method for method, _ in steps] == ["REQUEST", "CANCEL", "REQUEST"]
    assert str(steps[1][1]["STATUS"]) == "CANCELLED"
    sequences = [event["SEQUENCE"] for _, event in steps]
    assert sequences == sorted(set(sequences))
    (entry,) = entries_of(where.kari, shows_venues=False)
    assert entry.revision == sequences[-1]


def test_a_trainer_s_calendar_is_told_what_they_lead(where):
    trainer = where.trainers[0]
    by_mail(trainer)
    ((method, event),) = told(trainer)
    assert (method, event.decoded("DTSTART")) == ("REQUEST", where.gathering.begins_at)
    assert "LOCATION" not in event
    other = trainer_of(where.service)
    hand_over_work(trainer, office=where.service, to=other, by=where.coordinator)
    assert [method for method, _ in told(trainer)] == ["CANCEL"]


def test_nothing_is_sent_twice_nor_to_who_has_paused_or_stopped_it(where):
    by_mail(where.kari)
    register(where.gathering, persons=[where.kari], together=False, by=where.kari)
    assert len(told(where.kari)) == 1
    assert calendar_mail.tell_calendars() == 0
    sign_off(where.kari.session_registrations.get(), by=where.kari)
    notice_choices.pause(where.kari)
    assert calendar_mail.tell_calendars() == 0
    notice_choices.resume(where.kari)
    by_mail(where.kari, by_mail=False)
    assert calendar_mail.tell_calendars() == 0


def test_a_message_held_back_has_told_nothing(where):
    by_mail(where.kari)
    register(where.gathering, persons=[where.kari], together=False, by=where.kari)
    assert len(told(where.kari)) == 1
    Notice.objects.filter(to=where.kari).update(status="held")
    assert [method for method, _ in told(where.kari)] == ["REQUEST"]


def test_a_mail_that_did_not_leave_tells_the_same_when_it_does(where, monkeypatch):
    by_mail(where.kari)
    register(where.gathering, persons=[where.kari], together=False, by=where.kari)
    with monkeypatch.context() as away:
        away.setattr(mailing, "send_mail", lambda **_: (mailing.MailOutcome.NOT_SENT, "OSError"))
        assert deliver(where.kari) == []
    Notice.objects.update(not_before=timezone.now())
    (message,) = deliver(where.kari)
    assert [method for method, _, _ in parts(message)] == ["REQUEST", None]


def test_the_choice_of_words_number_and_alarm_holds_for_feed_file_and_mail(client, where):
    by_mail(where.kari, word="appointment", is_numbered=True, alarm="60")
    join_course(where.course, persons=[where.kari], together=False, by=where.kari)
    mailed = [event for _, event in told(where.kari)]
    client.force_login(where.kari)
    file = client.get(reverse("sessions:course-file", args=[where.course.uuid])).content
    filed = icalendar.Calendar.from_ical(file).walk("VEVENT")
    for events in (mailed, filed):
        assert [str(one["SUMMARY"]) for one in events] == ["Avtale 1 av 3", "Avtale 2 av 3", "Avtale 3 av 3"]
        assert {one.walk("VALARM")[0].decoded("TRIGGER") for one in events} == {timedelta(hours=-1)}
    assert [one.word for one in entries_of(where.kari, shows_venues=False)] == [
        str(one["SUMMARY"]) for one in mailed
    ]


def test_staff_see_the_number_in_the_course_until_they_say_otherwise(where):
    gatherings = list(where.course.sessions.order_by("number"))
    led_by(gatherings[1], where.trainers[0])
    words = [one.word for one in entries_of(where.trainers[0], shows_venues=False)]
    assert words == ["Samling", "Samling 2 av 3"]
    by_mail(where.trainers[0], is_numbered=False)
    assert {one.word for one in entries_of(where.trainers[0], shows_venues=False)} == {"Samling"}


def test_the_choices_are_made_on_the_page_of_the_own_calendar(client, where):
    client.force_login(where.kari)
    page = client.get(reverse("sessions:subscription")).content.decode()
    assert where.kari.email in page
    url = reverse("sessions:calendar-choices")
    assert client.post(url, {"word": "sorg"}).status_code == 422
    assert client.post(url, {"word": "appointment", "alarm": "1440", "by_mail": "on"}).status_code == 302
    chosen = where.kari.calendar_choices
    assert (chosen.word, chosen.alarm, chosen.by_mail, chosen.is_numbered) == (
        "appointment",
        "1440",
        True,
        False,
    )


def test_what_was_told_of_sessions_long_over_is_forgotten(where):
    by_mail(where.kari)
    register(where.gathering, persons=[where.kari], together=False, by=where.kari)
    told(where.kari)
    let_go(at=where.gathering.ends_at + timedelta(days=29), only="calendar-mail")
    assert MailedEntry.objects.count() == 1
    let_go(at=where.gathering.ends_at + timedelta(days=31), only="calendar-mail")
    assert not MailedEntry.objects.exists()


def test_whatever_is_done_a_calendar_that_is_told_by_mail_holds_what_the_feed_holds(where):
    """The law: after each act, the mails add up to the entries of the feed."""
    kari, ola, trainer = where.kari, where.ola, where.trainers[0]
    held: dict[int, dict] = {}
    for person in (kari, ola, trainer):
        by_mail(person)
        CalendarFeed.objects.filter(person=person).delete()

    acts = [
        lambda: register(where.gathering, persons=[kari, ola], together=True, by=kari),
        lambda: join_course(where.course, persons=[kari], together=False, by=kari),
        lambda: move_session(where.gathering, begins_at=at(15, days=12), by=trainer),
        lambda: sign_off(ola.session_registrations.get(session=where.gathering), by=ola),
        lambda: leave_course(where.course, persons=[kari], by=kari),
        lambda: register(where.gathering, persons=[ola], together=False, by=ola),
        lambda: leave_home(ola.home_memberships.get(), by=ola),
        lambda: cancel_session(TrainingSession.objects.get(pk=where.gathering.pk), by=where.coordinator),
    ]
    for act in acts:
        act()
        for person in (kari, ola, trainer):
            calendar = held.setdefault(person.pk, {})
            for method, event in told(person):
                uid = str(event["UID"]).partition("@")[0]
                before = calendar.get(uid)
                assert before is None or event["SEQUENCE"] > before[1]
                begins = event.decoded("DTSTART") if method == "REQUEST" else None
                calendar[uid] = (begins, event["SEQUENCE"])
            feed = entries_of(User.objects.get(pk=person.pk), shows_venues=False)
            assert {uid: begin for uid, (begin, _) in calendar.items() if begin} == {
                str(one.uuid): one.begins_at for one in feed if not one.is_cancelled
            }
