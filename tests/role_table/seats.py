from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.role_table import FOSTER_PARENT, Row
from tests.role_table.sessions import LEADING, POST, TRAINER, _own, _session, _under_way
from tests.sessions import factories

FAMILY = frozenset({FOSTER_PARENT})


def _days(world: Any) -> Mapping[str, Any]:
    from sessions.models import UnsuitableDays

    days = UnsuitableDays.objects.create(
        person=world.users[FOSTER_PARENT], first_day=date(2027, 1, 1), last_day=date(2027, 1, 2)
    )
    return {"pk": days.pk}


def _interpreting(world: Any) -> Mapping[str, Any]:
    session = _session(world)
    return {"uuid": session.uuid, "registration": session.registrations.get().uuid}


def _visit_under_way(world: Any) -> Mapping[str, Any]:
    return {"uuid": _session(world, period=_under_way(), kind="in_home").uuid}


ROWS = [
    Row("sessions:make-up", FAMILY),
    Row("sessions:wishes", FAMILY),
    Row("sessions:drop-days", FAMILY, own=_days, foreign=_days, **POST),
    Row("sessions:interpreter", FAMILY),
    Row(
        "sessions:change-group",
        FAMILY,
        own=_own,
        foreign=_own,
        sends=lambda world: {"to": str(factories.TrainingSessionFactory(organisation=world.service).uuid)},
        **POST,
    ),
    Row("sessions:needs", FAMILY, own=_own, foreign=_own),
    Row("sessions:arrangements", LEADING, own=_own, foreign=_own),
    Row("sessions:arrange-interpreter", LEADING, own=_interpreting, foreign=_interpreting, **POST),
    Row("sessions:cannot-lead", frozenset({TRAINER}), own=_own, foreign=_own),
    Row("sessions:code", LEADING, own=_own, foreign=_own),
    Row("sessions:check-in", FAMILY, own=_visit_under_way, foreign=_visit_under_way),
    Row("sessions:printed-list", LEADING, own=_own, foreign=_own),
]
