from typing import Any
from uuid import uuid4

from django.utils import timezone

from lms import seals
from lms.people.actions.invitations import invite
from tests.role_table import CASEWORKER, COORDINATOR, EVERYONE, FOSTER_PARENT, SIGNED_IN, Kwargs, Row


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


def _adult(world: Any) -> dict[str, Any]:
    return {"home": world.home.uuid, "adult": world.home.parents.order_by("pk").first().pk}


def _new_way_in(world: Any) -> dict[str, str]:
    from lms.people.actions.ways_in import give_link

    person = world.home.parents.order_by("pk").first().user
    by = world.users["coordinator"]
    return {"secret": give_link(person, home=world.home, seen="passport", by=by)}


def _no_way_in(world: Any) -> dict[str, int]:
    """Nobody has one where no provider is set; `tests/lms/people/sign_in` has a real one."""
    return {"number": 1}


def _no_provider(world: Any) -> dict[str, str]:
    """There is none where none is set; `tests/lms/people/sign_in` has a real one."""
    return {"name": "id-porten"}


def _sign_in(role: str) -> Kwargs:
    from lms.people.models import SignIn

    def made(world: Any) -> dict[str, int]:
        now = timezone.now()
        one = SignIn.objects.create(
            user=world.users[role], session_key=uuid4().hex, door="password", began_at=now, seen_at=now
        )
        return {"number": one.pk}

    return made


def _offer(world: Any) -> dict[str, int]:
    from tests.factories import MembershipFactory

    return {"number": MembershipFactory(user=world.users[FOSTER_PARENT], asked_name="Kari Lien").pk}


def _address_change(world: Any) -> dict[str, str]:
    from lms.notices.models import Notice
    from lms.people.actions import details

    details.ask_for_address(world.users["trainer"], address="nytt@example.no")
    asked = Notice.objects.get(kind="account.address-confirm", address="nytt@example.no")
    return {"secret": seals.unsealed(asked.variables["link"]).split("/")[-2]}


ROWS = [
    Row("people:details", SIGNED_IN),
    Row("people:own-address", SIGNED_IN),
    Row("people:take-back-address", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("people:confirm-address", EVERYONE, own=_address_change),
    Row("people:sign-in", EVERYONE, answers=frozenset({200, 302})),
    Row("people:forgotten", EVERYONE),
    Row("people:second-step", EVERYONE, answers=frozenset({302})),
    Row("people:stay", SIGNED_IN, method="post", answers=frozenset({204})),
    Row("people:sign-out", EVERYONE, method="post", answers=frozenset({302})),
    Row("people:provider-start", EVERYONE, own=_no_provider, method="post", answers=frozenset({404})),
    Row("people:provider-back", EVERYONE, own=_no_provider, answers=frozenset({404})),
    Row("people:provider-leave", EVERYONE, own=_no_provider, method="post", answers=frozenset({404})),
    Row("people:provider-tells", EVERYONE, own=_no_provider, method="post", answers=frozenset({404})),
    Row("people:provider-frame", EVERYONE, own=_no_provider, answers=frozenset({404})),
    Row("people:step-up", SIGNED_IN, answers=frozenset({302})),
    Row("people:stepped-up", SIGNED_IN, answers=frozenset({302})),
    Row("people:signed-out", EVERYONE, answers=frozenset({302})),
    Row("people:sign-ins", SIGNED_IN),
    Row("people:end-sign-ins", SIGNED_IN, method="post", answers=frozenset({302})),
    Row(
        "people:end-sign-in",
        SIGNED_IN,
        own=_sign_in("trainer"),
        method="post",
        answers=frozenset({302}),
    ),
    Row(
        "people:ask-merging",
        frozenset({COORDINATOR, CASEWORKER}),
        own=_adult,
        foreign=_adult,
    ),
    Row("people:take-away-way-in", SIGNED_IN, own=_no_way_in, method="post", answers=frozenset({404})),
    Row("people:new-way-in", EVERYONE, own=_new_way_in),
    Row(
        "people:give-way-in",
        frozenset({COORDINATOR, CASEWORKER}),
        own=_adult,
        foreign=_adult,
    ),
    Row("people:invitation", EVERYONE, own=_invitation),
    Row("people:choose-password", EVERYONE, own=_account_link),
    Row("people:privacy", EVERYONE),
    Row("people:privacy-seen", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("people:account", SIGNED_IN),
    Row("people:own-roles", SIGNED_IN),
    Row(
        "people:answer-role",
        frozenset({FOSTER_PARENT}),
        own=_offer,
        sends=lambda world: {"answer": "yes"},
        method="post",
        answers=frozenset({302}),
    ),
    Row("people:password", SIGNED_IN),
    Row("people:look-ups", SIGNED_IN),
    Row("people:passkeys", SIGNED_IN),
    Row("people:add-passkey", SIGNED_IN, answers=frozenset({302})),
    Row("people:remove-passkey", SIGNED_IN, own=lambda world: {"number": 0}, answers=frozenset({404})),
    Row("people:my-home", frozenset({FOSTER_PARENT})),
    Row("people:home-code", frozenset({FOSTER_PARENT}), method="post", answers=frozenset({302})),
    Row("people:leave-home", frozenset({FOSTER_PARENT})),
]
