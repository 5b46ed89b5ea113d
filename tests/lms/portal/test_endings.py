"""A path that closes, a home that somebody leaves, an assignment that ends: kindly, and quietly."""

import pytest
from django.urls import reverse

from lms.dates import today
from lms.people.actions.homes import close_path, end_assignment
from lms.people.errors import AssignmentStillOpen
from lms.people.models import FosterParent
from lms.portal.queries.home.family import family_home
from lms.refusals import NotAllowed
from tests import world
from tests.role_table import CASEWORKER, COORDINATOR, FOSTER_PARENT
from tests.sessions import factories as make

HOME = "/min-side/"


@pytest.fixture
def own(db):
    found = world.build()
    found.home.trained_by = found.preparing_home.trained_by = found.service
    found.home.save()
    found.preparing_home.save()
    return found


@pytest.fixture
def preparing(own):
    return FosterParent.objects.get(home=own.preparing_home).user


def test_closed_path_says_kindly_what_stands_and_asks_for_nothing(client, own, preparing):
    close_path(own.preparing_home, by=own.users[COORDINATOR])
    client.force_login(preparing)

    page = client.get(HOME).content.decode()

    assert "Du trenger ikke å gjøre noe nå" in page
    assert "Ditt neste steg" not in page
    assert "Finn en samling" not in page
    assert "Se hele veien" not in page
    assert "Ny her?" not in page
    assert 'data-place="now"' not in client.get(reverse("portal:path")).content.decode()


def test_coordinator_closes_a_path_after_one_question(client, own):
    client.force_login(own.users[COORDINATOR])
    address = f"/hjem/{own.preparing_home.uuid}/avslutt/"
    assert "Vil du avslutte forberedelsen" in client.get(address).content.decode()

    client.post(address)

    own.preparation.refresh_from_db()
    assert own.preparation.ended_on == today()


def test_seats_are_given_back_when_the_path_is_closed(own, preparing, django_capture_on_commit_callbacks):
    session = make.TrainingSessionFactory(organisation=own.service)
    booking = make.signed_up(session, preparing).booking
    booking.home = own.preparing_home
    booking.save()

    with django_capture_on_commit_callbacks(execute=True):
        close_path(own.preparing_home, by=own.users[COORDINATOR])

    assert not session.registrations.live().exists()


def test_home_with_an_open_assignment_is_the_municipalitys_to_end(client, own):
    with pytest.raises(AssignmentStillOpen):
        close_path(own.home, by=own.users[COORDINATOR])

    with pytest.raises(NotAllowed):
        close_path(own.preparing_home, by=own.users[CASEWORKER])


def test_ended_assignment_ends_what_is_asked(client, own):
    end_assignment(own.assignment, by=own.users[CASEWORKER])

    assert family_home(own.users[FOSTER_PARENT], language="nb").is_over


def test_who_has_left_reads_whom_to_ring_and_keeps_the_shelf(client, own):
    person = own.users[FOSTER_PARENT]
    person.home_memberships.update(left_on=today())
    client.force_login(person)

    page = client.get(HOME).content.decode()

    assert "ikke lenger registrert i et fosterhjem" in page
    assert client.get("/hylla/").status_code == 200
