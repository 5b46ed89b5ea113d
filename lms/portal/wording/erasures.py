"""What goes and what stays of a person, in the reader's language: for the page before, the receipt's page and
its paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lms.dates import oslo_day
from lms.documents.pdf import make_pdf
from lms.people.actions.erasing import WhyKept
from lms.people.rules.keeping import Since
from lms.portal.actions.erasing.receipts import ErasurePlan
from lms.portal.actions.keeping import KINDS
from lms.portal.models import PersonErasure
from lms.portal.wording.keeping import in_words

SOURCE = settings.BASE_DIR / "lms" / "portal" / "typst" / "receipt.typ"
_NAMES = {kind.code: kind.name for kind in KINDS}
_SINCE = {kind.code: kind.since for kind in KINDS}


@dataclass(frozen=True, slots=True)
class StayingLine:
    """A kind of record that stays: how many, why, and until when."""

    name: str
    number: int
    why: str
    until: str


@dataclass(frozen=True, slots=True)
class ErasureText:
    """What goes, as name and number, and what stays."""

    goes: list[tuple[str, int]]
    stays: list[StayingLine]
    name_stays: bool
    kept_elsewhere: int = 0


def text_of_plan(plan: ErasurePlan) -> ErasureText:
    """What would go and stay."""
    return ErasureText(
        goes=[(_name(kind), number) for kind, number in plan.goes],
        stays=[
            _staying(one.kind, one.number, one.why, one.days, _SINCE[one.kind], one.until)
            for one in plan.stays
        ],
        name_stays=plan.keeps_name,
    )


def text_of_receipt(receipt: dict[str, Any]) -> ErasureText:
    """What went and stays, by a receipt; nothing of one that was emptied."""
    return ErasureText(
        goes=[(_name(one["kind"]), one["number"]) for one in receipt.get("gone", ())],
        stays=list(_lines(receipt.get("stays", ()))),
        name_stays=receipt.get("name_stays", False),
        kept_elsewhere=receipt.get("kept_elsewhere", 0),
    )


def receipt_paper(erasure: PersonErasure) -> bytes:
    """The receipt as an accessible PDF, in the active language; it names nobody."""
    receipt: dict[str, Any] = erasure.receipt or {}
    text = text_of_receipt(receipt)
    finished: datetime = erasure.finished_at or erasure.asked_at
    return make_pdf(
        SOURCE,
        {
            "title": _("Receipt for erasure"),
            "language": get_language() or settings.LANGUAGE_CODE,
            "sender": _("Foster home training"),
            "footer": _(
                "The signed file that belongs to this paper shows that the receipt is genuine. "
                "It names nobody."
            ),
            "facts": [
                (_("Case"), str(erasure.uuid)),
                (_("Asked for"), _moment(erasure.asked_at)),
                (_("By"), _("The office, on the person's word") if erasure.by_id else _("The person")),
                (_("Done"), _moment(finished)),
                (_("Rule"), receipt.get("rule", "")),
            ],
            "gone_heading": _("What is erased"),
            "gone": [(name, str(number)) for name, number in text.goes],
            "stays_heading": _("What stays, why and until when"),
            "stays": [
                {"name": one.name, "number": str(one.number), "why": one.why, "until": _kept(one.until)}
                for one in text.stays
            ],
            "nothing_stays": "" if text.stays else _("Nothing stays."),
            "notes": _notes(text),
        },
        at=finished,
    )


def _kept(until: str) -> str:
    return _("Kept %(time)s.") % {"time": until}


def _notes(text: ErasureText) -> list[str]:
    notes = [
        _("The name stays beside what needs it, and nowhere else.")
        if text.name_stays
        else _("The name is erased everywhere.")
    ]
    if text.kept_elsewhere:
        notes.append(
            ngettext(
                "%(number)s record had been handed on to another learning record store; ask there, too.",
                "%(number)s records had been handed on to another learning record store; ask there, too.",
                text.kept_elsewhere,
            )
            % {"number": text.kept_elsewhere}
        )
    return notes


def _lines(stays: Iterable[dict[str, Any]]) -> Iterable[StayingLine]:
    for one in stays:
        until = date.fromisoformat(one["until"]) if one["until"] else None
        since = Since(one["since"])
        yield _staying(one["kind"], one["number"], WhyKept(one["why"]), one["days"], since, until)


def _staying(
    kind: str, number: int, why: WhyKept, days: int, since: Since, until: date | None
) -> StayingLine:
    said = (
        _("at the latest until %(day)s") % {"day": date_format(until, "j. F Y")}
        if until
        else _("%(time)s %(since)s") % {"time": in_words(days), "since": since.label}
    )
    return StayingLine(_name(kind), number, str(why.label), said)


def _name(kind: str) -> str:
    return str(_NAMES.get(kind, kind))


def _moment(at: datetime) -> str:
    return date_format(oslo_day(at), "j. F Y")
