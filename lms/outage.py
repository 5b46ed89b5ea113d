"""The database out of reach: how that is known, and told in one line of log instead of a traceback."""

import logging

import psycopg
from django.db import InterfaceError, OperationalError

# Classes of SQLSTATE: the connection failed; the server is going down, is down, or comes up again.
_AWAY = ("08", "57P")


def is_away(error: BaseException | None) -> bool:
    """Whether an error means that the database cannot be reached, rather than that it refuses something."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    cause = error.__cause__
    state = cause.sqlstate if isinstance(cause, psycopg.Error) else None
    return state is None or state.startswith(_AWAY)


class InOneLine(logging.Filter):
    """Puts an outage's reason behind the message, and leaves the traceback out."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if is_away(error):
            reason = next(iter(str(error).strip().splitlines()), "")
            record.msg, record.args = f"{record.getMessage()} (no database: {reason})", ()
            record.exc_info = record.exc_text = None
        return True
