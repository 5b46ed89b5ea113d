from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from tests.role_table import COORDINATOR, EVERYONE, FOSTER_PARENT, TRAINER, Row
from tests.role_table.sessions import LEADING, POST, _own, _session, _under_way
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


def _group(world: Any, *, joined: bool = True) -> Any:
    from sessions.models import GroupMembership, NetworkGroup

    group = NetworkGroup.objects.create(
        organisation=world.service, name="Gruppa", facilitator=world.users[TRAINER]
    )
    if joined:
        GroupMembership.objects.create(
            group=group, person=world.users[FOSTER_PARENT], joined_at=timezone.now()
        )
    return group


def _inside(world: Any) -> Mapping[str, Any]:
    return {"uuid": _group(world).uuid}


def _outside(world: Any) -> Mapping[str, Any]:
    return {"uuid": _group(world, joined=False).uuid}


def _closed(world: Any) -> Mapping[str, Any]:
    group = _group(world, joined=False)
    group.closed_on = date(2026, 1, 1)
    group.save()
    return {"uuid": group.uuid}


def _message(world: Any) -> Mapping[str, Any]:
    from sessions.models import GroupPost

    post = GroupPost.objects.create(
        group=_group(world), author=world.users[FOSTER_PARENT], text="Hei", at=timezone.now()
    )
    return {"pk": post.pk}


def _meeting(world: Any) -> Mapping[str, Any]:
    group = _group(world)
    session = _session(world, kind="group_meeting", group=group)
    return {"uuid": group.uuid, "meeting": session.uuid}


def _day(world: Any) -> Mapping[str, Any]:
    return {"uuid": _session(world, kind="network_day").uuid}


def _held_visit(world: Any) -> Mapping[str, Any]:
    return {"uuid": _session(world, kind="in_home").uuid}


INSIDE = frozenset({FOSTER_PARENT, TRAINER, COORDINATOR})

ROWS = [
    Row("sessions:network", INSIDE),
    Row("sessions:start-group", frozenset({COORDINATOR})),
    Row("sessions:group", INSIDE, own=_inside, foreign=_inside),
    Row("sessions:join-group", FAMILY, own=_outside, foreign=_closed, **POST),
    Row("sessions:leave-group", FAMILY, own=_inside, foreign=_inside, **POST),
    Row(
        "sessions:write-post",
        INSIDE,
        own=_inside,
        foreign=_inside,
        sends=lambda world: {"text": "Hei"},
        **POST,
    ),
    Row("sessions:group-post", INSIDE, own=_message, foreign=_message, **POST),
    Row(
        "sessions:group-resource",
        LEADING,
        own=_inside,
        foreign=_inside,
        sends=lambda world: {"title": "Lenke", "link": "https://example.no/"},
        **POST,
    ),
    Row("sessions:change-group-page", frozenset({COORDINATOR}), own=_inside, foreign=_inside),
    Row("sessions:plan-meetings", LEADING, own=_inside, foreign=_inside),
    Row("sessions:move-meeting", LEADING, own=_meeting, foreign=_meeting),
    Row("sessions:call-off-meeting", LEADING, own=_meeting, foreign=_meeting, **POST),
    Row("sessions:agenda", LEADING, own=_day, foreign=_day),
    Row("sessions:choose-points", FAMILY, own=_day, foreign=_day, **POST),
    Row("sessions:children", FAMILY, own=_day, foreign=_day, sends=lambda world: {"0-5": "1"}, **POST),
    Row(
        "sessions:feedback",
        FAMILY,
        own=_day,
        foreign=_held_visit,
        sends=lambda world: {"content": "3", "meeting_others": "4"},
        **POST,
    ),
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
    Row("sessions:keep-seat", FAMILY, own=_own, foreign=_own, **POST),
    Row("sessions:needs", FAMILY, own=_own, foreign=_own),
    Row("sessions:arrangements", LEADING, own=_own, foreign=_own),
    Row("sessions:arrange-interpreter", LEADING, own=_interpreting, foreign=_interpreting, **POST),
    Row("sessions:cannot-lead", frozenset({TRAINER}), own=_own, foreign=_own),
    Row("sessions:code", LEADING, own=_own, foreign=_own),
    Row("sessions:check-in", FAMILY, own=_visit_under_way, foreign=_visit_under_way),
    Row("sessions:printed-list", LEADING, own=_own, foreign=_own),
    Row("sessions:offline-roster", EVERYONE),
    Row(
        "sessions:deliver-marks",
        LEADING,
        own=_own,
        foreign=_own,
        method="post",
        answers=frozenset({400}),
    ),
]
