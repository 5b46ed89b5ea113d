"""Sign-ins that last: begun, gone on with, and ended, here or where the provider ends them.

What the session itself must know of its sign-in lies in it under `KEPT`, so that no page asks a table for it.
"""

import time
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from lms.people.actions import oidc, unusual, whence
from lms.people.actions.traces import audit
from lms.people.models import Membership, SignIn, User, WayIn
from lms.people.models.identities import SignInQuerySet
from lms.people.rules.browsers import browser_in
from lms.people.rules.limits import seconds_left
from lms.people.rules.tokens import PersonTold
from lms.providers import BACKENDS, CITIZEN, Provider

KEPT = whence.SIGN_IN
WARNED_SECONDS = 120
FRESH_SECONDS = 600
_RENEWED_AFTER_SECONDS = 60
_BY_PASSWORD = (WayIn.PASSWORD, WayIn.CARD, WayIn.PASSKEY)
_, _STAFF_DOOR, _CITIZEN_DOOR, _ = BACKENDS


def provider_named(name: str) -> Provider | None:
    """The provider of this name, if the platform has one."""
    return next((one for one in settings.SIGN_IN_PROVIDERS if one.name == name), None)


@transaction.atomic
def begin(
    request: HttpRequest, user: User, *, provider: Provider, person: PersonTold, offices: frozenset[str]
) -> None:
    """Sign in, under a new session key, somebody who came by a provider; staff, for the offices whose numbers
    the provider tells, and for no other."""
    login(request, user, backend=_CITIZEN_DOOR if provider.door == CITIZEN else _STAFF_DOOR)
    sign_in = _note(request, user, WayIn(provider.door), provider=provider, person=person)
    now = time.time()
    request.session[KEPT] = {
        "id": sign_in.pk,
        "door": provider.door,
        "provider": provider.name,
        "began": now,
        "seen": now,
        "origins": oidc.origins(provider),
        **_acting_for(user, provider, offices),
    }
    audit(
        "signed_in",
        f"person:{user.uuid}",
        by=user,
        door=provider.door,
        provider=provider.name,
        level=person.level,
        methods=list(person.methods),
    )


def begin_by_password(request: HttpRequest, user: User, *, door: WayIn = WayIn.PASSWORD) -> None:
    """Keep that somebody has signed in by password, and by what beside it."""
    request.session[KEPT] = {"id": _note(request, user, door).pk, "door": door}


def kept_in(session: SessionBase) -> dict[str, Any]:
    """What a session knows of its sign-in; nothing for a visitor."""
    found: dict[str, Any] = session.get(KEPT) or {}
    return found


def is_fresh(session: SessionBase) -> bool:
    """Whether the person has shown in the last ten minutes who they are, at the provider or by password."""
    kept = kept_in(session)
    found = SignIn.objects.filter(pk=kept["id"]).first() if "id" in kept else None
    if found is None:
        return False
    shown_at = found.signed_in_at or found.began_at
    return shown_at > timezone.now() - timedelta(seconds=FRESH_SECONDS)


def lasts_for(session: SessionBase) -> int | None:
    """For how many seconds a sign-in by a provider lasts yet; None for one that has no such limits."""
    kept = kept_in(session)
    if "provider" not in kept:
        return None
    return seconds_left(
        kept["began"],
        kept["seen"],
        now=time.time(),
        idle=settings.PROVIDER_IDLE_SECONDS,
        longest=settings.PROVIDER_LONGEST_SECONDS,
    )


def is_last_stretch(session: SessionBase) -> bool:
    """Whether going on makes a sign-in last no longer, since it has lasted nearly as long as it may."""
    kept = kept_in(session)
    return (
        "provider" in kept
        and kept["began"] + settings.PROVIDER_LONGEST_SECONDS < time.time() + settings.PROVIDER_IDLE_SECONDS
    )


