"""The e-learning that belongs before a gathering."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from courses.content import E_LEARNING
from courses.models import ModulePart, ModuleVersion, Part, PartProgress


def e_learning_before(gatherings: Collection[UUID]) -> list[Part]:
    """The required lessons and quizzes that stand before these parts in the newest version of their
    modules, in order; two queries."""
    newest = dict(
        ModuleVersion.objects.filter(module__parts__in=gatherings)
        .order_by("module", "-number")
        .distinct("module")
        .values_list("module", "pk")
    )
    by_version: dict[UUID, list[ModulePart]] = defaultdict(list)
    parts = ModulePart.objects.filter(module_version__in=newest.values()).select_related("part")
    for row in parts.order_by("module_version", "position"):
        by_version[row.module_version_id].append(row)
    before: list[Part] = []
    for own in by_version.values():
        last = max((row.position for row in own if row.part_id in gatherings), default=-1)
        before += [
            row.part for row in own if row.position < last and row.is_required and row.part.kind in E_LEARNING
        ]
    return before


def not_done(persons: Collection[int], parts: Collection[Part]) -> dict[int, int]:
    """How many of these parts each of these persons has not done, where any are left; one query."""
    done = set(
        PartProgress.objects.filter(person__in=persons, part__in=parts)
        .values_list("person", "part")
        .distinct()
    )
    left = {person: sum((person, part.pk) not in done for part in parts) for person in persons}
    return {person: number for person, number in left.items() if number}
