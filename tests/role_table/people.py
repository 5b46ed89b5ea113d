from typing import Any

from lms.people.actions.invitations import invite
from tests.role_table import EVERYONE, FOSTER_PARENT, SIGNED_IN, Row


def _invitation(world: Any) -> dict[str, str]:

    _invitation, secret = invite(
        world.home,
        email="ny.forelder@example.no",
        first_name="Ny",
        last_name="Forelder",
        by=world.users["coordinator"],
    )
    return {"secret": secret}


def _account_link(world: Any) -> dict[str, str]:
    from lms.people.actions import accounts

    return {"secret": accounts.send_account_link(world.users["trainer"], by=None)}


ROWS = [
    Row("people:sign-in", EVERYONE, answers=frozenset({200, 302})),
    Row("people:stay", SIGNED_IN, method="post", answers=frozenset({204})),
    Row("people:sign-out", EVERYONE, method="post", answers=frozenset({302})),
    Row("people:invitation", EVERYONE, own=_invitation),
    Row("people:choose-password", EVERYONE, own=_account_link),
    Row("people:privacy", EVERYONE),
    Row("people:privacy-seen", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("people:account", SIGNED_IN),
    Row("people:password", SIGNED_IN),
    Row("people:look-ups", SIGNED_IN),
    Row("people:my-home", frozenset({FOSTER_PARENT})),
    Row("people:home-code", frozenset({FOSTER_PARENT}), method="post", answers=frozenset({302})),
    Row("people:leave-home", frozenset({FOSTER_PARENT})),
]
