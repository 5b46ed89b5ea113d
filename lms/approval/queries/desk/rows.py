"""The desk's list: one row for each open assignment and preparation, in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _

from lms import folding
from lms.approval.models import Approval, GateStatus, HandOver, Task
from lms.approval.queries.desk.next_steps import NextForHome, next_steps
from lms.approval.queries.facts import parents_by_home
from lms.dates import oslo_day, today
from lms.people.models import FosterParent, User
from lms.people.models.fields import Folded

DeskStatuses: TypeAlias = "QuerySet[Any, Any]"
APPROVED, NEEDS_REVIEW = "approved", "needs_review"
Outcome = GateStatus.Outcome

STANDINGS: dict[str, tuple[Any, str]] = {
    NEEDS_REVIEW: (_("Must be considered anew"), "danger"),
    Outcome.BREACH: (Outcome.BREACH.label, "danger"),
    Outcome.OVERDUE: (Outcome.OVERDUE.label, "danger"),
    Outcome.CLEARED: (Outcome.CLEARED.label, "success"),
    Outcome.URGENT: (Outcome.URGENT.label, "warning"),
    Outcome.MISSING: (Outcome.MISSING.label, "info"),
    Outcome.NOT_READY: (Outcome.NOT_READY.label, "neutral"),
    Outcome.NOT_APPLICABLE: (Outcome.NOT_APPLICABLE.label, "neutral"),
    APPROVED: (_("Approved"), "success"),
}
_ORDER = list(STANDINGS)
_URGENCY = [Task.Kind.REVIEW, Task.Kind.TOO_LATE, Task.Kind.TELL_HOST]
_NEAREST: list[str | Combinable] = [
    Coalesce(F("due_on"), F("assignment__planned_move_in_on"), Value(date.max)),
    "pk",
]

TASKS_SHOWN = 24
DEADLINE, NEWEST = "deadline", "newest"
ORDERS: dict[str, list[Any]] = {
    DEADLINE: [
        Coalesce(F("due_on"), F("follow_up_due_on"), F("assignment__planned_move_in_on"), Value(date.max))
    ],
    NEWEST: [Coalesce(F("assignment__registered_on"), F("preparation__registered_on")).desc()],
}


@dataclass(frozen=True)
class DeskAdult:
    """One adult of a row, and how much of what is required of each they have done, in percent."""

    user: User
    share: int


@dataclass(frozen=True)
class Deadline:
    """The nearest day that a row is to be done by; `what` is `due`, `follow_up` or `move_in`."""

    on: date
    what: str

    @property
    def label(self) -> Any:
        return {
            "due": _("deadline"),
            "follow_up": _("training after the move-in"),
            "move_in": _("planned move-in"),
        }[self.what]


@dataclass(frozen=True)
class DeskRow:
    """One open assignment or preparation as the list shows it."""

    status: GateStatus
    standing: str
    adults: tuple[DeskAdult, ...]
    approved_on: date | None
    step: NextForHome | None
    deadline: Deadline | None
    days_left: int | None
    days_since_move_in: int | None
    is_handed_over: bool
    ready_on: date | None = None
    is_late: bool = False

    @property
    def label(self) -> Any:
        return STANDINGS[self.standing][0]

    @property
    def tone(self) -> str:
        return STANDINGS[self.standing][1]

    @property
    def names(self) -> Any:
        return ", ".join(adult.user.name for adult in self.adults) or _("Nobody has accepted yet")

    @property
    def reference(self) -> str:
        """The assignment's; nothing for a home that prepares."""
        return self.status.assignment.case_reference if self.status.assignment else ""

    @property
    def has_passed(self) -> bool:
        """Whether the deadline lies behind."""
        return self.days_left is not None and self.days_left < 0

    @property
    def is_pressing(self) -> bool:
        return self.has_passed or self.is_late

    @property
    def has_next(self) -> bool:
        """Whether anything is said of what comes next."""
        return bool(self.step or self.deadline or self.ready_on)


