"""When one home's training can be complete, with the plan for it and what stands in the way."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from courses.content import E_LEARNING
from courses.queries.trainings import titles
from lms.approval import forecast, gate
from lms.approval.forecast import Forecast, Why
from lms.approval.forecast.one_group import GroupPlan, plan_in_one_group
from lms.approval.models import GateStatus
from lms.approval.queries.facts import Facts, RuleBook, Subject, Unready, answer_of, facts_for
from lms.approval.queries.forecast.cases import CellKey, ForecastQuestion, asked_for, day_of
from lms.approval.queries.forecast.sessions import Published
from lms.approval.queries.remaining import Remaining
from lms.approval.queries.standings import Standing
from lms.people.models import Assignment, User
from sessions.models import TrainingSession
from sessions.queries.requests import asked_by_home

MANY_STEPS = 300
# Why a date is missing where the service can give one.
ASKED_FOR = {Why.NOT_PLANNED, Why.FULL, Why.UNSUITABLE, Why.DECLINED, Why.TOO_EARLY}
CHUNK = 250


@dataclass(frozen=True)
class Going:
    """A session of the plan: who goes to it, who of them must sign up, and who of those is offered a seat
    there already; `is_elsewhere` where it is with another group than the rest."""

    session: TrainingSession
    adults: tuple[User, ...]
    to_book: tuple[User, ...]
    titles: tuple[str, ...]
    offered: tuple[User, ...] = ()
    is_elsewhere: bool = False


@dataclass(frozen=True)
class Missing:
    """Something that cannot be done with what is published; `adult` None for the home as one."""

    adult: User | None
    title: str
    why: Why
    part: UUID | None = None


@dataclass(frozen=True)
class OpenCell:
    """An open cell with the earliest day on which it can be closed, None where none is."""

    requirement: str
    adult: User | None
    title: str
    on: date | None
    is_required: bool


@dataclass(frozen=True)
class Prospect:
    """The earliest day on which what is required before approval can be complete.

    Where nothing of that is left, of the rest; then `is_required` is false. `status` is the case's row
    in the gate's projection. `bound_by` is the title of what comes last, with its session where it is
    one, else e-learning of `bound_adult`. `alone_on` and `moved_on` are earlier days that going each on
    one's own, or giving up a later seat, would make possible. `passed_over` is an earlier session of
    the last part that is not in the plan, and why.

    `plan` is the one that a person would book: one group, in its order, at most one evening elsewhere;
    `plan_on` is the day that it leads to, which may be later than `on`, and None where one group does not
    give all. `asked_for` are the missing parts that the home has asked its service for, with when.
    """

    status: int
    is_required: bool
    on: date | None
    plan: tuple[Going, ...]
    plan_on: date | None
    missing: tuple[Missing, ...]
    cells: tuple[OpenCell, ...]
    bound_by: str
    bound_session: TrainingSession | None
    bound_adult: User | None
    minutes_left: Mapping[int, int]
    pace: int
    together: bool
    adults: tuple[User, ...]
    is_exact: bool
    planned_on: date | None = None
    expires_on: date | None = None
    alone_on: date | None = None
    moved_on: date | None = None
    passed_over: tuple[TrainingSession, Why] | None = None
    asked_for: Mapping[UUID, datetime] = field(default_factory=dict)

    @property
    def to_book(self) -> list[Going]:
        """The sessions that somebody must sign up to."""
        return [going for going in self.plan if going.to_book]

    def to_book_for(self, persons: Collection[User]) -> list[Going]:
        """Those of the sessions that some of these adults must sign up to, for them alone."""
        theirs = (
            replace(
                going,
                to_book=tuple(one for one in going.to_book if one in persons),
                offered=tuple(one for one in going.offered if one in persons),
            )
            for going in self.plan
        )
        return [going for going in theirs if going.to_book]

    @property
    def is_late(self) -> bool:
        """Whether the training cannot be complete by the planned move-in."""
        return self.planned_on is not None and (self.on is None or self.on > self.planned_on)

    @property
    def key(self) -> str:
        """The plan as one word, so that what is booked is what was shown."""
        return ";".join(
            f"{going.session.uuid}:{','.join(str(user.uuid) for user in going.to_book)}"
            for going in self.to_book
        )


def prospect_of(
    subject: Subject,
    facts: Facts | Unready,
    answer: gate.Answer | Unready,
    *,
    language: str | None,
    since: datetime | None = None,
    published: Published | None = None,
    remaining: Remaining | None = None,
    anywhere: bool = False,
) -> Prospect | None:
    """The prospect of one case; None where the gate has no answer, or nothing is left to do. Without
    `published`, what the home could come to is read. `remaining` and `anywhere` as `asked_for` has them."""
    if isinstance(facts, Unready) or isinstance(answer, Unready):
        return None
    asked = asked_for(
        {subject: (facts, answer)},
        published=published,
        since=since,
        language=language,
        remaining=remaining,
        anywhere=anywhere,
    )
    if not asked[subject].needs:
        return None
    codes = {code for r in facts.case.rules.requirements for code in r.any_of}
    return _Prospects(subject, facts, answer, asked[subject], titles(codes, language)).prospect()


def prospects_for(standings: Iterable[Standing], *, language: str) -> dict[Subject, Prospect]:
    """The prospects of one home's cases that have something left, read once for them all."""
    ready = {
        one.subject: (one.facts, one.answer, one)
        for one in standings
        if isinstance(one.facts, Facts) and isinstance(one.answer, gate.Answer)
    }
    if not ready:
        return {}
    remaining = next(one.remaining for _, _, one in ready.values())
    asked = asked_for(
        {subject: (facts, answer) for subject, (facts, answer, _) in ready.items()},
        language=language,
        remaining=remaining,
    )
    return {
        subject: _Prospects(subject, facts, answer, asked[subject], one.names).prospect()
        for subject, (facts, answer, one) in ready.items()
        if asked[subject].needs
    }


