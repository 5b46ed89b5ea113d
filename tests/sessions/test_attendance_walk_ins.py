"""Somebody comes who is on no list: whom staff may find by name, and whom not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.people.models import AddressProtection
from sessions.models import Registration
from tests.factories import FosterParentFactory
from tests.sessions.factories import (
    TrainingSessionFactory,
    adult,
    coordinator_of,
    led_by,
    signed_up,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def under_way(service, trainers):
    now = timezone.now()
    period = (now - timedelta(hours=1), now + timedelta(hours=2))
    return led_by(TrainingSessionFactory(organisation=service, period=period), *trainers)


@pytest.fixture
def listed(service, trainers):
    """Who is on the list of another gathering that the trainers lead."""
    other = led_by(TrainingSessionFactory(organisation=service), *trainers)

    def _listed(**values):
        person = adult()
        for name, value in values.items():
            setattr(person, name, value)
        person.save()
        return signed_up(other, person).person

    return _listed


@pytest.fixture
def found(client, under_way):
    def _found(user, name):
        client.force_login(user)
        address = reverse("sessions:roster", args=[under_way.uuid])
        return [one.name for one in client.get(address, {"name": name}).context["page"].found]

    return _found


@pytest.fixture
def added(client, under_way):
    def _added(user, person):
        client.force_login(user)
        client.post(reverse("sessions:walk-in", args=[under_way.uuid]), {"person": str(person.uuid)})
        return Registration.objects.filter(session=under_way, person=person, status="walk_in").exists()

    return _added


def test_a_trainer_finds_who_is_on_another_of_their_lists_and_adds_them(found, added, listed, trainers):
    guest = listed(first_name="Åse", last_name="Østby")
    assert found(trainers[0], "øst ås") == ["Åse Østby"]
    assert added(trainers[0], guest)
    assert found(trainers[0], "Østby") == []


def test_a_trainer_finds_and_adds_nobody_else(found, added, trainers):
    stranger = FosterParentFactory(user__first_name="Fremmed").user
    assert found(trainers[0], "Fremmed") == []
    assert not added(trainers[0], stranger)


def test_a_coordinator_finds_the_adults_of_the_homes_they_train_alone(found, added, service, coordinator):
    guest = adult(trained_by=service)
    assert found(coordinator, guest.name.lower()) == [guest.name]
    elsewhere = adult()
    assert found(coordinator, elsewhere.first_name) == []
    assert added(coordinator, guest)
    assert not added(coordinator_of(service), elsewhere)


def test_an_address_protected_person_is_found_under_no_name(found, added, listed, trainers):
    hidden = listed(first_name="Skjult", address_protection=AddressProtection.CONFIDENTIAL, alias="Anne Berg")
    assert found(trainers[0], "Skjult") == found(trainers[0], "Anne") == []
    assert not added(trainers[0], hidden)


@pytest.mark.parametrize("name", ["", " ", "a", "%", "' OR 1=1", "x" * 500])
def test_too_little_or_nonsense_finds_nobody(name, found, listed, trainers):
    listed(first_name="Anna")
    assert found(trainers[0], name) == []
