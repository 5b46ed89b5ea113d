"""The municipal API: what a case system is told of without asking."""

import hashlib
import hmac
import json
from typing import Any

import pytest

from lms import outgoing
from lms.approval.actions import case_systems
from lms.approval.actions.case_systems import TRIES
from lms.approval.models import AssignmentChange, Webhook, WebhookDelivery
from lms.dates import today
from lms.people.actions.move_ins import record_move_in
from tests.lms.approval.case_systems.systems import System

pytestmark = pytest.mark.django_db


ADDRESSES = {"inside.example": "192.168.1.4", "loop.example": "127.0.0.1"}


class TestWebhooks:
    URL = "https://sak.example.no/hooks"

    @pytest.fixture(autouse=True)
    def _public(self, monkeypatch):
        found = lambda host, port: [(0, 0, 0, "", (ADDRESSES.get(host, "8.8.8.8"), port))]  # noqa: E731
        monkeypatch.setattr("lms.outgoing.socket.getaddrinfo", found)
        self.sent: list[Any] = []
        self.answer: int | None = 200

        def ask(way, method, *, headers, body):
            self.sent.append((f"{way.scheme}://{way.netloc}{way.target}", body, headers))
            if self.answer is None:
                raise outgoing.NoAnswer
            return outgoing.Reply(self.answer, "", b"")

        monkeypatch.setattr(outgoing, "ask", ask)

    def hook(self):
        return System().post("/webhooks", {"url": self.URL}).json()

    def deliver(self):
        for pk in WebhookDelivery.objects.order_by("pk").values_list("pk", flat=True):
            case_systems.deliver(pk)

    def test_change_is_sent_signed_with_ids_only(self, case):
        key = self.hook()["key"]
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        self.deliver()
        url, body, headers = self.sent[0]
        assert url == self.URL
        assert set(json.loads(body)) == {"cursor", "kind", "assignment", "at"}
        signed = f"{headers['Webhook-Id']}.{headers['Webhook-Timestamp']}.".encode() + body
        mac = hmac.new(key.encode(), signed, hashlib.sha256).hexdigest()
        assert headers["Webhook-Signature"] == f"v1,{mac}"

    def test_failed_delivery_is_tried_again_later_and_then_given_up(self, case):
        self.hook()
        self.answer = None
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        delivery = WebhookDelivery.objects.get()
        for _ in range(TRIES + 3):
            WebhookDelivery.objects.filter(state="waiting").update(next_try_at="2026-01-01T00:00Z")
            case_systems.deliver(delivery.pk)
        delivery.refresh_from_db()
        assert (delivery.state, len(self.sent)) == ("given_up", TRIES)
        assert len({headers["Webhook-Id"] for _, _, headers in self.sent}) == 1

    def test_delivery_waits_between_tries(self, case):
        self.hook()
        self.answer = 500
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        self.deliver()
        self.deliver()
        assert len(self.sent) == 1

    def test_replay_sends_everything_after_a_cursor_again(self, case):
        made = self.hook()
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        self.deliver()
        answer = System().post(f"/webhooks/{made['id']}/replay", {"after": 0})
        assert answer.json()["number"] == AssignmentChange.objects.filter(organisation=case.office).count()
        self.deliver()
        assert len(self.sent) == 1 + answer.json()["number"]

    def test_stopped_webhook_is_told_nothing(self, case):
        made = self.hook()
        assert System().call("DELETE", f"/webhooks/{made['id']}").status_code == 204
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        self.deliver()
        assert self.sent == []
        assert System().get("/webhooks").json() == []

    def test_webhook_of_another_organisation_is_out_of_reach(self, case, foreign):
        made = self.hook()
        assert System("910000002").call("DELETE", f"/webhooks/{made['id']}").status_code == 404
        assert Webhook.objects.standing().count() == 1

    @pytest.mark.parametrize(
        "url",
        [
            "http://sak.example.no/",
            "https://inside.example/",
            "https://loop.example/",
            "https://user@sak.example.no/",
            "ftp://sak.example.no",
            "file:///etc/passwd",
            "nonsense",
            "https://",
        ],
    )
    def test_address_that_is_not_public_and_encrypted_is_refused(self, case, url):
        assert System().post("/webhooks", {"url": url}).status_code == 422
        assert not Webhook.objects.exists()

    def test_address_that_has_moved_inside_is_not_called(self, case, monkeypatch):
        self.hook()
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        monkeypatch.setitem(ADDRESSES, "sak.example.no", "10.0.0.1")
        self.deliver()
        assert self.sent == []
