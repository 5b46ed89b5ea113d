"""The little markup of the demo's texts, made into rich text.

Paragraphs are parted by a blank line. `### ` begins a heading, `- ` and `1. ` a list; `**bold**`,
`*italic*` and `[text](address)` as usual.
"""

import re
from html import escape

_BULLET = re.compile(r"^- ")
_NUMBER = re.compile(r"^\d+\. ")


def rich_text(source: str) -> str:
    parts = [part.strip("\n") for part in re.split(r"\n\s*\n", source.strip()) if part.strip()]
    return "".join(_part(part) for part in parts)


def _part(text: str) -> str:
    lines = text.split("\n")
    if text.startswith("### "):
        return f"<h3>{_inline(text[4:])}</h3>"
    for tag, mark in (("ul", _BULLET), ("ol", _NUMBER)):
        if all(mark.match(line) for line in lines):
            entries = "".join(f"<li>{_inline(mark.sub('', line))}</li>" for line in lines)
            return f"<{tag}>{entries}</{tag}>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    return re.sub(r"\[(.+?)\]\((\S+?)\)", r'<a href="\2">\1</a>', text)
