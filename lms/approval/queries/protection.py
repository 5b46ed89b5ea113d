"""Address protection as the person reads it, and as those do who may change it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lms.approval.models import homes_for
from lms.people.actions.renewals import Renewed
from lms.people.models import AddressProtection, AuditEntry, FosterHome, FosterParent, ProtectionWish, User
from lms.people.models.one_person import accounts_of
from lms.people.queries import care_for


@dataclass(frozen=True)
class ProtectionChange:
    """When protection was last set, changed or lifted, to what, and what stopped working then. `by` is
    shown to staff alone."""

    at: datetime
    by: User | None
    protection: str
    renewed: Renewed

    @property
    def label(self) -> str:
        return str(AddressProtection(self.protection).label)


def changes_for(person: User, *, most: int = 5) -> list[ProtectionChange]:
    """The latest changes of a person's address protection, the newest first; two queries."""
    subjects = [f"person:{uuid}" for uuid in accounts_of(person).uuids]
    rows = AuditEntry.objects.filter(act="address_protection.set", subject__in=subjects)
    return [
        ProtectionChange(
            row.at, row.by, row.data.get("protection", ""), Renewed.read(row.data.get("renewed", {}))
        )
        for row in rows.select_related("by").order_by("-at", "-pk")[:most]
    ]


def wish_of(person: User) -> ProtectionWish | None:
    """What the person has asked for and the office has not settled."""
    return ProtectionWish.objects.filter(person=person).first()


def adults_to_open(user: User, home: UUID) -> QuerySet[FosterParent]:
    """The adults who live in a home that the user may open."""
    homes = homes_for(user).filter(uuid=home)
    members = FosterParent.objects.current().filter(home__in=homes.values("pk"))
    return members.select_related("user", "home")


@dataclass(frozen=True)
class ProtectedAdult:
    """An adult on the page of a home that the reader is staff of: they may record a leaving, and with
    the right see to address protection."""

    member: FosterParent
    may_protect: bool
    wish: ProtectionWish | None


def adults_for(
    home: FosterHome, members: tuple[FosterParent, ...], *, user: User
) -> tuple[ProtectedAdult, ...]:
    """The adults of a home that the reader is staff of; none for who only reads. Wishes about address
    protection are told to those who may answer them. A fixed number of queries."""
    care = care_for(user, home)
    if not care.is_staff:
        return ()
    asked = ProtectionWish.objects.filter(person__in=[member.user_id for member in members])
    wishes = {wish.person_id: wish for wish in asked} if care.has_right else {}
    return tuple(
        ProtectedAdult(one, may_protect=care.has_right, wish=wishes.get(one.user_id)) for one in members
    )
