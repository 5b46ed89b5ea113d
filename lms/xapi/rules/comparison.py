"""Whether two statements are the same as the specification compares them.

Left out of the comparison: what the store sets, the display of verbs, the definitions of activities
and attachments. Members of a group stand in any order; mail domains, UUIDs, language tags and hexadecimal
sums are compared without regard to case; durations to a hundredth of a second, the rest cut off.
"""

import re
from collections.abc import Mapping
from typing import Any

from lms.xapi.rules.facets import CONTEXT_LISTS
from lms.xapi.rules.timestamps import instant

_SET_BY_STORE = ("id", "authority", "stored", "version", "attachments")
_SECONDS = re.compile(r"(\d+)[.,](\d+)S$")


def same_statement(stored: Mapping[str, Any], received: Mapping[str, Any]) -> bool:
    """Whether a received statement may be taken for the stored one (or one payload for the other)."""
    return _same_moment(stored, received) and _same(_essence(stored), _essence(received))


def _same_moment(stored: Mapping[str, Any], received: Mapping[str, Any]) -> bool:
    one, other = stored.get("timestamp"), received.get("timestamp")
    if one is None or other is None or one == stored.get("stored"):
        return True
    return instant(one) == instant(other)


def _same(one: Any, other: Any) -> bool:
    """JSON equality: true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict):
        return (
            isinstance(other, dict)
            and one.keys() == other.keys()
            and all(_same(one[k], other[k]) for k in one)
        )
    if isinstance(one, list):
        return (
            isinstance(other, list)
            and len(one) == len(other)
            and all(_same(a, b) for a, b in zip(one, other, strict=True))
        )
    return bool(one == other)


def _essence(statement: Mapping[str, Any]) -> dict[str, Any]:
    essence = {key: value for key, value in statement.items() if key not in {*_SET_BY_STORE, "timestamp"}}
    essence["actor"] = _agent(statement["actor"])
    essence["verb"] = statement["verb"]["id"]
    essence["object"] = _object(statement["object"])
    if "context" in statement:
        essence["context"] = _context(statement["context"])
    if "duration" in statement.get("result", {}):
        essence["result"] = statement["result"] | {"duration": _duration(statement["result"]["duration"])}
    return essence


def _object(about: Mapping[str, Any]) -> dict[str, Any]:
    kind = about.get("objectType", "Activity")
    if kind == "Activity":
        return _activity(about)
    if kind == "StatementRef":
        return {"objectType": kind, "id": about["id"].lower()}
    if kind == "SubStatement":
        moment = {"timestamp": instant(about["timestamp"])} if "timestamp" in about else {}
        return _essence(about) | moment
    return _agent(about)


def _activity(activity: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": activity["id"]}


def _agent(agent: Mapping[str, Any]) -> dict[str, Any]:
    same = dict(agent)
    same.setdefault("objectType", "Agent")
    if "mbox" in same:
        local, _, domain = same["mbox"].rpartition("@")
        same["mbox"] = f"{local}@{domain.lower()}"
    if "mbox_sha1sum" in same:
        same["mbox_sha1sum"] = same["mbox_sha1sum"].lower()
    if "member" in same:
        same["member"] = sorted((_agent(member) for member in same["member"]), key=repr_of)
    return same


def repr_of(agent: Mapping[str, Any]) -> str:
    """A text that orders agents."""
    return repr(sorted((key, repr(value)) for key, value in agent.items()))


def _context(context: Mapping[str, Any]) -> dict[str, Any]:
    same = dict(context)
    for name in ("instructor", "team"):
        if name in same:
            same[name] = _agent(same[name])
    for name in ("registration", "language"):
        if name in same:
            same[name] = same[name].lower()
    if "statement" in same:
        same["statement"] = _object(same["statement"])
    if "contextActivities" in same:
        lists = same["contextActivities"]
        same["contextActivities"] = {
            name: [_activity(one) for one in _listed(lists[name])] for name in CONTEXT_LISTS if name in lists
        }
    for name, inner in (("contextAgents", "agent"), ("contextGroups", "group")):
        if name in same:
            same[name] = [entry | {inner: _agent(entry[inner])} for entry in same[name]]
    return same


def _listed(activities: Any) -> list[Any]:
    return activities if isinstance(activities, list) else [activities]


def _duration(spelt: str) -> str:
    found = _SECONDS.search(spelt)
    if found is None:
        return spelt
    fraction = found[2][:2].rstrip("0")
    seconds = f"{found[1]}.{fraction}S" if fraction else f"{found[1]}S"
    return spelt[: found.start()] + seconds
