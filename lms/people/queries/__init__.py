"""Reads across people, homes and organisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from lms.dates import today
from lms.locks import hold, without_held
from lms.people.models import (
    AddressChange,
    Assignment,
    CodeCard,
    FosterHome,
    FosterParent,
    HomeCode,
    Identity,
    Invitation,
    LookUp,
    Membership,
    Municipality,
    Organisation,
    Passkey,
    PersonNumber,
    Preparation,
    ProtectedAccess,
    Role,
    User,
)
from lms.people.models.access import access_of
from lms.people.models.one_person import accounts_of, and_who_stands, and_who_stands_for
from lms.people.models.order import norwegian
from lms.people.rules.role_notices import to_read

LOOK_UPS_A_PAGE = 50
FEW_CODES = 10


def lock_persons(ids: Iterable[int]) -> None:
    """Lock these users' rows in id order, as every writer of their record does (second in the lock
    order: session rows, persons, then the learning record store); those held already stay so. With a merged
    account goes the one that stands for it."""
    _lock(and_who_stands(wanted) if (wanted := without_held(ids)) else None)


def locked_persons(ids: Iterable[int]) -> list[User]:
    """These users, read afresh, their rows locked as `lock_persons` does."""
    found = list(User.objects.filter(pk__in=set(ids)).order_by("pk").select_for_update(no_key=True))
    hold(key for user in found for key in (user.pk, user.uuid))
    return found


def lock_accounts(accounts: Iterable[UUID]) -> None:
    """Lock the users with these uuids as `lock_persons` does; unknown ones are passed over."""
    _lock(and_who_stands_for(wanted) if (wanted := without_held(accounts)) else None)


def _lock(users: QuerySet[User] | None) -> None:
    if users is not None:
        rows = users.order_by("pk").select_for_update(no_key=True).values_list("pk", "uuid")
        hold(key for row in rows for key in row)


def parents_on(home_id: int, day: date) -> list[User]:
    """The home's adults on a day, by the day they joined, then by id."""
    members = FosterParent.objects.filter(home=home_id).on(day).select_related("user")
    return [member.user for member in members.order_by("joined_on", "user__uuid")]


def path_is_over(person: User) -> bool:
    """Whether nothing is asked of a foster parent any more: they left, or the preparation and all
    assignments of their home have ended. One query."""
    preparations = Preparation.objects.filter(home=OuterRef("home"))
    assignments = Assignment.objects.filter(home=OuterRef("home"))
    has_open = Q(Exists(preparations.open())) | Q(Exists(assignments.open()))
    has_any = Q(Exists(preparations)) | Q(Exists(assignments))
    memberships = FosterParent.objects.filter(user=person).annotate(has_open=has_open, has_any=has_any)
    found = list(memberships.values_list("left_on", "has_open", "has_any"))
    return bool(found) and all(left_on or (has_any and not has_open) for left_on, has_open, has_any in found)


@dataclass(frozen=True)
class Care:
    """What a member of staff is to a home's adults: staff of an office that has to do with them, and
    whether with the right to see address protection there."""

    is_staff: bool = False
    has_right: bool = False


def care_for(staff: User, home: FosterHome) -> Care:
    """What this user is to the adults of a home: none unless they may open it, it is not their own, and
    their office trains it, registered it or has an open assignment of it. Two queries."""
    own = FosterParent.objects.filter(home=OuterRef("pk"), user=staff).current()
    if not FosterHome.objects.visible_to(staff).filter(~Exists(own), pk=home.pk).exists():
        return Care()
    access = access_of(staff)
    training = {home.trained_by_id} & access.organisations(Role.COORDINATOR)
    offices = set(Assignment.objects.filter(home=home).open().values_list("organisation", flat=True))
    own_offices = (offices | {home.registered_by_id}) & access.organisations(Role.CASEWORKER)
    reached = training | own_offices
    return Care(bool(reached), bool(reached & access.protected_organisations))


@dataclass(frozen=True)
class OwnHome:
    """A home as its own adults see it; `standing_code` is a code that nobody has used yet."""

    membership: FosterParent
    adults: list[FosterParent]
    invited: list[Invitation]
    standing_code: HomeCode | None
    deceased: list[FosterParent]


