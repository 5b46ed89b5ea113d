"""How far it is between two municipalities as the crow flies, and about how long it takes to get there.

Where in a municipality somebody lives is not known and not asked for: distances are from one place of each
municipality to one of the other's.
"""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH = 6371.0  # kilometres, the mean radius
# Roads are longer than the crow flies: 1.46 times in Europe on average (Ballou, Rahardja and Sakai,
# "Selected country circuity factors for road travel distance estimation", 2002).
ROUNDABOUT = 1.46
SPEED = 60.0  # kilometres an hour on the road, ferries and towns included; a judgement of ours


@dataclass(frozen=True)
class Spot:
    """A place on the map: decimal degrees north and east (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Distance:
    """The way between two places, `kilometres` as the crow flies."""

    kilometres: float

    @property
    def minutes(self) -> int:
        """About how long one travels, one way."""
        return round(self.kilometres * ROUNDABOUT / SPEED * 60)

    @property
    def told(self) -> int:
        """The kilometres as they are told: whole ones below ten, then the nearest five."""
        return round(self.kilometres) if self.kilometres < 10 else 5 * round(self.kilometres / 5)


def way_between(one: Spot, other: Spot) -> Distance:
    """The way between two places (haversine)."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    narrower = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return Distance(2 * EARTH * asin(sqrt(sin(north / 2) ** 2 + narrower * sin(east / 2) ** 2)))
