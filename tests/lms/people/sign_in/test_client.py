"""The platform as a client: what it sends to a provider, and what of the provider's answers it believes."""

import base64
import hashlib
import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from joserfc import jwt

from lms import outgoing
from lms.people.actions import oidc
from lms.people.errors import AnswerNotValid
from lms.people.models import Identity, SignIn
from lms.people.rules import tokens

pytestmark = pytest.mark.django_db
BACK = "http://testserver/logg-inn/id-porten/tilbake/"


def is_signed_in(client) -> bool:
    return client.get("/konto/").status_code == 200


def refused(visitor, answer, *, status: int = 400) -> bool:
    """Whether nobody was signed in, nothing was kept, and the page says so with what to do."""
    page = answer.content.decode()
    said = "Du ble ikke logget inn" in page and "Andre måter å logge inn på" in page
    nothing_kept = not Identity.objects.exists() and not SignIn.objects.exists()
    return answer.status_code == status and said and nothing_kept and not is_signed_in(visitor.client)


def test_a_citizen_is_signed_in_by_the_number_and_known_by_the_identity_from_then_on(visitor, kari):
    answer = visitor.choose("kari", target="/konto/")
    assert answer.status_code == 302
    assert answer["Location"] == "/konto/"
    assert visitor.client.get("/konto/").context["user"] == kari
    assert kari.identities.get().door == "citizen"


def test_metadata_of_another_issuer_is_refused(visitor, provider):
    provider.prove(switches={"configuration": {"issuer": "https://idporten.example"}})
    assert visitor.start().status_code == 503


def test_everything_is_pushed_and_the_address_bar_holds_two_parameters(visitor):
    address = visitor.start()["Location"]
    assert set(parse_qs(urlsplit(address).query)) == {"client_id", "request_uri"}


def test_a_pushed_request_is_used_once(visitor, kari):
    address = visitor.start()["Location"]
    visitor.through(address, person="kari", level="idporten-loa-high")
    _, onward, page = visitor.at_provider(address)
    assert "invalid_request_uri" in page + onward


def test_each_try_has_a_state_a_nonce_and_a_verifier_of_its_own(provider):
    tries = [
        oidc.begin(way, redirect_uri=BACK, language="nb")[1] for way in provider.ways_in[:1] for _ in range(3)
    ]
    for name in ("state", "nonce", "verifier"):
        assert len({getattr(one, name) for one in tries}) == 3
    assert all(43 <= len(one.verifier) <= 128 for one in tries)


