"""Who it is: found by identity, by number, by a link, or not at all; and the number itself is nowhere."""

import logging
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.utils import timezone

from lms.demo import sign_in_provider as demo_provider
from lms.people.actions import accounts, identities
from lms.people.actions.invitations import invite
from lms.people.models import FosterParent, Identity, Membership, PersonNumber, SignIn, User
from tests.factories import FosterHomeFactory, FosterParentFactory, MembershipFactory, UserFactory
from tests.sign_in_provider import KARI, OFFICE, OLA, SARA, Visitor, know

pytestmark = pytest.mark.django_db


def signed_in_as(client):
    user = client.get("/personvern/").context["user"]
    return user if user.is_authenticated else None


def test_a_stranger_is_told_so_and_no_account_is_made(visitor):
    before = User.objects.count()
    answer = visitor.choose("ukjent")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Vi kjenner deg ikke her" in page
    assert "Logg ut der også" in page
    assert 'type="password"' not in page
    assert User.objects.count() == before
    assert not Identity.objects.exists()


def test_somebody_switched_off_is_told_the_same_as_a_stranger(visitor, kari):
    User.objects.filter(pk=kari.pk).update(is_active=False)
    known, unknown = (visitor.choose(person).content.decode() for person in ("kari", "ukjent"))
    assert "Vi kjenner deg ikke her" in known
    assert len(known) == len(unknown)


def test_a_new_name_at_the_provider_is_matched_by_the_number_and_the_person_has_both(visitor, provider, kari):
    visitor.choose("kari")
    visitor.client.post("/logg-ut/")
    provider.prove(salt="changed for everybody, as in 2023")
    Visitor(provider, visitor.client).choose("kari")
    assert signed_in_as(visitor.client) == kari
    assert kari.identities.count() == 2


def test_the_same_person_is_one_behind_both_doors(visitor, provider, sara):
    visitor.choose("saksbehandler")
    visitor.client.post("/logg-ut/")
    visitor.choose("saksbehandler", "ansattporten")
    assert {one.door for one in sara.identities.all()} == {"citizen", "staff"}


def test_keys_of_numbers_are_rotated_without_locking_anyone_out(visitor, kari, settings):
    first, second = "2026:" + "a" * 43, "2027:" + "b" * 43
    settings.PERSON_NUMBER_KEYS = [first]
    know(kari, KARI)
    settings.PERSON_NUMBER_KEYS = [second, first]
    visitor.choose("kari")
    assert set(PersonNumber.objects.filter(user=kari).values_list("key_name", flat=True)) >= {"2027"}
    assert not PersonNumber.objects.filter(user=kari, key_name="2026").exists()
    settings.PERSON_NUMBER_KEYS = [second]
    Identity.objects.all().delete()
    visitor.client.post("/logg-ut/")
    visitor.choose("kari")
    assert signed_in_as(visitor.client) == kari


def test_an_employer_s_account_has_no_number_and_is_known_by_the_identity_alone(visitor, provider, sara):
    visitor.choose("saksbehandler", "ansattporten")
    visitor.client.post("/logg-ut/")
    PersonNumber.objects.all().delete()
    visitor.choose("saksbehandler", "ansattporten", level="entraid")
    assert signed_in_as(visitor.client) == sara
    assert not PersonNumber.objects.exists()


def test_nobody_is_found_by_an_e_mail_address(visitor, provider, sara):
    User.objects.filter(pk=sara.pk).update(email="saksbehandler@example.no")
    assert visitor.choose("saksbehandler", "ansattporten", level="entraid").status_code == 403


PARTY = {"orgno": {"authority": "iso6523-actorid-upis", "ID": f"0192:{OFFICE}"}, "name": "Kontoret"}
DETAIL = {"type": "ansattporten:altinn:resource"}


