"""Proof links: what they show, to whom, for how long, and who learns of it."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.models import Training
from lms.approval.actions.proof_links import (
    answer_proof_link,
    look_at_proof,
    make_proof_link,
    revoke_proof_link,
)
from lms.approval.errors import NobodyToAsk, ProofLinkNotValid
from lms.approval.models import ProofAdult, ProofLink, ProofLook
from lms.notices.models import Notice
from lms.people.actions.leaving import leave_home
from lms.people.models import FosterParent
from lms.portal.actions.keeping import let_go
from lms.refusals import NotAllowed
from tests import factories
from tests.lms.approval.factories import Case, ordinary_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    ordinary_rules()
    case = Case()
    case.train(case.adults[0], on=date(2026, 2, 1))
    case.train(case.adults[1], on=date(2026, 3, 1))
    return case


@pytest.fixture
def kari(case):
    return case.adults[0]


@pytest.fixture
def ola(case):
    return case.adults[1]


def shown(secret: str) -> list[tuple[bool, list[date | None]]]:
    _, adults = look_at_proof(secret, language="nb")
    return [(adult.is_maker, [one.completed_on for one in adult.programmes]) for adult in adults]


def address(secret: str) -> str:
    return reverse("approval:proof", args=[secret])


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    return client


class TestWhatIsShown:
    def test_link_shows_its_maker_alone(self, kari):
        _, secret = make_proof_link(by=kari, days=14)
        assert shown(secret) == [(True, [date(2026, 2, 1)])]

    def test_other_adult_is_shown_only_once_they_agree(self, kari, ola):
        link, secret = make_proof_link(by=kari, days=14, with_partner=True)
        assert shown(secret) == [(True, [date(2026, 2, 1)])]
        answer_proof_link(link, agrees=True, by=ola)
        assert shown(secret) == [(True, [date(2026, 2, 1)]), (False, [date(2026, 3, 1)])]

    def test_other_adult_takes_back_their_yes_at_any_time(self, kari, ola):
        link, secret = make_proof_link(by=kari, days=14, with_partner=True)
        answer_proof_link(link, agrees=True, by=ola)
        answer_proof_link(link, agrees=False, by=ola)
        assert [is_maker for is_maker, _ in shown(secret)] == [True]

    def test_modules_for_a_target_group_are_never_shown(self, case, kari):
        case.train(kari, code="special-youth")
        Training.objects.filter(code="special-youth").update(kind="module")
        _, secret = make_proof_link(by=kari, days=14)
        assert shown(secret) == [(True, [date(2026, 2, 1)])]

    def test_page_names_nobody_and_no_place(self, case, kari, ola):
        link, secret = make_proof_link(by=kari, days=14, with_partner=True)
        answer_proof_link(link, agrees=True, by=ola)
        words = Client().post(address(secret)).content.decode()
        assert "1. februar 2026" in words
        for hidden in (
            kari.first_name,
            kari.last_name,
            ola.first_name,
            case.municipality.name,
            case.office.name,
        ):
            assert hidden not in words

    def test_secret_is_stored_as_a_hash_alone(self, kari):
        link, secret = make_proof_link(by=kari, days=14)
        assert secret not in str(ProofLink.objects.values().get())
        assert len(link.secret_hash) == 64


class TestUntilShowIsPressed:
    def test_opening_reveals_nothing_and_is_no_look(self, kari):
        _, secret = make_proof_link(by=kari, days=14)
        pages = []
        for one in (secret, "x" * 43):
            with CaptureQueriesContext(connection) as caught:
                response = Client().get(address(one))
            body = re.sub(r'value="\w{64}"', "", response.content.decode()).replace(one, "")
            pages.append((response.status_code, body, len(caught)))
        assert pages[0] == pages[1]
        assert not ProofLook.objects.exists()

    def test_unknown_revoked_and_outdated_links_get_the_same_answer(self, kari):
        revoked, first = make_proof_link(by=kari, days=7)
        revoke_proof_link(revoked, by=kari)
        outdated, second = make_proof_link(by=kari, days=7)
        ProofLink.objects.filter(pk=outdated.pk).update(expires_at=timezone.now())
        answers = set()
        for secret in (first, second, "x" * 43):
            response = Client().post(address(secret))
            body = re.sub(r'value="\w{64}"', "", response.content.decode()).replace(secret, "")
            answers.add((response.status_code, body))
        assert len(answers) == 1
        assert answers.pop()[0] == 404

    def test_answer_is_neither_indexed_nor_kept_nor_told_to_other_sites(self, kari):
        _, secret = make_proof_link(by=kari, days=14)
        response = Client().post(address(secret))
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "same-origin"
        assert "no-store" in response["Cache-Control"]

    def test_guessing_is_stopped_and_keeps_nobody_out_who_has_the_link(self, kari, settings):
        settings.SIGN_IN_TRIES = 0
        _, secret = make_proof_link(by=kari, days=14)
        stranger = Client(REMOTE_ADDR="10.9.9.9")
        assert stranger.post(address("y" * 43)).status_code == 429
        assert stranger.post(address(secret)).status_code == 200


class TestItsMaker:
    def test_address_is_shown_once(self, kari):
        client = signed_in(kari)
        response = client.post(reverse("approval:proof-links"), {"days": 14}, follow=True)
        assert "/innsyn/" in response.content.decode()
        assert "/innsyn/" not in client.get(reverse("approval:proof-links")).content.decode()

    def test_each_look_is_shown_to_the_maker_but_not_to_the_other(self, kari, ola):
        _, secret = make_proof_link(by=kari, days=14, with_partner=True)
        Client().post(address(secret))
        at = timezone.localtime(ProofLook.objects.get().at).strftime("%H:%M")
        unlooked = "Ingen har trykket"
        assert unlooked not in signed_in(kari).get(reverse("approval:proof-links")).content.decode()
        assert "Sett på" not in signed_in(ola).get(reverse("approval:proof-links")).content.decode()
        assert at in signed_in(kari).get(reverse("approval:proof-links")).content.decode()

    def test_other_adult_is_asked_by_a_message_without_names(self, kari, ola):
        make_proof_link(by=kari, days=14, with_partner=True)
        message = Notice.objects.get(kind="proof.asked")
        assert message.to == ola
        assert set(message.variables) == {"link"}

    def test_only_the_maker_takes_the_link_back(self, kari, ola):
        link, _ = make_proof_link(by=kari, days=14, with_partner=True)
        with pytest.raises(NotAllowed):
            revoke_proof_link(link, by=ola)

    def test_nobody_answers_for_another(self, case, kari):
        link, _ = make_proof_link(by=kari, days=14, with_partner=True)
        for other in (kari, case.caseworker):
            with pytest.raises(NotAllowed):
                answer_proof_link(link, agrees=True, by=other)

    def test_who_lives_alone_has_nobody_to_ask(self):
        ordinary_rules()
        alone = Case(adults=1).adults[0]
        with pytest.raises(NobodyToAsk):
            make_proof_link(by=alone, days=14, with_partner=True)

    def test_staff_make_no_links(self, case):
        with pytest.raises(NotAllowed):
            make_proof_link(by=case.caseworker, days=14)

    def test_number_of_queries_does_not_grow_with_the_links(self, kari):
        def queries() -> int:
            client = signed_in(kari)
            client.get(reverse("approval:proof-links"))
            with CaptureQueriesContext(connection) as caught:
                client.get(reverse("approval:proof-links"))
            return len(caught)

        make_proof_link(by=kari, days=14, with_partner=True)
        with_one = queries()
        for _ in range(5):
            _, secret = make_proof_link(by=kari, days=14, with_partner=True)
            look_at_proof(secret, language="nb")
        assert queries() == with_one


class TestRenewal:
    def test_link_of_two_ends_when_one_leaves_the_home(self, kari, ola):
        link, secret = make_proof_link(by=kari, days=14, with_partner=True)
        answer_proof_link(link, agrees=True, by=ola)
        leave_home(FosterParent.objects.get(user=ola), by=ola)
        with pytest.raises(ProofLinkNotValid):
            look_at_proof(secret, language="nb")

    def test_link_of_one_outlives_the_others_leaving(self, kari, ola):
        _, secret = make_proof_link(by=kari, days=14)
        leave_home(FosterParent.objects.get(user=ola), by=ola)
        assert shown(secret) == [(True, [date(2026, 2, 1)])]

    def test_address_protection_ends_links_and_makes_none(self, case, kari):
        _, secret = make_proof_link(by=kari, days=14)
        factories.protect(kari)
        with pytest.raises(ProofLinkNotValid):
            look_at_proof(secret, language="nb")
        kari.refresh_from_db()
        with pytest.raises(NotAllowed):
            make_proof_link(by=kari, days=14)

    def test_links_are_forgotten_with_their_looks_after_their_time(self, kari, settings):
        settings.RETENTION_DAYS = settings.RETENTION_DAYS | {"PROOF_LINK_RETENTION_DAYS": 90}
        link, secret = make_proof_link(by=kari, days=14)
        look_at_proof(secret, language="nb")
        let_go(only="proof-links")
        assert ProofLink.objects.exists()
        ProofLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(days=91))
        let_go(only="proof-links")
        assert not ProofLink.objects.exists()
        assert not ProofAdult.objects.exists()

    def test_foreign_link_is_not_found(self, kari):
        link, _ = make_proof_link(by=kari, days=14)
        other = factories.FosterParentFactory().user
        for name in ("answer-proof-link", "revoke-proof-link"):
            response = signed_in(other).post(reverse(f"approval:{name}", args=[link.uuid]))
            assert response.status_code == 404
