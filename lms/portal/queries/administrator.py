"""The administrator's home page: what waits for a second person, and what has stopped."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from lms.approval.models import RuleSet
from lms.people.models import ProtectedAccess, User
from lms.portal.queries.staff import Decision
from lms.xapi.models import Outbox


def administrator_home(user: User) -> Sequence[Decision]:
    """The piles that wait for an administrator; three queries. What oneself proposed waits for another."""
    rule_sets = RuleSet.objects.filter(confirmed_by=None, proposed_by__isnull=False).exclude(proposed_by=user)
    rights = ProtectedAccess.objects.filter(confirmed_by=None).exclude(proposed_by=user)
    parked = Outbox.objects.filter(state=Outbox.State.PARKED)
    piles = [
        Decision(rule_sets.count(), _("rule sets to confirm"), "approval:rule-sets"),
        Decision(
            rights.count(),
            _("rights to see address protection to confirm"),
            "admin:people_protectedaccess_changelist",
        ),
        Decision(parked.count(), _("records that the receiver refused"), "xapi:outbox"),
    ]
    return [pile for pile in piles if pile.number]
