"""How far homes have come from interest to approval, and when: the ground for waiting times."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Min, Q, QuerySet

from courses.content import E_LEARNING
from courses.models import PartProgress
from lms.approval.gate import documents
from lms.approval.models import Approval, GateStatus
from lms.dates import oslo_day
from lms.people.models import Assignment, FosterHome, FosterParent, Preparation

STEPS = ("registered", "accepted", "begun", "met", "complete", "approved")


@dataclass
class Journey:
    """One home's days by step, its target groups, and whether it has left."""

    on: dict[str, date] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    has_left: bool = False

    @property
    def furthest(self) -> str:
        """The last step in order that the home has reached."""
        return next(step for step in reversed(STEPS) if step in self.on)

    def days_to(self, step: str) -> int | None:
        """From the interest to a step; None where it is not reached."""
        return (self.on[step] - self.on["registered"]).days if step in self.on else None

    def days_between(self, step: str) -> int | None:
        """From the nearest earlier step reached to this one; None where it is not reached."""
        place = STEPS.index(step)
        if step not in self.on or place == 0:
            return None
        before = max(self.on[one] for one in STEPS[:place] if one in self.on)
        return max((self.on[step] - before).days, 0)


def journeys_of(homes: "QuerySet[FosterHome]") -> list[Journey]:
    """The journeys of these homes, in a fixed number of queries."""
    return list(journeys_by_home(homes).values())


def journeys_by_home(homes: "QuerySet[FosterHome]") -> dict[int, Journey]:
    """The journeys of these homes by their ids, in a fixed number of queries."""
    found = {
        pk: Journey({"registered": registered_on}, has_left=closed_on is not None)
        for pk, registered_on, closed_on in homes.values_list("pk", "registered_on", "closed_on")
    }
    ids = list(found)
    _accept(found, ids)
    _learn(found, ids)
    for home, on in _complete(ids):
        _note(found[home], "complete", on)
    approvals = Approval.objects.filter(assignment__home__in=ids)
    for home, at in approvals.values_list("assignment__home", "decided_at"):
        _note(found[home], "approved", oslo_day(at))
    _group_and_leave(found, ids)
    return found


def _accept(found: Mapping[int, Journey], ids: Collection[int]) -> None:
    members = FosterParent.objects.filter(home__in=ids).values_list("home", "joined_on", "left_on")
    current: set[int] = set()
    for home, joined_on, left_on in members:
        _note(found[home], "accepted", joined_on)
        if left_on is None:
            current.add(home)
    for home, journey in found.items():
        journey.has_left |= "accepted" in journey.on and home not in current


def _learn(found: Mapping[int, Journey], ids: Collection[int]) -> None:
    homes: dict[int, list[int]] = {}
    for home, user in FosterParent.objects.filter(home__in=ids).values_list("home", "user"):
        homes.setdefault(user, []).append(home)
    done = PartProgress.objects.filter(person__in=homes).values("person")
    in_person = ~Q(part__kind__in=E_LEARNING)
    for row in done.annotate(first=Min("done_on"), met=Min("done_on", filter=in_person)):
        for home in homes[row["person"]]:
            _note(found[home], "begun", row["first"])
            if row["met"]:
                _note(found[home], "met", row["met"])


def _complete(ids: Collection[int]) -> list[tuple[int, date]]:
    """Home and day for the cases whose training is complete, or was when it was approved."""
    cleared = GateStatus.objects.filter(home__in=ids, outcome=GateStatus.Outcome.CLEARED)
    told = [
        (status.home_id, status.kept) for status in cleared.only("home", "given", "answer", "given_format")
    ]
    approved = Approval.objects.filter(assignment__home__in=ids).values_list("assignment__home", "snapshot")
    told += [(home, documents.opened(snapshot)) for home, snapshot in approved]
    return [(home, on) for home, kept in told if (on := _completed_on(kept["input"], kept["answer"]))]


def _completed_on(given: Mapping[str, Any], answer: Mapping[str, Any]) -> date | None:
    """The day on which the last required cell was first met."""
    days = {item["id"]: date.fromisoformat(item["completed_on"]) for item in given["evidence"]}
    required = {r["key"] for r in given["rules"]["requirements"] if r["strength"] == "required"}
    met = [
        min(days[id_] for id_ in cell["evidence"])
        for cell in answer["cells"]
        if cell["requirement"] in required and cell["evidence"]
    ]
    return max(met, default=None)


def _group_and_leave(found: Mapping[int, Journey], ids: Collection[int]) -> None:
    open_homes: set[int] = set()
    begun: set[int] = set()
    for model in (Assignment, Preparation):
        rows = model.objects.filter(home__in=ids).values_list("home", "ended_on", "target_groups")
        for home, ended_on, group in rows:
            begun.add(home)
            if ended_on is None:
                open_homes.add(home)
            if group:
                found[home].groups.add(group)
    assigned = set(Assignment.objects.filter(home__in=ids).values_list("home", flat=True))
    for home in begun - open_homes - assigned:
        found[home].has_left = True


def _note(journey: Journey, step: str, on: date) -> None:
    """Keep the earliest day of a step, never before the interest."""
    on = max(on, journey.on["registered"])
    journey.on[step] = min(on, journey.on.get(step, on))
