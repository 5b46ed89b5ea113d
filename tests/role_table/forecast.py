"""Rows of the forecast: a home's pace and plan."""

from lms.approval.models import GateStatus
from tests.role_table import CASEWORKER, COORDINATOR, FOSTER_PARENT, Row

PLANNERS = frozenset({FOSTER_PARENT, COORDINATOR, CASEWORKER})
FOUND = frozenset({302})


def _status(world):
    status, _ = GateStatus.objects.get_or_create(home=world.home, assignment=world.assignment)
    return {"status": status.pk}


ROWS = [
    Row("approval:book-plan", PLANNERS, own=_status, foreign=_status, method="post", answers=FOUND),
    Row("approval:choose-pace", PLANNERS, own=_status, foreign=_status, method="post", answers=FOUND),
]
