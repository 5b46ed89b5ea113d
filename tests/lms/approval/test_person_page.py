"""The account of one person of a home, as the staff who care for the home see it."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from lms.approval.actions import invitations
from lms.notices.actions.sending import deliver
from lms.notices.models import Notice
from lms.people.models import Invitation, User
from tests import factories
from tests.lms.approval.factories import Case, ordinary_rules
from tests.lms.approval.test_desk import signed_in

pytestmark = pytest.mark.django_db
A_BROWSER = {"Accept-Language": "nb", "Accept": "text/html", "Sec-Fetch-Mode": "navigate"}


@pytest.fixture
def case():
    ordinary_rules()
    return Case()


@pytest.fixture
def nina(case):
    invitations.invite(
        case.home,
        email="ny@example.no",
        first_name="Nina",
        last_name="Ny",
        language="nb",
        by=case.coordinator,
    )
    return User.objects.get(first_name="Nina")


def address(case, person, name="person"):
    return reverse(f"approval:{name}", args=[case.home.uuid, person.pk])


def words(response) -> str:
    return " ".join(response.content.decode().split())


def page(case, person, by=None) -> str:
    return words(signed_in(by or case.coordinator).get(address(case, person)))


def link_sent() -> str:
    """The address of the link in the last mail, once the waiting messages have left."""
    for waiting in Notice.objects.filter(status="queued"):
        deliver(waiting.pk)
    (line,) = [one for one in mail.outbox[-1].body.splitlines() if "/invitasjon/" in one]
    return line[line.index("/invitasjon/") :]


def test_the_page_of_the_home_leads_to_each_adult_and_each_invited(case, nina):
    home = words(signed_in(case.coordinator).get(reverse("approval:home", args=[case.home.uuid])))
    for person in (*case.adults, nina):
        assert address(case, person) in home
        assert f"Kontoen til {person.name}" in page(case, person)


def test_an_invitation_tells_whether_it_was_delivered_opened_and_answered(case, nina):
    assert "Den er på vei" in page(case, nina)
    link = link_sent()
    assert "ingenting har kommet tilbake" in page(case, nina)
    assert "Ingen har åpnet lenken" in page(case, nina)
    Client().get(link, headers=A_BROWSER)
    assert "Ingen har åpnet lenken" not in page(case, nina)
    assert "Ikke ennå. Lenken virker til" in page(case, nina)
    password = "fjord-og-fjell-2026"
    Client().post(link, {"password": password, "again": password})
    assert "Sa ja" in page(case, nina)
    assert "Brukernavn og passord" in page(case, nina)


@pytest.mark.parametrize(
    "signs",
    [
        {"Accept-Language": "nb", "Sec-Purpose": "prefetch"},
        {"Accept-Language": "nb", "Sec-Fetch-Mode": "no-cors"},
        {"Accept": "*/*", "Accept-Language": "nb"},
        {"Accept": "text/html"},
    ],
)
def test_what_fetches_a_link_ahead_has_not_opened_it(case, nina, signs):
    assert Client().get(link_sent(), headers=signs).status_code == 200
    assert Invitation.objects.get().opened_at is None


def test_a_look_at_the_head_has_not_opened_it(case, nina):
    Client().head(link_sent(), headers=A_BROWSER)
    assert Invitation.objects.get().opened_at is None


def test_a_mail_that_came_back_is_told_with_what_to_do(case, nina):
    Notice.objects.update(status="failed")
    assert "e-posten kunne ikke leveres. Sjekk adressen, og rett den" in page(case, nina)
    assert "Den siste e-posten til denne adressen kunne ikke leveres" in page(case, nina)


def test_a_new_link_is_sent_and_the_old_one_stops(case, nina):
    old = link_sent()
    answer = signed_in(case.coordinator).post(address(case, nina, "renew-invitation"), follow=True)
    assert "En ny lenke er sendt" in words(answer)
    assert Client().get(old).status_code == 404
    assert Client().get(link_sent()).status_code == 200


def test_a_mail_that_had_not_left_is_stopped_when_the_link_is_renewed(case, nina):
    signed_in(case.coordinator).post(address(case, nina, "renew-invitation"))
    assert sorted(Notice.objects.values_list("status", flat=True)) == ["queued", "stopped"]


def test_a_wrong_address_is_corrected_and_a_new_link_goes_to_the_right_one(case, nina):
    old = link_sent()
    there = address(case, nina, "correct-invitation")
    client = signed_in(case.coordinator)
    assert 'value="ny@example.no"' in words(client.get(there))
    sent = {"first_name": "Nina", "last_name": "Nyberg", "email": "nina@example.no", "language": "nn"}
    assert "rettet, og en ny lenke er sendt" in words(client.post(there, sent, follow=True))
    assert Client().get(old).status_code == 404
    link_sent()
    assert mail.outbox[-1].to == ["nina@example.no"]
    assert "Nina Nyberg" in page(case, nina)


def test_two_adults_share_an_address_and_each_has_a_mail_and_a_link(case, nina):
    invitations.invite(
        case.home, email=nina.email, first_name="Nils", last_name="Ny", language="nb", by=case.coordinator
    )
    link_sent()
    assert [letter.to for letter in mail.outbox] == [[nina.email], [nina.email]]
    for letter in mail.outbox:
        assert not {"Nina", "Nils"} & set(letter.body.split())
    links = {
        line[line.index("/inv") :] for one in mail.outbox for line in one.body.splitlines() if "/inv" in line
    }
    pages = [words(Client().get(link)) for link in links]
    assert {"Nina" in one for one in pages} == {"Nils" in one for one in pages} == {True, False}


def test_the_mail_says_which_office_sends_it_and_how_to_check_without_naming_anybody(case, nina):
    case.service.telephone = "22 33 44 55"
    case.service.save()
    signed_in(case.coordinator).post(address(case, nina, "renew-invitation"))
    link_sent()
    letter = mail.outbox[-1]
    assert f"{case.service}, 22 33 44 55 inviterer deg" in letter.body
    assert "Finn telefonnummeret til kontoret selv" in letter.body
    assert case.service.name not in letter.subject
    assert not {case.coordinator.last_name, nina.first_name} & set(letter.body.split())


def test_an_invitation_is_taken_back_after_one_question(case, nina):
    link = link_sent()
    there = address(case, nina, "withdraw-invitation")
    assert "Ta tilbake invitasjonen til Nina Ny?" in words(signed_in(case.coordinator).get(there))
    assert "tatt tilbake" in words(signed_in(case.coordinator).post(there, follow=True))
    assert Client().get(link).status_code == 404
    assert not User.objects.filter(first_name="Nina").exists()
    assert signed_in(case.coordinator).get(address(case, nina)).status_code == 404


def test_a_caseworker_sees_the_adults_of_a_home_of_theirs_and_not_who_is_invited_by_others(case, nina):
    assert case.adults[0].email in page(case, case.adults[0], by=case.caseworker)
    for name in ("person", "renew-invitation", "withdraw-invitation"):
        there = address(case, nina, name)
        assert signed_in(case.caseworker).post(there).status_code in {404, 405}
        assert "Nina" not in words(signed_in(case.caseworker).get(there))


def test_nobody_sees_the_account_of_a_protected_person_without_the_right(case):
    factories.protect(case.adults[1])
    there = address(case, case.adults[1])
    assert signed_in(case.coordinator).get(there).status_code == 404
    assert signed_in(factories.with_right(case.service)).get(there).status_code == 200


def test_an_adult_of_one_home_is_not_found_under_another(case):
    other = Case()
    assert signed_in(case.coordinator).get(address(case, other.adults[0])).status_code == 404


def test_opening_the_account_is_a_look_up(case):
    page(case, case.adults[0])
    assert case.adults[0].look_ups.filter(by=case.coordinator).exists()


def test_number_of_queries_does_not_grow_with_what_there_is(case, nina, django_assert_max_num_queries):
    client = signed_in(case.coordinator)
    client.get(address(case, nina))
    with django_assert_max_num_queries(24):
        client.get(address(case, nina))
