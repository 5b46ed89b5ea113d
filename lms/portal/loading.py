"""Loading the demo, whole or not at all, and telling how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.people import demo as people
from lms.people.models import User
from lms.portal.errors import PeopleThere
from lms.undivided import undivided

Report = Callable[[int, str | Promise], None]


@dataclass(frozen=True)
class Part:
    """One package's part of the demo, what is said while it is made, and how long it takes: the share
    of the whole's processor time, in per cent."""

    module: str
    words: Promise
    weight: int


PEOPLE = Part("lms.people.demo", _("people and homes"), 11)
ABOVE_PEOPLE = (
    Part("lms.xapi.demo", _("the learning record"), 1),
    Part("cms.demo", _("programmes, lessons and pages"), 32),
    Part("lms.approval.demo", _("homes, assignments and approvals"), 9),
    Part("courses.demo", _("what people have learnt"), 19),
    Part("sessions.demo", _("gatherings, visits and network groups"), 17),
    Part("lms.approval.forecast_demo", _("forecasts"), 7),
    Part("lms.portal.demo", _("people who wonder"), 4),
)


def load(report: Report = lambda share, words: None) -> None:
    """Load the demo in one transaction; nothing of it stands, and nothing is sent, unless all does.

    Calls `report` as each part begins, with the share that is done (from 0 to 100, never falling) and
    with what is being made, to be shown in the reader's language. At the end it says 100 and "": then
    the demo stands. What `report` writes to the same database connection shares the load's fate.

    Raises `PeopleThere` where there are people already, and `ImproperlyConfigured` in production.
    """
    if User.objects.exists():
        raise PeopleThere
    done = 0
    with undivided():
        report(done, PEOPLE.words)
        cast = people.load()
        done += PEOPLE.weight
        for part in ABOVE_PEOPLE:
            report(done, part.words)
            import_module(part.module).load(cast)
            done += part.weight
    report(100, "")
