"""Statements found by what they refer to: the facets that a reference lends to those who refer.

A statement whose object is a reference matches a filter that its target matches, and so on from
target to target, `DEEPEST` steps far. Those facets are written when the later of the two arrives. A
target whose facets the statement has already, by itself or from a nearer target, lends nothing more:
whatever filters it meets are met.

What is little is written with the batch. Where it is much, the batch leaves a mark instead (`Lending`) and
the facets are written once the store is free again, so that whoever refers to much waits alone. A mark that
is still there a while later is worked off by `finish_left_over`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from lms.xapi.actions.drafts import Draft
from lms.xapi.models import Lending, Statement
from lms.xapi.rules.facets import facets_of

DEEPEST = 16
# To so many statements that came before it, the nearest and newest first, does one batch lend.
MOST_BORROWERS = 5000
# What is written while the store is locked: no more facets than this, to no more statements that came before.
MOST_UNDER_LOCK = 4000
MOST_BORROWERS_UNDER_LOCK = 200
# So many facets are written in one transaction once the store is free.
PORTION = 100_000
# Who lends on commit is done by then; what is marked longer was left over.
LEFT_OVER_AFTER = timedelta(minutes=1)
_LEND = (
    "WITH p AS (SELECT * FROM unnest(%s::integer[], %s::integer[], %s::integer[]) "
    "AS p(borrower, target, depth)), "
    "b AS (SELECT * FROM unnest(%s::integer[], %s::timestamptz[]) AS b(borrower, stored)), "
    "k AS (SELECT * FROM unnest(%s::uuid[], %s::integer[]) AS k(key, target)) "
    "INSERT INTO xapi_facet (key, stored, depths) SELECT k.key, b.stored, bit_or(1 << p.depth) "
    "FROM p JOIN b USING (borrower) JOIN k USING (target) "
    "GROUP BY k.key, b.stored ORDER BY k.key, b.stored ON CONFLICT DO NOTHING"
)
_Pair = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A statement as part of a chain: when it is stored, what it refers to, and what finds it, as
    hexadecimal digits, which are compared far quicker than UUIDs.

    `is_awaited` where another refers to it.
    """

    id: UUID
    stored: datetime
    refers: UUID | None
    keys: frozenset[str]
    is_awaited: bool = False


def hexed(keys: Iterable[UUID]) -> frozenset[str]:
    """Facets as a `Link` holds them."""
    return frozenset(key.hex for key in keys)


def targets_of(drafts: Iterable[Draft]) -> dict[UUID, ChainLink]:
    """What these statements refer to, step by step, as far as it is stored by now: a query for each step,
    at most `DEEPEST`, whatever the number of statements. To be asked before the store is locked."""
    return _below({draft.refers for draft in drafts if draft.refers is not None}, {})


def lend(fresh: Sequence[ChainLink], known: Mapping[UUID, ChainLink]) -> None:
    """Write what references among these new statements of a batch, and to them, lend: at once if it is
    little, else on commit. `known` are their targets of old, as `targets_of` found them; what arrived since
    then is asked for now."""
    chains = _chains(fresh, known, MOST_BORROWERS_UNDER_LOCK + 1)
    if (few := chains.few()) is not None:
        chains.write(few)
        return
    moments = [link.stored for link in fresh]
    mark = Lending.objects.create(since=min(moments), until=max(moments))
    transaction.on_commit(partial(_finish, mark, fresh, known), robust=True)


def finish_left_over(*, now: datetime) -> int:
    """Lend what a process that was stopped before it lent has left; how many batches that were."""
    done = 0
    for mark in Lending.objects.filter(until__lt=now - LEFT_OVER_AFTER).order_by("since"):
        fresh = _links(Q(stored__range=(mark.since, mark.until)))
        _finish(mark, [replace(link, is_awaited=True) for link in fresh], {})
        done += 1
    return done


def _finish(mark: Lending, fresh: Sequence[ChainLink], known: Mapping[UUID, ChainLink]) -> None:
    chains = _chains(fresh, known, MOST_BORROWERS)
    for portion in chains.portions(PORTION):
        chains.write(portion)
    mark.delete()


