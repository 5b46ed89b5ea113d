"""Everything the page of one home shows, cut to the reader's own case."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models.functions import Lower
from django.utils import timezone

from courses.queries.assistance import home_to_sit_with
from lms.approval import gate
from lms.approval.models import Approval, Review, Task
from lms.approval.notices import INVITATION
from lms.approval.queries.closings import Closing
from lms.approval.queries.forecast.prospects import Prospect, prospects_for
from lms.approval.queries.home.moving import moves_of
from lms.approval.queries.home.timeline import TimelineEvent, timeline_of
from lms.approval.queries.permissions import acting_office, has_conflict, may_see_protected
from lms.approval.queries.protection import ProtectedAdult, adults_for
from lms.approval.queries.snapshots import evidence_recorded_by
from lms.approval.queries.standings import Standing, standings_of
from lms.dates import today
from lms.notices.queries.notices import not_reached
from lms.people.models import FosterHome, FosterParent, HomeMove, Invitation, Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from lms.people.queries import care_for, deceased_of, may_invite
from sessions.models import InHomePlan, Registration, TrainingSession
from sessions.queries.permissions import staff_may

Status = Registration.Status


@dataclass(frozen=True)
class Pressing:
    """Whether this reader can press Approve, and where not, the code of what stands in the way."""

    may: bool
    hindrance: str = ""


@dataclass(frozen=True)
class HomeCase:
    """One assignment or preparation on the page, with what the reader may do about it."""

    standing: Standing
    pressing: Pressing
    reviews: tuple[Review, ...]
    is_own: bool
    prospect: Prospect | None = None
    timeline: tuple[TimelineEvent, ...] = ()
    plans: tuple[InHomePlan, ...] = ()
    may_ask_in_home: bool = False

    @property
    def closings(self) -> list[Closing]:
        """What closes each open cell of required training, in the grid's order."""
        return [closing for _, cell in self.standing.open_cells for closing in cell.closings]


@dataclass(frozen=True)
class HomeSession:
    """A session that adults of the home are signed up to; `waiting` are those in line for a seat, and
    `offered` those who have not answered the offer of one."""

    session: TrainingSession
    names: tuple[str, ...]
    waiting: tuple[str, ...]
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class FosterHomePage:
    """One home as the reader sees it."""

    home: FosterHome
    adults: tuple[FosterParent, ...]
    cases: tuple[HomeCase, ...]
    invitations: tuple[Invitation, ...]
    not_reached: Collection[int]
    past: tuple[Approval, ...]
    tasks: tuple[Task, ...]
    may_act: bool
    may_invite: bool
    may_plan: bool
    may_vouch: bool
    sees_conflicts: bool
    has_protected: bool
    cared_for: tuple[ProtectedAdult, ...]
    deceased: tuple[FosterParent, ...]
    may_open_path: bool
    ahead: tuple[HomeSession, ...]
    may_ask_training_of: tuple[Organisation, ...]
    may_move: bool


def home_page(home: FosterHome, *, user: User, language: str) -> FosterHomePage:
    """The page of a home that the user may open."""
    access = access_of(user)
    trains = home.trained_by_id in access.organisations(Role.COORDINATOR)
    registered = home.registered_by_id in access.organisations(Role.CASEWORKER)
    adults = FosterParent.objects.filter(home=home).current().select_related("user")
    members = tuple(adults.order_by("joined_on", "user__uuid"))
    asked = Invitation.objects.filter(home=home, accepted_at=None).select_related("user")
    invitations = tuple(asked.order_by("sent_at")) if trains or registered else ()
    ended = Approval.objects.visible_to(user).filter(
        assignment__home=home, state__in=[Approval.State.WITHDRAWN, Approval.State.ENDED]
    )
    tasks = Task.objects.open().visible_to(user).filter(assignment__home=home)
    standings = standings_of(home, user=user, language=language)
    prospects = prospects_for(standings, language=language)
    moves = moves_of(home) if standings else ()
    cared_for = adults_for(home, members, user=user)
    return FosterHomePage(
        home=home,
        adults=members,
        cases=tuple(_case(one, user, members, prospects.get(one.subject), moves) for one in standings),
        invitations=invitations,
        not_reached=not_reached(
            [one.user_id for one in invitations], kind=INVITATION, about=f"home:{home.uuid}"
        ),
        past=tuple(ended.defer("snapshot").order_by("-decided_at")),
        tasks=tuple(tasks.select_related("assignment").order_by("opened_at")),
        may_act=access.has(Role.COORDINATOR, Role.CASEWORKER),
        may_invite=may_invite(user, home),
        may_plan=staff_may(user, home),
        may_vouch=home_to_sit_with(user, home.uuid) is not None,
        sees_conflicts=trains,
        has_protected=any(member.user.is_address_protected for member in members),
        cared_for=cared_for,
        deceased=_deceased(home, user),
        may_open_path=not standings and may_open_path(user, home),
        ahead=_ahead(members, user),
        may_ask_training_of=services_to_ask(user, home),
        may_move=(trains or registered) and bool(cared_for or not members),
    )


