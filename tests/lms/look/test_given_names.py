"""What a template asks by name is given to it: a name that nobody gives is false, without a word."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.test_architecture import ROOT, python_files, tracked

ABOVE_ALL = "lms/look"  # whose parts are given names by every package
OF_OTHERS = {"cms/templates/wagtailadmin", "lms/approval/templates/ninja"}  # pages of libraries
_ASKED = re.compile(r"\{% *(?:el)?if (.*?)%\}")
_BARE = re.compile(r"""(?<![\w.|:'"])([a-z_]\w*)""")
_WORDS = {"and", "or", "not", "in", "is", "forloop", "user"}
_GIVEN_IN_PYTHON = re.compile(r"[\"'](\w+)[\"']|\b(\w+) *=[^=]|\b(\w+): ")
_GIVEN_IN_TEMPLATE = re.compile(r"\b(\w+)=|\bas (\w+)|\{% *for (\w+)(?:, *(\w+))?(?:, *(\w+))? in ")


def test_every_name_that_a_template_asks_is_given_in_its_package():
    given: dict[str, set[str]] = defaultdict(set)
    asked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in python_files():
        given[_package(path)] |= set(_names(_GIVEN_IN_PYTHON, path.read_text(encoding="utf-8")))
    for path in _templates():
        text, package = path.read_text(encoding="utf-8"), _package(path)
        given[package] |= set(_names(_GIVEN_IN_TEMPLATE, text))
        for condition in _ASKED.findall(text):
            for name in _BARE.findall(re.sub(r"'[^']*'|\"[^\"]*\"", "", condition)):
                asked[package, name].add(path.relative_to(ROOT).as_posix())
    assert asked
    unheard = {
        name: sorted(where)
        for (package, name), where in asked.items()
        if name not in given[package] | given[ABOVE_ALL] | _WORDS
    }
    assert not unheard


def _names(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        yield from filter(None, found.groups())


def _templates() -> Iterator[Path]:
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        is_own = not any(name.startswith(one) for one in OF_OTHERS) and _package(path) != ABOVE_ALL
        if path.suffix == ".html" and "/templates/" in name and is_own:
            yield path


def _package(path: Path) -> str:
    first, second, *_ = (*path.relative_to(ROOT).parts, "")
    return f"{first}/{second}" if first == "lms" else first
