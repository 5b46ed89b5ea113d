from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.dates import OSLO, on_wall, today
from lms.notices.models import Notice
from lms.people.models import FosterParent
from lms.portal.actions.keeping import let_go
from sessions.actions.calling_off import cancel_session
from sessions.actions.invitations import invite_to
from sessions.actions.planning import move_session
from sessions.actions.reminders import alert_interpreters, remind
from sessions.actions.seats import register
from sessions.models import (
    CheckInClaim,
    GroupPost,
    InterpreterNeed,
    InterpreterOrder,
    Logistics,
    NetworkGroup,
    Registration,
)
from sessions.tasks import settle_departures
from tests.factories import UserFactory
from tests.sessions.factories import TrainingSessionFactory, adult, couple, led_by, signed_up

pytestmark = pytest.mark.django_db


def noon(days: int = 0) -> datetime:
    """Noon in Oslo, some days ahead of a day that is far enough ahead."""
    day = timezone.now().astimezone(OSLO).date() + timedelta(days=30 + days)
    return on_wall(day, time(12))


@pytest.fixture
def session(service, trainers):
    begin = noon() + timedelta(hours=5)
    session = TrainingSessionFactory(organisation=service, period=(begin, begin + timedelta(hours=3)))
    return led_by(session, *trainers)


def reminders(person):
    return Notice.objects.filter(to=person, kind="session.reminder", status="queued").count()


def test_participants_and_leaders_are_reminded_seven_days_and_one_day_before(session, trainers):
    person = adult()
    signed_up(session, person)
    for days in range(-9, 1):
        remind(at=noon(days))
    assert reminders(person) == reminders(trainers[0]) == 2


def test_nobody_is_reminded_twice_of_the_same_day(session):
    person = adult()
    signed_up(session, person)
    assert remind(at=noon(-7)) == 3
    assert remind(at=noon(-7) + timedelta(hours=1)) == 0


def test_a_moved_session_is_reminded_of_anew_and_the_old_reminder_is_stopped(session, trainers):
    person = adult()
    signed_up(session, person)
    remind(at=noon(-7))
    move_session(session, begins_at=session.begins_at + timedelta(days=3), by=trainers[0])
    assert reminders(person) == 0
    remind(at=noon(-4))
    assert reminders(person) == 1


def test_nobody_is_reminded_at_night(session):
    signed_up(session, adult())
    assert remind(at=noon(-7) - timedelta(hours=6)) == 0
    assert remind(at=noon(-7) + timedelta(hours=9)) == 0


@pytest.mark.parametrize("status", ["waiting", "offered", "cancelled", "excused"])
def test_who_is_not_coming_is_not_reminded(session, status):
    person = adult()
    signed_up(session, person, status)
    remind(at=noon(-1))
    assert reminders(person) == 0


def test_nothing_is_sent_about_a_cancelled_session(session, trainers):
    person = adult()
    signed_up(session, person)
    cancel_session(session, by=trainers[0])
    assert remind(at=noon(-1)) == 0


def test_an_invitation_is_sent_once_and_not_to_who_has_signed_up(session, coordinator):
    signed, new = adult(), adult()
    signed_up(session, signed)
    assert invite_to(session, persons=[signed, new], by=coordinator) == [new]
    assert invite_to(session, persons=[signed, new], by=coordinator) == []
    assert Notice.objects.filter(kind="session.invited").count() == 1


def test_staff_invite_a_home_from_the_page_of_a_session(client, session, coordinator):
    home, one, other = couple(trained_by=session.organisation)
    client.force_login(coordinator)
    address = reverse("sessions:sign-up-home", args=[session.uuid])
    for words in ("De får en invitasjon", "De er påmeldt eller invitert allerede"):
        answer = client.post(address, {"home": home.pk, "invite": "1"}, follow=True)
        assert words in answer.content.decode()
    invited = Notice.objects.filter(kind="session.invited")
    assert {message.to for message in invited} == {one, other}
    assert not Registration.objects.filter(session=session).exists()


def test_an_interpreter_that_is_not_confirmed_alerts_the_coordinator_once(session, coordinator):
    person = adult()
    InterpreterNeed.objects.create(person=person, language="Tigrinja")
    registration = signed_up(session, person)
    assert alert_interpreters(at=noon(-3)) == 0
    assert alert_interpreters(at=noon(-1)) == 1
    assert alert_interpreters(at=noon(-1)) == 0
    assert Notice.objects.filter(to=coordinator, kind="session.interpreter").count() == 1
    assert InterpreterOrder.objects.get().registration == registration


def test_a_confirmed_interpreter_alerts_nobody(session):
    person = adult()
    InterpreterNeed.objects.create(person=person, language="Arabisk")
    InterpreterOrder.objects.create(registration=signed_up(session, person), confirmed_at=timezone.now())
    assert alert_interpreters(at=noon(-1)) == 0


def test_what_is_past_its_keeping_is_deleted(session, service, settings):
    settings.RETENTION_DAYS = settings.RETENTION_DAYS | {"LOGISTICS_RETENTION_DAYS": 7}
    person = adult()
    Logistics.objects.create(registration=signed_up(session, person), diets=["vegan"])
    CheckInClaim.objects.create(session=session, person=person, claimed_at=noon())
    group = NetworkGroup.objects.create(organisation=service, name="Gruppe", facilitator=UserFactory())
    GroupPost.objects.create(group=group, author=person, text="Hei", at=noon(-345))
    let_go(at=noon(7))
    assert Logistics.objects.exists()
    let_go(at=noon(20))
    assert not Logistics.objects.exists()
    assert not CheckInClaim.objects.exists()
    assert GroupPost.objects.exists()
    let_go(at=noon(21))
    assert not GroupPost.objects.exists()


def test_the_sweep_gives_back_the_seat_of_who_left_when_the_first_step_was_lost(session):
    _, one, other = couple()
    register(session, persons=[one, other], together=True, by=one)
    FosterParent.objects.filter(user=other).update(left_on=today())
    settle_departures()
    statuses = dict(Registration.objects.values_list("person", "status"))
    assert statuses == {one.pk: "registered", other.pk: "cancelled"}
    session.refresh_from_db()
    assert session.seats_held == 1
