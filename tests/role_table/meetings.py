from typing import Any

from django.utils import timezone

from sessions.actions.visitors_told import secret_of
from sessions.models import TrainingSession, Visitor
from tests.role_table import COORDINATOR, EVERYONE, TRAINER, Row
from tests.sessions import factories as make


def _meeting(world: Any) -> TrainingSession:
    found = TrainingSession.objects.filter(organisation=world.service, kind="information_meeting").first()
    if found is None:
        found = make.TrainingSessionFactory(
            organisation=world.service, kind="information_meeting", published_at=timezone.now()
        )
        make.led_by(found, world.users[TRAINER])
    return found


def _visitor(world: Any) -> Visitor:
    meeting = _meeting(world)
    found = Visitor.objects.filter(session=meeting).first()
    if found is None:
        found = Visitor(
            session=meeting,
            status="coming",
            name="Anne Berg",
            email="anne@example.no",
            municipality=world.home.host_municipality,
            consent="2026-11",
            queued_at=timezone.now(),
        )
        secret_of(found)
        found.save()
    return found


def _of_meeting(world: Any) -> dict[str, Any]:
    return {"uuid": _meeting(world).uuid}


def _of_visitor(world: Any) -> dict[str, Any]:
    return {"uuid": _visitor(world).session.uuid, "visitor": _visitor(world).uuid}


def _of_place(world: Any) -> dict[str, Any]:
    return {"secret": secret_of(_visitor(world))}


_FOLLOWING = frozenset({COORDINATOR, TRAINER})

ROWS = [
    Row("portal:meeting", EVERYONE, own=_of_meeting),
    Row("portal:meeting-thanks", EVERYONE),
    Row("portal:visitor-place", EVERYONE, own=_of_place),
    Row("portal:visitor-file", EVERYONE, own=_of_place),
    Row("portal:visitors", _FOLLOWING, own=_of_meeting, foreign=_of_meeting),
    Row(
        "portal:follow-visitor",
        _FOLLOWING,
        own=_of_visitor,
        foreign=_of_visitor,
        method="post",
        sends=lambda world: {"what": "came"},
        answers=frozenset({302}),
    ),
]
