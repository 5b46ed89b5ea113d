"""On which days and in which places a person can come: one rule for every list, suggestion and forecast."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lms.dates import oslo_day
from lms.people.models import FosterHome, FosterParent, Municipality, User
from lms.people.rules.travel import Distance, Spot, way_between
from sessions.models import ReachWish, TrainingSession, UnsuitableDays


@dataclass(frozen=True)
class Wishes:
    """What a person has said: weekdays that do not suit (0 is Monday), days away, both ends included, and
    the municipalities they can reach, by number; none means that they have not said."""

    weekdays: frozenset[int] = frozenset()
    away: tuple[tuple[date, date], ...] = ()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reach:
    """Where and when a person can come. Places that they have named are all there are; who has named none
    can come to what lies in the region of the home or is arranged by the service that trains it. What is
    online is everywhere, and so is everything for who lives in no home. `spots` is where the homes lie."""

    wishes: Wishes
    regions: frozenset[str] = frozenset()
    services: frozenset[int] = frozenset()
    spots: tuple[Spot, ...] = ()

    def suits(self, first: date, last: date) -> bool:
        """Whether all the days from one to another, both included, suit."""
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        if any(day.weekday() in self.wishes.weekdays for day in days):
            return False
        return not any(begin <= last and first <= end for begin, end in self.wishes.away)

    def is_near(self, place: Municipality | None, organisation: int | None) -> bool:
        """Whether a place, None for online, lies within reach; `organisation` arranges what is there."""
        if place is None:
            return True
        if self.wishes.places:
            return place.pk in self.wishes.places
        if not self.regions:
            return True
        return place.region_id in self.regions or organisation in self.services

    def way_to(self, session: TrainingSession) -> Distance | None:
        """The way to a session, its venue and municipality read; None for what is online, and where it is
        not known."""
        place = session.venue.municipality.spot if session.venue else None
        ways = [way_between(one, place) for one in self.spots] if place else []
        return min(ways, key=lambda one: one.kilometres, default=None)

    def holds(self, session: TrainingSession) -> bool:
        """Whether a session, its venue and municipality read, lies on days and in a place that suit."""
        place = session.venue.municipality if session.venue else None
        return self.is_near(place, session.organisation_id) and self.suits(
            oslo_day(session.begins_at), oslo_day(session.ends_at)
        )


def reach_from(wishes: Wishes, homes: Iterable[FosterHome]) -> Reach:
    """The reach of somebody with these wishes who lives in these homes, host municipalities read."""
    homes = list(homes)
    return Reach(
        wishes,
        frozenset(home.host_municipality.region_id for home in homes),
        frozenset(home.trained_by_id for home in homes if home.trained_by_id is not None),
    )


def wishes_by_person(persons: Collection[int]) -> dict[int, Wishes]:
    """What these users (ids) have said; absent for who has said nothing. Three queries."""
    said = ReachWish.objects.filter(person__in=persons).prefetch_related("reachable")
    weekdays = {wish.person_id: frozenset(wish.unsuitable_weekdays) for wish in said}
    places = {wish.person_id: frozenset(place.pk for place in wish.reachable.all()) for wish in said}
    away: dict[int, list[tuple[date, date]]] = {}
    rows = UnsuitableDays.objects.filter(person__in=persons).order_by("first_day", "pk")
    for one in rows:
        away.setdefault(one.person_id, []).append((one.first_day, one.last_day))
    return {
        person: Wishes(
            weekdays.get(person, frozenset()),
            tuple(away.get(person, ())),
            places.get(person, frozenset()),
        )
        for person in weekdays.keys() | away.keys()
    }


def reach_of(person: User) -> Reach:
    """Where and when a person can come. Four queries."""
    members = FosterParent.objects.filter(user=person).current().select_related("home__host_municipality")
    wishes = wishes_by_person([person.pk]).get(person.pk, Wishes())
    homes = [member.home for member in members]
    spots = [home.host_municipality.spot for home in homes]
    return replace(reach_from(wishes, homes), spots=tuple(spot for spot in spots if spot))
