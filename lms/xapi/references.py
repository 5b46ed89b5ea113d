"""Statements found by what they refer to: the facets that a reference lends to those who refer.

A statement whose object is a reference matches a filter that its target matches, and so on from
target to target, `DEEPEST` steps far. Those facets are written when the later of the two arrives. A
target whose facets the statement has already, by itself or from a nearer target, lends nothing more:
whatever filters it meets are met.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from lms.xapi.drafts import Draft
from lms.xapi.facets import facets_of
from lms.xapi.models import Statement

DEEPEST = 16
# To so many statements that came before it, the nearest and newest first, does one batch lend.
MOST_BORROWERS = 5000
# So many facets are written while the store is locked, of the nearest targets; more are written once it is
# free again, so that whoever refers to much waits alone.
MOST_UNDER_LOCK = 20_000
_LEND = (
    "INSERT INTO xapi_facet (key, stored, depth) SELECT k.key, p.stored, p.depth "
    "FROM unnest(%s::timestamptz[], %s::integer[], %s::smallint[]) AS p(stored, target, depth) "
    "JOIN unnest(%s::uuid[], %s::integer[]) AS k(key, target) USING (target) ON CONFLICT DO NOTHING"
)
_Pair = tuple[datetime, UUID, int]


@dataclass(frozen=True, slots=True)
class Link:
    """A statement as part of a chain: when it is stored, what it refers to, and what finds it.

    `is_awaited` where another refers to it.
    """

    id: UUID
    stored: datetime
    refers: UUID | None
    keys: frozenset[UUID]
    is_awaited: bool = False


def targets_of(drafts: Iterable[Draft]) -> dict[UUID, Link]:
    """What these statements refer to, step by step, as far as it is stored by now: a query for each step,
    at most `DEEPEST`, whatever the number of statements. To be asked before the store is locked."""
    return _below({draft.refers for draft in drafts if draft.refers is not None}, {})


def lend(fresh: Sequence[Link], known: Mapping[UUID, Link]) -> None:
    """Write what references among these new statements, and to them, lend: the nearest now, what is much
    on commit. `known` are their targets of old, as `targets_of` found them; what arrived since then is
    asked for now."""
    links = {**known, **{link.id: link for link in fresh}}
    links |= _below({link.refers for link in links.values() if link.refers is not None}, links)
    borrowers = [link for link in fresh if link.refers is not None]
    awaited = [link for link in fresh if link.is_awaited]
    if awaited:
        above = list(_above(awaited))
        links |= {link.id: link for link in above}
        borrowers += above
    new = {link.id for link in fresh}
    pairs = [pair for borrower in borrowers for pair in _lent_to(borrower, links, new)]
    if pairs:
        now, *later = _portions(sorted(pairs, key=lambda pair: pair[2]), links)
        _write(now, links)
        for portion in later:
            transaction.on_commit(partial(_write, portion, links), robust=True)


def _below(wanted: set[UUID], known: Mapping[UUID, Link]) -> dict[UUID, Link]:
    found: dict[UUID, Link] = {}
    for _ in range(DEEPEST):
        wanted = wanted - found.keys() - known.keys()
        if not wanted:
            break
        step = _links(pk__in=wanted)
        found |= {link.id: link for link in step}
        wanted = {link.refers for link in step if link.refers is not None}
    return found


def _above(awaited: Sequence[Link]) -> Iterator[Link]:
    """Those that came before and refer to these, directly or by steps, the nearest and newest first."""
    before = min(link.stored for link in awaited)
    level, seen = {link.id for link in awaited}, {link.id for link in awaited}
    for _ in range(DEEPEST):
        left = MOST_BORROWERS - len(seen) + len(awaited)
        nearer = [link for link in _links(left, refers__in=level, stored__lt=before) if link.id not in seen]
        if not nearer:
            break
        yield from nearer
        level = {link.id for link in nearer}
        seen |= level


def _links(most: int | None = None, **filters: Any) -> list[Link]:
    rows = Statement.objects.filter(**filters).order_by("-stored")[:most]
    return [
        Link(pk, stored, refers, frozenset(facets_of(data)))
        for pk, stored, refers, data in rows.values_list("pk", "stored", "refers", "data")
    ]


def _lent_to(borrower: Link, links: Mapping[UUID, Link], new: set[UUID]) -> Iterator[_Pair]:
    """What the chain below a statement lends to it; what stood in it already lent before."""
    has, seen = [borrower.keys], {borrower.id}
    is_new, at = borrower.id in new, borrower
    for depth in range(1, DEEPEST + 1):
        target = links.get(at.refers) if at.refers is not None else None
        if target is None or target.id in seen:
            return
        seen.add(target.id)
        is_new = is_new or target.id in new
        if not any(target.keys <= keys for keys in has):
            has.append(target.keys)
            if is_new:
                yield borrower.stored, target.id, depth
        at = target


def _portions(pairs: Sequence[_Pair], links: Mapping[UUID, Link]) -> list[list[_Pair]]:
    """The pairs in their order, as many together as lend `MOST_UNDER_LOCK` facets."""
    portions: list[list[_Pair]] = [[]]
    count = 0
    for pair in pairs:
        count += len(links[pair[1]].keys)
        if count > MOST_UNDER_LOCK and portions[-1]:
            portions.append([])
            count = len(links[pair[1]].keys)
        portions[-1].append(pair)
    return portions


def _write(pairs: Sequence[_Pair], links: Mapping[UUID, Link]) -> None:
    numbers = {target: number for number, target in enumerate(dict.fromkeys(pair[1] for pair in pairs))}
    keys = [(key, number) for target, number in numbers.items() for key in links[target].keys]
    values: list[Any] = [
        [stored for stored, _, _ in pairs],
        [numbers[target] for _, target, _ in pairs],
        [depth for _, _, depth in pairs],
        [key for key, _ in keys],
        [number for _, number in keys],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_LEND, values)
