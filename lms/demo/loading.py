"""Loading the demo, whole or not at all, and telling how far it is."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.demo import persons as people
from lms.demo.errors import PeopleThere
from lms.jobs import left_to_sweeps, run_on_commit
from lms.people.models import User
from lms.undivided import undivided

_SEND_WHAT_IS_DUE, _ANCHOR_ALL = "lms.notices.tasks.sweep", "lms.portal.tasks.anchor"
Report = Callable[[int, str | Promise], None]


@dataclass(frozen=True)
class Part:
    """One package's part of the demo, what is said while it is made, and how long it takes: the share
    of the whole's processor time, in per cent."""

    module: str
    words: Promise
    weight: int


PEOPLE = Part("lms.demo.persons", _("people and homes"), 15)
ABOVE_PEOPLE = (
    Part("lms.demo.learning_record", _("the learning record"), 1),
    Part("lms.demo.content", _("programmes, lessons and pages"), 35),
    Part("lms.demo.approvals", _("homes, assignments and approvals"), 9),
    Part("lms.demo.learning", _("what people have learnt"), 16),
    Part("lms.demo.gatherings", _("gatherings, visits and network groups"), 16),
    Part("lms.demo.forecasts", _("forecasts"), 5),
    Part("lms.demo.visitors", _("people who wonder"), 3),
)


def load(report: Report = lambda share, words: None) -> None:
    """Load the demo in one transaction; nothing of it stands, and nothing is sent, unless all does.

    Calls `report` as each part begins, with the share that is done (from 0 to 100, never falling) and
    with what is being made, to be shown in the reader's language; with "" as a part goes on, each share
    once. At the end it says 100: then the demo stands. What `report` writes to the same database
    connection shares the load's fate.

    Raises `PeopleThere` where there are people already, and `ImproperlyConfigured` in production.
    """
    if User.objects.exists():
        raise PeopleThere
    done = 0
    with _nothing_collected(), undivided(), left_to_sweeps():
        report(done, PEOPLE.words)
        cast = people.load(_within(PEOPLE, done, report))
        done += PEOPLE.weight
        for part in ABOVE_PEOPLE:
            report(done, part.words)
            cast.tell = _within(part, done, report)
            import_module(part.module).load(cast)
            done += part.weight
    run_on_commit(_SEND_WHAT_IS_DUE)
    run_on_commit(_ANCHOR_ALL)
    report(100, "")


def _within(part: Part, begins: int, report: Report) -> Callable[[float], None]:
    """Tell `report` how far the whole is when a part that `begins` at a share is told to be so far, from 0
    to 1."""
    told = begins

    def tell(share: float) -> None:
        nonlocal told
        now = begins + int(part.weight * share)
        if told < now < begins + part.weight:
            told = now
            report(told, "")

    return tell


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for no garbage within: a load keeps nearly all that it makes, and looking takes a tenth of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
