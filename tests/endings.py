"""Those whose ground has ended: the role table's cast once they have left, been taken off or replaced.

Each ending takes one user of `tests.world` from a ground to none. What it `keeps` are the addresses
that answer as before, because they rest on another ground: one's own record, one's own account, and
what is open to everybody. Every other address of the role table that the user could open before must
then be refused, and none may tell of anything that the ground alone gave.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from lms.approval.actions.proof_links import make_proof_link
from lms.dates import today
from lms.people.actions.leaving import leave_home
from lms.people.actions.moving import plan_move
from lms.people.actions.supervision import end_case
from lms.people.models import FosterParent, Membership, Organisation, User
from lms.people.signals import people_changed
from sessions import urls
from sessions.actions.holds import hold
from sessions.actions.network_groups import join_group, leave_group
from sessions.models import InHomePlan, InHomeVisit, NetworkGroup, Registration, Series, TrainingSession
from tests import factories
from tests.factories import protect
from tests.role_table import AUDITOR, CASEWORKER, COORDINATOR, FOSTER_PARENT, SIGNED_IN, TRAINER, Row
from tests.sessions import factories as make
from tests.world import World


@dataclass
class Stage:
    """A world in which the home's adults share a closed group, a training visit and a gathering to come,
    all led by the world's trainer."""

    world: World
    group: NetworkGroup
    meeting: TrainingSession
    plan: InHomePlan
    visit: TrainingSession
    gathering: TrainingSession
    series: Series

    @property
    def sessions(self) -> list[TrainingSession]:
        return [self.meeting, self.visit, self.gathering]

    @property
    def closed(self) -> list[TrainingSession]:
        """Those that nobody may sign up to: seen by who takes part alone."""
        return [self.meeting, self.visit]


def stage(world: World) -> Stage:
    parent, partner, trainer = world.users[FOSTER_PARENT], world.partner, world.users[TRAINER]
    venue = make.VenueFactory(organisation=world.service, name="Granstua")
    group = NetworkGroup.objects.create(organisation=world.service, name="Furugruppa", facilitator=trainer)
    series = Series.objects.create(
        organisation=world.service,
        name="Lønnerekka",
        status=Series.Status.PUBLISHED,
        starts_on=timezone.localdate(),
        weekdays=[1],
        starts_at=timezone.now().time().replace(microsecond=0),
        made_by=world.users[COORDINATOR],
    )

    def session(**values: Any) -> TrainingSession:
        return make.TrainingSessionFactory(organisation=world.service, **values)

    meeting = session(
        kind="group_meeting", group=group, venue=venue, title="Furumøte", period=(make.at(9), make.at(11))
    )
    visit = session(kind="in_home", title="Rognebesøk", period=(make.at(12), make.at(13)))
    gathering = session(
        series=series, number=1, venue=venue, title="Lønnekveld", period=(make.at(17), make.at(20))
    )
    plan = InHomePlan.objects.create(
        assignment=world.assignment,
        organisation=world.service,
        asked_from="family",
        asked_by=parent,
        asked_at=timezone.now(),
        reasons=["first_time"],
        needs=["school"],
        status="granted",
        visits_planned=1,
    )
    plan.resource_people.set([trainer])
    InHomeVisit.objects.create(plan=plan, session=visit)
    for each in (meeting, visit, gathering):
        hold(each, [trainer], holds=True)
    for person in (parent, partner):
        join_group(group, by=User.objects.get(pk=person.pk))
        for each in (visit, gathering):
            registration = make.signed_up(each, person)
            registration.booking.home = world.home
            registration.booking.save()
    for maker in (parent, partner):
        make_proof_link(by=User.objects.get(pk=maker.pk), days=14, with_partner=True)
    people_changed.send(sender=None, homes=[world.home])
    return Stage(world, group, meeting, plan, visit, gathering, series)


@dataclass(frozen=True)
class Ending:
    """`who` of the world had a ground, and `ends` takes it away.

    `hides` gives what was told on that ground alone, as it stands on a page: no address tells it any
    more. `closes` gives addresses that are refused. Where the ground was all that the user had, `keeps`
    names the rows that rest on another, and every other row is refused; None where much else stands.
    """

    name: str
    who: str
    ends: Callable[[Stage], object]
    hides: Callable[[Stage], list[str]]
    closes: Callable[[Stage], list[str]] | None = None
    keeps: frozenset[str] | None = None

    def __str__(self) -> str:
        return self.name

    def asks(self, row: Row) -> bool:
        """Whether the row is one to ask: a page that shows what the reader may see, or, where the ground
        was all that they had, whatever their role opened."""
        if (
            row.method == "get"
            and row.own is Row.own
            and (self.who in row.allowed or row.allowed >= SIGNED_IN)
        ):
            return True
        return self.keeps is not None and self.who in row.allowed and not row.allowed >= SIGNED_IN

    def closes_row(self, row: Row) -> bool:
        """Whether the row is to refuse the user once the ground has ended."""
        return self.keeps is not None and not row.allowed >= SIGNED_IN and row.name not in self.keeps


