"""One assignment or preparation as the page of its home says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.approval.queries.forecast.prospects import Prospect
from lms.approval.queries.home.family import FamilyCase
from lms.approval.queries.home.page import HomeCase
from lms.approval.queries.standings import Standing
from lms.approval.wording import gate
from lms.approval.wording.home import Fact, facts, verdict
from lms.dates import oslo_day, today
from sessions.models import InHomePlan


@dataclass(frozen=True)
class Link:
    """A way onward: an icon of `img/icons.svg`, where it leads, and what it is called."""

    icon: str
    url: str
    label: str


@dataclass(frozen=True)
class EventText:
    """A day of the way to approval, what happened on it (`what`, in words `said`), or is to happen."""

    on: date
    what: str
    said: str
    is_ahead: bool


@dataclass(frozen=True)
class PlanText:
    """An in-home plan: where its page is, when it was asked for, and how it stands."""

    url: str
    asked: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class CaseText:
    """A case in words. `sentences` and `points` say why the answer is what it is; `left` is as
    `what_is_left`; `acts` are what the reader may do about the assignment."""

    standing: Standing
    title: str
    label: object
    tone: str
    about: tuple[str, ...]
    verdict: str
    verdict_tone: str
    sentences: tuple[str, ...]
    points: tuple[str, ...]
    may_approve: bool
    note: str
    facts: tuple[Fact, ...]
    acts: tuple[Link, ...]
    left: tuple[tuple[str, str, list[str]], ...]
    prospect: Prospect | None
    plans: tuple[PlanText, ...]
    timeline: tuple[EventText, ...]

    @property
    def folds_after(self) -> bool:
        """Training after the move-in is laid together until the child has moved in."""
        return self.standing.assignment is None or self.standing.assignment.moved_in_on is None


@dataclass(frozen=True)
class FamilyCaseText:
    """A case on the family's own page, with what is left for its reader, as `what_is_left`."""

    case: FamilyCase
    left: tuple[tuple[str, str, list[str]], ...]


def family_case_text(case: FamilyCase) -> FamilyCaseText:
    return FamilyCaseText(case, tuple(gate.what_is_left(case.closings)))


def case_text(case: HomeCase) -> CaseText:
    standing, assignment = case.standing, case.standing.assignment
    label, tone = gate.standing_label(standing)
    said, said_tone = verdict(standing)
    reasons = _reasons(case)
    return CaseText(
        standing=standing,
        title=_("Assignment %(reference)s") % {"reference": assignment.case_reference}
        if assignment
        else _("In preparation"),
        label=label,
        tone=tone,
        about=tuple(_about(standing)),
        verdict=said,
        verdict_tone=said_tone,
        sentences=tuple(filter(None, [gate.deadline(standing), _why(case), *_one_of(reasons)])),
        points=tuple(() if _one_of(reasons) else reasons)
        or tuple(str(review.get_reason_display()) for review in case.reviews if standing.approval),
        may_approve=case.pressing.may and standing.approval is None,
        note=_("The platform answers for the training alone. The municipality decides.")
        if assignment
        else _("The municipality decides about approval when there is an assignment."),
        facts=tuple(facts(standing, case.prospect)),
        acts=tuple(_acts(case)),
        left=tuple(gate.what_is_left(case.closings)),
        prospect=case.prospect,
        plans=tuple(_plan(plan) for plan in case.plans),
        timeline=tuple(
            EventText(one.on, one.what, gate.event(one), one.on > today()) for one in case.timeline
        ),
    )


def _about(standing: Standing) -> Iterator[str]:
    """Kind, target groups, office, the day of registration and the rules that apply."""
    subject = standing.subject
    yield str(subject.get_kind_display())
    yield from (str(group) for group in subject.target_groups.all())
    if standing.assignment:
        yield str(standing.assignment.organisation)
    yield _("registered %(day)s") % {"day": gate.day(subject.registered_on)}
    if rules := standing.facts.rule_set:
        yield _("rules from %(day)s") % {"day": gate.day(rules.valid_from)}


def _why(case: HomeCase) -> str:
    """What stands beside the answer: who approved, or what the reader's own part in it means."""
    approval = case.standing.approval
    if approval is None:
        return gate.hindrance(case.pressing.hindrance)
    values = {"office": approval.decided_for, "day": gate.day(oslo_day(approval.decided_at))}
    return _("%(office)s approved the home on %(day)s.") % values


def _reasons(case: HomeCase) -> list[str]:
    return [] if case.standing.approval or case.pressing.may else gate.why_not(case.standing)


def _one_of(reasons: list[str]) -> list[str]:
    """A reason that stands alone is a sentence, several are a list."""
    return reasons if len(reasons) == 1 else []


def _acts(case: HomeCase) -> Iterator[Link]:
    assignment = case.standing.assignment
    if assignment is None:
        return

    def link(icon: str, place: str, label: str) -> Link:
        return Link(icon, reverse(place, args=[assignment.uuid]), label)

    moved_in, planned = assignment.moved_in_on, assignment.planned_move_in_on
    if case.is_own and not moved_in:
        label = _("Change the planned move-in") if planned else _("Plan the move-in")
        yield link("calendar", "approval:plan-move-in", label)
    if case.is_own:
        label = _("Change the move-in") if moved_in else _("Record the move-in")
        yield link("door", "approval:move-in", label)
    if case.may_ask_in_home:
        yield link("home", "sessions:ask-in-home", _("Ask for in-home training"))
    if case.is_own:
        yield link("people", "approval:hand-over", _("Hand over to another office"))
        yield link("close", "approval:end-assignment", _("End the assignment"))


def _plan(plan: InHomePlan) -> PlanText:
    about = [] if plan.status == InHomePlan.Status.ASKED else [str(plan.get_status_display())]
    about.append(str(plan.organisation))
    if plan.visits_planned:
        visits = ngettext("%(number)s visit", "%(number)s visits", plan.visits_planned)
        about.append(visits % {"number": plan.visits_planned})
    return PlanText(
        url=reverse("sessions:in-home-plan", args=[plan.uuid]),
        asked=_("Asked for on %(day)s") % {"day": gate.day(oslo_day(plan.asked_at))},
        about=tuple(about),
    )
