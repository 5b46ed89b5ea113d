"""What stands first on a home's page: may it be approved, how soon, and when the child moves in."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.approval import gate
from lms.approval.models import Approval
from lms.approval.queries.facts import Unready
from lms.approval.queries.forecast.prospects import Prospect
from lms.approval.queries.standings import Standing
from lms.dates import today


@dataclass(frozen=True)
class Fact:
    """A name with its value, and a few words beside it where they help."""

    name: str
    value: str
    about: str = ""


def verdict(standing: Standing) -> tuple[str, str]:
    """The answer in one sentence, and the panel's tone."""
    approval = standing.approval
    if approval:
        if approval.state == Approval.State.NEEDS_REVIEW:
            return _("The approval must be considered anew"), "lamp"
        return _("The home is approved"), "fjord"
    if isinstance(standing.answer, Unready):
        return _("There is no answer yet"), "quiet"
    if standing.answer.outcome is gate.Outcome.NOT_APPLICABLE:
        return _("This home is not approved by training"), "quiet"
    if standing.answer.outcome is not gate.Outcome.CLEARED:
        return _("The home cannot be approved yet"), "quiet" if standing.assignment is None else "lamp"
    if standing.assignment is None:
        return _("The required training is complete"), "fjord"
    return _("As far as the training goes, the home can be approved"), "fjord"


def facts(standing: Standing, prospect: Prospect | None, *, on: date | None = None) -> list[Fact]:
    """How soon the required training can be complete, and the move-in."""
    day = on or today()
    return [*_how_soon(standing, prospect), *_move_in(standing, day)]


def _how_soon(standing: Standing, prospect: Prospect | None) -> list[Fact]:
    if standing.approval or prospect is None or not prospect.is_required:
        return []
    name = _("The training can be complete")
    if prospect.on is None:
        return [Fact(name, _("no day yet"), _("not with what is published"))]
    return [Fact(name, _long(prospect.on), _("after the planned move-in") if prospect.is_late else "")]


def _move_in(standing: Standing, day: date) -> list[Fact]:
    assignment = standing.assignment
    if assignment is None:
        return []
    if assignment.moved_in_on:
        name, about = _("The child moved in"), assignment.get_urgent_basis_display()
        return [Fact(name, _long(assignment.moved_in_on), str(about).lower() if about else "")]
    if assignment.planned_move_in_on:
        planned = assignment.planned_move_in_on
        return [Fact(_("Planned move-in"), _long(planned), _until(planned, day))]
    return [Fact(_("Planned move-in"), _("no day is set"))]


def _until(then: date, day: date) -> str:
    days = (then - day).days
    if days < 0:
        return _("the day has passed")
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days} if days else _("today")


def _long(value: date) -> str:
    return date_format(value, "j. F Y")