def desk_statuses(user: User) -> DeskStatuses:
    """What the user has on the desk, with `standing` and `rank`: the most pressing first. Nobody has
    their own home there."""
    own = FosterParent.objects.filter(user=user).current().values("home")
    holding = FilteredRelation(
        "assignment__approvals", condition=Q(assignment__approvals__state__in=Approval.HOLDING)
    )
    return (
        GateStatus.objects.visible_to(user)
        .exclude(home__in=own)
        .annotate(holding=holding)
        .annotate(
            standing=Case(
                When(holding__state=Approval.State.NEEDS_REVIEW, then=Value(NEEDS_REVIEW)),
                When(holding__state__isnull=False, then=Value(APPROVED)),
                default=F("outcome"),
                output_field=CharField(),
            )
        )
        .annotate(
            rank=Case(
                *(When(standing=name, then=Value(place)) for place, name in enumerate(_ORDER)),
                output_field=IntegerField(),
            )
        )
    )


def narrowed(
    statuses: DeskStatuses,
    *,
    standing: str = "",
    kind: str = "",
    office: int | None = None,
    words: str = "",
) -> DeskStatuses:
    """The statuses that match a filter; `words` are looked for in names, case references and the
    names of municipalities."""
    if standing:
        statuses = statuses.filter(standing=standing)
    if kind:
        statuses = statuses.filter(Q(assignment__kind=kind) | Q(preparation__kind=kind))
    if office:
        handed = HandOver.objects.filter(assignment=OuterRef("assignment"), to=office, taken_back_at=None)
        statuses = statuses.filter(
            Q(assignment__organisation=office)
            | Q(preparation__isnull=False, home__registered_by=office)
            | Q(Exists(handed))
        )
    statuses = statuses.alias(place=Folded("home__host_municipality__name"))
    name = Folded(Concat("user__first_name", Value(" "), "user__last_name", output_field=TextField()))
    for word in folding.folded(words).split():
        members = FosterParent.objects.filter(home=OuterRef("home")).current()
        statuses = statuses.filter(
            Q(Exists(members.filter(Contains(name, Value(word)))))
            | Q(assignment__case_reference__icontains=word)
            | Q(place__contains=word)
        )
    return statuses


def in_order(statuses: DeskStatuses) -> DeskStatuses:
    """The most pressing first: by standing, then by the nearest deadline."""
    return statuses.order_by("rank", *_NEAREST)


def counts_by_standing(statuses: DeskStatuses) -> dict[str, int]:
    """How many there are of each standing, in the desk's order; one query."""
    found = dict(statuses.order_by().values_list("standing").annotate(number=Count("pk")))
    return {name: found[name] for name in _ORDER if found.get(name)}


def in_view(
    statuses: DeskStatuses, *, standing: str = "", order: str = ""
) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """How many there are of each standing, in the desk's order, and the (id, standing) of those under
    the chosen one: the most pressing first, or in one of `ORDERS`. One query: asking who may see what
    is the dear part."""
    if order in ORDERS:
        rows = list(statuses.order_by(*ORDERS[order], "pk").values_list("pk", "standing"))
        number = Counter(name for _pk, name in rows)
        counts = {name: number[name] for name in _ORDER if number[name]}
        return counts, [(pk, name) for pk, name in rows if standing in ("", name)]
    found: dict[str, list[int]] = dict(
        statuses.order_by().values_list("standing").annotate(ids=ArrayAgg("pk", order_by=_NEAREST))
    )
    names = [name for name in _ORDER if name in found]
    shown = [(pk, name) for name in names if standing in ("", name) for pk in found[name]]
    return {name: len(found[name]) for name in names}, shown


def with_standing(shown: Iterable[tuple[int, str]]) -> list[GateStatus]:
    """The statuses of a page of `in_view`, in its order, with all that a row shows."""
    standings = dict(shown)
    loaded = GateStatus.objects.select_related(
        "home__host_municipality", "assignment__organisation", "preparation", "forecast"
    ).in_bulk(list(standings))
    for pk, standing in standings.items():
        if pk in loaded:
            setattr(loaded[pk], "standing", standing)  # noqa: B010 - as desk_statuses annotates it
    return [loaded[pk] for pk in standings if pk in loaded]


