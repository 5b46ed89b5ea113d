"""The homes that staff may sign up to a gathering or a course: those that need it first, found by name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.models import Enrolment, ModulePart, PartProgress
from lms import folding
from lms.people.models import Assignment, ConflictOfInterest, FosterHome, FosterParent, Role, User
from lms.people.models.access import access_of
from lms.people.rules import norwegian_order
from sessions.models import Registration, TrainingSession


@dataclass(frozen=True)
class HomeToSignUp:
    """A home in the list: its adults' names, and those of them who lack something of what they would be
    signed up to."""

    home: int
    uuid: UUID
    names: Sequence[str]
    lacking: Sequence[str]


def homes_to_sign_up(user: User) -> QuerySet[FosterHome]:
    """The homes that staff may sign up: those that their service trains, or that have an open assignment of
    their office; never their own, nor one that they have declared a conflict of interest with."""
    access = access_of(user)
    own_cases = Assignment.objects.open().filter(
        home=OuterRef("pk"), organisation__in=access.organisations(Role.CASEWORKER)
    )
    trained = Q(trained_by__in=access.organisations(Role.COORDINATOR))
    lives_there = FosterParent.objects.filter(home=OuterRef("pk"), user=user)
    return (
        FosterHome.objects.visible_to(user)
        .active()
        .filter(trained | Exists(own_cases))
        .exclude(Exists(lives_there))
        .exclude(pk__in=ConflictOfInterest.objects.standing(user).values("home"))
    )


def home_lines(
    user: User, sessions: Collection[TrainingSession], *, words: str, at: datetime
) -> list[HomeToSignUp]:
    """The homes that `user` may sign up to these gatherings, where `words` are given those alone with all of
    them in an adult's name; first those whose path asks for what is lacked. Three queries."""
    wanted = folding.folded(words).split()
    parts = {part.pk for session in sessions for part in session.delivers.all()}
    members = FosterParent.objects.filter(home__in=homes_to_sign_up(user).values("pk")).current()
    rows = members.annotate(
        lacks=Exists(_asking(parts, at=at)), has_place=Exists(_seats(sessions))
    ).select_related("user", "home")
    homes: dict[int, list[FosterParent]] = {}
    for row in rows.order_by("joined_on", "pk"):
        homes.setdefault(row.home_id, []).append(row)
    found = []
    for pk, adults in homes.items():
        names = [row.user.name for row in adults]
        if all(any(word in folding.folded(name) for name in names) for word in wanted):
            lacking = [row.user.name for row in adults if vars(row)["lacks"] and not vars(row)["has_place"]]
            found.append(HomeToSignUp(pk, adults[0].home.uuid, names, lacking))
    return sorted(found, key=lambda one: (not one.lacking, norwegian_order(", ".join(one.names)), one.home))


def _asking(parts: Collection[UUID], *, at: datetime) -> QuerySet[Enrolment]:
    """The standing paths of an adult that ask for one of these parts, not done and without a seat ahead."""
    done = PartProgress.objects.filter(person=OuterRef(OuterRef("person")), part=OuterRef("part"))
    seat = Registration.objects.filter(
        person=OuterRef(OuterRef("person")),
        session__delivers=OuterRef("part"),
        session__period__startswith__gt=at,
        status=Registration.Status.REGISTERED,
    )
    open_parts = ModulePart.objects.filter(part__in=parts).exclude(Exists(done)).exclude(Exists(seat))
    by_programme = open_parts.values("module_version__programme_modules__programme_version")
    asks = Q(module_version__in=open_parts.values("module_version")) | Q(programme_version__in=by_programme)
    return Enrolment.objects.standing().filter(asks, person=OuterRef("user"))


def _seats(sessions: Collection[TrainingSession]) -> QuerySet[Registration]:
    """An adult's places in every one of a single gathering: for a course, each part tells by itself."""
    only = [session.pk for session in sessions] if len(sessions) == 1 else []
    return Registration.objects.filter(person=OuterRef("user"), session__in=only).live()
