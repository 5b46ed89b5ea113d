"""What suits a person, and the interpreter they need: theirs to say, change and erase."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from lms.people.models import Municipality, User
from sessions.models import InterpreterNeed, Logistics, ReachWish, UnsuitableDays


@transaction.atomic
def keep_wish(person: User, *, weekdays: Collection[int], reachable: Collection[Municipality]) -> ReachWish:
    """Keep which weekdays (0 is Monday) do not suit and which places a person can reach; no place
    chosen means any."""
    wish, _ = ReachWish.objects.update_or_create(
        person=person, defaults={"unsuitable_weekdays": sorted(set(weekdays))}
    )
    wish.reachable.set(reachable)
    return wish


@transaction.atomic
def add_unsuitable_days(person: User, *, first_day: date, last_day: date) -> UnsuitableDays:
    """Note days, both ends included, when a person cannot come."""
    known = UnsuitableDays.objects.filter(person=person, first_day=first_day, last_day=last_day).first()
    return known or UnsuitableDays.objects.create(person=person, first_day=first_day, last_day=last_day)


@transaction.atomic
def drop_unsuitable_days(days: UnsuitableDays) -> None:
    """Forget days that no longer hold."""
    days.delete()


@transaction.atomic
def keep_interpreter_need(
    person: User, *, language: str, variant: str, sex: str, not_wanted: str
) -> InterpreterNeed:
    """Keep a person's standing choice of interpreter; it holds for every session until it is changed."""
    need, _ = InterpreterNeed.objects.update_or_create(
        person=person,
        defaults={"language": language, "variant": variant, "sex": sex, "not_wanted": not_wanted},
    )
    return need


@transaction.atomic
def drop_interpreter_need(person: User) -> None:
    """Order no interpreter for a person from now on."""
    InterpreterNeed.objects.filter(person=person).delete()


@transaction.atomic
def erase_wishes(person: User) -> None:
    """Erase what a person has said about days, places, needs and interpreter."""
    ReachWish.objects.filter(person=person).delete()
    UnsuitableDays.objects.filter(person=person).delete()
    InterpreterNeed.objects.filter(person=person).delete()
    Logistics.objects.filter(registration__person=person).delete()
