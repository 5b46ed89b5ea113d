"""Staff record e-learning that they went through with somebody."""

import pytest
from django.urls import reverse

from courses.models import PartProgress
from lms.people.models import LookUp, Role
from tests.courses import factories as make
from tests.factories import FosterParentFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client):
    membership = FosterParentFactory()
    coordinator = MembershipFactory(role=Role.COORDINATOR, organisation=membership.home.trained_by).user
    parts = [
        make.part(title="Ro i huset"),
        make.part("quiz", title="Prøve"),
        make.part("gathering", title="Samling"),
    ]
    make.enrolled(membership.user, parts=parts)
    client.force_login(coordinator)
    return (
        membership,
        parts,
        reverse("courses:together-with", args=[membership.home.uuid, membership.pk]),
    )


def test_what_is_left_of_e_learning_is_offered(client, case):
    page = client.get(case[2]).content.decode()
    assert "Ro i huset" in page
    assert "Prøve" in page
    assert "Samling" not in page


def test_several_parts_are_recorded_at_once(client, case):
    _, parts, address = case
    response = client.post(
        address, {"parts": [str(one.uuid) for one in parts[:2]], "form": "conversation", "was_there": "on"}
    )
    assert response.status_code == 302
    assert set(PartProgress.objects.values_list("part", flat=True)) == {parts[0].uuid, parts[1].uuid}
    assert "Ro i huset" not in client.get(address).content.decode()


@pytest.mark.parametrize("missing", ["parts", "form", "was_there"])
def test_nothing_is_recorded_without_what_form_and_word(client, case, missing):
    _, parts, address = case
    sent = {"parts": [str(parts[0].uuid)], "form": "conversation", "was_there": "on"}
    del sent[missing]
    assert client.post(address, sent).status_code == 200
    assert not PartProgress.objects.exists()


def test_a_gathering_cannot_be_recorded_so(client, case):
    _, parts, address = case
    sent = {"parts": [str(parts[2].uuid)], "form": "conversation", "was_there": "on"}
    assert client.post(address, sent).status_code == 200
    assert not PartProgress.objects.exists()


def test_opening_the_page_is_a_look_up(client, case):
    client.get(case[2])
    assert LookUp.objects.filter(person=case[0].user).count() == 1


def test_another_service_and_another_home_are_not_there(client, case):
    membership, _, address = case
    stranger = FosterParentFactory()
    wrong = reverse("courses:together-with", args=[membership.home.uuid, stranger.pk])
    assert client.get(wrong).status_code == 404
    client.force_login(MembershipFactory(role=Role.COORDINATOR).user)
    assert client.get(address).status_code == 404
    client.force_login(membership.user)
    assert client.get(address).status_code == 403
