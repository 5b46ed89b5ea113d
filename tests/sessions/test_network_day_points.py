"""What runs side by side on a network day: within the day, with places, lines and news of its own."""

from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lms.dates import OSLO, on_wall, today
from lms.notices.models import Notice
from lms.people.models import Organisation, User
from sessions.actions.calling_off import cancel_session
from sessions.actions.network_days import AgendaPoint, choose_points, keep_agenda
from sessions.actions.planning import move_session
from sessions.actions.seats import register, sign_off
from sessions.errors.programme import PointOutsideDay, PointTooSmall, SeatFirst
from sessions.models import AgendaChoice, AgendaItem, Registration, TrainingSession
from sessions.queries.network_days import agenda_of
from sessions.rules.programme import Timed, Wrong, fault_in
from tests import factories as people
from tests.sessions.factories import TrainingSessionFactory, adult, coordinator_of, led_by, trainer_of

LECTURE = AgendaPoint(None, 1, time(10), time(11, 30), "Foredrag", speaker="Nora Strand")
BEDTIME = AgendaPoint(None, 2, time(12), time(13), "Leggetid", "Sal 1", capacity=1)
SCHOOL = AgendaPoint(None, 2, time(12, 15), time(13), "Skole", "Sal 2")


@dataclass
class Stage:
    coordinator: User
    day: TrainingSession
    persons: list[User]


@pytest.fixture(scope="module")
def built(stand) -> Stage:
    def build() -> Stage:
        service: Organisation = people.OrganisationFactory(kind="foster_care", name="Tjenesten øst")
        on = today() + timedelta(days=10)
        day = TrainingSessionFactory(
            organisation=service, kind="network_day", period=(on_wall(on, time(9)), on_wall(on, time(15)))
        )
        led_by(day, trainer_of(service), trainer_of(service))
        coordinator = coordinator_of(service)
        keep_agenda(day, [LECTURE, BEDTIME, SCHOOL], by=coordinator)
        persons = [adult() for _ in range(3)]
        for person in persons:
            register(day, persons=[person], together=False, by=person)
        Notice.objects.all().delete()
        return Stage(coordinator, day, persons)

    return stand(build)


@pytest.fixture
def stage(built, db) -> Stage:
    return deepcopy(built)


def _seat(stage, number) -> Registration:
    return Registration.objects.select_related("session").get(
        person=stage.persons[number], session=stage.day, status="registered"
    )


def _item(title) -> AgendaItem:
    return AgendaItem.objects.get(title=title)


def _choose(stage, number, *titles):
    seat = _seat(stage, number)
    return choose_points(seat, [_item(title) for title in titles], by=seat.person)


def _states(stage):
    order = [person.pk for person in stage.persons]
    return sorted(
        (order.index(person), title, status)
        for person, title, status in AgendaChoice.objects.values_list(
            "registration__person", "item__title", "status"
        )
    )


def _as_kept(**changed):
    return [
        replace(point, pk=_item(point.title).pk, **changed.get(point.title, {}))
        for point in (LECTURE, BEDTIME, SCHOOL)
    ]


@pytest.mark.parametrize(
    ("points", "wrong"),
    [
        ([Timed("A", 1, time(9), time(10)), Timed("B", 1, time(9, 30), time(11))], None),
        ([Timed("A", 1, time(9), time(10)), Timed("B", 2, time(10), time(11))], None),
        ([Timed("A", 1, time(9), None), Timed("B", 2, time(10), time(15))], None),
        ([Timed("A", 1, time(14), time(18))], Wrong.OUTSIDE),
        ([Timed("A", 1, time(18), time(19))], Wrong.OUTSIDE),
        ([Timed("A", 1, time(8), time(10))], Wrong.OUTSIDE),
        ([Timed("A", 1, time(11), time(10))], Wrong.ENDS_FIRST),
        ([Timed("A", 1, time(9), time(12)), Timed("B", 2, time(11), time(13))], Wrong.OVERLAPS),
        ([Timed("A", 1, time(9), None), Timed("B", 2, time(9), None)], Wrong.OVERLAPS),
    ],
)
def test_points_lie_within_the_day_and_slots_follow_each_other(points, wrong):
    fault = fault_in(points, opens=time(9), closes=time(15))
    assert (fault.wrong if fault else None) == wrong


def test_a_point_outside_the_day_is_refused_and_all_that_was_typed_stays(client, stage):
    with pytest.raises(PointOutsideDay):
        keep_agenda(stage.day, [replace(LECTURE, ends_at=time(18))], by=stage.coordinator)
    client.force_login(stage.coordinator)
    entries = {"points-TOTAL_FORMS": "1", "points-INITIAL_FORMS": "0", "points-0-slot": "1"}
    entries |= {"points-0-begins_at": "18:00", "points-0-ends_at": "19:00", "points-0-title": "Kveldsprat"}
    answer = client.post(reverse("sessions:agenda", args=[stage.day.uuid]), entries)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "utenfor dagen, som varer fra 09:00 til 15:00" in page
    assert "Kveldsprat" in page
    assert AgendaItem.objects.count() == 3


def test_slots_stand_in_the_order_of_the_clock_and_each_point_with_its_own_time(client, stage):
    early = AgendaPoint(None, 9, time(9), time(9, 45), "Velkommen")
    keep_agenda(stage.day, [*_as_kept(), early], by=stage.coordinator)
    assert [slot.number for slot in agenda_of(stage.day)] == [9, 1, 2]
    client.force_login(stage.persons[0])
    page = client.get(reverse("sessions:session", args=[stage.day.uuid])).content.decode()
    for words in ("12:00–13:00", "12:15–13:00", "Nora Strand"):
        assert words in page


