"""One's own data and the shelf: seen, taken away, erased."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from courses.models import Bookmark
from sessions.actions.wishes import keep_interpreter_need, keep_wish
from sessions.models import InterpreterNeed, ReachWish
from tests import world
from tests.lms.notices.factories import MessageFactory
from tests.role_table import FOSTER_PARENT, TRAINER


@pytest.fixture
def own(db):
    return world.build()


def test_erasing_traces_takes_ones_own_alone(client, own):
    for person in (own.users[FOSTER_PARENT], own.partner):
        Bookmark.objects.create(
            person=person, lesson_uuid=uuid4(), begun_at=timezone.now(), seen_at=timezone.now()
        )
    client.force_login(own.users[FOSTER_PARENT])

    client.post("/mine-data/slett-spor/")

    assert [mark.person for mark in Bookmark.objects.all()] == [own.partner]


def test_wishes_are_erased_by_their_owner_alone(client, own):
    person = own.users[FOSTER_PARENT]
    for one in (person, own.partner):
        keep_wish(one, weekdays=[4], reachable=[])
        keep_interpreter_need(one, language="Tigrinja", variant="", sex="", not_wanted="")
    client.force_login(person)
    client.post("/mine-data/slett-onsker/")

    assert [wish.person for wish in ReachWish.objects.all()] == [own.partner]
    assert [need.person for need in InterpreterNeed.objects.all()] == [own.partner]


def test_shelf_is_for_those_on_a_path(client, own):
    client.force_login(own.users[TRAINER])
    assert client.get("/hylla/").status_code == 403

    client.force_login(own.users[FOSTER_PARENT])
    assert "Hylla er tom" in client.get("/hylla/").content.decode()


@pytest.mark.parametrize("address", ["/meldinger/", "/mine-data/"])
def test_whatever_is_asked_before_it_is_erased_can_be_answered(own, address):
    person = own.users[FOSTER_PARENT]
    MessageFactory(to=person, organisation=own.service)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)

    page = browser.get(address).content.decode()

    assert page.count('method="post"') == page.count("csrfmiddlewaretoken")
