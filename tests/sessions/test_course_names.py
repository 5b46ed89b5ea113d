"""Nothing tells the gatherings of two courses apart but the course's name and town: they stand wherever a
gathering stands."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.notices.models import Notice
from lms.notices.queries.texts import mail_of
from sessions import notices as kinds
from sessions.actions import notices
from sessions.actions.seats import register
from sessions.models import Registration, Series
from tests import factories as people
from tests.sessions.factories import TrainingSessionFactory, VenueFactory, at, couple, led_by, signed_up

pytestmark = pytest.mark.django_db
COURSE, TOWN = "Furuskogen, våren", "Lillestrøm"
FAMILY = {
    "home page": "portal:home",
    "own gatherings": "sessions:mine",
    "what is open": "sessions:open",
    "month": "sessions:month",
    "week": "sessions:week",
    "list": "sessions:list",
    "messages": "notices:own",
}
STAFF = {
    "plan": "sessions:planned",
    "month": "sessions:month",
    "week": "sessions:week",
    "list": "sessions:list",
    "home page": "portal:home",
}
OF_ONE = tuple(f"sessions:{name}" for name in ("session", "roster", "arrangements", "printed-list", "write"))


def course_of(service, **values):
    return Series.objects.create(
        organisation=service,
        name=COURSE,
        status=Series.Status.PUBLISHED,
        starts_on=timezone.localdate(),
        weekdays=[1],
        starts_at="17:00",
        made_by=people.UserFactory(),
        **values,
    )


def soon():
    """About to begin, so that it is in this week and month."""
    return timezone.now() + timedelta(minutes=1), timezone.now() + timedelta(hours=2)


def gathering_of(service, *trainers, when=None):
    when = when or (at(17, days=3), at(20, days=3))
    venue = VenueFactory(organisation=service, municipality=people.MunicipalityFactory(name=TOWN))
    session = TrainingSessionFactory(
        organisation=service, series=course_of(service), number=1, venue=venue, period=when, title="Samling 1"
    )
    return led_by(session, *trainers)


def lines(page: str) -> str:
    return page.replace("&nbsp;", " ").replace("\xa0", " ")


@pytest.mark.parametrize("address", FAMILY.values(), ids=FAMILY)
def test_a_family_reads_course_and_town_wherever_a_gathering_stands(address, client, service, trainers):
    _home, one, other = couple(host_municipality=people.MunicipalityFactory(region=service.region))
    session = gathering_of(service, *trainers, when=soon())
    register(session, persons=[one], together=False, by=one)
    client.force_login(one if address != "sessions:open" else other)
    page = lines(client.get(reverse(address)).content.decode())
    assert "Samling 1" in page or address == "portal:home"
    assert COURSE in page
    assert TOWN in page


@pytest.mark.parametrize("address", STAFF.values(), ids=STAFF)
def test_staff_read_course_and_town_wherever_it_stands(address, client, service, coordinator, trainers):
    gathering_of(service, *trainers, when=soon())
    for user in (coordinator, trainers[0]):
        client.force_login(user)
        page = lines(client.get(reverse(address)).content.decode())
        assert COURSE in page
        assert TOWN in page


@pytest.mark.parametrize("address", OF_ONE)
def test_the_pages_of_one_gathering_say_its_course(address, client, service, coordinator, trainers):
    session = gathering_of(service, *trainers)
    client.force_login(coordinator)
    page = lines(client.get(reverse(address, args=[session.uuid])).content.decode())
    assert COURSE in page
    assert TOWN in page


def test_a_trainer_reads_it_on_the_list_of_what_they_lead(client, service, trainers):
    gathering_of(service, *trainers)
    client.force_login(trainers[0])
    assert COURSE in client.get(reverse("sessions:teaching")).content.decode()


def test_what_is_behind_one_says_which_course_it_was(client, service, trainers):
    session = gathering_of(service, *trainers, when=(at(17, days=-3), at(20, days=-3)))
    person = couple()[1]
    signed_up(session, person)
    client.force_login(person)
    page = client.get(reverse("sessions:mine")).content.decode()
    assert COURSE in page
    assert TOWN in page


def test_the_name_stands_beside_a_message_and_never_in_the_mail(service, trainers):
    session = gathering_of(service, *trainers)
    person = couple()[1]
    notices.confirmed(signed_up(session, person))
    message = Notice.objects.get(to=person, kind=kinds.CONFIRMED)
    mail = mail_of(message)
    assert COURSE not in mail.subject + mail.body
    assert TOWN not in mail.subject + mail.body
    assert COURSE not in str(message.variables)


def test_a_message_tells_nothing_of_a_gathering_that_is_not_the_reader_s_any_more(client, service, trainers):
    session = gathering_of(service, *trainers)
    person = couple()[1]
    notices.confirmed(signed_up(session, person))
    type(session).objects.filter(pk=session.pk).update(kind="in_home", venue=None)
    Registration.objects.update(status="cancelled")
    client.force_login(person)
    assert COURSE not in client.get(reverse("notices:own")).content.decode()


def test_a_search_finds_a_gathering_by_the_name_of_its_course(client, service, trainers):
    gathering_of(service, *trainers)
    client.force_login(couple()[1])
    page = client.get(reverse("portal:search"), {"q": "Furuskogen", "ord": "Furuskogen"}).content.decode()
    assert "Samling 1" in page
    assert TOWN in page
