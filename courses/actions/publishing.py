from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.content import LessonContent, ModuleContent, PartContent, ProgrammeContent
from courses.errors import ContentRefused
from courses.models import (
    Completion,
    LessonVersion,
    Module,
    ModulePart,
    ModuleVersion,
    Part,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
    Training,
)
from courses.queries.lessons import LESSONS
from courses.queries.versions import newest_module_versions
from courses.rules.content_json import in_todays_names, plain
from courses.rules.publishing import check_lesson, check_module, check_prerequisites
from courses.signals import progress_changed
from lms.people.actions.traces import audit
from lms.people.models import User
from lms.undivided import forget


@transaction.atomic
def publish_lesson(content: LessonContent, *, by: User | None) -> LessonVersion:
    """Append a version of a lesson or quiz in one language, unless nothing differs from its newest.

    Raises `ContentRefused` with one sentence for the editor.
    """
    check_lesson(content)
    data = plain(content)
    newest = (
        LessonVersion.objects.filter(lesson_uuid=content.uuid, language=content.language)
        .order_by("-number")
        .first()
    )
    if newest and in_todays_names(newest.content) == data:
        return newest
    version = LessonVersion.objects.create(
        lesson_uuid=content.uuid,
        language=content.language,
        number=newest.number + 1 if newest else 1,
        is_source=content.is_source,
        title=content.title,
        minutes=content.minutes,
        content=data,
        material_change=content.material_change,
        published_at=timezone.now(),
        published_by=by,
    )
    forget(LESSONS)
    audit(
        "lesson.published",
        f"lesson:{content.uuid}",
        by=by,
        language=content.language,
        number=version.number,
    )
    return version


@transaction.atomic
def publish_module(content: ModuleContent, *, by: User | None) -> ModuleVersion:
    """Append a version of a module, unless nothing that it asks for differs from its newest.

    Titles and minutes are live: they change at once, in every version. Raises `ContentRefused`, or
    `CircularPrerequisite`, with one sentence for the editor.
    """
    check_module(content)
    module = _module(content)
    _parts(module, content.parts)
    _check_prerequisites(content)
    newest = newest_module_versions([content.uuid]).get(content.uuid)
    if newest and _asks_for(newest) == _would_ask_for(content):
        return newest
    version = ModuleVersion.objects.create(
        module=module,
        number=newest.number + 1 if newest else 1,
        pass_mark=content.pass_mark,
        min_share=content.min_share,
        any_order=content.any_order,
        phase=content.phase,
        prerequisites=list(content.prerequisites),
        target_groups=list(content.target_groups),
        published_at=timezone.now(),
        published_by=by,
    )
    ModulePart.objects.bulk_create(
        ModulePart(
            module_version=version,
            part_id=part.uuid,
            position=position,
            is_required=part.required,
            min_share=part.min_share,
        )
        for position, part in enumerate(content.parts)
    )
    audit("module.published", f"module:{content.uuid}", by=by, number=version.number)
    return version


@transaction.atomic
def publish_programme(content: ProgrammeContent, *, by: User | None) -> ProgrammeVersion:
    """Append a version of a programme that names the newest version of each module, unless that is
    what its newest version names. Raises `ContentRefused` where a module is not published.

    A new version does not carry the recommendation mark: it is recorded for each.
    """
    training = _training(
        content.code, Training.Kind.PROGRAMME, content.title, content.titles, content.is_demonstration
    )
    if Programme.objects.filter(training=training).exclude(uuid=content.uuid).exists():
        raise ContentRefused(_("The code “%(code)s” belongs to another programme.") % {"code": content.code})
    programme, _made = Programme.objects.get_or_create(uuid=content.uuid, defaults={"training": training})
    if programme.training_id != content.code:
        raise ContentRefused(
            _("The programme “%(title)s” cannot change its code.") % {"title": content.title}
        )
    found = newest_module_versions(content.module_uuids)
    missing = [str(uuid) for uuid in content.module_uuids if uuid not in found]
    if missing or not found:
        raise ContentRefused(
            _("The programme “%(title)s” names a module that is not published.") % {"title": content.title}
        )
    versions = [found[uuid] for uuid in content.module_uuids]
    newest = ProgrammeVersion.objects.filter(programme=programme).order_by("-number").first()
    if newest and newest.adds_up_attendance == content.adds_up_attendance:
        named = newest.programme_modules.order_by("position").values_list("module_version", flat=True)
        if list(named) == [version.pk for version in versions]:
            return newest
    version = ProgrammeVersion.objects.create(
        programme=programme,
        number=newest.number + 1 if newest else 1,
        adds_up_attendance=content.adds_up_attendance,
        published_at=timezone.now(),
        published_by=by,
    )
    ProgrammeModule.objects.bulk_create(
        ProgrammeModule(programme_version=version, module_version=module_version, position=position)
        for position, module_version in enumerate(versions)
    )
    audit("programme.published", f"programme:{content.uuid}", by=by, number=version.number)
    return version


