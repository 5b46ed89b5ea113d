"""The pages about oneself, as visitors, foster parents and staff meet them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from lms.people.actions.invitations import invite
from lms.people.actions.traces import look_up
from lms.people.models import AuditEntry, FosterParent, HomeCode, Invitation, LookUp, Role, User
from lms.people.rules.role_notices import as_it_stands
from tests.factories import FosterHomeFactory, FosterParentFactory, MembershipFactory, UserFactory

PASSWORD = "et-langt-passord-her"


@pytest.fixture(autouse=True)
def _bokmaal():
    with translation.override("nb"):
        yield


@pytest.fixture
def kari(home):
    person = UserFactory(username="kari", first_name="Kari")
    person.set_password(PASSWORD)
    person.save()
    FosterParentFactory(home=home, user=person)
    return person


@pytest.fixture
def invited(home, kristin):
    invitation, secret = invite(
        home, email="ny@example.no", first_name="Ny", last_name="Forelder", by=kristin
    )
    return invitation, reverse("people:invitation", args=[secret])


def _sign_in(client: Client, name: str, password: str = PASSWORD, **more):
    return client.post(reverse("people:sign-in"), {"name": name, "password": password, **more})


def test_first_sign_in_leads_to_the_privacy_notice_and_the_second_goes_straight_home(client, kari):
    User.objects.filter(pk=kari.pk).update(privacy_notice_seen_at=None, notices_read=[])
    answer = _sign_in(client, "kari")
    assert answer.url == "/personvern/?next=%2Fmin-side%2F"

    assert (
        client.post(
            reverse("people:privacy-seen"), {"next": "/min-side/", "shown": as_it_stands("foster_parent")}
        ).url
        == "/min-side/"
    )
    client.logout()

    assert _sign_in(client, "kari").url == "/min-side/"


def test_sign_in_leads_to_the_language_of_the_person(client, kari):
    User.objects.filter(pk=kari.pk).update(language="nn", privacy_notice_seen_at=timezone.now())

    assert _sign_in(client, "kari").url == "/nn/min-side/"


def test_sign_in_on_a_nynorsk_page_stays_in_nynorsk(client, kari):
    User.objects.filter(pk=kari.pk).update(privacy_notice_seen_at=timezone.now())

    answer = client.post("/nn/logg-inn/", {"name": "kari", "password": PASSWORD})

    assert answer.url == "/nn/min-side/"


def test_sign_in_never_leads_to_another_site(client, kari):
    User.objects.filter(pk=kari.pk).update(privacy_notice_seen_at=timezone.now())

    assert _sign_in(client, "kari", next="https://ondsinnet.example/").url == "/min-side/"


def test_wrong_password_and_unknown_name_get_the_same_words(client, kari):
    wrong = _sign_in(client, "kari", "feil-passord-altså")
    unknown = _sign_in(client, "finnes-ikke")

    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_too_many_tries_are_told_in_words_with_429(client, kari, settings):
    settings.SIGN_IN_TRIES = 2
    for _ in range(2):
        _sign_in(client, "kari", "feil-passord-altså")

    answer = _sign_in(client, "kari")

    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 15
    assert "for mange feil forsøk" in answer.content.decode()


def test_signing_out_is_audited(client, kari):
    client.force_login(kari)
    client.post(reverse("people:sign-out"))
    assert AuditEntry.objects.get(act="signed_out").by == kari


def test_signing_out_asks_the_browser_to_forget(client, kari):
    client.force_login(kari)

    answer = client.post(reverse("people:sign-out"))

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


def test_sign_out_by_a_link_is_refused(client, kari):
    client.force_login(kari)

    assert client.get(reverse("people:sign-out")).status_code == 405


def test_demo_accounts_are_offered_in_the_demo_alone(client, db, settings):
    UserFactory(username="kari", first_name="Kari", last_name="Nordli")
    assert "Kari Nordli" not in client.get(reverse("people:sign-in")).content.decode()

    settings.ENVIRONMENT = "demo"

    assert "Kari Nordli" in client.get(reverse("people:sign-in")).content.decode()


def test_invited_person_without_an_account_chooses_a_password_and_is_signed_in(client, invited, home):
    _invitation, address = invited
    assert client.get(address).status_code == 200

    answer = client.post(address, {"password": PASSWORD, "again": PASSWORD})

    assert answer.url.startswith("/personvern/")
    assert FosterParent.objects.get(home=home).user.email == "ny@example.no"
    assert client.session["_auth_user_id"]


def test_weak_or_unequal_passwords_are_refused_where_they_were_written(client, invited, home):
    _invitation, address = invited

    weak = client.post(address, {"password": "kort", "again": "kort"})
    unequal = client.post(address, {"password": PASSWORD, "again": PASSWORD + "x"})

    assert "password" in weak.context["form"].errors
    assert "again" in unequal.context["form"].errors
    assert not FosterParent.objects.filter(home=home).exists()


def test_who_has_a_password_already_signs_in_and_joins_with_the_account_they_have(client, home, kristin):
    person = UserFactory(first_name="Har", last_name="Konto")
    invitation, secret = invite(home, email=person.email, first_name="Har", last_name="Konto", by=kristin)
    address = reverse("people:invitation", args=[secret])
    sign_in = {"name": person.username, "password": "passord-for-test", "next": address}

    client.force_login(person)  # a sign-in of before, which is not shown anew
    client.post(address)
    assert not FosterParent.objects.filter(user=person).exists()
    client.post(reverse("people:sign-out"))
    client.post(reverse("people:sign-in"), sign_in)
    assert "Du er logget inn som" in client.get(address).content.decode()
    client.post(address)

    assert FosterParent.objects.get(user=person).home == home
    assert not User.objects.filter(pk=invitation.user_id).exists()


def test_the_page_of_an_invitation_says_who_sends_it_and_whom_to_ring(client, invited, home, kristin):
    home.trained_by.telephone = "22 33 44 55"
    home.trained_by.save()
    _invitation, address = invited

    page = " ".join(client.get(address).content.decode().split())

    assert f"{kristin.name} ved {home.trained_by}" in page
    assert 'href="tel:22334455"' in page


def test_invitation_used_once_or_too_old_no_longer_works(client, invited):
    invitation, address = invited
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(days=1))

    expired = client.get(address)
    unknown = client.get(reverse("people:invitation", args=["aldri-utstedt-hemmelighet"]))

    assert expired.status_code == unknown.status_code == 404


def test_person_of_another_home_learns_of_the_conflict_and_joins_nothing(client, home, kristin):
    member = FosterParentFactory(home=FosterHomeFactory(), user=UserFactory(email="annet@example.no"))
    invitation, secret = invite(home, email="annet@example.no", first_name="I", last_name="Annet", by=kristin)
    sign_in = {"name": member.user.username, "password": "passord-for-test"}
    client.post(reverse("people:sign-in"), sign_in)

    answer = client.post(reverse("people:invitation", args=[secret]))

    assert answer.status_code == 409
    invitation.refresh_from_db()
    assert invitation.conflict_at is not None


def test_language_chosen_on_the_account_page_is_kept_and_shown(client, kari):
    client.force_login(kari)

    answer = client.post(reverse("people:account"), {"language": "en"})

    assert answer.url == "/en/konto/"
    assert User.objects.get(pk=kari.pk).language == "en"


def test_password_change_needs_the_present_password_and_keeps_the_session(client, kari):
    client.force_login(kari)
    new = {"password": "et-helt-annet-passord", "again": "et-helt-annet-passord"}

    refused = client.post(reverse("people:password"), {"present": "gjetning", **new})
    client.post(reverse("people:password"), {"present": PASSWORD, **new})

    assert "present" in refused.context["form"].errors
    assert User.objects.get(pk=kari.pk).check_password("et-helt-annet-passord")
    assert client.get(reverse("people:account")).status_code == 200


def test_look_up_log_names_office_role_and_purpose_but_never_the_person_who_looked(
    client, home, kari, kristin, service
):
    User.objects.filter(pk=kristin.pk).update(first_name="Kristin", last_name="Haugen")
    look_up(home, by=kristin)
    client.force_login(kari)

    page = client.get(reverse("people:look-ups")).content.decode()

    assert service.name in page
    assert "Koordinator" in page
    assert "Haugen" not in page
    assert kristin.username not in page


def test_look_up_log_shows_ones_own_alone(client, home, kari, kristin):
    other = FosterParentFactory(home=FosterHomeFactory())
    LookUp.objects.create(
        person=other.user, by=kristin, role=Role.COORDINATOR, purpose="training", at=timezone.now()
    )
    client.force_login(kari)

    assert "Ingen har sett på profilen din" in client.get(reverse("people:look-ups")).content.decode()


@pytest.mark.parametrize("rows", [1, 40])
def test_look_up_log_takes_the_same_queries_for_one_and_many(
    client, home, kari, kristin, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        look_up(home, by=kristin)
    client.force_login(kari)

    with django_assert_max_num_queries(9):
        client.get(reverse("people:look-ups"))


def test_home_code_is_shown_once(client, kari):
    client.force_login(kari)

    shown = client.post(reverse("people:home-code"), follow=True).content.decode()
    again = client.get(reverse("people:my-home")).content.decode()

    assert 'class="code"' in shown
    assert 'class="code"' not in again


def test_the_page_of_the_home_takes_the_same_queries_for_one_adult_and_three(
    client, home, kari, django_assert_max_num_queries
):
    client.force_login(kari)
    address = reverse("people:my-home")
    client.get(address)
    with CaptureQueriesContext(connection) as for_one:
        client.get(address)
    for _number in range(2):
        FosterParentFactory(home=home)
    with django_assert_max_num_queries(len(for_one)):
        client.get(address)


def test_leaving_the_home_takes_one_question_and_effect_at_once(client, home, kari):
    client.force_login(kari)
    assert client.get(reverse("people:leave-home")).status_code == 200
    assert FosterParent.objects.filter(user=kari).current().exists()

    client.post(reverse("people:leave-home"))

    assert not FosterParent.objects.filter(user=kari).current().exists()
    assert client.get(reverse("people:my-home")).status_code == 404


def test_account_page_lists_offices_and_roles(client, sara, lillestrom):
    MembershipFactory(user=sara, organisation=lillestrom, role=Role.TRAINER)
    client.force_login(sara)

    page = client.get(reverse("people:account")).content.decode()

    assert page.count(lillestrom.name) == 2


def test_sign_in_address_is_where_the_guards_send_visitors(client, db):
    answer = client.get(reverse("people:account"))

    assert answer.url == f"{reverse(settings.LOGIN_URL)}?next={reverse('people:account')}"


def test_a_code_that_is_not_needed_any_more_is_taken_back(client, kari):
    client.force_login(kari)
    code = reverse("people:home-code")
    page = client.post(code, follow=True).content.decode()
    assert "Ta koden tilbake" in page
    page = client.post(code, {"revoke": "1"}, follow=True).content.decode()
    assert "Koden virker ikke lenger." in page
    assert "Ta koden tilbake" not in page
    assert not HomeCode.objects.exists()
