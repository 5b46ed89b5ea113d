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

from lms.portal.models import ChainPosition, ChainRemoval
from lms.portal.queries.chains import rows
from lms.portal.rules.chains import BLOTTED, CHAINED, Chained

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
            number += sealed.rows
            since = sealed.highest
        _move_on(source, top, oldest, following)
    except _SomebodyIsAtIt:
        pass
    return number


@transaction.atomic
def _seal_block(source: Chained, since: int | None) -> rows.Hung | None:
    _must_be_alone(source)
    with rows.spelt_alike():
        hung = rows.hang(source, since)
    if hung and hung.removals:
        _blot_out(hung.removals)
    return hung


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
