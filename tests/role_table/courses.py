from typing import Any

from courses.actions.notes import write_note
from tests.role_table import ADMIN, CASEWORKER, COORDINATOR, EVERYONE, FOSTER_PARENT, SIGNED_IN, Row

_STAFF = frozenset({COORDINATOR, CASEWORKER})
_FAMILY = frozenset({FOSTER_PARENT})


def _note(world: Any) -> dict[str, Any]:

    return {"uuid": write_note(world.users[FOSTER_PARENT], heading="", text="Ro og tid").pk}


def _evidence(world: Any) -> dict[str, Any]:
    from tests.courses import factories as make

    lesson = make.part()
    code = f"pride-{lesson.uuid.hex[:8]}"
    person = make.enrolled(world.users[FOSTER_PARENT], parts=[lesson], code=code).person
    make.finish(person, lesson)
    return {"evidence": person.completions.get(training=code).pk}


def _person(world: Any) -> dict[str, Any]:
    adult = world.home.parents.get(user=world.users[FOSTER_PARENT])
    return {"home": world.home.uuid, "adult": adult.pk}


def _version(world: Any) -> dict[str, Any]:
    from tests.courses import factories as make

    module = make.module_content(make.part())
    return {"version": make.publish_programme(module, code=f"pride-{module.uuid.hex[:8]}").pk}


def _home(world: Any) -> dict[str, Any]:
    return {"home": world.home.uuid}


def _enrolment(world: Any) -> dict[str, Any]:
    from tests.courses import factories as make

    part = make.part()
    one = make.enrolled(world.users[FOSTER_PARENT], parts=[part], code=f"pride-{part.uuid.hex[:8]}")
    return {"home": world.home.uuid, "enrolment": one.pk}


ROWS = [
    Row("courses:notebook", SIGNED_IN),
    Row("courses:export-notebook", SIGNED_IN),
    Row("courses:erase-notebook", SIGNED_IN),
    Row("courses:note", _FAMILY, own=_note, foreign=_note),
    Row("courses:erase-note", _FAMILY, own=_note, foreign=_note),
    Row("courses:certificates", SIGNED_IN),
    Row("courses:certificate", _FAMILY, own=_evidence, foreign=_evidence),
    Row("courses:recommendations", frozenset({ADMIN})),
    Row("courses:recommend", frozenset({ADMIN}), own=_version),
    Row("courses:verify", EVERYONE, own=lambda world: {"code": "ukjent"}),
    Row("courses:enrolments", _STAFF, own=_home, foreign=_home),
    Row(
        "courses:change-enrolment",
        _STAFF,
        own=_enrolment,
        foreign=_enrolment,
        method="post",
        sends=lambda world: {"act": "withdraw"},
        answers=frozenset({302}),
    ),
    Row("courses:together", _STAFF, own=_home, foreign=_home),
    Row("courses:together-with", _STAFF, own=_person, foreign=_person),
]  # fmt: skip
