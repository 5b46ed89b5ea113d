"""Many sessions are changed at once, all or none, and shown first."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from lms.dates import OSLO, on_wall
from lms.people.models import Organisation, User
from sessions.models import Series, TrainingSession, Venue
from sessions.queries.moves import last_of_many
from sessions.queries.staffing import leaders_of
from tests import factories as people
from tests.sessions.factories import (
    TrainingSessionFactory,
    VenueFactory,
    adult,
    coordinator_of,
    led_by,
    signed_up,
    trainer_of,
)

TUESDAY = date(2027, 3, 2)
NOW = on_wall(date(2027, 2, 25), time(12))


@dataclass
class Spring:
    """Three evenings, a week apart, in a hall: two of a series and one alone, led by Anne; Bjørn is free but
    for the third evening, which he leads elsewhere."""

    service: Organisation
    coordinator: User
    anne: User
    bjorn: User
    hall: Venue
    library: Venue
    evenings: list[TrainingSession]
    elsewhere: TrainingSession


def _evening(service: Organisation, week: int, **values: Any) -> TrainingSession:
    begin = on_wall(TUESDAY + timedelta(weeks=week - 1), time(17, 30))
    return TrainingSessionFactory(
        organisation=service,
        title=f"Samling {week}",
        period=(begin, begin + timedelta(hours=3)),
        leaders_wanted=1,
        **values,
    )


def _spring() -> Spring:
    with time_machine.travel(NOW, tick=False):
        service = people.OrganisationFactory(kind="foster_care", name="Øst")
        coordinator, anne, bjorn = coordinator_of(service), trainer_of(service), trainer_of(service)
        hall = VenueFactory(organisation=service, name="Salen")
        library = VenueFactory(organisation=service, name="Biblioteket", capacity=15)
        series = Series.objects.create(
            organisation=service, name="Våren", starts_on=TUESDAY, weekdays=[1], starts_at=time(17, 30),
            status="published", made_by=coordinator,
        )  # fmt: skip
        evenings = [
            _evening(service, 1, series=series, number=1, venue=hall),
            _evening(service, 2, series=series, number=2, venue=hall),
            _evening(service, 3, venue=hall),
        ]
        for one in evenings:
            led_by(one, anne)
        elsewhere = led_by(_evening(service, 3, venue=library), bjorn)
        return Spring(service, coordinator, anne, bjorn, hall, library, evenings, elsewhere)


@pytest.fixture(scope="module")
def standing_spring(stand):
    return stand(_spring)


@pytest.fixture
def spring(standing_spring, db):
    with time_machine.travel(NOW, tick=False):
        yield deepcopy(standing_spring)


@pytest.fixture
def sent(spring, client):
    """Send the form of many sessions as the coordinator: shown first, and gone on with if that can be."""
    client.force_login(spring.coordinator)
    address = reverse("sessions:change-many")

    def _sent(sessions, **values):
        page = client.post(address, {"samling": [str(one.uuid) for one in sessions], **values})
        soup = BeautifulSoup(page.content, "html.parser")
        kept: dict[str, list[str]] = {}
        for one in soup.select("form.panel input[type=hidden]"):
            kept.setdefault(str(one["name"]), []).append(str(one["value"]))
        if page.status_code == 409 and soup.select("form.panel button[type=submit]"):
            client.post(address, kept)
        return " ".join(soup.get_text(" ").split())

    return _sent


def now_is(session: TrainingSession) -> TrainingSession:
    return TrainingSession.objects.get(pk=session.pk)


def test_place_time_and_places_of_many_become_another_at_once(spring, sent) -> None:
    first, second, _third = spring.evenings
    said = sent([first, second], begins="18:00", venue=str(spring.library.uuid), capacity="10")
    assert "Samling 1" in said
    assert "Biblioteket" in said
    for one in (first, second):
        found = now_is(one)
        assert (found.venue, found.capacity) == (spring.library, 10)
        assert found.begins_at.astimezone(OSLO).time() == time(18)
    assert now_is(spring.evenings[2]).venue == spring.hall


def test_one_that_is_in_the_way_is_named_and_keeps_all_as_they_were(spring, sent) -> None:
    said = sent(spring.evenings, leaves=str(spring.anne.uuid), comes=str(spring.bjorn.uuid))
    assert "Samling 3" in said
    assert spring.bjorn.name in said
    assert [leaders_of(one) for one in spring.evenings] == [[spring.anne]] * 3


def test_a_trainer_takes_the_place_of_another_or_leads_as_well(spring, sent) -> None:
    first, second, _third = spring.evenings
    sent([first], leaves=str(spring.anne.uuid), comes=str(spring.bjorn.uuid))
    sent([second], comes=str(spring.bjorn.uuid))
    assert leaders_of(first) == [spring.bjorn]
    assert {one.pk for one in leaders_of(second)} == {spring.anne.pk, spring.bjorn.pk}


def test_nothing_is_changed_before_it_has_been_shown(spring, client) -> None:
    client.force_login(spring.coordinator)
    first = spring.evenings[0]
    page = client.post(reverse("sessions:change-many"), {"samling": str(first.uuid), "days": "1"})
    assert page.status_code == 409
    assert now_is(first).begins_at == first.begins_at


def test_a_change_of_many_is_undone_as_one_while_nobody_has_acted_on_it(spring, sent, client) -> None:
    sent(spring.evenings, days="1")
    move = last_of_many(spring.coordinator)
    assert [now_is(one).begins_at - one.begins_at for one in spring.evenings] == [timedelta(days=1)] * 3
    client.post(reverse("sessions:undo-many", args=[move.pk]))
    assert [now_is(one).begins_at for one in spring.evenings] == [one.begins_at for one in spring.evenings]
    assert last_of_many(spring.coordinator) is None


def test_a_change_that_somebody_has_acted_on_stands(spring, sent, client) -> None:
    sent(spring.evenings, days="1")
    move = last_of_many(spring.coordinator)
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        signed_up(spring.evenings[0], adult())
        client.post(reverse("sessions:undo-many", args=[move.pk]))
    assert now_is(spring.evenings[1]).begins_at != spring.evenings[1].begins_at


def test_those_who_are_signed_up_are_told_once_of_each_that_moves(
    spring, sent, django_capture_on_commit_callbacks
) -> None:
    from lms.notices.models import Notice

    person = adult()
    signed_up(spring.evenings[0], person)
    with django_capture_on_commit_callbacks(execute=True):
        sent(spring.evenings[:2], days="1")
    assert Notice.objects.filter(to=person).count() == 1


def test_sessions_of_others_are_not_among_those_chosen(spring, sent) -> None:
    other = led_by(
        TrainingSessionFactory(period=(spring.evenings[0].begins_at, spring.evenings[0].ends_at), capacity=12)
    )
    sent([spring.evenings[0], other], capacity="9")
    assert now_is(spring.evenings[0]).capacity == 9
    assert now_is(other).capacity == 12


def test_a_form_that_changes_nothing_says_so(spring, client) -> None:
    client.force_login(spring.coordinator)
    page = client.post(reverse("sessions:change-many"), {"samling": str(spring.evenings[0].uuid)})
    assert page.status_code == 422


def test_sessions_are_chosen_in_a_list_or_on_the_board(spring, client) -> None:
    client.force_login(spring.coordinator)
    for address in (reverse("sessions:change-many"), reverse("sessions:board") + "?fra=2027-03-02&uker=4"):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        boxes = {one["value"] for one in page.select("input[name=samling][type=checkbox]")}
        assert boxes == {str(one.uuid) for one in [*spring.evenings, spring.elsewhere]}
