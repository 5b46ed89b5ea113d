"""Statements found by what they refer to: the facets that a reference lends to those who refer.

A statement whose object is a reference matches a filter that its target matches, and so on from
target to target. Those facets are written when the later of the two arrives.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from lms.xapi.facets import facets_of
from lms.xapi.models import Facet, Statement

DEEPEST = 16


def lent_facets(recorded: Iterable[Statement]) -> list[Facet]:
    """The facets that references among these new statements, and to them, add."""
    batch = list(recorded)
    waiting = set(
        Statement.objects.filter(refers__in=[statement.pk for statement in batch]).values_list(
            "refers", flat=True
        )
    )
    made: dict[tuple[UUID, datetime, int], Facet] = {}
    for statement in batch:
        if statement.refers is None and statement.pk not in waiting:
            continue
        chain = [statement, *_targets(statement)]
        borrowers = [(0, statement), *(_referring(statement) if statement.pk in waiting else ())]
        for above, borrower in borrowers:
            for depth, target in enumerate(chain, start=above):
                if depth > DEEPEST or depth == 0:
                    continue
                for key in facets_of(target.data):
                    made[key, borrower.stored, depth] = Facet(key=key, stored=borrower.stored, depth=depth)
    return list(made.values())


def _targets(statement: Statement) -> list[Statement]:
    found: list[Statement] = []
    seen = {statement.pk}
    refers = statement.refers
    while refers is not None and refers not in seen and len(found) < DEEPEST:
        target = Statement.objects.filter(pk=refers).first()
        if target is None:
            break
        seen.add(refers)
        found.append(target)
        refers = target.refers
    return found


def _referring(statement: Statement) -> list[tuple[int, Statement]]:
    found: list[tuple[int, Statement]] = []
    seen = {statement.pk}
    level = [statement.pk]
    for distance in range(1, DEEPEST + 1):
        nearer = [s for s in Statement.objects.filter(refers__in=level) if s.pk not in seen]
        if not nearer:
            break
        found += [(distance, s) for s in nearer]
        level = [s.pk for s in nearer]
        seen.update(level)
    return found
