"""Words for what is kept as numbers and codes in plans."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, cast

from django import template
from django.contrib.postgres.fields import ArrayField
from django.utils.formats import date_format
from django.utils.translation import get_language

from courses.models import Module, Part
from lms.people.models import Role
from lms.people.models.access import access_of
from sessions.models import InHomePlan, InHomeVisit

register = template.Library()
_A_MONDAY = date(2024, 1, 1)


@register.inclusion_tag("training_sessions/parts/planning_ways.html", takes_context=True)
def planning_ways(context: dict[str, Any]) -> dict[str, bool]:
    """The places of planning under one button, for trainers and coordinators; nothing for others."""
    access = access_of(context["request"].user)
    is_coordinator = access.has(Role.COORDINATOR)
    return {"plans": is_coordinator or access.has(Role.TRAINER), "is_coordinator": is_coordinator}


@register.filter
def weekday(number: int) -> str:
    """A weekday's name in the page's language; 0 is Monday."""
    return date_format(date.fromordinal(_A_MONDAY.toordinal() + number % 7), "l")


@register.filter
def weekday_names(numbers: Iterable[int]) -> list[str]:
    """Weekdays' names in the page's language, in their order; 0 is Monday."""
    return [weekday(number) for number in sorted(set(numbers))]


@register.filter
def just_before(instant: datetime) -> datetime:
    """The last moment before an instant: the last day of a time that ends at midnight."""
    return instant - timedelta(microseconds=1)


@register.filter
def chosen(record: InHomePlan | InHomeVisit, name: str) -> list[str]:
    """What was picked for a list field, in words and in the order of the list."""
    field = cast("ArrayField[Any, Any]", record._meta.get_field(name))
    picked = set(getattr(record, name))
    return [str(label) for value, label in field.base_field.flatchoices if value in picked]


@register.filter
def title_here(what: Module | Part) -> str:
    """A module's or part's title in the page's language."""
    titled = what.training if isinstance(what, Module) else what
    return titled.title_in(get_language())
