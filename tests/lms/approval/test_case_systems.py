"""The municipal API: who gets in, what is told, and that it refuses as the desk does."""

import hashlib
import hmac
import json
import time
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from joserfc import jwt
from joserfc.jwk import RSAKey

from lms import outgoing
from lms.approval.actions import approvals, case_systems
from lms.approval.actions.case_systems import TRIES
from lms.approval.actions.evaluation import evaluate_stale
from lms.approval.actions.following import follow_homes
from lms.approval.api import tokens
from lms.approval.models import ApiCall, Approval, AssignmentChange, Webhook, WebhookDelivery
from lms.dates import today
from lms.people.actions.homes import declare_conflict_of_interest, end_assignment, make_home_code
from lms.people.actions.move_ins import record_move_in
from lms.people.models import Assignment, AuditEntry, LookUp
from tests import factories
from tests.lms.approval.factories import Case, member
from tests.lms.approval.test_desk import signed_in

pytestmark = pytest.mark.django_db
ALL = ("read", "write", "approve", "webhooks")


@pytest.fixture(scope="session")
def issuer_key():
    return RSAKey.generate_key(2048, auto_kid=True)


@pytest.fixture(autouse=True)
def _quiet(settings, tmp_path, monkeypatch, issuer_key):
    settings.DATA_DIR = tmp_path
    settings.API_REQUESTS_PER_MINUTE = 10_000
    monkeypatch.setattr(tokens, "local_key", lambda: issuer_key)


def office_with(number: str, case: Case) -> Case:
    case.office.organisation_number = number
    case.office.save()
    return case


@pytest.fixture
def case(standing_case, db):
    return office_with("910000001", deepcopy(standing_case))


@pytest.fixture
def foreign():
    return office_with("910000002", Case())


class System:
    """A case system with a token."""

    def __init__(self, number: str = "910000001", scopes=ALL, token: str | None = None) -> None:
        token = token or tokens.issue(number, [f"opplaering:fosterhjem.{scope}" for scope in scopes])
        self.headers = {"Authorization": f"Bearer {token}"}

    def call(self, method: str, path: str, body=None, by=None):
        headers = self.headers | ({"Caseworker": by.username} if by else {})
        return Client(raise_request_exception=False).generic(
            method,
            f"/api/v1{path}",
            "" if body is None else json.dumps(body, default=str),
            "application/json",
            headers=headers,
        )

    def get(self, path: str, by=None):
        return self.call("GET", path, by=by)

    def post(self, path: str, body, by=None):
        return self.call("POST", path, body, by)


