"""What is known of activities: their definitions, merged from the statements that may define them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from lms.undivided import remembered
from lms.xapi.rules.definitions import Definitions, merged
from lms.xapi.rules.json_text import parse_again, spell

_KNOWN = "SELECT key, definition FROM xapi_activity WHERE key = ANY (%s::uuid[])"
_UPSERT = (
    "INSERT INTO xapi_activity (key, iri, definition, updated_at) "
    "SELECT k, i, d, now() FROM unnest(%s::uuid[], %s::text[], %s::text[]) AS known(k, i, d) "
    "ON CONFLICT (key) DO UPDATE SET definition = excluded.definition, updated_at = excluded.updated_at"
)

_DEFINITIONS = "what is known of activities"


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
