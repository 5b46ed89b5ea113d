from tests.role_table import ADMIN, EVERYONE, Row

ROWS = [
    Row(
        "set_language",
        EVERYONE,
        method="post",
        sends=lambda world: {"language": "nn"},
        answers=frozenset({302}),
    ),
    Row("favicon", EVERYONE, answers=frozenset({302})),
    Row("robots", EVERYONE),
    Row(
        "csp-report",
        EVERYONE,
        method="post",
        sends=lambda world: {"csp-report": "{}"},
        answers=frozenset({415}),
    ),
    Row("security-txt", EVERYONE),
    Row("change-password", EVERYONE, answers=frozenset({302})),
    Row("sitemap", EVERYONE),
    Row("administrasjon/", frozenset({ADMIN}), prefix=True),
]
