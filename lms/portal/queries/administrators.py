"""The roles that no leader confirms, as administrators see them: who has them, and what waits for whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from lms.people.models import Membership, Role, User, WayInProposal
from lms.people.models.memberships import MembershipQuerySet
from lms.people.models.order import norwegian
from lms.people.rules.offices import FEWEST_ADMINISTRATORS
from lms.portal.queries.offices import Colleague, colleague_of


@dataclass(frozen=True)
class UnledRoles:
    """Administrators' roles and those at offices of the state's own that nobody leads. `is_last` says that so
    few administrators are left that none of them is paused. `proposed` are those (users' ids) whose link
    for a new number waits for a second administrator."""

    roles: Sequence[Colleague]
    is_last: bool
    proposed: frozenset[int]

    @property
    def to_confirm(self) -> list[Colleague]:
        """Those whose yearly confirmation is due, and which the reader may confirm."""
        return [one for one in self.roles if one.is_overdue and not one.is_own and one.state != "paused"]


def unled_roles(user: User) -> UnledRoles:
    """The roles that no leader confirms, administrators' first, by name; three queries."""
    found = Membership.objects.standing().nobody_leads().select_related("user", "organisation")
    by_name = found.order_by(*norwegian("user__last_name", "user__first_name"), "pk")
    shown = [colleague_of(held, reader=user) for held in by_name]
    administrators = [one for one in shown if one.held.role == Role.ADMIN]
    others = [one for one in shown if one.held.role != Role.ADMIN]
    left = Membership.objects.established_administrators().values("user").distinct().count()
    proposed = WayInProposal.objects.open().values_list("user", flat=True)
    return UnledRoles(
        [*administrators, *others],
        is_last=left <= FEWEST_ADMINISTRATORS,
        proposed=frozenset(proposed),
    )


def other_administrators(user: User) -> MembershipQuerySet:
    """The roles in force of the administrators but this one."""
    found = Membership.objects.in_force().filter(role=Role.ADMIN, user__is_active=True).exclude(user=user)
    return found.select_related("user", "organisation")


def proposal_for(held: Membership) -> WayInProposal | None:
    """The link for a new number that waits for a second administrator; one query."""
    found = WayInProposal.objects.open().filter(user=held.user_id)
    return found.select_related("user", "proposed_by").first()


def proposals_to_confirm(user: User) -> int:
    """How many links for a new number wait for this administrator; one query."""
    return WayInProposal.objects.open().exclude(user=user).exclude(proposed_by=user).count()


def roles_to_confirm(user: User) -> int:
    """How many roles wait for this administrator's yearly confirmation; one query."""
    found = Membership.objects.standing().nobody_leads().filter(paused_at=None).exclude(user=user)
    return sum(colleague_of(held, reader=user).is_overdue for held in found.select_related("user"))