def membership_of(person: User) -> FosterParent | None:
    """The person's membership of the home they are an adult of now; one query."""
    found = FosterParent.objects.filter(user=person).current()
    return found.select_related("home__host_municipality", "home__trained_by", "home__registered_by").first()


def memberships_of(person: User) -> list[Membership]:
    """The roles that the person has, by office in Norwegian order; one query."""
    held = Membership.objects.in_force().filter(user=person).select_related("organisation")
    return list(held.order_by(*norwegian("organisation__name"), "role"))


def notices_to_read(person: User) -> list[str]:
    """The roles whose notice on privacy the person has yet to read before anything else."""
    read = person.notices_read if person.privacy_notice_seen_at else ()
    return to_read(access_of(person).roles, read)


def roles_standing(person: User) -> QuerySet[Membership]:
    """The roles that the person has, is to have, or is asked to take, by office in Norwegian order."""
    found = Membership.objects.standing().filter(user=person).select_related("organisation")
    return found.order_by(*norwegian("organisation__name"), "role", "starts_on")


def people_to_take_over(office: Organisation) -> QuerySet[Membership]:
    """The roles at offices that go over to this one that last, or lasted, as long as those did, of people who
    have no role here."""
    there = Membership.objects.standing().filter(organisation=office)
    found = Membership.objects.going_over_to(office, since=today() - timedelta(days=90))
    found = found.exclude(role=Role.ADMIN).exclude(user__in=there.values("user"))
    return found.select_related("user", "organisation").order_by(
        *norwegian("user__last_name", "user__first_name"), "pk"
    )


def home_of(person: User) -> FosterHome | None:
    """The home that the person is an adult of now, with the offices around it read; one query."""
    membership = membership_of(person)
    return membership.home if membership else None


def partners_of(person: User | AnonymousUser) -> list[User]:
    """The other adults of the person's home now, by id; one query."""
    homes = FosterParent.objects.filter(user=person.pk).current().values("home")
    members = FosterParent.objects.filter(home__in=homes).current().exclude(user=person.pk)
    return list(User.objects.filter(pk__in=members.values("user")).order_by("pk"))


def address_asked(person: User) -> AddressChange | None:
    """The address that a person has asked for and not confirmed; one query."""
    return AddressChange.objects.filter(user=person).first()


def deceased_of(home: FosterHome) -> list[FosterParent]:
    """The adults of a home who have died; one query."""
    died = FosterParent.objects.filter(home=home, user__deceased_at__isnull=False)
    return list(died.select_related("user").order_by("joined_on", "pk"))


def own_home(membership: FosterParent, *, at: datetime) -> OwnHome:
    """The page of a home, for one of its adults; four queries."""
    home = membership.home
    adults = FosterParent.objects.filter(home=home).current().select_related("user")
    return OwnHome(
        membership=membership,
        adults=list(adults.order_by("joined_on", "pk")),
        invited=list(Invitation.objects.filter(home=home, accepted_at=None).select_related("user")),
        deceased=deceased_of(home),
        standing_code=HomeCode.objects.filter(home=home, used_at=None, expires_at__gt=at).first(),
    )


@dataclass(frozen=True)
class SeenBy:
    """That an office has looked at a person's record: when, as what and for what; never who. `case` is the
    county governor's number of the supervision case that it was within."""

    at: datetime
    organisation: Organisation | None
    role: str
    purpose: str
    case: str = ""


def look_ups_of(person: User, *, page: str | None) -> "Page[SeenBy]":
    """One page of who has opened the person's record, the last first; `page` as the address has it."""
    found = (
        LookUp.objects.filter(person__in=accounts_of(person).pks)
        .select_related("organisation", "supervision")
        .order_by("-at", "-pk")
    )
    shown = Paginator(found, LOOK_UPS_A_PAGE).get_page(page)
    roles = dict(Role.choices)
    rows = [
        SeenBy(
            row.at,
            row.organisation,
            str(roles.get(row.role, "")),
            row.get_purpose_display(),
            row.supervision.reference if row.supervision else "",
        )
        for row in shown.object_list
    ]
    return Page(rows, shown.number, cast("Paginator[SeenBy]", shown.paginator))