def test_who_comes_too_late_waits_and_keeps_what_they_had_until_their_turn(client, stage):
    assert not _choose(stage, 0, "Leggetid")
    assert not _choose(stage, 1, "Skole")
    assert [one.item.title for one in _choose(stage, 1, "Leggetid")] == ["Leggetid"]
    assert _choose(stage, 2, "Leggetid")
    assert _states(stage) == [
        (0, "Leggetid", "taken"),
        (1, "Leggetid", "waiting"),
        (1, "Skole", "taken"),
        (2, "Leggetid", "waiting"),
    ]
    client.force_login(stage.persons[2])
    assert (
        "Nummer 2 i køen" in client.get(reverse("sessions:session", args=[stage.day.uuid])).content.decode()
    )

    _choose(stage, 0, "Skole")

    assert _states(stage) == [(0, "Skole", "taken"), (1, "Leggetid", "taken"), (2, "Leggetid", "waiting")]
    told = Notice.objects.filter(kind="session.point").values_list("to", flat=True)
    assert list(told) == [stage.persons[1].pk]


def test_who_gives_the_day_back_gives_its_points_back(stage):
    _choose(stage, 0, "Leggetid")
    _choose(stage, 1, "Leggetid")
    sign_off(_seat(stage, 0), by=stage.persons[0])
    assert _states(stage) == [(1, "Leggetid", "taken")]
    assert _item("Leggetid").taken == 1


def test_the_database_refuses_more_than_a_point_has_room_for(stage):
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(title="Leggetid").update(taken=2)


def test_places_can_be_added_but_not_taken_from_who_has_one(stage):
    for number in (0, 1):
        _choose(stage, number, "Leggetid")
    keep_agenda(stage.day, _as_kept(Leggetid={"capacity": 2}), by=stage.coordinator)
    assert {status for _, _, status in _states(stage)} == {"taken"}
    with pytest.raises(PointTooSmall):
        keep_agenda(stage.day, _as_kept(Leggetid={"capacity": 1}), by=stage.coordinator)


def test_only_who_has_a_place_at_the_day_chooses(stage):
    seat = _seat(stage, 0)
    Registration.objects.filter(pk=seat.pk).update(status="waiting")
    with pytest.raises(SeatFirst):
        choose_points(seat, [_item("Skole")], by=seat.person)


def test_who_chose_what_is_moved_or_gone_is_told_and_nobody_else(stage):
    _choose(stage, 0, "Leggetid")
    _choose(stage, 1, "Skole")
    keep_agenda(stage.day, _as_kept(Leggetid={"room": "Sal 3"}), by=stage.coordinator)
    assert list(Notice.objects.values_list("kind", "to")) == [("session.programme", stage.persons[0].pk)]
    Notice.objects.all().delete()
    keep_agenda(stage.day, _as_kept(Leggetid={"room": "Sal 3"})[:2], by=stage.coordinator)
    assert list(Notice.objects.values_list("to", flat=True)) == [stage.persons[1].pk]


def test_the_programme_moves_with_the_hour_of_the_day(stage):
    move_session(stage.day, begins_at=stage.day.begins_at + timedelta(hours=1), by=stage.coordinator)
    assert _item("Foredrag").begins_at == time(11)
    assert _item("Foredrag").ends_at == time(12, 30)


def test_a_day_held_later_instead_has_the_programme_and_what_was_chosen(stage):
    _choose(stage, 0, "Leggetid")
    _choose(stage, 1, "Leggetid")
    later = stage.day.begins_at.astimezone(OSLO).date() + timedelta(days=7)
    new = cancel_session(stage.day, by=stage.coordinator, replacement_begins_at=on_wall(later, time(10)))
    there = AgendaItem.objects.get(session=new, title="Leggetid")
    assert (there.begins_at, there.taken) == (time(13), 1)
    states = AgendaChoice.objects.filter(item=there).order_by("pk")
    assert list(states.values_list("registration__person", "status")) == [
        (stage.persons[0].pk, "taken"),
        (stage.persons[1].pk, "waiting"),
    ]


def test_what_is_chosen_stands_on_roster_print_and_among_what_to_arrange(client, stage):
    _choose(stage, 0, "Leggetid")
    _choose(stage, 1, "Leggetid")
    client.force_login(stage.coordinator)
    for name in ("roster", "printed-list", "arrangements"):
        page = client.get(reverse(f"sessions:{name}", args=[stage.day.uuid])).content.decode()
        assert "1 / 1" in page, name
        assert "1 venter" in page, name
    printed = client.get(reverse("sessions:printed-list", args=[stage.day.uuid])).content.decode()
    assert printed.count("Leggetid") == 2  # beside the name, and counted


def test_who_has_not_chosen_is_asked_on_the_home_page_and_beside_the_day(client, stage):
    client.force_login(stage.persons[0])
    for address in (reverse("portal:home"), reverse("sessions:mine")):
        assert "Velg hva du blir med på" in client.get(address).content.decode()
    _choose(stage, 0, "Skole")
    for address in (reverse("portal:home"), reverse("sessions:mine")):
        assert "Velg hva du blir med på" not in client.get(address).content.decode()