def go_on(session: SessionBase) -> None:
    """Count from now the time without use; written at most once a minute."""
    kept = kept_in(session)
    now = time.time()
    if "provider" in kept and now - kept["seen"] >= min(
        _RENEWED_AFTER_SECONDS, settings.PROVIDER_IDLE_SECONDS // 4
    ):
        session[KEPT] = {**kept, "seen": now}
        SignIn.objects.filter(pk=kept["id"]).update(seen_at=timezone.now())


def end_here(session: SessionBase) -> None:
    """End this session, and with it its sign-in."""
    if "id" in (kept := kept_in(session)):
        SignIn.objects.filter(pk=kept["id"]).lasting().update(ended_at=timezone.now())
    session.flush()


def moved(session: SessionBase) -> None:
    """The session has another key, as after a change of password."""
    if "id" in (kept := kept_in(session)):
        SignIn.objects.filter(pk=kept["id"]).update(session_key=session.session_key)


def own(user: User) -> QuerySet[SignIn]:
    """The sign-ins of a person that last, the newest first."""
    now = timezone.now()
    idle_since = now - timedelta(seconds=settings.PROVIDER_IDLE_SECONDS)
    sessions = Session.objects.filter(expire_date__gt=now).values("session_key")
    return (
        _lasting_of(user)
        .filter(Q(door__in=_BY_PASSWORD) | Q(seen_at__gt=idle_since), session_key__in=sessions)
        .order_by("-began_at", "-pk")
    )


@transaction.atomic
def end_own(user: User, *, only: int | None = None, but: int | None = None) -> None:
    """End the sign-ins of a person, or only one, or all but one; those of others stay."""
    found = _lasting_of(user)
    if only is not None:
        found = found.filter(pk=only)
    _end(found.exclude(pk=but) if but is not None else found)


@transaction.atomic
def end_at_provider(issuer: str, sid: str) -> None:
    """End what the provider has ended, under its own name for the session."""
    if sid:
        _end(SignIn.objects.lasting().filter(issuer=issuer, sid=sid), by_provider=True)


def _lasting_of(user: User) -> SignInQuerySet:
    return SignIn.objects.lasting().filter(user=user.pk)


def _end(found: SignInQuerySet, **why: bool) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    ended = list(found.select_related("user"))
    for sign_in in ended:
        store(sign_in.session_key).delete()
    SignIn.objects.filter(pk__in=[one.pk for one in ended]).update(ended_at=timezone.now())
    for sign_in in ended:
        audit("signed_out", f"person:{sign_in.user.uuid}", by=sign_in.user, elsewhere=True, **why)


def _acting_for(user: User, provider: Provider, numbers: frozenset[str]) -> dict[str, Any]:
    """What the session knows of whom a member of staff acts for: `offices` by id, the first as `office` and
    `office_name`, and whether they have roles elsewhere, too; nothing for a citizen."""
    if provider.door == CITIZEN:
        return {}
    held = Membership.objects.in_force().filter(user=user).order_by("organisation")
    rows = held.values_list("organisation", "organisation__name", "organisation__organisation_number")
    own = {pk: name for pk, name, number in rows if number and number in numbers}
    return {
        "offices": list(own),
        "office": next(iter(own), None),
        "office_name": ", ".join(own.values()),
        "has_others": len({pk for pk, *_rest in rows}) > len(own),
    }


def _note(
    request: HttpRequest,
    user: User,
    door: WayIn,
    *,
    provider: Provider | None = None,
    person: PersonTold | None = None,
) -> SignIn:
    now = timezone.now()
    has_time = person is not None and person.signed_in_at > 0
    made = SignIn.objects.create(
        user=user,
        session_key=request.session.session_key or "",
        door=door,
        issuer=provider.issuer if provider else "",
        sid=person.sid if person else "",
        level=person.level[:60] if person else "",
        signed_in_at=datetime.fromtimestamp(person.signed_in_at, UTC) if person and has_time else None,
        browser=browser_in(request.META.get("HTTP_USER_AGENT", "")),
        began_at=now,
        seen_at=now,
    )
    unusual.note_sign_in(request, user)
    return made
