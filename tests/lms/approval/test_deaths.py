"""A death: every door is closed at once, the record stays, and a mistake is put right."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from lms.approval.queries.standings import standings_of
from lms.notices.actions.sending import send
from lms.notices.models import Notice
from lms.people.models import AuditEntry, SignIn, User
from tests import factories
from tests.lms.approval.factories import Case, ordinary_rules
from tests.lms.approval.test_desk import signed_in
from tests.sessions.factories import TrainingSessionFactory, at, signed_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    ordinary_rules()
    return Case()


@pytest.fixture
def ola(case) -> User:
    return case.adults[1]


def address(case, person, name="person"):
    return reverse(f"approval:{name}", args=[case.home.uuid, person.pk])


def words(response) -> str:
    return " ".join(response.content.decode().split())


def record(case, person):
    return signed_in(case.coordinator).post(address(case, person, "record-death"), follow=True)


def take_back(case, person):
    return signed_in(case.coordinator).post(address(case, person, "take-back-death"), follow=True)


def may_sign_in(person) -> bool:
    client = Client()
    client.post("/logg-inn/", {"name": person.username, "password": "passord-for-test"})
    return "_auth_user_id" in client.session


def test_a_death_is_recorded_after_one_question_in_careful_words(case, ola):
    there = address(case, ola, "record-death")
    assert there in words(signed_in(case.coordinator).get(address(case, ola)))
    page = words(signed_in(case.coordinator).get(there))
    assert f"Registrere at {ola.name} er død?" in page
    assert "Det er registrert. Kontoen er lukket" in words(record(case, ola))
    entry = AuditEntry.objects.get(act="person.death_recorded")
    assert (entry.by, entry.subject) == (case.coordinator, f"person:{ola.uuid}")


def test_every_door_is_closed_at_once(case, ola):
    client = Client()
    client.post("/logg-inn/", {"name": ola.username, "password": "passord-for-test"})
    assert client.get("/konto/").status_code == 200
    record(case, ola)
    assert client.get("/konto/").status_code == 302
    assert not may_sign_in(ola)
    assert not SignIn.objects.lasting().filter(user=ola).exists()


def test_no_message_leaves_for_them_any_more_and_what_waited_is_stopped(case, ola):
    link = {"link": "https://example.no/"}
    send(to=ola, template="approval.given", variables=link)
    record(case, ola)
    send(to=User.objects.get(pk=ola.pk), template="approval.given", variables=link)
    assert set(Notice.objects.filter(to=ola).values_list("status", flat=True)) == {"stopped"}


def test_the_gate_asks_those_who_live_in_the_home(case, ola):
    def outcome() -> str:
        (standing,) = standings_of(case.home, user=case.caseworker, language="nb")
        return standing.outcome

    case.train(case.adults[0])
    assert outcome() == "missing"
    record(case, ola)
    assert outcome() == "cleared"


def test_their_seat_is_given_back_and_the_partner_keeps_theirs(case, ola, django_capture_on_commit_callbacks):
    session = TrainingSessionFactory(organisation=case.service, period=(at(17), at(20)))
    seats = [signed_up(session, adult) for adult in case.adults]
    for seat in seats:
        seat.booking.home = case.home
        seat.booking.save()
    with django_capture_on_commit_callbacks(execute=True):
        record(case, ola)
    for seat in seats:
        seat.refresh_from_db()
    assert [seat.status for seat in seats] == ["registered", "cancelled"]


def test_the_partner_reads_it_with_whom_to_ring_and_gets_no_message(case, ola):
    case.service.telephone = "22 33 44 55"
    case.service.save()
    record(case, ola)
    page = words(signed_in(case.adults[0]).get("/mitt-hjem/"))
    assert "Kontoret registrerte dødsfallet" in page
    assert 'href="tel:22334455"' in page
    assert not Notice.objects.filter(to=case.adults[0]).exists()


def test_a_mistake_is_taken_back_and_the_person_is_told(case, ola):
    record(case, ola)
    home = words(signed_in(case.coordinator).get(reverse("approval:home", args=[case.home.uuid])))
    assert "dødsfall registrert" in home
    assert address(case, ola) in home
    assert "Det var en feil: åpne kontoen igjen" in words(signed_in(case.coordinator).get(address(case, ola)))
    assert "Kontoen er åpen igjen, og personen får beskjed" in words(take_back(case, ola))
    assert may_sign_in(ola)
    assert case.home.parents.current().filter(user=ola).exists()
    assert Notice.objects.get(to=ola).kind == "account.opened-again"
    assert AuditEntry.objects.filter(act="person.death_taken_back", by=case.coordinator).exists()


def test_an_account_that_was_switched_off_before_is_not_opened_by_a_mistake_put_right(case, ola):
    User.objects.filter(pk=ola.pk).update(is_active=False)
    record(case, ola)
    take_back(case, ola)
    assert not may_sign_in(ola)


def test_what_was_recorded_already_is_told_and_not_done_twice(case, ola):
    record(case, ola)
    assert record(case, ola).status_code == 404
    take_back(case, ola)
    assert "En kollega har gjort det allerede" in words(take_back(case, ola))
    assert AuditEntry.objects.filter(act="person.death_taken_back").count() == 1


def test_nobody_without_the_right_reads_of_the_death_of_a_protected_person(case, ola):
    factories.protect(ola)
    holder = factories.with_right(case.service)
    signed_in(holder).post(address(case, ola, "record-death"))
    assert signed_in(case.coordinator).get(address(case, ola)).status_code == 404
    home = reverse("approval:home", args=[case.home.uuid])
    assert ola.name not in words(signed_in(case.coordinator).get(home))
    assert "dødsfall registrert" in words(signed_in(holder).get(home))


def test_an_account_of_who_has_died_is_not_opened_but_by_taking_it_back(case, ola):
    record(case, ola)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=ola.pk).update(is_active=True)
