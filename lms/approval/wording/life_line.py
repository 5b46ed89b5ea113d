"""The life line of a decision in the reader's language, and what was handed over to the archive."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lms.approval.models import Approval, ArchiveRecord, Review
from lms.approval.queries.archive_parcel import ASSIGNMENT, DECISION, DOCUMENT, REVIEW
from lms.approval.rules.life_line import Life, LifeStep, Stage, life_line
from lms.dates import today


@dataclass(frozen=True)
class LifeText:
    """One stage in words; `on` is None where no day is known yet."""

    stage: str
    on: date | None
    said: str
    is_ahead: bool


@dataclass(frozen=True)
class ThingText:
    """One thing that is handed over."""

    what: str
    on: date
    id: str
    sha256: str


def life_line_of(approval: Approval, record: ArchiveRecord | None) -> tuple[LifeText, ...]:
    """Every stage of a decision, in its order. Reads the reviews of the approval."""
    concluded = _last_concluded(approval)
    changed = concluded.concluded_on if concluded else None
    if approval.state == Approval.State.NEEDS_REVIEW:
        opened = [one.opened_on for one in approval.reviews.all() if not one.conclusion]
        changed = max(opened, default=changed)
    life = Life(
        made_on=approval.decided_on,
        changed_on=changed,
        ended_on=approval.assignment.ended_on,
        kept_days=settings.RETENTION_DAYS["APPROVAL_RETENTION_DAYS"],
        handed_over_on=record.handed_over_on if record else None,
        confirmed_on=record.confirmed_on if record else None,
        deleted_on=record.deleted_on if record else None,
    )
    return tuple(
        LifeText(step.stage, step.on, _said(step, approval, concluded, record, life), not step.is_done)
        for step in life_line(life, on=today())
    )


def listed(listing: Iterable[Mapping[str, Any]]) -> tuple[ThingText, ...]:
    """The list that was, or is to be, handed over."""
    kinds = {
        ASSIGNMENT: _("The assignment"),
        DECISION: _("Approval with its snapshot"),
        REVIEW: _("Review"),
        DOCUMENT: _("Document of training given elsewhere"),
    }
    return tuple(
        ThingText(kinds[one["kind"]], date.fromisoformat(one["on"]), one["id"], one["sha256"])
        for one in listing
    )


def _last_concluded(approval: Approval) -> Review | None:
    concluded = [one for one in approval.reviews.all() if one.concluded_at]
    return max(concluded, key=lambda one: (one.concluded_at, one.pk), default=None)


def _said(
    step: LifeStep, approval: Approval, concluded: Review | None, record: ArchiveRecord | None, life: Life
) -> str:
    match step.stage:
        case Stage.MADE:
            return _("Approved by %(office)s") % {"office": approval.decided_for}
        case Stage.STATE:
            return _state(approval, concluded)
        case Stage.ENDED:
            return _("The assignment ended") if step.is_done else _("The assignment is open")
        case Stage.KEPT:
            return _kept(step, life)
        case Stage.HANDED_OVER if step.is_done and record:
            values = {"number": record.number, "name": record.handed_over_by and record.handed_over_by.name}
            return _("Handed over to the archive as case %(number)s by %(name)s") % values
        case Stage.HANDED_OVER:
            return _("Not handed over to the archive yet")
        case Stage.CONFIRMED if step.is_done and record:
            return _("The archive has confirmed it: %(receipt)s") % {"receipt": record.receipt}
        case Stage.CONFIRMED:
            return _("The archive’s receipt is not recorded yet")
    if step.is_done:
        return _("Deleted here; the archive has it")
    if step.on:
        return _("Deleted here after this day")
    return _("Deleted here only once the archive has confirmed it and the time is over")


def _state(approval: Approval, concluded: Review | None) -> str:
    if approval.state == Approval.State.NEEDS_REVIEW:
        return _("Must be considered anew")
    if approval.state == Approval.State.WITHDRAWN:
        return _("Withdrawn: it is no longer valid")
    if concluded:
        return _("Considered anew and upheld: in force")
    return pgettext("approval", "In force")


def _kept(step: LifeStep, life: Life) -> str:
    if step.on:
        return _("Kept here at least until this day")
    years = round(life.kept_days / 365)
    return ngettext(
        "Kept here at least %(number)d year after the assignment ends",
        "Kept here at least %(number)d years after the assignment ends",
        years,
    ) % {"number": years}
