"""A foster parent without electronic identity: user name, password, and a code of the printed card."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from lms.notices.models import Notice
from lms.people.actions import code_cards, doors
from lms.people.actions.accounts import find_account_link
from lms.people.actions.new_starts import LinkBy, give_new_start
from lms.people.errors import CardUsedUp, CodeNotRight, InvitationNotValid, IsStaffToo, TooManyTries
from lms.people.models import AccountLink, AuditEntry, CardCode, CodeCard, Role, SignIn, WayInLink
from lms.people.queries import card_of
from lms.refusals import NotAllowed
from tests.factories import FosterParentFactory, MembershipFactory, protect, with_right

pytestmark = pytest.mark.django_db
PASSWORD = "passord-for-test"
STEP = "/logg-inn/kode/"


@pytest.fixture
def codes(kari, kristin):
    return code_cards.make_card(kari, by=kristin)


def password_given(client: Client, name: str = "kari", **more):
    return client.post("/logg-inn/", {"name": name, "password": PASSWORD, **more})


def is_in(client: Client) -> bool:
    return client.get("/konto/").status_code == 200


def start_address(kari) -> str:
    member = kari.home_memberships.get()
    return reverse("approval:new-start", args=[member.home.uuid, member.pk])


def test_password_alone_does_not_let_in_whoever_has_a_card(client, kari, codes):
    answer = password_given(client)
    assert answer["Location"] == STEP
    assert not is_in(client)
    assert not SignIn.objects.exists()


def test_code_that_is_asked_for_lets_in_and_leads_where_one_was_going(client, kari, codes):
    password_given(client, next="/mine-data/")
    page = client.get(STEP).content.decode()
    assert "Kode nummer 1 på kortet" in page
    assert "40 koder er igjen" in page
    assert client.post(STEP, {"code": codes[0]})["Location"] == "/mine-data/"
    assert is_in(client)
    assert SignIn.objects.get().door == "card"
    assert AuditEntry.objects.get(act="signed_in").data == {"door": "card"}


def test_code_is_read_however_it_is_written(client, kari, codes):
    password_given(client)
    client.post(STEP, {"code": f" {codes[0].replace('-', '').lower()} "})
    assert is_in(client)


@pytest.mark.parametrize("which", [1, 39])
def test_another_code_of_the_same_card_does_not_let_in(client, kari, codes, which):
    password_given(client)
    page = client.post(STEP, {"code": codes[which]}).content.decode()
    assert "ikke riktig kode" in page
    assert not is_in(client)


def test_code_works_once_and_the_next_is_asked_for(client, kari, codes):
    password_given(client)
    client.post(STEP, {"code": codes[0]})
    other = Client()
    password_given(other)
    assert "Kode nummer 2 på kortet" in other.get(STEP).content.decode()
    other.post(STEP, {"code": codes[0]})
    assert not is_in(other)


def test_code_without_the_password_lets_nobody_in(client, kari, codes):
    assert client.post(STEP, {"code": codes[0]})["Location"] == "/logg-inn/"
    assert not is_in(client)
    assert card_of(kari).left == 40


def test_five_wrong_codes_make_one_wait_and_a_right_one_then_waits_too(client, kari, codes):
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False) as clock:
        password_given(client)
        for _ in range(5):
            client.post(STEP, {"code": "AAAA-AAAA"})
        answer = client.post(STEP, {"code": codes[0]})
        assert answer.status_code == 429
        assert int(answer["Retry-After"]) > 0
        clock.shift(timedelta(seconds=int(answer["Retry-After"])))
        client.post(STEP, {"code": codes[0]})
        assert is_in(client)


def test_step_is_waited_for_ten_minutes_and_a_new_password_ends_the_wait(client, kari, codes):
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False) as clock:
        password_given(client)
        clock.shift(timedelta(minutes=11))
        assert client.post(STEP, {"code": codes[0]})["Location"] == "/logg-inn/"
        password_given(client)
        kari.set_password("tre blå sykler under brua")
        kari.save()
        assert client.post(STEP, {"code": codes[0]})["Location"] == "/logg-inn/"
    assert not is_in(client)


def test_device_that_others_use_too_is_so_after_the_second_step(client, kari, codes):
    password_given(client, is_shared_device="on")
    client.post(STEP, {"code": codes[0]})
    assert client.session["is_shared_device"]
    assert "known_device" not in client.cookies


def test_reprinting_kills_the_old_card(client, kari, kristin, codes):
    newer = code_cards.make_card(kari, by=kristin)
    password_given(client)
    client.post(STEP, {"code": codes[0]})
    assert not is_in(client)
    client.post(STEP, {"code": newer[0]})
    assert is_in(client)


def test_the_database_itself_keeps_one_card_in_force(kari, kristin, codes):
    with pytest.raises(IntegrityError), transaction.atomic():
        CodeCard.objects.create(user=kari, made_by=kristin, made_at=timezone.now())


def test_forty_codes_of_eight_signs_are_kept_as_keyed_hashes_alone(kari, codes):
    assert len(set(codes)) == 40
    assert all(re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}", code) for code in codes)
    kept = "".join(str(row) for row in CardCode.objects.values_list())
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    assert len(set(CardCode.objects.values_list("code_hash", flat=True))) == 40


def test_owner_is_told_of_a_new_card_and_it_is_audited(kari, kristin, codes):
    assert Notice.objects.filter(to=kari, kind="account.card").count() == 1
    assert AuditEntry.objects.get(act="code_card.made").by == kristin


def test_card_that_is_used_up_lets_nobody_in_and_says_whom_to_ask(client, kari, codes):
    CardCode.objects.update(used_at=timezone.now())
    password_given(client)
    assert "gir deg et nytt" in client.get(STEP).content.decode()
    client.post(STEP, {"code": codes[0]})
    assert not is_in(client)


def test_few_codes_are_told_of_at_sign_in_and_a_new_card_is_made_with_the_next(client, kari, codes):
    CardCode.objects.filter(number__lte=30).update(used_at=timezone.now())
    password_given(client)
    answer = client.post(STEP, {"code": codes[30]}, follow=True)
    assert "9 koder igjen" in answer.content.decode()
    assert "Kodekortet ditt, 9 koder igjen" in client.get("/konto/").content.decode()

    own = reverse("approval:own-card")
    assert client.post(own, {"code": codes[30]}).status_code == 200
    assert card_of(kari).left == 9
    made = client.post(own, {"code": codes[31]}).content.decode()
    assert card_of(kari).left == 40
    paper = client.post(reverse("approval:own-card-paper"), {"sealed": sealed_in(made)})
    newer = codes_on(paper)
    with pytest.raises(CodeNotRight):
        code_cards.use_code(kari, codes[32])
    assert code_cards.use_code(kari, newer[0]) == 39


def test_second_step_costs_the_same_however_many_codes_there_are(client, kari, codes):
    password_given(client)
    with CaptureQueriesContext(connection) as before:
        client.get(STEP)
    CardCode.objects.filter(number__gt=1).delete()
    with CaptureQueriesContext(connection) as after:
        client.get(STEP)
    assert len(before) == len(after) <= 5


# What staff do on sight ----------------------------------------------------------------------


def sealed_in(page: str) -> str:
    return re.search(r'name="sealed" value="([^"]+)"', page)[1]


def text_of(answer) -> str:
    assert answer["Content-Type"] == "application/pdf"
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)


def codes_on(answer) -> list[str]:
    return re.findall(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b", text_of(answer))


def test_staff_give_link_and_card_on_one_paper_and_the_person_comes_in_with_it(client, kari, kristin):
    kari.set_unusable_password()
    kari.save()
    client.force_login(kristin)
    address = start_address(kari)
    account = reverse("approval:person", args=[kari.home_memberships.get().home.uuid, kari.pk])
    assert address in client.get(account).content.decode()
    made = client.post(address, {"seen": "passport", "link": "paper", "has_card": "on"})
    paper = client.post(f"{address}papir/", {"sealed": sealed_in(made.content.decode())})
    text = text_of(paper)
    assert "kari" in text
    assert kari.last_name not in text
    codes = codes_on(paper)
    assert len(codes) == 40
    link = re.search(r"/konto/velg-passord/[\w-]+/", text.replace("\n", ""))[0]

    visitor = Client()
    chosen = {"password": "tre blå sykler under brua", "again": "tre blå sykler under brua"}
    assert visitor.post(link, chosen)["Location"] == STEP
    assert not is_in(visitor)
    visitor.post(STEP, {"code": codes[0]})
    assert is_in(visitor)


def test_what_was_seen_is_audited_by_its_kind_and_the_person_is_told(client, kari, kristin):
    client.force_login(kristin)
    client.post(start_address(kari), {"seen": "driving_licence", "link": "mail"})
    entry = AuditEntry.objects.get(act="new_start.given")
    assert entry.by == kristin
    assert entry.data == {"seen": "driving_licence", "card": False, "link": "mail"}
    assert set(Notice.objects.filter(to=kari).values_list("kind", flat=True)) == {
        "account.new-start", "account.link",
    }  # fmt: skip
    assert not CodeCard.objects.exists()


def test_nothing_is_given_without_something_seen(client, kari, kristin):
    client.force_login(kristin)
    for values in (
        {"link": "paper"},
        {"seen": "12345678901", "link": "paper"},
        {"seen": "passport", "link": "none"},
    ):
        assert client.post(start_address(kari), values).status_code == 422
    assert not AccountLink.objects.exists()


def test_newer_link_takes_the_place_of_every_earlier_one(kari, kristin):
    home = kari.home_memberships.get().home
    first, second = (
        give_new_start(kari, home=home, seen="passport", has_card=False, link=LinkBy.PAPER, by=kristin)
        for _ in range(2)
    )
    with pytest.raises(InvitationNotValid):
        find_account_link(first.secret)
    assert find_account_link(second.secret).reason == AccountLink.Reason.ON_SIGHT


@pytest.mark.parametrize("who", ["jon", "maja", "ola"])
def test_others_than_staff_of_the_home_can_give_nothing(request, client, kari, ola, who):
    other = request.getfixturevalue(who)
    client.force_login(other)
    assert client.post(start_address(kari), {"seen": "passport", "link": "paper"}).status_code in {403, 404}
    home = kari.home_memberships.get().home
    with pytest.raises(NotAllowed):
        give_new_start(kari, home=home, seen="passport", has_card=True, link=LinkBy.NONE, by=other)


def test_whoever_works_here_too_gets_no_new_start_from_an_office(client, kari, kristin):
    MembershipFactory(user=kari, role=Role.TRAINER)
    client.force_login(kristin)
    before = client.get(start_address(kari)).content.decode()
    assert "Lederen for kontoret deres tar dem bort" in before
    assert 'name="seen"' not in before
    page = client.post(start_address(kari), {"seen": "passport", "link": "paper"}).content.decode()
    assert "Denne personen arbeider også her" in page
    with pytest.raises(IsStaffToo):
        give_new_start(
            kari,
            home=kari.home_memberships.get().home,
            seen="passport",
            has_card=True,
            link="none",
            by=kristin,
        )


def test_whoever_works_here_too_gets_no_link_for_a_new_number_from_an_office(client, kari, kristin):
    MembershipFactory(user=kari, role=Role.ADMIN)
    member = kari.home_memberships.get()
    client.force_login(kristin)
    page = client.post(
        reverse("people:give-way-in", args=[member.home.uuid, member.pk]), {"seen": "passport"}
    )
    assert "To andre administratorer lager lenken" in page.content.decode()
    assert not WayInLink.objects.exists()


def test_new_start_of_a_protected_person_takes_the_right(client, home, kari, kristin):
    protect(kari)
    client.force_login(kristin)
    assert client.get(start_address(kari)).status_code in {403, 404}
    client.force_login(with_right(home.trained_by))
    assert client.get(start_address(kari)).status_code == 200


def test_paper_can_be_made_for_a_quarter_of_an_hour_and_for_nobody_else(client, home, kari, ola, kristin):
    client.force_login(kristin)
    made = client.post(start_address(kari), {"seen": "passport", "link": "none", "has_card": "on"})
    held = sealed_in(made.content.decode())
    assert client.post(f"{start_address(ola)}papir/", {"sealed": held}).status_code == 302
    assert client.post(f"{start_address(kari)}papir/", {"sealed": "{}"}).status_code == 302
    assert codes_on(client.post(f"{start_address(kari)}papir/", {"sealed": held}))
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        client.force_login(kristin)
        assert client.post(f"{start_address(kari)}papir/", {"sealed": held}).status_code == 302


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_paper_stands_in_the_language_of_the_person(client, kari, kristin, language):
    kari.language = language
    kari.save()
    client.force_login(kristin)
    made = client.post(start_address(kari), {"seen": "passport", "link": "none", "has_card": "on"})
    paper = client.post(f"{start_address(kari)}papir/", {"sealed": sealed_in(made.content.decode())})
    words = {"nb": "Kodene", "nn": "Kodane", "en": "The codes"}
    assert words[language] in text_of(paper)


def test_whoever_has_no_card_cannot_use_one(kari):
    with pytest.raises(CardUsedUp):
        code_cards.use_code(kari, "AAAA-AAAA")
    assert doors.CODE_CARD.free == 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parallel_database
def test_code_that_is_sent_twice_at_once_is_used_once():
    kari = FosterParentFactory(user__username="kari").user
    codes = code_cards.make_card(kari, by=kari)

    def use() -> bool:
        try:
            code_cards.use_code(kari, codes[0])
        except (CodeNotRight, TooManyTries):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(lambda _: use(), range(4))) == [False, False, False, True]
