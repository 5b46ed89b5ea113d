"""A message leads to what it is about."""

import ast
import re

from lms.notices.kinds import place_of
from tests.test_architecture import ROOT, python_files

_UUID = "0b7a2a0e-5b0e-4f55-9d0b-8f3d0c6f0a11"
_ABOUT = re.compile(r'(?:def _?about\w*\([^)]*\) -> str:\n    return |about=|about = )f"(\w+):')
# The text of these holds a link of its own, which depends on who reads it.
LINKED = {"home", "assignment", "invitation", "proof", "visitor"}
NO_PAGE = {"signs"}  # told to administrators in whole


def test_every_message_that_says_what_it_is_about_leads_there():
    words = {word for path in python_files() for word in _ABOUT.findall(path.read_text(encoding="utf-8"))}
    assert {"session", "course", "meeting", "in_home_plan"} | LINKED <= words
    assert not {word for word in words - LINKED - NO_PAGE if not place_of(f"{word}:{_UUID}")}
    assert all(map(place_of, ["own_path", "own_calendar", f"network_group:{_UUID}"]))
    assert place_of("") == place_of("nowhere:x") == ""


def test_every_message_that_does_not_say_so_holds_a_link():
    sent = {
        f"{path.relative_to(ROOT)}: {ast.unparse(node)}"
        for path in python_files()
        if re.search(r"\bsend\(", text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and {"to", "template", "variables"} <= (named := {one.arg for one in node.keywords})
        and "about" not in named
    }
    assert sent
    assert not [one for one in sent if "'link'" not in one and "resets.py" not in one]
