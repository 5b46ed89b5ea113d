"""Two accounts that are one person's: asked for, proposed, and merged by two administrators."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.people.models.fields import OneOf
from lms.people.models.identities import WayInLink
from lms.people.models.memberships import ByTwo
from lms.people.models.users import User


class MergingQuerySet(models.QuerySet["Merging"]):
    def open(self) -> "MergingQuerySet":
        return self.filter(confirmed_by=None)


class Merging(ByTwo):
    """`merged` is closed and `kept` goes on, once a second administrator has confirmed it. `asked_by` is the
    member of staff who has seen who the person is, None where an administrator begins it."""

    kept = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="mergings_kept", verbose_name=_("goes on")
    )
    merged = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="mergings_closed", verbose_name=_("is closed")
    )
    seen = OneOf(_("what you have seen"), max_length=20, choices=WayInLink.Seen.choices)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    objects = MergingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="merging_is_of_two"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None)
                | (Q(proposed_by__isnull=False) & ~Q(confirmed_by=F("proposed_by"))),
                name="merging_needs_two",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(asked_by=None) | ~Q(confirmed_by=F("asked_by")),
                name="merging_is_not_confirmed_by_who_asked",
            ),
            models.CheckConstraint(
                condition=(Q(proposed_by=None) | ~Q(proposed_by=F("kept")) & ~Q(proposed_by=F("merged")))
                & (Q(confirmed_by=None) | ~Q(confirmed_by=F("kept")) & ~Q(confirmed_by=F("merged"))),
                name="merging_is_given_by_others",
            ),
            models.UniqueConstraint(fields=["merged"], name="merging_once"),
        ]

    def __str__(self) -> str:
        return f"Merging {self.pk}"
