"""Whom a family rings: the office that trains it, while its number is known."""

from dataclasses import dataclass

from django.http import HttpRequest

from lms.people.access import FOSTER_PARENT, access_of
from lms.people.models import Organisation


@dataclass(frozen=True)
class Helpline:
    """An office that answers, and its number as it is written."""

    name: str
    telephone: str


def helpline_for(request: HttpRequest) -> Helpline | None:
    """The number that stands at the foot of a foster parent's pages; none for others, and none
    where the office has given no number. One query for foster parents."""
    user = getattr(request, "user", None)
    if user is None or not access_of(user).has(FOSTER_PARENT):
        return None
    office = (
        Organisation.objects.filter(
            trained_homes__parents__user=user.pk, trained_homes__parents__left_on=None
        )
        .exclude(telephone="")
        .first()
    )
    return Helpline(office.name, office.telephone) if office else None
