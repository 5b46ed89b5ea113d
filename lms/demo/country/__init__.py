"""A demo the size of a country, for measuring: rows written in bulk, past the actions that people use.

Homes come in circles of forty that share a region: some take a series of the basic training together,
the others were trained before, have begun, or wait. Each circle is one transaction and whole in itself:
its statements are recorded, its progress projected and its homes answered for by the gate. So the
country can be stopped at any time, and the same command goes on from there.
"""

from collections.abc import Iterator
from time import monotonic

from django.db import transaction

from lms.demo.country import around, households, learning, seats, standings, traces
from lms.demo.country.land import Land, survey
from lms.people.models import FosterParent

CIRCLE = len(households.STAGES)
_TOLD_EVERY = 20


def load(homes: int) -> Iterator[str]:
    """Write homes until that many stand, and say how far it has come, a sentence at a time. Raises
    `NothingToCopy` unless the demo is loaded."""
    with transaction.atomic():
        land = survey()
    made = standing()
    if made:
        yield f"{made:,} homes stand already."
    began, before = monotonic(), made
    while made < homes:
        number = min(CIRCLE - made % CIRCLE, homes - made)
        with transaction.atomic():
            write(land, first=made, number=number)
        made += number
        if made == homes or made // CIRCLE % _TOLD_EVERY == 0:
            pace = (monotonic() - began) / (made - before)
            yield f"{made:,} of {homes:,} homes, {pace * (homes - made):.0f} seconds to go"
    yield from around.told(land)


def standing() -> int:
    """How many of the country's homes there are."""
    members = FosterParent.objects.filter(user__username__startswith=households.NAMED)
    return members.values("home").distinct().count()


def write(land: Land, *, first: int, number: int) -> None:
    """Write the homes of one circle, or what lacks of it: `number` homes counted from `first`."""
    circle = households.gather(land, first=first, number=number)
    paths = learning.enrol(land, circle)
    series = seats.plan(land, circle)
    deeds = learning.learn(land, circle, paths)
    deeds += seats.attend(land, circle, series, paths)
    learning.record(deeds)
    standings.answer(land, circle)
    around.visit(land, circle)
    traces.leave(land, circle, series)
