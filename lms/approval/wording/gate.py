"""Sentences that explain the gate's answer and a refusal, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.approval import gate
from lms.approval.models import Approval, GateStatus, Requirement
from lms.approval.queries.closings import Closing
from lms.approval.queries.desk.rows import APPROVED, NEEDS_REVIEW, STANDINGS
from lms.approval.queries.facts import Unready
from lms.approval.queries.home.timeline import Happening, TimelineEvent
from lms.approval.queries.rule_sets import RequirementChange
from lms.approval.queries.snapshots import Altered, Checked, SnapshotVerdict
from lms.approval.queries.standings import GridCell, GridRow, Standing
from lms.dates import today
from lms.people.models import HomeKind, User

MANY_TITLES = 3


def day(value: date | None) -> str:
    """A day as people here write it; nothing for none."""
    return date_format(value, "d.m.Y") if value else ""


def what_is_open(row: GridRow, cells: Sequence[GridCell]) -> str:
    """Who lacks what, in one sentence; the cells are open in the same way."""
    cell = cells[0]
    names = names_of(one.parent for one in cells if one.parent)
    values = {"training": _(" or ").join(row.trainings), "name": names}
    if cell.state is gate.CellState.EXPIRED:
        values["day"] = day(cell.expires_on)
        if cell.parent:
            return _("%(name)s must renew %(training)s: it was valid until %(day)s.") % values
        return _("One of the foster parents must renew %(training)s: it was valid until %(day)s.") % values
    if cell.parent:
        return (
            ngettext(
                "%(name)s has yet to complete %(training)s.",
                "%(name)s have yet to complete %(training)s.",
                len(cells),
            )
            % values
        )
    return _("One of the foster parents has yet to complete %(training)s.") % values


def names_of(people: Iterable[User]) -> str:
    """Names as one says them: the last one after «and»."""
    *others, last = [person.name for person in people] or [""]
    return _(" and ").join(filter(None, [", ".join(others), last]))


def what_is_left(closings: Iterable[Closing]) -> list[tuple[str, str, list[str]]]:
    """Who has what left: names, the training's title and sentences; those with the same left stand
    together."""
    found: dict[tuple[str, tuple[str, ...]], list[User]] = {}
    for closing in closings:
        found.setdefault((closing.title, tuple(what_closes(closing))), []).append(closing.parent)
    return [(names_of(people), title, list(said)) for (title, said), people in found.items()]


def what_closes(closing: Closing) -> list[str]:
    """What is left of the path that closes a cell, and what of it is booked."""
    sentences = []
    if closing.minutes:
        sentences.append(
            ngettext(
                "%(title)s: %(number)d lesson left, about %(minutes)d minutes of e-learning.",
                "%(title)s: %(number)d lessons left, about %(minutes)d minutes of e-learning.",
                closing.lessons,
            )
            % {"title": closing.title, "number": closing.lessons, "minutes": closing.minutes}
        )
    sentences += [
        _("%(title)s: signed up for %(day)s.") % {"title": meeting.title, "day": day(meeting.on)}
        for meeting in closing.meetings
        if meeting.on
    ]
    if not_booked := [meeting.title for meeting in closing.meetings if not meeting.on]:
        sentences.append(_not_booked(not_booked))
    return sentences


def _not_booked(titles: list[str]) -> str:
    """The gatherings that nobody has signed up to yet: by name, or many by the first and the last."""
    if len(titles) <= MANY_TITLES:
        return _("Not booked yet: %(titles)s.") % {"titles": ", ".join(titles)}
    values = {"number": len(titles), "first": titles[0], "last": titles[-1]}
    return _("Not booked yet: %(number)d gatherings, from %(first)s to %(last)s.") % values


def why_not(standing: Standing) -> list[str]:
    """Why the gate lets nobody approve this; empty where it does."""
    answer = standing.answer
    if isinstance(answer, Unready):
        return [str(GateStatus.Reason(answer.reason).label)]
    if answer.outcome is gate.Outcome.NOT_APPLICABLE:
        return [_("The approval rule does not cover homes on special terms. The duty to train does.")]
    if standing.assignment is None:
        return [_("It is approved when a municipality has opened an assignment by the family's code.")]
    alike: dict[tuple[str, gate.CellState, date | None], tuple[GridRow, list[GridCell]]] = {}
    for row, cell in standing.open_cells:
        alike.setdefault((row.requirement.key, cell.state, cell.expires_on), (row, []))[1].append(cell)
    return [what_is_open(row, cells) for row, cells in alike.values()]


def standing_label(standing: Standing) -> tuple[object, str]:
    """The outcome of a case as the desk shows it: (label, tone)."""
    if standing.approval is None:
        return STANDINGS[standing.outcome]
    return STANDINGS[NEEDS_REVIEW if standing.approval.state == Approval.State.NEEDS_REVIEW else APPROVED]


def deadline(standing: Standing) -> str:
    """What the caseworker should know about the time since the move-in; empty where there is nothing."""
    answer = standing.answer
    if isinstance(answer, Unready) or standing.assignment is None or standing.approval:
        return ""
    moved_in_on = standing.assignment.moved_in_on
    if moved_in_on is None or answer.outcome is gate.Outcome.CLEARED:
        return ""
    days = (today() - moved_in_on).days
    since = ngettext("%(days)d day since the move-in.", "%(days)d days since the move-in.", days) % {
        "days": days
    }
    if answer.due_on:
        limit = _("Deadline %(day)s, set in the rule set, not by law.") % {"day": day(answer.due_on)}
        return f"{since} {limit}"
    if answer.outcome is gate.Outcome.BREACH:
        return f"{since} " + _("No lawful ground for urgency is recorded, and the training is not complete.")
    return since


def event(one: TimelineEvent) -> str:
    """What happened in a home's way to approval, in one phrase."""
    values = {"name": one.name, "title": one.title}
    sentences = {
        Happening.INTEREST: _("Interest registered"),
        Happening.JOINED: _("%(name)s joined the home"),
        Happening.BEGUN: _("%(name)s began %(title)s"),
        Happening.COMPLETED: _("%(name)s completed %(title)s"),
        Happening.ASSIGNED: _("Assignment opened"),
        Happening.MOVED_HOME: _("The home moved to %(title)s"),
        Happening.PLANNED_MOVE_IN: _("Planned move-in"),
        Happening.MOVED_IN: _("The child moved in"),
        Happening.CLEARED: _("All required training complete"),
        Happening.APPROVED: _("Approved"),
        Happening.REVIEW: _("The approval must be considered anew"),
        Happening.CONCLUDED: _("The review was concluded"),
        Happening.DUE: _("Deadline set in the rule set"),
    }
    return sentences[one.what] % values


