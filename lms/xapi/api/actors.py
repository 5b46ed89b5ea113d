"""Whom a credential may speak about."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings

from lms.people.models import User
from lms.xapi.errors import Malformed
from lms.xapi.models import Actors, Credential
from lms.xapi.rules.actors import person_of
from lms.xapi.rules.facets import IDENTIFIERS


def check_ours(agents: Iterable[tuple[str, dict[str, Any]]], credential: Credential) -> None:
    """Where a credential is for our people alone, each agent (with its path) is a known account and
    carries no name. Raises `Malformed`.
    """
    if credential.actors != Actors.OURS:
        return
    found: dict[UUID, str] = {}
    for path, agent in agents:
        if "name" in agent:
            raise Malformed(path, "must not carry a name")
        if agent.get("objectType") == "Group" and not any(name in agent for name in IDENTIFIERS):
            continue
        person = person_of(agent)
        if person is None:
            raise Malformed(path, f"must be an account of {settings.XAPI_BASE_IRI}")
        found.setdefault(person, path)
    known = set(User.objects.filter(uuid__in=found).values_list("uuid", flat=True)) if found else set()
    for person, path in found.items():
        if person not in known:
            raise Malformed(path, f"must be a known account of {settings.XAPI_BASE_IRI}")
