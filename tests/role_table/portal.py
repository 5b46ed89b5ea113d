from tests.role_table import EVERYONE, FOSTER_PARENT, SIGNED_IN, Row

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
    Row("portal:shelf", frozenset({FOSTER_PARENT})),
    Row("portal:my-data", SIGNED_IN),
    Row("portal:export", SIGNED_IN),
    Row("portal:erase-traces", SIGNED_IN, method="post", answers=frozenset({302})),
    Row("portal:accessibility", EVERYONE),
    Row("portal:status", EVERYONE),
    Row("portal:manifest", EVERYONE),
    Row("portal:service-worker", EVERYONE),
    Row("portal:offline", EVERYONE),
    Row("portal:demo-mail", EVERYONE, answers=frozenset({404})),
]
