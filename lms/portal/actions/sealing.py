"""Sealing: what has been written into the tables that are kept is hung into their chains.

A row is sealed once its transaction is over, so that recording waits for nothing. Numbers and moments are
given before a transaction commits, and a slow one's rows come in below others that are sealed: a table is
therefore read from a floor on, which rises only when no transaction is left that could put a row below it.
"""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from lms.portal.models import ChainBlock, ChainPosition, ChainRemoval, ChainSalts
from lms.portal.queries.chains import rows
from lms.portal.rules.chains import BLOTTED, CHAINED, Chained, seal_of

# Between taking a number and writing the row, a transaction has no number of its own: moments.
_UNNUMBERED = timedelta(minutes=1)
_LOCK = 7_406_203
_BLOT = """
UPDATE portal_chainsalts s
SET salts = ARRAY(
    SELECT CASE WHEN k.key = ANY(%(keys)s) THEN %(blotted)s::uuid ELSE k.salt END
    FROM unnest(b.keys, s.salts) WITH ORDINALITY AS k(key, salt, n) ORDER BY n
)
FROM portal_chainblock b
WHERE b.id = s.block_id AND b.source = %(source)s AND b.highest >= %(lowest)s AND b.lowest <= %(highest)s
  AND b.keys && %(keys)s
"""


class _SomebodyIsAtIt(Exception):
    """Another process seals this table now."""


def seal_all() -> int:
    """Seal what hangs in no chain yet, table by table; returns how many rows."""
    return sum(seal(source) for source in CHAINED)


def seal(source: Chained) -> int:
    """Seal what of a table hangs in no chain yet, a block and a transaction at a time; returns how many rows.

    Who comes while another is at it leaves it to that one.
    """
    oldest, following = rows.transactions_now()
    top = rows.highest_place(source)
    position, _ = ChainPosition.objects.get_or_create(source=source.table)
    since, number = position.floor, 0
    try:
        while sealed := _seal_block(source, since):
            number += len(sealed.keys)
            since = sealed.highest
        _move_on(source, top, oldest, following)
    except _SomebodyIsAtIt:
        pass
    return number


@transaction.atomic
def _seal_block(source: Chained, since: int | None) -> ChainBlock | None:
    _must_be_alone(source)
    with rows.spelt_alike():
        columns = rows.columns_of(source)
        fresh = rows.unsealed(source, columns, since)
        if fresh is None:
            return None
        last = ChainBlock.objects.filter(source=source.table).order_by("-number").first()
        now = timezone.now()
        block = ChainBlock(
            source=source.table,
            number=last.number + 1 if last else 1,
            sealed_at=now,
            columns=columns,
            keys=fresh.keys,
            days=fresh.days,
            digests=fresh.digests,
            lowest=fresh.lowest,
            highest=fresh.highest,
            through=len(fresh.keys) + (last.through if last else 0),
            before=bytes(last.seal) if last else b"",
        )
        block.seal = seal_of_block(block)
        block.save(force_insert=True)
        ChainSalts.objects.create(block=block, salts=fresh.salts)
        if source.table == ChainRemoval._meta.db_table:
            _blot_out(block.keys)
    return block


def seal_of_block(block: ChainBlock) -> bytes:
    """The seal that belongs to what a block holds."""
    return seal_of(
        source=block.source,
        number=block.number,
        sealed_at=block.sealed_at,
        columns=block.columns,
        keys=block.keys,
        days=block.days,
        digests=block.digests,
        reach=(block.lowest, block.highest, block.through),
        before=block.before,
    )


def _blot_out(removals: list[str]) -> None:
    """Take away the salts of what has gone lawfully, so that its digests tell nobody anything."""
    gone: dict[str, list[ChainRemoval]] = defaultdict(list)
    for removal in ChainRemoval.objects.filter(pk__in=removals):
        gone[removal.source].append(removal)
    with connection.cursor() as cursor:
        for source, found in gone.items():
            given: dict[str, Any] = {
                "source": source,
                "keys": [key for one in found for key in one.keys],
                "lowest": min(one.lowest for one in found),
                "highest": max(one.highest for one in found),
                "blotted": BLOTTED,
            }
            cursor.execute(_BLOT, given)


@transaction.atomic
def _move_on(source: Chained, top: int | None, oldest: int, following: int) -> None:
    """Let the floor rise to the mark when nothing can come in below it any more, and set the next mark.

    All three were read before the rows were: what was over then is sealed now. A mark of another server's
    counting, as a restored database has it, is set anew.
    """
    _must_be_alone(source)
    now = timezone.now()
    position = ChainPosition.objects.select_for_update().get(source=source.table)
    position.ran_at = now
    if position.mark_xid is not None and position.mark_xid <= oldest:
        position.floor, position.mark, position.mark_xid = position.mark, None, None
    if position.mark is None or (position.mark_xid or 0) > following:
        position.mark, position.marked_at, position.mark_xid = top, now, None
    elif position.mark_xid is None and position.marked_at and position.marked_at <= now - _UNNUMBERED:
        position.mark_xid = following
    position.save()


def _must_be_alone(source: Chained) -> None:
    """Keep others from sealing this table until the transaction is over; raises where one is at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, source.table])
        (alone,) = cursor.fetchone()
    if not alone:
        raise _SomebodyIsAtIt
