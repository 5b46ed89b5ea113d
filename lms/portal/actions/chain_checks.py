"""Checking the chains: whether all hangs in them that is there, as it was, and the anchors say the same.

A check goes on step by step; after each it is written how far it is, so that one that was ended in the middle
is gone on with by the next sweep.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from lms.people.signals import administrators_concerned
from lms.portal.models import ChainCheck, ChainPosition
from lms.portal.queries.chains import heads, rows
from lms.portal.queries.chains.page import ends
from lms.portal.rules.chains import CHAINED, Chained, Finding, Found, kept_findings

PAGE = "portal:chains"
ROWS_A_STEP, BLOCKS_A_STEP = 10_000, 5
_TASK_SECONDS = 240
_BEGINNING = {"source": 0, "block": 1}


@dataclass
class _Step:
    """What one step has read and found, and where the next begins."""

    cursor: dict[str, Any]
    checked: int = 0
    removed: int = 0
    findings: list[Finding] = field(default_factory=list)


@transaction.atomic
def begin() -> ChainCheck:
    """Begin a check; the one that is under way, where there is one."""
    if open_check := ChainCheck.objects.filter(ended_at=None).first():
        return open_check
    return ChainCheck.objects.create(cursor=_BEGINNING)


def go_on_with_open() -> None:
    """Go on with the check that is under way, for a few minutes at most."""
    until = time.monotonic() + _TASK_SECONDS
    open_check = ChainCheck.objects.filter(ended_at=None).first()
    while open_check and time.monotonic() < until and go_on(open_check.pk):
        pass


@transaction.atomic
def go_on(number: int) -> bool:
    """Take a check's next step; False when it is over, or somebody else is at it."""
    check = ChainCheck.objects.select_for_update(skip_locked=True).filter(pk=number, ended_at=None).first()
    if check is None:
        return False
    place = check.cursor
    if place == _BEGINNING:
        check.total = sum(end.rows for end in ends().values())
    if place["source"] < len(CHAINED):
        source = CHAINED[place["source"]]
        step = _blocks(source, place) if "block" in place else _came_in(source, place)
    else:
        step = _anchors(check)
    check.cursor = step.cursor
    check.checked += step.checked
    check.removed += step.removed
    check.found += len(step.findings)
    check.findings = kept_findings(check.findings, step.findings)
    if not step.cursor:
        check.ended_at = timezone.now()
        if check.found:
            administrators_concerned.send(sender=ChainCheck, news="unlike", page=PAGE)
    check.save()
    return not check.is_over


def _blocks(source: Chained, place: dict[str, Any]) -> _Step:
    """Some blocks of a chain, from the number on: their seals, and the rows that they hold."""
    first = place["block"]
    with rows.spelt_alike():
        found = rows.blocks(source, max(first - 1, 1), BLOCKS_A_STEP + 1)
    before = found.pop(0) if found and found[0].number == first - 1 else None
    step = _Step({"source": place["source"], "after": None})
    with rows.spelt_alike():
        for block in found[:BLOCKS_A_STEP]:
            follows = block.before == (before.seal if before else b"")
            if block.number != (before.number + 1 if before else 1) or not (follows and block.is_whole):
                day = block.sealed_at.date().isoformat()
                step.findings.append(Finding(Found.BLOCK, source.table, str(block.number), day))
            unlike, removed = rows.unlike(source, block)
            step.findings += unlike
            if source.time and before:
                step.findings += rows.came_late(source, block, before.sealed_at)
            step.removed += removed
            step.checked += block.rows
            step.cursor = {"source": place["source"], "block": block.number + 1}
            before = block
    if len(found) < BLOCKS_A_STEP:
        step.cursor = {"source": place["source"], "after": None}
    return step


def _came_in(source: Chained, place: dict[str, Any]) -> _Step:
    """Rows below the floor that hang in no block, from a place on."""
    following = {"source": place["source"] + 1, "block": 1}
    floor = ChainPosition.objects.filter(source=source.table).values_list("floor", flat=True).first()
    if not source.place or floor is None:
        return _Step(following)
    last, number, findings = rows.came_in(source, place["after"], floor, ROWS_A_STEP)
    goes_on = number == ROWS_A_STEP
    return _Step({"source": place["source"], "after": last} if goes_on else following, findings=findings)


def _anchors(check: ChainCheck) -> _Step:
    """The states that reviews have made, and the anchors in the file."""
    lines = heads.file_lines()
    good, found = heads.judge_anchors(lines)
    check.good_anchor_at = good.at if good else None
    return _Step({}, findings=[*rows.wrong_states(), *found, *heads.missing_from_file(lines)])


def findings_of(check: ChainCheck) -> Iterator[Finding]:
    """What a check has kept of what it found."""
    return (Finding.of(kept) for kept in check.findings)
