"""For whom somebody may vouch."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from lms.people.models import Assignment, FosterHome, FosterParent, Role, User
from lms.people.models.access import access_of


def homes_vouched_for(by: User) -> QuerySet[FosterHome]:
    """The homes for whose sake this member of staff may attest and recognise training, and sit with
    its adults: those that their regional service trains, or that have an assignment of their own
    service. Never their own home, one with a conflict of interest, or one out of reach."""
    access = access_of(by)
    coordinator, caseworker = access.organisations(Role.COORDINATOR), access.organisations(Role.CASEWORKER)
    assigned = Assignment.objects.open().filter(home=OuterRef("pk"), organisation__in=caseworker)
    own = FosterParent.objects.filter(home=OuterRef("pk"), user=by).current()
    return (
        FosterHome.objects.visible_to(by)
        .exclude(Exists(own))
        .filter(Q(trained_by__in=coordinator) | Q(Exists(assigned)))
    )


def may_vouch_for(by: User, person: User) -> bool:
    """Whether this member of staff may attest and recognise a person's training, and sit with them."""
    homes = FosterParent.objects.filter(user=person).current().values("home")
    return homes_vouched_for(by).filter(pk__in=homes).exists()
