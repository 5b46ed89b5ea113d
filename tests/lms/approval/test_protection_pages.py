"""Address protection and leaving on an adult's word, as staff and the person meet them."""

import pytest
from django.urls import reverse

from lms.notices.models import Notice
from lms.people.actions.homes import make_home_code
from lms.people.models import FosterParent, ProtectionWish, Role, User
from tests import factories
from tests.lms.approval.factories import Case, member, ordinary_rules
from tests.lms.approval.test_desk import signed_in

pytestmark = pytest.mark.django_db
OWN = reverse("approval:own-protection")


@pytest.fixture
def case():
    ordinary_rules()
    return Case()


@pytest.fixture
def holder(case):
    return factories.with_right(case.service)


def address(case, name, person):
    return reverse(f"approval:{name}", args=[case.home.uuid, case.home.parents.get(user=person).pk])


def words(response):
    return " ".join(response.content.decode().split())


def of_kind(person):
    return list(Notice.objects.filter(to=person).values_list("kind", flat=True))


def test_staff_with_the_right_find_the_way_from_the_home_and_read_the_receipt(case, holder):
    person = case.adults[0]
    page = address(case, "protection", person)
    assert page in words(signed_in(holder).get(reverse("approval:home", args=[case.home.uuid])))
    make_home_code(case.home, by=person)
    answer = signed_in(holder).post(page, {"protection": "confidential", "alias": "Anne Berg"}, follow=True)
    assert "Fortrolig" in words(answer)
    assert "1 kode til en kommune sluttet å virke" in words(answer)
    person.refresh_from_db()
    assert (person.address_protection, person.alias) == ("confidential", "Anne Berg")
    assert of_kind(person) == ["protection.set"]


def test_staff_without_the_right_are_shown_no_way_and_are_refused(case):
    page = address(case, "protection", case.adults[0])
    assert page not in words(signed_in(case.coordinator).get(reverse("approval:home", args=[case.home.uuid])))
    assert signed_in(case.coordinator).get(page).status_code == 403


def test_protection_without_a_fitting_name_is_told_beside_the_field(case, holder):
    page = address(case, "protection", case.adults[0])
    for alias in ("", "Anne", f"{case.adults[0].first_name} Berg"):
        answer = signed_in(holder).post(page, {"protection": "hidden", "alias": alias})
        assert answer.status_code == 422
        assert "alias" in answer.context["form"].errors


def test_the_person_asks_and_those_with_the_right_are_told_and_answer(case, holder):
    person = case.adults[0]
    answer = signed_in(person).post(OWN, {"protection": "hidden", "alias": ""}, follow=True)
    assert "Kontoret ditt har fått beskjed" in words(answer)
    assert of_kind(holder) == ["protection.asked"]
    home = reverse("approval:home", args=[case.home.uuid])
    assert "Spurte om adressesperre" in words(signed_in(holder).get(home))
    assert "Spurte om adressesperre" not in words(signed_in(case.coordinator).get(home))
    signed_in(holder).post(address(case, "protection", person), {"leave": "1"})
    assert not ProtectionWish.objects.exists()


def test_where_nobody_has_the_right_the_person_is_told_to_ring_and_administrators_without_a_name(case):
    administrator = member(case.service, Role.ADMIN)
    assert "Ingen på kontoret ditt" in words(signed_in(case.adults[0]).get(OWN))
    signed_in(case.adults[0]).post(OWN, {"protection": "hidden", "alias": ""})
    assert of_kind(administrator) == ["protection.nobody"]
    assert case.adults[0].name not in str(Notice.objects.filter(to=administrator).values())


def test_the_person_takes_the_question_back(case):
    signed_in(case.adults[0]).post(OWN, {"protection": "hidden", "alias": ""})
    signed_in(case.adults[0]).post(OWN, {"take-back": "1"})
    assert not ProtectionWish.objects.exists()


def test_the_person_reads_what_was_changed_and_not_who_did_it(case, holder):
    factories.protect(case.adults[0])
    page = words(signed_in(User.objects.get(pk=case.adults[0].pk)).get(OWN))
    assert "Anne Berg" in page
    assert "Fortrolig" in page
    assert holder.name not in page


def test_staff_record_a_leaving_and_read_what_stopped_working(case):
    person = case.adults[1]
    page = address(case, "record-leaving", person)
    assert page in words(signed_in(case.coordinator).get(reverse("approval:home", args=[case.home.uuid])))
    assert person.name in words(signed_in(case.coordinator).get(page))
    answer = signed_in(case.coordinator).post(page)
    assert "Ingen kode, kalenderadresse eller lenke var åpen" in words(answer)
    assert FosterParent.objects.get(user=person).left_on is not None
    assert of_kind(person) == ["home.left"]
    assert signed_in(case.coordinator).post(page).status_code == 404


def test_a_caseworker_records_it_in_the_own_case(case):
    page = address(case, "record-leaving", case.adults[1])
    assert signed_in(case.caseworker).post(page).status_code == 200


def test_an_auditor_reads_the_home_and_may_record_nothing(case):
    governor = factories.OrganisationFactory(
        kind="county_governor", region=None, county_numbers=[case.municipality.county_number]
    )
    factories.supervise(governor, case.municipality)
    auditor = member(governor, Role.AUDITOR)
    page = address(case, "record-leaving", case.adults[1])
    assert page not in words(signed_in(auditor).get(reverse("approval:home", args=[case.home.uuid])))
    assert signed_in(auditor).get(page).status_code == 403
