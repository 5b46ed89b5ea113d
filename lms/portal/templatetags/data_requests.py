"""The limits on what is kept about a home's adults, for pages of lower floors."""

from collections.abc import Sequence

from django import template

from lms.people.models import FosterHome
from lms.portal.queries.data_requests import limits_on
from lms.portal.wording.data_requests import RequestTold, told

register = template.Library()


@register.simple_tag
def limits_of(home: FosterHome) -> Sequence[RequestTold]:
    """The limits that hold for what is kept about the adults of a home; one query."""
    return [told(one) for one in limits_on(home)]
