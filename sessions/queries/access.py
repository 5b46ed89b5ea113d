"""What a user may open and act on, each with what its pages read beside it; anything else is not found."""

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from lms.people.models import Organisation, Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from lms.people.queries import partners_of
from sessions.models import (
    Attendance,
    AttendanceCorrection,
    InHomePlan,
    InHomeVisit,
    NetworkGroup,
    Registration,
    SeatOffer,
    Series,
    SeriesVisit,
    TrainingSession,
    Venue,
)
from sessions.models.seats import COMING, RegistrationQuerySet
from sessions.models.training_sessions import TrainingSessionQuerySet
from sessions.rules.kinds import kinds_with

Sessions = TrainingSessionQuerySet


# Sessions ---------------------------------------------------------------------------------------


def visible_sessions(user: User) -> Sessions:
    """Those that a user may see, with what a session's page shows."""
    sessions = TrainingSession.objects.visible_to(user)
    return sessions.select_related("venue__municipality", "organisation", "series", "group").prefetch_related(
        "delivers"
    )


def sessions_to_arrange(user: User) -> Sessions:
    """Those that a user leads or coordinates, drafts apart."""
    sessions = TrainingSession.objects.managed_by(user).exclude(status=TrainingSession.Status.DRAFT)
    return sessions.select_related("venue__municipality", "organisation", "series")


def sessions_that_run(user: User) -> Sessions:
    """Those that a user leads or coordinates, published and not called off."""
    return (
        TrainingSession.objects.managed_by(user)
        .published()
        .select_related("venue__municipality", "organisation", "series")
    )


def sessions_to_plan(user: User) -> Sessions:
    """Those that a user leads or coordinates, drafts too, called-off ones apart."""
    return TrainingSession.objects.managed_by(user).standing().select_related(*_PLANNED)


def sessions_to_call_off(user: User) -> Sessions:
    """Those that a user leads or coordinates, called-off ones too."""
    return TrainingSession.objects.managed_by(user).select_related(*_PLANNED)


def sessions_to_copy(user: User) -> Sessions:
    """Those that a user leads or coordinates and that are planned by their own form, called-off ones too."""
    sessions = TrainingSession.objects.managed_by(user).filter(kind__in=kinds_with("is_planned_singly"))
    return sessions.select_related(*_PLANNED)


def sessions_in_series(user: User) -> Sessions:
    """Gatherings of a series that a user leads or coordinates, called-off ones apart."""
    sessions = TrainingSession.objects.managed_by(user).standing().exclude(series=None)
    return sessions.select_related("venue__municipality", "organisation", "series")


def sessions_with_programme(user: User) -> Sessions:
    """Network days that a user leads or coordinates."""
    sessions = TrainingSession.objects.managed_by(user).standing().with_programme()
    return sessions.select_related("venue__municipality", "organisation", "series")


def days_to_tell_of(user: User) -> Sessions:
    """Network days that a user may see."""
    return TrainingSession.objects.visible_to(user).with_programme()


def led_sessions(user: User) -> Sessions:
    """Those that run and that a user leads."""
    return (
        TrainingSession.objects.led_by(user)
        .published()
        .select_related("venue__municipality", "organisation", "series")
    )


def sessions_to_come_to(user: User) -> Sessions:
    """Those that run and that a user may see."""
    return (
        TrainingSession.objects.visible_to(user)
        .published()
        .select_related("venue__municipality", "organisation", "series")
    )


def sessions_to_keep(user: User) -> Sessions:
    """Those that a user may see and have as a file: drafts are none."""
    sessions = TrainingSession.objects.visible_to(user).exclude(status=TrainingSession.Status.DRAFT)
    return sessions.select_related("venue__municipality")


def may_see(user: User, session: TrainingSession) -> bool:
    """Whether a session is the user's to see."""
    return TrainingSession.objects.visible_to(user).filter(pk=session.pk).exists()


def may_manage(user: User, session: TrainingSession) -> bool:
    """Whether a user leads or coordinates a session."""
    return TrainingSession.objects.managed_by(user).filter(pk=session.pk).exists()


_PLANNED = ("venue__municipality", "organisation", "series")


# Seats ------------------------------------------------------------------------------------------


def own_seats(user: User) -> RegistrationQuerySet:
    """A user's own sign-ups that stand."""
    registrations = Registration.objects.filter(person=user).live().in_force()
    return registrations.select_related("session__series", "logistics", "person", "booking")


def own_days(user: User) -> RegistrationQuerySet:
    """A user's own sign-ups to network days."""
    return own_seats(user).filter(session__kind__in=kinds_with("has_programme"))


