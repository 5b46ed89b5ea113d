"""Showing anew who one is, before an act that asks for it: what was to be sent waits, sealed."""

import json
import time
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from lms import seals
from lms.people.actions import passkeys, security_events, sign_ins
from lms.people.actions.traces import audit
from lms.people.actions.whence import who
from lms.people.models import SignIn, User, WayIn
from lms.people.rules.limits import Demand, is_met
from lms.people.rules.security import Kind
from lms.people.rules.tokens import PersonTold
from lms.providers import Provider

_ASKED = "step_up"
_MOST_CHARACTERS = 100_000


def ask(request: HttpRequest, act: str, demand: Demand) -> bool:
    """Keep what is asked for and, for the same person, what was sent; whether all of that could be kept."""
    is_sent = request.method == "POST"
    values = {name: some for name, some in request.POST.lists() if name != "csrfmiddlewaretoken"}
    text = json.dumps(values)
    is_kept = is_sent and not request.FILES and len(text) <= _MOST_CHARACTERS
    security_events.note(Kind.STEP_UP_ASKED, person=who(), reference=act)
    request.session[_ASKED] = {
        "act": act,
        "is_highest": demand.is_highest,
        "path": request.get_full_path(),
        "is_page": not is_sent,
        "sent": seals.seal(text) if is_kept else "",
    }
    return is_kept or not is_sent


def asked(session: SessionBase) -> dict[str, Any] | None:
    """What was asked for: `act`, `is_highest`, `path`, `is_page`, and what was `sent`."""
    found: dict[str, Any] | None = session.get(_ASKED)
    return found


def sent_fields(session: SessionBase) -> list[tuple[str, str]] | None:
    """The fields of the form that waits, by name and value; None where none does, or its time is over."""
    found = asked(session)
    if not found or not found["sent"]:
        return None
    try:
        values = json.loads(seals.unsealed(found["sent"]))
    except ValueError:
        return None
    return [(name, value) for name, some in values.items() for value in some]


def provider_for(session: SessionBase, *, is_highest: bool) -> Provider | None:
    """Where a person can show who they are: where they signed in, or another of the same door."""
    own = sign_ins.provider_named(sign_ins.kept_in(session).get("provider", ""))
    ways = [own, *settings.SIGN_IN_PROVIDERS] if own else []
    same_door = (one for one in ways if own and one.door == own.door)
    return next((one for one in same_door if (one.highest if is_highest else one.steps_up)), None)


def note(request: HttpRequest, user: User, *, act: str, provider: Provider, person: PersonTold) -> None:
    """Keep that who is signed in has shown anew who they are, for this act."""
    kept = sign_ins.kept_in(request.session)
    shown = {"act": act, "at": time.time(), "is_highest": person.level in provider.highest}
    request.session[sign_ins.KEPT] = {**kept, "stepped": shown}
    SignIn.objects.filter(pk=kept["id"]).update(
        issuer=provider.issuer,
        sid=person.sid,
        level=person.level[:60],
        signed_in_at=datetime.fromtimestamp(person.signed_in_at, UTC),
    )
    audit("stepped_up", f"person:{user.uuid}", by=user, for_act=act, level=person.level)


def is_by_passkey(session: SessionBase, *, is_highest: bool) -> bool:
    """Whether a passkey answers what was asked: of whoever came with one, and for the highest level only
    where a password is enough for that."""
    came_so = sign_ins.kept_in(session).get("door") == WayIn.PASSKEY
    return came_so and (settings.HIGHEST_BY_PASSWORD or not is_highest)


def note_passkey(request: HttpRequest, user: User, *, act: str, credential: str) -> None:
    """Keep that who is signed in has shown anew who they are, by a passkey whose device made sure of it.
    Raises what `passkeys.use` does."""
    passkeys.use(request.session, user, credential=credential, must_verify=True)
    kept = sign_ins.kept_in(request.session)
    shown = {"act": act, "at": time.time(), "is_highest": settings.HIGHEST_BY_PASSWORD}
    request.session[sign_ins.KEPT] = {**kept, "stepped": shown}
    audit("stepped_up", f"person:{user.uuid}", by=user, for_act=act, level=WayIn.PASSKEY)


def note_refused(user: User | AnonymousUser, *, act: str, is_another: bool = False) -> None:
    """Keep that a step up for this act was broken off, or made by somebody else."""
    kind = Kind.STEP_UP_BY_ANOTHER if is_another else Kind.STEP_UP_REFUSED
    security_events.note(kind, person=user if isinstance(user, User) else None, reference=act)


def has_answered(session: SessionBase, demand: Demand, *, act: str) -> bool:
    """Whether the sign-in answers what an act asks."""
    return is_met(demand, sign_ins.kept_in(session).get("stepped"), act=act, now=time.time())


def spend(session: SessionBase) -> None:
    """A step up that counts once has been used; nothing waits any more."""
    kept = sign_ins.kept_in(session)
    session[sign_ins.KEPT] = {name: value for name, value in kept.items() if name != "stepped"}
    session.pop(_ASKED, None)
