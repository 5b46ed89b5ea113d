"""The municipal API: who gets in."""

import hashlib
import hmac
import json
import time

import pytest
from django.conf import settings as django_settings
from django.test import Client
from joserfc import jwt
from joserfc.jwk import RSAKey

from lms.approval.api import tokens
from tests.lms.approval.case_systems.systems import ALL, System

pytestmark = pytest.mark.django_db


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
