"""The rules of progress, on values alone."""

import ast
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from cms.models import ModuleMeeting, ModulePage
from courses.content import E_LEARNING, MEETINGS, ModulePhase, PartKind
from courses.models import ModuleVersion, Part
from courses.rules.progress import Deed, DeedKind, EnrolledPath, ModulePlan, progress
from tests.test_architecture import relative
from tests.test_counts import production, trees

PERSON = UUID(int=7)
PARTS = [UUID(int=n) for n in range(1, 6)]
FIRST = datetime(2026, 1, 1, 12, tzinfo=UTC)


def identify(training, rests_on):
    return uuid5(PERSON, training + ",".join(map(str, rests_on)))


def plan(n, *required, optional=()):
    return ModulePlan(
        UUID(int=100 + n),
        UUID(int=300 + n),
        f"module-{n}",
        frozenset((*required, *optional)),
        frozenset(required),
        dict.fromkeys((*required, *optional), 0.8),
    )


PATH = EnrolledPath(
    UUID(int=50),
    "basic",
    (plan(1, PARTS[0], PARTS[1]), plan(2, PARTS[2], optional=(PARTS[3],))),
    UUID(int=60),
)
RENEWAL = replace(PATH, registration=UUID(int=51), is_renewal=True)
ADDING = replace(PATH, registration=UUID(int=52), training="adding", adds_up_attendance=True)
PATHS = [PATH, RENEWAL, ADDING]
CODES = {UUID(int=200): "elsewhere"}

deeds = st.builds(
    Deed,
    statement=st.integers(1000, 1040).map(lambda n: UUID(int=n)),
    kind=st.sampled_from([DeedKind.DONE, DeedKind.DONE, DeedKind.PARTIAL]),
    at=st.integers(0, 30).map(lambda days: FIRST + timedelta(days=days)),
    about=st.lists(st.sampled_from(PARTS), min_size=1, max_size=2, unique=True).map(tuple),
    registration=st.sampled_from([None, PATH.registration, RENEWAL.registration]),
    share=st.sampled_from([0.2, 0.4, 0.5, 0.7]),
)
histories = st.lists(deeds, max_size=14, unique_by=lambda deed: deed.statement)


def told(history, paths=PATHS):
    return progress(history, paths, codes=CODES, identify=identify)


@given(history=histories, data=st.data())
def test_order_and_repetition_do_not_matter(history, data):
    again = data.draw(st.permutations(history + history[: len(history) // 2]))
    paths = data.draw(st.permutations(PATHS))
    assert told(again, paths) == told(history)


@given(history=histories, data=st.data())
def test_voiding_is_the_exact_inverse(history, data):
    """To void is to be without: nothing lingers of what was and is no more."""
    kept = [deed for deed in history if data.draw(st.booleans())]
    seen = told(history)
    assert told(kept) == told([deed for deed in history if deed in kept])
    lost = {deed.statement for deed in history if deed not in kept}
    now = {run.evidence for run in told(kept).runs}
    for run in seen.runs:
        if run.evidence in now:
            assert not lost & set(run.rests_on)


@given(history=histories, extra=deeds)
def test_one_more_deed_never_takes_a_training_away_or_moves_it_later(history, extra):
    if any(deed.statement == extra.statement for deed in history):
        return
    before, after = told(history), told([*history, extra])

    def first(found):
        days: dict[Any, Any] = {}
        for run in found.runs:
            days[run.training] = min(run.at, days.get(run.training, run.at))
        return days

    for training, at in first(before).items():
        assert first(after)[training] <= at


@given(history=histories)
def test_what_is_complete_rests_on_a_deed_for_every_required_part(history):
    by_id = {deed.statement: deed for deed in history}
    required = set(PARTS[:3])
    for run in told(history).runs:
        if run.training in {"basic", "adding"}:
            assert required <= {part for one in run.rests_on for part in by_id[one].about}
            assert run.at == max(by_id[one].at for one in run.rests_on)


def test_attesting_a_code_completes_that_code_alone():
    deed = Deed(UUID(int=1), DeedKind.ATTESTED, FIRST, (UUID(int=200),))
    (run,) = told([deed]).runs
    assert (run.training, run.evidence, run.how) == ("elsewhere", UUID(int=1), "attested")


def test_a_path_with_an_end_counts_nothing_later():
    late = Deed(UUID(int=1), DeedKind.DONE, FIRST + timedelta(days=2), (PARTS[0],))
    assert told([late], [replace(PATH, until=FIRST + timedelta(days=1))]).parts == ()
    assert len(told([late], [replace(PATH, until=FIRST + timedelta(days=2))]).parts) == 1


def test_a_version_that_was_left_gives_completed_modules_alone():
    history = [Deed(UUID(int=n), DeedKind.DONE, FIRST, (part,)) for n, part in enumerate(PARTS[:3], 1)]
    found = told(history, [replace(PATH, is_left=True)])
    assert found.parts == ()
    assert {run.training for run in found.runs} == {"module-1", "module-2"}


def test_what_is_learnt_at_a_screen_and_what_is_met_for_is_said_once():
    """Whoever lists the kinds anew would forget the next one."""
    listed = [
        f"{relative(path)}:{node.lineno}"
        for path, tree in trees(production())
        if relative(path) != "courses/content.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Set | ast.List | ast.Tuple)
        if {_last_name(one) for one in node.elts} in ({*E_LEARNING}, {*MEETINGS})
    ]
    assert listed == []


def _last_name(node):
    """`"lesson"` of `"lesson"`, and of `Part.Kind.LESSON`."""
    if isinstance(node, ast.Constant):
        return node.value
    return node.attr.lower() if isinstance(node, ast.Attribute) else None


def test_a_module_has_its_phase_from_one_list():
    phases = [phase.value for phase in ModulePhase]
    for model in (ModuleVersion, ModulePage):
        assert [value for value, _label in model._meta.get_field("phase").choices] == phases


def test_a_part_is_of_a_kind_from_one_list_and_is_learnt_at_a_screen_or_met_for():
    """Whoever adds a kind says in one place which of the two it is."""
    assert set(Part.Kind.values) == {kind.value for kind in PartKind}
    met_for = {value for value, _label in ModuleMeeting._meta.get_field("kind").choices}
    assert met_for == MEETINGS
