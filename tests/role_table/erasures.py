from typing import Any

from django.utils import timezone

from tests.role_table import ADMIN, CASEWORKER, COORDINATOR, EVERYONE, SIGNED_IN, Row
from tests.role_table.approval import REGISTERING, _person


def _erasure(world: Any) -> dict[str, Any]:
    from lms.portal.models import PersonErasure

    made = PersonErasure.objects.create(
        accounts=[],
        by=world.users[COORDINATOR],
        asked_at=timezone.now(),
        finished_at=timezone.now(),
        receipt={},
    )
    return {"erasure": made.uuid}


ROWS = [
    Row("portal:erase-me", SIGNED_IN),
    Row("portal:erase-person", REGISTERING, own=_person, foreign=_person),
    Row(
        "portal:erasure-receipt",
        EVERYONE,
        own=lambda world: {"secret": "x" * 43},
        answers=frozenset({404}),
    ),
    Row(
        "portal:erasure-file",
        EVERYONE,
        own=lambda world: {"secret": "x" * 43, "file_format": "pdf"},
        answers=frozenset({404}),
    ),
    Row("portal:erasures", frozenset({ADMIN, CASEWORKER, COORDINATOR})),
    Row("portal:erasure", frozenset({ADMIN, COORDINATOR}), own=_erasure),
    Row(
        "portal:erasure-paper",
        frozenset({ADMIN, COORDINATOR}),
        own=lambda world: {**_erasure(world), "file_format": "txt"},
        answers=frozenset({404}),
    ),
]
