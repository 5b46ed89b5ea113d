"""Every act has a door: each public action is called by a page, a form of the administration, the API, a
command, a task or a receiver, or by another action that is. What only demo and tests call is none."""

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests import test_architecture
from tests.test_architecture import python_files, relative

ONLY_SHOWN = re.compile(r"(^|/)demo\w*(/|\.py$)")


NO_ACT = {
    "cms/actions/publishing.py:handed_over_once",  # gathers what acts within it tell, and is none
    "sessions/actions/notices.py:told_then",  # keeps what acts within it would tell, and is none
}


def is_action(path: str) -> bool:
    return "/actions/" in path or path.endswith("/actions.py")


def public_functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [one for one in tree.body if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")]


def names_used(node: ast.AST) -> set[str]:
    found = set()
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            found.add(one.id)
        elif isinstance(one, ast.Attribute):
            found.add(one.attr)
    return found


def without_a_door(paths: list[Path]) -> set[str]:
    """`file:function` of the actions that no door leads to, followed through the functions in between."""
    calls: dict[str, set[str]] = defaultdict(set)
    reached: set[str] = set()
    actions: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        name = relative(path)
        if ONLY_SHOWN.search(name) or "/migrations/" in name:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not is_action(name):
            reached |= names_used(tree)
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                calls[node.name] |= names_used(node) - {node.name}
            else:
                reached |= names_used(node)
        for function in public_functions(path):
            actions[function.name].add(name)
    waiting = list(reached)
    while waiting:
        for name in calls.pop(waiting.pop(), ()):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    return {f"{path}:{name}" for name, homes in actions.items() if name not in reached for path in homes}


def test_no_action_is_without_a_door():
    assert not without_a_door(python_files()) - NO_ACT


def test_an_action_that_only_the_demo_calls_is_found(tmp_path, monkeypatch):
    written = {
        "lms/people/actions/doing.py": "def called():\n    inner()\n\ndef inner(): ...\n\ndef shown(): ...\n",
        "lms/demo/persons.py": "from lms.people.actions.doing import shown\nshown()\n",
        "lms/people/views/account.py": "from lms.people.actions.doing import called\ndef view(): called()\n",
    }
    for name, text in written.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(test_architecture, "ROOT", tmp_path)
    assert without_a_door([tmp_path / name for name in written]) == {"lms/people/actions/doing.py:shown"}
