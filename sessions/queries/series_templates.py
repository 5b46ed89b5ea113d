"""Templates of series: who may see them, who keeps them, and their versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from courses.models import Part, ProgrammeVersion
from lms.people.models import Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from sessions.models import SeriesTemplate
from sessions.models.series_templates import SeriesTemplateQuerySet
from sessions.queries.access import organisations_among

READING = (Role.COORDINATOR, Role.TRAINER, Role.EDITOR)


def may_set_shares(user: User) -> bool:
    """Whether a user is an editor of the directorate: who sets the least share attended, and keeps the
    templates for all; one query at most."""
    ids = access_of(user).organisations(Role.EDITOR)
    directorates = Organisation.objects.filter(pk__in=ids, kind=Organisation.Kind.DIRECTORATE)
    return bool(ids) and directorates.exists()


def may_keep_for(user: User, organisation: Organisation | None) -> bool:
    """Whether a user keeps the templates of a service, or with None those for all."""
    if organisation is None:
        return may_set_shares(user)
    return organisation.pk in access_of(user).organisations(Role.COORDINATOR)


def owners_for(user: User) -> list[Organisation | None]:
    """For whom a user may make templates: the services that they coordinate, by name, and None for all."""
    ids = access_of(user).organisations(Role.COORDINATOR)
    own: list[Organisation | None] = list(organisations_among(ids))
    return [*own, None] if may_set_shares(user) else own


def visible_templates(user: User) -> SeriesTemplateQuerySet:
    """Every version of every template, for those who plan and editors; none for others."""
    templates = SeriesTemplate.objects.select_related(
        "organisation", "made_by", "programme_version__programme__training"
    )
    return templates if access_of(user).has(*READING) else templates.none()


def templates_to_change(user: User) -> SeriesTemplateQuerySet:
    """The newest versions of those that a user keeps: the own service's, or the directorate's for all."""
    kept = Q(organisation__in=access_of(user).organisations(Role.COORDINATOR))
    if may_set_shares(user):
        kept |= Q(organisation=None)
    return visible_templates(user).current().filter(kept)


@dataclass(frozen=True)
class TemplateShelf:
    """Newest versions by name: the reader's own, those for all, those of other services, and those of any
    that are out of use."""

    own: Sequence[SeriesTemplate]
    for_all: Sequence[SeriesTemplate]
    others: Sequence[SeriesTemplate]
    retired: Sequence[SeriesTemplate]


def template_shelf(user: User) -> TemplateShelf:
    """What a user sees of templates; two queries."""
    access = access_of(user)
    offices = access.organisations(Role.COORDINATOR) | access.organisations(Role.TRAINER)
    found = list(visible_templates(user).current().order_by(*norwegian("name"), "pk"))
    in_use = [one for one in found if one.is_active]
    return TemplateShelf(
        own=[one for one in in_use if one.organisation_id in offices],
        for_all=[one for one in in_use if one.organisation_id is None],
        others=[one for one in in_use if one.organisation_id and one.organisation_id not in offices],
        retired=[one for one in found if not one.is_active],
    )


@dataclass(frozen=True)
class TemplatePage:
    """One version of a template: what its reader may do with it, and all its versions, the newest first.

    `may_change` is the newest version's owner; `may_set_shares` the directorate, which sets the least share
    attended of any newest version.
    """

    template: SeriesTemplate
    may_change: bool
    may_set_shares: bool
    may_copy: bool
    may_use: bool
    versions: Sequence[SeriesTemplate]

    @property
    def newest(self) -> SeriesTemplate:
        return self.versions[0]


def template_page(template: SeriesTemplate, user: User) -> TemplatePage:
    """A version of a template as a user meets it; four queries."""
    is_current = template.replaced_at is None
    coordinates = access_of(user).has(Role.COORDINATOR)
    directs = may_set_shares(user)
    return TemplatePage(
        template=template,
        may_change=is_current and may_keep_for(user, template.organisation),
        may_set_shares=is_current and directs,
        may_copy=coordinates or directs,
        may_use=_may_use(template, user),
        versions=list(visible_templates(user).filter(line=template.line).order_by("-number")),
    )


def _may_use(template: SeriesTemplate, user: User) -> bool:
    access = access_of(user)
    offices = access.organisations(Role.COORDINATOR) | access.organisations(Role.TRAINER)
    is_theirs = template.organisation_id is None or template.organisation_id in offices
    return bool(offices) and is_theirs and template.is_active and template.replaced_at is None


def used_templates(organisation: Organisation) -> QuerySet[SeriesTemplate]:
    """The templates that a service makes series from, by name, the programmes read."""
    templates = SeriesTemplate.objects.used_by(organisation)
    return templates.select_related("programme_version__programme").order_by(*norwegian("name"))


def parts_of(template: SeriesTemplate) -> QuerySet[Part]:
    """The parts of the programme that a template is made for."""
    parts = Part.objects.filter(
        module_parts__module_version__programme_modules__programme_version=template.programme_version
    )
    return parts.distinct().select_related("module__training")


def newest_versions() -> QuerySet[ProgrammeVersion]:
    """The newest version of each programme, the trainings read."""
    newest = ProgrammeVersion.objects.order_by("programme", "-number").distinct("programme")
    return newest.select_related("programme__training")
