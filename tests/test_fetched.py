"""A view opens a record through a query that is told whose it must be, or it is open to all who come."""

import ast
from collections.abc import Iterator

from tests.test_architecture import relative
from tests.test_counts import production, trees

# Fetched without a word of who asks: why everybody whom the view lets in may open any of them.
OPEN_TO_ALL_WHO_COME = {
    "OfficeClosing": "administrators close offices together, two of them",
    "RequiredVisit": "one of a series that was fetched before it",
    "SecurityAlert": "administrators answer for them together",
    "groups_to_join()": "who may join is a matter of the group's audience, which the action asks",
    "known_meetings()": "information meetings are told to everyone",
    "open_offices()": "administrators reach every office",
    "parts_to_ask_for()": "the programmes are the same for all",
    "rule_sets_to_open()": "rule sets are read by every administrator and auditor",
}


def fetched(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "get_object_or_404":
            yield node.args[0]


def is_told_whose(what: ast.expr) -> bool:
    """Whether a query was given something to narrow it by, or was narrowed by then: a name of the view's."""
    calls = [one for one in ast.walk(what) if isinstance(one, ast.Call)]
    if calls:
        return any(one.args for one in calls)
    words = ast.unparse(what).split(".")
    return words[0].islower()


def test_no_view_opens_a_record_without_asking_whose_it_is():
    wrong = [
        f"{relative(path)}:{what.lineno}: {ast.unparse(what)}"
        for path, tree in trees(production())
        if "/views/" in str(path) or path.name == "views.py"
        for what in fetched(tree)
        if not is_told_whose(what) and ast.unparse(what).removeprefix("queries.") not in OPEN_TO_ALL_WHO_COME
    ]
    assert wrong == [], "fetch it through a query of the user's (see `sessions/queries/access.py`)"
