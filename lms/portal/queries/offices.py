"""The people of the offices that somebody leads, and what each of them holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from cms.models import LessonPage, QuizPage
from cms.queries.owners import pages_kept_by
from lms.approval.models import Task
from lms.dates import oslo_day, today
from lms.people.models import Assignment, Membership, Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.memberships import MembershipQuerySet
from lms.people.models.order import norwegian
from lms.people.queries import people_to_take_over
from lms.people.rules.offices import due_on
from sessions.queries.held_work import HeldWork, held_work
from sessions.queries.staffing import trainers_for

LEFT_LATELY = timedelta(days=180)


@dataclass(frozen=True)
class Colleague:
    """One role of one person at an office. `state` is `invited`, `to_come`, `in_force`, `paused` or `left`;
    `due_on` the day by which a leader is to confirm it."""

    held: Membership
    name: str
    state: str
    due_on: date
    is_overdue: bool
    is_own: bool


@dataclass(frozen=True)
class OfficePeople:
    """An office as its leader sees it: who works there, who has left lately, and who could come from an
    office that goes over to it."""

    office: Organisation
    colleagues: list[Colleague]
    former: list[Colleague]
    coming: list[Membership]

    @property
    def to_confirm(self) -> list[Colleague]:
        """Those whose yearly confirmation is due."""
        return [one for one in self.colleagues if one.is_overdue and not one.is_own]


@dataclass(frozen=True)
class Holdings:
    """What one person holds at an office, and which of the office's needs rest on them alone."""

    work: HeldWork
    pages: list[LessonPage | QuizPage]
    stays: tuple[int, int]
    only_one: list[str]

    def __bool__(self) -> bool:
        return bool(self.work or self.pages)


def roles_led_by(user: User) -> MembershipQuerySet:
    """The roles at the offices that a user leads, ended ones too, those of administrators apart."""
    led = access_of(user).led_organisations
    found = Membership.objects.filter(organisation__in=led, given_at__isnull=False).exclude(role=Role.ADMIN)
    return found.select_related("user", "organisation")


def offices_led_by(user: User) -> QuerySet[Organisation]:
    led = Organisation.objects.open().filter(pk__in=access_of(user).led_organisations)
    return led.order_by(*norwegian("name"))


def people_of(user: User) -> list[OfficePeople]:
    """The people of each office that a user leads, by name; two queries, and one for each office."""
    since = timezone.now() - LEFT_LATELY
    rows = roles_led_by(user).order_by(*norwegian("user__last_name", "user__first_name"), "role", "starts_on")
    shown = [colleague_of(held, reader=user) for held in rows if not held.ended_at or held.ended_at > since]
    return [
        OfficePeople(
            office,
            [one for one in shown if one.held.organisation_id == office.pk and one.state != "left"],
            [one for one in shown if one.held.organisation_id == office.pk and one.state == "left"],
            list(people_to_take_over(office)),
        )
        for office in offices_led_by(user)
    ]


def colleague_of(held: Membership, *, reader: User) -> Colleague:
    """A role as the list of the office shows it; no query."""
    confirmed = oslo_day(held.reviewed_at or held.given_at or timezone.now())
    return Colleague(
        held=held,
        name=held.asked_name or held.user.name,
        state=_state(held),
        due_on=due_on(confirmed, months=12),
        is_overdue=held.ended_at is None and today() >= due_on(confirmed, months=settings.REVIEW_DUE_MONTHS),
        is_own=held.user_id == reader.pk,
    )


def holdings_of(held: Membership) -> Holdings:
    """What the person holds at the office after their last day; nine queries at most."""
    office, last_day = held.organisation, held.ends_on
    work = held_work(held.user, office, after=last_day if not held.ended_at else None)
    pages = pages_kept_by(held.user) if held.role == Role.EDITOR else []
    assignments = Assignment.objects.filter(organisation=office).open().count()
    tasks = Task.objects.open().filter(organisation=office).count()
    return Holdings(work, pages, (assignments, tasks), _only_one(held))


def trainers_beside(held: Membership) -> QuerySet[User]:
    """The other trainers of the office, by name."""
    return trainers_for(held.organisation).exclude(pk=held.user_id)


def editors_beside(held: Membership) -> QuerySet[User]:
    """The other editors of the office, by name."""
    found = User.objects.with_role(Role.EDITOR, at=[held.organisation_id]).exclude(pk=held.user_id)
    return found.order_by(*norwegian("last_name", "first_name"), "pk")


def _only_one(held: Membership) -> list[str]:
    """What nobody else at the office can do: `approve`, `lead`, or the role itself."""
    if held.ended_at:
        return []
    others = list(
        Membership.objects.in_force()
        .filter(organisation=held.organisation, user__is_active=True)
        .exclude(user=held.user)
        .values_list("role", "may_approve", "leads")
    )
    alone = []
    if held.may_approve and not any(may_approve for _, may_approve, _ in others):
        alone.append("approve")
    if held.leads and not any(leads for _, _, leads in others):
        alone.append("lead")
    if not any(role == held.role for role, _, _ in others):
        alone.append("role")
    return alone


def _state(held: Membership) -> str:
    day = today()
    if held.ended_at or (held.ends_on and held.ends_on < day):
        return "left"
    if held.asked_name or (held.user.last_login is None and not held.user.has_usable_password()):
        return "invited"
    if held.paused_at:
        return "paused"
    return "to_come" if held.starts_on and held.starts_on > day else "in_force"
