"""Agents and groups, wherever an actor can stand."""

from typing import Any

from lms.xapi.errors import Malformed
from lms.xapi.rules.facets import IDENTIFIERS
from lms.xapi.rules.validation.values import (
    Check,
    at,
    check_array,
    check_constant,
    check_iri,
    check_mailto,
    check_object,
    check_sha1,
    check_string,
)


def check_agent(value: Any, path: str) -> None:
    """An agent: exactly one identifier."""
    check_object(value, path, _AGENT)
    _check_identifiers(value, path, needed=True)


def check_group(value: Any, path: str) -> None:
    """A group: identified by exactly one identifier, or anonymous with its members."""
    check_object(value, path, _GROUP, required=("objectType",))
    is_identified = _check_identifiers(value, path, needed=False)
    if not is_identified and not value.get("member"):
        raise Malformed(at(path, "member"), "is required in a group without an identifier")


def check_agent_or_group(value: Any, path: str) -> None:
    """What may stand as an actor: `objectType` tells a group, all else is an agent."""
    if isinstance(value, dict) and value.get("objectType") == "Group":
        check_group(value, path)
    else:
        check_agent(value, path)


def check_authority(value: Any, path: str) -> None:
    """An agent, or the anonymous group of an application and its user that OAuth prescribes."""
    check_agent_or_group(value, path)
    if value.get("objectType") != "Group":
        return
    for name in IDENTIFIERS:
        if name in value:
            raise Malformed(at(path, name), "must not stand in an authority that is a group")
    if len(value["member"]) != 2:
        raise Malformed(at(path, "member"), "must hold two agents where the authority is a group")


def _check_identifiers(value: dict[str, Any], path: str, *, needed: bool) -> bool:
    named = [name for name in IDENTIFIERS if name in value]
    if len(named) > 1:
        raise Malformed(path, f"must not have more than one identifier, and has {' and '.join(named)}")
    if needed and not named:
        raise Malformed(path, f"must have one of {', '.join(IDENTIFIERS)}")
    return bool(named)


def _check_account(value: Any, path: str) -> None:
    check_object(value, path, _ACCOUNT, required=("homePage", "name"))


def _check_members(value: Any, path: str) -> None:
    check_array(value, path, check_agent)


_ACCOUNT: dict[str, Check] = {"homePage": check_iri, "name": check_string}
_IDENTIFIED: dict[str, Check] = {
    "name": check_string,
    "mbox": check_mailto,
    "mbox_sha1sum": check_sha1,
    "openid": check_iri,
    "account": _check_account,
}
_AGENT: dict[str, Check] = {"objectType": check_constant("Agent"), **_IDENTIFIED}
_GROUP: dict[str, Check] = {
    "objectType": check_constant("Group"),
    "member": _check_members,
    **_IDENTIFIED,
}
