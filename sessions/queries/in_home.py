"""In-home training as its parties read it: plans, goals over time, visits, closing evaluations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Prefetch, QuerySet, Value, When, prefetch_related_objects
from django.utils import timezone

from courses.models import Module, Part
from lms.dates import today
from lms.people.models import Assignment, ConflictOfInterest, FosterParent, Role, User
from lms.people.models.access import access_of
from sessions.models import (
    ClosingEvaluation,
    Goal,
    InHomePlan,
    InHomeVisit,
    Registration,
)
from sessions.queries.attendance import shown_name

_OPEN = (InHomePlan.Status.ASKED, InHomePlan.Status.GRANTED)


@dataclass(frozen=True)
class Listed:
    """A plan in a list: the adults' names as the reader may see them, and the next visit, if any."""

    plan: InHomePlan
    names: list[str]
    next_visit: datetime | None


def is_family(user: User, plan: InHomePlan) -> bool:
    """Whether the user is an adult of the plan's home now."""
    return FosterParent.objects.filter(home=plan.assignment.home_id, user=user).current().exists()


def may_coordinate(user: User, plan: InHomePlan) -> bool:
    """Whether the user coordinates the region that decides about the plan."""
    seen = InHomePlan.objects.visible_to(user).filter(pk=plan.pk).exists()
    return seen and plan.organisation_id in access_of(user).organisations(Role.COORDINATOR)


def may_lead(user: User, plan: InHomePlan) -> bool:
    """Whether the user coordinates the region, or trains for it and is a resource person of the plan,
    without a conflict of interest."""
    conflict = ConflictOfInterest.objects.standing(user).filter(home=plan.assignment.home_id).exists()
    trains = plan.organisation_id in access_of(user).organisations(Role.TRAINER)
    if trains and not conflict and plan.resource_people.filter(pk=user.pk).exists():
        return True
    return may_coordinate(user, plan)


def plans_for(user: User) -> QuerySet[InHomePlan]:
    """The plans that a user may see, those that wait for an answer first, then the newest."""
    places = Case(*(When(status=status, then=Value(at)) for at, status in enumerate(InHomePlan.Status)))
    return (
        InHomePlan.objects.visible_to(user)
        .annotate(place=places)
        .select_related("assignment", "organisation")
        .order_by("place", "-pk")
    )


def open_plan(assignment: Assignment, *, by: User) -> InHomePlan | None:
    """The plan that is asked for or under way for an assignment, as far as the user may see it."""
    return plans_for(by).filter(assignment=assignment, status__in=_OPEN).first()


def assignments_to_ask_for(user: User) -> QuerySet[Assignment]:
    """The open assignments that a user may see."""
    return Assignment.objects.visible_to(user).open().select_related("home", "organisation")


def own_assignments(user: User) -> list[Assignment]:
    """The assignments of a user's own homes after the move that no plan is open for."""
    open_plans = InHomePlan.objects.filter(status__in=_OPEN)
    homes = list(FosterParent.objects.filter(user=user).current().values_list("home", flat=True))
    own = Assignment.objects.open().filter(home__in=homes, moved_in_on__lte=today())
    return list(own.exclude(pk__in=open_plans.values("assignment")).order_by("registered_on", "pk"))


def goals_of(plan: InHomePlan) -> QuerySet[Goal]:
    """The goals of a plan."""
    return Goal.objects.filter(plan=plan)


def own_evaluation(plan: InHomePlan, *, by: User) -> ClosingEvaluation | None:
    """What a user has answered at the end of a plan."""
    return ClosingEvaluation.objects.filter(plan=plan, by=by).first()


def listed(plans: Iterable[InHomePlan], *, by: User) -> list[Listed]:
    """These plans as a list shows them; five queries whatever their number."""
    current = FosterParent.objects.current().select_related("user").order_by("joined_on", "pk")
    ahead = InHomeVisit.objects.filter(
        session__status="published", session__period__endswith__gt=timezone.now()
    ).select_related("session")
    plans = list(plans)
    prefetch_related_objects(
        plans,
        Prefetch("assignment__home__parents", queryset=current),
        Prefetch("visits", queryset=ahead),
    )
    named = set(
        Assignment.objects.visible_to(by)
        .filter(pk__in=[plan.assignment_id for plan in plans])
        .values_list("pk", flat=True)
    )
    return [
        Listed(
            plan=plan,
            names=[
                shown_name(row.user, has_right=plan.assignment_id in named)
                for row in plan.assignment.home.parents.all()
            ],
            next_visit=min((one.session.begins_at for one in plan.visits.all()), default=None),
        )
        for plan in plans
    ]


def names_of(plan: InHomePlan, *, by: User) -> list[str]:
    """The home's adults as the reader may call them, by the day they joined; two queries."""
    sees_names = Assignment.objects.visible_to(by).filter(pk=plan.assignment_id).exists()
    adults = FosterParent.objects.filter(home=plan.assignment.home_id).current().select_related("user")
    return [shown_name(row.user, has_right=sees_names) for row in adults.order_by("joined_on", "pk")]


def themes() -> QuerySet[Module]:
    """The modules that a visit can take its themes from: all that were ever published."""
    return Module.objects.filter(versions__isnull=False).distinct().select_related("training")


def visit_parts() -> QuerySet[Part]:
    """The visits of published modules, which a plan can say that its visits count as."""
    parts = Part.objects.filter(kind=Part.Kind.VISIT, module__versions__isnull=False)
    return parts.distinct().select_related("module__training")


def parts_left(plan: InHomePlan, *, apart_from: Iterable[int] = ()) -> list[Part]:
    """What the plan's visits are to count as and no standing visit delivers yet."""
    taken = Part.objects.filter(
        pk__in=InHomeVisit.objects.filter(plan=plan)
        .exclude(pk__in=list(apart_from))
        .exclude(session__status="cancelled")
        .values("session__delivers")
    )
    return list(plan.counts_as.exclude(pk__in=taken.values("pk")))


def attends(user: User, visit: InHomeVisit) -> bool:
    """Whether the user is signed up for the visit."""
    return Registration.objects.filter(session=visit.session_id, person=user).live().exists()
