"""Statements as a platform in use has them, by the hundred thousand: copied in, not recorded.

People learn in cohorts: whoever is active has some hundred statements within weeks, and then none.
Most statements answer questions; each has its module, programme, profile and enrolment as context.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from uuid import UUID

from django.db import connection

from lms.xapi import profile
from lms.xapi.models import Facet
from lms.xapi.profile import TYPES, Verb
from lms.xapi.rules.actors import PLATFORM, account
from lms.xapi.rules.facets import activity_keys, agent_identity, agent_keys, registration_key, verb_key
from lms.xapi.rules.json_text import spell
from lms.xapi.rules.timestamps import as_utc_text
from tests import databases

COHORT, EACH = 50, 120
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_COLUMNS = (
    "id, stored, timestamp, person, verb, object_kind, object_id, registration, refers, voids, "
    "credential_id, text, sha256"
)
_VERBS = [
    (Verb.ANSWERED, "question", 62),
    (Verb.COMPLETED, "lesson", 24),
    (Verb.PASSED, "quiz", 5),
    (Verb.INITIALIZED, "module", 4),
    (Verb.ATTENDED, "session", 4),
    (Verb.COMPLETED, "module", 1),
]
_CONTEXT = (
    '"context":{"registration":"%s","contextActivities":{"parent":[{"id":"%s","definition":{"type":"%s"}}],'
    '"grouping":[{"id":"%s","definition":{"type":"%s"}}],"category":[{"id":"%s","definition":{"type":"%s"}}]},'
    '"revision":"%d","language":"nb"}'
)


@dataclass
class World:
    """What the statements are about; the same for every run."""

    seed: int = 7
    draw: random.Random = field(init=False)
    people: list[UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        self.programmes = [self.uuid() for _ in range(6)]
        self.modules = [self.uuid() for _ in range(60)]
        self.activities = {
            kind: [self.uuid() for _ in range(count)]
            for kind, count in {"question": 3600, "lesson": 720, "quiz": 120, "session": 2000}.items()
        } | {"module": self.modules}

    def uuid(self) -> UUID:
        """A random UUID of version 4."""
        return UUID(int=self.draw.getrandbits(128), version=4)

    def person(self, number: int) -> UUID:
        """Whose statement the one with this number is."""
        cohort = number // (COHORT * EACH)
        while len(self.people) < (cohort + 1) * COHORT:
            self.people.append(self.uuid())
        return self.people[cohort * COHORT + self.draw.randrange(COHORT)]


def fill(world: World, start: int, stop: int) -> None:
    """Copy in the statements with these numbers, and what they are found by."""
    facets: list[tuple[UUID, datetime]] = []
    with connection.cursor() as cursor:
        for first in range(start, stop, 50_000):
            facets.clear()
            with cursor.copy(f"COPY xapi_statement ({_COLUMNS}) FROM STDIN") as rows:
                for number in range(first, min(first + 50_000, stop)):
                    row, keys = _row(world, number)
                    rows.write_row(row)
                    facets += [(key, row[1]) for key in keys]
            with cursor.copy("COPY xapi_facet (key, stored, depths) FROM STDIN") as rows:
                for key, stored in sorted(facets):
                    rows.write_row((key, stored, Facet.OWN))
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE xapi_statement, xapi_facet")


def _row(world: World, number: int) -> tuple[tuple[object, ...], list[UUID]]:
    draw = world.draw
    ((verb, kind, _),) = draw.choices(_VERBS, _weights())
    person, statement_id = world.person(number), world.uuid()
    registration = UUID(int=person.int ^ 1, version=4)
    activity = profile.activity_id(kind, draw.choice(world.activities[kind]))
    module = profile.activity_id("module", draw.choice(world.modules))
    programme = profile.activity_id("programme", world.programmes[person.int % 6])
    category = profile.activity_id("profile", profile.PROFILE_ID)
    stored = _FIRST + timedelta(seconds=30 * number, microseconds=draw.randrange(1_000_000))
    happened = as_utc_text(stored)
    text = (
        f'{{"id":"{statement_id}","actor":{_actor(str(person))},{_verb(verb)},'
        f'"object":{{"objectType":"Activity","id":"{activity}","definition":{{"type":"{TYPES[kind]}"}}}},'
        f'"result":{_result(draw, kind)},'
        + _CONTEXT
        % (registration, module, TYPES["module"], programme, TYPES["programme"], category, TYPES["profile"],
           number % 9)
        + f',"timestamp":"{happened}","version":"1.0.0","authority":{_actor(PLATFORM)},'
        + f'"stored":"{happened}"}}'
    )  # fmt: skip
    row = (statement_id, stored, stored, person, verb, "Activity", activity, registration, None, None, None,
           text, hashlib.sha256(text.encode()).hexdigest())  # fmt: skip
    keys = [_key("verb", verb), _key("agent", str(person)), _key("agent~", PLATFORM)]
    keys += [_key("registration", str(registration)), _key("activity", activity)]
    return row, keys + [_key("activity~", iri) for iri in {module, programme, category} - {activity}]


def _result(draw: random.Random, kind: str) -> str:
    if kind == "question":
        return f'{{"success":true,"response":"choice-{draw.randrange(5)}","score":{{"scaled":1}}}}'
    if kind == "quiz":
        return f'{{"success":true,"score":{{"scaled":{0.8 + draw.random() / 5:.2f}}}}}'
    return f'{{"completion":true,"duration":"PT{draw.randrange(60)}M{draw.randrange(60)}S"}}'


@cache
def _weights() -> list[int]:
    return [weight for _, _, weight in _VERBS]


@cache
def _verb(iri: str) -> str:
    return '"verb":' + spell({"id": iri, "display": profile.WORDS[iri]})


@cache
def _actor(name: str) -> str:
    return spell(account(name))


@cache
def _key(kind: str, value: str) -> UUID:
    match kind:
        case "verb":
            return verb_key(value)
        case "registration":
            return registration_key(value)
        case "activity" | "activity~":
            return activity_keys(value)[kind == "activity~"]
        case _:
            return agent_keys(agent_identity(account(value)) or "")[kind == "agent~"]


def newest(world: World, count: int) -> Iterator[UUID]:
    """People of the latest cohorts and of the first ones, by turns."""
    for number in range(count):
        yield world.people[number % 40 if number % 2 else -1 - number % 40]