def addresses_of(session: TrainingSession) -> list[str]:
    """Every address that takes a session and nothing else."""
    found = []
    for name, keys in ADDRESSES.items():
        if keys == {"uuid"}:
            found.append(reverse(f"sessions:{name}", kwargs={"uuid": session.uuid}))
    return found


ADDRESSES = {pattern.name: set(pattern.pattern.converters) for pattern in urls.urlpatterns if pattern.name}


def left_home(stage: Stage) -> None:
    parent = stage.world.users[FOSTER_PARENT]
    leave_home(FosterParent.objects.current().get(user=parent), by=parent)


def _other_adult(stage: Stage) -> list[str]:
    assert stage.world.partner
    return [stage.world.partner.name, stage.world.assignment.case_reference, str(stage.world.home.uuid)]


def _places(stage: Stage) -> list[str]:
    return [str(one.uuid) for one in stage.sessions] + ["Granstua", "Furu", "Rognebesøk", "Lønnekveld"]


def _closed(stage: Stage) -> list[str]:
    return [str(one.uuid) for one in stage.closed] + ["Furumøte", "Rognebesøk"]


def _addresses_of_closed(stage: Stage) -> list[str]:
    return [address for one in stage.closed for address in addresses_of(one)]


def _given_back(status: str) -> Callable[[Stage], object]:
    def end(stage: Stage) -> None:
        own = Registration.objects.filter(person=stage.world.users[FOSTER_PARENT])
        own.filter(session__in=stage.sessions).update(status=status)
        leave_group(stage.group, person=stage.world.users[FOSTER_PARENT])

    return end


def _left_group(stage: Stage) -> None:
    leave_group(stage.group, person=stage.world.users[FOSTER_PARENT])


def _addresses_of_group(stage: Stage) -> list[str]:
    inside = ("group", "write-post", "group-resource", "change-group-page", "plan-meetings", "leave-group")
    return [
        *addresses_of(stage.meeting),
        *(reverse(f"sessions:{name}", kwargs={"uuid": stage.group.uuid}) for name in inside),
    ]


def _replaced(stage: Stage) -> None:
    """Another trainer leads, facilitates and helps from now on."""
    old, other = stage.world.users[TRAINER], make.trainer_of(stage.world.service)
    NetworkGroup.objects.filter(facilitator=old).update(facilitator=other)
    for plan in InHomePlan.objects.filter(resource_people=old):
        plan.resource_people.set([other])
    for session in TrainingSession.objects.filter(organisation=stage.world.service):
        hold(session, [other], holds=False)


def _lost_role(role: str) -> Callable[[Stage], object]:
    def end(stage: Stage) -> None:
        Membership.objects.filter(user=stage.world.users[role]).delete()

    return end


def _past_last_day(role: str) -> Callable[[Stage], object]:
    def end(stage: Stage) -> None:
        held = Membership.objects.filter(user=stage.world.users[role])
        held.update(ends_on=today() - timedelta(days=1))

    return end


def _not_confirmed(role: str) -> Callable[[Stage], object]:
    def end(stage: Stage) -> None:
        Membership.objects.filter(user=stage.world.users[role]).update(paused_at=timezone.now())

    return end


def _protected(stage: Stage) -> None:
    protect(stage.world.users[FOSTER_PARENT])


def _moved_away(stage: Stage) -> None:
    """The home lies in another region's municipality, whose service trains it, from today."""
    other = factories.MunicipalityFactory(
        number="5001", county_number="50", region=factories.RegionFactory(code="midt", name="Midt")
    )
    service = factories.OrganisationFactory(kind=Organisation.Kind.FOSTER_CARE, name="Fosterhjemstjenesten M")
    coordinator = stage.world.users[COORDINATOR]
    plan_move(stage.world.home, to=other, service=service, on=today(), by=User.objects.get(pk=coordinator.pk))


def _case_ended(stage: Stage) -> None:
    end_case(stage.world.supervision, by=User.objects.get(pk=stage.world.users[AUDITOR].pk))


def _home_alone(stage: Stage) -> list[str]:
    return [stage.world.assignment.case_reference, str(stage.world.home.uuid)]


def _adults(stage: Stage) -> list[str]:
    assert stage.world.partner
    return [stage.world.users[FOSTER_PARENT].name, stage.world.partner.name]


def _home(stage: Stage) -> list[str]:
    return [*_adults(stage), stage.world.assignment.case_reference, str(stage.world.home.uuid)]


