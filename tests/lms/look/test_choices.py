"""What forms offer to choose from."""

import ast
from importlib import import_module
from pathlib import Path

from tests.test_architecture import ROOT, python_files


def test_who_need_not_choose_among_buttons_finds_one_that_says_so():
    """One that is pressed cannot be let go of, and a name with «optional» behind it says nothing."""
    free = [
        f"{path.relative_to(ROOT)}: {ast.unparse(call)}"
        for path in python_files()
        if "RadioSelect" in (text := path.read_text(encoding="utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and _needs_no_answer(call) and not _offers_none(path, call)
    ]
    assert not free


def _needs_no_answer(call: ast.Call) -> bool:
    said = _said(call)
    return "RadioSelect" in said.get("widget", "") and said.get("required") == "False"


def _offers_none(path: Path, call: ast.Call) -> bool:
    choices = _said(call).get("choices", "")
    if not choices.endswith(".choices"):
        return "('', " in choices
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return "" in dict(getattr(_looked_up(module, choices), "choices", ()))


def _looked_up(module: object, choices: str) -> object:
    for name in choices.split(".")[:-1]:
        module = getattr(module, name)
    return module


def _said(call: ast.Call) -> dict[str, str]:
    return {one.arg: ast.unparse(one.value) for one in call.keywords if one.arg}
