"""What a person has said about days, places, needs and interpreter, as they may take it with them."""

from typing import Any

from django.db.models import QuerySet

from lms.dates import today
from lms.people.models import User
from lms.people.rules import norwegian_order
from sessions.models import InterpreterNeed, Logistics, ReachWish, UnsuitableDays


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


def wishes_of(person: User) -> dict[str, Any]:
    """A person's own words as plain JSON values; weekdays count from Monday, 0."""
    wish = ReachWish.objects.filter(person=person).prefetch_related("reachable").first()
    away = UnsuitableDays.objects.filter(person=person).order_by("first_day", "pk")
    interpreter = InterpreterNeed.objects.filter(person=person).first()
    needs = Logistics.objects.filter(registration__person=person).select_related("registration__session")
    return {
        "weekdays_that_do_not_suit": list(wish.unsuitable_weekdays) if wish else [],
        "municipalities_within_reach": sorted((one.name for one in wish.reachable.all()), key=norwegian_order)
        if wish
        else [],
        "days_away": [{"from": one.first_day.isoformat(), "until": one.last_day.isoformat()} for one in away],
        "interpreter": {
            "language": interpreter.language,
            "variant": interpreter.variant,
            "sex": interpreter.sex,
            "not_wanted": interpreter.not_wanted,
        }
        if interpreter
        else None,
        "needs": [
            {
                "begins_at": one.registration.session.begins_at.isoformat(),
                "diets": one.diets,
                "children_in_care": one.children_in_care,
                "step_free_access": one.needs_wheelchair_access,
                "help_with_travel": one.needs_travel,
                "hotel_nights": one.hotel_nights,
            }
            for one in needs.order_by("registration__session__period", "pk")
        ],
    }