def counties() -> list[tuple[str, str]]:
    """Number and name of every county, by name."""
    known = Municipality.objects.in_force(today()).order_by("county", "county_number")
    return list(known.values_list("county_number", "county").distinct())


def may_invite(staff: User, home: FosterHome) -> bool:
    """Coordinators invite to homes that their service trains, caseworkers to those they registered."""
    access = access_of(staff)
    return home.trained_by_id in access.organisations(
        Role.COORDINATOR
    ) or home.registered_by_id in access.organisations(Role.CASEWORKER)


def has_come(person: User) -> bool:
    """Whether anybody has ever come by this account, lived in a home by it or worked here."""
    return (
        person.has_usable_password()
        or person.identities.exists()
        or person.home_memberships.exists()
        or person.memberships.exists()
    )


def works_here(person: User) -> bool:
    """Whether somebody has a role at an office, one that begins later or is paused too: nobody opens such an
    account for them."""
    return person.memberships.standing().exists()


def is_merely_invited(person: User) -> bool:
    """Whether nothing is known of a person but that they were invited: nobody has come by the account yet,
    and no invitation waits for it."""
    return not has_come(person) and not person.invitations.exists()


def cares_for(staff: User, home: FosterHome, *, with_right: bool = False) -> bool:
    """Whether a member of staff may act for the home's adults; see `care_for`."""
    care = care_for(staff, home)
    return care.has_right if with_right else care.is_staff


def adults_to_see_to(staff: User, home: UUID) -> QuerySet[FosterParent]:
    """The adults of a home that this member of staff may open, but not of their own."""
    seen = FosterHome.objects.visible_to(staff).filter(uuid=home)
    own = FosterParent.objects.filter(user=staff).current().values("home")
    members = FosterParent.objects.current().filter(home__in=seen.values("pk")).exclude(home__in=own)
    return members.select_related("user", "home")


def may_move(staff: User, home: FosterHome) -> bool:
    """Whether a member of staff may record that a home moves: coordinators of the service that trains it,
    caseworkers of the office that registered it; never for their own. Two queries."""
    access = access_of(staff)
    trains = home.trained_by_id in access.organisations(Role.COORDINATOR)
    registered = home.registered_by_id in access.organisations(Role.CASEWORKER)
    return (trains or registered) and cares_for(staff, home)


def own_identities(person: User) -> QuerySet[Identity]:
    """By what a person is let in by providers, the first first."""
    return Identity.objects.open().filter(user=person).order_by("first_seen_at", "pk")


def holders_for(home: FosterHome) -> list[User]:
    """Those who may set and lift address protection in a home, by id."""
    assigned = Assignment.objects.filter(home=home).open().values_list("organisation", flat=True)
    offices = Organisation.objects.answering_for([*assigned, home.trained_by_id, home.registered_by_id])
    given = ProtectedAccess.objects.in_force().filter(organisation__in=offices.values("pk"))
    staff = User.objects.filter(pk__in=given.values("user"), is_active=True).order_by("pk")
    return [one for one in staff if cares_for(one, home, with_right=True)]


def person_numbers_by_key() -> dict[str, int]:
    """How many people are found by their national number, by the name of the key that its digest has."""
    counted = PersonNumber.objects.values_list("key_name").annotate(number=Count("user", distinct=True))
    return dict(counted.order_by("key_name"))


@dataclass(frozen=True)
class CardInForce:
    """A person's code card: which code is asked for next, 0 where none is left, and how many are."""

    made_at: datetime
    number: int
    left: int

    @property
    def is_few(self) -> bool:
        """Whether it is time for a new card."""
        return self.left <= FEW_CODES


def card_of(person: User) -> CardInForce | None:
    """The code card of a person, if they have one; one query."""
    cards = CodeCard.objects.filter(user=person, ended_at=None)
    unused = Q(codes__used_at=None)
    found = cards.annotate(
        left=Count("codes", filter=unused), next=Min("codes__number", filter=unused)
    ).first()
    return CardInForce(found.made_at, found.next or 0, found.left) if found else None


def passkeys_of(person: User) -> QuerySet[Passkey]:
    """A person's passkeys, the first first."""
    return Passkey.objects.filter(user=person).order_by("made_at", "pk")
