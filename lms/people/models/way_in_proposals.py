"""That an administrator with a new national number be let in: proposed by one, confirmed by another."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from lms.people.models.fields import OneOf
from lms.people.models.identities import WayInLink
from lms.people.models.memberships import ByTwo, by_two
from lms.people.models.users import User

LASTS = timedelta(days=7)


class WayInProposalQuerySet(models.QuerySet["WayInProposal"]):
    def open(self) -> "WayInProposalQuerySet":
        """Those that wait for a second administrator; one that nobody confirms in a week is over."""
        return self.filter(confirmed_by=None, proposed_at__gt=timezone.now() - LASTS)


class WayInProposal(ByTwo):
    """One administrator has seen who another one is, and proposes that they get a link for a new number."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="way_in_proposals")
    seen = OneOf(max_length=20, choices=WayInLink.Seen.choices)
    proposed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    objects = WayInProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(confirmed_by=None), name="way_in_proposal_once"
            ),
            models.CheckConstraint(
                condition=models.Q(proposed_by__isnull=False), name="way_in_proposal_is_proposed"
            ),
            *by_two("way_in_proposal"),
        ]

    def __str__(self) -> str:
        return f"WayInProposal {self.pk}"
