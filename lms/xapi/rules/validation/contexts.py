"""Contexts."""

from typing import Any

from lms.xapi.errors import Malformed
from lms.xapi.rules.facets import CONTEXT_LISTS
from lms.xapi.rules.validation.activities import check_activity
from lms.xapi.rules.validation.agents import check_agent, check_agent_or_group, check_group
from lms.xapi.rules.validation.families import Family
from lms.xapi.rules.validation.values import (
    Check,
    check_array,
    check_constant,
    check_extensions,
    check_iri,
    check_language,
    check_object,
    check_string,
    check_uuid,
)


def check_context(family: Family) -> Check:
    """The check of a context; `contextAgents` and `contextGroups` are known from 2.0 on."""
    members = _MEMBERS[family]

    def check(value: Any, path: str) -> None:
        check_object(value, path, members)

    return check


def check_reference(value: Any, path: str) -> None:
    check_object(value, path, _REFERENCE, required=("objectType", "id"))


def _check_context_activities(value: Any, path: str) -> None:
    check_object(value, path, dict.fromkeys(CONTEXT_LISTS, _check_one_or_more_activities))


def _check_one_or_more_activities(value: Any, path: str) -> None:
    if isinstance(value, list):
        check_array(value, path, check_activity)
    else:
        check_activity(value, path)


def _check_context_agents(value: Any, path: str) -> None:
    check_array(value, path, _check_context_agent)


def _check_context_agent(value: Any, path: str) -> None:
    check_object(value, path, _CONTEXT_AGENT, required=("objectType", "agent"))


def _check_context_groups(value: Any, path: str) -> None:
    check_array(value, path, _check_context_group)


def _check_context_group(value: Any, path: str) -> None:
    check_object(value, path, _CONTEXT_GROUP, required=("objectType", "group"))


def _check_relevant_types(value: Any, path: str) -> None:
    check_array(value, path, check_iri)
    if not value:
        raise Malformed(path, "must not be empty")


_REFERENCE: dict[str, Check] = {"objectType": check_constant("StatementRef"), "id": check_uuid}
_CONTEXT_AGENT: dict[str, Check] = {
    "objectType": check_constant("contextAgent"),
    "agent": check_agent,
    "relevantTypes": _check_relevant_types,
}
_CONTEXT_GROUP: dict[str, Check] = {
    "objectType": check_constant("contextGroup"),
    "group": check_group,
    "relevantTypes": _check_relevant_types,
}
_COMMON: dict[str, Check] = {
    "registration": check_uuid,
    "instructor": check_agent_or_group,
    "team": check_group,
    "contextActivities": _check_context_activities,
    "revision": check_string,
    "platform": check_string,
    "language": check_language,
    "statement": check_reference,
    "extensions": check_extensions,
}
_MEMBERS: dict[Family, dict[str, Check]] = {
    Family.ONE: _COMMON,
    Family.TWO: {
        **_COMMON,
        "contextAgents": _check_context_agents,
        "contextGroups": _check_context_groups,
    },
}
