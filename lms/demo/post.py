"""The demo's post: mail that was written to files instead of being sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe

_TO_A_PAGE_HERE = re.compile(rf'href="{re.escape(settings.SITE_URL)}/?')
_LOCAL = re.compile(r"http://(?:localhost|127\.0\.0\.1)(?::\d+)?(?=[/\s]|$)")
_SEPARATOR = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Letter:
    """One mail as its receiver would read it."""

    to: str
    subject: str
    sent_at: datetime | None
    text: str

    @property
    def linked(self) -> SafeString:
        """The text with its links. Those to this machine follow the address that serves now, whatever it was
        when the mail was written."""
        html = urlize(_LOCAL.sub(settings.SITE_URL, self.text), nofollow=True, autoescape=True)
        return mark_safe(_TO_A_PAGE_HERE.sub(r'href="/', html))


def newest(folder: Path, *, limit: int) -> list[Letter]:
    """The newest mails in a folder of the file backend, newest first; none where there is no folder."""
    if not folder.is_dir():
        return []
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:limit]
    letters = [letter for file in files for letter in _letters(file)]
    letters.sort(key=lambda letter: letter.sent_at.timestamp() if letter.sent_at else 0.0, reverse=True)
    return letters[:limit]


def _letters(file: Path) -> Iterator[Letter]:
    for raw in file.read_bytes().split(_SEPARATOR):
        if not raw.strip():
            continue
        message = message_from_bytes(raw.lstrip(b"\n"), _class=EmailMessage, policy=policy.default)
        body = message.get_body(("plain", "html"))
        yield Letter(
            to=str(message.get("To", "")),
            subject=str(message.get("Subject", "")),
            sent_at=_instant(message["Date"]) if message["Date"] else None,
            text=body.get_content().strip() if body else "",
        )


def _instant(date: str) -> datetime:
    """The instant in a mail's header; one that names no zone ("-0000") is in UTC."""
    at = parsedate_to_datetime(date)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
