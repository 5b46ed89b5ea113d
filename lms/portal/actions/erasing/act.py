"""Erasing a person: begun at once, carried out by a task, a batch at a time.

From the moment that it is begun nobody signs in by the account, and nothing more is recorded under it. What
goes, goes in batches; a batch is a transaction that also counts what went, so that an erasure that is ended
in the middle has lost nothing and goes on when it is taken up again.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from courses.actions.projection import rebuild
from lms import secrets
from lms.approval.queries.erasing import rests_of
from lms.dates import today
from lms.jobs import do_on_commit, run_on_commit
from lms.notices.actions.erasing import forget_mail
from lms.people.actions import sign_ins
from lms.people.actions.erasing import Counted, Rests, Stays, take
from lms.people.actions.leaving import end_membership
from lms.people.actions.traces import audit
from lms.people.models import FosterParent, Membership, User
from lms.people.models.one_person import accounts_of, own_addresses
from lms.people.queries import care_for, lock_persons, locked_persons
from lms.people.signals import account_closed
from lms.portal.actions.erasing import mentions, receipts, tombstones
from lms.portal.actions.erasing.answers import COLUMNS, kind_of
from lms.portal.errors import ErasedAlready, HasARole
from lms.portal.models import PersonErasure
from lms.portal.queries.erasures import PURPOSE
from lms.refusals import NotAllowed
from lms.xapi.actions.erasing import documents_about, erase_some
from sessions.actions.erasing import count_as_nobodys, give_back_seats

TASK = "lms.portal.tasks.erase"

BATCH = 200
OPENS_FOR = timedelta(days=30)
REASON = "erased at the person's request"


@dataclass(frozen=True)
class ErasureBegun:
    """An erasure that has begun, and the secret of its receipt's address, which is told this once."""

    erasure: PersonErasure
    secret: str


@transaction.atomic
def begin(person: User, *, by: User, membership: FosterParent | None = None) -> ErasureBegun:
    """Begin to erase a person: all sign-ins end, they are no longer an adult of their home, no message leaves
    for them, and nothing more is recorded. The person may ask, and staff of the home on their word, who name
    the `membership` by which they care for them.

    Raises `NotAllowed`, `HasARole` or `ErasedAlready`.
    """
    if by.pk != person.pk:
        _must_care(by, person, membership)
    accounts = accounts_of(person)
    homes = FosterParent.objects.filter(user__in=accounts.pks).current().values("home")
    adults = FosterParent.objects.filter(home__in=homes).current().values_list("user", flat=True)
    lock_persons({*accounts.pks, *adults})
    standing = User.objects.get(pk=person.pk)
    if standing.erased_at:
        raise ErasedAlready
    if standing.merged_into_id or standing.deceased_at:
        raise NotAllowed
    if Membership.objects.filter(user=person, ended_at=None).exists():
        raise HasARole
    now, secret = timezone.now(), secrets.new_link_secret()
    for one in User.objects.filter(pk__in=accounts.pks):
        _close(one, at=now)
    erasure = PersonErasure.objects.create(
        accounts=list(accounts.uuids),
        by=None if by.pk == person.pk else by,
        asked_at=now,
        code_hash=secrets.keyed_hash(secret, purpose=PURPOSE),
        opens_until=now + OPENS_FOR,
    )
    audit("person.erasing", f"person:{person.uuid}", by=by, erasure=str(erasure.uuid))
    do_on_commit(partial(tombstones.write, erasure))
    run_on_commit(TASK, str(erasure.uuid))
    return ErasureBegun(erasure, secret)


def carry_out(erasure: PersonErasure) -> PersonErasure:
    """Let go of everything that may go, make the receipt, and finish; goes on with what was begun before, and
    does nothing to what is finished."""
    tombstones.write(erasure)
    if erasure.finished_at:
        return erasure
    give_back_seats(_persons(erasure))
    for step in steps_of(erasure):
        while batch(erasure, step):
            pass
    _finish(erasure)
    return PersonErasure.objects.get(pk=erasure.pk)


def carry_out_all() -> int:
    """Go on with every erasure that is not finished; returns how many."""
    waiting = list(PersonErasure.objects.unfinished().order_by("pk"))
    for erasure in waiting:
        carry_out(erasure)
    return len(waiting)


def begin_again(tombstone: tombstones.Tombstone) -> PersonErasure:
    """Take up, in a database that is older than it, an erasure of which a tombstone tells: whoever is here of
    its accounts is closed at once."""
    with transaction.atomic():
        for one in locked_persons(_persons(tombstone)):
            _close(one, at=tombstone.at)
        erasure, _is_new = PersonErasure.objects.get_or_create(
            uuid=tombstone.erasure,
            defaults={"accounts": list(tombstone.accounts), "asked_at": tombstone.at, "is_again": True},
        )
    return erasure


