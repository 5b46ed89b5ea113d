"""Somebody asks for a correction or a limit, follows it, and gets an answer within a month."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.notices.models import Notice
from lms.people.models import AddressProtection, Role, User
from lms.portal.actions.data_requests import answer, ask, lift
from lms.portal.actions.keeping import let_go
from lms.portal.errors import AlreadyAnswered, AskedForAlready, NoReasonGiven
from lms.portal.models import DataRequest
from lms.portal.rules.data_requests import GROUNDS, Ground, Right, a_month_after
from tests import world
from tests.factories import MembershipFactory
from tests.role_table import ADMIN, CASEWORKER, COORDINATOR, FOSTER_PARENT

pytestmark = pytest.mark.django_db
WRONG_SEAT = {"right": "correction", "kind": "seats", "ground": "wrong"}
LIMIT = {"right": "restriction", "kind": "training", "ground": "contested"}


@pytest.fixture
def own(stand):
    return stand(world.build)


@pytest.fixture
def kari(own):
    return User.objects.get(pk=own.users[FOSTER_PARENT].pk)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_an_answer_is_due_a_month_after(asked, due):
    assert a_month_after(asked) == due


def test_every_ground_belongs_to_one_right():
    assert sorted(one for grounds in GROUNDS.values() for one in grounds) == sorted(Ground)
    assert set(GROUNDS) == set(Right)


def test_one_asks_by_lists_alone_follows_it_and_reads_how_to_complain(client, own, kari):
    client.force_login(kari)
    form = client.get("/mine-data/be-om/").content.decode()
    assert "<textarea" not in form
    assert client.post("/mine-data/be-om/", WRONG_SEAT | {"ground": "claim"}).status_code == 422
    client.post("/mine-data/be-om/", WRONG_SEAT)
    page = client.get("/mine-data/").content.decode()
    assert "Du får svar innen" in page
    assert own.service.name in page

    client.force_login(own.users[COORDINATOR])
    assert "krav om opplysninger" in client.get("/min-side/").content.decode()
    assert kari.name in client.get("/rettigheter/").content.decode()
    asked = DataRequest.objects.get()
    client.post(f"/rettigheter/{asked.uuid}/ser-pa/")
    assert client.post(f"/rettigheter/{asked.uuid}/", {"answer": "refused"}).status_code == 422
    client.post(f"/rettigheter/{asked.uuid}/", {"answer": "refused", "refusal": "right"})

    client.force_login(kari)
    page = client.get("/mine-data/").content.decode()
    assert "det som er lagret, er riktig" in page
    assert "klage-til-datatilsynet" in page
    assert [one.kind for one in Notice.objects.filter(to=kari)] == ["data_request.answered"]


def test_a_limit_is_marked_where_staff_open_the_home_until_it_is_lifted(client, own, kari):
    coordinator = own.users[COORDINATOR]
    asked = ask(kari, **LIMIT)
    answer(asked, refusal="", by=coordinator)
    address = f"/hjem/{own.home.uuid}/"
    for role in (COORDINATOR, CASEWORKER):
        client.force_login(own.users[role])
        assert "Begrenset siden" in client.get(address).content.decode()
    lift(asked, by=coordinator)
    assert "Begrenset siden" not in client.get(address).content.decode()
    with pytest.raises(AlreadyAnswered):
        lift(asked, by=coordinator)


def test_a_limit_that_holds_is_kept_and_what_is_over_goes(own, kari):
    holds, over = ask(kari, **LIMIT), ask(kari, **WRONG_SEAT)
    for one in (holds, over):
        answer(one, refusal="", by=own.users[COORDINATOR])
    let_go(at=timezone.now() + timedelta(days=2000), only="data-requests")
    assert DataRequest.objects.get() == holds


def test_two_presses_ask_once_and_the_first_answer_stands(own, kari):
    asked = ask(kari, **WRONG_SEAT)
    with pytest.raises(AskedForAlready):
        ask(kari, **WRONG_SEAT)
    with pytest.raises(NoReasonGiven):
        answer(asked, refusal="no_ground", by=own.users[COORDINATOR])
    answer(asked, refusal="", by=own.users[COORDINATOR])
    with pytest.raises(AlreadyAnswered):
        answer(asked, refusal="right", by=own.users[COORDINATOR])


def test_the_office_with_the_assignment_answers_for_decisions(own, kari):
    asked = ask(kari, right="correction", kind="approvals", ground="wrong")
    assert asked.organisation == own.child_welfare
    found = DataRequest.objects.answered_by_office_of
    assert found(own.users[CASEWORKER]).get() == asked
    assert not found(own.users[COORDINATOR]).exists()


def test_administrators_answer_where_no_office_does_and_never_about_themselves(own):
    admin, trainer = own.users[ADMIN], own.users["trainer"]
    theirs, own_one = ask(trainer, **WRONG_SEAT), ask(admin, **WRONG_SEAT)
    found = DataRequest.objects.answered_by_office_of
    assert found(admin).get() == theirs
    assert found(MembershipFactory(role=Role.ADMIN).user).filter(pk=own_one.pk).exists()
    assert not found(own.users[COORDINATOR]).exists()


def test_a_protected_person_is_shown_to_nobody_without_the_right(own, kari):
    User.objects.filter(pk=kari.pk).update(address_protection=AddressProtection.CONFIDENTIAL)
    kari.refresh_from_db()
    ask(kari, **WRONG_SEAT)
    found = DataRequest.objects.answered_by_office_of
    assert not found(own.users[COORDINATOR]).exists()
    assert not found(own.users[ADMIN]).exists()
