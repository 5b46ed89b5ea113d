"""The staff's home pages: what lies ahead, what waits for a decision, and where to find it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from courses.models import PartProgress
from lms.approval.models import GateStatus, Task
from lms.approval.queries.desk.rows import STANDINGS, counts_by_standing, desk_statuses, in_view, open_tasks
from lms.approval.queries.facts import parents_by_home
from lms.approval.queries.unplaced import homes_to_place
from lms.dates import today
from lms.notices.models import Notice
from lms.people.models import Invitation, Role, SupervisionCase, User
from lms.people.models.access import access_of
from lms.portal.models import Interest
from lms.portal.queries.data_requests import requests_for
from sessions.models import (
    AttendanceCorrection,
    GatheringRequest,
    InHomePlan,
    InterpreterOrder,
    Registration,
    TrainingSession,
)
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.queries.attendance import sessions_of_trainer
from sessions.queries.briefing import Before, before
from sessions.queries.meetings import polls_to_fix
from sessions.queries.staffing import leaders_read
from sessions.queries.worklists import Worklist, in_pile

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LOOKING_BACK = timedelta(days=21)
LOOKING_AHEAD = timedelta(days=60)
SOON = timedelta(days=14)
STILL = timedelta(days=42)
MOST_STILL = 6
MOST_AHEAD = 8


@dataclass(frozen=True)
class TrainerHome:
    """The trainer's sessions: the next one in full, those whose roster is not finished, and those that
    follow the next."""

    next_up: Before | None
    unfinished: Sequence[TrainingSession]
    ahead: Sequence[TrainingSession]


@dataclass(frozen=True)
class Decision:
    """A pile of things that wait for somebody: how many, what they are, the address's name, and which of
    the sessions listed there."""

    number: int
    label: "StrPromise | str"
    url_name: str
    sessions: Worklist | None = None


@dataclass(frozen=True)
class StandingStill:
    """A home on its path where nothing has been done for a while."""

    home: UUID
    names: str
    since: date


@dataclass(frozen=True)
class CoordinatorHome:
    """What needs a decision, the nearest sessions, where homes stand, and which stand still."""

    decisions: Sequence[Decision]
    sessions: Sequence[TrainingSession]
    standings: Sequence[tuple[str, "StrPromise", str, int]]
    still: Sequence[StandingStill] = ()


@dataclass(frozen=True)
class CaseworkerHome:
    """What the office must do, and whether the desk, which tells the numbers, has homes; how many wait to be
    placed, since their municipality was divided, and how many requests about data wait."""

    tasks: Sequence[Task]
    has_homes: bool
    unplaced: int = 0
    data_requests: int = 0


def trainer_home(user: User) -> TrainerHome:
    """The trainer's own sessions around now; a fixed number of queries."""
    now = timezone.now()
    found = sessions_of_trainer(user, since=now - LOOKING_BACK, until=now + LOOKING_AHEAD)
    ahead = [one for one in found if one.ends_at > now]
    return TrainerHome(
        next_up=before(ahead[0], by=user) if ahead else None,
        unfinished=[one for one in found if one.ends_at < now and vars(one)["unmarked"]],
        ahead=ahead[1 : 1 + MOST_AHEAD],
    )


def coordinator_home(user: User) -> CoordinatorHome:
    """The region's piles of decisions, its nearest sessions, and where its homes stand."""
    now = timezone.now()
    managed = TrainingSession.objects.managed_by(user)
    sessions = (
        managed.published()
        .filter(period__startswith__range=(now - timedelta(hours=8), now + SOON))
        .select_related("venue__municipality", "organisation", "series")
        .prefetch_related(leaders_read())
        .in_order()[:8]
    )
    standings, shown = in_view(desk_statuses(user))
    missing = [pk for pk, standing in shown if standing == GateStatus.Outcome.MISSING]
    return CoordinatorHome(
        decisions=[pile for pile in _decisions(user, managed) if pile.number],
        sessions=list(sessions),
        standings=_named(standings),
        still=_standing_still(missing),
    )


def caseworker_home(user: User) -> CaseworkerHome:
    """The caseworker's tasks; a fixed number of queries."""
    return CaseworkerHome(
        tasks=open_tasks(user),
        has_homes=desk_statuses(user).exists(),
        unplaced=homes_to_place(user).count(),
        data_requests=requests_for(user).open().count(),
    )


@dataclass(frozen=True)
class AuditorHome:
    """The supervision cases that are open, and where the homes stand that they cover."""

    cases: Sequence[SupervisionCase]
    standings: Sequence[tuple[str, "StrPromise", str, int]]


def auditor_home(user: User) -> AuditorHome:
    """Two queries at most; without an open case no home is counted."""
    cases = list(SupervisionCase.objects.open().of(user).order_by("until_on", "pk"))
    return AuditorHome(cases, standings_for(user) if cases else ())


def standings_for(user: User) -> Sequence[tuple[str, "StrPromise", str, int]]:
    """How many of the homes that the user may open stand where; one query."""
    return _named(counts_by_standing(desk_statuses(user)))


