"""JSON as text: parsed strictly, with the source of each member kept, so that a statement is stored
as it was spelt (`1e2` stays `1e2`) plus only what the store must set.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from lms.xapi.errors import Malformed

_LONGEST_NUMBER = 1000
_LARGEST_EXPONENT = 400
_BLANK = re.compile(r"[ \t\n\r]*")
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_Read = TypeVar("_Read")
_CONTEXT_LISTS = ("parent", "grouping", "category", "other")


@dataclass(frozen=True, slots=True)
class Source:
    """One JSON object of a request: its value, and each member's `"key": value` as spelt."""

    data: dict[str, Any]
    members: dict[str, str]


class _Repeated(ValueError):
    pass


def _no_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _Repeated(next(key for place, key in enumerate(keys) if key in keys[:place]))
    return made


def _float(spelt: str) -> float:
    exponent = re.split("[eE]", spelt)[1:]
    if len(spelt) > _LONGEST_NUMBER or (
        exponent and (len(exponent[0]) > 5 or abs(int(exponent[0])) > _LARGEST_EXPONENT)
    ):
        raise ValueError(f"the number {spelt[:20]}… is beyond what can be kept")
    return float(spelt)


def _int(spelt: str) -> int:
    if len(spelt) > _LONGEST_NUMBER:
        raise ValueError(f"the number {spelt[:20]}… is beyond what can be kept")
    return int(spelt)


def _no_constant(spelt: str) -> Any:
    raise ValueError(f"{spelt} is not JSON")


_decoder = json.JSONDecoder(
    object_pairs_hook=_no_repetition, parse_float=_float, parse_int=_int, parse_constant=_no_constant
)


def decode(raw: bytes) -> str:
    """The text of a JSON body. Raises `Malformed` if it is not UTF-8 or holds a NUL character."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("", f"The body is not UTF-8 (byte {error.start})") from None
    if "\\u0000" in text and _NUL.search(text):
        raise Malformed("", "The body holds a NUL character (\\u0000), which cannot be kept")
    return text


def parse(text: str) -> Any:
    """The value of a JSON text. Raises `Malformed` on anything but strict JSON without repeated keys."""
    return _guarded(text, lambda: _whole(text))


def parse_statements(text: str) -> tuple[list[Source], bool]:
    """The JSON objects in a body that is one object or an array of them, and whether it was an array."""
    return _guarded(text, lambda: _sources(text))


def _guarded(text: str, read: Callable[[], _Read]) -> _Read:
    try:
        value = read()
        if _SURROGATE.search(text):
            json.dumps(parse_again(text), ensure_ascii=False).encode()
    except _Repeated as error:
        raise Malformed("", f'The key "{error}" stands twice in one JSON object') from None
    except json.JSONDecodeError as error:
        raise Malformed("", f"The body is not JSON: {error}") from None
    except UnicodeEncodeError:
        raise Malformed("", "The body holds half of a surrogate pair, which is not a character") from None
    except ValueError as error:
        raise Malformed("", f"The body cannot be read: {error}") from None
    except RecursionError:
        raise Malformed("", "The body is nested too deeply") from None
    return value


def spell(value: Any) -> str:
    """A value as compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def members_of(spelt: str) -> dict[str, str]:
    """Each member of a known good JSON object by its key: the value as spelt."""
    made = {}
    for key, _, start, end in _members(spelt, _skip(spelt, 0)):
        _, colon = _decoder.raw_decode(spelt, start)
        made[key] = spelt[_skip(spelt, _skip(spelt, colon) + 1) : end]
    return made


def join_members(members: Mapping[str, str]) -> str:
    """A JSON object of values that are spelt already."""
    return (
        "{"
        + ",".join(f"{json.dumps(key, ensure_ascii=False)}:{value}" for key, value in members.items())
        + "}"
    )


def parse_again(text: str) -> Any:
    """The value of a JSON text that is known to be good, such as a stored one."""
    return _decoder.decode(text)


