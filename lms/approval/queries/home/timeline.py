"""A home's way from interest to cleared, as days; cut to the reader's own case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courses.models import Enrolment
from lms.approval import gate
from lms.approval.models import Review
from lms.approval.queries.facts import Facts
from lms.approval.queries.standings import Standing
from lms.people.models import FosterParent, HomeMove
from lms.people.rules import norwegian_order


class Happening(StrEnum):
    INTEREST = "interest"
    JOINED = "joined"
    BEGUN = "begun"
    COMPLETED = "completed"
    ASSIGNED = "assigned"
    MOVED_HOME = "moved_home"
    PLANNED_MOVE_IN = "planned_move_in"
    MOVED_IN = "moved_in"
    CLEARED = "cleared"
    APPROVED = "approved"
    REVIEW = "review"
    CONCLUDED = "concluded"
    DUE = "due"


_ORDER = list(Happening)


@dataclass(frozen=True)
class TimelineEvent:
    """Something that happened, or is to happen, on a day; `name` of whom and `title` of what training,
    where it is about one."""

    on: date
    what: Happening
    name: str = ""
    title: str = ""


def timeline_of(
    standing: Standing,
    *,
    adults: Iterable[FosterParent],
    reviews: Iterable[Review],
    moves: Iterable[HomeMove] = (),
) -> tuple[TimelineEvent, ...]:
    """The events of one case in their order; one query."""
    found = [TimelineEvent(standing.subject.home.registered_on, Happening.INTEREST)]
    found += [TimelineEvent(one.joined_on, Happening.JOINED, one.user.name) for one in adults]
    found += [TimelineEvent(one.on, Happening.MOVED_HOME, title=one.to_municipality.name) for one in moves]
    if isinstance(standing.facts, Facts):
        found += _learnt(standing, standing.facts)
    if assignment := standing.assignment:
        found.append(TimelineEvent(assignment.registered_on, Happening.ASSIGNED))
        if assignment.moved_in_on:
            found.append(TimelineEvent(assignment.moved_in_on, Happening.MOVED_IN))
        elif assignment.planned_move_in_on:
            found.append(TimelineEvent(assignment.planned_move_in_on, Happening.PLANNED_MOVE_IN))
    if standing.approval:
        found.append(TimelineEvent(standing.approval.decided_on, Happening.APPROVED))
        for review in reviews:
            found.append(TimelineEvent(review.opened_on, Happening.REVIEW))
            if review.concluded_on:
                found.append(TimelineEvent(review.concluded_on, Happening.CONCLUDED))
    elif isinstance(standing.answer, gate.Answer) and standing.answer.due_on:
        found.append(TimelineEvent(standing.answer.due_on, Happening.DUE))
    return tuple(
        sorted(
            dict.fromkeys(found), key=lambda one: (one.on, _ORDER.index(one.what), norwegian_order(one.name))
        )
    )


def _learnt(standing: Standing, facts: Facts) -> list[TimelineEvent]:
    """When each adult began and first completed what is required before approval, and when all was done."""
    required = [row for row in standing.before if row.requirement.strength is gate.Strength.REQUIRED]
    codes = {code for row in required for code in row.requirement.any_of}
    people = {user.pk: user.name for user in facts.parents}
    begun = Enrolment.objects.standing().filter(person__in=people, training__in=codes)
    names = {code: title for code, title in standing.names.items() if code in codes}
    accounts = {str(user.uuid): user.name for user in facts.parents}
    done = {
        (accounts[item.parent], names[item.training]): item.completed_on
        for item in reversed(facts.case.evidence)
        if item.training in names and not item.withdrawn and item.completed_on <= facts.case.on
    }
    found = [TimelineEvent(on, Happening.COMPLETED, name, title) for (name, title), on in done.items()]
    found += [
        TimelineEvent(on, Happening.BEGUN, people[person], title)
        for person, code, on in begun.values_list("person", "training", "enrolled_on")
        if (title := names.get(code, code)) and done.get((people[person], title), on) >= on
    ]
    if required and standing.outcome == gate.Outcome.CLEARED:
        first = [min(day for day, _ in cell.evidence) for row in required for cell in row.cells]
        found.append(TimelineEvent(max(first), Happening.CLEARED))
    return found