@pytest.mark.parametrize("left_out", [{"code_challenge"}, {"code_challenge_method"}])
def test_the_provider_takes_no_request_without_a_hashed_challenge(provider, left_out):
    way = provider.ways_in[0]
    known = oidc.metadata(way)
    digest = hashlib.sha256(b"v" * 43).digest()
    asked = {
        "response_type": "code",
        "client_id": way.client_id,
        "redirect_uri": BACK,
        "scope": "openid",
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    assert oidc._post(known["pushed_authorization_request_endpoint"], asked | oidc._proof(way, known))
    wrong = {name: value for name, value in asked.items() if name not in left_out}
    with pytest.raises(AnswerNotValid):
        oidc._post(known["pushed_authorization_request_endpoint"], wrong | oidc._proof(way, known))


WRONG_ASSERTIONS = {
    "of another client": {"iss": "other-service"},
    "about another client": {"sub": "other-service"},
    "for another provider": {"aud": "https://idporten.example"},
    "for the token endpoint": {"aud": "TOKEN"},
    "for several": {"aud": ["ISSUER"]},
    "past its time": {"exp": int(time.time()) - 100, "iat": int(time.time()) - 160},
    "that lasts an hour": {"exp": int(time.time()) + 3600},
    "without a number": {"jti": None},
}


@pytest.mark.parametrize("changed", WRONG_ASSERTIONS.values(), ids=WRONG_ASSERTIONS.keys())
def test_the_provider_takes_no_assertion(provider, monkeypatch, changed):
    way = provider.ways_in[0]
    real = {"TOKEN": oidc.metadata(way)["token_endpoint"], "ISSUER": way.issuer}
    changed = {
        name: [real.get(one, one) for one in value] if isinstance(value, list) else real.get(value, value)
        for name, value in changed.items()
    }
    encode = jwt.encode

    def tampered(header, claims, *args, **kwargs):
        given = {name: value for name, value in (claims | changed).items() if value is not None}
        return encode(header, given, *args, **kwargs)

    oidc.begin(way, redirect_uri=BACK, language="nb")
    monkeypatch.setattr(jwt, "encode", tampered)
    with pytest.raises(AnswerNotValid):
        oidc.begin(way, redirect_uri=BACK, language="nb")


def test_an_assertion_says_once_for_a_minute_who_asks_whom(provider):
    way = provider.ways_in[0]
    key = oidc.client_key(way)
    made = tokens.assertion(client_id="a", issuer="b", key=key, number="n", now=1000)
    header, claims = (json.loads(base64.urlsafe_b64decode(part + "==")) for part in made.split(".")[:2])
    assert header == {"alg": "RS256", "kid": key.kid, "typ": "JWT"} or "typ" not in header
    assert claims == {"iss": "a", "sub": "a", "aud": "b", "jti": "n", "iat": 1000, "exp": 1060}
    known = oidc.metadata(way)
    proof = oidc._proof(way, known)
    asked = {"grant_type": "authorization_code", "code": "x", "redirect_uri": BACK, "code_verifier": "v" * 43}
    for _ in range(2):
        with pytest.raises(AnswerNotValid):
            oidc._post(known["token_endpoint"], asked | proof)


def test_another_verifier_gets_no_token(visitor, kari):
    address = visitor.address_back("kari")
    session = visitor.client.session
    tries = session["sign_in_attempts"]
    next(iter(tries.values()))["attempt"]["verifier"] = "v" * 43
    session["sign_in_attempts"] = tries
    session.save()
    assert refused(visitor, visitor.come_back(address))


def test_an_answer_is_used_once(visitor, kari):
    address = visitor.address_back("kari")
    assert visitor.come_back(address).status_code == 302
    visitor.client.post("/logg-ut/")
    again = visitor.come_back(address)
    assert again.status_code == 400
    assert not is_signed_in(visitor.client)


def test_a_code_is_used_once(visitor, kari):
    address = visitor.address_back("kari")
    kept = visitor.client.session["sign_in_attempts"]
    visitor.come_back(address)
    visitor.client.logout()
    session = visitor.client.session
    session["sign_in_attempts"] = kept
    session.save()
    again = visitor.come_back(address)
    assert again.status_code == 400
    assert "Du ble ikke logget inn" in again.content.decode()


def test_an_answer_in_another_browser_is_refused(visitor, provider, kari):
    from tests.sign_in_provider import Visitor

    other = Visitor(provider)
    assert refused(other, other.come_back(visitor.address_back("kari")))


def test_an_answer_after_ten_minutes_is_refused(visitor, kari):
    address = visitor.address_back("kari")
    with time_machine.travel(time.time() + oidc.ATTEMPT_SECONDS + 1, tick=False):
        assert refused(visitor, visitor.come_back(address))


@pytest.mark.parametrize(
    "changed", [{"iss": None}, {"iss": "https://idporten.example"}, {"state": None}, {"state": "other"}]
)
def test_an_answer_from_another_issuer_or_to_another_question_is_refused(visitor, kari, changed):
    assert refused(visitor, visitor.come_back(visitor.address_back("kari"), **changed))


LIES = {
    "no id_token": {"withoutToken": True},
    "no signature": {"token": {"header": {"alg": "none"}}},
    "signed by the open key as if it were a secret": {"token": {"header": {"alg": "HS256"}}},
    "signed by another key": {"token": {"strange": True}},
    "of a key that is not published": {"token": {"header": {"kid": "unknown"}}},
    "of another issuer": {"token": {"claims": {"iss": "https://idporten.example"}}},
    "for another service": {"token": {"claims": {"aud": "other-service"}}},
    "for several services": {"token": {"claims": {"aud": ["fosterhjem", "other-service"]}}},
    "with another nonce": {"token": {"claims": {"nonce": "other"}}},
    "without a nonce": {"token": {"without": ["nonce"]}},
    "past its time": {"token": {"claims": {"exp": int(time.time()) - 60}}},
    "before its time": {"token": {"claims": {"iat": 4_000_000_000}}},
    "without an end": {"token": {"without": ["exp"]}},
    "without a beginning": {"token": {"without": ["iat"]}},
    "without a subject": {"token": {"without": ["sub"]}},
    "that names somebody by a national number": {"token": {"claims": {"sub": "01815312345"}}},
    "that is a logout token": {"token": {"header": {"typ": "logout+jwt"}}},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_token_is_not_believed(visitor, provider, kari, lie):
    provider.prove(switches=lie)
    assert refused(visitor, visitor.choose("kari"))


def test_a_clock_ten_seconds_off_is_forgiven(visitor, provider, kari):
    provider.prove(switches={"token": {"claims": {"iat": int(time.time()) + 8}}})
    assert visitor.choose("kari").status_code == 302


def test_a_lower_level_than_accepted_is_refused_with_a_page_that_says_what_suffices(visitor, provider, kari):
    provider.prove(switches={"level": "idporten-loa-low"})
    answer = visitor.choose("kari")
    assert refused(visitor, answer, status=403)
    assert "BankID" in answer.content.decode()


def test_what_is_accepted_is_a_list_and_no_beginning(visitor, provider, kari):
    provider.prove(switches={"token": {"claims": {"acr": "idporten-loa-high-but-not"}}})
    assert refused(visitor, visitor.choose("kari"), status=403)


def test_a_higher_level_is_asked_for_though_a_sign_in_lasts_there(visitor, provider, kari):
    way = provider.ways_in[0]
    visitor.choose("kari", level="idporten-loa-substantial")
    address, attempt = oidc.begin(way, redirect_uri=BACK, language="nb", levels=way.highest)
    back = visitor.through(address, person="kari", level="idporten-loa-high")
    person, _ = oidc.finish(way, attempt, {k: v[0] for k, v in parse_qs(urlsplit(back).query).items()})
    assert person.level == "idporten-loa-high"


def test_the_page_s_language_is_asked_for_and_the_person_s_offered_but_not_forced(visitor, kari):
    began = visitor.client.post("/nn/logg-inn/id-porten/", {"next": "/nn/konto/"})
    visitor.come_back(visitor.through(began["Location"], person="kari", level="idporten-loa-high"))
    kari.refresh_from_db()
    assert kari.language == "nb"
    assert "Sidene finst på Nynorsk òg" in visitor.client.get("/nn/konto/").content.decode()


def test_a_sign_in_that_is_broken_off_leads_back_signed_out_and_tells_nothing_of_an_account(visitor, kari):
    answer = visitor.choose("cancel", target="/konto/")
    assert answer["Location"] == "/logg-inn/?next=%2Fkonto%2F"
    page = visitor.client.get(answer["Location"]).content.decode()
    assert "Innloggingen ble avbrutt" in page
    assert kari.name not in page
    assert not is_signed_in(visitor.client)


def test_a_provider_that_says_no_is_asked_once(visitor, provider):
    address = visitor.address_back("cancel")
    answer = visitor.come_back(address, error="login_required", code=None)
    assert answer["Location"].startswith("/logg-inn/")


def test_a_provider_that_is_down_has_a_page_that_says_so_and_the_password_stays_a_way_in(
    visitor, provider, kari
):
    provider.prove(switches={"down": True})
    answer = visitor.start()
    assert answer.status_code == 503
    assert "svarer ikke akkurat nå" in answer.content.decode()
    visitor.client.post("/logg-inn/", {"name": "kari", "password": "passord-for-test"})
    assert is_signed_in(visitor.client)


def test_a_provider_that_goes_down_meanwhile_signs_nobody_in(visitor, provider, kari):
    address = visitor.address_back("kari")
    provider.prove(switches={"down": True})
    assert refused(visitor, visitor.come_back(address), status=503)


def test_the_provider_is_given_five_seconds(visitor, provider, monkeypatch):
    given: list[float] = []
    ask = outgoing.ask

    def timed(*args, **how):
        given.append(how["seconds"])
        return ask(*args, **how)

    monkeypatch.setattr(outgoing, "ask", timed)
    visitor.start()
    assert set(given) == {5.0}


def test_keys_may_be_announced_switched_dropped_and_changed_by_surprise(visitor, provider, kari):
    for change in ("announce", "switch", "drop", "surprise"):
        provider.prove(keys=change)
        with time_machine.travel(time.time(), tick=True):
            cache.delete(oidc._key(provider.ways_in[0], "asked-again"))
        answer = visitor.choose("kari")
        assert answer.status_code == 302, change
        visitor.client.post("/logg-ut/")


def test_a_hundred_tokens_of_unknown_keys_are_one_more_question(visitor, provider):
    way = provider.ways_in[0]
    visitor.start()
    oidc._keys(way)
    before = provider.prove(asked=True)["keys"]
    claims = {"iss": way.issuer, "aud": way.client_id, "iat": int(time.time()), "exp": int(time.time()) + 60}
    forged = provider.sign(claims, header={"kid": "unknown"})
    for _ in range(100):
        with pytest.raises(AnswerNotValid):
            oidc.signed_out(way, forged)
    assert provider.prove(asked=True)["keys"] == before + 1


def test_coming_back_takes_little_of_our_own_time_and_few_queries(visitor, kari):
    visitor.choose("kari")
    visitor.client.post("/logg-ut/")
    address = visitor.address_back("kari")
    began = time.process_time()
    with CaptureQueriesContext(connection) as asked:
        assert visitor.come_back(address).status_code == 302
    assert time.process_time() - began < 0.15
    assert len(asked) <= 30


def test_the_metadata_is_asked_for_once_a_day(visitor, provider):
    visitor.start()
    before = provider.prove(asked=True)["configuration"]
    visitor.start()
    assert provider.prove(asked=True)["configuration"] == before
    with time_machine.travel(time.time() + 24 * 3600 + 1, tick=True):
        oidc.metadata(provider.ways_in[0])
    assert provider.prove(asked=True)["configuration"] == before + 1


def test_who_is_at_another_name_of_the_platform_is_led_to_the_one_that_one_can_come_back_to(
    visitor, settings
):
    settings.SITE_URL = "http://localhost:8000"
    assert visitor.start()["Location"] == "http://localhost:8000/logg-inn/"


def test_what_a_stranger_writes_as_an_error_stands_in_no_log_line(visitor, kari, caplog):
    caplog.set_level("INFO")
    visitor.come_back(visitor.address_back("cancel"), error="x\nINFO lms: all is well")
    assert "all is well" not in caplog.text
