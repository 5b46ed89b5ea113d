"""The administrator's home page: what waits for a second person, and what has stopped."""

from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from lms.approval.models import RuleSet
from lms.approval.queries.unplaced import homes_without_place
from lms.people.models import Membership, OfficeClosing, Organisation, ProtectedAccess, User
from lms.portal.queries.administrators import proposals_to_confirm, roles_to_confirm
from lms.portal.queries.data_requests import requests_for
from lms.portal.queries.home.staff import Decision
from lms.portal.queries.security_alerts import open_alerts
from lms.xapi.models import Outbox


def administrator_home(user: User) -> Sequence[Decision]:
    """The piles that wait for an administrator; twelve queries. What oneself proposed, or is to receive,
    waits for others."""
    rule_sets = RuleSet.objects.filter(confirmed_by=None, proposed_by__isnull=False).exclude(proposed_by=user)
    rights = ProtectedAccess.objects.filter(confirmed_by=None).exclude(proposed_by=user).exclude(user=user)
    proposed = Membership.objects.proposed().exclude(proposed_by=user).exclude(user=user)
    closings = OfficeClosing.objects.filter(confirmed_by=None).exclude(proposed_by=user)
    without = Organisation.objects.without_leader()
    holders = ProtectedAccess.objects.in_force().values("organisation")
    alone = holders.annotate(number=Count("user", distinct=True)).filter(number=1)
    parked = Outbox.objects.filter(state=Outbox.State.PARKED)
    piles = [
        Decision(open_alerts(), _("security alerts to look at"), "portal:security-alerts"),
        Decision(rule_sets.count(), _("rule sets to confirm"), "approval:rule-sets"),
        Decision(
            rights.count(),
            _("rights to see address protection to confirm"),
            "admin:people_protectedaccess_changelist",
        ),
        Decision(
            proposed.filter(leads=False).count(),
            _("administrators to confirm"),
            "admin:people_administrator_changelist",
        ),
        Decision(
            proposed.filter(leads=True).count(), _("leaders to confirm"), "admin:people_leader_changelist"
        ),
        Decision(roles_to_confirm(user), _("roles to confirm for another year"), "portal:staff"),
        Decision(proposals_to_confirm(user), _("links for a new national number to confirm"), "portal:staff"),
        Decision(closings.count(), _("offices to close to confirm"), "portal:closings"),
        Decision(without.count(), _("offices that nobody leads"), "admin:people_leader_changelist"),
        Decision(
            alone.count(),
            _("offices where one person alone may see address protection"),
            "admin:people_protectedaccess_changelist",
        ),
        Decision(
            homes_without_place().count(),
            _("homes whose municipality was divided, that no office has placed yet"),
            "admin:people_municipalitychange_changelist",
        ),
        Decision(
            requests_for(user).open().count(), _("requests about data to answer"), "portal:data-requests"
        ),
        Decision(parked.count(), _("records that the receiver refused"), "xapi:outbox"),
    ]
    return [pile for pile in piles if pile.number]
