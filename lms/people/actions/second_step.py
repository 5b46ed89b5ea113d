"""The second step of a sign-in by password, for those who have something beside it."""

import time

from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from lms.people.actions import code_cards, passkeys, sign_ins
from lms.people.actions.traces import audit
from lms.people.models import CodeCard, User, WayIn
from lms.providers import BACKENDS

KEPT = "second_step"
LASTS_SECONDS = 600
_BY_PASSWORD, _, _, _BY_PASSKEY = BACKENDS


class SecondStepNeeded(Exception):
    """The password is right, and its owner is to take the second step; nothing is refused."""


def is_needed(user: User) -> bool:
    """Whether the right password alone does not let this person in."""
    return CodeCard.objects.filter(user=user, ended_at=None).exists() or user.passkeys.exists()


def is_lacking(session: SessionBase, user: User) -> bool:
    """Whether the person works here, and has no rights of staff since they came by a password alone."""
    door = sign_ins.kept_in(session).get("door")
    is_demanded = settings.STAFF_SECOND_FACTOR and settings.STAFF_BY_PASSWORD
    return is_demanded and door in {WayIn.PASSWORD, WayIn.CARD} and user.memberships.standing().exists()


def wait_for(request: HttpRequest, user: User) -> None:
    """Keep that somebody has given the right password, until they have taken the second step."""
    request.session[KEPT] = {"user": user.pk, "hash": user.get_session_auth_hash(), "at": time.time()}


def lead_on(session: SessionBase, *, target: str, is_shared: bool) -> None:
    """Keep where the sign-in is to lead, and whether others use the device."""
    session[KEPT] = {**session[KEPT], "target": target, "is_shared": is_shared}


def led_on(session: SessionBase) -> tuple[str, bool]:
    """Where the sign-in leads, and whether others use the device."""
    kept = session[KEPT]
    return kept.get("target", ""), kept.get("is_shared", False)


def who_waits(session: SessionBase) -> User | None:
    """Whose second step is waited for; nobody's once ten minutes have passed or the password is another."""
    kept = session.get(KEPT)
    if not kept or time.time() - kept["at"] > LASTS_SECONDS:
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True).first()
    return user if user and user.get_session_auth_hash() == kept["hash"] else None


def sign_in_by_card(request: HttpRequest, user: User, *, code: str) -> int:
    """Sign in whoever waits, by the code that is asked for; says how many are left. Raises what
    `code_cards.use_code` does."""
    left = code_cards.use_code(user, code)
    _begin(request, user, WayIn.CARD)
    return left


def sign_in_by_passkey(request: HttpRequest, user: User, *, credential: str) -> None:
    """Sign in whoever waits, by a passkey. Raises what `passkeys.use` does."""
    passkeys.use(request.session, user, credential=credential)
    _begin(request, user, WayIn.PASSKEY)


def _begin(request: HttpRequest, user: User, door: WayIn) -> None:
    request.session.pop(KEPT, None)
    login(request, user, backend=_BY_PASSKEY if door == WayIn.PASSKEY else _BY_PASSWORD)
    sign_ins.begin_by_password(request, user, door=door)
    audit("second_factor.used", f"person:{user.uuid}", by=user, door=door)
    audit("signed_in", f"person:{user.uuid}", by=user, door=door)
