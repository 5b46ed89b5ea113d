"""The page of a month's figures: what the reader may read figures of, and what stands of one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lms.approval.models import MonthlyStatistics
from lms.dates import today
from lms.people.models import Organisation, Region, Role, TargetGroup, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian


@dataclass(frozen=True)
class StatisticsScope:
    """What figures can be read of: a region, or an office."""

    key: str
    name: str
    region: Region | None = None
    organisation: Organisation | None = None
    may_ask: bool = False


@dataclass(frozen=True)
class StatisticsPage:
    """What one may choose among, and the month that is shown; `scope` is None for who may read no figures.

    `months` are those with finished figures, the newest first. `running` are this month's figures while
    they are made. `groups` are the names of the target groups that the figures name, by code.
    """

    scopes: tuple[StatisticsScope, ...]
    scope: StatisticsScope | None = None
    months: tuple[date, ...] = ()
    shown: MonthlyStatistics | None = None
    running: MonthlyStatistics | None = None
    may_plan: bool = False
    may_make: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_choice(self) -> bool:
        return len(self.scopes) > 1 or len(self.months) > 1

    @property
    def name(self) -> str:
        """Whose figures they are, where the page says it in no list to choose from."""
        return "" if self.scope is None or self.has_choice else self.scope.name

    @property
    def is_empty(self) -> bool:
        """There is nothing to read, to wait for or to ask for."""
        return bool(self.scope) and not (self.shown or self.running or self.may_make)


def statistics_page(user: User, *, scope: str, month: str) -> StatisticsPage:
    """The figures of the scope with this key for a month (`2026-04`): without them the first scope with
    figures, and the newest finished month."""
    scopes = scopes_of(user)
    chosen = chosen_of(scopes, scope) or _first_with_figures(scopes, user)
    if chosen is None:
        return StatisticsPage(())
    found = list(
        MonthlyStatistics.objects.visible_to(user)
        .filter(region=chosen.region, organisation=chosen.organisation)
        .order_by("-month")
    )
    finished = [one for one in found if one.finished_at]
    asked = [one for one in finished if f"{one.month:%Y-%m}" == month]
    shown = next(iter(asked or finished), None)
    this_month = next((one for one in found if one.month == today().replace(day=1)), None)
    return StatisticsPage(
        scopes=tuple(scopes),
        scope=chosen,
        months=tuple(one.month for one in finished),
        shown=shown,
        running=this_month if this_month and not this_month.finished_at else None,
        may_plan=access_of(user).has(Role.COORDINATOR),
        may_make=chosen.may_ask and this_month is None,
        groups=_groups() if shown and "groups" in shown.figures else {},
    )


def scopes_of(user: User) -> list[StatisticsScope]:
    """What this user may read figures of, by the role table."""
    access = access_of(user)
    coordinating = Organisation.objects.filter(pk__in=access.organisations(Role.COORDINATOR))
    coordinated = set(coordinating.values_list("region", flat=True))
    sees_all, may_ask_all = access.has(Role.AUDITOR, Role.ADMIN), access.has(Role.ADMIN)
    regions = Region.objects.all() if sees_all else Region.objects.filter(pk__in=coordinated - {None})
    offices = Organisation.objects.filter(pk__in=access.organisations(Role.CASEWORKER))
    return [
        *(
            StatisticsScope(
                f"region-{one.pk}", one.name, region=one, may_ask=may_ask_all or one.pk in coordinated
            )
            for one in regions.order_by(*norwegian("name"))
        ),
        *(
            StatisticsScope(f"kontor-{one.pk}", one.name, organisation=one, may_ask=True)
            for one in offices.order_by(*norwegian("name"))
        ),
    ]


def chosen_of(scopes: Sequence[StatisticsScope], key: str) -> StatisticsScope | None:
    return next((scope for scope in scopes if scope.key == key), None)


def _groups() -> dict[str, str]:
    return {group.code: str(group) for group in TargetGroup.objects.all()}


def _first_with_figures(scopes: Sequence[StatisticsScope], user: User) -> StatisticsScope | None:
    """Where the page opens: the first scope with finished figures, else the first."""
    made = MonthlyStatistics.objects.visible_to(user).filter(finished_at__isnull=False)
    known = set(made.values_list("region", "organisation").distinct())
    return next(
        (
            one
            for one in scopes
            if (one.region and one.region.pk, one.organisation and one.organisation.pk) in known
        ),
        scopes[0] if scopes else None,
    )
