"""A trainer leaves: the leader ends the role and hands the gatherings over; the trainer is out at once."""

import pytest
from playwright.sync_api import Page, expect

from sessions.actions.holds import hold
from sessions.models import NetworkGroup
from sessions.queries.staffing import leaders_of
from tests import world
from tests.journeys.conftest import DESK, PHONE, width
from tests.role_table import LEADER, TRAINER
from tests.sessions import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}}


def sign_in(page: Page, username: str, onward: str) -> None:
    page.goto(f"/logg-inn/?next={onward}")
    page.locator("#id_name").fill(username)
    page.locator("#id_password").fill("passord-for-test")
    page.locator("form:has(#id_password) [type=submit]").click()
    page.wait_for_url(f"**{onward}")


def test_a_trainer_leaves_and_the_sessions_go_to_a_colleague(new_page, axe):
    here = world.build()
    leaves, stays = here.users[TRAINER], make.trainer_of(here.service)
    gatherings = [
        make.TrainingSessionFactory(
            organisation=here.service, period=(make.at(17, days=days), make.at(20, days=days))
        )
        for days in (10, 12)
    ]
    for gathering in gatherings:
        hold(gathering, [leaves], holds=True)
    group = NetworkGroup.objects.create(organisation=here.service, name="Furugruppa", facilitator=leaves)
    own, leader = new_page(PHONE), new_page(NARROW)
    sign_in(own, leaves.username, "/kursledelse/")

    sign_in(leader, here.users[LEADER].username, "/folk/")
    axe(leader)
    assert width(leader) <= 320
    leader.get_by_role("link", name=leaves.name).click()
    axe(leader)
    leader.get_by_role("link", name="Avslutt rollen").click()
    leader.get_by_label("Med én gang, og logg dem ut overalt").check()
    axe(leader)
    leader.get_by_role("button", name="Avslutt rollen").click()
    expect(leader.get_by_text("Furugruppa")).to_be_visible()
    leader.get_by_label("Samlinger, grupper og besøk går til").select_option(label=stays.name)
    leader.get_by_role("button", name="Overlat").click()
    expect(leader.get_by_text("Ingenting som må overlates.")).to_be_visible()
    axe(leader)
    assert width(leader) <= 320

    own.goto("/kursledelse/")
    assert "/logg-inn/" in own.url
    group.refresh_from_db()
    assert [leaders_of(one) for one in gatherings] == [[stays], [stays]]
    assert group.facilitator == stays


def test_a_leader_adds_a_colleague_at_a_desk(new_page, axe):
    here = world.build()
    page = new_page(DESK)
    sign_in(page, here.users[LEADER].username, "/folk/")
    page.get_by_role("link", name="Legg til en kollega").click()
    axe(page)
    page.get_by_label("Fornavn").fill("Nina")
    page.get_by_label("Etternavn").fill("Ny")
    page.get_by_label("E-post på jobb").fill("nina@example.no")
    page.get_by_role("button", name="Legg til og send lenken").click()
    expect(page.get_by_text("Invitert, har ikke kommet ennå")).to_be_visible()
