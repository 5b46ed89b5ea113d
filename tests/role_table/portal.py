from typing import Any

from django.utils import timezone

from tests.role_table import ADMIN, AUDITOR, COORDINATOR, EVERYONE, FOSTER_PARENT, SIGNED_IN, Row


def _interest(world: Any) -> dict[str, Any]:
    from lms.portal.models import Interest

    found = Interest.objects.create(
        organisation=world.service,
        municipality=world.home.host_municipality,
        name="Anne Berg",
        telephone="900 00 000",
        wish="talk",
        made_at=timezone.now(),
    )
    return {"uuid": found.uuid}


_COORDINATOR = frozenset({COORDINATOR})

ROWS = [
    Row("portal:home", SIGNED_IN),
    Row("portal:path", frozenset({FOSTER_PARENT})),
    Row(
        "portal:appearance",
        EVERYONE,
        method="post",
        sends=lambda world: {"scheme": "dark"},
        answers=frozenset({302}),
    ),
    Row("portal:interest", EVERYONE),
    Row("portal:interest-thanks", EVERYONE),
    Row("portal:network-days", EVERYONE),
    Row("portal:interested", _COORDINATOR),
    Row(
        "portal:answer-interest",
        _COORDINATOR,
        own=_interest,
        foreign=_interest,
        method="post",
        answers=frozenset({302}),
    ),
    Row("portal:log", frozenset({AUDITOR})),
    Row("portal:security-events", frozenset({ADMIN})),
    Row("portal:export-security-events", frozenset({ADMIN})),
    Row("portal:tour", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("portal:search", EVERYONE),
    Row("portal:shelf", frozenset({FOSTER_PARENT})),
    Row("portal:my-data", SIGNED_IN),
    Row("portal:export", SIGNED_IN),
    Row("portal:erase-traces", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("portal:erase-wishes", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("portal:accessibility", EVERYONE),
    Row("operations:status", EVERYONE),
    Row("portal:manifest", EVERYONE),
    Row("portal:service-worker", EVERYONE),
    Row("portal:offline", EVERYONE),
    Row("demo:mail", EVERYONE, answers=frozenset({404})),
]
