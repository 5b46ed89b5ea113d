from collections.abc import Mapping
from typing import Any

from tests.role_table import ADMIN, COORDINATOR, FOSTER_PARENT, SIGNED_IN, Row

POST = {"method": "post", "answers": frozenset({302})}
SENDING = frozenset({COORDINATOR, ADMIN})


def _message(world: Any) -> Mapping[str, Any]:
    from lms.notices.models import Message
    from tests.lms.notices.factories import MessageFactory

    message = MessageFactory(
        to=world.users[FOSTER_PARENT], organisation=world.service, status=Message.Status.LETTER
    )
    return {"uuid": message.uuid}


ROWS = [
    Row("notices:own", SIGNED_IN),
    Row("notices:choose", SIGNED_IN, **POST),
    Row("notices:pause", SIGNED_IN, **POST),
    Row("notices:seen", SIGNED_IN, **POST),
    Row("notices:erase", SIGNED_IN, **POST),
    Row("notices:post-room", SENDING),
    Row("notices:letter", SENDING, own=_message),
    Row("notices:posted", SENDING, own=_message, **POST),
    Row("notices:settle", SENDING, own=_message, **POST),
]
