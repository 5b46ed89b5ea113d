"""Nobody is found by an address, which two may share: by user name or address people sign in by `known_as`
alone, which asks whether the address is shared."""

import ast

from tests.test_architecture import relative
from tests.test_counts import production, trees

FINDING = {"filter", "get", "get_or_create", "update_or_create", "first", "exclude"}
ASKS_MORE = {
    "lms/people/models/users.py": "whether others share it",
    "lms/people/actions/invitations.py": "an open invitation to the same home, of the same name",
    "lms/people/actions/staff.py": "whether others share it",
    "lms/portal/actions/meetings.py": "a question that waits, to follow it; nothing of it is shown",
    "sessions/actions/visitors.py": "whether the meeting has it already; its owner is told, by mail",
}


def finding_by_address() -> set[str]:
    """The modules that look a person up by e-mail."""
    return {
        relative(path)
        for path, tree in trees(production())
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FINDING
        for word in node.keywords
        if word.arg and word.arg.split("__")[-1] in {"email", "iexact"} and "email" in word.arg
        if not (isinstance(word.value, ast.Constant) and word.value.value == "")
    }


def test_no_module_finds_a_person_by_an_address_that_others_may_share():
    assert finding_by_address() == set(ASKS_MORE)