def _deceased(home: FosterHome, user: User) -> tuple[FosterParent, ...]:
    """The adults of the home who have died, for the staff who care for it; the protected for those with the
    right."""
    died = deceased_of(home)
    care = care_for(user, home) if died else None
    if care is None or not care.is_staff:
        return ()
    return tuple(one for one in died if care.has_right or not one.user.address_protection)


def services_to_ask(user: User, home: FosterHome) -> tuple[Organisation, ...]:
    """The foster care services that a caseworker may ask to train a home which their own office has
    registered and trains itself; its region's first."""
    if home.trained_by_id or home.registered_by_id not in access_of(user).organisations(Role.CASEWORKER):
        return ()
    services = Organisation.objects.open().filter(kind=Organisation.Kind.FOSTER_CARE)
    services = services.order_by(*norwegian("name"))
    region = home.host_municipality.region_id
    return tuple(sorted(services, key=lambda service: service.region_id != region))


def may_open_path(user: User, home: FosterHome) -> bool:
    """Coordinators open the path of homes that their service trains, caseworkers where it is their
    office that trains."""
    access = access_of(user)
    if home.trained_by_id:
        return home.trained_by_id in access.organisations(Role.COORDINATOR)
    return home.registered_by_id in access.organisations(Role.CASEWORKER)


def may_close_path(user: User, home: FosterHome) -> bool:
    """Coordinators close the path of homes that their service trains."""
    return home.trained_by_id in access_of(user).organisations(Role.COORDINATOR)


def pressing(standing: Standing, user: User) -> Pressing:
    """Whether the user could approve now; the action asks everything again under lock."""
    assignment = standing.assignment
    if standing.approval:
        return Pressing(False, "approved")
    if not standing.may_approve or assignment is None:
        return Pressing(False, "not_cleared")
    if has_conflict(user, assignment.home_id):
        return Pressing(False, "conflict")
    office = acting_office(assignment, user)
    if office is None or not may_see_protected(user, office, assignment.home_id):
        return Pressing(False, "no_permission")
    if isinstance(standing.answer, gate.Answer):
        shown = {id_ for cell in standing.answer.cells for id_ in cell.evidence}
        if evidence_recorded_by(user, shown):
            return Pressing(True, "own_evidence")
    return Pressing(True)


def _case(
    standing: Standing,
    user: User,
    members: Collection[FosterParent],
    prospect: Prospect | None,
    moves: Collection[HomeMove],
) -> HomeCase:
    access = access_of(user)
    reviews: tuple[Review, ...] = ()
    if standing.approval:
        reviews = tuple(standing.approval.reviews.select_related("person").order_by("opened_at"))
    assignment = standing.assignment
    plans: tuple[InHomePlan, ...] = ()
    if assignment:
        seen = InHomePlan.objects.visible_to(user).filter(assignment=assignment)
        plans = tuple(seen.select_related("organisation").order_by("-asked_at"))
    return HomeCase(
        standing=standing,
        pressing=pressing(standing, user),
        reviews=tuple(review for review in reviews if not review.conclusion),
        is_own=bool(assignment and assignment.organisation_id in access.organisations(Role.CASEWORKER)),
        prospect=prospect,
        timeline=timeline_of(standing, adults=members, reviews=reviews, moves=moves),
        plans=plans,
        may_ask_in_home=bool(
            assignment
            and assignment.moved_in_on
            and assignment.moved_in_on <= today()
            and (
                assignment.organisation_id in access.organisations(Role.CASEWORKER)
                or assignment.home.trained_by_id in access.organisations(Role.COORDINATOR)
            )
            and not any(plan.status in (InHomePlan.Status.ASKED, InHomePlan.Status.GRANTED) for plan in plans)
        ),
    )


def _ahead(members: Collection[FosterParent], user: User) -> tuple[HomeSession, ...]:
    """The sessions to come that the reader may see these adults at, the nearest first; one query."""
    rows = (
        Registration.objects.visible_to(user)
        .live()
        .filter(
            person__in=[member.user_id for member in members], session__period__startswith__gt=timezone.now()
        )
        .exclude(session__status__in=[TrainingSession.Status.DRAFT, TrainingSession.Status.CANCELLED])
        .select_related("session")
        .order_by(Lower("session__period"), "session")
    )
    names = {member.user_id: member.user.name for member in members}
    found: dict[TrainingSession, list[Registration]] = {}
    for row in rows:
        found.setdefault(row.session, []).append(row)
    return tuple(
        HomeSession(
            session,
            names=tuple(names[row.person_id] for row in booked if row.status == Status.REGISTERED),
            waiting=tuple(names[row.person_id] for row in booked if row.status == Status.WAITING),
            offered=tuple(names[row.person_id] for row in booked if row.status == Status.OFFERED),
        )
        for session, booked in found.items()
    )
