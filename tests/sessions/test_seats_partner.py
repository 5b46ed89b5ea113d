"""Who signs the partner up alone can take it back; a stranger cannot."""

import pytest
from django.urls import reverse

from sessions.actions.seats import register
from tests.sessions.factories import TrainingSessionFactory, adult, couple

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(service):
    """Ola's seat, which Kari of his home took for him."""
    _, kari, ola = couple()
    session = TrainingSessionFactory(organisation=service)
    return register(session, persons=[ola], together=False, by=kari)[0], kari


def test_the_partner_who_signed_one_up_finds_the_way_to_take_it_back(client, seat):
    registration, kari = seat
    client.force_login(kari)
    page = client.get(reverse("sessions:session", args=[registration.session.uuid])).content.decode()
    assert str(registration.uuid) in page
    assert "Bli med, du også" in page
    sign_off = reverse("sessions:sign-off", args=[registration.session.uuid])
    client.post(sign_off, {"registration": str(registration.uuid)})
    registration.refresh_from_db()
    assert registration.status == "cancelled"


def test_nobody_takes_a_strangers_seat_away(client, seat):
    registration, _ = seat
    client.force_login(adult())
    sign_off = reverse("sessions:sign-off", args=[registration.session.uuid])
    assert client.post(sign_off, {"registration": str(registration.uuid)}).status_code == 404
    registration.refresh_from_db()
    assert registration.status == "registered"
