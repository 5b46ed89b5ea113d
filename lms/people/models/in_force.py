"""When a role at an office gives anything: the one place that says so."""

from datetime import date

from django.db.models import Q

from lms.dates import today


def in_force(at: str = "", *, on: date | None = None) -> Q:
    """The roles that hold on a day: given, taken, begun, not ended or past their last day, and not paused.

    `at` leads to the memberships from where the condition is used (`memberships__`), where it stands in
    the same `filter` as all else that is asked of the membership; without `on` it is today.
    """
    day = on or today()
    began = Q(**{f"{at}starts_on": None}) | Q(**{f"{at}starts_on__lte": day})
    lasts = Q(**{f"{at}ends_on": None}) | Q(**{f"{at}ends_on__gte": day})
    stands = Q(**{f"{at}given_at__isnull": False, f"{at}ended_at": None, f"{at}paused_at": None})
    return stands & Q(**{f"{at}asked_name": ""}) & began & lasts