def desk_rows(
    statuses: Iterable[GateStatus], *, user: User, language: str, on: date | None = None
) -> list[DeskRow]:
    """The rows for these annotated statuses, with `home`, `assignment` and `preparation` loaded, as
    the user may see them."""
    statuses = list(statuses)
    day = on or today()
    adults = parents_by_home({status.home_id for status in statuses}, on=day)
    assignments = [status.assignment_id for status in statuses if status.assignment_id]
    approved = {
        approval.assignment_id: approval
        for approval in Approval.objects.standing().filter(assignment__in=assignments).defer("snapshot")
    }
    handed = set(
        HandOver.objects.filter(assignment__in=assignments, taken_back_at=None).values_list(
            "assignment", flat=True
        )
    )
    steps = next_steps(statuses, adults, user=user, language=language)
    return [_row(status, adults, approved, handed, steps, day) for status in statuses]


def open_tasks(user: User) -> list[Task]:
    """What the user's offices must do: what concerns the approval and the move-in before letters, and
    the oldest first. Those that are shown have the `names` of the home's adults."""
    own = FosterParent.objects.filter(user=user).current().values("home")
    urgency = Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(_URGENCY)))
    found = Task.objects.open().visible_to(user).exclude(assignment__home__in=own)
    tasks = list(
        found.select_related("assignment__home", "organisation").order_by(urgency, "opened_at", "pk")
    )
    adults = parents_by_home({task.assignment.home_id for task in tasks[:TASKS_SHOWN]}, on=today())
    for task in tasks[:TASKS_SHOWN]:
        names = [adult.name for adult in adults.get(task.assignment.home_id, ())]
        setattr(task, "names", names)  # noqa: B010 - what the row calls the home
    return tasks


def _row(
    status: GateStatus,
    adults: dict[int, list[User]],
    approved: dict[int, Approval],
    handed: set[int],
    steps: dict[int, NextForHome],
    day: date,
) -> DeskRow:
    share = {entry["parent"]: entry["share"] for entry in status.progress}
    approval = approved.get(status.assignment_id) if status.assignment_id else None
    moved_in_on = status.assignment.moved_in_on if status.assignment else None
    standing: str = getattr(status, "standing")  # noqa: B009 - annotated by desk_statuses
    deadline = _deadline(status, is_approved=approval is not None, has_moved_in=bool(moved_in_on))
    forecast = None if approval or status.may_approve else getattr(status, "forecast", None)
    return DeskRow(
        status=status,
        standing=standing,
        adults=tuple(
            DeskAdult(user, share.get(str(user.uuid), 0)) for user in adults.get(status.home_id, ())
        ),
        approved_on=oslo_day(approval.decided_at) if approval else None,
        step=_decision(status, standing) or (None if approval else steps.get(status.pk)),
        deadline=deadline,
        days_left=(deadline.on - day).days if deadline else None,
        days_since_move_in=(day - moved_in_on).days if moved_in_on and moved_in_on <= day else None,
        is_handed_over=status.assignment_id in handed,
        ready_on=forecast.ready_on if forecast and forecast.ready_on and forecast.ready_on > day else None,
        is_late=bool(forecast and forecast.is_late),
    )


def _decision(status: GateStatus, standing: str) -> NextForHome | None:
    """The decision that a row waits for, before anything else that lies ahead."""
    if standing == NEEDS_REVIEW:
        return NextForHome(Task.Kind.REVIEW.label)
    return (
        NextForHome(_("Decide whether to approve"))
        if standing == Outcome.CLEARED and status.may_approve
        else None
    )


def _deadline(status: GateStatus, *, is_approved: bool, has_moved_in: bool) -> Deadline | None:
    """The deadline of an urgent move-in, else of training after the move-in, else the planned move-in."""
    if status.due_on and not is_approved:
        return Deadline(status.due_on, "due")
    if status.follow_up_due_on:
        return Deadline(status.follow_up_due_on, "follow_up")
    planned = status.assignment.planned_move_in_on if status.assignment else None
    return Deadline(planned, "move_in") if planned and not has_moved_in else None
