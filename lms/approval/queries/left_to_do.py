"""What open cases have left, in the forecast's terms; read for many at once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from courses.content import Phase
from courses.queries import LeftModule, OpenPart, left_for, tallies_of
from lms.approval import gate
from lms.approval.forecast import Adult, Case, Need, Part, Way, Why
from lms.approval.models.forecasts import DEFAULT_PACE, LearningPace
from lms.approval.queries.facts import Facts, Subject
from lms.approval.queries.published import Attendees, Published
from lms.people.models import FosterHome, User
from lms.people.queries import oslo_day
from sessions.models import TrainingSession

E_LEARNING = {"lesson", "quiz"}
CellKey = tuple[str, str]


@dataclass(frozen=True)
class Asked:
    """One case's forecast as asked: `needs` by requirement and account ("" for the home as one), those
    `required` before approval, those `planned` for (the required, or where none is, the rest), and
    what the ids in the case stand for."""

    case: Case
    needs: Mapping[CellKey, Need]
    required: tuple[CellKey, ...]
    planned: tuple[CellKey, ...]
    people: Mapping[str, User]
    parts: Mapping[str, OpenPart]
    modules: Mapping[UUID, str]
    sessions: Mapping[str, TrainingSession]
    since: datetime
    home: FosterHome
    attendees: Attendees

    def of(self, keys: Iterable[CellKey]) -> Case:
        """The case with these needs alone."""
        return replace(self.case, needs=tuple(self.needs[key] for key in keys))


def asked_for(
    found: Mapping[Subject, tuple[Facts, gate.Answer]],
    *,
    published: Published,
    language: str | None,
) -> dict[Subject, Asked]:
    """What each of these cases has left, and what it could go to; a fixed number of queries."""
    wanted = {subject: _wanted(facts, answer) for subject, (facts, answer) in found.items()}
    people = {user.pk for facts, _ in found.values() for user in facts.parents}
    begun = {pk: {tally.code for tally in tallies} for pk, tallies in tallies_of(people).items()}
    pairs: set[tuple[int, str]] = set()
    anew: set[tuple[int, str]] = set()
    for cells in wanted.values():
        for cell in cells:
            for user in cell.users:
                codes = _codes(cell, begun.get(user.pk, set()))
                pairs.update((user.pk, code) for code in codes)
                if cell.is_expired:
                    anew.update((user.pk, code) for code in codes)
    left = left_for(pairs, language, anew=anew)
    attendees = Attendees(people, since=published.since)
    home_ids = {subject.home_id for subject in found}
    homes = FosterHome.objects.select_related("host_municipality").in_bulk(home_ids)
    paces = {pace.home_id: pace for pace in LearningPace.objects.filter(home__in=home_ids)}
    return {
        subject: _Asking(
            facts, wanted[subject], left, begun, homes[subject.home_id], paces.get(subject.home_id)
        ).asked(published, attendees)
        for subject, (facts, _) in found.items()
    }


@dataclass(frozen=True)
class _Cell:
    """An open cell: who could close it, and with which trainings."""

    key: CellKey
    users: tuple[User, ...]
    any_of: tuple[str, ...]
    is_required: bool
    is_expired: bool


def _wanted(facts: Facts, answer: gate.Answer) -> list[_Cell]:
    requirements = {r.key: r for r in facts.case.rules.requirements}
    people = {str(user.uuid): user for user in facts.parents}
    moved_in = facts.case.assignment.lives_there(facts.case.on)
    found = []
    for cell in (*answer.cells, *(answer.follow_up if moved_in else ())):
        if cell.state is gate.State.MET:
            continue
        requirement = requirements[cell.requirement]
        found.append(
            _Cell(
                key=(cell.requirement, cell.parent or ""),
                users=(people[cell.parent],) if cell.parent else facts.parents,
                any_of=requirement.any_of,
                is_required=requirement.strength is gate.Strength.REQUIRED
                and requirement.phase is gate.Phase.BEFORE_APPROVAL,
                is_expired=cell.state is gate.State.EXPIRED,
            )
        )
    return found


def _codes(cell: _Cell, begun: Collection[str]) -> list[str]:
    """The trainings that somebody is on the way to, or all those that would do."""
    return [code for code in cell.any_of if code in begun] or list(cell.any_of)


class _Asking:
    def __init__(
        self,
        facts: Facts,
        cells: list[_Cell],
        left: Mapping[tuple[int, str], list[LeftModule]],
        begun: Mapping[int, set[str]],
        home: FosterHome,
        pace: LearningPace | None,
    ) -> None:
        self.facts, self.cells, self.left, self.begun = facts, cells, left, begun
        self.home, self.pace = home, pace
        assignment = facts.case.assignment
        self.has_moved_in = assignment.lives_there(facts.case.on)
        self.has_assignment = not assignment.preparation
        self.parts: dict[str, OpenPart] = {}
        self.titles: dict[UUID, str] = {}

    def asked(self, published: Published, attendees: Attendees) -> Asked:
        people = {str(user.uuid): user for user in self.facts.parents}
        modules: dict[str, dict[UUID, LeftModule]] = {account: {} for account in people}
        needs = {cell.key: self._need(cell, modules) for cell in self.cells}
        adults = tuple(
            Adult(account, tuple(self._parts(modules[account])), attendees.busy(user))
            for account, user in people.items()
        )
        met = {part.id for adult in adults for part in adult.parts if part.minutes is None}
        going = [people[adult.id] for adult in adults if any(part.minutes is None for part in adult.parts)]
        meetings, sessions = published.meetings(met, going, attendees, self.home)
        required = tuple(cell.key for cell in self.cells if cell.is_required)
        planned = required or tuple(needs)
        case = Case(
            adults=adults,
            needs=tuple(needs[key] for key in planned),
            meetings=meetings,
            pace=self.pace.minutes_a_week if self.pace else DEFAULT_PACE,
            together=self.pace.together if self.pace else True,
        )
        return Asked(
            case=case,
            needs=needs,
            required=required,
            planned=planned,
            people=people,
            parts=self.parts,
            modules=self.titles,
            sessions=sessions,
            since=published.since,
            home=self.home,
            attendees=attendees,
        )

    def _need(self, cell: _Cell, modules: dict[str, dict[UUID, LeftModule]]) -> Need:
        """The ways to close a cell; what they have left goes into `modules`, by account."""
        ways = []
        for user in cell.users:
            account = str(user.uuid)
            for code in _codes(cell, self.begun.get(user.pk, set())):
                left = self.left.get((user.pk, code))
                if not left:
                    continue
                for module in left:
                    modules[account].setdefault(module.uuid, module)
                ids = frozenset(str(part.part_uuid) for module in left for part in module.parts)
                ways.append(Way(account, ids))
        return Need("|".join(cell.key), tuple(ways))

    def _parts(self, modules: Mapping[UUID, LeftModule]) -> Iterable[Part]:
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
                yield Part(id_, part.minutes if is_lesson else None, waits, closed)
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
        if module.phase == Phase.DURING:
            return Why.PHASE_DURING
        if module.phase == Phase.AROUND and not self.has_assignment:
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


def day_of(asked: Asked, minute: int | None) -> date | None:
    """The day in Oslo on which a minute of the forecast falls."""
    return None if minute is None else oslo_day(asked.since + timedelta(minutes=minute))
