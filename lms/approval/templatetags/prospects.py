"""What templates say of a forecast."""

from django import template

from lms.approval.forms.forecasts import PaceForm
from lms.approval.queries.forecast.prospects import Going, Prospect
from lms.approval.wording import forecast
from lms.people.models import User

register = template.Library()


@register.simple_tag
def bound_words(prospect: Prospect, reader: User | None = None) -> str:
    return forecast.bound(prospect, reader=reader or None)


@register.simple_tag
def missing_words(prospect: Prospect, reader: User | None = None) -> list[str]:
    return forecast.all_missing(prospect, reader=reader or None)


@register.simple_tag
def sooner_words(prospect: Prospect) -> list[str]:
    return forecast.alternatives(prospect)


@register.filter
def going_when(going: Going) -> str:
    return forecast.when(going)


@register.filter
def going_who(going: Going) -> str:
    return forecast.who(going)


@register.filter
def going_first_names(going: Going) -> str:
    """Those who go to it, as they call each other at home."""
    return forecast.first_names(going)


@register.filter
def going_seats(going: Going) -> str:
    return forecast.seats(going)


@register.filter
def book_label(prospect: Prospect) -> str:
    return forecast.book_label(prospect)


@register.simple_tag
def pace_form(prospect: Prospect) -> PaceForm:
    """The form for another pace, filled in with the present one."""
    return PaceForm(
        adults=len(prospect.adults),
        prefix=f"case-{prospect.status}",
        initial={"minutes_a_week": prospect.pace, "together": prospect.together},
    )
