"""What who leads a session is told before it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from tests.sessions.factories import PartFactory, adult, coordinator_of, couple, signed_up

pytestmark = pytest.mark.django_db
LEFT = "E-læring gjenstår"


@pytest.fixture
def roster_for(client, gathering):
    """The roster of a gathering that e-learning belongs before, as a user sees it."""
    gathering.due_before.add(PartFactory(kind="lesson"))

    def _roster_for(user):
        client.force_login(user)
        return client.get(reverse("sessions:roster", args=[gathering.uuid])).content.decode()

    return _roster_for


def test_a_leader_sees_on_the_roster_who_has_e_learning_left(roster_for, gathering, trainers):
    signed_up(gathering, adult())
    signed_up(gathering, adult())
    assert roster_for(trainers[0]).count(LEFT) == 2


def test_a_coordinator_is_told_of_e_learning_only_in_the_homes_that_the_service_trains(
    roster_for, gathering, service
):
    signed_up(gathering, adult())
    _home, own, _partner = couple(trained_by=service)
    signed_up(gathering, own)
    page = roster_for(coordinator_of(service))
    assert page.count(LEFT) == 1


def test_a_coordinator_who_is_not_told_of_everyone_never_reads_that_all_have_done_it(
    client, gathering, service
):
    gathering.due_before.add(PartFactory(kind="lesson"))
    signed_up(gathering, adult())
    client.force_login(coordinator_of(service))
    page = client.get(reverse("sessions:session", args=[gathering.uuid])).content.decode()
    assert "Alle har gjort den" not in page


def test_a_family_reads_nothing_of_what_others_need_or_have_left(client, gathering):
    reader = adult()
    signed_up(gathering, adult())
    signed_up(gathering, reader)
    client.force_login(reader)
    page = client.get(reverse("sessions:session", args=[gathering.uuid])).content.decode()
    assert "Hva de trenger" not in page


@pytest.mark.parametrize(
    ("language", "day"),
    [("nb", "mandag 2. november"), ("nn", "måndag 2. november"), ("en", "Monday 2 November")],
)
def test_a_day_is_written_as_its_language_does(language, day):
    with translation.override(language):
        assert date_format(date(2026, 11, 2), "l j. F") == day
