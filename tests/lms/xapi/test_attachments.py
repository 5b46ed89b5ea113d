"""Attachments both ways, and signed statements."""

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from lms.xapi.actions.statements import erase
from lms.xapi.models import Attachment, Statement
from lms.xapi.queries.attachments import storage
from lms.xapi.rules.validation.results import SIGNATURE
from tests.lms.xapi.factories import statement

pytestmark = pytest.mark.django_db

BOUNDARY = "abcABC0123'()+_,-./:=?"


def declared(raw, **more):
    return {
        "usageType": "http://example.no/usage",
        "display": {"nb": "Bevis"},
        "contentType": "text/plain; charset=ascii",
        "length": len(raw),
        "sha2": hashlib.sha256(raw).hexdigest(),
    } | more


def part(raw, sha2=None, content_type="text/plain", **headers):
    lines = {
        "Content-Type": content_type,
        "Content-Transfer-Encoding": "binary",
        "X-Experience-API-Hash": sha2 or hashlib.sha256(raw).hexdigest(),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}:{value}\r\n" for name, value in lines.items() if value is not None)
    return head.encode() + b"\r\n" + raw


def mixed(statements, *parts, first_type="application/json"):
    first = f"Content-Type: {first_type}\r\n\r\n{json.dumps(statements)}".encode()
    marker = f"--{BOUNDARY}".encode()
    body = (
        b"".join(b"\r\n" + marker + b"\r\n" + one for one in (first, *parts)) + b"\r\n" + marker + b"--\r\n"
    )
    return body, f'multipart/mixed; boundary="{BOUNDARY}"'


def send(lrs, statements, *parts, method="POST", **more):
    body, content_type = mixed(statements, *parts, **more)
    params = {"statementId": statements["id"]} if method == "PUT" else {}
    return lrs(method, "statements", body, content_type=content_type, **params)


def received(answer):
    """The parts of a multipart answer: (headers, bytes) each."""
    boundary = answer["Content-Type"].partition("boundary=")[2].encode()
    assert answer["Content-Type"].startswith("multipart/mixed")
    pieces = b"".join(answer.streaming_content).split(b"--" + boundary)
    assert pieces[0] == b""
    assert pieces[-1] == b"--\r\n"
    found = []
    for piece in pieces[1:-1]:
        head, _, raw = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        found.append(
            (dict(line.split(": ", 1) for line in head.decode().split("\r\n")), raw.removesuffix(b"\r\n"))
        )
    return found


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize(
    "raw", [b"here is a simple attachment", bytes(range(256)) * 1000, b"", b"\r\n--abc\r\n"]
)
def test_bytes_come_back_as_they_were_sent(any_lrs, raw, method):
    sent = statement(id=str(uuid4()), attachments=[declared(raw)])
    answer = send(any_lrs, sent, part(raw), method=method)
    assert answer.status_code in {200, 204}, answer.content
    (head, body), (headers, came) = received(
        any_lrs("GET", "statements", statementId=sent["id"], attachments="true")
    )
    assert (head, json.loads(body)["id"]) == ({"Content-Type": "application/json"}, sent["id"])
    assert came == raw
    assert headers == {
        "Content-Type": "text/plain; charset=ascii",
        "Content-Transfer-Encoding": "binary",
        "X-Experience-API-Hash": sent["attachments"][0]["sha2"],
    }
    assert any_lrs.one(sent["id"])["attachments"] == sent["attachments"]


def test_attachments_of_a_page_are_given_once_each(any_lrs):
    shared, own = b"shared", b"own"
    batch = [
        statement(attachments=[declared(shared)]),
        statement(attachments=[declared(shared), declared(own)]),
    ]
    assert send(any_lrs, batch, part(shared), part(own)).status_code == 200
    first, *rest = received(any_lrs("GET", "statements", attachments="true"))
    assert len(json.loads(first[1])["statements"]) == 2
    assert sorted(raw for _, raw in rest) == [own, shared]
    assert Attachment.objects.count() == 2


def test_an_answer_with_attachments_is_multipart_even_without_any(any_lrs):
    (statement_id,) = any_lrs.post(statement())
    assert len(received(any_lrs("GET", "statements", attachments="true"))) == 1
    assert len(received(any_lrs("GET", "statements", statementId=statement_id, attachments="true"))) == 1
    assert any_lrs("GET", "statements", attachments="false")["Content-Type"] == "application/json"


@pytest.mark.parametrize("bits", [224, 256, 384, 512])
def test_each_sha_2_sum_is_known(lrs, bits):
    sha2 = hashlib.new(f"sha{bits}", b"x").hexdigest()
    assert (
        send(
            lrs, statement(attachments=[declared(b"x", sha2=sha2.upper())]), part(b"x", sha2=sha2)
        ).status_code
        == 200
    )


