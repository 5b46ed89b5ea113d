"""The roles that no leader confirms, as administrators see them: who has them, and what waits for whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from lms.people.models import Membership, Role, User
from lms.people.models.order import norwegian
from lms.people.rules.offices import FEWEST_ADMINISTRATORS
from lms.portal.queries.offices import Colleague, colleague_of


@dataclass(frozen=True)
class UnledRoles:
    """Administrators' roles and those at offices of the state's own that nobody leads. `is_last` says that so
    few administrators are left that none of them is paused."""

    roles: Sequence[Colleague]
    is_last: bool

    @property
    def to_confirm(self) -> list[Colleague]:
        """Those whose yearly confirmation is due, and which the reader may confirm."""
        return [one for one in self.roles if one.is_overdue and not one.is_own and one.state != "paused"]


def unled_roles(user: User) -> UnledRoles:
    """The roles that no leader confirms, administrators' first, by name; two queries."""
    found = Membership.objects.standing().nobody_leads().select_related("user", "organisation")
    by_name = found.order_by(*norwegian("user__last_name", "user__first_name"), "pk")
    shown = [colleague_of(held, reader=user) for held in by_name]
    administrators = [one for one in shown if one.held.role == Role.ADMIN]
    others = [one for one in shown if one.held.role != Role.ADMIN]
    left = Membership.objects.established_administrators().values("user").distinct().count()
    return UnledRoles([*administrators, *others], is_last=left <= FEWEST_ADMINISTRATORS)


def roles_to_confirm(user: User) -> int:
    """How many roles wait for this administrator's yearly confirmation; one query."""
    found = Membership.objects.standing().nobody_leads().filter(paused_at=None).exclude(user=user)
    return sum(colleague_of(held, reader=user).is_overdue for held in found.select_related("user"))
