"""Which accounts are one person's: the one that stands, and those that have been merged into it.

Statements, look-ups and the audit keep the account that they were written under. Whoever reads them by
person asks here under which accounts they may stand; nobody else follows `User.merged_into`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from lms.people.models.users import User


@dataclass(frozen=True)
class Accounts:
    """The accounts of one person: `pks` as users, `uuids` as actors of statements; the standing one first."""

    pks: tuple[int, ...]
    uuids: tuple[UUID, ...]


def accounts_by_person(persons: Iterable[int]) -> dict[int, Accounts]:
    """The accounts of each of these users, who stand; one query."""
    wanted = set(persons)
    rows = User.objects.filter(Q(pk__in=wanted) | Q(merged_into__in=wanted)).values_list(
        "pk", "uuid", "merged_into"
    )
    found: dict[int, list[tuple[int, UUID]]] = {}
    for pk, uuid, into in sorted(rows, key=lambda row: (row[2] is not None, row[0])):
        found.setdefault(into if into in wanted else pk, []).append((pk, uuid))
    return {
        person: Accounts(tuple(pk for pk, _ in own), tuple(uuid for _, uuid in own))
        for person, own in found.items()
    }


def accounts_of(person: User) -> Accounts:
    """The accounts of one user; one query."""
    return accounts_by_person([person.pk]).get(person.pk, Accounts((person.pk,), (person.uuid,)))


def own_accounts(persons: Iterable[int]) -> list[int]:
    """These users, and every account that has been merged into one of them; one query."""
    return [pk for own in accounts_by_person(persons).values() for pk in own.pks]


def own_addresses(accounts: Collection[int]) -> set[str]:
    """The e-mail addresses of these accounts that no other account has: of one that a couple shares, nobody
    can say whom of them it tells of; two queries."""
    own = set(User.objects.filter(pk__in=accounts).exclude(email="").values_list("email", flat=True))
    others = User.objects.filter(email__in=own).exclude(pk__in=accounts)
    return own - set(others.values_list("email", flat=True))


def standing_ids(persons: Collection[int]) -> set[int]:
    """The users who stand for these, some of whom may have been merged; one query."""
    rows = User.objects.filter(pk__in=list(persons)).values_list("pk", "merged_into")
    return {into or pk for pk, into in rows}


def standing_for(accounts: Iterable[UUID]) -> QuerySet[User]:
    """The users who stand for these account names, of which some may be nobody's."""
    return _with_who_stands(User.objects.filter(uuid__in=list(accounts)))


def and_who_stands(persons: Iterable[int]) -> QuerySet[User]:
    """These users, and those whom merged ones among them have been merged into."""
    named = User.objects.filter(pk__in=list(persons))
    return _with_both(named)


def and_who_stands_for(accounts: Iterable[UUID]) -> QuerySet[User]:
    """The users with these account names, and those whom merged ones among them have been merged into."""
    return _with_both(User.objects.filter(uuid__in=list(accounts)))


def _with_who_stands(named: QuerySet[User]) -> QuerySet[User]:
    return User.objects.filter(
        pk__in=named.filter(merged_into=None)
        .values("pk")
        .union(named.exclude(merged_into=None).values("merged_into"))
    )


def _with_both(named: QuerySet[User]) -> QuerySet[User]:
    into = named.exclude(merged_into=None).values("merged_into")
    return User.objects.filter(pk__in=named.values("pk").union(into))