def test_an_attachment_of_an_inner_statement_comes_along(lrs):
    inner = {"objectType": "SubStatement", **statement(attachments=[declared(b"x")])}
    assert send(lrs, statement(object=inner), part(b"x")).status_code == 200
    assert len(received(lrs("GET", "statements", attachments="true"))) == 2


def test_bytes_are_erased_with_the_last_statement_that_attached_them(lrs, django_capture_on_commit_callbacks):
    raw = uuid4().bytes
    for _ in range(2):
        assert send(lrs, statement(attachments=[declared(raw)]), part(raw)).status_code == 200
    kept = Attachment.objects.get()
    first, last = Statement.objects.all()
    for one, is_there in [(first, True), (last, False)]:
        with django_capture_on_commit_callbacks(execute=True):
            erase(one.pk, by=None, reason="kept longer than its period")
        assert Attachment.objects.exists() == storage().exists(kept.file) == is_there


def test_a_file_url_needs_no_bytes(any_lrs):
    linked = statement(attachments=[declared(b"x", fileUrl="http://example.no/file")])
    any_lrs.post(linked)
    assert send(any_lrs, linked).status_code == 200
    assert len(received(any_lrs("GET", "statements", attachments="true"))) == 1


def test_mixed_without_attachments_is_accepted(any_lrs):
    assert send(any_lrs, [statement(), statement()]).status_code == 200


def test_parts_are_matched_by_hash_in_any_order_and_a_missing_encoding_is_binary(lrs):
    batch = statement(attachments=[declared(b"one"), declared(b"two")])
    assert send(lrs, batch, part(b"two"), part(b"one", Content_Transfer_Encoding=None)).status_code == 200


ONE = statement(attachments=[declared(b"one")])


@pytest.mark.parametrize(
    ("statements", "parts", "sentence"),
    [
        (ONE, [], "attachments[0] must have a fileUrl or a part with its hash"),
        (ONE, [part(b"two")], "attachments[0] must have a fileUrl or a part"),
        (ONE, [part(b"one"), part(b"two")], "is not declared by any attachment"),
        (statement(), [part(b"one")], "is not declared by any attachment"),
        (ONE, [part(b"two", sha2=hashlib.sha256(b"one").hexdigest())], "must be the hash of its part"),
        (ONE, [part(b"one", sha2="x")], "must be a SHA-2 sum"),
        (ONE, [part(b"one", X_Experience_API_Hash=None)], "X-Experience-API-Hash is required"),
        (ONE, [part(b"one", Content_Transfer_Encoding="base64")], "Content-Transfer-Encoding must be binary"),
        (
            ONE,
            [part(b"one", content_type="image/png")],
            "attachments[0].contentType must be the content type",
        ),
        (ONE, [part(b"one", Content_Length="2")], "not multipart/mixed"),
    ],
)
def test_parts_that_do_not_fit_are_refused_and_nothing_is_stored(any_lrs, statements, parts, sentence):
    answer = send(any_lrs, statements, *parts)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not Statement.objects.exists()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("length", [0, 4, 10**12])
def test_a_length_that_differs_is_no_reason_to_refuse_what_the_hash_names(any_lrs, length):
    """1.0.3, Communication 1.5.2: a part belongs to the attachment whose sha2 is its hash; the length is
    only told."""
    sent = statement(attachments=[declared(b"one", length=length)])
    (statement_id,) = send(any_lrs, sent, part(b"one")).json()
    assert any_lrs.one(statement_id)["attachments"][0]["length"] == length
    answer = any_lrs("GET", "statements", statementId=statement_id, attachments="true")
    assert b"\r\n\r\none\r\n" in b"".join(answer.streaming_content)


def test_json_with_an_attachment_needs_a_file_url(any_lrs):
    answer = any_lrs("POST", "statements", ONE)
    assert answer.status_code == 400
    assert "attachments[0] must have a fileUrl" in answer.content.decode()


@pytest.mark.parametrize(
    "content_type", ["multipart/mixed", "multipart/mixed; boundary=", "multipart/mixed; boundary=other"]
)
def test_a_wrong_boundary_is_refused(lrs, content_type):
    body, _ = mixed(ONE, part(b"one"))
    assert lrs("POST", "statements", body, content_type=content_type).status_code == 400


@pytest.mark.parametrize(
    "body", [b"", b"--x\r\n", b"--x\r\nContent-Type: application/json\r\n\r\n{}", b"--x--\r\n", b"nonsense"]
)
def test_a_body_that_ends_too_soon_is_refused(lrs, body):
    assert (
        lrs("POST", "statements", body or b" ", content_type="multipart/mixed; boundary=x").status_code == 400
    )


def test_the_first_part_is_json_and_says_so(lrs):
    answer = send(lrs, ONE, part(b"one"), first_type="text/plain")
    assert answer.status_code == 400
    assert "must be application/json in the first part" in answer.content.decode()


