"""Statements as they are handed out: exact, with ids alone, or with canonical definitions.

Works on the stored text, so that numbers stay as they were spelt.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lms.xapi.models import Activity
from lms.xapi.rules.definitions import activity_key
from lms.xapi.rules.facets import CONTEXT_LISTS, IDENTIFIERS, activities_in
from lms.xapi.rules.json_text import join_members, members_of, parse_again, spell
from lms.xapi.rules.timestamps import as_utc_text, instant
from lms.xapi.rules.validation import Family
from lms.xapi.rules.validation.activities import LISTS

_TIMESTAMP = re.compile(r'"timestamp"\s*:\s*"([^"]*)"')
_UTC = re.compile(r"(?:[Zz]|\+00:00)$")
_Spell = Callable[[str], str]


def exact(texts: Iterable[str], family: Family) -> list[str]:
    """As stored; 2.0 answers every timestamp in UTC."""
    if family is Family.ONE:
        return list(texts)
    return [_in_utc(text) for text in texts]


def ids(texts: Iterable[str]) -> list[str]:
    """Agents, activities, verbs and groups with what identifies them and nothing else: an activity is
    left its id alone, which says by itself that it is one."""
    return [_respelt(text, _IDS) for text in texts]


def canonical(texts: Iterable[str], accept_language: str) -> list[str]:
    """Activities and verbs as they are known, each language map cut to the language preferred."""
    statements = list(texts)
    iris = {activity["id"] for text in statements for activity in activities_in(parse_again(text))}
    rows = Activity.objects.filter(key__in=[activity_key(iri) for iri in iris])
    known = {iri: parse_again(definition) for iri, definition in rows.values_list("iri", "definition")}
    preferred = languages(accept_language)

    def spell_activity(spelt: str) -> str:
        activity = parse_again(spelt)
        definition = known.get(activity["id"]) or activity.get("definition")
        members = members_of(spelt)
        if definition:
            members["definition"] = spell(_in_one_language(definition, preferred))
        return join_members(members)

    def spell_verb(spelt: str) -> str:
        verb = parse_again(spelt)
        if "display" in verb:
            verb["display"] = pick(verb["display"], preferred)
        return spell(verb)

    rules = _rules(activity=spell_activity, verb=spell_verb, agent=str)
    return [_respelt(text, rules) for text in statements]


def languages(accept_language: str) -> list[str]:
    """The language ranges of an `Accept-Language` header, best first, in lower case; those that are
    not wanted come last, with an exclamation mark.
    """
    ranked: list[tuple[float, int, str]] = []
    for place, entry in enumerate(accept_language.split(",")):
        tag, *parameters = [part.strip().lower() for part in entry.split(";")]
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = float(parameter[2:])
                except ValueError:
                    quality = 0.0
        if tag:
            ranked.append((-quality, place, tag if quality > 0 else f"!{tag}"))
    return [tag for _, _, tag in sorted(ranked)]


def pick(language_map: Mapping[str, str], preferred: Iterable[str]) -> dict[str, str]:
    """One entry of a language map: the best that is asked for, else the first."""
    ranges = list(preferred)
    unwanted = {wanted[1:] for wanted in ranges if wanted.startswith("!")}
    for wanted in ranges:
        for tag, text in language_map.items():
            if _lies_in(tag.lower(), wanted) and not any(_lies_in(tag.lower(), one) for one in unwanted):
                return {tag: text}
    for tag, text in language_map.items():
        return {tag: text}
    return {}


def _lies_in(tag: str, wanted: str) -> bool:
    return wanted == "*" or tag == wanted or tag.startswith(f"{wanted}-")


def _in_one_language(definition: Mapping[str, Any], preferred: list[str]) -> dict[str, Any]:
    cut = dict(definition)
    for name in ("name", "description"):
        if name in cut:
            cut[name] = pick(cut[name], preferred)
    for name in LISTS:
        if name in cut:
            cut[name] = [
                component | {"description": pick(component["description"], preferred)}
                if "description" in component
                else component
                for component in cut[name]
            ]
    return cut


def _in_utc(text: str) -> str:
    if all(_UTC.search(spelt) for spelt in _TIMESTAMP.findall(text)):
        return text
    return _respelt(text, _UTC_RULES)


def _utc_timestamp(spelt: str) -> str:
    return f'"{as_utc_text(instant(parse_again(spelt)))}"'


def _agent_ids(spelt: str) -> str:
    return spell(_agent_id(parse_again(spelt)))


def _agent_id(agent: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: agent[name] for name in ("objectType", *IDENTIFIERS) if name in agent}
    if not any(name in agent for name in IDENTIFIERS):
        kept["member"] = [_agent_id(member) for member in agent.get("member", ())]
    return kept


def _activity_ids(spelt: str) -> str:
    return spell({"id": parse_again(spelt)["id"]})


def _verb_id(spelt: str) -> str:
    return spell({"id": parse_again(spelt)["id"]})


def _object_rule(*, activity: _Spell, agent: _Spell, statement: _Spell) -> _Spell:
    def respell(spelt: str) -> str:
        kind = parse_again(spelt).get("objectType", "Activity")
        rule = {"Activity": activity, "Agent": agent, "Group": agent, "SubStatement": statement}.get(kind)
        return rule(spelt) if rule else spelt

    return respell


def _each(rule: _Spell) -> _Spell:
    def respell(spelt: str) -> str:
        if spelt.lstrip().startswith("["):
            return "[" + ",".join(rule(spell(item)) for item in parse_again(spelt)) + "]"
        return rule(spelt)

    return respell


def _within(rules: Mapping[str, _Spell]) -> _Spell:
    return lambda spelt: _respelt(spelt, rules)


def _rules(*, activity: _Spell, verb: _Spell, agent: _Spell) -> dict[str, _Spell]:
    context = {
        "instructor": agent,
        "team": agent,
        "contextActivities": _within(dict.fromkeys(CONTEXT_LISTS, _each(activity))),
        "contextAgents": _each(_within({"agent": agent})),
        "contextGroups": _each(_within({"group": agent})),
    }
    common: dict[str, _Spell] = {"actor": agent, "verb": verb, "context": _within(context)}
    inner = common | {"object": _object_rule(activity=activity, agent=agent, statement=str)}
    about = _object_rule(activity=activity, agent=agent, statement=_within(inner))
    return common | {"object": about, "authority": agent}


def _respelt(text: str, rules: Mapping[str, _Spell]) -> str:
    members = members_of(text)
    return join_members(
        {name: rules[name](value) if name in rules else value for name, value in members.items()}
    )


_IDS = _rules(activity=_activity_ids, verb=_verb_id, agent=_agent_ids)
_UTC_RULES: dict[str, _Spell] = {
    "timestamp": _utc_timestamp,
    "object": _object_rule(activity=str, agent=str, statement=_within({"timestamp": _utc_timestamp})),
}
