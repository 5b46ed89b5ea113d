"""The world of the role table: one user per role, with records of their own and of others.

Everything in `own` organisations lies in the eastern region and county 32; everything `foreign`
lies in the middle region and county 50, and nobody of the first should learn that it exists.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.conf import settings
from django.test import Client

from cms.models import LessonPage, QuizPage
from courses.actions.enrolments import enrol
from lms.people.models import (
    Assignment,
    FosterHome,
    Municipality,
    Organisation,
    Preparation,
    Role,
    SupervisionCase,
    User,
)
from tests import factories
from tests.cms import factories as pages
from tests.role_table import COORDINATOR, FOSTER_PARENT, LEADER

Kind = Organisation.Kind
_SEEN = datetime(2026, 1, 10, 12, tzinfo=UTC)


@dataclass
class World:
    """Users by role, and the records that the rows of the role table point at."""

    service: Organisation
    child_welfare: Organisation
    home: FosterHome
    assignment: Assignment
    preparing_home: FosterHome
    preparation: Preparation
    supervision: SupervisionCase
    users: dict[str, User] = field(default_factory=dict)
    partner: User | None = None
    lesson: LessonPage | None = None
    quiz: QuizPage | None = None
    signed_in: dict[int, str] = field(default_factory=dict)

    def with_pages(self) -> "World":
        """This world with a published lesson and a quiz, which the foster parent is enrolled for."""
        self.lesson = pages.published_lesson()
        module = self.lesson.get_parent().specific
        self.quiz = pages.publish(pages.quiz(under=module))
        training = module.get_parent().specific.code
        enrol(self.users[FOSTER_PARENT], training=training, by=self.users[COORDINATOR])
        return self

    def with_sign_ins(self) -> "World":
        """This world with everybody signed in: `signed_in` gives each user's cookie by the user's id."""
        for user in self.users.values():
            client = Client()
            client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
            self.signed_in[user.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
        return self


def build(*, county: str = "32", region: str = "ost") -> World:
    """One side of the world. The home has two adults and an assignment of the child welfare
    service; a second home of the same service is in preparation. The county governor has a supervision case
    that covers their municipality."""
    municipality = Municipality.objects.filter(county_number=county, region=region).order_by("number")[0]
    service = factories.OrganisationFactory(
        kind=Kind.FOSTER_CARE, region_id=region, name=f"Tjenesten {region}"
    )
    child_welfare = factories.OrganisationFactory(
        kind=Kind.CHILD_WELFARE, region_id=region, name=f"Barnevernet {region}"
    )
    directorate = Organisation.objects.filter(kind=Kind.DIRECTORATE).first() or (
        factories.OrganisationFactory(kind=Kind.DIRECTORATE, region=None, name="Direktoratet")
    )
    governor = factories.OrganisationFactory(
        kind=Kind.COUNTY_GOVERNOR, region=None, county_numbers=[county], name=f"Statsforvalteren {county}"
    )
    home = factories.FosterHomeFactory(host_municipality=municipality, registered_by=service)
    preparing = factories.FosterHomeFactory(host_municipality=municipality, registered_by=service)
    world = World(
        service=service,
        child_welfare=child_welfare,
        home=home,
        assignment=factories.AssignmentFactory(home=home, organisation=child_welfare),
        preparing_home=preparing,
        preparation=factories.PreparationFactory(home=preparing),
        supervision=factories.supervise(governor, municipality),
    )
    places = {
        Role.TRAINER: service,
        Role.COORDINATOR: service,
        Role.CASEWORKER: child_welfare,
        Role.EDITOR: directorate,
        Role.AUDITOR: governor,
        Role.ADMIN: directorate,
    }
    for role, organisation in places.items():
        user = factories.UserFactory(username=f"{role}-{region}", privacy_notice_seen_at=_SEEN)
        factories.MembershipFactory(
            user=user, organisation=organisation, role=role, may_approve=role == Role.CASEWORKER
        )
        world.users[role] = user
    leader = factories.UserFactory(username=f"{LEADER}-{region}", privacy_notice_seen_at=_SEEN)
    factories.MembershipFactory(user=leader, organisation=service, role=Role.TRAINER, leads=True)
    world.users[LEADER] = leader
    for name in (FOSTER_PARENT, "partner"):
        user = factories.UserFactory(username=f"{name}-{region}", privacy_notice_seen_at=_SEEN)
        factories.FosterParentFactory(home=home, user=user, joined_on=date(2026, 1, 10))
        world.users[name] = user
    world.partner = world.users.pop("partner")
    factories.FosterParentFactory(home=preparing, user=factories.UserFactory(username=f"preparing-{region}"))
    return world


def build_foreign() -> World:
    """The other side: another region, county, service and municipality."""
    return build(county="50", region="midt")