@pytest.mark.parametrize(
    ("details", "status"),
    [
        ([DETAIL | {"authorized_parties": [PARTY]}], 302),
        ([DETAIL | {"authorized_parties": [{"orgNo:": {"ID": f"0192:{OFFICE}"}}]}], 302),
        ([DETAIL], 403),
        ([DETAIL | {"authorized_parties": []}], 403),
        ([DETAIL | {"authorized_parties": [{"orgno": {"ID": "0192:999999999"}}]}], 403),
        ([DETAIL | {"authorized_parties": [{"orgno": {"ID": OFFICE}}]}], 403),
        ([DETAIL | {"authorized_parties": [{"orgno": {"ID": f"0192:{OFFICE}0"}}]}], 403),
        ([DETAIL | {"authorized_parties": [PARTY, {"name": "noe annet"}]}], 403),
        (None, 403),
        ("noe annet", 403),
    ],
)
def test_staff_come_for_an_office_they_work_for(visitor, provider, sara, details, status):
    Membership.objects.filter(user=sara).exclude(organisation__organisation_number=OFFICE).delete()
    provider.prove("ansattporten", switches={"details": details})
    answer = visitor.choose("saksbehandler", "ansattporten")
    assert answer.status_code == status
    if status == 403:
        assert "Velg kontoret du arbeider for" in answer.content.decode()
        assert signed_in_as(visitor.client) is None


def test_staff_whose_membership_has_ended_are_told_whom_to_ask(visitor, sara):
    Membership.objects.filter(user=sara).delete()
    assert visitor.choose("saksbehandler", "ansattporten").status_code == 403


def test_who_chose_to_be_themselves_is_not_let_in_as_staff(visitor, provider, sara):
    began = visitor.start("ansattporten")["Location"]
    back = visitor.through(began, person="saksbehandler", level="high", alone="1")
    assert visitor.come_back(back).status_code == 403


@pytest.fixture
def home(kari):
    return kari.home_memberships.get().home


@pytest.fixture
def invited(home):
    coordinator = MembershipFactory(organisation=home.trained_by, role="coordinator").user
    invitation, secret = invite(
        home, email="ola@example.no", first_name="Ola", last_name="Testesen", by=coordinator
    )
    return invitation.user, secret


def claim(visitor, person: str, secret: str):
    return visitor.choose(person, by="invitation", secret=secret)


def test_an_invitation_is_claimed_by_the_link_and_a_fresh_sign_in_once(visitor, home, invited):
    ola, secret = invited
    page = visitor.client.get(f"/invitasjon/{secret}/").content.decode()
    assert "Er du Ola?" in page
    assert claim(visitor, "ola", secret).status_code == 302
    assert signed_in_as(visitor.client) == ola
    assert FosterParent.objects.filter(home=home, user=ola).current().exists()
    assert ola.person_numbers.exists()
    visitor.client.post("/logg-ut/")
    assert visitor.start(by="invitation", secret=secret).status_code == 404


def test_the_other_adult_cannot_claim_it_and_it_stays_for_whom_it_is_for(visitor, provider, home, invited):
    ola, secret = invited
    answer = claim(visitor, "kari", secret)
    assert answer.status_code == 403
    assert "Denne lenken er til den andre voksne i hjemmet" in answer.content.decode()
    assert signed_in_as(visitor.client) is None
    assert not ola.identities.exists()
    own = Visitor(provider)
    assert claim(own, "ola", secret).status_code == 302
    assert signed_in_as(own.client) == ola


def test_a_wrong_sign_in_by_a_link_leads_back_to_the_link_and_uses_nothing_up(visitor, provider, invited):
    """Refused, broken off and not answered: each time the page of the link is where one goes on."""
    _ola, secret = invited
    page = f"/invitasjon/{secret}/"
    refused = claim(visitor, "kari", secret).content.decode()
    assert f'href="{page}"' in refused
    assert "Andre måter å logge inn på" not in refused
    assert claim(Visitor(provider), "cancel", secret)["Location"] == page
    provider.prove(switches={"down": True})
    silent = Visitor(provider).start("id-porten", by="invitation", secret=secret)
    assert f'href="{page}"' in silent.content.decode()
    provider.prove(switches={"down": False})
    assert claim(Visitor(provider), "ola", secret).status_code == 302


