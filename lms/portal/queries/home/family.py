"""The foster parent's home page: the path, the household, and what comes next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from courses.queries.material_changes import MaterialChange, recent_changes
from courses.queries.progress import progress_of, progress_of_each
from lms.approval import gate
from lms.approval.models import Approval
from lms.approval.queries.forecast.plan_page import plan_that_waits
from lms.approval.queries.standings import GridRow, Standing, standings_of
from lms.dates import today
from lms.people.models import Assignment, FosterHome, FosterParent, User
from lms.people.queries import home_of
from lms.portal.queries.path import LearningPath, path_of
from sessions.models import Attendance, CheckInClaim, Registration, Series, TrainingSession
from sessions.queries.collisions import choices_of
from sessions.queries.evaluations import left_to_evaluate
from sessions.queries.make_ups import missed_by
from sessions.queries.network_days import left_to_choose
from sessions.queries.seats import upcoming_for
from sessions.rules.attendance import attendance_is_open

FIRST_DAYS = timedelta(days=60)
MOST_NEWS = 3


@dataclass(frozen=True)
class NeedMark:
    """One adult's standing on one requirement, as a partner may see it: done or not, and when."""

    person: User
    is_done: bool
    on: date | None


@dataclass(frozen=True)
class FamilyNeed:
    """One requirement of the household, each adult's standing on it, and until when it is wanted."""

    titles: tuple[str, ...]
    marks: tuple[NeedMark, ...]
    is_met: bool
    is_recommended: bool
    due_on: date | None = None


@dataclass(frozen=True)
class HouseholdNeeds:
    """What the household lacks for one assignment or for its preparation, in words for the family.

    `state` is `complete`, `approved`, `being_reviewed`, `under_way`, `soon` (a child lives there
    already), `exempt` or `unknown`. What is on the reader's path, with no day by which it is wanted, is
    told there and not here (`has_path`).
    """

    standing: Standing
    state: str
    before: tuple[FamilyNeed, ...]
    after: tuple[FamilyNeed, ...]
    due_on: date | None
    has_path: bool = False

    @property
    def assignment(self) -> Assignment | None:
        return self.standing.assignment


@dataclass(frozen=True)
class FamilyHome:
    """All that the foster parent's home page shows. `home` is None for who has left; `gatherings_been_at` and
    `courses_ended` are those of which the person may still say what they thought; `plan` is the case (id)
    whose plan waits for the person's own yes."""

    person: User
    home: FosterHome | None
    path: LearningPath
    upcoming: tuple[Registration, ...]
    households: tuple[HouseholdNeeds, ...] = ()
    partners: tuple[User, ...] = ()
    new_child: Assignment | None = field(default=None)
    changes: tuple[MaterialChange, ...] = ()
    choosing: tuple[TrainingSession, ...] = ()
    """The network days that the person has a seat at and has not chosen the programme of."""
    gatherings_been_at: tuple[TrainingSession, ...] = ()
    courses_ended: tuple[Series, ...] = ()
    plan: int | None = None

    @property
    def news(self) -> tuple[MaterialChange, ...]:
        """The newest of the changes, as many as the home page has room for."""
        return self.changes[:MOST_NEWS]

    @property
    def has_to_choose(self) -> bool:
        """Whether the person holds two seats at the same time."""
        return bool(choices_of(self.upcoming))

    @property
    def is_over(self) -> bool:
        """Nothing is asked of the person any more: they left, or neither path nor assignment is open."""
        return not self.households


def family_home(person: User, *, language: str) -> FamilyHome:
    """What the foster parent's home page shows, in a number of queries that the path does not raise."""
    home = home_of(person)
    upcoming = upcoming_for(person)
    arriving = _arriving(upcoming, at=timezone.now())
    undecided = left_to_choose(upcoming)
    choosing = tuple(one.session for one in upcoming if one.pk in undecided)
    changes = tuple(recent_changes(person, language, on=today()))
    gatherings, courses = left_to_evaluate(person, at=timezone.now())
    if home is None:
        path = path_of(progress_of(person, language), upcoming, arriving=arriving)
        return FamilyHome(
            person,
            None,
            path,
            tuple(upcoming),
            changes=changes,
            choosing=choosing,
            gatherings_been_at=tuple(gatherings),
            courses_ended=tuple(courses),
        )
    standings = standings_of(home, user=person, language=language)
    members = FosterParent.objects.filter(home=home).current().exclude(user=person).select_related("user")
    partners = tuple(member.user for member in members.order_by("joined_on", "pk"))
    progress = progress_of_each([person, *partners], language)
    beside = {one.first_name or one.name: progress[one.pk] for one in partners}
    on_path = {one.code for one in progress[person.pk] if one.completed_on is None}
    return FamilyHome(
        person=person,
        home=home,
        path=path_of(progress[person.pk], upcoming, beside, arriving=arriving),
        upcoming=tuple(upcoming),
        households=tuple(_household(one, person, on_path) for one in standings),
        partners=partners,
        new_child=_new_child(standings),
        changes=changes,
        choosing=choosing,
        gatherings_been_at=tuple(gatherings),
        courses_ended=tuple(courses),
        plan=plan_that_waits(person, home),
    )


