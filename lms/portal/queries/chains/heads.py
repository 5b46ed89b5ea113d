"""What chains end with, and the anchors that say so outside the database."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from lms import signatures
from lms.portal.models import AnchorCopy, ChainAnchor
from lms.portal.rules.anchors import Anchor, Head, mark_of, read
from lms.portal.rules.chains import Finding, Found

_HEADS = """
SELECT DISTINCT ON (source) source, number, encode(seal, 'hex') FROM portal_chainblock
ORDER BY source, number DESC
"""
_SEALS = """
SELECT source, number, encode(seal, 'hex') FROM portal_chainblock
WHERE (source, number) IN (SELECT * FROM unnest(%s::text[], %s::integer[]))
"""


def heads() -> dict[str, Head]:
    """What each chain ends with now; chains without a block are left out."""
    with connection.cursor() as cursor:
        cursor.execute(_HEADS)
        return {source: Head(number, seal) for source, number, seal in cursor.fetchall()}


def known_keys() -> list[str]:
    """The open keys by which anchors may be signed: the present one's, and those before it."""
    present = [signatures.open_key(settings.ANCHOR_KEY)] if settings.ANCHOR_KEY else []
    return [*present, *settings.ANCHOR_OLD_KEYS]


def file_lines(path: Path | None = None) -> list[str]:
    """The lines of the anchors' file, oldest first; none where there is no file."""
    place = path or (Path(settings.ANCHOR_FILE) if settings.ANCHOR_FILE else None)
    if place is None or not place.is_file():
        return []
    return [line for line in place.read_text(encoding="utf-8").splitlines() if line.strip()]


def judge_anchors(lines: list[str], *, are_all: bool = True) -> tuple[Anchor | None, list[Finding]]:
    """The newest anchor with which the chains agree, and what is wrong with the lines and the chains.

    `are_all`: none is left out, so that each has to name the one before.
    """
    known, found = known_keys(), list[Finding]()
    anchors: list[Anchor] = []
    mark = ""
    for number, line in enumerate(lines, 1):
        anchor = read(line, known)
        if anchor is None or (are_all and mark and anchor.before != mark):
            found.append(Finding(Found.ANCHOR, key=str(anchor.number if anchor else number)))
        if anchor is not None:
            anchors.append(anchor)
        mark = mark_of(line)
    good = None
    for anchor, unlike in _against_chains(anchors):
        found += unlike
        good = anchor if not unlike else good
    return good, found


def missing_from_file(lines: list[str]) -> list[Finding]:
    """Anchors that were written to the file and stand there no longer."""
    there = {mark_of(line) for line in lines}
    copied = ChainAnchor.objects.filter(copies__place=AnchorCopy.Place.FILE).order_by("number")
    return [
        Finding(Found.FILE, key=str(anchor.number), day=anchor.at.date().isoformat())
        for anchor in copied.iterator()
        if mark_of(anchor.line) not in there
    ]


def _against_chains(anchors: list[Anchor]) -> Iterator[tuple[Anchor, list[Finding]]]:
    """Each anchor with what of the chains is not as it says; what a restored database has lost by an
    anchor's own word is passed over."""
    asked = [(source, head.number) for anchor in anchors for source, head in anchor.heads.items()]
    with connection.cursor() as cursor:
        cursor.execute(_SEALS, [[source for source, _ in asked], [number for _, number in asked]])
        seals = {(source, number): seal for source, number, seal in cursor.fetchall()}
    restored = [anchor for anchor in anchors if anchor.goes_on]
    for place, anchor in enumerate(anchors):
        later = [one for one in restored if anchors.index(one) > place]
        unlike = []
        for source, head in anchor.heads.items():
            lost = any(source not in one.heads or one.heads[source].number < head.number for one in later)
            if lost:
                continue
            seal = seals.get((source, head.number))
            if seal is None:
                unlike.append(Finding(Found.OLDER, source, str(anchor.number), anchor.day))
            elif seal != head.seal:
                unlike.append(Finding(Found.HEAD, source, str(anchor.number), anchor.day))
        yield anchor, unlike
