"""What a statement can be found by, as hashes: verbs, registrations, agents and activities.

A hash of 128 bits stands for the value, since agents and activities may be longer than an index
holds. What stands directly in the statement and what is only related have keys of their own.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any
from uuid import UUID

IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid", "account")
CONTEXT_LISTS = ("parent", "grouping", "category", "other")


def key_of(kind: str, *parts: str) -> UUID:
    """The hash of a value of some kind."""
    return UUID(bytes=blake2b("\x00".join((kind, *parts)).encode(), digest_size=16).digest())


def verb_key(iri: str) -> UUID:
    return key_of("verb", iri)


def registration_key(registration: str | UUID) -> UUID:
    return key_of("registration", str(registration).lower())


def activity_keys(iri: str) -> tuple[UUID, UUID]:
    """The keys of an activity that is the object, and of one that is only related."""
    return key_of("activity", iri), key_of("activity~", iri)


def agent_identity(agent: dict[str, Any]) -> str | None:
    """What identifies an agent or group, as one string; None for an anonymous group."""
    for name in IDENTIFIERS:
        value = agent.get(name)
        if isinstance(value, str):
            return f"{name}\x00{value}"
        if isinstance(value, dict):
            return f"{name}\x00{value['homePage']}\x00{value['name']}"
    return None


def agent_keys(identity: str) -> tuple[UUID, UUID]:
    """The keys of an agent that is actor or object, and of one that is only related."""
    return key_of("agent", identity), key_of("agent~", identity)


def agents_in(agent: Any) -> Iterator[str]:
    """The identities of an agent or group and of the group's members."""
    if not isinstance(agent, dict):
        return
    identity = agent_identity(agent)
    if identity is not None:
        yield identity
    for member in agent.get("member", ()):
        yield from agents_in(member)


def facets_of(statement: Mapping[str, Any]) -> list[UUID]:
    """The keys by which a valid statement, with its authority, is found."""
    direct_agents: set[str] = set(agents_in(statement["actor"]))
    direct_activities: set[str] = set()
    about = statement["object"]
    kind = about.get("objectType", "Activity")
    if kind in {"Agent", "Group"}:
        direct_agents.update(agents_in(about))
    elif kind == "Activity":
        direct_activities.add(about["id"])
    agents, activities = set(_related_agents(statement)), set(_related_activities(statement))
    context = statement.get("context", {})
    keys = [verb_key(statement["verb"]["id"])]
    if "registration" in context:
        keys.append(registration_key(context["registration"]))
    keys += [agent_keys(identity)[0] for identity in direct_agents]
    keys += [agent_keys(identity)[1] for identity in agents - direct_agents]
    keys += [activity_keys(iri)[0] for iri in direct_activities]
    keys += [activity_keys(iri)[1] for iri in activities - direct_activities]
    return keys


def activities_in(statement: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every activity object of a statement or sub-statement."""
    about = statement["object"]
    kind = about.get("objectType", "Activity")
    if kind == "Activity":
        yield about
    elif kind == "SubStatement":
        yield from activities_in(about)
    lists = statement.get("context", {}).get("contextActivities", {})
    for name in CONTEXT_LISTS:
        listed = lists.get(name, ())
        yield from [listed] if isinstance(listed, dict) else listed


def _related_activities(statement: Mapping[str, Any]) -> Iterator[str]:
    return (activity["id"] for activity in activities_in(statement))


def _related_agents(statement: Mapping[str, Any]) -> Iterator[str]:
    context = statement.get("context", {})
    about = statement["object"]
    yield from _agents_of(
        (statement.get("actor"), statement.get("authority"), context.get("instructor"), context.get("team"))
    )
    yield from _agents_of(entry.get("agent") for entry in context.get("contextAgents", ()))
    yield from _agents_of(entry.get("group") for entry in context.get("contextGroups", ()))
    kind = about.get("objectType", "Activity")
    if kind in {"Agent", "Group"}:
        yield from agents_in(about)
    elif kind == "SubStatement":
        yield from _related_agents(about)


def _agents_of(places: Iterable[Any]) -> Iterator[str]:
    for place in places:
        yield from agents_in(place)


def agents_standing_in(statement: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and value of every agent and group of a statement but its authority, members included."""
    context = statement.get("context", {})
    about = statement["object"]
    yield from _with_members("actor", statement["actor"])
    for name in ("instructor", "team"):
        if name in context:
            yield from _with_members(f"context.{name}", context[name])
    for name, inner in (("contextAgents", "agent"), ("contextGroups", "group")):
        for number, entry in enumerate(context.get(name, ())):
            yield from _with_members(f"context.{name}[{number}].{inner}", entry[inner])
    kind = about.get("objectType", "Activity")
    if kind in {"Agent", "Group"}:
        yield from _with_members("object", about)
    elif kind == "SubStatement":
        yield from ((f"object.{path}", agent) for path, agent in agents_standing_in(about))


def _with_members(path: str, agent: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield path, agent
    for number, member in enumerate(agent.get("member", ())):
        yield f"{path}.member[{number}]", member
