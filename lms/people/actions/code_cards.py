"""The code card of whoever has no electronic identity: forty codes on paper, asked for by number."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from lms import secrets as codes
from lms.people.actions import doors
from lms.people.actions.traces import audit
from lms.people.errors import CardUsedUp, CodeNotRight
from lms.people.models import CardCode, CodeCard, User
from lms.people.queries import locked_persons
from lms.people.signals import account_changed

CODES, GROUPS = 40, 2


@transaction.atomic
def make_card(user: User, *, by: User) -> Sequence[str]:
    """A new card, in place of the one before, which stops working at once; the person is told. Returns its
    codes by number, from 1: they are kept nowhere. Who may have one made is the caller's to know."""
    (user,) = locked_persons([user.pk])
    end_card(user)
    card = CodeCard.objects.create(user=user, made_by=by, made_at=timezone.now())
    made = [codes.new_code(groups=GROUPS) for _ in range(CODES)]
    CardCode.objects.bulk_create(
        CardCode(card=card, number=number, code_hash=codes.code_hash(code, purpose=_purpose(card, number)))
        for number, code in enumerate(made, 1)
    )
    audit("code_card.made", f"person:{user.uuid}", by=by, card=card.pk)
    account_changed.send(sender=CodeCard, user=user, news="card")
    return made


def end_card(user: User) -> None:
    """Let the person's card work no more, and forget its codes."""
    for card in CodeCard.objects.filter(user=user, ended_at=None).select_for_update():
        CodeCard.objects.filter(pk=card.pk).update(ended_at=timezone.now())
        card.codes.all().delete()
        audit("code_card.ended", f"person:{user.uuid}", by=None, card=card.pk)


def renew_own_card(user: User, *, code: str) -> Sequence[str]:
    """A new card for somebody who has one at hand: the next code of it shows that. Raises what `use_code`
    does."""
    use_code(user, code)
    return make_card(user, by=user)


def use_code(user: User, code: str) -> int:
    """Use up the code that is asked for; says how many are left. After five wrong ones one waits longer and
    longer. Raises `CodeNotRight`, `CardUsedUp` or `TooManyTries`."""
    with doors.CODE_CARD.trying(f"person:{user.uuid}", wrong=CodeNotRight):
        return _use(user, code)


@transaction.atomic
def _use(user: User, code: str) -> int:
    card = CodeCard.objects.select_for_update().filter(user=user, ended_at=None).first()
    if card is None:
        raise CardUsedUp
    left = card.codes.filter(used_at=None)
    asked = left.order_by("number").first()
    if asked is None:
        raise CardUsedUp
    hashes = codes.code_hashes(code, purpose=_purpose(card, asked.number))
    if not any(constant_time_compare(asked.code_hash, one) for one in hashes):
        raise CodeNotRight
    CardCode.objects.filter(pk=asked.pk).update(used_at=timezone.now())
    return left.count()


def _purpose(card: CodeCard, number: int) -> str:
    return f"code-card:{card.pk}:{number}"
