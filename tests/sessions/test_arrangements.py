"""What people need, who arranges it, interpreters, changing groups, handing over, checking in."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.people.models import AddressProtection
from lms.refusals import NotAllowed
from lms.xapi.models import Statement
from sessions.actions.arrangements import confirm_interpreter, keep_logistics, order_interpreter
from sessions.actions.attendance import record_attendance
from sessions.actions.seats import register, sign_off
from sessions.errors.interpreters import InterpreterNotOrdered, RelativeInterprets
from sessions.models import (
    CheckInClaim,
    InterpreterNeed,
    Logistics,
    Registration,
    TrainerAssignment,
    UnsuitableDays,
)
from sessions.queries import check_in
from tests.sessions.factories import (
    TrainingSessionFactory,
    adult,
    coordinator_of,
    couple,
    led_by,
    published_part,
    signed_up,
    trainer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_(client):
    def _as(user):
        client.force_login(user)
        return client

    return _as


@pytest.fixture
def under_way(service, trainers):
    now = timezone.now()
    period = (now - timedelta(hours=1), now + timedelta(hours=2))
    return led_by(TrainingSessionFactory(organisation=service, period=period), *trainers)


def test_what_a_person_needs_is_seen_by_those_who_arrange_and_by_nobody_else(as_, gathering, coordinator):
    person, other = adult(), adult()
    signed_up(gathering, person)
    signed_up(gathering, other)
    address = reverse("sessions:needs", args=[gathering.uuid])
    as_(person).post(address, {"diets": ["vegan"], "children_in_care": "2", "hotel_nights": ""})
    arranging = reverse("sessions:arrangements", args=[gathering.uuid])
    page = as_(coordinator).get(arranging).content.decode()
    assert "Vegansk" in page
    assert "2 barn som må passes" in page
    assert as_(other).get(arranging).status_code == 403
    assert as_(trainer_of(TrainingSessionFactory().organisation)).get(arranging).status_code == 404


def test_needing_nothing_any_more_leaves_nothing_behind(as_, gathering):
    person = adult()
    signed_up(gathering, person)
    address = reverse("sessions:needs", args=[gathering.uuid])
    as_(person).post(address, {"needs_travel": "on"})
    assert Logistics.objects.get().needs_travel
    as_(person).post(address, {})
    assert not Logistics.objects.exists()


def test_nobody_says_what_another_needs(gathering):
    _, one, other = couple()
    with pytest.raises(NotAllowed):
        keep_logistics(signed_up(gathering, one), by=other, hotel_nights=1)


@pytest.fixture
def interpreted(gathering):
    registration = signed_up(gathering, adult())
    InterpreterNeed.objects.create(person=registration.person, language="Arabisk", variant="levantinsk")
    return registration


def test_an_interpreter_is_ordered_then_confirmed_as_no_relative(interpreted, coordinator):
    with pytest.raises(InterpreterNotOrdered):
        confirm_interpreter(interpreted, is_independent=True, by=coordinator)
    order_interpreter(interpreted, by=coordinator)
    with pytest.raises(RelativeInterprets):
        confirm_interpreter(interpreted, is_independent=False, by=coordinator)
    assert confirm_interpreter(interpreted, is_independent=True, by=coordinator).confirmed_at


def test_an_interpreter_ordered_for_somebody_who_signed_off_is_to_be_called_off(
    as_, interpreted, coordinator
):
    order_interpreter(interpreted, by=coordinator)
    sign_off(interpreted, by=interpreted.person)
    address = reverse("sessions:arrangements", args=[interpreted.session.uuid])
    assert "Trengs ikke lenger" in as_(coordinator).get(address).content.decode()
    arrange = reverse("sessions:arrange-interpreter", args=[interpreted.session.uuid, interpreted.uuid])
    as_(coordinator).post(arrange, {"step": "call-off"})
    assert "Trengs ikke lenger" not in as_(coordinator).get(address).content.decode()


def test_a_family_keeps_its_choice_of_interpreter_without_numbers_that_point_at_anybody(as_, gathering):
    person = adult()
    address = reverse("sessions:interpreter")
    entries = {"language": "Somali", "variant": "", "sex": "woman", "not_wanted": "010190 12345"}
    assert as_(person).post(address, entries).status_code == 422
    as_(person).post(address, entries | {"not_wanted": ""})
    assert InterpreterNeed.objects.get(person=person).sex == "woman"


def test_days_away_are_added_and_removed_by_their_owner_alone(as_):
    person = adult()
    first = timezone.localdate() + timedelta(days=90)
    for last in (first - timedelta(days=28), date(2099, 12, 31)):
        as_(person).post(reverse("sessions:wishes"), {"days": "1", "first_day": first, "last_day": last})
    long_ago = {"days": "1", "first_day": "2020-01-10", "last_day": "2020-01-11"}
    page = as_(person).post(reverse("sessions:wishes"), long_ago).content.decode()
    assert "Velg en dag som kommer" in page
    assert not UnsuitableDays.objects.exists()
    days = {"days": "1", "first_day": first, "last_day": first + timedelta(days=4)}
    as_(person).post(reverse("sessions:wishes"), days)
    drop = reverse("sessions:drop-days", args=[UnsuitableDays.objects.get().pk])
    assert as_(adult()).post(drop).status_code == 404
    as_(person).post(drop)
    assert not UnsuitableDays.objects.exists()


def test_partners_may_take_the_same_part_in_different_groups(as_, service):
    part = published_part()
    first, second = (TrainingSessionFactory(organisation=service) for _ in range(2))
    later = timedelta(days=7)
    second.period = (second.begins_at + later, second.ends_at + later)
    second.save()
    for session in (first, second):
        session.delivers.add(part)
    _, one, other = couple()
    register(first, persons=[one, other], together=True, by=one)
    as_(other).post(reverse("sessions:change-group", args=[first.uuid]), {"to": str(second.uuid)})
    assert Registration.objects.get(person=one, status="registered").session == first
    assert Registration.objects.get(person=other, status="registered").session == second


@pytest.mark.parametrize("nonsense", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_changing_to_a_group_that_is_none_is_not_found(nonsense, as_, gathering):
    person = adult()
    signed_up(gathering, person)
    address = reverse("sessions:change-group", args=[gathering.uuid])
    assert as_(person).post(address, {"to": nonsense}).status_code == 404


def test_a_sick_trainer_hands_over_in_one_tap(as_, gathering, trainers, service):
    colleague = trainer_of(service)
    address = reverse("sessions:cannot-lead", args=[gathering.uuid])
    assert colleague.name in as_(trainers[0]).get(address).content.decode()
    as_(trainers[0]).post(address, {"to": str(colleague.uuid)})
    standing = TrainerAssignment.objects.filter(session=gathering, withdrawn_at=None)
    assert set(standing.values_list("trainer", flat=True)) == {colleague.pk, trainers[1].pk}


def test_a_colleague_who_is_busy_is_not_offered(as_, gathering, trainers, service):
    colleague = trainer_of(service)
    led_by(TrainingSessionFactory(organisation=service, period=gathering.period), colleague)
    address = reverse("sessions:cannot-lead", args=[gathering.uuid])
    assert colleague.name not in as_(trainers[0]).get(address).content.decode()
    as_(trainers[0]).post(address, {"to": str(colleague.uuid)})
    assert not TrainerAssignment.objects.filter(session=gathering, trainer=colleague).exists()


def test_a_sick_trainer_steps_down_or_calls_it_off(as_, gathering, trainers):
    address = reverse("sessions:cannot-lead", args=[gathering.uuid])
    as_(trainers[0]).post(address, {"step-down": "1"})
    assert as_(trainers[0]).get(address).status_code == 404
    as_(trainers[1]).post(address, {"call-off": "1"})
    gathering.refresh_from_db()
    assert gathering.is_cancelled


def test_the_code_in_the_room_makes_a_claim_that_is_no_mark(as_, under_way, trainers):
    person = adult()
    signed_up(under_way, person)
    letters = as_(trainers[0]).get(reverse("sessions:code", args=[under_way.uuid])).context["letters"]
    address = reverse("sessions:check-in", args=[under_way.uuid])
    assert 'href="#id_code"' in as_(person).post(address, {"code": "WRONG1"}).content.decode()
    assert not CheckInClaim.objects.exists()
    as_(person).post(address, {"code": letters.lower()})
    assert CheckInClaim.objects.get().person == person
    assert not Statement.objects.exists()


def test_no_code_is_shown_before_half_an_hour_before_the_beginning(as_, gathering, trainers):
    answer = as_(trainers[0]).get(reverse("sessions:code", args=[gathering.uuid]))
    assert answer.context["letters"] == ""
    assert check_in.code_at(gathering, timezone.now()) not in answer.content.decode()


def test_who_waits_is_not_counted_among_those_who_come(as_, gathering, trainers):
    signed_up(gathering, adult())
    signed_up(gathering, adult(), "waiting")
    shown = as_(trainers[0]).get(reverse("sessions:session", args=[gathering.uuid])).content.decode()
    assert "1 kommer" in shown
    assert "1 venter på plass" in shown


def test_who_waited_and_came_all_the_same_is_put_on_the_list(as_, under_way, trainers):
    guest = adult()
    waits = signed_up(under_way, guest, "waiting")
    roster = reverse("sessions:roster", args=[under_way.uuid])
    assert guest.name in as_(trainers[0]).get(roster).content.decode()
    address = reverse("sessions:walk-in", args=[under_way.uuid])
    as_(trainers[0]).post(address, {"registration": str(waits.uuid)})
    assert Registration.objects.get(person=guest, status="walk_in").session == under_way
    elsewhere = signed_up(TrainingSessionFactory(), adult())
    for sent in ({"person": str(adult().uuid)}, {"registration": str(elsewhere.uuid)}, {"claim": "1"}, {}):
        assert as_(trainers[0]).post(address, sent).status_code == 404


def test_the_paper_list_and_the_arrangements_show_an_alias(as_, under_way, trainers):
    person = adult()
    person.address_protection = AddressProtection.STRICTLY_CONFIDENTIAL
    person.alias, person.last_name = "Anne Berg", "Hemmelig"
    person.save()
    registration = signed_up(under_way, person)
    Logistics.objects.create(registration=registration, diets=["vegan"])
    for name in ("printed-list", "arrangements"):
        page = as_(trainers[0]).get(reverse(f"sessions:{name}", args=[under_way.uuid])).content.decode()
        assert "Anne Berg" in page
        assert "Hemmelig" not in page


def test_a_coordinator_signs_somebody_off_who_rings(as_, gathering, coordinator, trainers):
    registration = signed_up(gathering, adult())
    arranging = reverse("sessions:arrangements", args=[gathering.uuid])
    assert "Meld noen av" not in as_(trainers[0]).get(arranging).content.decode()
    assert "Meld noen av" in as_(coordinator).get(arranging).content.decode()
    address = reverse("sessions:sign-off", args=[gathering.uuid])
    assert as_(coordinator).post(address, {"registration": "tull"}).status_code == 404
    values = {"registration": str(registration.uuid), "back": "arrangements", "excuse": "1"}
    assert as_(coordinator).post(address, values)["Location"] == arranging
    registration.refresh_from_db()
    assert registration.status == "excused"


def test_the_arrangements_take_as_many_queries_for_many_as_for_one(
    as_, gathering, coordinator, django_assert_max_num_queries
):
    def needing():
        registration = signed_up(gathering, adult())
        InterpreterNeed.objects.create(person=registration.person, language="Tigrinja")
        Logistics.objects.create(registration=registration, hotel_nights=1)

    address = reverse("sessions:arrangements", args=[gathering.uuid])
    needing()
    as_(coordinator).get(address)
    with django_assert_max_num_queries(40) as one:
        as_(coordinator).get(address)
    for _ in range(4):
        needing()
    with django_assert_max_num_queries(len(one.captured_queries)):
        as_(coordinator).get(address)


def test_the_statement_names_who_marked_as_instructor(under_way, service):
    under_way.delivers.add(published_part())
    person = adult()
    signed_up(under_way, person)
    coordinator = coordinator_of(service)
    record_attendance(under_way, person=person, mark="present", by=coordinator)
    statement = Statement.objects.get(verb__endswith="/attended")
    assert statement.data["context"]["instructor"]["account"]["name"] == str(coordinator.uuid)
