"""How long a sign-in lasts, what it may do, and how it ends: here, there, and from one to the other."""

import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.people.models import AuditEntry, SignIn
from tests.factories import FosterParentFactory
from tests.sign_in_provider import Visitor

pytestmark = pytest.mark.django_db
MINUTE = 60
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"


def is_in(client) -> bool:
    return client.get("/konto/").status_code == 200


def later(minutes: float):
    return time_machine.travel(time.time() + minutes * MINUTE, tick=False)


def test_signing_in_gives_the_session_a_new_key(visitor, kari):
    visitor.start()
    before = visitor.client.cookies[settings.SESSION_COOKIE_NAME].value
    visitor.choose("kari")
    after = visitor.client.cookies[settings.SESSION_COOKIE_NAME].value
    assert after != before
    assert not Session.objects.filter(session_key=before).exists()
    assert SignIn.objects.get().session_key == after


def test_a_sign_in_ends_after_half_an_hour_without_use(visitor, kari):
    visitor.choose("kari")
    with later(29.9):
        assert is_in(visitor.client)
    with later(29.9 + 30.1):
        assert not is_in(visitor.client)


def test_a_sign_in_that_is_used_ends_after_two_hours_all_the_same(visitor, kari):
    visitor.choose("kari")
    for minutes in range(20, 120, 20):
        with later(minutes):
            assert is_in(visitor.client)
    with later(120.1):
        assert not is_in(visitor.client)
    assert SignIn.objects.get().ended_at


def test_what_a_page_asks_for_by_itself_keeps_nobody_signed_in(visitor, kari):
    visitor.choose("kari")
    with later(20):
        visitor.client.get("/konto/", headers={"sec-fetch-mode": "cors", "sec-fetch-dest": "empty"})
    with later(31):
        assert not is_in(visitor.client)


def test_saying_that_one_is_here_keeps_the_sign_in_and_tells_how_long(visitor, kari):
    visitor.choose("kari")
    with later(29):
        assert visitor.client.post("/logg-inn/bli/")["Seconds-Left"] == "1800"
    with later(58):
        assert is_in(visitor.client)
    with later(87):
        assert is_in(visitor.client)
    with later(110):
        assert 590 <= int(visitor.client.post("/logg-inn/bli/")["Seconds-Left"]) <= 600


def test_page_warns_two_minutes_before_and_says_when_going_on_does_not_help(visitor, kari):
    visitor.choose("kari")
    page = visitor.client.get("/konto/").content.decode()
    assert re.search(r'data-lock="(1800|1799)" data-away="[^"]+" data-warned="120"', page)
    assert "hvis du ikke fortsetter" in page
    for minutes in (25, 50, 75, 91):
        with later(minutes):
            page = visitor.client.get("/konto/").content.decode()
    assert "så lenge det er lov om gangen" in page


def test_a_password_s_sign_in_lasts_as_it_did(visitor, kari):
    visitor.client.post("/logg-inn/", {"name": "kari", "password": "passord-for-test"})
    with later(3 * 60):
        assert is_in(visitor.client)
    assert "data-lock" not in visitor.client.get("/konto/").content.decode()


@pytest.mark.parametrize("door", ["id-porten", "ansattporten"])
def test_staff_have_their_rights_behind_the_door_of_staff_alone(visitor, sara, door):
    visitor.choose("saksbehandler", door)
    assert is_in(visitor.client)
    assert visitor.client.get("/hjem/").status_code == (200 if door == "ansattporten" else 403)


def test_an_administrator_who_comes_as_a_citizen_administers_nothing(visitor, sara, office):
    from tests.factories import MembershipFactory

    MembershipFactory(user=sara, organisation=office, role="admin")
    sara.is_superuser = sara.is_staff = True
    sara.save()
    visitor.choose("saksbehandler")
    assert visitor.client.get("/administrasjon/").status_code == 403
    assert visitor.client.get("/cms/", follow=True).status_code == 403


def test_a_foster_parent_who_is_staff_too_sees_their_own_home_behind_either_door(visitor, sara):
    FosterParentFactory(user=sara)
    for door in ("id-porten", "ansattporten"):
        visitor.choose("saksbehandler", door)
        assert visitor.client.get("/mitt-hjem/").status_code == 200
        visitor.client.post("/logg-ut/")


