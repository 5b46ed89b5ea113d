"""What a person has said about days, places and interpreter."""

from django.db.models import QuerySet

from lms.dates import today
from lms.people.models import User
from sessions.models import InterpreterNeed, ReachWish, UnsuitableDays


def wish_of(person: User) -> ReachWish | None:
    """Which weekdays and places suit a person, the places read; None where they have not said."""
    return ReachWish.objects.filter(person=person).prefetch_related("reachable").first()


def has_wish(person: User) -> bool:
    """Whether a person has said which weekdays and places suit."""
    return ReachWish.objects.filter(person=person).exists()


def all_days_away(person: User) -> QuerySet[UnsuitableDays]:
    """The days that a person has said not to come."""
    return UnsuitableDays.objects.filter(person=person)


def days_away(person: User) -> QuerySet[UnsuitableDays]:
    """The same, those gone by left out."""
    return all_days_away(person).filter(last_day__gte=today()).order_by("first_day")


def need_of(person: User) -> InterpreterNeed | None:
    """A person's standing choice of interpreter, if there is one."""
    return InterpreterNeed.objects.filter(person=person).first()