def _close(account: User, *, at: datetime) -> None:
    for lived in FosterParent.objects.filter(user=account).current().select_related("home"):
        end_membership(lived, on=today())
    sign_ins.end_own(account)
    account_closed.send(sender=User, user=account)
    account.is_active, account.erased_at = False, at
    account.set_unusable_password()
    account.save(update_fields=["is_active", "erased_at", "password"])


def _persons(named: PersonErasure | tombstones.Tombstone) -> list[int]:
    found = User.objects.filter(uuid__in=named.accounts).order_by("pk")
    return list(found.values_list("pk", flat=True))


def _must_care(by: User, person: User, membership: FosterParent | None) -> None:
    if membership is None or membership.user_id != person.pk or membership.left_on is not None:
        raise NotAllowed
    care = care_for(by, membership.home)
    if not care.is_staff or (person.address_protection and not care.has_right):
        raise NotAllowed


Step = Callable[[], dict[str, int]]


def steps_of(erasure: PersonErasure) -> Iterable[Step]:
    """What goes, one after the other; each gives how many went by kind of record, and nothing in the end."""
    persons = _persons(erasure)
    addresses = own_addresses(persons)
    rests = rests_of(persons)

    def statements() -> dict[str, int]:
        number = erase_some(
            erasure.accounts, addresses=addresses, unless=rests.statements, reason=REASON, at_most=BATCH
        )
        return {"training": number} if number else {}

    def documents() -> dict[str, int]:
        number = documents_about(erasure.accounts, addresses=addresses).delete()[0]
        return {"answers": number} if number else {}

    def counted() -> dict[str, int]:
        moved: Counter[str] = Counter()
        for label, number in count_as_nobodys(persons, rests).items():
            moved[_KINDS[label]] += number
        return dict(moved)

    def mail() -> dict[str, int]:
        number = forget_mail(addresses)
        return {"messages": number} if number else {}

    for column in COLUMNS:
        if not isinstance(column.answer, Stays | Counted):
            yield partial(some_of, column.label, persons, rests)
    yield from (counted, statements, documents, mail)
    yield partial(mentions.forget, persons, addresses)


def some_of(label: str, persons: list[int], rests: Rests) -> dict[str, int]:
    """Let a batch of one column's rows go; how many by kind of record."""
    column = _BY_LABEL[label]
    number = take(column, persons, rests, at_most=BATCH)
    return {_KINDS[label]: number} if number else {}


def batch(erasure: PersonErasure, step: Step) -> bool:
    """Do one batch and count it, one worker at a time; whether anything went."""
    with transaction.atomic():
        standing = PersonErasure.objects.select_for_update().get(pk=erasure.pk)
        if standing.finished_at:
            return False
        gone = step()
        if gone:
            standing.gone = dict(Counter(standing.gone) + Counter(gone))
            standing.save(update_fields=["gone"])
    return bool(gone)


@transaction.atomic
def _finish(erasure: PersonErasure) -> None:
    standing = PersonErasure.objects.select_for_update().get(pk=erasure.pk)
    if standing.finished_at:
        return
    persons = _persons(standing)
    users = locked_persons(persons)
    rebuild(persons)
    for one in users:
        _empty(one, keeps_name=receipts.needs_name(one.pk))
    standing.gone = dict(Counter(standing.gone) + Counter({"accounts": len(users)}))
    standing.finished_at = timezone.now()
    standing.receipt = receipts.made(standing, persons, rests_of(persons))
    standing.save(update_fields=["gone", "finished_at", "receipt"])
    audit("person.erased", f"person:{standing.accounts[0]}", by=standing.by, erasure=str(standing.uuid))


def _empty(user: User, *, keeps_name: bool) -> None:
    """Take out of an account what points at its person; what a decision needs stays: the name, and what keeps
    it from the eyes of others."""
    if not keeps_name:
        user.first_name = user.last_name = user.alias = user.address_protection = ""
    user.username, user.email, user.telephone = f"slettet-{user.pk}", "", ""
    user.language, user.notices_read = settings.LANGUAGE_CODE, []
    user.is_staff = user.is_superuser = False
    user.date_joined = user.erased_at or user.date_joined
    user.last_login = user.email_changed_at = user.name_corrected_at = None
    user.unused_told_at = user.privacy_notice_seen_at = None
    user.save()


_BY_LABEL = {column.label: column for column in COLUMNS}
_KINDS = {column.label: kind_of(column) for column in COLUMNS}
