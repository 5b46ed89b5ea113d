"""The form that starts the path, what visitors see of network days, the helpline, and the tours."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.notices.models import Notice
from lms.people.models import FosterHome, Region
from lms.portal.actions.keeping import let_go
from lms.portal.models import Interest, TourTaken
from tests import world
from tests.role_table import COORDINATOR, FOSTER_PARENT, TRAINER
from tests.sessions import factories as make

ADDRESS = "/bli-kjent/"


@pytest.fixture
def own(db):
    return world.build()


def _write(client, own, **values):
    return client.post(
        ADDRESS,
        {
            "municipality": own.home.host_municipality_id,
            "wish": "begin",
            "name": "Anne Marie Berg",
            "email": "anne@example.no",
            **values,
        },
    )


def test_who_wonders_leaves_word_with_the_service_of_the_region(client, own):
    answer = _write(client, own)

    assert answer["Location"] == "/bli-kjent/takk/"
    assert Interest.objects.get().organisation == own.service


def test_coordinator_registers_the_home_and_invites_in_one_press(client, own):
    _write(client, own)
    client.force_login(own.users[COORDINATOR])

    assert "Anne Marie Berg" in client.get("/interesserte/").content.decode()
    client.post(f"/interesserte/{Interest.objects.get().uuid}/", {"begin": "1"})

    home = FosterHome.objects.latest("pk")
    invited = home.invitations.get().user
    assert (home.trained_by, invited.first_name, invited.last_name) == (own.service, "Anne Marie", "Berg")
    assert Notice.objects.filter(to=invited).exists()
    assert not Interest.objects.waiting().exists()


def test_everyone_who_waits_is_found_page_by_page_the_first_to_write_first(client, own):
    _write(client, own)
    first = Interest.objects.get()
    for number in range(27):
        first.pk, first.uuid, first.name = None, uuid4(), f"Nummer {number}."
        first.made_at = timezone.now() + timedelta(minutes=number)
        first.save()
    client.force_login(own.users[COORDINATOR])

    pages = [client.get(f"/interesserte/?page={number}").content.decode() for number in (1, 2, "tull")]

    assert ["Nummer 3." in page for page in pages] == [True, False, True]
    assert ["Nummer 26." in page for page in pages] == [False, True, False]
    assert "?page=2" in pages[0]


def test_the_list_takes_the_same_queries_for_one_and_many(client, own, django_assert_max_num_queries):
    client.force_login(own.users[COORDINATOR])
    _write(client, own)
    client.get("/interesserte/")
    with CaptureQueriesContext(connection) as for_one:
        client.get("/interesserte/")
    most = len(for_one)
    for number in range(9):
        _write(client, own, name=f"Nummer {number}.")
    with django_assert_max_num_queries(most):
        client.get("/interesserte/")


def test_second_press_by_a_colleague_registers_no_second_home(client, own):
    _write(client, own)
    client.force_login(own.users[COORDINATOR])
    address = f"/interesserte/{Interest.objects.get().uuid}/"
    client.post(address, {"begin": "1"})
    homes = FosterHome.objects.count()

    page = client.post(address, {"begin": "1"}, follow=True).content.decode()

    assert FosterHome.objects.count() == homes
    assert "En kollega har" in page


def test_one_way_to_be_reached_is_enough_and_none_is_too_little(client, own):
    assert _write(client, own, email="", telephone="900 00 000").status_code == 302
    assert _write(client, own, email="").status_code == 422
    assert _write(client, own, email="", telephone="abc").status_code == 422


def test_a_national_id_is_refused_where_somebody_says_who_they_are(client, own):
    for field in ("name", "telephone"):
        assert "elleve sifre" in _write(client, own, **{field: "01019012345"}).content.decode()
    assert not Interest.objects.exists()


def test_who_knows_an_address_cannot_overwrite_what_its_owner_asked(client, own):
    _write(client, own)
    _write(client, own, name="En annen", wish="talk")

    asked = Interest.objects.order_by("made_at").values_list("name", "wish")
    assert list(asked) == [("Anne Marie Berg", "begin"), ("En annen", "talk")]


def test_the_same_question_twice_is_one_and_keeps_its_place(client, own):
    _write(client, own)
    first = Interest.objects.get()
    _write(client, own, name=" Anne\u00a0Marie Berg\u200b", email="ANNE@example.no")

    assert Interest.objects.get().made_at == first.made_at


def test_program_that_fills_in_everything_is_thanked_and_ignored(client, own):
    assert _write(client, own, website="http://spam.example").status_code == 302
    assert not Interest.objects.exists()


def test_somebody_who_writes_all_day_is_stopped(client, own, settings):
    settings.INTEREST_TRIES = 2
    answers = [_write(client, own, email=f"a{n}@example.no").status_code for n in range(3)]

    assert answers == [302, 302, 429]


def test_interest_is_forgotten_when_its_time_is_over(client, own, settings):
    _write(client, own)

    later = timezone.now() + timedelta(days=settings.RETENTION_DAYS["INTEREST_RETENTION_DAYS"] + 1)
    assert let_go(at=later, only="interest") == 1


def test_visitor_sees_theme_month_and_region_of_a_network_day_and_no_more(client, own):
    session = make.TrainingSessionFactory(
        kind="network_day", title="Søsken i samme hjem", organisation=own.service
    )
    page = client.get("/fagdager/").content.decode()

    assert "Søsken i samme hjem" in page
    assert session.begins_at.strftime("%H:%M") not in page
    assert str(session.uuid) not in page


def test_region_tells_families_whom_to_ring_and_when(client, own):
    own.home.trained_by = own.service
    own.home.save()
    client.force_login(own.users[FOSTER_PARENT])
    assert "tel:" not in client.get("/min-vei/").content.decode()

    Region.objects.filter(pk="ost").update(
        helpline_number="23 00 00 00", helpline_hours="alle dager kl. 8–22", helpline_who="Ring en kollega"
    )
    page = client.get("/min-vei/").content.decode()

    for words in ("tel:23000000", "alle dager kl. 8–22", "Ring en kollega"):
        assert words in page
    client.force_login(own.users[TRAINER])
    assert "tel:23000000" not in client.get(reverse("portal:home")).content.decode()


def test_tour_is_offered_until_it_is_sent_away_and_again_on_request(client, own):
    client.force_login(own.users[TRAINER])
    home = reverse("portal:home")
    assert "Ny her?" in client.get(home).content.decode()

    client.post("/omvisning/", {"role": "trainer"})
    assert "Ny her?" not in client.get(home).content.decode()

    client.post("/omvisning/", {"role": "coordinator"})
    assert TourTaken.objects.get().role == "trainer"

    client.post("/omvisning/")
    assert "Ny her?" in client.get(home).content.decode()


@pytest.mark.django_db
def test_the_list_of_network_days_answers_a_head(client):
    assert client.head("/fagdager/").status_code == 200
