"""A new name, address or telephone number: written by the person, or put right by staff on their word."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.notices.actions.sending import deliver
from lms.notices.models import Notice
from lms.people.actions import details
from lms.people.errors import InvitationNotValid, IsStaffToo
from lms.people.errors.lives import NameIsTheirOwn
from lms.people.models import AddressChange, AuditEntry, Role, User
from lms.refusals import NotAllowed
from tests.factories import AssignmentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
OWN = "/konto/e-post/"


def words(response) -> str:
    return " ".join(response.content.decode().split())


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def sent() -> list[tuple[str, str]]:
    """To whom and what about each waiting message went, once all have left."""
    mail.outbox.clear()
    for waiting in Notice.objects.filter(status="queued").order_by("pk"):
        deliver(waiting.pk)
    return [(letter.to[0], letter.subject) for letter in mail.outbox]


def link_in(letter) -> str:
    (line,) = [one for one in letter.body.splitlines() if OWN in one]
    return line[line.index(OWN) :]


def asked(user, address="ny@example.no", **values) -> str:
    """The link that was sent to an address that somebody wants."""
    values = {"email": address, "present": "passord-for-test", **values}
    assert signed_in(user).post(OWN, values).status_code == 302
    assert sent() == [(address, "Bekreft e-postadressen din")]
    return link_in(mail.outbox[0])


def corrected(user, **values) -> dict[str, str]:
    kept = {name: getattr(user, name) for name in ("first_name", "last_name", "email", "telephone")}
    return {**kept, **values}


def test_a_person_writes_their_name_and_telephone_under_my_account(kari):
    client = signed_in(kari)
    assert "Endre navn eller telefon" in words(client.get("/konto/"))
    new = {"first_name": "Kari", "last_name": "Nyberg", "telephone": "+47 900 00 000"}
    page = words(client.post("/konto/opplysninger/", new, follow=True))
    assert "Kari Nyberg" in page
    assert "+47 900 00 000" in page


@pytest.mark.parametrize("telephone", ["01020312345", "ring meg", "123"])
def test_what_is_no_telephone_number_is_told_at_the_field(kari, telephone):
    new = {"first_name": "Kari", "last_name": "Nyberg", "telephone": telephone}
    answer = signed_in(kari).post("/konto/opplysninger/", new)
    assert answer.status_code == 422
    assert "telephone" in answer.context["form"].errors


def test_an_address_is_changed_by_the_link_sent_there_and_the_old_one_is_told(kari):
    before = kari.email
    link = asked(kari)
    kari.refresh_from_db()
    assert kari.email == before
    assert "Meldinger fra oss kommer til å gå til ny@example.no" in words(Client().get(link))
    assert "E-postadressen din er endret" in words(Client().post(link))
    assert sent() == [(before, "E-postadressen din er endret")]
    kari.refresh_from_db()
    assert kari.email == "ny@example.no"


def test_looking_at_the_link_changes_nothing_and_it_works_once(kari):
    link = asked(kari)
    before = User.objects.get(pk=kari.pk).email
    Client().get(link)
    assert User.objects.get(pk=kari.pk).email == before
    Client().post(link)
    assert Client().post(link).status_code == 404


def test_a_link_of_an_address_is_too_old_after_three_days(kari):
    link = asked(kari)
    AddressChange.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().post(link).status_code == 404


def test_asking_anew_or_taking_it_back_stops_the_link(kari):
    first = asked(kari)
    second = asked(kari, "enda.nyere@example.no")
    assert Client().get(first).status_code == 404
    assert "enda.nyere@example.no" in words(signed_in(kari).get(OWN))
    signed_in(kari).post("/konto/e-post/behold/")
    assert Client().get(second).status_code == 404


def test_who_has_a_password_shows_it_before_an_address_is_changed(kari):
    for present in ("", "noe-helt-annet"):
        answer = signed_in(kari).post(OWN, {"email": "ny@example.no", "present": present})
        assert answer.status_code == 422
    assert sent() == []


def test_somebody_elses_address_may_be_shared_and_is_not_told_of(kari, ola):
    link = asked(kari, ola.email)
    Client().post(link)
    kari.refresh_from_db()
    assert kari.email == ola.email


def test_an_address_waits_in_no_table_once_its_mail_has_left(kari):
    Client().post(asked(kari))
    sent()
    assert set(Notice.objects.values_list("address", flat=True)) == {""}


def test_staff_correct_on_the_persons_word_and_both_addresses_are_told(home, kari, kristin):
    before = kari.email
    there = reverse("approval:correct-person", args=[home.uuid, kari.pk])
    page = reverse("approval:person", args=[home.uuid, kari.pk])
    client = signed_in(kristin)
    assert there in words(client.get(page))
    new = corrected(kari, last_name="Nyberg", email="ny@example.no", telephone="90000000")
    told = words(client.post(there, new, follow=True))
    assert "Det er rettet, og de får beskjed" in told
    assert "90000000" in told
    assert sent() == [
        (before, "E-postadressen din er endret"),
        ("ny@example.no", "Noe ved kontoen din er rettet"),
    ]
    entry = AuditEntry.objects.get(act="person.corrected")
    assert (entry.by, sorted(entry.data["changed"])) == (kristin, ["email", "last_name", "telephone"])


def test_what_staff_type_does_not_replace_a_name_that_the_person_wrote(home, kari, kristin):
    details.change_details(kari, first_name="Kaia", last_name="Selv", telephone="")
    with pytest.raises(NameIsTheirOwn):
        details.correct_details(
            kari, home=home, by=kristin, **{**corrected(kari), "first_name": "Kari", "last_name": "Selv"}
        )
    kari.refresh_from_db()
    assert kari.name == "Kaia Selv"
    details.correct_details(kari, home=home, by=kristin, **corrected(kari, telephone="90000000"))
    kari.refresh_from_db()
    assert (kari.name, kari.telephone) == ("Kaia Selv", "90000000")


def test_a_wish_for_another_address_falls_when_staff_correct_it(home, kari, kristin):
    link = asked(kari)
    details.correct_details(kari, home=home, by=kristin, **corrected(kari, email="rett@example.no"))
    with pytest.raises(InvitationNotValid):
        details.confirm_address(link.split("/")[-2])


def test_only_staff_of_the_home_correct_and_nobody_themselves(home, kari, kristin, jon, sara, lillestrom):
    for by in (jon, sara, kari):
        with pytest.raises(NotAllowed):
            details.correct_details(kari, home=home, by=by, **corrected(kari))
    AssignmentFactory(home=home, organisation=lillestrom)
    details.correct_details(kari, home=home, by=sara, **corrected(kari, telephone="90000000"))
    with pytest.raises(NotAllowed):
        details.correct_details(UserFactory(), home=home, by=kristin, **corrected(kari))


def test_staff_do_not_move_the_address_of_somebody_who_works_here_too(home, kari, kristin):
    MembershipFactory(user=kari, role=Role.ADMIN)
    details.correct_details(kari, home=home, by=kristin, **corrected(kari, telephone="90000000"))
    with pytest.raises(IsStaffToo):
        details.correct_details(kari, home=home, by=kristin, **corrected(kari, email="kristin@example.no"))
    kari.refresh_from_db()
    assert kari.email != "kristin@example.no"
