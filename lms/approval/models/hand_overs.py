"""Assignments handed over between offices, and what an office may therefore see."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from lms.people.models import (
    Assignment,
    ConflictOfInterest,
    FosterHome,
    FosterParent,
    Organisation,
    Preparation,
    Role,
    User,
)
from lms.people.models.access import access_of
from lms.people.models.homes import supervised_homes


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def reaching(self, user: User | AnonymousUser) -> "HandOverQuerySet":
        """Hand-overs of open assignments to the user's offices, less homes of their own, with a declared
        conflict, or with somebody under address protection that they have no right to see there."""
        access = access_of(user)
        offices = access.organisations(Role.CASEWORKER)
        members = FosterParent.objects.current()
        protected = members.exclude(user__address_protection="").values("home")
        own = members.filter(user=access.user_id).values("home")
        conflicts = ConflictOfInterest.objects.standing(user).values("home")
        seen = Q(to__in=offices & access.protected_organisations) | ~Q(assignment__home__in=protected)
        standing = self.filter(seen, to__in=offices, taken_back_at=None, assignment__ended_on=None)
        return standing.exclude(Q(assignment__home__in=own) | Q(assignment__home__in=conflicts))


def assignments_for(user: User | AnonymousUser) -> models.QuerySet[Assignment]:
    """The assignments that the user may open, those handed over to their office included."""
    handed = HandOver.objects.reaching(user).values("assignment")
    return Assignment.objects.filter(
        Q(pk__in=Assignment.objects.visible_to(user).values("pk")) | Q(pk__in=handed)
    )


def preparations_for(user: User | AnonymousUser) -> models.QuerySet[Preparation]:
    """The preparations that the user may open: of the homes that their service trains or their
    office registered, that an open supervision case covers, and of their own home."""
    access = access_of(user)
    seen = Q(home__trained_by__in=access.organisations(Role.COORDINATOR))
    seen |= Q(home__registered_by__in=access.organisations(Role.CASEWORKER))
    if supervised := supervised_homes(user):
        seen |= Q(home__in=FosterHome.objects.filter(supervised).values("pk"))
    seen |= Q(Exists(FosterParent.objects.filter(home=OuterRef("home"), user=access.user_id).current()))
    return Preparation.objects.filter(seen, home__in=FosterHome.objects.visible_to(user).values("pk"))


def homes_for(user: User | AnonymousUser) -> models.QuerySet[FosterHome]:
    """The homes that the user may open, those of handed-over assignments included."""
    handed = HandOver.objects.reaching(user).values("assignment__home")
    return FosterHome.objects.filter(
        Q(pk__in=FosterHome.objects.visible_to(user).values("pk")) | Q(pk__in=handed)
    )


class HandOver(models.Model):
    """An assignment's tasks handed to a deputy or a cooperating office; the owner keeps its own reach."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="hand_overs")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="handed_over")
    handed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(taken_back_at=None), name="hand_over_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"HandOver {self.pk}"
