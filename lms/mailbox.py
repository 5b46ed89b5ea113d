"""A mailbox that the platform reads (IMAP): each letter is taken once, and deleted with the next breath."""

import imaplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import unquote, urlsplit

TIMEOUT_SECONDS = 20.0
PORT = 993
MOST_BYTES = 256_000


class MailboxClosed(Exception):
    """The mailbox cannot be read; the text is the kind of error, for the log, never what a server said."""


def take_letters(url: str, handle: Callable[[bytes | None], None], *, most: int = 100) -> int:
    """Hand each letter of a mailbox (`imaps://user:password@host/folder`) to `handle`, None in place of one
    that is larger than anybody's answer, and delete it once that has gone well. Returns how many. Raises
    `MailboxClosed`; where nobody vouches for the server, before it hears the password.
    """
    parts = urlsplit(url)
    if parts.scheme != "imaps" or not parts.hostname:
        raise MailboxClosed("no imaps address")
    try:
        box = imaplib.IMAP4_SSL(
            parts.hostname,
            parts.port or PORT,
            ssl_context=ssl.create_default_context(),
            timeout=TIMEOUT_SECONDS,
        )
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxClosed(type(error).__name__) from error
    try:
        _sign_in(box, unquote(parts.username or ""), unquote(parts.password or ""))
        status, _answer = box.select(unquote(parts.path.strip("/")) or "INBOX")
        if status != "OK":
            raise MailboxClosed("no such folder")
        return sum(_take(box, uid, handle) for uid in _waiting(box)[:most])
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxClosed(type(error).__name__) from error
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            box.logout()


def _sign_in(box: imaplib.IMAP4, user: str, password: str) -> None:
    try:
        box.login(user, password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise MailboxClosed("the password is refused") from error


def _waiting(box: imaplib.IMAP4) -> list[str]:
    _status, found = box.uid("SEARCH", "UNDELETED")
    return found[0].decode().split() if found and found[0] else []


def _take(box: imaplib.IMAP4, uid: str, handle: Callable[[bytes | None], None]) -> bool:
    _status, said = box.uid("FETCH", uid, f"(BODY.PEEK[]<0.{MOST_BYTES + 1}>)")
    content = next((one[1] for one in said if isinstance(one, tuple)), b"")
    handle(None if len(content) > MOST_BYTES else content)
    box.uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)")
    box.expunge()
    return True