def test_the_partner_on_the_same_phone_is_asked_to_let_the_other_sign_in(visitor, provider, invited, kari):
    _ola, secret = invited
    visitor.choose("kari")
    page = visitor.client.get(f"/invitasjon/{secret}/").content.decode()
    assert "Denne lenken er til den andre voksne i hjemmet" in page
    assert "/logg-inn/id-porten/" not in page
    assert visitor.client.post(f"/invitasjon/{secret}/").status_code == 200
    assert FosterParent.objects.filter(home=kari.home_memberships.get().home).count() == 1


def test_somebody_else_who_comes_back_to_an_open_sign_in_gets_no_place_and_both_are_out(
    visitor, provider, home, invited
):
    ola, secret = invited
    know(FosterParentFactory(user__username="sara").user, SARA)
    visitor.choose("saksbehandler")
    claim(visitor, "ola", secret)
    assert signed_in_as(visitor.client) is None
    assert not FosterParent.objects.filter(home=home, user=ola).exists()


def test_who_has_an_account_says_that_it_is_them_and_goes_on_with_it(visitor, home, invited):
    ola, secret = invited
    sara = know(UserFactory(username="sara", first_name="Sara", last_name="Solberg"), SARA)
    back = claim(visitor, "saksbehandler", secret)
    assert back["Location"].partition("?")[2].endswith(f"invitasjon/{secret}/") or secret in back["Location"]
    assert not FosterParent.objects.filter(home=home, user=sara).exists()
    page = " ".join(visitor.client.get(f"/invitasjon/{secret}/").content.decode().split())
    assert "Du er logget inn som <strong>Sara Solberg</strong>" in page
    assert "invitasjonen er til <strong>Ola</strong>" in page
    visitor.client.post(f"/invitasjon/{secret}/")
    assert FosterParent.objects.filter(home=home, user=sara).current().exists()
    assert not type(ola).objects.filter(pk=ola.pk).exists()


def test_who_signed_in_long_ago_shows_anew_who_they_are_before_they_say_yes(visitor, home, invited):
    _ola, secret = invited
    sara = know(UserFactory(username="sara"), SARA)
    visitor.choose("saksbehandler")
    SignIn.objects.update(signed_in_at=timezone.now() - timedelta(minutes=11))
    page = visitor.client.get(f"/invitasjon/{secret}/").content.decode()
    assert "Logg inn en gang til" in page
    visitor.client.post(f"/invitasjon/{secret}/")
    assert not FosterParent.objects.filter(home=home, user=sara).exists()
    claim(visitor, "saksbehandler", secret)
    visitor.client.post(f"/invitasjon/{secret}/")
    assert FosterParent.objects.filter(home=home, user=sara).exists()


def test_a_place_that_somebody_has_taken_is_not_taken_over(visitor, invited):
    ola, secret = invited
    know(ola, OLA)
    assert claim(visitor, "ukjent", secret).status_code == 403
    assert signed_in_as(visitor.client) is None


def test_an_old_sign_in_claims_nothing(visitor, provider, invited):
    ola, secret = invited
    provider.prove(switches={"token": {"claims": {"auth_time": 1}}})
    assert claim(visitor, "ola", secret).status_code == 400
    assert not ola.identities.exists()


def test_a_made_up_link_claims_nothing(visitor):
    assert visitor.start(by="invitation", secret="x" * 43).status_code == 404
    assert visitor.start(by="something", secret="x" * 43).status_code == 404


def test_an_adult_of_another_home_is_told_alone_and_the_conflict_is_kept(visitor, invited):
    ola, secret = invited
    FosterParentFactory(home=FosterHomeFactory(), user=ola)
    answer = claim(visitor, "ola", secret)
    assert answer.status_code == 409
    assert ola.invitations.get().conflict_at
    assert not ola.identities.exists()