def hindrance(code: str) -> str:
    """Why this reader cannot approve, where it is not the training."""
    return {
        "conflict": _("You belong to this home, or have declared a conflict of interest."),
        "no_permission": _("You do not have the permission to approve. A colleague who has it can."),
        "own_evidence": _(
            "You have recorded some of this training yourself. It does not count when you approve."
        ),
    }.get(code, "")


def verdict(checked: Checked) -> str:
    """How a statement of a snapshot stands in the record now."""
    return {
        SnapshotVerdict.SAME: _("the same"),
        SnapshotVerdict.VOIDED: _("voided since"),
        SnapshotVerdict.MISSING: _("no longer in the record"),
        SnapshotVerdict.CHANGED: _("its text is changed"),
    }[checked.verdict]


def altered(one: Altered) -> str:
    """What a changed statement said then and says now."""
    names = {
        "who": _("Whose it is"),
        "what": _("What happened"),
        "about": _("Which training it is about"),
        "when": _("When"),
        "complete": _("Completed"),
        "passed": _("Passed"),
        "duration": _("Duration"),
    }
    values = {"what": names[one.what], "before": one.before or "–", "after": one.after or "–"}
    return _("%(what)s: was %(before)s, is %(after)s") % values


def rule_set_name(kind: str, valid_from: date | None, version: int | None = None) -> str:
    """A rule set in words: its kind and the day from which it is in force, or before one is chosen
    its version."""
    values = {"kind": HomeKind(kind).label, "number": version}
    if valid_from is None:
        return _("%(kind)s, version %(number)s") % values
    return _("%(kind)s, from %(day)s") % (values | {"day": date_format(valid_from, "j. F Y")})


def approval_tone(approval: Approval) -> str:
    return {
        Approval.State.STANDING: "success",
        Approval.State.UPHELD: "success",
        Approval.State.NEEDS_REVIEW: "danger",
    }.get(Approval.State(approval.state), "neutral")


def change(changed: RequirementChange, field: str, *, names: Mapping[str, str]) -> str:
    """One field of a requirement that differs between two rule sets: before → after. `names` are
    those of trainings and target groups, by code."""
    name = getattr(Requirement._meta.get_field(field), "verbose_name", field)
    return f"{name}: {_value(changed.before, field, names)} → {_value(changed.after, field, names)}"


def _value(requirement: Requirement | None, field: str, names: Mapping[str, str]) -> str:
    display = getattr(requirement, f"get_{field}_display", None)
    value = display() if display else getattr(requirement, field, None)
    if isinstance(value, list):
        return ", ".join(names.get(code, code) for code in value) or "–"
    return "–" if value is None else str(value)
