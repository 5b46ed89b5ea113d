"""Results, scores and attachments."""

from typing import Any

from lms.xapi.errors import Malformed
from lms.xapi.rules.validation.values import (
    Check,
    at,
    check_array,
    check_boolean,
    check_duration,
    check_extensions,
    check_iri,
    check_language_map,
    check_length,
    check_media_type,
    check_number,
    check_object,
    check_sha2,
    check_string,
)

SIGNATURE = "http://adlnet.gov/expapi/attachments/signature"


def check_result(value: Any, path: str) -> None:
    check_object(value, path, _RESULT)


def check_attachments(value: Any, path: str) -> None:
    check_array(value, path, _check_attachment)


def _check_score(value: Any, path: str) -> None:
    check_object(value, path, _SCORE)
    scaled, raw = value.get("scaled"), value.get("raw")
    low, high = value.get("min"), value.get("max")
    if scaled is not None and not -1 <= scaled <= 1:
        raise Malformed(at(path, "scaled"), "must lie between -1 and 1")
    if low is not None and high is not None and not low < high:
        raise Malformed(at(path, "min"), "must be less than max")
    if raw is not None and low is not None and raw < low:
        raise Malformed(at(path, "raw"), "must not be less than min")
    if raw is not None and high is not None and raw > high:
        raise Malformed(at(path, "raw"), "must not be greater than max")


def _check_attachment(value: Any, path: str) -> None:
    check_object(value, path, _ATTACHMENT, required=("usageType", "display", "contentType", "length", "sha2"))
    if value["usageType"] == SIGNATURE and value["contentType"] != "application/octet-stream":
        raise Malformed(at(path, "contentType"), 'must be "application/octet-stream" for a signature')


_SCORE: dict[str, Check] = dict.fromkeys(("scaled", "raw", "min", "max"), check_number)
_RESULT: dict[str, Check] = {
    "score": _check_score,
    "success": check_boolean,
    "completion": check_boolean,
    "response": check_string,
    "duration": check_duration,
    "extensions": check_extensions,
}
_ATTACHMENT: dict[str, Check] = {
    "usageType": check_iri,
    "display": check_language_map,
    "description": check_language_map,
    "contentType": check_media_type,
    "length": check_length,
    "sha2": check_sha2,
    "fileUrl": check_iri,
}
