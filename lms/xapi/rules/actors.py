"""Who a statement is about: the platform's own accounts, and the person behind one."""

from typing import Any
from uuid import UUID

from django.conf import settings

from lms.xapi.rules.facets import agents_in, key_of


def account(name: str) -> dict[str, Any]:
    """The actor that stands for an account of this platform."""
    return {"objectType": "Agent", "account": {"homePage": settings.XAPI_BASE_IRI, "name": name}}


PLATFORM = "platform"


def person_of(actor: dict[str, Any]) -> UUID | None:
    """The account name of an agent that is one of the platform's people, else None."""
    known = actor.get("account", {})
    if actor.get("objectType", "Agent") != "Agent" or known.get("homePage") != settings.XAPI_BASE_IRI:
        return None
    try:
        return UUID(known["name"])
    except ValueError:
        return None


def actor_key(actor: dict[str, Any]) -> UUID:
    """One key per actor: its identity, or, for an anonymous group, its members'."""
    return key_of("actor", *sorted(agents_in(actor)))