def test_a_member_of_staff_claims_their_account_by_its_link(visitor, office):
    user = MembershipFactory(user=UserFactory(username="ny"), organisation=office).user
    secret = accounts.send_account_link(user, by=None)
    page = visitor.client.get(f"/konto/velg-passord/{secret}/").content.decode()
    assert "Logg inn slik du gjør på jobb" in page
    visitor.choose("saksbehandler", "ansattporten", by="account-link", secret=secret)
    assert signed_in_as(visitor.client) == user
    assert visitor.client.get(f"/konto/velg-passord/{secret}/").status_code == 404


def test_a_link_of_staff_is_not_claimed_by_the_door_of_citizens(visitor, office):
    user = MembershipFactory(user=UserFactory(username="ny"), organisation=office).user
    secret = accounts.send_account_link(user, by=None)
    assert visitor.start("id-porten", by="account-link", secret=secret).status_code == 404


def with_password(visitor, user) -> None:
    visitor.client.post("/logg-inn/", {"name": user.username, "password": "passord-for-test"})


def test_somebody_with_a_password_adds_a_way_in_and_the_password_goes_out_of_use(visitor, kari):
    kari.person_numbers.all().delete()
    with_password(visitor, kari)
    assert "En tryggere måte å logge inn på" in visitor.client.get("/konto/innlogginger/").content.decode()
    visitor.choose("kari", by="own")
    assert signed_in_as(visitor.client) == kari
    kari.refresh_from_db()
    assert not kari.has_usable_password()
    assert "En tryggere måte" not in visitor.client.get("/konto/innlogginger/").content.decode()
    visitor.client.post("/logg-ut/")
    with_password(visitor, kari)
    assert signed_in_as(visitor.client) is None


def test_another_person_s_way_in_is_not_added(visitor, kari):
    ola = know(FosterParentFactory(user__username="ola").user, OLA)
    with_password(visitor, kari)
    for person in ("ola", "ukjent"):
        assert visitor.choose(person, by="own").status_code == 403
    assert signed_in_as(visitor.client) == kari
    assert not ola.identities.exists()
    assert kari.has_usable_password()


def test_a_visitor_adds_no_way_in(visitor):
    assert visitor.start(by="own").status_code == 404


def test_staff_are_offered_the_door_of_staff_and_families_that_of_citizens(visitor, provider, kari, sara):
    for user, offered, not_offered in (
        (kari, "id-porten", "ansattporten"),
        (sara, "ansattporten", "id-porten"),
    ):
        with_password(visitor, user)
        page = visitor.client.get("/konto/innlogginger/").content.decode()
        assert f"/logg-inn/{offered}/" in page
        assert f"/logg-inn/{not_offered}/" not in page
        visitor.client.post("/logg-ut/")


def test_who_has_signed_in_in_a_new_way_is_told(visitor, provider, kari):
    visitor.choose("kari")
    told = [message.kind for message in kari.messages.all()]
    assert told == ["account.way-in"]


def test_a_national_number_is_nowhere_in_tables_sessions_logs_or_mail(
    visitor, provider, invited, caplog, sara
):
    caplog.set_level(logging.DEBUG)
    _ola, secret = invited
    claim(visitor, "ola", secret)
    visitor.client.post("/logg-ut/")
    visitor.choose("saksbehandler", "ansattporten")
    Visitor(provider).choose("ukjent")
    provider.prove(switches={"token": {"claims": {"nonce": "other"}}})
    Visitor(provider).choose("kari")
    numbers = {one["pid"] for one in demo_provider.persons()["people"]}
    assert {KARI, OLA, SARA} <= numbers
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608
            rows = "\n".join(row[0] for row in cursor.fetchall())
            found |= {(table, number) for number in numbers if number in rows}
    said = caplog.text + "".join(str(letter.message()) for letter in mail.outbox)
    said += "".join(
        str(session.get_decoded()) for session in apps.get_model("sessions.Session").objects.all()
    )
    assert not found
    assert not [number for number in numbers if number in said]


def test_two_people_never_have_the_same_number(kari):
    ola = UserFactory(username="ola")
    identities.know(ola, KARI)
    assert not ola.person_numbers.exists()
    assert kari.person_numbers.count() == 1