def seats_to_give_back(user: User, session: TrainingSession) -> RegistrationQuerySet:
    """The sign-ups of a session that a user may see, and those of who shares the home."""
    of_the_home = Registration.objects.filter(person__in=partners_of(user))
    return (Registration.objects.visible_to(user) | of_the_home).filter(session=session)


def standing_seats(session: TrainingSession, persons: list[User]) -> list[Registration]:
    """The live sign-ups of these users to a session."""
    return list(Registration.objects.filter(session=session, person__in=persons).live())


def has_seat(user: User, session: UUID) -> bool:
    """Whether a user is signed up to a session, or waits for it."""
    return Registration.objects.filter(session__uuid=session, person=user).live().exists()


def seats_of_the_home(user: User, seats: list[UUID]) -> RegistrationQuerySet:
    """Those of these sign-ups that are live and a user's own or of who shares the home."""
    household = [user, *partners_of(user)]
    return Registration.objects.filter(uuid__in=seats, person__in=household).live()


def persons_of(seats: list[UUID]) -> list[int]:
    """Whose sign-ups these are (users, ids)."""
    return list(Registration.objects.filter(uuid__in=seats).values_list("person", flat=True))


def own_offers(user: User) -> QuerySet[SeatOffer]:
    """The places held for a user."""
    own = Registration.objects.filter(person=user).of_present_homes().values("booking")
    return SeatOffer.objects.select_related("booking__session").filter(booking__in=own)


def lines_of(session: TrainingSession, *, by: User) -> RegistrationQuerySet:
    """The lines of a roster: who is on it, or was marked when they were."""
    registrations = Registration.objects.visible_to(by).filter(session=session)
    marked = Attendance.objects.filter(session=session).values("person")
    listed = registrations.filter(Q(status__in=COMING) | Q(person__in=marked))
    return listed.select_related("person")


def seats_of(session: TrainingSession) -> RegistrationQuerySet:
    """All sign-ups of a session, whatever became of them."""
    return Registration.objects.filter(session=session).select_related("person")


def corrections_to_settle(user: User) -> QuerySet[AttendanceCorrection]:
    """The corrections of marks in the sessions that a user leads or coordinates."""
    managed = TrainingSession.objects.managed_by(user)
    corrections = AttendanceCorrection.objects.select_related("attendance__session")
    return corrections.filter(attendance__session__in=managed)


# Series, venues, visits -------------------------------------------------------------------------


def visible_series(user: User) -> QuerySet[Series]:
    """The series that a user may see."""
    return Series.objects.visible_to(user).select_related("template", "organisation")


def visits_of_series(series: Series) -> QuerySet[SeriesVisit]:
    """The visits of a series that homes have planned."""
    return SeriesVisit.objects.filter(required__series=series).select_related("required__series")


def own_venues(user: User) -> QuerySet[Venue]:
    """The venues of the services that a user coordinates, by name."""
    own = access_of(user).organisations(Role.COORDINATOR)
    venues = Venue.objects.filter(organisation__in=own).select_related("municipality")
    return venues.order_by(*norwegian("name"))


def organisations_among(ids: Collection[int]) -> QuerySet[Organisation]:
    """These services (ids), closed ones apart, by name."""
    return Organisation.objects.open().filter(pk__in=ids).order_by(*norwegian("name"))


def series_that_requires(session: TrainingSession) -> Series | None:
    """The series that a visit in a home is required by, if it is one of those."""
    visit = SeriesVisit.objects.filter(session=session).select_related("required__series").first()
    return visit.required.series if visit else None


# In-home training, groups -----------------------------------------------------------------------


def visible_plans(user: User | AnonymousUser) -> QuerySet[InHomePlan]:
    """The in-home training that a user is a party of."""
    plans = InHomePlan.objects.visible_to(user).select_related("assignment__home", "organisation")
    return plans.prefetch_related("resource_people", "counts_as__module__training")


def visits_of_plan(plan: InHomePlan) -> QuerySet[InHomeVisit]:
    """The visits of a plan."""
    return InHomeVisit.objects.select_related("session", "plan").filter(plan=plan)


def visits_held_as(session: TrainingSession) -> QuerySet[InHomeVisit]:
    """The visit of a plan that a session is."""
    return InHomeVisit.objects.select_related("plan").filter(session=session)


def open_groups(user: User) -> QuerySet[NetworkGroup]:
    """The network groups whose inside a user may see."""
    return NetworkGroup.objects.visible_to(user).open().select_related("organisation", "facilitator")


def coordinated_groups(user: User) -> QuerySet[NetworkGroup]:
    """The open network groups of the services that a user coordinates."""
    organisations = access_of(user).organisations(Role.COORDINATOR)
    groups = NetworkGroup.objects.open().select_related("organisation")
    return groups.filter(organisation__in=organisations)
