"""Rows of the forecast: a home's pace and plan."""

from lms.approval.models import GateStatus
from tests.role_table import ADMIN, AUDITOR, CASEWORKER, COORDINATOR, FOSTER_PARENT, Row

PLANNERS = frozenset({FOSTER_PARENT, COORDINATOR, CASEWORKER})
READERS = frozenset({COORDINATOR, CASEWORKER, AUDITOR, ADMIN})
FOUND = frozenset({302})


def _status(world):
    status, _ = GateStatus.objects.get_or_create(home=world.home, assignment=world.assignment)
    return {"status": status.pk}


def _region(world):
    return {"omfang": f"region-{world.service.region_id}"}


def _office(world):
    return {"omfang": f"kontor-{world.child_welfare.pk}"}


ROWS = [
    Row("approval:statistics", READERS),
    Row(
        "approval:ask-statistics",
        frozenset({COORDINATOR, ADMIN}),
        method="post",
        sends=_region,
        answers=FOUND,
    ),
    Row("approval:ask-statistics", frozenset({CASEWORKER}), method="post", sends=_office, answers=FOUND),
    Row("approval:plan", PLANNERS, own=_status, foreign=_status, answers=frozenset({200, 302})),
    Row("approval:other-routes", PLANNERS, own=_status, foreign=_status, answers=frozenset({200, 302})),
    Row("approval:book-plan", PLANNERS, own=_status, foreign=_status, method="post", answers=FOUND),
    Row("approval:choose-pace", PLANNERS, own=_status, foreign=_status, method="post", answers=FOUND),
]