def parts_to_make_up(family: FamilyHome, *, language: str) -> list[str]:
    """The titles of the parts that were missed and have no new date."""
    missed = [] if family.is_over else missed_by(family.person, after=timezone.now())
    return [one.part.title_in(language) for one in missed if one.booked is None]


def _new_child(standings: list[Standing]) -> Assignment | None:
    """The newest assignment whose child moved in lately; its page leads with the first days."""
    day = today()
    lately = [
        one.assignment
        for one in standings
        if one.assignment
        and one.assignment.moved_in_on
        and day - FIRST_DAYS <= one.assignment.moved_in_on <= day
    ]
    return max(lately, key=lambda one: one.moved_in_on or day, default=None)


def _arriving(upcoming: list[Registration], *, at: datetime) -> Registration | None:
    """The registration in a session whose doors are open, until it is said or marked who has come."""
    open_now = next(
        (
            one
            for one in upcoming
            if one.status == Registration.Status.REGISTERED
            and one.session.is_published
            and not one.session.traits.is_in_home
            and attendance_is_open(one.session.begins_at, at)
        ),
        None,
    )
    if open_now is None:
        return None
    here = {"session": open_now.session_id, "person": open_now.person_id}
    is_here = CheckInClaim.objects.filter(**here).exists() or Attendance.objects.filter(**here).exists()
    return None if is_here else open_now


def _household(standing: Standing, reader: User, on_path: Collection[str]) -> HouseholdNeeds:
    answer = standing.answer if isinstance(standing.answer, gate.Answer) else None
    due_on = answer.due_on if answer and answer.outcome is gate.Outcome.URGENT else None
    before = _untold(standing.before, reader, on_path)
    after = _untold(standing.after, reader, on_path)
    return HouseholdNeeds(
        standing=standing,
        state=_state(standing, answer),
        before=before,
        after=after,
        due_on=_still_ahead(due_on),
        has_path=len(before) + len(after) < len(standing.before) + len(standing.after),
    )


def _untold(rows: Sequence[GridRow], reader: User, on_path: Collection[str]) -> tuple[FamilyNeed, ...]:
    """The requirements that the reader's path does not tell of already."""
    needs = [(_need(row, reader), row.requirement.any_of) for row in rows]
    return tuple(need for need, codes in needs if need.is_met or need.due_on or not set(codes) & set(on_path))


def _state(standing: Standing, answer: gate.Answer | None) -> str:
    if standing.approval is not None:
        reviewed = standing.approval.state == Approval.State.NEEDS_REVIEW
        return "being_reviewed" if reviewed else "approved"
    if answer is None:
        return "unknown"
    return {
        gate.Outcome.CLEARED: "complete",
        gate.Outcome.NOT_APPLICABLE: "exempt",
        gate.Outcome.MISSING: "under_way",
    }.get(answer.outcome, "soon")


def _still_ahead(day: date | None) -> date | None:
    """The day, unless it has passed: a family then reads "as soon as you can"."""
    return day if day and day >= today() else None


def _need(row: GridRow, reader: User) -> FamilyNeed:
    """One requirement; the reader's own mark comes first."""
    is_met = all(cell.state is gate.CellState.MET for cell in row.cells)
    return FamilyNeed(
        titles=tuple(row.trainings),
        marks=tuple(
            NeedMark(
                person=cell.parent,
                is_done=cell.state is gate.CellState.MET,
                on=cell.evidence[-1][0] if cell.evidence and cell.state is gate.CellState.MET else None,
            )
            for cell in sorted(row.cells, key=lambda one: one.parent != reader)
            if cell.parent is not None
        ),
        is_met=is_met,
        is_recommended=row.requirement.strength is gate.Strength.RECOMMENDED,
        due_on=next((day for cell in row.cells if not is_met and (day := _still_ahead(cell.due_on))), None),
    )