@transaction.atomic
def record_recommendation(programme_version: ProgrammeVersion, *, by: User, on: date) -> ProgrammeVersion:
    """Record that the directorate finds that this version follows the national recommendations.

    Who completed it before gets the evidence now. Recording it again changes nothing.
    """
    version = ProgrammeVersion.objects.select_for_update().get(pk=programme_version.pk)
    if version.follows_recommendation_on is None:
        version.follows_recommendation_on = on
        version.follows_recommendation_by = by
        version.save(update_fields=["follows_recommendation_on", "follows_recommendation_by"])
        audit("programme.recommended", f"programme:{version.programme_id}", by=by, number=version.number)
        persons = Completion.objects.filter(programme_version=version).values_list("person", flat=True)
        if ids := sorted(set(persons)):
            progress_changed.send(sender=ProgrammeVersion, persons=ids)
    return version


def _training(code: str, kind: Training.Kind, title: str, titles: Any, is_demonstration: bool) -> Training:
    training, made = Training.objects.select_for_update().get_or_create(
        code=code,
        defaults={
            "kind": kind,
            "titles": _titles(title, titles),
            "is_demonstration": is_demonstration,
        },
    )
    if training.kind != kind:
        raise ContentRefused(_("The code “%(code)s” belongs to another kind of training.") % {"code": code})
    if not made:
        training.titles = _titles(title, titles)
        training.is_demonstration = is_demonstration
        training.save(update_fields=["titles", "is_demonstration"])
    return training


def _titles(title: str, titles: Any) -> dict[str, str]:
    return {"nb": title, **titles}


def _module(content: ModuleContent) -> Module:
    code = content.code or f"module-{content.uuid.hex}"
    known = Module.objects.filter(uuid=content.uuid).first()
    if known and known.training_id != code:
        raise ContentRefused(_("The module “%(title)s” cannot change its code.") % {"title": content.title})
    training = _training(code, Training.Kind.MODULE, content.title, content.titles, content.is_demonstration)
    owner = Module.objects.filter(training=training).exclude(uuid=content.uuid).exists()
    if owner:
        raise ContentRefused(_("The code “%(code)s” belongs to another module.") % {"code": code})
    return known or Module.objects.create(uuid=content.uuid, training=training)


def _parts(module: Module, parts: tuple[PartContent, ...]) -> None:
    known = Part.objects.in_bulk([part.uuid for part in parts])
    for part in parts:
        before = known.get(part.uuid)
        if before and (before.module_id != module.pk or before.kind != part.kind):
            raise ContentRefused(
                _("The part “%(part)s” belongs to another module, or was of another kind.")
                % {"part": part.title}
            )
    Part.objects.bulk_create(
        (
            Part(
                uuid=part.uuid,
                module=module,
                kind=part.kind,
                titles=_titles(part.title, part.titles),
                minutes=part.minutes,
            )
            for part in parts
        ),
        update_conflicts=True,
        unique_fields=["uuid"],
        update_fields=["titles", "minutes"],
    )


def _check_prerequisites(content: ModuleContent) -> None:
    newest = newest_module_versions(None)
    unknown = [uuid for uuid in content.prerequisites if uuid not in newest and uuid != content.uuid]
    if unknown:
        raise ContentRefused(
            _("The module “%(title)s” waits for a module that is not published.") % {"title": content.title}
        )
    waits: dict[UUID, tuple[UUID, ...]] = {uuid: tuple(v.prerequisites) for uuid, v in newest.items()}
    waits[content.uuid] = content.prerequisites
    check_prerequisites(content.uuid, content.title, waits)


def _asks_for(version: ModuleVersion) -> tuple[Any, ...]:
    parts = version.module_parts.order_by("position").values_list("part", "is_required", "min_share")
    return (
        version.pass_mark,
        version.min_share,
        version.any_order,
        version.phase,
        tuple(version.prerequisites),
        tuple(version.target_groups),
        tuple(parts),
    )


def _would_ask_for(content: ModuleContent) -> tuple[Any, ...]:
    return (
        content.pass_mark,
        content.min_share,
        content.any_order,
        str(content.phase),
        tuple(content.prerequisites),
        tuple(content.target_groups),
        tuple((part.uuid, part.required, part.min_share) for part in content.parts),
    )
