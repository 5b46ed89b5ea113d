"""The notebook is its writer's alone."""

import pytest
from django.urls import reverse

from courses.actions.notes import write_note
from courses.models import Note
from lms.people.models import Role
from tests.factories import FosterParentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(client):
    anna = FosterParentFactory().user
    client.force_login(anna)
    return anna


def test_a_note_is_written_changed_and_erased(client, anna):
    client.post(reverse("courses:notebook"), {"heading": "Uke 1", "text": "Ro og tid"})
    note = Note.objects.get(writer=anna)
    assert "Ro og tid" in client.get(reverse("courses:notebook")).content.decode()
    client.post(reverse("courses:note", args=[note.pk]), {"heading": "Uke 1", "text": "Mer ro"})
    note.refresh_from_db()
    assert note.text == "Mer ro"
    assert client.get(reverse("courses:erase-note", args=[note.pk])).status_code == 200
    client.post(reverse("courses:erase-note", args=[note.pk]))
    assert not Note.objects.exists()


@pytest.mark.parametrize("name", ["notebook", "export-notebook", "erase-notebook"])
def test_the_notebook_is_never_cached(client, anna, name):
    header = client.get(reverse(f"courses:{name}"))["Cache-Control"]
    assert "no-store" in header
    assert "private" in header


def test_the_notebook_warns_against_identifying_a_child(client, anna):
    page = client.get(reverse("courses:notebook"))
    assert "ikke navn, fødselsdato, sted, skole" in page.content.decode()


@pytest.mark.parametrize("text", ["01019012345", "010190 12345", "0101 90 12345"])
def test_a_note_with_a_national_id_is_refused(client, anna, text):
    response = client.post(reverse("courses:notebook"), {"heading": "", "text": f"Barnet {text}"})
    assert response.status_code == 200
    assert not Note.objects.exists()


def test_nobody_else_reads_changes_or_erases_a_note(client, anna):
    note = write_note(anna, heading="", text="Bare mitt")
    partner = FosterParentFactory(home=anna.home_memberships.get().home).user
    others = [partner, UserFactory(is_superuser=True, is_staff=True)]
    others += [MembershipFactory(role=role).user for role in Role]
    for someone in others:
        client.force_login(someone)
        for name in ("note", "erase-note"):
            address = reverse(f"courses:{name}", args=[note.pk])
            assert client.get(address).status_code == 404
            assert client.post(address, {"text": "Tatt"}).status_code == 404
        assert "Bare mitt" not in client.get(reverse("courses:notebook")).content.decode()
        assert "Bare mitt" not in client.get(reverse("courses:export-notebook")).content.decode()
    note.refresh_from_db()
    assert note.text == "Bare mitt"


def test_the_notebook_is_taken_along_and_erased_whole(client, anna):
    for text in ("Første", "Andre"):
        write_note(anna, heading="Uke", text=text)
    response = client.get(reverse("courses:export-notebook"))
    assert response["Content-Disposition"].startswith("attachment")
    assert response.content.decode().index("Første") < response.content.decode().index("Andre")
    client.post(reverse("courses:erase-notebook"))
    assert not Note.objects.exists()


def test_a_notebook_page_takes_the_same_queries_for_one_note_and_for_many(
    client, anna, django_assert_max_num_queries
):
    for n in range(15):
        write_note(anna, heading=f"{n}", text="Ro")
        if n in (0, 14):
            with django_assert_max_num_queries(14):
                client.get(reverse("courses:notebook"))


def test_text_in_a_note_is_shown_as_text(client, anna):
    write_note(anna, heading="<b>", text="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(reverse("courses:notebook")).content.decode()
