"""What was looked at within a supervision case, in words: for the page and the report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lms.dates import OSLO
from lms.people.queries.supervision import ARCHIVE, DESK, DESK_FILE, LOG, ListRead, Look


@dataclass(frozen=True, slots=True)
class SeenLine:
    """One look: when, by whom, and at what."""

    at: datetime
    by: str
    what: str
    municipality: str
    references: str


def heading() -> list[str]:
    """The columns of the report."""
    return [_("When"), _("By"), _("What"), _("Municipality"), _("Assignments")]


def lines(seen: Iterable[Look | ListRead]) -> Iterator[SeenLine]:
    """Each look in words."""
    lists = {
        DESK: _("The list of homes"),
        DESK_FILE: _("The list of homes, as a file"),
        LOG: _("The log of acts"),
        ARCHIVE: _("The archive of ended assignments"),
    }
    for one in seen:
        if isinstance(one, Look):
            references = ", ".join(one.references) or _("In preparation")
            yield SeenLine(one.at, one.by, _("A foster home"), one.municipality, references)
        else:
            yield SeenLine(one.at, one.by, lists[one.what], "", "")


def rows(seen: Iterable[Look | ListRead]) -> list[list[str]]:
    """The rows of the report."""
    return [
        [f"{one.at.astimezone(OSLO):%d.%m.%Y %H:%M}", one.by, one.what, one.municipality, one.references]
        for one in lines(seen)
    ]
