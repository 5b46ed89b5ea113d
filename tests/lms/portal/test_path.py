"""The path: which stop is now, which come next, and what the one next step is."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from courses.queries.progress_state import (
    ModuleProgress,
    Opening,
    PartnerMark,
    PartState,
    ProgrammeProgress,
)
from lms.portal.queries.path import StopPlace, first_reading, path_of
from lms.portal.queries.shelf import shelf_of
from sessions.models import Registration

DONE = date(2026, 3, 1)


def part(kind="lesson", *, done=False, required=True, minutes=10, closed=False):
    return PartState(
        uuid=uuid4(),
        kind=kind,
        title=kind,
        minutes=minutes,
        is_required=required,
        done_on=DONE if done else None,
        opens_with=Opening("part_before", "noe") if closed else None,
    )


def module(*parts, done=False, closed=False, phase="before"):
    return ModuleProgress(
        uuid=uuid4(),
        version=uuid4(),
        code="m",
        title="Modul",
        phase=phase,
        parts=list(parts),
        completed_on=DONE if done else None,
        opens_with=Opening("prerequisite", "forrige") if closed else None,
    )


def programme(*modules, done=False):
    return ProgrammeProgress(
        enrolment=uuid4(),
        code="pride-basic",
        title="PRIDE",
        is_programme=True,
        is_renewal=False,
        is_demonstration=True,
        modules=list(modules),
        completed_on=DONE if done else None,
        how="",
    )


def registration(*parts, status=Registration.Status.REGISTERED):
    delivered = [SimpleNamespace(pk=one.uuid) for one in parts]
    session = SimpleNamespace(delivers=SimpleNamespace(all=lambda: delivered))
    return SimpleNamespace(session=session, status=status)


def test_first_open_module_is_now_other_open_ones_are_next_and_closed_ones_later():
    path = path_of(
        [
            programme(
                module(part(done=True), done=True),
                module(part()),
                module(part()),
                module(part(), closed=True),
            )
        ],
        [],
    )

    assert [stop.place for stop in path.stops] == [
        StopPlace.DONE,
        StopPlace.NOW,
        StopPlace.NEXT,
        StopPlace.LATER,
    ]


def test_module_of_two_programmes_stands_once_and_counts_once():
    shared = module(part(done=True), part())
    path = path_of([programme(shared), programme(shared, module(part()))], [])

    assert len(path.stops) == 2
    assert (path.done, path.required) == (1, 3)


def test_next_step_is_the_first_open_part_that_is_not_done():
    first, second = part(done=True), part(kind="quiz")
    path = path_of([programme(module(first, second))], [])

    assert path.next_step.kind == "learn"
    assert path.next_step.part == second


def test_gathering_without_a_seat_is_to_be_signed_up_for():
    gathering = part(kind="gathering")
    path = path_of([programme(module(gathering))], [])

    assert path.next_step.kind == "sign_up"
    assert path.next_step.part == gathering


def test_booked_gathering_gives_way_to_the_e_learning_behind_it():
    gathering, lesson = part(kind="gathering"), part()
    path = path_of([programme(module(gathering, lesson))], [registration(gathering)])

    assert path.next_step.kind == "learn"
    assert path.next_step.part == lesson


def test_booked_gathering_is_waited_for_when_nothing_else_is_open():
    gathering = part(kind="gathering")
    booked = registration(gathering)
    path = path_of([programme(module(gathering, part(closed=True)))], [booked])

    assert path.next_step.kind == "wait"
    assert path.next_step.registration is booked


def test_who_stands_at_the_door_is_asked_to_say_so_before_anything_else():
    here = registration(part(kind="gathering"))
    path = path_of([programme(module(part()))], [here], arriving=here)

    assert path.next_step.kind == "check_in"


def test_offered_seat_comes_before_everything_else():
    offer = registration(part(kind="gathering"), status=Registration.Status.OFFERED)
    path = path_of([programme(module(part()))], [offer])

    assert path.next_step.kind == "answer_offer"


def test_completed_path_has_no_next_step():
    path = path_of([programme(module(part(done=True), done=True), done=True)], [])

    assert path.next_step is None
    assert path.share == 1


def test_optional_parts_are_neither_counted_nor_asked_for():
    path = path_of([programme(module(part(required=False), part(done=True), done=True))], [])

    assert (path.done, path.required, path.minutes_left) == (1, 1, 0)
    assert path.next_step is None


def test_home_page_shows_one_stop_behind_and_two_ahead():
    stops = [module(part(done=True), done=True) for _ in range(3)] + [module(part()) for _ in range(5)]
    path = path_of([programme(*stops)], [])

    places = [stop.place for stop in path.around_now]

    assert places == [StopPlace.DONE, StopPlace.NOW, StopPlace.NEXT, StopPlace.NEXT]


def test_first_days_point_to_lessons_made_for_the_time_after_the_move():
    before, after = module(part()), module(part(), part(kind="quiz"), phase="during")
    path = path_of([programme(before, after)], [])

    assert first_reading(path) == (after.parts[0],)


def test_shelf_holds_open_lessons_and_those_once_read_but_no_closed_ones():
    read, ahead = part(done=True, closed=True), part(closed=True)
    board = shelf_of(path_of([programme(module(read, part(kind="gathering"), ahead, part()))], []))[0]

    assert read in board.lessons
    assert ahead not in board.lessons
    assert [one.kind for one in board.lessons] == ["lesson", "lesson"]


def test_shelf_is_narrowed_by_words_in_any_order_and_case():
    path = path_of([programme(module(part()))], [])

    assert shelf_of(path, words="LESSON modul")
    assert not shelf_of(path, words="gathering")


def test_each_module_that_the_partner_has_too_says_done_or_not_and_no_more():
    first, second, alone = module(part(done=True), done=True), module(part()), module(part())
    theirs = [programme(replace(first, completed_on=None), replace(second, completed_on=DONE))]

    path = path_of([programme(first, second, alone)], [], {"Ola": theirs})

    assert [stop.partners for stop in path.stops] == [
        (PartnerMark("Ola", None),),
        (PartnerMark("Ola", DONE),),
        (),
    ]


def test_programme_completed_elsewhere_leaves_nothing_of_its_modules_to_do():
    path = path_of([programme(module(part()), module(part()), done=True)], [])

    assert [stop.place for stop in path.stops] == [StopPlace.DONE, StopPlace.DONE]
    assert (path.next_step, path.share, path.minutes_left) == (None, 1.0, 0)


def test_module_asked_for_again_by_another_programme_is_still_to_do():
    shared = module(part())
    path = path_of([programme(shared, done=True), programme(shared)], [])

    assert [stop.place for stop in path.stops] == [StopPlace.NOW]


def test_partner_who_completed_the_programme_elsewhere_has_done_its_modules():
    one = module(part())
    path = path_of([programme(one)], [], {"Ola": [programme(one, done=True)]})

    assert [(mark.name, mark.done_on) for mark in path.stops[0].partners] == [("Ola", DONE)]
