"""What open cases have left, in the forecast's terms; read for many at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from courses.content import E_LEARNING, ModulePhase
from courses.queries.progress_state import OpenPart
from courses.queries.remaining import LeftModule
from lms.approval import gate
from lms.approval.forecast import ForecastAdult, ForecastCase, OpenNeed, PartToDo, WayToMeet, Why
from lms.approval.models.forecasts import DEFAULT_PACE, LearningPace
from lms.approval.queries.facts import Facts, Subject
from lms.approval.queries.forecast.sessions import Attendees, Published
from lms.approval.queries.remaining import Remaining, open_cells, remaining_for
from lms.dates import oslo_day
from lms.people.models import FosterHome, User
from sessions.models import TrainingSession

CellKey = tuple[str, str]


@dataclass(frozen=True)
class ForecastQuestion:
    """One case's forecast as asked: `needs` by requirement and account ("" for the home as one), those
    `required` before approval, those `planned` for (the required, or where none is, the rest), and
    what the ids in the case stand for."""

    case: ForecastCase
    needs: Mapping[CellKey, OpenNeed]
    required: tuple[CellKey, ...]
    planned: tuple[CellKey, ...]
    people: Mapping[str, User]
    parts: Mapping[str, OpenPart]
    modules: Mapping[UUID, str]
    sessions: Mapping[str, TrainingSession]
    published: Published
    home: FosterHome
    attendees: Attendees

    def of(self, keys: Iterable[CellKey]) -> ForecastCase:
        """The case with these needs alone."""
        return replace(self.case, needs=tuple(self.needs[key] for key in keys))


def asked_for(
    found: Mapping[Subject, tuple[Facts, gate.Answer]],
    *,
    language: str | None,
    published: Published | None = None,
    since: datetime | None = None,
    remaining: Remaining | None = None,
    anywhere: bool = False,
) -> dict[Subject, ForecastQuestion]:
    """What each of these cases has left, and what it could go to; a fixed number of queries.

    Without `published`, only what these homes' adults could come to is read, as of `since` (default:
    now). `remaining` is given where it has been read for these open cells already. With `anywhere` they are
    taken to go to any place."""
    wanted = {subject: _wanted(facts, answer) for subject, (facts, answer) in found.items()}
    people = {user.pk for facts, _ in found.values() for user in facts.parents}
    if remaining is None:
        remaining = remaining_for(
            (user, cell.any_of) for cells in wanted.values() for cell in cells for user in cell.users
        )
    left = _left(wanted.values(), remaining, language)
    since = published.since if published else since or timezone.now()
    attendees = Attendees(people, since=since, anywhere=anywhere)
    home_ids = {subject.home_id for subject in found}
    homes = FosterHome.objects.select_related("host_municipality").in_bulk(home_ids)
    paces = {pace.home_id: pace for pace in LearningPace.objects.filter(home__in=home_ids)}
    if published is None:
        met = {
            part.part_uuid
            for modules in left.values()
            for module in modules
            for part in module.parts
            if part.kind not in E_LEARNING
        }
        published = Published(since, within=attendees.reach(homes.values()), parts=met)
    return {
        subject: _Asking(
            facts, wanted[subject], left, remaining, homes[subject.home_id], paces.get(subject.home_id)
        ).asked(published, attendees)
        for subject, (facts, _) in found.items()
    }


def _left(
    wanted: Iterable[Iterable["_Cell"]], remaining: Remaining, language: str | None
) -> dict[tuple[int, str], list[LeftModule]]:
    """What is left by user id and training; from the start again where any of the cells has expired."""
    pairs: dict[tuple[int, str], bool] = {}
    for cells in wanted:
        for cell in cells:
            for user in cell.users:
                for code in remaining.codes(user, cell.any_of):
                    pairs[user.pk, code] = pairs.get((user.pk, code), False) or cell.is_expired
    found = {
        pair: remaining.left.modules(*pair, language, anew=is_expired) for pair, is_expired in pairs.items()
    }
    return {pair: modules for pair, modules in found.items() if modules is not None}


@dataclass(frozen=True)
class _Cell:
    """An open cell: who could close it, and with which trainings."""

    key: CellKey
    users: tuple[User, ...]
    any_of: tuple[str, ...]
    is_required: bool
    is_expired: bool


def _wanted(facts: Facts, answer: gate.Answer) -> list[_Cell]:
    moved_in = facts.case.assignment.lives_there(facts.case.on)
    return [
        _Cell(
            key=(cell.requirement, cell.parent or ""),
            users=users,
            any_of=requirement.any_of,
            is_required=requirement.strength is gate.Strength.REQUIRED
            and requirement.phase is gate.Phase.BEFORE_APPROVAL,
            is_expired=cell.state is gate.CellState.EXPIRED,
        )
        for cell, requirement, users in open_cells(facts, answer)
        if moved_in or not isinstance(cell, gate.FollowUpCell)
    ]


class _Asking:
    def __init__(
        self,
        facts: Facts,
        cells: list[_Cell],
        left: Mapping[tuple[int, str], list[LeftModule]],
        remaining: Remaining,
        home: FosterHome,
        pace: LearningPace | None,
    ) -> None:
        self.facts, self.cells, self.left, self.remaining = facts, cells, left, remaining
        self.home, self.pace = home, pace
        assignment = facts.case.assignment
        self.has_moved_in = assignment.lives_there(facts.case.on)
        self.has_assignment = not assignment.preparation
        self.parts: dict[str, OpenPart] = {}
        self.titles: dict[UUID, str] = {}

    def asked(self, published: Published, attendees: Attendees) -> ForecastQuestion:
        people = {str(user.uuid): user for user in self.facts.parents}
        modules: dict[str, dict[UUID, LeftModule]] = {account: {} for account in people}
        needs = {cell.key: self._need(cell, modules) for cell in self.cells}
        adults = tuple(
            ForecastAdult(account, tuple(self._parts(modules[account])), attendees.busy(user))
            for account, user in people.items()
        )
        met = {part.id for adult in adults for part in adult.parts if part.minutes is None}
        going = [people[adult.id] for adult in adults if any(part.minutes is None for part in adult.parts)]
        meetings, sessions = published.meetings(met, going, attendees, self.home)
        required = tuple(cell.key for cell in self.cells if cell.is_required)
        planned = required or tuple(needs)
        case = ForecastCase(
            adults=adults,
            needs=tuple(needs[key] for key in planned),
            meetings=meetings,
            pace=self.pace.minutes_a_week if self.pace else DEFAULT_PACE,
            together=self.pace.together if self.pace else True,
            elsewhere=published.elsewhere,
        )
        return ForecastQuestion(
            case=case,
            needs=needs,
            required=required,
            planned=planned,
            people=people,
            parts=self.parts,
            modules=self.titles,
            sessions=sessions,
            published=published,
            home=self.home,
            attendees=attendees,
        )

    def _need(self, cell: _Cell, modules: dict[str, dict[UUID, LeftModule]]) -> OpenNeed:
        """The ways to close a cell; what they have left goes into `modules`, by account."""
        ways = []
        for user in cell.users:
            account = str(user.uuid)
            for code in self.remaining.codes(user, cell.any_of):
                left = self.left.get((user.pk, code))
                if not left:
                    continue
                for module in left:
                    modules[account].setdefault(module.uuid, module)
                ids = frozenset(str(part.part_uuid) for module in left for part in module.parts)
                ways.append(WayToMeet(account, ids))
        return OpenNeed("|".join(cell.key), tuple(ways))

    def _parts(self, modules: Mapping[UUID, LeftModule]) -> Iterable[PartToDo]:
        ids: dict[UUID, frozenset[str]] = {
            uuid: frozenset(str(part.part_uuid) for part in module.parts) for uuid, module in modules.items()
        }
        for uuid in _in_order(modules):
            module = modules[uuid]
            self.titles[uuid] = module.title
            closed = self._closed(module, modules)
            before = frozenset() if self.has_moved_in else self._before(module, modules, ids)
            earlier: frozenset[str] = frozenset()
            for part in module.parts:
                id_ = str(part.part_uuid)
                self.parts[id_] = part
                is_lesson = part.kind in E_LEARNING
                waits = before if module.any_order or (is_lesson and self.has_moved_in) else before | earlier
                yield PartToDo(id_, part.minutes if is_lesson else None, waits, closed)
                earlier |= {id_}

    def _before(
        self,
        module: LeftModule,
        modules: Mapping[UUID, LeftModule],
        ids: Mapping[UUID, frozenset[str]],
        seen: frozenset[UUID] = frozenset(),
    ) -> frozenset[str]:
        """What is left of the modules that come before a module, and before those."""
        found: frozenset[str] = frozenset()
        for uuid in module.waits_for:
            if uuid in modules and uuid not in seen:
                deeper = self._before(modules[uuid], modules, ids, seen | {module.uuid})
                found |= ids[uuid] | deeper
        return found - ids[module.uuid]

    def _closed(self, module: LeftModule, modules: Mapping[UUID, LeftModule]) -> Why | None:
        if self.has_moved_in:
            return None
        if module.phase == ModulePhase.DURING:
            return Why.PHASE_DURING
        if module.phase == ModulePhase.AROUND and not self.has_assignment:
            return Why.PHASE_AROUND
        if any(uuid not in modules for uuid in module.waits_for):
            return Why.PREREQUISITE
        return None


def _in_order(modules: Mapping[UUID, LeftModule]) -> list[UUID]:
    """The modules as they stand on the path, each after those that it waits for."""
    found: dict[UUID, None] = {}

    def add(uuid: UUID, path: frozenset[UUID]) -> None:
        if uuid in found or uuid in path:
            return
        for before in modules[uuid].waits_for:
            if before in modules:
                add(before, path | {uuid})
        found[uuid] = None

    for uuid in modules:
        add(uuid, frozenset())
    return list(found)


def day_of(asked: ForecastQuestion, minute: int | None) -> date | None:
    """The day in Oslo on which a minute of the forecast falls."""
    return None if minute is None else oslo_day(asked.published.since + timedelta(minutes=minute))
