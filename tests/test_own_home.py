"""Over every address: staff who belong to a home handle nothing of it, without having declared it."""

from copy import deepcopy

import pytest

from lms.people.models import FosterParent
from tests import world
from tests.role_table import CASEWORKER, COORDINATOR, FOSTER_PARENT, Row
from tests.test_roles import REFUSED, ROWS, _Records

pytestmark = pytest.mark.django_db
# What these are about is no home, or another than the world's: gatherings, letters, the office's own.
OTHERWISE = {
    "approval:ask-training",
    "approval:forget-view",
    "approval:replay-webhook",
    "approval:stop-webhook",
}
HANDLING = [
    row
    for row in ROWS
    if row.foreign and FOSTER_PARENT not in row.allowed and row.allowed & {CASEWORKER, COORDINATOR}
    if row.name.startswith("approval:") or "in-home" in row.name or row.name in {"sessions:report-visit"}
    if row.name not in OTHERWISE and getattr(row.own, "__name__", "") != "_own_recruit"
]


@pytest.fixture(scope="module")
def standing_world(stand):
    return stand(lambda: world.build().with_pages())


def opened_for_own_home(row: Row, where) -> list[str]:
    found = []
    for role in sorted(row.allowed & {CASEWORKER, COORDINATOR}):
        records = _Records(row, row.own, where)
        records.kept = dict(row.own(where))
        user = where.users[role]
        FosterParent.objects.get_or_create(user=user, home=where.home, defaults={"joined_on": "2026-01-10"})
        status = records.tried_by(user, is_allowed=False)
        if status not in REFUSED:
            found.append(f"{role} got {status}")
    return found


@pytest.mark.parametrize("row", HANDLING, ids=lambda row: f"{row.method} {row.name}")
def test_staff_handle_nothing_of_the_home_they_belong_to(row, standing_world, db):
    assert opened_for_own_home(row, deepcopy(standing_world)) == []
