"""What is believed of a token and of an answer, beyond what a provider on loopback can be made to say."""

import json

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from lms import providers
from lms.people.rules import tokens
from lms.people.rules.browsers import browser_in

TENANT = "4d0f3c4e-0000-4000-8000-0123456789ab"
ISSUER = f"https://login.microsoftonline.com/{TENANT}/v2.0"
KEY = RSAKey.generate_key(2048, auto_kid=True)
KEYS = KeySet([KEY])


def signed(**changed) -> str:
    claims = {"iss": ISSUER, "aud": "klient", "iat": 1000, "exp": 1100, "nonce": "n", "sub": "s"} | changed
    return jwt.encode({"alg": "RS256", "kid": KEY.kid}, claims, KEY, algorithms=["RS256"])


def told(text: str, **how) -> tokens.PersonTold:
    return tokens.person_in(text, KEYS, issuer=ISSUER, client_id="klient", nonce="n", now=1050, **how)


def test_entra_knows_people_by_tenant_and_object_and_never_by_e_mail():
    text = signed(tid=TENANT, oid="o", email="sara@example.no", preferred_username="sara@example.no")
    assert told(text, by_object=True).subject == f"{TENANT}:o"
    assert tokens.tenant_in(text) == TENANT


@pytest.mark.parametrize("lacks", [{"tid": TENANT}, {"oid": "o"}, {}])
def test_entra_without_tenant_or_object_knows_nobody(lacks):
    with pytest.raises(tokens.TokenRejected):
        told(signed(**lacks), by_object=True)


def test_an_entra_entry_names_its_tenant_and_its_one_organisation():
    entry = {
        "name": "entra",
        "kind": "entra",
        "issuer": ISSUER,
        "client_id": "klient",
        "key_file": "k",
        "organisation": "820710592",
        "certificate_file": "c",
    }
    (way,) = providers.read([entry])
    assert (way.tenant, way.door, way.highest) == (TENANT, "staff", ())


@pytest.mark.parametrize(
    ("claim", "number"), [("03817010023", "03817010023"), ("0381701002", ""), (3817010023, ""), (None, "")]
)
def test_a_number_is_eleven_digits_or_none_and_stands_in_no_repr(claim, number):
    person = told(signed(pid=claim))
    assert person.number == number
    assert "03817010023" not in repr(person)


@pytest.mark.parametrize("text", ["", "a.b.c", "e30.e30.e30", "e30.e30", "{}", "x" * 10_000])
def test_what_is_no_token_is_refused(text):
    with pytest.raises(tokens.TokenRejected):
        told(text)


@pytest.mark.parametrize("published", [None, [], {}, {"keys": "x"}, {"keys": [{"kty": "none"}]}])
def test_what_is_no_key_set_is_refused(published):
    with pytest.raises(tokens.TokenRejected):
        tokens.key_set(published)


def test_the_open_part_of_a_key_holds_nothing_private():
    text = json.dumps(tokens.new_client_key())
    assert set(tokens.public_keys(text)["keys"][0]) == {"kty", "kid", "n", "e", "use", "alg"}


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) Version/20.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.0", ""),
    ],
)
def test_a_device_is_named_as_its_owner_knows_it(said, known):
    assert browser_in(said) == known