@dataclass(frozen=True, slots=True)
class _Chains:
    """New statements and those around them, by number: where in `links` each stands, in `below` the number
    of what it refers to (-1 if that is not here). `borrowers` are in order of `stored`.

    Numbers, since a chain is walked from each of its statements, and UUIDs are slow to look up.
    """

    links: Sequence[ChainLink]
    below: Sequence[int]
    borrowers: Sequence[int]
    new: set[int]

    def pairs(self) -> Iterator[_Pair]:
        """Who is lent to, by which target, from how far: what stood in a chain already lent before."""
        for borrower in self.borrowers:
            yield from self._lent_to(borrower)

    def few(self) -> list[_Pair] | None:
        """The pairs, if they are few enough to be written while the store is locked."""
        if sum(one not in self.new for one in self.borrowers) > MOST_BORROWERS_UNDER_LOCK:
            return None
        portion = next(self.portions(MOST_UNDER_LOCK + 1), [])
        return portion if self._facets(portion) <= MOST_UNDER_LOCK else None

    def portions(self, size: int) -> Iterator[list[_Pair]]:
        """The pairs in their order, as many together as lend at least `size` facets."""
        portion, count = list[_Pair](), 0
        for pair in self.pairs():
            portion.append(pair)
            count += len(self.links[pair[1]].keys)
            if count >= size:
                yield portion
                portion, count = [], 0
        if portion:
            yield portion

    def write(self, pairs: Sequence[_Pair]) -> None:
        """Write the facets that these pairs lend."""
        if not pairs:
            return
        borrowers, targets, depths = zip(*pairs, strict=True)
        held = [(key, target) for target in set(targets) for key in self.links[target].keys]
        known = sorted(set(borrowers))
        values: list[Any] = [
            _array(borrowers),
            _array(targets),
            _array(depths),
            _array(known),
            [self.links[borrower].stored for borrower in known],
            _array(key for key, _ in held),
            _array(target for _, target in held),
        ]
        with connection.cursor() as cursor:
            cursor.execute(_LEND, values)

    def _facets(self, pairs: Sequence[_Pair]) -> int:
        return sum(len(self.links[target].keys) for _, target, _ in pairs)

    def _lent_to(self, borrower: int) -> Iterator[_Pair]:
        keys = self.links[borrower].keys
        has, of_any, seen = [keys], set(keys), {borrower}
        is_new, at = borrower in self.new, borrower
        for depth in range(1, DEEPEST + 1):
            at = self.below[at]
            if at < 0 or at in seen:
                return
            seen.add(at)
            is_new = is_new or at in self.new
            keys = self.links[at].keys
            if not (keys <= of_any and any(keys <= one for one in has)):
                has.append(keys)
                of_any |= keys
                if is_new:
                    yield borrower, at, depth


def _chains(fresh: Sequence[ChainLink], known: Mapping[UUID, ChainLink], most: int) -> _Chains:
    """With at most so many of those that came before and refer to the new ones."""
    links = {**known, **{link.id: link for link in fresh}}
    links |= _below({link.refers for link in links.values() if link.refers is not None}, links)
    above = {link.id: link for link in _above([link for link in fresh if link.is_awaited], most)}
    links |= above
    number = {one: at for at, one in enumerate(links)}
    borrowers = [link for link in (*fresh, *above.values()) if link.refers is not None]
    return _Chains(
        list(links.values()),
        [number.get(link.refers, -1) if link.refers is not None else -1 for link in links.values()],
        [number[link.id] for link in sorted(borrowers, key=lambda link: link.stored)],
        {number[link.id] for link in fresh},
    )


def _array(values: Iterable[object]) -> str:
    """As PostgreSQL writes an array of numbers or UUIDs: far quicker than one by one."""
    return f"{{{','.join(map(str, values))}}}"


def _below(wanted: set[UUID], known: Mapping[UUID, ChainLink]) -> dict[UUID, ChainLink]:
    found: dict[UUID, ChainLink] = {}
    for _ in range(DEEPEST):
        wanted = wanted - found.keys() - known.keys()
        if not wanted:
            break
        step = _links(Q(pk__in=wanted))
        found |= {link.id: link for link in step}
        wanted = {link.refers for link in step if link.refers is not None}
    return found


def _above(awaited: Sequence[ChainLink], most: int) -> Iterator[ChainLink]:
    """Those that came before and refer to these, directly or by steps, the nearest and newest first."""
    if not awaited:
        return
    before = min(link.stored for link in awaited)
    level, seen = {link.id for link in awaited}, {link.id for link in awaited}
    for _ in range(DEEPEST):
        left = most - len(seen) + len(awaited)
        step = _links(Q(refers__in=level, stored__lt=before), left)
        nearer = [link for link in step if link.id not in seen]
        if not nearer:
            break
        yield from nearer
        level = {link.id for link in nearer}
        seen |= level


def _links(condition: Q, most: int | None = None) -> list[ChainLink]:
    rows = Statement.objects.filter(condition).order_by("-stored")[:most]
    return [
        ChainLink(pk, stored, refers, hexed(facets_of(data)))
        for pk, stored, refers, data in rows.values_list("pk", "stored", "refers", "data")
    ]
