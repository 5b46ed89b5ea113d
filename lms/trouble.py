"""What stands in a command's way, in one sentence that says what to do."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lms import database

_PROJECT = Path(__file__).resolve().parent.parent
# The embedded database falls over where it cannot make the next file of its journal, 16 MiB; nothing it says
# to its clients then tells why.
_ROOM_FOR_THE_JOURNAL = 2 * 16 * 1024 * 1024


def sentence_of(error: BaseException) -> str | None:
    """What whoever gave the command can do about the error; nothing where it is a fault of the platform's."""
    if reason := database.reason_of(error):
        return reason
    if disk_is_full(error):
        return f"The disk that holds {database.data_dir()} is full; free some space, and start again."
    if path := _belongs_to_somebody_else(error):
        return (
            f"{path} belongs to somebody else. Make it yours "
            f'(sudo chown -R "$USER" {_ours(path)}), then give the same command again.'
        )
    return None


def disk_is_full(error: BaseException) -> bool:
    """Whether a full disk, ours or the database's, is what led to the error."""
    from psycopg import OperationalError
    from psycopg.errors import DiskFull

    for one in _chain(error):
        if isinstance(one, DiskFull) or getattr(one, "errno", None) in {errno.ENOSPC, errno.EDQUOT}:
            return True
        if isinstance(one, OperationalError) and not database.is_elsewhere():
            with suppress(OSError):
                if shutil.disk_usage(database.data_dir()).free < _ROOM_FOR_THE_JOURNAL:
                    return True
    return False


def _belongs_to_somebody_else(error: BaseException) -> Path | None:
    """The file or folder of ours that could not be read or written, if that is what led to the error."""
    for one in _chain(error):
        if isinstance(one, PermissionError) and isinstance(one.filename, str | bytes):
            path = Path(os.fsdecode(one.filename)).absolute()
            if _ours(path):
                return path
    return None


def _ours(path: Path) -> Path | None:
    """The folder of ours that the path lies in: the data folder or the project's."""
    folders = (database.data_dir().resolve(), _PROJECT)
    return next((folder for folder in folders if path.is_relative_to(folder)), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
