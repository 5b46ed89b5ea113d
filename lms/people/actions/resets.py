"""A forgotten password: asked for by anybody, answered by mail alone, so that nobody learns by asking whether
an account exists."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lms import seals
from lms import secrets as codes
from lms.jobs import run_on_commit
from lms.people.actions import throttling
from lms.people.actions.traces import audit
from lms.people.errors import TooManyTries
from lms.people.models import AccountLink, ResetRequest, User
from lms.people.signals import reset_answered

ANSWER = "lms.people.tasks.answer_reset"
LINK_MINUTES = 60
HOUR = 60 * 60
MOST_FROM_ONE_NETWORK = 30
MOST_FOR_ONE_PERSON = 3
_LEFT_BEHIND = timedelta(seconds=30)
LINK, EID, UNOPENED = "link", "eid", "unopened"


@transaction.atomic
def ask_for_reset(name: str, *, network: str) -> None:
    """Keep that somebody has forgotten the password of this account, known or not; the same is done for
    every name. Raises `TooManyTries` where too much is asked from one network."""
    if throttling.count(f"reset:{network}", seconds=HOUR) > MOST_FROM_ONE_NETWORK:
        raise TooManyTries(HOUR)
    asked = ResetRequest.objects.create(name=seals.seal(name), asked_at=timezone.now())
    run_on_commit(ANSWER, asked.pk)


@transaction.atomic
def answer_reset(request_id: int) -> None:
    """Tell whoever has an account of this name, by mail, how they come in again; once, and nobody else. Of an
    address that two share, each is told of their own account."""
    asked = ResetRequest.objects.select_for_update(skip_locked=True).filter(pk=request_id).first()
    if asked is None:
        return
    asked.delete()
    if timezone.now() - asked.asked_at > timedelta(minutes=LINK_MINUTES):
        return
    name = seals.unsealed(asked.name)
    named = User.objects.known_as(name).values("pk")
    for user in User.objects.filter(Q(pk__in=named) | Q(email=name), is_active=True).order_by("pk"):
        _answer(user)


def sweep_resets() -> int:
    """Hand on what a lost task left behind; says how many."""
    waiting = ResetRequest.objects.filter(asked_at__lt=timezone.now() - _LEFT_BEHIND)
    with transaction.atomic():
        left = list(waiting.order_by("pk").values_list("pk", flat=True))
        for pk in left:
            run_on_commit(ANSWER, pk)
    return len(left)


def _answer(user: User) -> None:
    if not user.email or _has_new_address(user):
        return
    if throttling.count(f"reset of:{user.uuid}", seconds=HOUR) > MOST_FOR_ONE_PERSON:
        return
    way, secret = UNOPENED, ""
    if user.has_usable_password():
        way, secret = LINK, _new_link(user)
    elif user.identities.open().exists() or user.person_numbers.exists():
        way = EID
    audit("password.reset_asked", f"person:{user.uuid}", by=None, answer=way)
    reset_answered.send(sender=ResetRequest, user=user, way=way, secret=secret)


def _has_new_address(user: User) -> bool:
    """Whether another has changed the address so lately that no link may go there yet."""
    cooling = timedelta(hours=settings.ADMINISTRATOR_COOLING_HOURS)
    return bool(user.email_changed_at and user.email_changed_at > timezone.now() - cooling)


def _new_link(user: User) -> str:
    """A one-time link in place of those that were asked for before; one that staff gave goes on working."""
    now = timezone.now()
    AccountLink.objects.filter(user=user, used_at=None, reason=AccountLink.Reason.FORGOTTEN).delete()
    secret = codes.new_link_secret()
    AccountLink.objects.create(
        user=user,
        made_by=None,
        reason=AccountLink.Reason.FORGOTTEN,
        code_hash=codes.keyed_hash(secret, purpose="account-link"),
        made_at=now,
        expires_at=now + timedelta(minutes=LINK_MINUTES),
    )
    return secret