def _standing_still(missing: Collection[int]) -> list[StandingStill]:
    """Of these statuses' homes, whose training is not complete, those where no adult has done anything
    for six weeks, the longest first."""
    day = today()
    since = day - STILL
    lately = PartProgress.objects.filter(
        person__home_memberships__home=OuterRef("home"),
        person__home_memberships__left_on=None,
        done_on__gte=since,
    )
    statuses = (
        GateStatus.objects.filter(pk__in=missing, home__registered_on__lt=since)
        .filter(~Exists(lately))
        .select_related("home")
        .order_by("home__registered_on", "pk")[:MOST_STILL]
    )
    found = list(statuses)
    adults = parents_by_home({status.home_id for status in found}, on=day)
    return [
        StandingStill(
            status.home.uuid,
            ", ".join(adult.name for adult in adults.get(status.home_id, ())),
            status.home.registered_on,
        )
        for status in found
    ]


def _named(counts: Mapping[str, int]) -> list[tuple[str, "StrPromise", str, int]]:
    return [(name, *STANDINGS[name], number) for name, number in counts.items()]


def _decisions(user: User, managed_sessions: TrainingSessionQuerySet) -> list[Decision]:
    now, managed = timezone.now(), managed_sessions.order_by()
    services = access_of(user).organisations(Role.COORDINATOR)
    ahead = Q(session__in=managed, session__period__startswith__gt=now)
    understaffed = in_pile(managed, Worklist.LEADERS, at=now)
    clashing = in_pile(managed, Worklist.AWAY, at=now)
    plans = InHomePlan.objects.visible_to(user).filter(status=InHomePlan.Status.ASKED)
    corrections = AttendanceCorrection.objects.filter(settled_at=None, attendance__session__in=managed)
    interpreters = InterpreterOrder.objects.filter(confirmed_at=None).filter(
        registration__session__in=in_pile(managed, Worklist.INTERPRETERS, at=now)
    )
    conflicts = Invitation.objects.filter(
        accepted_at=None, conflict_at__isnull=False, home__trained_by__in=services
    )
    interested = Interest.objects.visible_to(user).waiting()
    waiting = Registration.objects.filter(ahead, status=Registration.Status.WAITING)
    number = {
        "interested": interested.count(),
        "plans": plans.count(),
        "understaffed": understaffed.count(),
        "clashing": clashing.count(),
        "interpreters": interpreters.count(),
        "polls": polls_to_fix(user).count(),
        "asked_for": GatheringRequest.objects.visible_to(user).open().count(),
        "corrections": corrections.exclude(asked_by=user).count(),
        "conflicts": conflicts.count(),
        "unplaced": homes_to_place(user).count(),
        "data": requests_for(user).open().count(),
        "undelivered": Notice.objects.handled_by(user).undelivered().count(),
    }
    return [
        Decision(number["interested"], _("people who wonder about fostering"), "portal:interested"),
        Decision(number["polls"], _("dates to pick for dialogue meetings"), "sessions:dialogue-meetings"),
        Decision(number["asked_for"], _("gatherings asked for by homes"), "sessions:asked-for"),
        Decision(number["plans"], _("in-home training asked for"), "sessions:in-home-plans"),
        Decision(
            number["understaffed"],
            ngettext_lazy(
                "session without enough trainers", "sessions without enough trainers", number["understaffed"]
            ),
            "sessions:planned",
            Worklist.LEADERS,
        ),
        Decision(
            number["clashing"],
            ngettext_lazy(
                "session whose trainer is away", "sessions whose trainer is away", number["clashing"]
            ),
            "sessions:planned",
            Worklist.AWAY,
        ),
        Decision(waiting.count(), _("on waiting lists"), "sessions:planned", Worklist.WAITING),
        Decision(
            number["interpreters"],
            ngettext_lazy("interpreter not confirmed", "interpreters not confirmed", number["interpreters"]),
            "sessions:planned",
            Worklist.INTERPRETERS,
        ),
        Decision(
            number["corrections"],
            ngettext_lazy(
                "correction of attendance to confirm",
                "corrections of attendance to confirm",
                number["corrections"],
            ),
            "sessions:teaching",
        ),
        Decision(
            number["conflicts"],
            ngettext_lazy(
                "invited person registered in another home",
                "invited people registered in another home",
                number["conflicts"],
            ),
            "approval:desk",
        ),
        Decision(
            number["unplaced"],
            ngettext_lazy(
                "home whose municipality was divided",
                "homes whose municipality was divided",
                number["unplaced"],
            ),
            "approval:unplaced",
        ),
        Decision(number["data"], _("requests about data to answer"), "portal:data-requests"),
        Decision(
            number["undelivered"],
            ngettext_lazy(
                "e-mail that could not be delivered",
                "e-mails that could not be delivered",
                number["undelivered"],
            ),
            "notices:post-room",
        ),
    ]
