"""What series are made from: made, changed into a next version, copied, taken out of use and back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from courses.content import E_LEARNING, MEETINGS
from courses.models import ModulePart, Part, ProgrammeVersion
from lms.people.actions.traces import audit
from lms.people.models import Organisation, User
from lms.refusals import NotAllowed
from sessions.actions.series_drafts import DEFAULT_MINUTES
from sessions.errors.templates import TemplateChanged
from sessions.models import SeriesTemplate, SessionKind, TemplateGathering
from sessions.queries.attendance import share_asked_by
from sessions.queries.series_templates import may_keep_for, may_set_shares
from sessions.rules.kinds import USUAL


@transaction.atomic
def make_template(
    programme_version: ProgrammeVersion, *, name: str, organisation: Organisation | None, by: User
) -> SeriesTemplate:
    """A template of a service, or with None of the directorate for all, with the gatherings of a programme
    version in order; lengths, shares and what is due before each come from its modules. Raises
    `NotAllowed`."""
    _must_keep_for(by, organisation)
    template = SeriesTemplate.objects.create(
        name=name, programme_version=programme_version, organisation=organisation, made_by=by
    )
    rows = (
        ModulePart.objects.filter(module_version__programme_modules__programme_version=programme_version)
        .select_related("part", "module_version")
        .order_by("module_version__programme_modules__position", "position")
    )
    number = 0
    due: list[Part] = []
    for row in rows:
        if row.part.kind in E_LEARNING and row.is_required:
            due.append(row.part)
        elif row.part.kind in MEETINGS:
            number += 1
            share = row.module_version.min_share if row.min_share is None else row.min_share
            gathering = TemplateGathering.objects.create(
                template=template,
                number=number,
                kind=SessionKind.IN_HOME if row.part.kind == Part.Kind.VISIT else USUAL,
                title=row.part.title_in("nb"),
                minutes=row.part.minutes or DEFAULT_MINUTES,
                min_share=max(1, round(share * 100)),
            )
            gathering.delivers.set([row.part])
            gathering.due_before.set(due)
            due = []
    audit("series_template.made", _subject(template), by=by)
    return template


@dataclass(frozen=True)
class KeptGathering:
    """A template's gathering as it is to stand, with what it delivers and what is due before it."""

    gathering: TemplateGathering
    delivers: Collection[Part]
    due_before: Collection[Part]


@transaction.atomic
def change_template(
    template: SeriesTemplate, *, name: str, kept: Sequence[KeptGathering], by: User
) -> SeriesTemplate:
    """The next version of a template, with these gatherings in the order of their numbers, which are given
    out anew. Series already made keep the version that they have.

    The least share attended is the directorate's to set: from others a new gathering gets the one that its
    parts ask for. Raises `NotAllowed`, or `TemplateChanged` where this is not the newest version.
    """
    template = _locked(template)
    sets_shares = may_set_shares(by)
    if not sets_shares:
        _must_keep_for(by, template.organisation)
    if template.replaced_at is not None:
        raise TemplateChanged
    shares = dict(template.gatherings.values_list("pk", "min_share"))
    template.replaced_at = timezone.now()
    template.save(update_fields=["replaced_at"])
    after = SeriesTemplate.objects.create(
        line=template.line,
        number=template.number + 1,
        organisation=template.organisation,
        name=name,
        programme_version=template.programme_version,
        is_active=template.is_active,
        made_at=template.replaced_at,
        made_by=by,
    )
    in_order = sorted(kept, key=lambda one: (one.gathering.number, one.gathering.pk or _LAST))
    for number, one in enumerate(in_order, start=1):
        given = one.gathering
        if not sets_shares:
            given.min_share = shares.get(given.pk) or share_asked_by(list(one.delivers))
        _add(given, after, number, delivers=one.delivers, due_before=one.due_before)
    audit("series_template.kept", _subject(after), by=by, gatherings=len(kept), version=after.number)
    return after


@transaction.atomic
def copy_template(
    template: SeriesTemplate, *, name: str, organisation: Organisation | None, by: User
) -> SeriesTemplate:
    """A template like this one, of a service, or with None of the directorate for all. Raises
    `NotAllowed`."""
    _must_keep_for(by, organisation)
    made = SeriesTemplate.objects.create(
        name=name, programme_version=template.programme_version, organisation=organisation, made_by=by
    )
    for one in template.gatherings.order_by("number").prefetch_related("delivers", "due_before"):
        _add(one, made, one.number, delivers=one.delivers.all(), due_before=one.due_before.all())
    audit("series_template.copied", _subject(made), by=by, of=str(template.uuid))
    return made


@transaction.atomic
def set_in_use(template: SeriesTemplate, *, is_active: bool, by: User) -> SeriesTemplate:
    """Take a template out of use, or back into it; series already made stand. Raises `NotAllowed`, or
    `TemplateChanged` where this is not the newest version."""
    template = _locked(template)
    _must_keep_for(by, template.organisation)
    if template.replaced_at is not None:
        raise TemplateChanged
    if template.is_active != is_active:
        template.is_active = is_active
        template.save(update_fields=["is_active"])
        act = "series_template.returned" if is_active else "series_template.retired"
        audit(act, _subject(template), by=by)
    return template


_LAST = 2**62


def _add(
    given: TemplateGathering,
    template: SeriesTemplate,
    number: int,
    *,
    delivers: Collection[Part],
    due_before: Collection[Part],
) -> None:
    """Keep a gathering like this one with another template."""
    delivers, due_before = list(delivers), list(due_before)
    names = ["kind", "title", "minutes", "days", "begins", "ends", "min_share", "days_after_previous"]
    values = {name: getattr(given, name) for name in names}
    made = TemplateGathering.objects.create(template=template, number=number, **values)
    made.delivers.set(delivers)
    made.due_before.set(due_before)


def _locked(template: SeriesTemplate) -> SeriesTemplate:
    rows = SeriesTemplate.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("organisation").get(pk=template.pk)


def _must_keep_for(by: User, organisation: Organisation | None) -> None:
    """Raises `NotAllowed` unless `by` keeps the templates of this service, or with None those for all."""
    if not may_keep_for(by, organisation):
        raise NotAllowed


def _subject(template: SeriesTemplate) -> str:
    return f"series_template:{template.uuid}"
