"""What a family sees of the gate: calm words, own details, and of the partner done or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lms.approval.models import Approval, Review
from lms.approval.queries.closings import Closing
from lms.approval.queries.forecast.prospects import Prospect, prospects_for
from lms.approval.queries.standings import Standing, standings_of
from lms.people.models import FosterParent, User
from lms.people.queries import home_of


@dataclass(frozen=True)
class FamilyCase:
    """One assignment or preparation of one's own home; `closings` close the reader's own open cells."""

    standing: Standing
    reviews: tuple[Review, ...]
    closings: tuple[Closing, ...] = ()
    past: Approval | None = None
    prospect: Prospect | None = None

    @property
    def is_complete(self) -> bool:
        return self.standing.outcome == "cleared"

    @property
    def is_after_move_in(self) -> bool:
        """A child lives there: the training is done as soon as possible."""
        return self.standing.outcome in {"urgent", "overdue", "breach"}

    @property
    def latest_on(self) -> date | None:
        """The day to be done by, told only while it lies ahead."""
        answer = self.standing.answer
        return getattr(answer, "due_on", None) if self.standing.outcome == "urgent" else None


def lives_in(user: User, home_id: int) -> bool:
    """Whether the user is an adult of this home now."""
    return FosterParent.objects.filter(home=home_id, user=user).current().exists()


def adults_in(home_id: int) -> int:
    """How many adults live in the home now."""
    return FosterParent.objects.filter(home=home_id).current().count()


def family_cases(user: User, *, language: str) -> list[FamilyCase]:
    """The cases of the user's own home, with what closes the user's own open cells."""
    home = home_of(user)
    if home is None:
        return []
    standings = standings_of(home, user=user, language=language)
    prospects = prospects_for(standings, language=language)
    return [_case(standing, user, prospects.get(standing.subject)) for standing in standings]


def prospects_of(standings: Iterable[Standing], *, language: str) -> list[Prospect]:
    """The prospects of one's own home's cases that have something left."""
    return list(prospects_for(standings, language=language).values())


def _own_closings(standing: Standing, user: User) -> tuple[Closing, ...]:
    """What closes the user's own open cells, each training once; the partner's stay theirs."""
    found = {
        (closing.training, closing.title): closing
        for row in (*standing.before, *standing.after)
        for cell in row.cells
        for closing in cell.closings
        if closing.parent == user
    }
    return tuple(found.values())


def _case(standing: Standing, user: User, prospect: Prospect | None) -> FamilyCase:
    assignment, closings = standing.assignment, _own_closings(standing, user)
    if assignment is None:
        return FamilyCase(standing, (), closings, prospect=prospect)
    reviews = Review.objects.filter(approval__assignment=assignment, conclusion="").select_related("person")
    past = None
    if standing.approval is None:
        past = (
            Approval.objects.filter(assignment=assignment, state=Approval.State.WITHDRAWN)
            .select_related("decided_for")
            .order_by("-decided_at")
            .first()
        )
    return FamilyCase(standing, tuple(reviews.order_by("opened_at")), closings, past, prospect)