def days_for(
    statuses: Sequence[GateStatus], *, published: Published, on: date
) -> Iterator[tuple[GateStatus, ForecastQuestion, Forecast]]:
    """The forecasts for many rows whose training is not complete, in chunks; the search is held short.

    The rows have `assignment` and `preparation` with their target groups read."""
    book = RuleBook()
    for start in range(0, len(statuses), CHUNK):
        chunk = statuses[start : start + CHUNK]
        facts = facts_for([status.subject for status in chunk], on=on, book=book)
        open_ones: dict[Subject, tuple[Facts, gate.Answer]] = {}
        for subject, found in facts.items():
            answer = answer_of(found)
            if isinstance(found, Facts) and isinstance(answer, gate.Answer):
                open_ones[subject] = (found, answer)
        asked = asked_for(open_ones, published=published, language=None)
        for status in chunk:
            one = asked.get(status.subject)
            if one is not None and one.required:
                yield status, one, forecast.forecast(one.case, most_steps=MANY_STEPS)


class _Prospects:
    def __init__(
        self,
        subject: Subject,
        facts: Facts,
        answer: gate.Answer,
        asked: ForecastQuestion,
        trainings: Mapping[str, str],
    ) -> None:
        self.subject, self.facts, self.answer, self.asked = subject, facts, answer, asked
        self.trainings = trainings
        self.requirements = {r.key: r for r in facts.case.rules.requirements}

    def prospect(self) -> Prospect:
        asked = self.asked
        found = forecast.forecast(asked.case)
        on = day_of(asked, found.ready_at)
        one_group = self._in_one_group()
        shown = one_group.found
        last = shown.last if shown.ready_at is not None else found.last
        going = tuple(self._going(visit, shown, one_group.elsewhere) for visit in shown.visits)
        bound_session = None
        if last and asked.parts[last[1]].kind not in E_LEARNING:
            bound_session = next((g.session for g in going if self._delivers(g, last)), None)
        missing = tuple(self._missing(lack) for lack in found.lacking)
        parts = {one.part for one in missing if one.part is not None}
        assignment = self.subject if isinstance(self.subject, Assignment) else None
        return Prospect(
            status=self._status(),
            is_required=bool(asked.required),
            on=on,
            plan=going,
            plan_on=day_of(asked, shown.ready_at),
            missing=missing,
            asked_for=asked_by_home(asked.home, parts) if parts else {},
            cells=tuple(self._cell(key) for key in asked.needs),
            bound_by=asked.parts[last[1]].title if last else "",
            bound_session=bound_session,
            bound_adult=asked.people[last[0]] if last else None,
            minutes_left={
                asked.people[adult.id].pk: sum(part.minutes or 0 for part in adult.parts)
                for adult in asked.case.adults
            },
            pace=asked.case.pace,
            together=asked.case.together,
            adults=self.facts.parents,
            is_exact=found.is_exact,
            planned_on=assignment.planned_move_in_on
            if asked.required and assignment and not assignment.moved_in_on
            else None,
            expires_on=self._expires_before(on),
            alone_on=self._sooner(found, replace(asked.case, together=False)) if self._is_couple() else None,
            moved_on=self._sooner(found, _without_seats(asked.case)),
            passed_over=self._passed_over(last, bound_session),
        )

    def _status(self) -> int:
        field = "assignment" if isinstance(self.subject, Assignment) else "preparation"
        return GateStatus.objects.values_list("pk", flat=True).get(**{field: self.subject})

    def _in_one_group(self) -> GroupPlan:
        sessions = self.asked.sessions
        groups = {
            meeting.id: str(sessions[meeting.id].series_id or "") for meeting in self.asked.case.meetings
        }
        return plan_in_one_group(self.asked.case, groups, most_steps=MANY_STEPS)

    def _is_couple(self) -> bool:
        return self.asked.case.together and len(self.facts.parents) > 1

    def _going(self, visit: forecast.Visit, found: Forecast, elsewhere: Collection[str]) -> Going:
        asked = self.asked
        meeting = next(one for one in asked.case.meetings if one.id == visit.meeting)
        parts = [id_ for id_ in asked.parts if id_ in meeting.parts]
        done = [
            id_ for id_ in parts if any(found.done_at.get((a, id_)) == meeting.ends for a in visit.adults)
        ]
        session = asked.sessions[visit.meeting]
        to_book = tuple(asked.people[adult] for adult in visit.to_book)
        return Going(
            session=session,
            adults=tuple(asked.people[adult] for adult in visit.adults),
            to_book=to_book,
            titles=tuple(asked.parts[id_].title for id_ in done),
            offered=tuple(one for one in to_book if session in asked.attendees.offered.get(one.pk, ())),
            is_elsewhere=visit.meeting in elsewhere,
        )

    def _delivers(self, going: Going, last: tuple[str, str]) -> bool:
        return self.asked.parts[last[1]].title in going.titles and self.asked.people[last[0]] in going.adults

    def _missing(self, lack: forecast.Gap) -> Missing:
        if lack.key:
            key, _, account = lack.key.partition("|")
            title = self._title(key)
            return Missing(self.asked.people.get(account), title, lack.why)
        part = self.asked.parts[lack.part]
        asks = part.kind not in E_LEARNING and lack.why in ASKED_FOR
        return Missing(self.asked.people[lack.adult], part.title, lack.why, part.part_uuid if asks else None)

    def _cell(self, key: CellKey) -> OpenCell:
        requirement, account = key
        found = forecast.forecast(self.asked.of([key]))
        return OpenCell(
            requirement=requirement,
            adult=self.asked.people.get(account),
            title=self._title(requirement),
            on=day_of(self.asked, found.ready_at),
            is_required=key in self.asked.required,
        )

    def _title(self, requirement: str) -> str:
        code = self.requirements[requirement].any_of[0]
        return self.trainings.get(code, code)

    def _sooner(self, found: Forecast, other: forecast.ForecastCase) -> date | None:
        """The day of another case where it is an earlier day than the one found."""
        if other == self.asked.case:
            return None
        on, now = day_of(self.asked, forecast.forecast(other).ready_at), day_of(self.asked, found.ready_at)
        return on if on and (now is None or on < now) else None

    def _expires_before(self, on: date | None) -> date | None:
        """The last day of something required that is met now, but no longer on the day found."""
        required = {r.key for r in self.facts.case.rules.requirements if r.strength == "required"}
        days = [c.expires_on for c in self.answer.cells if c.state == "met" and c.requirement in required]
        return min((day for day in days if on and day and day < on), default=None)

    def _passed_over(
        self, last: tuple[str, str] | None, chosen: TrainingSession | None
    ) -> tuple[TrainingSession, Why] | None:
        """The earliest session of the last part before the chosen one, and why it is not in the plan."""
        if last is None or chosen is None:
            return None
        account, part = last
        adults = {adult.id: adult for adult in self.asked.case.adults}
        size = len(adults) if self.asked.case.together else 1
        far = self.asked.published.earliest_elsewhere(part, before=chosen.begins_at)
        for meeting in sorted(self.asked.case.meetings, key=lambda one: one.begins):
            session = self.asked.sessions[meeting.id]
            if part not in meeting.parts or session.begins_at >= chosen.begins_at:
                continue
            if far and (far.begins_at, far.pk) < (session.begins_at, session.pk):
                break
            if meeting.seats < size:
                return session, Why.FULL
            going = adults.values() if self.asked.case.together else [adults[account]]
            suits = all(meeting.may(adult) for adult in going)
            return session, Why.TOO_EARLY if suits else Why.UNSUITABLE
        if far is None:
            return None
        return far, Why.FULL if far.seats_left < size else Why.UNSUITABLE


def _without_seats(case: forecast.ForecastCase) -> forecast.ForecastCase:
    """The case as if nobody held a seat in what the plan could use, each seat free for its holder."""
    if not any(meeting.booked for meeting in case.meetings):
        return case
    spans = {(adult, meeting.begins, meeting.ends) for meeting in case.meetings for adult in meeting.booked}
    return replace(
        case,
        adults=tuple(
            replace(adult, busy=tuple(span for span in adult.busy if (adult.id, *span) not in spans))
            for adult in case.adults
        ),
        meetings=tuple(
            replace(
                meeting,
                booked=frozenset(),
                seats=meeting.seats + len(meeting.booked),
                suits=meeting.suits | meeting.booked,
            )
            for meeting in case.meetings
        ),
    )
