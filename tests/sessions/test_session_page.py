import re
from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.dates import OSLO
from lms.people.models import AddressProtection, ProtectedAccess
from sessions.actions.planning import change_session
from sessions.errors.days import OneDayOnly
from sessions.models import Attendance, Registration, TrainerHours, TrainingSession
from sessions.queries.session_page import session_page
from tests.factories import UserFactory
from tests.sessions.factories import (
    PartFactory,
    TrainingSessionFactory,
    VenueFactory,
    adult,
    at,
    couple,
    led_by,
    ordinary,
    signed_up,
    trainer_of,
)
from tests.test_architecture import tracked

pytestmark = pytest.mark.django_db


@pytest.fixture
def under_way(service, trainers):
    now = timezone.now()
    session = TrainingSessionFactory(
        organisation=service, period=(now - timedelta(hours=1), now + timedelta(hours=2)), title="Tap og sorg"
    )
    return led_by(session, *trainers)


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user)
        return client

    return _as


def test_venue_without_room_is_refused_in_words(as_, coordinator):
    answer = as_(coordinator).post(reverse("sessions:new-venue"), {"name": "Loftet", "capacity": "0"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["capacity"]
    assert not answer.context["form"].non_field_errors()


def planned(service, trainers, **changes):
    day = ordinary(10)
    return {
        "kind": "gathering",
        "part": str(PartFactory().pk),
        "day": day.isoformat(),
        "begins": "17:00",
        "ends": "20:00",
        "venue": str(VenueFactory(organisation=service).pk),
        "capacity": "12",
        "trainers": [str(trainer.pk) for trainer in trainers],
    } | changes


def test_a_coordinator_plans_a_gathering_for_a_part(as_, service, coordinator, trainers):
    response = as_(coordinator).post(reverse("sessions:plan"), planned(service, trainers))
    session = TrainingSession.objects.get()
    assert response.url == reverse("sessions:session", args=[session.uuid])
    assert session.is_published
    assert f"{session.begins_at.astimezone(OSLO):%H:%M}" == "17:00"


def test_a_weekend_takes_two_days_and_is_measured_by_its_training(as_, service, coordinator, trainers):
    client = as_(coordinator)
    entries = planned(service, trainers, kind="weekend", begins="10:00", ends="15:00", taught_minutes="540")
    last_day = (date.fromisoformat(entries["day"]) + timedelta(days=1)).isoformat()
    for one_day in ("", entries["day"]):
        refused = client.post(reverse("sessions:plan"), entries | {"last_day": one_day})
        assert "last_day" in refused.context["form"].errors
    client.post(reverse("sessions:plan"), entries | {"last_day": last_day})
    session = TrainingSession.objects.get()
    assert (session.minutes, session.length) == (540, timedelta(hours=29))
    address = reverse("sessions:change", args=[session.uuid])
    refused = client.post(address, entries | {"last_day": ""})
    assert "last_day" in refused.context["form"].errors
    with pytest.raises(OneDayOnly):
        change_session(
            session,
            by=coordinator,
            begins_at=session.begins_at,
            ends_at=session.begins_at + timedelta(hours=5),
            capacity=session.capacity,
            venue=session.venue,
            trainers=trainers,
        )
    session.refresh_from_db()
    assert session.minutes == 540


def test_a_busy_trainer_is_told_in_words_with_times_to_choose(as_, service, coordinator, trainers):
    client = as_(coordinator)
    client.post(reverse("sessions:plan"), planned(service, trainers))
    entries = planned(service, trainers)
    response = client.post(reverse("sessions:plan"), entries)
    assert response.status_code == 422
    page = response.content.decode()
    assert "er opptatt på det tidspunktet" in page
    assert trainers[0].name in page
    chosen = response.context["form"].nearest[0]
    client.post(reverse("sessions:plan"), entries | {"at": chosen.isoformat()})
    assert TrainingSession.objects.filter(period__startswith=chosen).exists()


def test_a_weekend_that_collides_is_moved_whole_to_a_time_that_is_offered(
    as_, service, coordinator, trainers
):
    TrainerHours.objects.create(trainer=trainers[0], weekdays=list(range(7)), earliest=time(8))
    first = ordinary(30, lasting=2)
    entries = planned(service, trainers, kind="weekend", begins="10:00", ends="15:00", taught_minutes="540")
    entries |= {"day": f"{first}", "last_day": f"{first + timedelta(days=1)}"}
    client = as_(coordinator)
    client.post(reverse("sessions:plan"), entries)
    refused = client.post(reverse("sessions:plan"), entries)
    chosen = refused.context["form"].nearest[0]
    client.post(reverse("sessions:plan"), entries | {"at": chosen.isoformat()})
    moved = TrainingSession.objects.get(period__startswith=chosen)
    assert moved.ends_at.astimezone(OSLO).date() == chosen.date() + timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"part": ""}, "part"),
        ({"ends": "16:00"}, "ends"),
        ({"day": "2020-01-01"}, "day"),
        ({"venue": ""}, "venue"),
        ({"kind": "online", "meeting_link": ""}, "meeting_link"),
        ({"kind": "information_meeting", "part": "", "title": ""}, "title"),
        ({"capacity": "0"}, "capacity"),
        ({"kind": "weekend", "last_day": f"{ordinary(10) + timedelta(days=1)}"}, "taught_minutes"),
    ],
)
def test_a_plan_with_a_gap_says_where(as_, service, coordinator, trainers, changes, field):
    response = as_(coordinator).post(reverse("sessions:plan"), planned(service, trainers, **changes))
    assert field in response.context["form"].errors
    assert not TrainingSession.objects.exists()


