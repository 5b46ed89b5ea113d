"""A forecast in words, for the pages that show one: the desk's, the family's and the front door's."""

from django import template

from lms.approval.forms.forecasts import PaceForm
from lms.approval.queries.forecast.prospects import Prospect
from lms.approval.wording import forecast
from lms.people.models import User

register = template.Library()


@register.simple_tag
def told(prospect: Prospect, reader: User | None = None) -> forecast.ForecastText:
    """What is said of it to staff, or to an adult of the home."""
    return forecast.told(prospect, reader=reader or None)


@register.simple_tag
def pace_form(prospect: Prospect) -> PaceForm:
    """The form for another pace, filled in with the present one."""
    return PaceForm(
        adults=len(prospect.adults),
        prefix=f"case-{prospect.status}",
        initial={"minutes_a_week": prospect.pace, "together": prospect.together},
    )