def _whole(text: str) -> Any:
    value, end = _decoder.raw_decode(text, _skip(text, 0))
    _expect_end(text, end)
    return value


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _expect_end(text: str, at: int) -> None:
    at = _skip(text, at)
    if at != len(text):
        raise json.JSONDecodeError("Extra data", text, at)


def _sources(text: str) -> tuple[list[Source], bool]:
    at = _skip(text, 0)
    if text[at : at + 1] == "{":
        source, end = _source(text, at)
        _expect_end(text, end)
        return [source], False
    if text[at : at + 1] != "[":
        _whole(text)
        raise Malformed("", "The body must be a statement or an array of statements")
    sources: list[Source] = []
    at = _skip(text, at + 1)
    if text[at : at + 1] == "]":
        _expect_end(text, at + 1)
        return [], True
    while True:
        if text[at : at + 1] != "{":
            _decoder.raw_decode(text, at)
            raise Malformed(f"[{len(sources)}]", "must be a statement")
        source, at = _source(text, at)
        sources.append(source)
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            _expect_end(text, at + 1)
            return sources, True
        if text[at : at + 1] != ",":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
        at = _skip(text, at + 1)


def _source(text: str, at: int) -> tuple[Source, int]:
    data: dict[str, Any] = {}
    members: dict[str, str] = {}
    end = at
    for key, value, start, end in _members(text, at):
        if key in data:
            raise _Repeated(key)
        data[key] = value
        members[key] = text[start:end]
    return Source(data, members), _close(text, end if members else at + 1)


def _close(text: str, at: int) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != "}":
        raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    return at + 1


def _members(text: str, at: int) -> Iterator[tuple[str, Any, int, int]]:
    """Each member of the object that begins at `at`: key, value, start of its key, end of its value."""
    at = _skip(text, at + 1)
    while text[at : at + 1] != "}":
        if text[at : at + 1] != '"':
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
        start = at
        key, at = _decoder.raw_decode(text, at)
        at = _skip(text, at)
        if text[at : at + 1] != ":":
            raise json.JSONDecodeError("Expecting ':' delimiter", text, at)
        value, end = _decoder.raw_decode(text, _skip(text, at + 1))
        yield key, value, start, end
        at = _skip(text, end)
        if text[at : at + 1] != ",":
            return
        at = _skip(text, at + 1)
        if text[at : at + 1] == "}":
            raise json.JSONDecodeError("Illegal trailing comma before end of object", text, at)


def with_context_lists(source: Source) -> Source:
    """The same statement with each kind of context activities an array, as it must be handed out."""
    members = dict(source.members)
    if _has_single(source.data.get("context")):
        members["context"] = _respelt(source.members["context"], _context)
    inner = source.data.get("object")
    if (
        isinstance(inner, dict)
        and inner.get("objectType") == "SubStatement"
        and _has_single(inner.get("context"))
    ):
        members["object"] = _respelt(source.members["object"], _sub_statement)
    if members == source.members:
        return source
    data = {key: parse_again("{" + member + "}")[key] for key, member in members.items()}
    return Source(data, members)


def _has_single(context: Any) -> bool:
    lists = context.get("contextActivities") if isinstance(context, dict) else None
    return isinstance(lists, dict) and any(isinstance(lists.get(kind), dict) for kind in _CONTEXT_LISTS)


def _respelt(member: str, respell: Callable[[str], str]) -> str:
    key, start = _decoder.raw_decode(member, 0)
    start = _skip(member, _skip(member, start) + 1)
    return json.dumps(key) + ":" + respell(member[start:])


def _object(spelt: str, respell: dict[str, Callable[[str], str]]) -> str:
    members = []
    for key, value, start, end in _members(spelt, 0):
        member = spelt[start:end]
        members.append(
            _respelt(member, respell[key]) if key in respell and isinstance(value, dict) else member
        )
    return "{" + ",".join(members) + "}"


def _sub_statement(spelt: str) -> str:
    return _object(spelt, {"context": _context})


def _context(spelt: str) -> str:
    return _object(spelt, {"contextActivities": _context_activities})


def _context_activities(spelt: str) -> str:
    return _object(spelt, dict.fromkeys(_CONTEXT_LISTS, lambda single: f"[{single}]"))