def test_a_foster_parent_signs_both_up(as_, gathering):
    _, one, other = couple()
    page = as_(one).get(reverse("sessions:session", args=[gathering.uuid])).content.decode()
    assert "Begge to" in page
    as_(one).post(reverse("sessions:sign-up", args=[gathering.uuid]), {"who": "together"})
    assert set(Registration.objects.coming().values_list("person", flat=True)) == {one.pk, other.pk}


def test_a_foster_parent_signs_the_partner_up_alone(as_, gathering):
    _, one, other = couple()
    address = reverse("sessions:sign-up", args=[gathering.uuid])
    asked = as_(one).post(address, {"who": "partner"}).content.decode()
    assert other.first_name in asked
    assert not gathering.registrations.exists(), "it is asked before it is done for another"
    as_(one).post(
        address, dict(re.findall(r'<input type="hidden" name="(who|sikker)" value="([^"]*)"', asked))
    )
    assert list(gathering.registrations.values_list("person", flat=True)) == [other.pk]


def test_templates_are_made_by_coordinators_and_used_by_trainers_too(as_, coordinator, trainers):
    making = reverse("sessions:new-template")
    assert making in as_(coordinator).get(reverse("sessions:templates")).content.decode()
    assert making not in as_(trainers[0]).get(reverse("sessions:templates")).content.decode()


def test_a_full_gathering_offers_the_waiting_list(as_, service):
    session = TrainingSessionFactory(organisation=service, capacity=1)
    signed_up(session, adult())
    person = adult()
    client = as_(person)
    assert "venteliste" in client.get(reverse("sessions:session", args=[session.uuid])).content.decode()
    client.post(reverse("sessions:sign-up", args=[session.uuid]), {"who": "alone"})
    page = client.get(reverse("sessions:session", args=[session.uuid])).content.decode()
    assert "nummer 1 i køen" in page


def test_a_trainer_finds_own_sessions_and_marks_who_came(as_, under_way, trainers):
    person = adult()
    line = signed_up(under_way, person)
    client = as_(trainers[0])
    assert under_way.title in client.get(reverse("sessions:teaching")).content.decode()
    assert person.name in client.get(reverse("sessions:roster", args=[under_way.uuid])).content.decode()
    client.post(
        reverse("sessions:mark", args=[under_way.uuid, line.uuid]),
        {"mark": "present", "version": "0"},
    )
    attendance = Attendance.objects.get()
    assert (attendance.mark, attendance.minutes) == ("present", under_way.minutes)


def test_everyone_left_is_marked_present_in_one_tap(as_, under_way, trainers):
    for _ in range(3):
        signed_up(under_way, adult())
    as_(trainers[0]).post(reverse("sessions:mark-all", args=[under_way.uuid]))
    assert Attendance.objects.filter(mark="present").count() == 3


def test_another_trainers_roster_does_not_exist(as_, under_way, service):
    url = reverse("sessions:roster", args=[under_way.uuid])
    assert as_(trainer_of(service)).get(url).status_code == 404


@pytest.fixture
def protected(under_way):
    person = UserFactory(
        first_name="Hemmelig",
        last_name="Navn",
        alias="Per Berg",
        address_protection=AddressProtection.CONFIDENTIAL,
    )
    signed_up(under_way, person)
    return person


def test_a_protected_participant_stands_under_the_alias(as_, under_way, protected, trainers, coordinator):
    url = reverse("sessions:roster", args=[under_way.uuid])
    for reader in (trainers[0], coordinator):
        page = as_(reader).get(url).content.decode()
        assert "Per Berg" in page
        assert "Hemmelig" not in page


