"""What is known of activities: their definitions, merged from the statements that may define them."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from lms.undivided import remembered
from lms.xapi.facets import activities_in, key_of
from lms.xapi.text import parse_again, spell

_MAPS = ("name", "description", "extensions")
_KNOWN = "SELECT key, definition FROM xapi_activity WHERE key = ANY (%s::uuid[])"
_UPSERT = (
    "INSERT INTO xapi_activity (key, iri, definition, updated_at) "
    "SELECT k, i, d, now() FROM unnest(%s::uuid[], %s::text[], %s::text[]) AS known(k, i, d) "
    "ON CONFLICT (key) DO UPDATE SET definition = excluded.definition, updated_at = excluded.updated_at"
)

_DEFINITIONS = "what is known of activities"

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


def is_news(given: Definitions) -> bool:
    """Whether these definitions say more than is known, or something else."""
    return bool(_changed(given))


def learn(given: Definitions) -> None:
    """Merge definitions into what is known; the caller holds the store's lock."""
    changed = sorted(_changed(given).items())
    if changed:
        rows = [(key, given[key][0], spell(definition)) for key, definition in changed]
        with connection.cursor() as cursor:
            cursor.execute(_UPSERT, [list(column) for column in zip(*rows, strict=True)])
        if (memory := remembered(_DEFINITIONS)) is not None:
            memory.update(changed)


def merged(known: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A definition with what another one adds: maps are joined key by key, the rest is replaced."""
    result = {**known, **given}
    for name in _MAPS:
        if name in known and name in given:
            result[name] = {**known[name], **given[name]}
    return result


def _known(keys: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    memory = remembered(_DEFINITIONS)
    known: dict[UUID, dict[str, Any]] = {} if memory is None else memory
    if wanted := [key for key in keys if key not in known]:
        with connection.cursor() as cursor:
            cursor.execute(_KNOWN, [wanted])
            known.update((key, parse_again(definition)) for key, definition in cursor.fetchall())
    return known


def _changed(given: Definitions) -> dict[UUID, dict[str, Any]]:
    if not given:
        return {}
    known = _known(given)
    changed = {}
    for key, (_, definitions) in given.items():
        result: dict[str, Any] = known.get(key, {})
        for definition in definitions:
            result = merged(result, definition)
        if result != known.get(key):
            changed[key] = result
    return changed
