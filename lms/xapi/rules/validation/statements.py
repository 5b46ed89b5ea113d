"""Statements and the statements within them."""

from functools import partial
from typing import Any

from lms.xapi.errors import Malformed
from lms.xapi.rules.validation.activities import check_activity
from lms.xapi.rules.validation.agents import check_agent, check_agent_or_group, check_authority, check_group
from lms.xapi.rules.validation.contexts import check_context, check_reference
from lms.xapi.rules.validation.families import Family
from lms.xapi.rules.validation.results import check_attachments, check_result
from lms.xapi.rules.validation.values import (
    Check,
    at,
    check_constant,
    check_iri,
    check_language_map,
    check_object,
    check_string,
    check_timestamp,
    check_uuid,
)

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
_REQUIRED = ("actor", "verb", "object")


def check_statement(value: Any, family: Family, path: str = "") -> None:
    """A whole statement as it may be sent. Raises `Malformed`."""
    check_object(value, path, _STATEMENT[family], required=_REQUIRED)
    _check_together(value, path)


def _check_together(value: dict[str, Any], path: str) -> None:
    kind = value["object"].get("objectType", "Activity")
    if value["verb"]["id"] == VOIDED and kind != "StatementRef":
        raise Malformed(at(path, "object.objectType"), 'must be "StatementRef" where the verb is voided')
    if kind != "Activity":
        for name in ("revision", "platform"):
            if name in value.get("context", {}):
                raise Malformed(
                    at(path, f"context.{name}"), "is allowed only where the object is an activity"
                )


def _check_verb(value: Any, path: str) -> None:
    check_object(value, path, {"id": check_iri, "display": check_language_map}, required=("id",))


def _check_version(family: Family, value: Any, path: str) -> None:
    check_string(value, path)
    if not family.accepts_statement_version(value):
        raise Malformed(path, f"must be a version that {family.value} knows")


def _check_object(kinds: dict[str, Check], value: Any, path: str) -> None:
    if not isinstance(value, dict):
        raise Malformed(path, "must be an object")
    kind = value.get("objectType", "Activity")
    check = kinds.get(kind) if isinstance(kind, str) else None
    if check is None:
        raise Malformed(at(path, "objectType"), f"must be one of {', '.join(kinds)}")
    check(value, path)


def _check_sub_statement(family: Family, value: Any, path: str) -> None:
    check_object(value, path, _SUB_STATEMENT[family], required=_REQUIRED)
    _check_together(value, path)


_PLAIN: dict[str, Check] = {
    "Activity": check_activity,
    "Agent": check_agent,
    "Group": check_group,
    "StatementRef": check_reference,
}


def _common(family: Family) -> dict[str, Check]:
    return {
        "actor": check_agent_or_group,
        "verb": _check_verb,
        "result": check_result,
        "context": check_context(family),
        "timestamp": check_timestamp(family),
        "attachments": check_attachments,
    }


_SUB_STATEMENT: dict[Family, dict[str, Check]] = {
    family: {
        **_common(family),
        "objectType": check_constant("SubStatement"),
        "object": partial(_check_object, _PLAIN),
    }
    for family in Family
}
_STATEMENT: dict[Family, dict[str, Check]] = {
    family: {
        **_common(family),
        "id": check_uuid,
        "object": partial(_check_object, {**_PLAIN, "SubStatement": partial(_check_sub_statement, family)}),
        "stored": check_timestamp(family),
        "authority": check_authority,
        "version": partial(_check_version, family),
    }
    for family in Family
}
