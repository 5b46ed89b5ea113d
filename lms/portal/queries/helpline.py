"""Whom a family rings: the helpline of its region, else the office that trains it, where known."""

from dataclasses import dataclass

from django.db.models import F
from django.http import HttpRequest

from lms.people.models import FosterParent
from lms.people.models.access import FOSTER_PARENT, access_of


@dataclass(frozen=True)
class Helpline:
    """Who answers, the number as it is written, and when; `hours` may be empty."""

    name: str
    telephone: str
    hours: str = ""


def helpline_for(request: HttpRequest) -> Helpline | None:
    """The number that stands on all of a foster parent's pages; none for others, and none where
    neither the region nor the office has given one. One query for foster parents."""
    user = getattr(request, "user", None)
    if user is None or not access_of(user).has(FOSTER_PARENT):
        return None
    member = (
        FosterParent.objects.filter(user=user.pk)
        .select_related("home__host_municipality__region", "home__trained_by__region")
        .order_by(F("left_on").desc(nulls_first=True), "-joined_on")
        .first()
    )
    if member is None:
        return None
    office = member.home.trained_by
    region = office.region if office and office.region else member.home.host_municipality.region
    if region.helpline_number:
        who = region.helpline_who or (office.name if office else region.name)
        return Helpline(who, region.helpline_number, region.helpline_hours)
    if office and office.telephone:
        return Helpline(office.name, office.telephone)
    return None
