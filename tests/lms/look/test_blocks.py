"""A name that one block of a page makes is gone in the next: a link by it would lead nowhere."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PACKAGES = ("lms", "courses", "sessions", "cms")
PAGES = [
    path
    for package in PACKAGES
    for path in sorted((Path(settings.BASE_DIR) / package).rglob("templates/**/*.html"))
    if "{% extends" in path.read_text(encoding="utf-8")
]
_MADE = re.compile(r"\{% [^%]*\bas(?:var)? (\w+)(?: [^%]*)?%\}")


def _blocks(text: str) -> list[str]:
    """The outer blocks of a page, each with those within."""
    found, depth, begin = [], 0, 0
    for tag in re.finditer(r"\{% (block \w+|endblock(?: \w+)?) %\}", text):
        if tag[1].startswith("block"):
            begin, depth = (tag.end(), 1) if not depth else (begin, depth + 1)
        elif depth:
            depth -= 1
            if not depth:
                found.append(text[begin : tag.start()])
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.as_posix().split("/templates/")[1])
def test_no_block_uses_a_name_that_another_one_made(page):
    blocks = _blocks(page.read_text(encoding="utf-8"))
    lost = [
        name
        for maker in blocks
        for name in _MADE.findall(maker)
        for user in blocks
        if user is not maker
        and re.search(rf"\{{\{{ {name}\b|\b(?:if|with \w+)[ =]{name}\b|\w={name}\b", user)
        and name not in _MADE.findall(user)
    ]
    assert not lost
