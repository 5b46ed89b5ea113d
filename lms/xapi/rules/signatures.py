"""Signed statements: a JSON web signature among the attachments."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from lms.xapi.errors import Malformed
from lms.xapi.rules import json_text
from lms.xapi.rules.attachments import ReceivedPart, declared_in
from lms.xapi.rules.comparison import same_statement
from lms.xapi.rules.validation.results import SIGNATURE

_HASHES = {"RS256": hashes.SHA256(), "RS384": hashes.SHA384(), "RS512": hashes.SHA512()}
_LARGEST = 10 * 1024 * 1024


def check_signatures(statement: dict[str, Any], parts: Mapping[str, ReceivedPart]) -> None:
    """Check every signature whose bytes came along. Raises `Malformed`.

    The payload must be the statement as it was before the signature was attached; if the header
    carries a certificate, the signature must be of its key.
    """
    for path, declared in declared_in(statement):
        part = parts.get(declared["sha2"].lower())
        if declared["usageType"] == SIGNATURE and part is not None:
            _check(part, statement, path)


def _check(part: ReceivedPart, statement: dict[str, Any], path: str) -> None:
    if part.length > _LARGEST:
        raise Malformed(path, "must be a JSON web signature of reasonable size")
    part.file.seek(0)
    pieces = part.file.read().strip().split(b".")
    if len(pieces) != 3:
        raise Malformed(path, "must be a JSON web signature in compact serialization")
    header, payload = (_json(piece, path) for piece in pieces[:2])
    algorithm = header.get("alg")
    if algorithm not in _HASHES:
        raise Malformed(path, "must be signed with RS256, RS384 or RS512")
    signature = _decoded(pieces[2], path)
    if header.get("x5c"):
        _verify(header["x5c"], algorithm, b".".join(pieces[:2]), signature, path)
    if not isinstance(payload.get("actor"), dict) or not _is_same(payload, statement):
        raise Malformed(path, "must have the statement as it was before signing as its payload")


def _is_same(payload: dict[str, Any], statement: dict[str, Any]) -> bool:
    if "id" in payload and "id" in statement and str(payload["id"]).lower() != statement["id"].lower():
        return False
    try:
        return same_statement(payload, statement)
    except (KeyError, TypeError, AttributeError, ValueError):
        return False


def _verify(chain: Any, algorithm: str, signed: bytes, signature: bytes, path: str) -> None:
    try:
        certificate = x509.load_der_x509_certificate(base64.b64decode(chain[0], validate=True))
        key = certificate.public_key()
    except (ValueError, TypeError, IndexError, KeyError, binascii.Error):
        raise Malformed(path, "must carry a certificate that can be read in x5c") from None
    if not isinstance(key, rsa.RSAPublicKey):
        raise Malformed(path, "must carry an RSA certificate")
    try:
        key.verify(signature, signed, padding.PKCS1v15(), _HASHES[algorithm])
    except InvalidSignature:
        raise Malformed(path, "must be signed by the key of its certificate") from None


def _json(piece: bytes, path: str) -> dict[str, Any]:
    try:
        value = json_text.parse(json_text.decode(_decoded(piece, path)))
    except Malformed:
        raise Malformed(path, "must be a JSON web signature whose header and payload are JSON") from None
    if not isinstance(value, dict):
        raise Malformed(path, "must be a JSON web signature whose header and payload are JSON objects")
    return value


def _decoded(piece: bytes, path: str) -> bytes:
    try:
        return base64.b64decode(piece + b"=" * (-len(piece) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Malformed(path, "must be a JSON web signature in base64url") from None
