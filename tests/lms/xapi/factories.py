"""Statements that a test needs but does not speak about."""

import copy
import re
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID, uuid4

import tincan

from lms.xapi import profile

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
VOIDED = "http://adlnet.gov/expapi/verbs/voided"


def began_module(person: UUID | None = None, module: UUID | None = None) -> tincan.Statement:
    return profile.initialized(person or uuid4(), module=module or uuid4(), at=NOON)


def statement(**members):
    """The smallest legal statement, with these members instead or besides."""
    return {
        "actor": {"mbox": "mailto:alice@example.no"},
        "verb": {"id": "http://example.no/verbs/did"},
        "object": {"id": "http://example.no/activities/1"},
    } | members


def reference(statement_id):
    return {"objectType": "StatementRef", "id": str(statement_id)}


def voiding(statement_id, **members):
    return statement(verb={"id": VOIDED}, object=reference(statement_id), **members)


def changed(whole, path, value):
    """A deep copy with the member at `a.b[0].c` set to a value; the path is made where it is missing."""
    made = copy.deepcopy(whole)
    steps = [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path)]
    place = made
    for step, following in pairwise(steps):
        if isinstance(place, list):
            while len(place) <= step:
                place.append({})
            place = place[step]
        else:
            place = place.setdefault(step, [] if isinstance(following, int) else {})
    if isinstance(place, list) and len(place) == steps[-1]:
        place.append(value)
    else:
        place[steps[-1]] = value
    return made
