from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tests.role_table import CASEWORKER, COORDINATOR, FOSTER_PARENT, Row
from tests.role_table.sessions import FAMILIES, LEADING, POST, _series, _whole_series
from tests.sessions import factories

FAMILY = frozenset({FOSTER_PARENT})


def _course(world: Any) -> Mapping[str, Any]:
    """A published course of which nobody has anything yet."""
    series, session = _series(world)
    session.registrations.all().delete()
    session.seats_held = 0
    session.save()
    return {"uuid": series.uuid}


def _joined(world: Any) -> Mapping[str, Any]:
    """A published course that the home's adult has a place in."""
    return {"uuid": _series(world)[0].uuid}


def _proposed(world: Any) -> Mapping[str, Any]:
    """A proposal: no course that anybody may join."""
    series, session = _series(world, status="draft")
    session.registrations.all().delete()
    return {"uuid": series.uuid}


def _part(world: Any) -> Mapping[str, Any]:
    return {"part": factories.PartFactory().pk}


def _asked(world: Any) -> Mapping[str, Any]:
    """A part that the world's home has asked its service for."""
    from sessions.models import GatheringRequest

    part = factories.PartFactory()
    GatheringRequest.objects.create(
        organisation=world.service,
        home=world.home,
        part=part,
        asked_by=world.users[FOSTER_PARENT],
        asked_at=timezone.now(),
    )
    return {"part": part.pk}


ROWS = [
    Row("sessions:courses", FAMILIES),
    Row("sessions:course", FAMILIES, own=_course, foreign=_proposed),
    Row(
        "sessions:join-course",
        FAMILY,
        own=_course,
        foreign=_proposed,
        sends=lambda world: {"who": "alone", "shown": [str(one) for one in _shown()]},
        **POST,
    ),
    Row(
        "sessions:leave-course",
        FAMILY,
        own=_joined,
        foreign=_proposed,
        sends=lambda world: {"sikker": "1"},
        **POST,
    ),
    Row("sessions:join-course-home", frozenset({COORDINATOR, CASEWORKER}), own=_course, foreign=_proposed),
    Row("sessions:course-file", FAMILY, own=_joined, foreign=_proposed),
    Row("sessions:ask-for", FAMILY, own=_part, **POST),
    Row("sessions:asked-for", frozenset({COORDINATOR})),
    Row(
        "sessions:answer-asked-for",
        frozenset({COORDINATOR}),
        own=_asked,
        sends=lambda world: {"answer": "aside"},
        **POST,
    ),
    Row("sessions:change-series", LEADING, own=_whole_series, foreign=_whole_series),
    Row("sessions:describe-series", LEADING, own=_whole_series, foreign=_whole_series),
]


def _shown() -> list[Any]:
    from sessions.models import TrainingSession

    return list(TrainingSession.objects.values_list("uuid", flat=True))
