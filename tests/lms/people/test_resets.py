"""A password forgotten on a Sunday: whoever asks learns nothing from the page; the owner is told by mail."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.notices.actions import choices, sending
from lms.notices.models import Notice
from lms.people.actions import resets
from lms.people.actions.accounts import find_account_link, send_account_link
from lms.people.models import AccountLink, AuditEntry, Identity, ResetRequest, SignIn
from tests.factories import FosterParentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
CHOSEN = "tre blå sykler under brua"
FORGOTTEN = "/logg-inn/glemt/"


@pytest.fixture
def kari():
    return FosterParentFactory(user__username="kari", user__email="kari@example.no").user


def ask(name: str, client: Client | None = None, **extra):
    return (client or Client()).post(FORGOTTEN, {"name": name}, **extra)


def answered() -> list[str]:
    """What has been mailed once the jobs have been done."""
    mail.outbox.clear()
    for pk in ResetRequest.objects.values_list("pk", flat=True):
        resets.answer_reset(pk)
    for pk in Notice.objects.filter(status="queued").values_list("pk", flat=True):
        sending.deliver(pk)
    return [str(one.body) for one in mail.outbox]


def link_in(letter: str) -> str:
    return re.search(r"/konto/velg-passord/[^/\s]+/", letter)[0]


def choose(address: str, client: Client | None = None):
    return (client or Client()).post(address, {"password": CHOSEN, "again": CHOSEN})


def test_page_is_found_where_one_signs_in(client):
    assert FORGOTTEN in client.get("/logg-inn/").content.decode()
    assert client.get(FORGOTTEN).status_code == 200


def test_every_name_gets_the_same_answer_and_costs_the_same(kari):
    UserFactory(username="bort", is_active=False)
    Identity.objects.create(
        user=UserFactory(username="eid", password="!"), issuer="i", subject="s", door="citizen",
        first_seen_at=timezone.now(), last_seen_at=timezone.now(),
    )  # fmt: skip
    found = set()
    for name in ("kari", "KARI@example.no", "bort", "eid", "nobody", "nobody@example.no"):
        with CaptureQueriesContext(connection) as asked:
            answer = ask(name)
        page = Client().get(answer["Location"])
        found.add((answer.status_code, answer["Location"], len(asked), page.content.count(b"<p")))
        assert name.encode() not in page.content
    assert len(found) == 1


def test_what_was_written_is_sealed_until_it_is_answered_and_gone_afterwards(kari):
    ask("kari@example.no")
    assert "kari" not in ResetRequest.objects.get().name
    answered()
    assert not ResetRequest.objects.exists()


def test_owner_is_sent_a_link_and_comes_in_with_the_password_of_her_choice(client, kari):
    ask("kari")
    (letter,) = answered()
    assert "kari" in letter
    assert "én time" in letter
    answer = choose(link_in(letter), client)
    assert answer.status_code == 302
    kari.refresh_from_db()
    assert kari.check_password(CHOSEN)
    assert client.get("/konto/").status_code == 200


def test_link_works_once(kari):
    ask("kari")
    (letter,) = answered()
    choose(link_in(letter))
    assert choose(link_in(letter)).status_code == 404


def test_link_works_for_an_hour(kari):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        ask("kari")
        (letter,) = answered()
        clock.shift(timedelta(minutes=59))
        assert Client().get(link_in(letter)).status_code == 200
        clock.shift(timedelta(minutes=2))
        assert Client().get(link_in(letter)).status_code == 404


def test_newer_link_takes_the_place_of_the_one_before(kari):
    ask("kari")
    (first,) = answered()
    ask("kari")
    (second,) = answered()
    assert Client().get(link_in(first)).status_code == 404
    assert Client().get(link_in(second)).status_code == 200


def test_link_that_staff_were_sent_goes_on_working_whoever_asks(kari):
    staff = MembershipFactory(user__username="sara").user
    secret = send_account_link(staff, by=None)
    ask("sara")
    answered()
    assert find_account_link(secret).reason == AccountLink.Reason.NEW


def test_choosing_ends_every_sign_in_is_audited_and_told(client, kari):
    client.post("/logg-inn/", {"name": "kari", "password": "passord-for-test"})
    assert client.get("/konto/").status_code == 200
    ask("kari")
    (letter,) = answered()
    choose(link_in(letter))
    assert client.get("/konto/").status_code == 302
    assert SignIn.objects.lasting().count() == 1
    assert AuditEntry.objects.filter(act="password.reset_asked", by=None).count() == 1
    assert AuditEntry.objects.get(act="password.renewed").data == {"reason": "forgotten"}
    assert Notice.objects.filter(to=kari, kind="account.password").count() == 1


def test_weak_password_is_refused_and_the_link_goes_on_working(kari):
    ask("kari")
    (letter,) = answered()
    refused = Client().post(link_in(letter), {"password": "sommer2026!!", "again": "sommer2026!!"})
    assert "lett å gjette" in refused.content.decode()
    assert choose(link_in(letter)).status_code == 302


def test_link_of_a_forgotten_password_claims_no_new_way_in(kari):
    ask("kari")
    (letter,) = answered()
    page = Client().get(link_in(letter)).content.decode()
    assert 'name="by"' not in page


def test_whoever_signs_in_by_electronic_identity_is_told_so_and_gets_no_password(kari):
    kari.set_unusable_password()
    kari.save()
    Identity.objects.create(
        user=kari, issuer="i", subject="s", door="citizen",
        first_seen_at=timezone.now(), last_seen_at=timezone.now(),
    )  # fmt: skip
    ask("kari")
    (letter,) = answered()
    assert "elektronisk ID" in letter
    assert "velg-passord" not in letter
    assert not AccountLink.objects.exists()


def test_whoever_has_not_opened_the_account_is_told_what_to_do(kari):
    kari.set_unusable_password()
    kari.save()
    ask("kari")
    (letter,) = answered()
    assert "ikke er åpnet" in letter
    assert "velg-passord" not in letter


@pytest.mark.parametrize("standing", ["unknown", "inactive", "without mail", "new address"])
def test_nothing_is_sent(kari, standing):
    if standing == "inactive":
        kari.is_active = False
    if standing == "without mail":
        kari.email = ""
    if standing == "new address":
        kari.email_changed_at = timezone.now()
    kari.save()
    ask("nobody" if standing == "unknown" else "kari")
    assert answered() == []
    assert not AccountLink.objects.exists()


def test_two_who_share_an_address_are_each_told_of_their_own_account(kari):
    UserFactory(username="ola", email="kari@example.no")
    ask("kari@example.no")
    letters = sorted(answered())
    assert len(letters) == 2
    assert "kari" in letters[0]
    assert "ola" in letters[1]
    assert choose(link_in(letters[1])).status_code == 302
    kari.refresh_from_db()
    assert not kari.check_password(CHOSEN)


def test_a_paused_family_gets_what_it_asks_for(kari):
    choices.pause(kari)
    ask("kari")
    assert len(answered()) == 1


def test_nobody_is_sent_more_than_three_an_hour_however_the_name_is_spelt(kari):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        for name in ("kari", "KARI", "kari@example.no", "Kari@Example.no", "kari"):
            ask(name)
        assert len(answered()) == 3
        clock.shift(timedelta(minutes=61))
        ask("kari")
        assert len(answered()) == 1


def test_a_network_that_asks_for_much_must_wait_whatever_it_asks(kari):
    statuses = [ask(f"nobody{n}").status_code for n in range(resets.MOST_FROM_ONE_NETWORK + 1)]
    assert statuses == [302] * resets.MOST_FROM_ONE_NETWORK + [429]
    assert ask("kari", REMOTE_ADDR="198.51.100.7").status_code == 302


def test_what_a_lost_task_left_behind_is_found_and_what_is_too_old_is_dropped(kari):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        ask("kari")
        assert resets.sweep_resets() == 0
        clock.shift(timedelta(seconds=40))
        assert resets.sweep_resets() == 1
        clock.shift(timedelta(minutes=61))
        assert answered() == []
        assert not ResetRequest.objects.exists()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_page_and_mail_stand_in_every_language(kari, language):
    kari.language = language
    kari.save()
    at = reverse("people:forgotten") if language == "nb" else f"/{language}{FORGOTTEN}"
    assert Client().get(at).status_code == 200
    ask("kari")
    assert link_in(answered()[0])