def test_where_staff_must_come_by_a_provider_a_password_gives_no_rights(visitor, sara, settings):
    settings.STAFF_BY_PASSWORD = False
    visitor.client.post("/logg-inn/", {"name": "sara", "password": "passord-for-test"})
    assert is_in(visitor.client)
    assert visitor.client.get("/hjem/").status_code == 403


def test_signing_out_ends_it_here_first_then_there_and_comes_back(visitor, kari):
    visitor.choose("kari")
    answer = visitor.client.post("/logg-ut/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(session_key=SignIn.objects.get().session_key).exists()
    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert asked["client_id"] == ["fosterhjem"]
    assert "id_token_hint" not in asked
    _, _, page = visitor.at_provider(answer["Location"])
    _, back, _ = visitor.sent_by_itself(page)
    assert "/logg-ut/ferdig/" in back
    assert "Du er logget ut" in visitor.client.get(visitor.come_back(back)["Location"]).content.decode()


def test_an_address_that_is_not_registered_is_none_to_come_back_to(visitor, kari):
    visitor.choose("kari")
    address = visitor.client.post("/logg-ut/")["Location"].replace("ferdig", "annet")
    assert visitor.at_provider(address)[0] == 400


def test_back_from_signing_out_with_another_state_tells_nothing(visitor, provider):
    assert (
        "Du er logget ut" not in visitor.client.get("/logg-ut/ferdig/?state=x", follow=True).content.decode()
    )


def test_signing_out_works_here_though_the_provider_is_down(visitor, provider, kari):
    visitor.choose("kari")
    provider.forget()
    provider.prove(switches={"down": True})
    answer = visitor.client.post("/logg-ut/", follow=True)
    assert "Lukk nettleseren" in answer.content.decode()
    assert not is_in(visitor.client)


def test_who_is_known_at_the_provider_alone_can_sign_out_there(visitor, kari):
    visitor.choose("ukjent")
    assert "/id-porten/logout?" in visitor.client.post("/logg-ut/id-porten/")["Location"]


def logout_token(provider, **changed):
    way, now = provider.ways_in[0], int(time.time())
    sid = SignIn.objects.get().sid
    claims = {"iss": way.issuer, "aud": way.client_id, "iat": now, "exp": now + 120, "jti": str(time.time())}
    claims |= {"sid": sid, "events": {LOGOUT: {}}} | changed.pop("claims", {})
    claims = {name: value for name, value in claims.items() if value is not None}
    return provider.sign(claims, header={"typ": "logout+jwt"} | changed.pop("header", {}), **changed)


def told(token: str):
    return Client(enforce_csrf_checks=True).post("/logg-ut/id-porten/melding/", {"logout_token": token})


def test_a_session_that_ends_at_the_provider_ends_here_and_each_token_counts_once(visitor, provider, kari):
    visitor.choose("kari")
    token = logout_token(provider)
    began = time.monotonic()
    assert told(token).status_code == 200
    assert time.monotonic() - began < 1
    assert not is_in(visitor.client)
    assert told(token).status_code == 400
    assert AuditEntry.objects.filter(act="signed_out", data__by_provider=True).count() == 1


WRONG_LOGOUTS = {
    "for another service": {"claims": {"aud": "other-service"}},
    "of another issuer": {"claims": {"iss": "https://idporten.example"}},
    "without the event": {"claims": {"events": {}}},
    "with a nonce": {"claims": {"nonce": "n"}},
    "without a number": {"claims": {"jti": None}},
    "without a session": {"claims": {"sid": None}},
    "that is an id_token": {"header": {"typ": "JWT"}},
    "signed by another key": {"strange": True},
    "unsigned": {"header": {"alg": "none"}},
    "past its time": {"claims": {"exp": int(time.time()) - 60}},
}


@pytest.mark.parametrize("wrong", WRONG_LOGOUTS.values(), ids=WRONG_LOGOUTS.keys())
def test_a_logout_token_ends_nothing(visitor, provider, kari, wrong):
    visitor.choose("kari")
    assert (
        told(
            logout_token(
                provider,
                **{name: dict(value) if isinstance(value, dict) else value for name, value in wrong.items()},
            )
        ).status_code
        == 400
    )
    assert is_in(visitor.client)


def test_another_session_s_end_leaves_this_one(visitor, provider, kari):
    visitor.choose("kari")
    assert told(logout_token(provider, claims={"sid": "another"})).status_code == 200
    assert is_in(visitor.client)


@pytest.mark.parametrize(("issuer", "lasts"), [("own", False), ("https://idporten.example", True)])
def test_a_frame_ends_the_session_that_it_names_without_any_cookie(visitor, provider, kari, issuer, lasts):
    visitor.choose("kari")
    way = provider.ways_in[0]
    query = {"iss": way.issuer if issuer == "own" else issuer, "sid": SignIn.objects.get().sid}
    answer = Client().get("/logg-ut/id-porten/ramme/", query)
    assert answer.status_code == 200
    assert f"frame-ancestors 'self' http://127.0.0.1:{provider.port}" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert is_in(visitor.client) is lasts


def test_forms_may_lead_to_the_provider_on_pages_that_have_such_and_on_no_others(visitor, provider, kari):
    widened = f"form-action 'self' http://testserver http://127.0.0.1:{provider.port}"
    assert widened in visitor.client.get("/logg-inn/")["Content-Security-Policy"]
    assert "form-action 'self';" in visitor.client.get("/personvern/")["Content-Security-Policy"]
    visitor.choose("kari")
    own = visitor.client.get("/personvern/")["Content-Security-Policy"]
    assert f"form-action 'self' http://127.0.0.1:{provider.port};" in own


def test_own_sign_ins_are_listed_and_each_can_be_ended(visitor, provider, kari):
    other = Visitor(provider)
    other.choose("kari")
    visitor.choose("kari")
    page = visitor.client.get("/konto/innlogginger/")
    assert page.content.decode().count("Firefox, Linux") >= 2
    there = next(one for one in page.context["sign_ins"] if one.pk != page.context["here"])
    visitor.client.post(f"/konto/innlogginger/{there.pk}/")
    assert not is_in(other.client)
    assert is_in(visitor.client)


def test_signing_out_everywhere_ends_this_one_too(visitor, provider, kari):
    other = Visitor(provider)
    other.client.post("/logg-inn/", {"name": "kari", "password": "passord-for-test"})
    assert is_in(other.client)
    visitor.choose("kari")
    visitor.client.post("/konto/innlogginger/alle/")
    assert not is_in(other.client)
    assert not is_in(visitor.client)


def test_nobody_ends_the_sign_in_of_another(visitor, provider, kari, sara):
    other = Visitor(provider)
    other.choose("saksbehandler", "ansattporten")
    visitor.choose("kari")
    visitor.client.post(f"/konto/innlogginger/{SignIn.objects.get(user=sara).pk}/")
    assert is_in(other.client)


def test_a_new_password_ends_the_other_sign_ins(visitor, provider, kari):
    other = Visitor(provider)
    other.choose("kari")
    visitor.client.post("/logg-inn/", {"name": "kari", "password": "passord-for-test"})
    new = "en ganske lang setning om fjell"
    answer = visitor.client.post(
        "/konto/passord/", {"present": "passord-for-test", "password": new, "again": new}
    )
    assert answer.status_code == 302
    assert is_in(visitor.client)
    assert not is_in(other.client)
    assert len(visitor.client.get("/konto/innlogginger/").context["sign_ins"]) == 1


def test_a_sign_in_adds_no_query_to_a_page(visitor, kari, django_assert_num_queries, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(kari)
    with CaptureQueriesContext(
        connection,
    ) as plain:
        client.get("/mitt-hjem/")
    visitor.choose("kari")
    with CaptureQueriesContext(connection) as by_provider:
        visitor.client.get("/mitt-hjem/")
    assert len(by_provider) <= len(plain)


def queries_of(client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in asked]


@pytest.mark.parametrize("door", ["id-porten", "ansattporten"])
def test_being_signed_in_costs_a_page_three_queries_at_most(visitor, kari, sara, door):
    """The session, the account, and what it may do; what the head shows of messages is no part of it."""
    before = queries_of(Client(), "/tilgjengelighet/")
    visitor.choose("kari" if door == "id-porten" else "saksbehandler", door)
    visitor.client.get("/tilgjengelighet/")
    added = [sql for sql in queries_of(visitor.client, "/tilgjengelighet/") if sql not in before]
    tables = ("django_session", 'FROM "people_user"', "people_protectedaccess", "people_signin")
    assert len([sql for sql in added if any(table in sql for table in tables)]) == 3
    assert len(added) <= 6