class TestTokens:
    def refused(self, token: str) -> bool:
        answer = System(token=token).get("/assignments")
        assert answer["Content-Type"] == "application/problem+json"
        return answer.status_code == 401 and answer["WWW-Authenticate"].startswith("Bearer")

    def claims(self, **changes):
        now = int(time.time())
        claims = {
            "iss": tokens.LOCAL_ISSUER,
            "aud": django_settings.MASKINPORTEN_AUDIENCE,
            "scope": "opplaering:fosterhjem.read",
            "consumer": {"authority": "iso6523-actorid-upis", "ID": "0192:910000001"},
            "iat": now,
            "exp": now + 100,
        } | changes
        return {name: value for name, value in claims.items() if value is not None}

    def signed(self, key, **changes) -> str:
        return jwt.encode({"alg": "RS256", "kid": key.kid}, self.claims(**changes), key, algorithms=["RS256"])

    def test_valid_token_is_let_in(self, case, issuer_key):
        assert System(token=self.signed(issuer_key)).get("/assignments").status_code == 200

    def test_call_without_a_token_is_refused(self, case):
        assert Client().get("/api/v1/assignments").status_code == 401

    @pytest.mark.parametrize(
        "changes",
        [
            {"exp": 1},
            {"exp": None},
            {"iss": "https://elsewhere.invalid/"},
            {"iss": None},
            {"scope": None},
            {"scope": ["opplaering:fosterhjem.read"]},
            {"consumer": None},
            {"consumer": "0192:910000001"},
            {"consumer": {"authority": "other", "ID": "0192:910000001"}},
            {"consumer": {"authority": "iso6523-actorid-upis", "ID": "9908:910000001"}},
            {"consumer": {"authority": "iso6523-actorid-upis", "ID": "0192:910000001x"}},
        ],
    )
    def test_token_with_wrong_claims_is_refused(self, case, issuer_key, changes):
        assert self.refused(self.signed(issuer_key, **changes))

    def test_token_signed_by_another_key_is_refused(self, case, issuer_key):
        other = RSAKey.generate_key(2048)
        other_header = {"alg": "RS256", "kid": issuer_key.kid}
        assert self.refused(jwt.encode(other_header, self.claims(), other, algorithms=["RS256"]))

    def test_unsigned_and_symmetric_tokens_are_refused(self, case, issuer_key):
        import base64

        def part(value) -> str:
            return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

        assert self.refused(f"{part({'alg': 'none'})}.{part(self.claims())}.")
        public = json.dumps(issuer_key.as_dict(private=False)).encode()
        head = f"{part({'alg': 'HS256', 'kid': issuer_key.kid})}.{part(self.claims())}"
        mac = base64.urlsafe_b64encode(hmac.new(public, head.encode(), hashlib.sha256).digest())
        assert self.refused(f"{head}.{mac.rstrip(b'=').decode()}")

    @pytest.mark.parametrize("token", ["x", "a.b.c", "", "æ.ø.å", "." * 3])
    def test_nonsense_is_refused(self, case, token):
        assert (
            Client().get("/api/v1/assignments", headers={"Authorization": f"Bearer {token}"}).status_code
            == 401
        )

    @pytest.mark.parametrize("audience", ["", None])
    def test_token_is_not_let_in_where_no_audience_is_set(self, case, issuer_key, settings, audience):
        settings.MASKINPORTEN_AUDIENCE = ""
        assert self.refused(self.signed(issuer_key, aud=audience))

    def test_audience_is_demanded(self, case, issuer_key, settings):
        assert self.refused(self.signed(issuer_key, aud=None))
        settings.MASKINPORTEN_AUDIENCE = "https://opplaering.example"
        assert self.refused(self.signed(issuer_key, aud="https://annet.example"))
        meant_for_us = self.signed(issuer_key, aud="https://opplaering.example")
        assert System(token=meant_for_us).get("/assignments").status_code == 200

    def test_local_issuer_does_not_exist_in_production(self, case, issuer_key, settings):
        token = self.signed(issuer_key)
        settings.IS_PRODUCTION = True
        with pytest.raises(tokens.TokenRefused):
            tokens.verify(token)
        with pytest.raises(tokens.TokenRefused):
            tokens.issue("910000001", [])

    def test_organisation_that_is_not_here_is_refused(self, case):
        assert System("999999999").get("/assignments").status_code == 403

    @pytest.mark.parametrize(
        ("method", "path", "scope"),
        [
            ("GET", "/assignments", "read"),
            ("GET", "/changes", "read"),
            ("GET", "/webhooks", "webhooks"),
            ("GET", "/offices", "read"),
        ],
    )
    def test_each_operation_asks_for_its_scope(self, case, method, path, scope):
        others = [name for name in ALL if name != scope]
        assert System(scopes=others).call(method, path).status_code == 403
        assert System(scopes=[scope]).call(method, path).status_code == 200

    def test_too_many_calls_wait(self, case, settings):
        settings.API_REQUESTS_PER_MINUTE = 2
        system = System()
        answers = [system.get("/assignments") for _ in range(4)]
        assert [answer.status_code for answer in answers][-1] == 429
        assert int(answers[-1]["Retry-After"]) <= 60


