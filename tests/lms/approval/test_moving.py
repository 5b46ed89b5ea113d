"""A home moves to another municipality: what changes is said before, done on its day, and kept."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from lms.approval.actions.evaluation import check_statuses
from lms.dates import today
from lms.people.actions.moving import carry_out_moves, plan_move, take_back_move
from lms.people.errors.changes import LiesThereAlready, MovePlannedAlready
from lms.people.models import AuditEntry, HomeMove
from lms.refusals import NotAllowed
from tests import world as worlds
from tests.factories import MembershipFactory, MunicipalityFactory, OrganisationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return worlds.build()


@pytest.fixture
def coordinator(world):
    return world.users["coordinator"]


@pytest.fixture
def midt(db):
    return RegionFactory(code="midt", name="Region midt")


@pytest.fixture
def trondheim(midt):
    return MunicipalityFactory(
        number="5001", name="Trondheim", county_number="50", county="Trøndelag", region=midt
    )


@pytest.fixture
def other_service(midt):
    return OrganisationFactory(kind="foster_care", name="Fosterhjemstjenesten midt", region=midt)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_what_changes_is_shown_before_anything_is_done(world, coordinator, trondheim, other_service):
    client = signed_in(coordinator)
    address = f"/hjem/{world.home.uuid}/flytter/"
    assert address in client.get(f"/hjem/{world.home.uuid}/").content.decode()
    chosen = {"municipality": "5001", "service": other_service.pk, "on": today().isoformat()}
    page = client.post(address, chosen).content.decode()
    for said in (
        "Trondheim",
        "Trøndelag",
        trondheim.region.name,
        "Fosterhjemstjenesten midt",
        "1 åpent oppdrag",
    ):
        assert said in page
    assert world.home.trained_by.name in page
    assert not HomeMove.objects.exists()
    answer = client.post(address, chosen | {"yes": "1"})
    assert answer["Location"].endswith("/hjem/")
    world.home.refresh_from_db()
    assert (world.home.host_municipality, world.home.trained_by) == (trondheim, other_service)


def test_before_the_day_nothing_changes_and_on_the_day_it_is_done_once(
    world, coordinator, trondheim, other_service
):
    before, day = world.home.host_municipality, today() + timedelta(days=10)
    plan_move(world.home, to=trondheim, service=other_service, on=day, by=coordinator)
    assert carry_out_moves() == 0
    world.home.refresh_from_db()
    assert world.home.host_municipality == before
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        assert (carry_out_moves(), carry_out_moves()) == (1, 0)
    world.home.refresh_from_db()
    assert world.home.host_municipality == trondheim
    move = HomeMove.objects.get()
    assert (move.from_municipality, move.to_municipality, move.on) == (before, trondheim, day)
    assert AuditEntry.objects.filter(act="home.moved").count() == 1
    assert check_statuses() == []


def test_the_move_stands_on_the_timeline(world, coordinator, trondheim):
    plan_move(world.home, to=trondheim, service=world.service, on=today(), by=coordinator)
    page = signed_in(coordinator).get(f"/hjem/{world.home.uuid}/").content.decode()
    assert "Hjemmet flyttet til Trondheim" in page


def test_assignments_and_who_registered_the_home_see_it_as_before(
    world, coordinator, trondheim, other_service
):
    plan_move(world.home, to=trondheim, service=other_service, on=today(), by=coordinator)
    page = f"/hjem/{world.home.uuid}/"
    assert signed_in(world.users["caseworker"]).get(page).status_code == 200
    assert signed_in(coordinator).get(page).status_code in {200, 404}
    new = MembershipFactory(organisation=other_service, role="coordinator").user
    assert signed_in(new).get(page).status_code == 200


def test_a_planned_move_is_shown_and_taken_back(world, coordinator, trondheim, other_service):
    day = today() + timedelta(days=10)
    plan_move(world.home, to=trondheim, service=other_service, on=day, by=coordinator)
    client, address = signed_in(coordinator), f"/hjem/{world.home.uuid}/flytter/"
    assert "Ta flyttingen tilbake" in client.get(address).content.decode()
    with pytest.raises(MovePlannedAlready):
        plan_move(world.home, to=trondheim, service=other_service, on=day, by=coordinator)
    client.post(f"{address}trekk-tilbake/")
    assert not HomeMove.objects.exists()


def test_who_does_not_train_or_register_the_home_moves_nothing(world, trondheim, other_service):
    stranger = MembershipFactory(organisation=other_service, role="coordinator").user
    for user in (stranger, world.users["caseworker"], world.users["foster_parent"]):
        with pytest.raises(NotAllowed):
            plan_move(world.home, to=trondheim, service=other_service, on=today(), by=user)
        with pytest.raises(NotAllowed):
            take_back_move(world.home, by=user)


def test_a_home_does_not_move_to_where_it_lies(world, coordinator):
    here = world.home.host_municipality
    with pytest.raises(LiesThereAlready):
        plan_move(world.home, to=here, service=world.service, on=today(), by=coordinator)
    chosen = {"municipality": here.pk, "service": world.service.pk, "on": today().isoformat()}
    answer = signed_in(coordinator).post(f"/hjem/{world.home.uuid}/flytter/", chosen)
    assert answer.status_code == 422
    assert "ligger der allerede" in answer.content.decode()
