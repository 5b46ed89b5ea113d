"""Whom a member of staff may sit with, and what is left to go through."""

from dataclasses import dataclass
from uuid import UUID

from courses.queries.attestations import homes_vouched_for
from courses.queries.progress import progress_of
from courses.queries.progress_state import PartState
from lms.people.models import FosterHome, FosterParent, User


@dataclass(frozen=True)
class Learner:
    """An adult of a home with the e-learning that is left, by module title."""

    person: User
    modules: list[tuple[str, list[PartState]]]


def home_to_sit_with(by: User, home_uuid: UUID) -> FosterHome | None:
    """The home, if this member of staff may go through e-learning with its adults."""
    return homes_vouched_for(by).filter(uuid=home_uuid).first()


def members_of(home: FosterHome) -> list[FosterParent]:
    """The home's adults as members of it, by the day they joined."""
    members = FosterParent.objects.filter(home=home).current().select_related("user")
    return list(members.order_by("joined_on", "pk"))


def adults_of(home: FosterHome) -> list[User]:
    """The home's adults, by the day they joined."""
    return [member.user for member in members_of(home)]


def learner(person: User) -> Learner:
    """What e-learning the person has left, on any path, each part once."""
    seen: set[UUID] = set()
    modules: list[tuple[str, list[PartState]]] = []
    for path in progress_of(person):
        for module in path.modules:
            left = [
                part
                for part in module.parts
                if part.is_e_learning and part.done_on is None and part.uuid not in seen
            ]
            seen.update(part.uuid for part in left)
            if left:
                modules.append((module.title, left))
    return Learner(person, modules)
