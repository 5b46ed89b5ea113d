"""What statements say of their activities."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from lms.xapi.rules.facets import activities_in, key_of

_MAPS = ("name", "description", "extensions")


Definitions = dict[UUID, tuple[str, list[dict[str, Any]]]]


def activity_key(iri: str) -> UUID:
    return key_of("iri", iri)


def definitions_in(statements: Iterable[Mapping[str, Any]]) -> Definitions:
    """Every definition that these statements give: by activity, its id and the definitions in order."""
    found: Definitions = {}
    for statement in statements:
        for activity in activities_in(statement):
            if activity.get("definition"):
                iri = activity["id"]
                found.setdefault(activity_key(iri), (iri, []))[1].append(activity["definition"])
    return found


def merged(known: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A definition with what another one adds: maps are joined key by key, the rest is replaced."""
    result = {**known, **given}
    for name in _MAPS:
        if name in known and name in given:
            result[name] = {**known[name], **given[name]}
    return result
