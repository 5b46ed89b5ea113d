"""What calendars answer by mail is told to who it concerns, moves no seat, and is believed of nobody else."""

from datetime import timedelta

import icalendar
import pytest
from django.urls import reverse

from lms.notices.models import Notice
from sessions.actions import calendar_mail
from sessions.actions.calendar_answers import LetterOutcome, organizer_for, read_answers, take
from sessions.actions.planning import move_session
from sessions.actions.seats import register, sign_off
from sessions.models import MailedEntry, Registration
from tests.sessions.factories import TrainingSessionFactory, adult, at, led_by, trainer_of
from tests.sessions.test_calendar_mail import deliver, parts, told

pytestmark = pytest.mark.django_db
MAILBOX = "imaps://kalender:hemmelig@imap.example.no/INBOX"


@pytest.fixture
def asked(service, settings):
    """A person with a seat, whose calendar was sent an invitation that asks for an answer: the person, the
    session, the entry."""
    settings.CALENDAR_REPLIES_URL = MAILBOX
    settings.CALENDAR_ADDRESS = "Opplæring <kalender@opplaering.example>"
    session = led_by(TrainingSessionFactory(organisation=service), trainer_of(service), trainer_of(service))
    person = adult(trained_by=service)
    calendar_mail.choose(person, word="gathering", is_numbered=False, alarm="", by_mail=True)
    register(session, persons=[person], together=False, by=person)
    (message,) = deliver(person)
    return person, session, parts(message)[0][2].walk("VEVENT")[0]


def answer(asked, *, part="DECLINED", method="REPLY", sender=None, **changes):
    """The bytes of a mail that answers an entry as Google and Outlook do, with some properties changed."""
    person, _, event = asked
    reply = icalendar.Event()
    given = {
        "UID": str(event["UID"]),
        "SEQUENCE": event["SEQUENCE"],
        "ORGANIZER": str(event["ORGANIZER"]),
        "ATTENDEE": f"mailto:{person.email}",
    } | changes
    for name, value in given.items():
        if value is not None:
            reply.add(name, value)
    if "ATTENDEE" in reply:
        reply["ATTENDEE"].params["PARTSTAT"] = part
    calendar = icalendar.Calendar()
    calendar.add("METHOD", method)
    calendar.add_component(reply)
    head = (
        f"From: Kari <{sender or person.email}>\r\nTo: kalender@opplaering.example\r\nSubject: Declined\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="x"\r\n\r\n'
        "--x\r\nContent-Type: text/plain\r\n\r\nNei\r\n"
        f"--x\r\nContent-Type: text/calendar; charset=utf-8; method={method}\r\n\r\n"
    )
    return head.encode() + calendar.to_ical() + b"\r\n--x--\r\n"


def test_the_calendar_is_asked_at_an_address_of_the_entry_s_own(asked):
    person, session, event = asked
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    name, _, domain = str(event["ORGANIZER"]).partition("@")
    assert (name.partition("+")[0], domain) == ("mailto:kalender", "opplaering.example")
    assert organizer_for(adult(), session) != organizer_for(person, session)


def test_a_no_moves_no_seat_asks_its_person_and_shows_on_the_roster_until_it_is_taken_back(client, asked):
    person, session, _ = asked
    assert take(answer(asked)) is LetterOutcome.KEPT
    assert take(answer(asked)) is LetterOutcome.KEPT
    assert person.session_registrations.get().status == Registration.Status.REGISTERED
    assert Notice.objects.filter(to=person, kind="session.answered_no").count() == 1
    page = reverse("sessions:session", args=[session.uuid])
    roster = reverse("sessions:roster", args=[session.uuid])
    trainer = session.trainer_assignments.first().trainer

    def sees(reader, url, words):
        client.force_login(reader)
        return words in client.get(url).content.decode()

    assert sees(trainer, roster, "Har svart nei i kalenderen")
    assert sees(person, page, "Kalenderen din har svart nei")
    client.post(reverse("sessions:come-after-all", args=[session.uuid]))
    assert not sees(person, page, "Kalenderen din har svart nei")
    assert not sees(trainer, roster, "Har svart nei i kalenderen")


def test_a_yes_takes_a_no_back_and_so_does_a_new_date(asked):
    person, session, _ = asked
    take(answer(asked))
    assert take(answer(asked, part="ACCEPTED")) is LetterOutcome.KEPT
    assert MailedEntry.objects.get().answer == ""
    take(answer(asked))
    move_session(session, begins_at=at(15, days=12), by=session.trainer_assignments.first().trainer)
    told(person)
    assert MailedEntry.objects.get().answer == ""


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"sender": "en.annen@example.no"}, LetterOutcome.NOT_THEIRS),
        ({"ATTENDEE": "mailto:en.annen@example.no"}, LetterOutcome.NOT_THEIRS),
        ({"ORGANIZER": "mailto:kalender@opplaering.example"}, LetterOutcome.UNKNOWN),
        ({"ORGANIZER": "mailto:kalender+0123456789abcdef0123@opplaering.example"}, LetterOutcome.UNKNOWN),
        ({"UID": "0b7a2a0e-5b0e-4f55-9d0b-8f3d0c6f0a11@localhost"}, LetterOutcome.UNKNOWN),
        ({"UID": "noe@localhost"}, LetterOutcome.UNKNOWN),
        ({"UID": "x@example.no"}, LetterOutcome.UNKNOWN),
        ({"SEQUENCE": -1}, LetterOutcome.OLD),
        ({"method": "COUNTER"}, LetterOutcome.NO_ANSWER),
        ({"ATTENDEE": None}, LetterOutcome.NO_ANSWER),
        ({"UID": None}, LetterOutcome.NO_ANSWER),
    ],
)
def test_what_is_not_the_answer_of_who_was_asked_changes_nothing(asked, changes, outcome):
    assert take(answer(asked, **changes)) is outcome
    assert MailedEntry.objects.get().answer == ""
    assert not Notice.objects.filter(kind="session.answered_no").exists()


@pytest.mark.parametrize(
    ("letter", "outcome"),
    [
        (None, LetterOutcome.TOO_LARGE),
        (b"", LetterOutcome.NO_ANSWER),
        (b"From: a@example.no\r\nSubject: Away\r\n\r\nI am away.", LetterOutcome.NO_ANSWER),
        (b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n", LetterOutcome.NO_ANSWER),
        (b"Content-Type: message/rfc822\r\n\r\n" * 2000, LetterOutcome.NO_ANSWER),
        (b"Content-Type: text/calendar; charset=x-none\r\n\r\n\xff\xfe\x00", LetterOutcome.NO_ANSWER),
    ],
)
def test_letters_that_are_no_answer_have_one_outcome_each(letter, outcome):
    assert take(letter) is outcome


def test_an_answer_to_what_is_over_or_given_back_comes_too_late(asked):
    person, session, _ = asked
    assert take(answer(asked), at=session.begins_at + timedelta(minutes=1)) is LetterOutcome.TOO_LATE
    sign_off(person.session_registrations.get(), by=person)
    told(person)
    given_back = answer(asked, SEQUENCE=MailedEntry.objects.get().sequence)
    assert take(given_back) is LetterOutcome.TOO_LATE


def test_nothing_is_read_where_no_mailbox_is_set(settings):
    settings.CALENDAR_REPLIES_URL = ""
    assert read_answers() == 0