def test_statements_and_attachments_have_limits(lrs, settings):
    settings.XAPI_MAX_ATTACHMENT_BYTES = 1000
    raw = b"x" * (settings.XAPI_MAX_JSON_BYTES + 1000)
    assert send(lrs, statement(attachments=[declared(raw)]), part(raw)).status_code == 413
    settings.XAPI_MAX_JSON_BYTES = 100
    assert send(lrs, statement()).status_code == 413


def test_bytes_of_a_conflicting_statement_are_not_kept(lrs):
    sent = statement(id=str(uuid4()))
    lrs.post(sent)
    raw = uuid4().bytes
    other = sent | {"verb": {"id": "http://example.no/verbs/undid"}, "attachments": [declared(raw)]}
    assert send(lrs, other, part(raw)).status_code == 409
    sha2 = hashlib.sha256(raw).hexdigest()
    assert not storage().exists(f"xapi-attachments/{sha2[:2]}/{sha2}")


# Signed statements ----------------------------------------------------------------------------

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def certificate(key=KEY):
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.no")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return base64.b64encode(made.public_bytes(serialization.Encoding.DER)).decode()


def b64(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


def signed(payload, *, alg="RS256", key=KEY, **header):
    head = b64(json.dumps({"alg": alg} | header).encode())
    body = b64(payload if isinstance(payload, bytes) else json.dumps(payload).encode())
    algorithm = {"RS384": hashes.SHA384(), "RS512": hashes.SHA512()}.get(alg, hashes.SHA256())
    return b".".join([head, body, b64(key.sign(head + b"." + body, padding.PKCS1v15(), algorithm))])


def signature(jws, **more):
    return declared(jws, usageType=SIGNATURE, contentType="application/octet-stream", **more)


def send_signed(lrs, whole, jws, **more):
    return send(
        lrs,
        whole | {"attachments": [signature(jws, **more)]},
        part(jws, content_type="application/octet-stream"),
    )


@pytest.mark.parametrize("alg", ["RS256", "RS384", "RS512"])
@pytest.mark.parametrize("with_certificate", [True, False])
def test_a_signed_statement_is_accepted(any_lrs, alg, with_certificate):
    whole = statement(id=str(uuid4()))
    header = {"x5c": [certificate()]} if with_certificate else {}
    assert send_signed(any_lrs, whole, signed(whole, alg=alg, **header)).status_code == 200


def test_the_payload_is_compared_without_what_the_store_sets(any_lrs):
    whole = statement(timestamp="2026-03-02T12:00:00Z", result={"duration": "P1DT12H36M0.1237S"})
    payload = whole | {
        "stored": "2026-01-01T00:00:00Z",
        "version": "1.0.0",
        "authority": {"mbox": "mailto:x@e.no"},
        "timestamp": "2026-03-02T13:00:00+01:00",
        "result": {"duration": "P1DT12H36M0.12S"},
    }
    assert send_signed(any_lrs, whole, signed(payload)).status_code == 200


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda whole: signed(whole | {"verb": {"id": "http://e.no/else"}}), "must have the statement"),
        (lambda whole: signed(whole | {"id": str(uuid4())}), "must have the statement"),
        (lambda whole: signed({"actor": 1}), "must have the statement"),
        (lambda whole: signed(whole, alg="HS256"), "must be signed with RS256, RS384 or RS512"),
        (lambda whole: signed(whole, alg="none"), "must be signed with RS256"),
        (lambda whole: signed(b"{broken"), "whose header and payload are JSON"),
        (lambda whole: signed([whole]), "are JSON objects"),
        (
            lambda whole: signed(whole, x5c=[certificate(OTHER_KEY)]),
            "must be signed by the key of its certificate",
        ),
        (lambda whole: signed(whole, x5c=["bm9uc2Vuc2U="]), "must carry a certificate that can be read"),
        (lambda whole: signed(whole, x5c="x"), "must carry a certificate that can be read"),
        (lambda whole: b"nonsense", "in compact serialization"),
        (lambda whole: b"a.b.c", "JSON web signature"),
        (lambda whole: json.dumps({"payload": "x", "signatures": []}).encode(), "in compact serialization"),
    ],
)
def test_a_malformed_signature_is_refused(any_lrs, make, sentence):
    whole = statement(id=str(uuid4()))
    answer = send_signed(any_lrs, whole, make(whole))
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not Statement.objects.exists()


def test_a_signature_is_an_octet_stream(any_lrs):
    whole = statement()
    jws = signed(whole)
    answer = send(
        any_lrs, whole | {"attachments": [signature(jws) | {"contentType": "text/plain"}]}, part(jws)
    )
    assert answer.status_code == 400
    assert "for a signature" in answer.content.decode()
