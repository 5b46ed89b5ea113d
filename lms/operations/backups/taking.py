"""Taking a backup: the database as it was at one instant, and the files, sealed while they are read."""

import hashlib
import os
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

import psycopg
from django.conf import settings
from django.db import connection
from django.utils import timezone

from lms.operations.backups import contents, runs, sealed
from lms.operations.backups.alone import BACKUP, alone
from lms.operations.backups.contents import DATABASE, FILES, FORMAT, LEFT_OUT, MANIFEST, Manifest
from lms.operations.backups.errors import BackupRefused
from lms.operations.backups.programs import environment, last_line, program
from lms.operations.models import BackupRun
from lms.portal.actions import keeping

SUFFIX = ".age"
_ANOTHER = "A backup is being taken already; wait until it is done."
_PIECE = 8 * 1024 * 1024
Say = Callable[[str], object]


@dataclass(frozen=True)
class Backup:
    """A backup that was taken."""

    file: Path
    size: int
    seconds: float
    manifest: Manifest


def take(*, say: Say = lambda words: None) -> Backup:
    """Take one backup into `BACKUP_DIR`, whole or not at all, and let go of those past their time.

    Raises `BackupRefused` where another one is being taken, or no key is set.
    """
    began = time.monotonic()
    keys = sealed.recipients()
    settings.BACKUP_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with alone(BACKUP, _ANOTHER) as instant:
            for left_over in settings.BACKUP_DIR.glob("*.part"):
                left_over.unlink(missing_ok=True)
            backup = _written(instant, keys, began, say)
    except Exception:
        runs.note(BackupRun.Kind.BACKUP, seconds=time.monotonic() - began, is_whole=False)
        raise
    runs.note(BackupRun.Kind.BACKUP, seconds=backup.seconds, size=backup.size, rows=backup.manifest.rows)
    keeping.let_go(only="backups")
    return backup


def _written(instant: psycopg.Connection[Any], keys: list[str], began: float, say: Say) -> Backup:
    name = f"fosterhome-{timezone.now():%Y%m%dT%H%M%SZ}{SUFFIX}"
    half, whole = settings.BACKUP_DIR / f"{name}.part", settings.BACKUP_DIR / name
    copy = _Copy(instant, say)
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as into:
            sealed.seal(copy.pieces(), into, keys)
            into.flush()
            os.fsync(into.fileno())
        half.rename(whole)
    finally:
        half.unlink(missing_ok=True)
    return Backup(whole, whole.stat().st_size, time.monotonic() - began, copy.manifest)


@dataclass
class _Copy:
    """One reading of everything, as the pieces of a tar archive; afterwards its manifest is known."""

    instant: psycopg.Connection[Any]
    say: Say
    manifest: Manifest = field(init=False)
    _files: dict[str, tuple[int, str]] = field(default_factory=dict)

    def pieces(self) -> Iterator[bytes]:
        self.say("Counting the rows of every table ...")
        try:
            tables = contents.tables_in(self.instant)
            migrations = contents.migrations_in(self.instant)
        except psycopg.Error as error:
            raise BackupRefused(f"The database could not be read: {error}") from error
        self.say(f"Copying {sum(number for number, _ in tables.values())} rows of {len(tables)} tables ...")
        dump = yield from self._database()
        for name, folder in contents.folders().items():
            yield from self._folder(name, folder)
        self.manifest = Manifest(
            FORMAT,
            timezone.now().isoformat(timespec="seconds"),
            str(self.instant.info.server_version),
            settings.XAPI_BASE_IRI,
            migrations,
            tables,
            dump,
            self._files,
        )
        yield from _member(MANIFEST, self.manifest.as_json())
        yield bytes(2 * tarfile.BLOCKSIZE)

    def _database(self) -> Generator[bytes, None, tuple[int, str]]:
        """The database as `pg_dump` has it; returns its bytes and digest. Never in a file as it is."""
        ((snapshot,),) = self.instant.execute("SELECT pg_export_snapshot()").fetchall()
        dump = program("pg_dump", version=self.instant.info.server_version)
        digest, size, number = hashlib.sha256(), 0, 0
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(  # noqa: S603
                [
                    dump, "--format=custom", "--schema=public", "--schema=pgmq", f"--snapshot={snapshot}",
                    *(f"--exclude-table-data={table}" for table in sorted(LEFT_OUT)),
                ],
                stdout=subprocess.PIPE, stderr=said, env=environment(connection.settings_dict),
            )  # fmt: skip
            with process:
                try:
                    while piece := cast(IO[bytes], process.stdout).read(_PIECE):
                        digest.update(piece)
                        size, number = size + len(piece), number + 1
                        yield from _member(f"{DATABASE}{number:06}", piece)
                except BaseException:
                    process.kill()
                    raise
            if process.returncode:
                raise BackupRefused(f"The database could not be read: {last_line(said)}")
        return size, digest.hexdigest()

    def _folder(self, name: str, folder: Path) -> Iterator[bytes]:
        found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        self.say(f"Copying {len(found)} files of {name} ...")
        for path in found:
            try:
                file = path.open("rb")
            except FileNotFoundError:
                continue  # gone since the folder was read
            with file:
                yield from self._file(f"{name}/{path.relative_to(folder).as_posix()}", file)

    def _file(self, name: str, file: IO[bytes]) -> Iterator[bytes]:
        size, digest = os.fstat(file.fileno()).st_size, hashlib.sha256()
        yield _header(FILES + name, size)
        left = size
        while left and (piece := file.read(min(left, _PIECE))):
            digest.update(piece)
            left -= len(piece)
            yield piece
        if left:
            raise BackupRefused(f"{name} was changed while it was copied; take the backup anew.")
        yield _padding(size)
        self._files[name] = (size, digest.hexdigest())


def _member(name: str, data: bytes) -> Iterator[bytes]:
    yield _header(name, len(data))
    yield data
    yield _padding(len(data))


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.PAX_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)