def _own_name(stage: Stage) -> list[str]:
    return [stage.world.users[FOSTER_PARENT].name, str(stage.world.home.uuid)]


OWN_RECORD = frozenset(
    {
        "approval:answer-proof-link",
        "approval:own-protection",
        "approval:proof-links",
        "approval:revoke-proof-link",
        "cms:answer",
        "cms:begin",
        "cms:changes",
        "cms:go-on",
        "cms:hand-in-quiz",
        "cms:kept-lesson",
        "cms:lesson",
        "cms:lesson-end",
        "cms:module",
        "cms:programme",
        "cms:quiz",
        "cms:start-quiz",
        "courses:certificate",
        "courses:erase-note",
        "courses:note",
        "people:answer-role",
        "media",
        "portal:path",
        "portal:shelf",
        "sessions:courses",
        "sessions:drop-days",
        "sessions:interpreter",
        "sessions:list",
        "sessions:evaluate",
        "sessions:evaluate-course",
        "sessions:mine",
        "sessions:month",
        "sessions:open",
        "sessions:week",
        "sessions:wishes",
        "wagtaildocs_serve",
    }
)
"""What a foster parent keeps for good; the lists of sessions and courses show nothing but own ones."""

TRAINER_OF_THE_SERVICE = frozenset(
    {
        "cms:answer",
        "cms:begin",
        "cms:changes",
        "cms:go-on",
        "cms:kept-lesson",
        "cms:lesson",
        "cms:lesson-end",
        "cms:module",
        "cms:programme",
        "cms:quiz",
        "cms:remarks",
        "media",
        "sessions:all-series",
        "sessions:availability",
        "sessions:own-calendar",
        "sessions:change-many",
        "sessions:check",
        "sessions:come-after-all",
        "sessions:course",
        "sessions:courses",
        "sessions:dialogue-meetings",
        "sessions:in-home-plans",
        "sessions:list",
        "sessions:month",
        "sessions:network",
        "sessions:evaluations",
        "sessions:open",
        "sessions:plan",
        "sessions:planned",
        "sessions:propose-series",
        "sessions:remove-absence",
        "sessions:remove-own-calendar",
        "sessions:session",
        "sessions:session-file",
        "sessions:teaching",
        "sessions:template",
        "sessions:templates",
        "sessions:trainer-hours",
        "sessions:undo-many",
        "sessions:trainer-hours-file",
        "sessions:week",
        "wagtaildocs_serve",
    }
)
"""What every trainer of a service may do, whatever they lead; sessions open to all among it."""

SEEING_FAMILIES = (TRAINER, COORDINATOR, CASEWORKER, AUDITOR)
ENDINGS = [
    Ending(
        "who_has_left_the_home",
        FOSTER_PARENT,
        left_home,
        lambda stage: [*_other_adult(stage), *_places(stage)],
        lambda stage: [address for one in stage.sessions for address in addresses_of(one)],
        keeps=OWN_RECORD,
    ),
    *(
        Ending(f"whose_seat_is_{status}", FOSTER_PARENT, _given_back(status), _closed, _addresses_of_closed)
        for status in ("cancelled", "excused", "lapsed", "called_off")
    ),
    Ending(
        "a_former_member_of_the_group",
        FOSTER_PARENT,
        _left_group,
        lambda stage: [str(stage.meeting.uuid), "Furumøte"],
        _addresses_of_group,
    ),
    Ending(
        "a_trainer_who_was_replaced",
        TRAINER,
        _replaced,
        lambda stage: [*_closed(stage), *_home(stage)],
        _addresses_of_group,
        keeps=TRAINER_OF_THE_SERVICE,
    ),
    *(
        Ending(f"a_former_{role}", role, _lost_role(role), lambda stage: [*_places(stage), *_home(stage)])
        for role in SEEING_FAMILIES
    ),
    *(
        Ending(
            f"a_{role}_past_their_last_day",
            role,
            _past_last_day(role),
            lambda stage: [*_places(stage), *_home(stage)],
        )
        for role in SEEING_FAMILIES
    ),
    *(
        Ending(
            f"a_{role}_whose_role_nobody_has_confirmed",
            role,
            _not_confirmed(role),
            lambda stage: [*_places(stage), *_home(stage)],
        )
        for role in SEEING_FAMILIES
    ),
    Ending(
        "an_auditor_whose_case_has_ended",
        AUDITOR,
        _case_ended,
        lambda stage: [*_places(stage), *_home(stage)],
    ),
    *(
        Ending(f"a_{role}_whose_home_has_moved_away", role, _moved_away, _home_alone)
        for role in (COORDINATOR, AUDITOR)
    ),
    *(
        Ending(f"a_{role}_without_the_right_to_one_newly_protected", role, _protected, _own_name)
        for role in SEEING_FAMILIES
    ),
]
