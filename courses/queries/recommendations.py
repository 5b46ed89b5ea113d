"""Which programme versions wait for the directorate's word."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import get_language

from courses.models import ModulePart, ModuleVersion, ProgrammeModule, ProgrammeVersion
from lms.people.rules import norwegian_order


@dataclass(frozen=True)
class VersionToRecommend:
    """The newest version of a programme, beside the newest that has the mark. `added` and `removed`
    are titles of parts, of all of them where no version has the mark."""

    uuid: UUID
    title: str
    number: int
    published_at: datetime
    recommended_on: date | None
    standing_number: int | None
    added: list[str]
    removed: list[str]


def versions_to_recommend(language: str | None = None) -> list[VersionToRecommend]:
    """The newest version of each programme, those without the mark first; a fixed number of queries."""
    language = language or get_language()
    newest: dict[UUID, ProgrammeVersion] = {}
    marked: dict[UUID, ProgrammeVersion] = {}
    for version in ProgrammeVersion.objects.select_related("programme__training").order_by("-number"):
        newest.setdefault(version.programme_id, version)
        if version.follows_recommendation_on:
            marked.setdefault(version.programme_id, version)
    parts = _parts({version.pk for version in (*newest.values(), *marked.values())}, language)
    found = [
        _compared(version, marked.get(programme), parts, language) for programme, version in newest.items()
    ]
    return sorted(found, key=lambda one: (one.recommended_on is not None, norwegian_order(one.title)))


def version_to_recommend(uuid: UUID) -> ProgrammeVersion | None:
    """A version of a programme with what it is called, or None."""
    return ProgrammeVersion.objects.select_related("programme__training").filter(pk=uuid).first()


def _compared(
    version: ProgrammeVersion,
    standing: ProgrammeVersion | None,
    parts: dict[UUID, dict[UUID, str]],
    language: str | None,
) -> VersionToRecommend:
    now, before = parts.get(version.pk, {}), parts.get(standing.pk, {}) if standing else {}
    return VersionToRecommend(
        uuid=version.pk,
        title=version.programme.training.title_in(language),
        number=version.number,
        published_at=version.published_at,
        recommended_on=version.follows_recommendation_on,
        standing_number=standing.number if standing else None,
        added=[title for uuid, title in now.items() if uuid not in before],
        removed=[title for uuid, title in before.items() if uuid not in now],
    )


def _parts(versions: set[UUID], language: str | None) -> dict[UUID, dict[UUID, str]]:
    """Required and optional parts of each programme version, in order, as "module: part"."""
    named = ProgrammeModule.objects.filter(programme_version__in=versions).order_by("position")
    pairs = list(named.values_list("programme_version", "module_version"))
    wanted = {module for _, module in pairs}
    modules = ModuleVersion.objects.select_related("module__training").in_bulk(wanted)
    rows: dict[UUID, list[ModulePart]] = {}
    for row in (
        ModulePart.objects.filter(module_version__in=wanted).select_related("part").order_by("position")
    ):
        rows.setdefault(row.module_version_id, []).append(row)
    found: dict[UUID, dict[UUID, str]] = {}
    for programme_version, module_version in pairs:
        title = modules[module_version].module.training.title_in(language)
        for row in rows.get(module_version, ()):
            known = found.setdefault(programme_version, {})
            known[row.part_id] = f"{title}: {row.part.title_in(language)}"
    return found
