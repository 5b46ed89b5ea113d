"""Single values: what kind of JSON they are, and the formats that strings may have."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from lms.xapi.errors import Malformed
from lms.xapi.rules.timestamps import NOT_A_TIMESTAMP, instant
from lms.xapi.rules.validation.families import Family

_UCS = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 15)
)
_PRIVATE = "\ue000-\uf8ff" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in (15, 16)
)
_UNRESERVED = rf"A-Za-z0-9\-._~{_UCS}"
_SUB = r"!$&'()*+,;="
_PCHAR = rf"(?:[{_UNRESERVED}{_SUB}:@]|%[0-9A-Fa-f]{{2}})"
_USER = rf"(?:(?:[{_UNRESERVED}{_SUB}:]|%[0-9A-Fa-f]{{2}})*@)?"
_HOST = rf"(?:\[[0-9A-Fa-fvV:.]+\]|(?:[{_UNRESERVED}{_SUB}]|%[0-9A-Fa-f]{{2}})*)"
_IRI = re.compile(
    rf"(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*):"
    rf"(?://{_USER}(?P<host>{_HOST})(?::\d*)?(?:/{_PCHAR}*)*|/?(?:{_PCHAR}+(?:/{_PCHAR}*)*)?)"
    rf"(?:\?(?:{_PCHAR}|[/?{_PRIVATE}])*)?(?:\#(?:{_PCHAR}|[/?])*)?"
)
_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_MAILTO = re.compile(
    r"mailto:(?:[^\s@<>()\[\]\\,;:\"?]+)@[^\s@<>()\[\]\\,;:\"?./&=]+(?:\.[^\s@<>()\[\]\\,;:\"?./&=]+)*"
)
_SHA1 = re.compile(r"[0-9a-fA-F]{40}")
_SHA2 = re.compile(r"[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}")
_NUMBER = r"\d+(?:[.,]\d+)?"
_DURATION = re.compile(
    rf"P(?:(?P<w>{_NUMBER})W|(?=[\dT])(?:(?P<y>{_NUMBER})Y)?(?:(?P<mo>{_NUMBER})M)?(?:(?P<d>{_NUMBER})D)?"
    rf"(?:T(?=\d)(?:(?P<h>{_NUMBER})H)?(?:(?P<mi>{_NUMBER})M)?(?:(?P<s>{_NUMBER})S)?)?)",
    re.ASCII,
)
_GRANDFATHERED = (
    "en-gb-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)|"
    "sgn-(?:be-fr|be-nl|ch-de)|art-lojban|cel-gaulish|no-(?:bok|nyn)|zh-(?:guoyu|hakka|min|min-nan|xiang)"
)
_LANGUAGE = re.compile(
    r"(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    rf"|x(?:-[a-z0-9]{{1,8}})+|{_GRANDFATHERED})",
    re.IGNORECASE | re.ASCII,
)
_MEDIA_TYPE = re.compile(
    r"[\w!#$&^.+\-]+/[\w!#$&^.+*\-]+"
    r"(?:[ \t]*;[ \t]*[\w!#$&^.+*'\-]+=(?:[\w!#$%&'*+\-.^`|~/:]+|\"(?:[^\"\\\x00-\x1f]|\\[ -~])*\"))*",
    re.ASCII,
)
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)

Check = Callable[[Any, str], None]


def at(path: str, name: str | int) -> str:
    """The path of a member or an item."""
    if isinstance(name, int):
        return f"{path}[{name}]"
    return f"{path}.{name}" if path else name


def check_object(
    value: Any, path: str, members: Mapping[str, Check], *, required: Collection[str] = ()
) -> dict[str, Any]:
    """A JSON object with these members and no other; each is checked by its function."""
    if not isinstance(value, dict):
        raise Malformed(path, "must be an object")
    for name in required:
        if name not in value:
            raise Malformed(at(path, name), "is required")
    for name, member in value.items():
        check = members.get(name)
        if check is None:
            raise Malformed(at(path, name), "is not a property that the specification knows here")
        check(member, at(path, name))
    return value


def check_array(value: Any, path: str, check: Check) -> list[Any]:
    if not isinstance(value, list):
        raise Malformed(path, "must be an array")
    for number, item in enumerate(value):
        check(item, at(path, number))
    return value


def check_string(value: Any, path: str) -> None:
    if not isinstance(value, str):
        raise Malformed(path, "must be a string")


def check_boolean(value: Any, path: str) -> None:
    if not isinstance(value, bool):
        raise Malformed(path, "must be true or false")


def check_number(value: Any, path: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Malformed(path, "must be a number")


def check_length(value: Any, path: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Malformed(path, "must be a whole number of octets")


def check_constant(constant: str) -> Check:
    def check(value: Any, path: str) -> None:
        if value != constant or not isinstance(value, str):
            raise Malformed(path, f'must be "{constant}"')

    return check


def check_iri(value: Any, path: str) -> None:
    check_string(value, path)
    found = _IRI.fullmatch(value)
    if found is None or (found["scheme"].lower() in {"http", "https"} and not found["host"]):
        raise Malformed(path, "must be an IRI with a scheme")


def check_mailto(value: Any, path: str) -> None:
    check_string(value, path)
    if not _MAILTO.fullmatch(value):
        raise Malformed(path, "must be a mailto IRI, such as mailto:name@example.org")


def check_sha1(value: Any, path: str) -> None:
    check_string(value, path)
    if not _SHA1.fullmatch(value):
        raise Malformed(path, "must be a SHA-1 sum of 40 hexadecimal digits")


def check_sha2(value: Any, path: str) -> None:
    check_string(value, path)
    if not _SHA2.fullmatch(value):
        raise Malformed(path, "must be a SHA-2 sum in hexadecimal digits")


def check_uuid(value: Any, path: str) -> None:
    check_string(value, path)
    if not _UUID.fullmatch(value):
        raise Malformed(path, "must be a UUID in its standard form")


def check_media_type(value: Any, path: str) -> None:
    check_string(value, path)
    if not _MEDIA_TYPE.fullmatch(value):
        raise Malformed(path, "must be an internet media type, such as text/plain")


def check_language(value: Any, path: str) -> None:
    check_string(value, path)
    if not _LANGUAGE.fullmatch(value):
        raise Malformed(path, "must be an RFC 5646 language tag")


def check_language_map(value: Any, path: str) -> None:
    if not isinstance(value, dict):
        raise Malformed(path, "must be a language map")
    if not value:
        raise Malformed(path, "must hold at least one language")
    for tag, text in value.items():
        if not _LANGUAGE.fullmatch(tag):
            raise Malformed(at(path, tag), "must be keyed by an RFC 5646 language tag")
        check_string(text, at(path, tag))


def check_extensions(value: Any, path: str) -> None:
    """A map keyed by IRIs; the values may be anything."""
    if not isinstance(value, dict):
        raise Malformed(path, "must be an object")
    for key in value:
        try:
            check_iri(key, path)
        except Malformed:
            raise Malformed(at(path, key), "must be keyed by an IRI with a scheme") from None


def check_duration(value: Any, path: str) -> None:
    """ISO 8601:2004 4.4.3.2: a fraction may stand in the last component alone."""
    check_string(value, path)
    found = _DURATION.fullmatch(value)
    if found is not None:
        parts = [part for part in found.groups() if part is not None]
        if parts and not any("." in part or "," in part for part in parts[:-1]):
            return
    raise Malformed(path, "must be an ISO 8601 duration, such as PT1H30M")


def check_timestamp(family: Family) -> Check:
    """ISO 8601 in 1.0.x, RFC 3339 in 2.0; neither with the offset -00."""
    return _CHECK_TIMESTAMP[family]


def _check_timestamp_one(value: Any, path: str) -> None:
    check_string(value, path)
    if " " in value:
        raise Malformed(path, NOT_A_TIMESTAMP)
    _check_instant(value, path)


def _check_timestamp_two(value: Any, path: str) -> None:
    check_string(value, path)
    if not _RFC_3339.fullmatch(value):
        raise Malformed(path, "must be an RFC 3339 timestamp with an offset from UTC")
    _check_instant(value, path)


def _check_instant(value: str, path: str) -> None:
    try:
        instant(value)
    except ValueError as error:
        raise Malformed(path, str(error)) from None


_CHECK_TIMESTAMP: dict[Family, Check] = {Family.ONE: _check_timestamp_one, Family.TWO: _check_timestamp_two}
