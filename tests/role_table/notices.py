from collections.abc import Mapping
from typing import Any

from tests.role_table import ADMIN, CASEWORKER, COORDINATOR, FOSTER_PARENT, SIGNED_IN, Row

POST: dict[str, Any] = {"method": "post", "answers": frozenset({302})}
SENDING = frozenset({COORDINATOR, CASEWORKER, ADMIN})
SERVICE = frozenset({COORDINATOR})


def _message(world: Any) -> Mapping[str, Any]:
    from lms.notices.models import Notice
    from tests.lms.notices.factories import MessageFactory

    message = MessageFactory(
        to=world.users[FOSTER_PARENT], organisation=world.service, status=Notice.Status.LETTER
    )
    return {"uuid": message.uuid}


ROWS = [
    Row("notices:own", SIGNED_IN),
    Row("notices:choose", SIGNED_IN, **POST),
    Row("notices:pause", SIGNED_IN, **POST),
    Row("notices:seen", SIGNED_IN, **POST),
    Row("notices:erase", SIGNED_IN, **POST),
    Row("notices:post-room", SENDING),
    Row("notices:letter", SERVICE, own=_message, foreign=_message),
    Row("notices:posted", SERVICE, own=_message, foreign=_message, **POST),
    Row("notices:settle", SERVICE, own=_message, foreign=_message, **POST),
]
