"""The acts that the program audits, read off its source, and those that are no matter of security."""

import ast
from collections.abc import Iterator

from tests.test_architecture import relative
from tests.test_counts import production, trees

# A new act stands here or among `EVENTS` of `lms/people/rules/security.py`.
NO_SECURITY_MATTER = {
    "account.let_go",
    "accounts.merging_asked",
    "accounts.merging_proposed",
    "accounts.merging_withdrawn",
    "address_protection.asked",
    "address_protection.wish_dropped",
    "conflict_of_interest.declared",
    "copy.asked",
    "data_request.answered",
    "data_request.asked",
    "data_request.limit_lifted",
    "data_request.taken_up",
    "home_code.made",
    "identity.link_withdrawn",
    "home_code.revoked",
    "log.read",
    "pages.handed_over",
    "person.erased",
    "person.erasing",
    "proof_link.answered",
    "proof_link.made",
    "proof_link.revoked",
    "security_alert.looked_at",
    "supervision.list_read",
    "xapi.replay",
    "xapi.void",
}
# Nouns of the daily work, none of whose acts is any.
DAILY_WORK = {
    "approval",
    "assignment",
    "attendance",
    "calendar_feed",
    "course",
    "dialogue_meeting",
    "enrolment",
    "gate",
    "gathering",
    "home",
    "in_home",
    "invitation",
    "interest",
    "interpreter",
    "learning_pace",
    "lesson",
    "message",
    "module",
    "network_day",
    "municipality",
    "network_group",
    "outlook",
    "path",
    "plan",
    "preparation",
    "programme",
    "rule_set",
    "school_holiday",
    "season",
    "seat_offer",
    "series",
    "series_template",
    "session",
    "task",
    "trainer",
    "training",
    "visitor",
}


def acts() -> dict[str, str]:
    """Every act by its name, with where it is audited. An act that no constant names stands by its source."""
    return {
        act: f"{path.name}:{call.lineno}"
        for path, tree in trees(production())
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _name_of(call) in {"audit", "audit_each"} and call.args
        for act in _acts_of(call, tree)
        if not relative(path).endswith("actions/traces.py")
    }


def _name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _acts_of(call: ast.Call, tree: ast.Module) -> Iterator[str]:
    """The strings that the first argument may be: said there, or given to the name that stands there."""
    said = call.args[0]
    if isinstance(said, ast.ListComp | ast.GeneratorExp):
        said = said.elt
    if isinstance(said, ast.Tuple):
        said = said.elts[0]
    if isinstance(said, ast.List) and isinstance(said.elts[0], ast.Tuple):
        said = said.elts[0].elts[0]
    values = [said]
    if isinstance(said, ast.Name):
        values = [
            one.value
            for one in ast.walk(tree)
            if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == said.id
        ] or [said]
    for value in values:
        found = list(_ends(value))
        yield from found or [ast.unparse(value)]


def _ends(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from _ends(value.body)
        yield from _ends(value.orelse)
    elif isinstance(value, ast.Constant):
        yield str(value.value)
