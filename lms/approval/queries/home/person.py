"""One adult of a home, or one who is invited to it, as the staff who care for the home see them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from lms.approval.models import homes_for
from lms.approval.notices import INVITATION
from lms.notices.models import Notice
from lms.notices.queries.delivery import is_unreachable, last_message
from lms.people.models import FosterHome, FosterParent, Invitation, Role, User, WayIn
from lms.people.models.access import access_of
from lms.people.queries import Care, care_for, has_come, may_invite


@dataclass(frozen=True)
class PersonPage:
    """Whom it is about, what is known of their invitation and account, and what the reader may do.

    `member` is None for who has not said yes; `invitation` the one that waits, or else the one that a member
    said yes to; `mail` the message that brought its link. `ways_in` are kinds alone. `may_correct`: nobody
    has come by the account yet, so that what was typed can be put right.
    """

    home: FosterHome
    person: User
    member: FosterParent | None
    invitation: Invitation | None
    mail: Notice | None
    is_unreachable: bool
    ways_in: tuple[WayIn, ...]
    care: Care
    may_invite: bool
    may_correct: bool
    sees_conflicts: bool

    @property
    def waits(self) -> bool:
        """Whether there is an invitation that nobody has said yes to."""
        return self.invitation is not None and self.invitation.accepted_at is None


def person_page(home: UUID, account: int, *, user: User) -> PersonPage | None:
    """The page of an adult who lives in a home, or is invited to it, that the user is staff of; a fixed
    number of queries. Invitations are seen by those who may invite."""
    homes = homes_for(user).select_related("trained_by", "registered_by", "host_municipality")
    found = homes.filter(uuid=home).first()
    if found is None:
        return None
    care, invites = care_for(user, found), may_invite(user, found)
    lives_here, has_died = Q(left_on=None), Q(user__deceased_at__isnull=False)
    adults = FosterParent.objects.filter(lives_here | has_died, home=found, user=account)
    latest = adults.select_related("user", "home").order_by("joined_on").last() if care.is_staff else None
    is_kept_from = bool(latest and latest.user.address_protection and not care.has_right)
    member = None if is_kept_from else latest
    invitation = (
        _invitation(found, account, is_member=member is not None) if care.is_staff and invites else None
    )
    who = member.user if member else invitation.user if invitation else None
    if who is None:
        return None
    return PersonPage(
        home=found,
        person=who,
        member=member,
        invitation=invitation,
        mail=last_message(who, kind=INVITATION, about=f"home:{found.uuid}") if invitation else None,
        is_unreachable=is_unreachable(who),
        ways_in=_ways_in(who),
        care=care,
        may_invite=invites,
        may_correct=member is None and not has_come(who),
        sees_conflicts=found.trained_by_id in access_of(user).organisations(Role.COORDINATOR),
    )


def _invitation(home: FosterHome, account: int, *, is_member: bool) -> Invitation | None:
    sent = Invitation.objects.filter(home=home, user=account, accepted_at__isnull=not is_member)
    return sent.select_related("user", "invited_by", "home").order_by("sent_at").last()


def _ways_in(person: User) -> tuple[WayIn, ...]:
    doors = set(person.identities.open().values_list("door", flat=True))
    if person.has_usable_password():
        doors.add(WayIn.PASSWORD)
    return tuple(way for way in WayIn if way in doors)
