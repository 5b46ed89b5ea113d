"""The table of what is kept, in the reader's language: for the page, the file and the document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.people.rules.keeping import KeptKind, Whose
from lms.portal.actions.keeping import KINDS, days_of

_DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of record in words."""

    code: str
    name: str
    purpose: str
    basis: str
    about: str
    seen_by: str
    kept: str
    then: str
    note: str


def heading() -> list[str]:
    """The columns of the record of processing activities."""
    return [
        _("What is kept"),
        _("What for"),
        _("Legal ground"),
        _("About whom"),
        _("Who sees it"),
        _("For how long"),
        _("What happens then"),
        _("More"),
    ]


def lines(kinds: Iterable[KeptKind] = KINDS) -> Iterator[KindLine]:
    """The kinds in words, in the order of the table."""
    for kind in kinds:
        yield KindLine(
            kind.code,
            str(kind.name),
            str(kind.purpose.label),
            str(kind.basis.label),
            _listed(kind.whose) or _("Nobody"),
            _listed(kind.seen_by),
            _("%(time)s %(since)s") % {"time": in_words(days_of(kind)), "since": kind.since.label},
            str(kind.fate.label),
            str(kind.note),
        )


def about_families() -> list[KindLine]:
    """What is kept about foster parents and those who ask."""
    return list(lines(kind for kind in KINDS if {Whose.FAMILIES, Whose.VISITORS} & set(kind.whose)))


def about_staff() -> list[KindLine]:
    """What is kept about staff alone."""
    return list(lines(kind for kind in KINDS if not {Whose.FAMILIES, Whose.VISITORS} & set(kind.whose)))


def as_document() -> str:
    """The table as `docs/privacy.md` has it, with the settings."""
    with translation.override("en"):
        rows = [
            f"| {one.name} | {one.kept} | {one.then}{_more(one)} | {one.seen_by} | `{kind.setting}` |"
            for kind, one in zip(KINDS, lines(), strict=True)
        ]
    return "\n".join(
        ["| kept | for how long | then | seen by | setting |", "| --- | --- | --- | --- | --- |", *rows]
    )


def _more(line: KindLine) -> str:
    return f". {line.note}" if line.note else ""


def in_words(days: int) -> str:
    """A time of keeping: whole years as years, else days."""
    if days % _DAYS_A_YEAR == 0:
        years = days // _DAYS_A_YEAR
        return ngettext("%(number)d year", "%(number)d years", years) % {"number": years}
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}


def _listed(choices: Iterable[TextChoices]) -> str:
    return "; ".join(str(choice.label) for choice in choices)
