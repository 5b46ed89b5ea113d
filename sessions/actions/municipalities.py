"""What lies in a municipality, or is wished for there, follows when it merges, splits or is renumbered."""

from collections.abc import Sequence
from datetime import date

from lms.people.models import Municipality
from sessions.models import ReachWish, SchoolHoliday, Venue, Visitor

FOLLOWS = {
    "training_sessions.venue.municipality": "follows where there is one successor; else it is chosen anew",
    "training_sessions.visitor.municipality": "follows where there is one successor; else it stays",
    "training_sessions.reachwish.reachable": "all successors",
    "training_sessions.invitee.municipality": "who was invited stays so, with their link: the row remains",
}


def follow(old: Municipality, news: Sequence[Municipality], *, on: date) -> None:
    """Let venues, wishes and the days without school follow."""
    if len(news) == 1:
        Venue.objects.filter(municipality=old).update(municipality=news[0])
        Visitor.objects.filter(municipality=old).update(municipality=news[0])
    for wish in ReachWish.objects.filter(reachable=old):
        wish.reachable.add(*news)
        wish.reachable.remove(old)
    for county in {new.county_number for new in news} - {old.county_number}:
        for holiday in SchoolHoliday.objects.filter(county_number=old.county_number, last_day__gte=on):
            SchoolHoliday.objects.get_or_create(
                county_number=county,
                first_day=holiday.first_day,
                defaults={"name": holiday.name, "last_day": holiday.last_day},
            )
