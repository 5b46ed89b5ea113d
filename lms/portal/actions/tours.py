from django.utils import timezone

from lms.people.models import User
from lms.portal.models import TourTaken


def take_tour(person: User, *, role: str) -> None:
    """Remember that the person has seen or sent away the tour of a role; it is not offered again."""
    TourTaken.objects.get_or_create(person=person, role=role, defaults={"at": timezone.now()})


def offer_tours_again(person: User) -> None:
    """Offer all tours of the person's roles anew."""
    TourTaken.objects.filter(person=person).delete()