def test_a_coordinator_with_the_right_reads_the_name_and_prints_the_alias_for_the_room(
    as_, under_way, protected, coordinator, service
):
    ProtectedAccess.objects.create(
        user=coordinator,
        organisation=service,
        proposed_by=UserFactory(),
        confirmed_by=UserFactory(),
        confirmed_at=timezone.now(),
    )
    page = as_(coordinator).get(reverse("sessions:roster", args=[under_way.uuid])).content.decode()
    assert "Hemmelig Navn" in page
    assert "Adressesperre: kalles her Per Berg" in page
    paper = as_(coordinator).get(reverse("sessions:printed-list", args=[under_way.uuid])).content.decode()
    assert "Per Berg" in paper
    assert "Hemmelig" not in paper


def test_the_meeting_link_is_for_participants(as_, service):
    session = TrainingSessionFactory(
        organisation=service, kind="online", meeting_link="https://video.example/rom"
    )
    comes, looks = adult(), adult()
    signed_up(session, comes)
    url = reverse("sessions:session", args=[session.uuid])
    assert "video.example" in as_(comes).get(url).content.decode()
    assert "video.example" not in as_(looks).get(url).content.decode()


def test_what_the_page_is_drawn_from_holds_no_link_that_is_not_the_readers(service, coordinator):
    session = TrainingSessionFactory(
        organisation=service, kind="online", meeting_link="https://video.example/rom"
    )
    comes, waits, looks = adult(), adult(), adult()
    signed_up(session, comes)
    signed_up(session, waits, status=Registration.Status.WAITING)

    def link_for(reader):
        return session_page(session, by=reader, at=timezone.now()).meeting_link

    assert [bool(link_for(one)) for one in (comes, coordinator, waits, looks)] == [True, True, False, False]


def test_no_template_writes_a_meeting_link_but_the_one_that_a_reading_has_cut():
    written = {
        (path.name, found)
        for path in tracked()
        if "templates" in path.parts and path.suffix in {".html", ".txt"}
        for found in re.findall(r"\{\{\s*([\w.]*meeting_link)\b", path.read_text(encoding="utf-8"))
    }
    assert written == {("session_facts.html", "page.meeting_link")}


@pytest.mark.parametrize("kind", ["in_home", "group_meeting", "dialogue_meeting"])
def test_what_is_not_for_everyone_does_not_exist_for_others(as_, service, kind):
    session = TrainingSessionFactory(organisation=service, kind=kind)
    assert as_(adult()).get(reverse("sessions:session", args=[session.uuid])).status_code == 404


def _many(numbers, service, trainers, *people):
    for index in numbers:
        session = TrainingSessionFactory(
            organisation=service, period=(at(8, days=10 + index), at(9, days=10 + index))
        )
        led_by(session, *trainers)
        for person in people:
            signed_up(session, person)


@pytest.mark.parametrize("name", ["open", "mine", "teaching", "planned"])
def test_a_list_takes_as_many_queries_for_one_as_for_many(
    as_, service, coordinator, trainers, name, django_assert_max_num_queries
):
    _, one, other = couple()
    reader = {"teaching": trainers[0], "planned": coordinator}.get(name, one)
    _many([0], service, trainers, one, other)
    url = reverse(f"sessions:{name}")
    as_(reader).get(url)
    with django_assert_max_num_queries(30) as few:
        as_(reader).get(url)
    _many(range(1, 13), service, trainers, one, other)
    with django_assert_max_num_queries(len(few)):
        as_(reader).get(url)


def test_a_roster_takes_as_many_queries_for_one_as_for_many(
    as_, under_way, trainers, django_assert_max_num_queries
):
    url = reverse("sessions:roster", args=[under_way.uuid])
    signed_up(under_way, adult())
    as_(trainers[0]).get(url)
    with django_assert_max_num_queries(30) as few:
        as_(trainers[0]).get(url)
    for _ in range(11):
        signed_up(under_way, adult())
    with django_assert_max_num_queries(len(few)):
        as_(trainers[0]).get(url)


@pytest.fixture
def for_each_reader(service, trainers, coordinator):
    """One gathering with a venue and parts as each kind of reader opens it, by who they are."""
    _, one, other = couple()
    _, looks, _ = couple()
    session = TrainingSessionFactory(organisation=service, venue=VenueFactory(organisation=service))
    session.delivers.add(PartFactory())
    led_by(session, *trainers)
    signed_up(session, one)
    signed_up(session, other)
    readers = {"comes": one, "looks": looks, "leads": trainers[0], "coordinates": coordinator}
    return session, readers


MOST_QUERIES = {"comes": 19, "looks": 19, "leads": 21, "coordinates": 21}


@pytest.mark.parametrize("reader", MOST_QUERIES)
def test_the_page_of_a_session_takes_a_bounded_number_of_queries(
    as_, for_each_reader, reader, django_assert_max_num_queries
):
    session, readers = for_each_reader
    client, url = as_(readers[reader]), reverse("sessions:session", args=[session.uuid])
    client.get(url)
    with django_assert_max_num_queries(MOST_QUERIES[reader]):
        assert client.get(url).status_code == 200
