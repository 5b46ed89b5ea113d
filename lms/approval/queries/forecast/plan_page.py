"""A plan as it is shown before anything of it is booked."""

from collections.abc import Sequence
from dataclasses import dataclass

from lms.approval.models import GateStatus, PlanWaiting
from lms.approval.queries.facts import answer_of, facts_for
from lms.approval.queries.forecast.prospects import Prospect, prospect_of
from lms.dates import today
from lms.people.models import FosterHome, User


@dataclass(frozen=True)
class PlanPreview:
    """The plan of a case; `books` is how many sessions the reader confirms: an adult of the home those of
    their own, staff all. `others` are the adults who confirm theirs themselves."""

    prospect: Prospect
    is_own: bool
    books: int
    others: Sequence[str]


def plan_page(status: GateStatus, *, by: User, language: str) -> PlanPreview | None:
    """The plan of a case for one reader; None where nothing is left to plan."""
    facts = facts_for([status.subject], on=today())[status.subject]
    prospect = prospect_of(status.subject, facts, answer_of(facts), language=language)
    if prospect is None:
        return None
    is_own = by in prospect.adults
    own = prospect.to_book_for([by]) if is_own else prospect.to_book
    booking = {one for going in prospect.to_book for one in going.to_book}
    return PlanPreview(
        prospect=prospect,
        is_own=is_own,
        books=len(own),
        others=[one.first_name or one.name for one in prospect.adults if one in booking and one != by]
        if is_own
        else [],
    )


def plan_that_waits(person: User, home: FosterHome) -> int | None:
    """The case (id) of a person's home whose plan another adult has booked, and that waits for their own
    yes."""
    waiting = PlanWaiting.objects.filter(person=person, status__home=home)
    return waiting.order_by("-asked_at").values_list("status", flat=True).first()