class TestReading:
    def test_list_has_own_assignments_with_their_outcome(self, case, foreign):
        (found,) = System().get("/assignments").json()["items"]
        assert (found["id"], found["outcome"]) == (str(case.assignment.uuid), "missing")

    def test_nothing_told_names_anybody(self, case):
        told = System().get("/assignments").content.decode()
        told += System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).content.decode()
        for adult in case.adults:
            assert adult.first_name not in told
            assert adult.email not in told
        assert case.municipality.name not in told

    def test_grid_has_states_and_days(self, case):
        case.train(case.adults[0], on=date(2026, 2, 1))
        found = System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).json()
        assert {c["adult"]: (c["state"], c["completed_on"]) for c in found["cells"]} == {
            str(case.adults[0].uuid): ("met", "2026-02-01"),
            str(case.adults[1].uuid): ("missing", None),
        }

    def test_fetching_one_is_a_look_up_by_the_caseworker_named(self, case):
        System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker)
        assert {(e.person, e.by, e.organisation) for e in LookUp.objects.all()} == {
            (adult, case.caseworker, case.office) for adult in case.adults
        }

    def test_foreign_and_unknown_assignments_get_the_same_answer(self, case, foreign):
        answers = []
        for uuid in (foreign.assignment.uuid, "00000000-0000-4000-8000-000000000000"):
            System().get("/assignments")
            with CaptureQueriesContext(connection) as caught:
                answer = System().get(f"/assignments/{uuid}", by=case.caseworker)
            answers.append((answer.status_code, answer.content, len(caught)))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404

    def test_protected_home_is_never_told(self, case):
        factories.protect(case.adults[0])
        assert System().get("/assignments").json()["items"] == []
        assert System().get("/changes").json()["items"] == []
        assert System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker).status_code == 404

    def test_caseworker_of_another_office_cannot_be_named(self, case, foreign):
        answer = System().get(f"/assignments/{case.assignment.uuid}", by=foreign.caseworker)
        assert answer.status_code == 403

    def test_caseworker_who_works_at_the_office_no_more_cannot_be_named(self, case):
        case.caseworker.memberships.all().delete()
        answer = System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker)
        assert answer.status_code == 403

    def test_caseworker_with_a_conflict_gets_nothing(self, case):
        declare_conflict_of_interest(case.home, by=case.caseworker)
        answer = System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker)
        assert answer.status_code == 404

    def test_list_is_paged_without_losing_or_repeating(self, case):
        for _ in range(4):
            factories.AssignmentFactory(home=case.home, organisation=case.office)
        page: dict[str, Any] = {"next": 0}
        seen: list[str] = []
        while page["next"] is not None:
            page = System().get(f"/assignments?limit=2&after={page['next']}").json()
            seen += [item["id"] for item in page["items"]]
        ours = Assignment.objects.filter(organisation=case.office)
        assert sorted(seen) == sorted(str(one.uuid) for one in ours)

    def test_number_of_queries_does_not_grow_with_the_list(self, case):
        def queries() -> int:
            with CaptureQueriesContext(connection) as caught:
                assert System().get("/assignments?limit=500").status_code == 200
            return len(caught)

        queries()
        with_one = queries()
        for _ in range(30):
            factories.AssignmentFactory(home=case.home, organisation=case.office)
        follow_homes([case.home])
        assert queries() == with_one

    def test_changes_are_told_after_a_cursor_in_order(self, case):
        start = System().get("/changes").json()["cursor"]
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        evaluate_stale()
        case.train()
        evaluate_stale()
        approvals.approve(
            case.assignment,
            by=case.caseworker,
            police_certificate_seen_on=date(2026, 2, 1),
            suitability_confirmed=True,
        )
        end_assignment(case.assignment, by=case.caseworker)
        told = System().get(f"/changes?after={start}").json()["items"]
        assert [item["kind"] for item in told] == ["moved_in", "outcome", "outcome", "approved", "ended"]
        assert {item["assignment"] for item in told} == {str(case.assignment.uuid)}

    def test_every_call_is_logged_with_its_purpose(self, case):
        System().get("/assignments")
        System().get(f"/assignments/{case.assignment.uuid}", by=case.caseworker)
        System(scopes=()).get("/changes")
        assert list(ApiCall.objects.order_by("pk").values_list("purpose", "status", "caseworker")) == [
            ("follow_up", 200, None),
            ("assignment", 200, case.caseworker.pk),
            ("follow_up", 403, None),
        ]


