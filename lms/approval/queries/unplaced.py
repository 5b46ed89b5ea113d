"""Homes and venues whose municipality was divided, and of which nobody has said yet where they lie."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lms.approval.models import homes_for
from lms.approval.queries.facts import parents_by_home
from lms.dates import today
from lms.people.models import FosterHome, HomeMove, Municipality, MunicipalityChange, Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian
from sessions.models import Venue

SHOWN = 50
"""How many homes are placed at once."""


@dataclass(frozen=True)
class Unplaced:
    """A home to be placed: who lives there, where it lay, and in which of the parts it can lie."""

    home: FosterHome
    names: str
    parts: Sequence[Municipality]


@dataclass(frozen=True)
class UnplacedPage:
    """The first of the homes that wait for the reader, how many there are in all, and the venues that do."""

    homes: Sequence[Unplaced]
    in_all: int
    venues: Sequence[Venue]

    @property
    def later(self) -> int:
        return self.in_all - len(self.homes)


def homes_without_place() -> QuerySet[FosterHome]:
    """Every home in a municipality that is no more, and whose move to another is not planned."""
    planned = HomeMove.objects.planned().values("home")
    return FosterHome.objects.filter(host_municipality__ends_on__lte=today()).exclude(pk__in=planned)


def homes_to_place(user: User) -> QuerySet[FosterHome]:
    """Those that this member of staff is to place: as coordinator of the service that trains the home, or
    caseworker of the office that registered it."""
    access = access_of(user)
    trains = Q(trained_by__in=access.organisations(Role.COORDINATOR))
    registered = Q(registered_by__in=access.organisations(Role.CASEWORKER))
    waiting = homes_without_place().filter(trains | registered)
    return waiting.filter(pk__in=homes_for(user).values("pk"))


def unplaced_page(user: User) -> UnplacedPage:
    """What waits for the reader, those registered first at the top; six queries."""
    waiting = homes_to_place(user)
    homes = list(
        waiting.select_related("host_municipality", "trained_by").order_by("registered_on", "pk")[:SHOWN]
    )
    adults = parents_by_home([home.pk for home in homes], on=today())
    parts = _parts({home.host_municipality_id for home in homes})
    venues = Venue.objects.filter(
        organisation__in=access_of(user).organisations(Role.COORDINATOR),
        municipality__ends_on__lte=today(),
    )
    return UnplacedPage(
        homes=[
            Unplaced(
                home,
                ", ".join(adult.name for adult in adults.get(home.pk, ())),
                parts[home.host_municipality_id],
            )
            for home in homes
        ],
        in_all=waiting.count(),
        venues=list(venues.select_related("municipality").order_by(*norwegian("name"), "pk")),
    )


def _parts(numbers: Iterable[str]) -> dict[str, list[Municipality]]:
    """What each municipality has become, by number."""
    found: dict[str, list[Municipality]] = defaultdict(list)
    changes = MunicipalityChange.objects.filter(old__in=list(numbers), done_at__isnull=False)
    for change in changes.select_related("new").order_by("new"):
        found[change.old_id].append(change.new)
    return found