class TestWriting:
    def test_assignment_is_registered_by_the_familys_code(self, case):
        home = factories.FosterHomeFactory(host_municipality=case.municipality, registered_by=case.service)
        parent = factories.FosterParentFactory(home=home).user
        code = make_home_code(home, by=parent)
        answer = System().post("/assignments", {"code": code, "kind": "ordinary"}, by=case.caseworker)
        assert answer.status_code == 201
        assert Assignment.objects.get(home=home).uuid.hex == answer.json()["id"].replace("-", "")

    def test_wrong_and_foreign_codes_get_the_same_answer(self, case):
        barred = Case(adults=1)
        code = make_home_code(barred.home, by=barred.adults[0])
        barred.adults[0].address_protection = "confidential"
        barred.adults[0].save()
        System().get("/assignments")
        answers = []
        for tried in (code, "AAAA-BBBB-CCCC"):
            with CaptureQueriesContext(connection) as caught:
                answer = System().post(
                    "/assignments", {"code": tried, "kind": "ordinary"}, by=case.caseworker
                )
            answers.append((answer.status_code, answer.content, len(caught)))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404

    def test_move_in_recorded_by_mistake_is_taken_back_once(self, case):
        address = f"/assignments/{case.assignment.uuid}/move-in"
        System().post(address, {"moved_in_on": today().isoformat()}, by=case.caseworker)
        answer = System().call("DELETE", address, by=case.caseworker)
        assert answer.status_code == 200
        assert (answer.json()["moved_in_on"], answer.json()["outcome"]) == (None, "missing")
        again = System().call("DELETE", address, by=case.caseworker)
        assert (again.status_code, again.json()["title"]) == (409, "not_moved_in")
        assert System(scopes=["read"]).call("DELETE", address, by=case.caseworker).status_code == 403

    def test_move_in_is_recorded_and_answered_with_the_new_outcome(self, case):
        answer = System().post(
            f"/assignments/{case.assignment.uuid}/move-in",
            {"moved_in_on": today() - timedelta(days=2)},
            by=case.caseworker,
        )
        assert (answer.status_code, answer.json()["outcome"]) == (200, "breach")

    @pytest.mark.parametrize(
        "body",
        [
            {"moved_in_on": "2999-01-01"},
            {"moved_in_on": "2026-02-01", "urgent_basis": "urgent_voluntary_stay"},
            {"moved_in_on": "2026-02-01", "urgent_basis": "other"},
            {"moved_in_on": "yesterday"},
            {"moved_in_on": "2026-02-01", "child": "name"},
            {},
        ],
    )
    def test_impossible_move_in_is_refused_and_nothing_is_stored(self, case, body):
        answer = System().post(f"/assignments/{case.assignment.uuid}/move-in", body, by=case.caseworker)
        assert answer.status_code == 422
        case.assignment.refresh_from_db()
        assert case.assignment.moved_in_on is None

    def plan(self, assignment, by, *, scopes=ALL, **body):
        return System(scopes=scopes).call("PUT", f"/assignments/{assignment.uuid}/planned-move-in", body, by)

    def test_planned_move_in_is_set_changed_and_taken_away(self, case):
        for day in (today(), today() + timedelta(days=30), None):
            answer = self.plan(case.assignment, case.caseworker, planned_move_in_on=day)
            assert answer.status_code == 200
            assert answer.json()["planned_move_in_on"] == (day and day.isoformat())
        assert AuditEntry.objects.filter(act="assignment.planned", by=case.caseworker).count() == 3

    def test_plan_made_on_the_desk_is_told_to_the_case_system(self, case):
        start = System().get("/changes").json()["cursor"]
        address = reverse("approval:plan-move-in", kwargs={"assignment": case.assignment.uuid})
        signed_in(case.caseworker).post(address, {"planned_move_in_on": today().isoformat()})
        (told,) = System().get(f"/changes?after={start}").json()["items"]
        assert (told["kind"], told["assignment"]) == ("planned", str(case.assignment.uuid))

    @pytest.mark.parametrize(
        "body", [{"planned_move_in_on": day} for day in ("2026-01-01", "2206-12-01", "soon")] + [{}]
    )
    def test_impossible_plan_is_refused_and_nothing_is_stored(self, case, body):
        assert self.plan(case.assignment, case.caseworker, **body).status_code == 422
        case.assignment.refresh_from_db()
        assert case.assignment.planned_move_in_on is None

    def test_planning_asks_for_the_scope_to_write(self, case):
        scopes = [scope for scope in ALL if scope != "write"]
        answer = self.plan(case.assignment, case.caseworker, scopes=scopes, planned_move_in_on=today())
        assert (answer.status_code, answer.json()["title"]) == (403, "scope")

    def test_nothing_is_planned_once_the_child_has_moved_in(self, case):
        record_move_in(case.assignment, moved_in_on=today(), by=case.caseworker)
        answer = self.plan(case.assignment, case.caseworker, planned_move_in_on=today())
        assert (answer.status_code, answer.json()["title"]) == (409, "moved_in")

    def test_planning_for_a_foreign_office_is_answered_as_for_no_assignment(self, case, foreign):
        answers = [
            self.plan(one, case.caseworker, planned_move_in_on=today())
            for one in (foreign.assignment, Assignment(uuid="00000000-0000-4000-8000-000000000000"))
        ]
        assert answers[0].status_code == 404
        assert answers[0].content == answers[1].content

    def approve(self, case, by=None, **changes):
        body = {"police_certificate_seen_on": "2026-02-01", "suitability_confirmed": True} | changes
        return System().post(f"/assignments/{case.assignment.uuid}/approval", body, by=by or case.caseworker)

    def test_approval_is_the_same_act_as_on_the_desk(self, case):
        case.train()
        answer = self.approve(case)
        approval = Approval.objects.get()
        assert (answer.status_code, answer.json()["id"]) == (201, str(approval.uuid))
        assert approval.decided_by == case.caseworker
        assert self.approve(case).status_code == 409

    def test_refused_approval_says_which_cells_are_open(self, case):
        case.train(case.adults[0])
        answer = self.approve(case)
        assert (answer.status_code, answer.json()["title"]) == (409, "not_cleared")
        assert answer.json()["open"] == [
            {
                "requirement": "basic",
                "adult": str(case.adults[1].uuid),
                "state": "missing",
                "any_of": ["pride-basic"],
            }
        ]
        assert not Approval.objects.exists()

    def test_own_evidence_bars_the_caseworker_named(self, case):
        case.train(by=case.caseworker)
        assert self.approve(case).json()["title"] == "own_evidence"
        assert self.approve(case, by=case.colleague).status_code == 201

    def test_caseworker_without_the_permission_cannot_be_named_for_it(self, case):
        case.train()
        assert self.approve(case, by=member(case.office, "caseworker")).status_code == 403

    @pytest.mark.parametrize(
        "changes", [{"suitability_confirmed": False}, {"police_certificate_seen_on": "2999-01-01"}]
    )
    def test_both_confirmations_are_needed(self, case, changes):
        case.train()
        assert self.approve(case, **changes).status_code == 422


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


ADDRESSES = {"inside.example": "192.168.1.4", "loop.example": "127.0.0.1"}


def test_description_draws_itself_without_a_content_network():
    described = Client().get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    page = Client().get("/api/v1/docs")
    assert page.status_code == 200
    assert "https://" not in page.content.decode().replace("https://www.w3.org", "")


@pytest.mark.parametrize("address", ["/api/v1/docs", "/api/v1/openapi.json"])
def test_description_is_in_production_for_those_who_have_to_do_with_case_systems(case, settings, address):
    settings.IS_PRODUCTION = True
    signed_out = Client().get(address)
    assert (signed_out.status_code, signed_out["Location"]) == (
        302,
        f"{reverse('people:sign-in')}?next={address}",
    )
    for user, status in (
        (case.caseworker, 200),
        (member(case.office, "admin"), 200),
        (member(case.office, "trainer"), 403),
        (factories.UserFactory(), 403),
    ):
        client = Client()
        client.force_login(user)
        assert client.get(address).status_code == status


def test_every_operation_tells_how_it_refuses():
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    for path in paths.values():
        for operation in path.values():
            assert {"401", "403", "422", "429"} <= set(operation["responses"])
