"""Making a platform of a backup again, in an empty database and an empty folder, and rehearsing it.

A file is read twice: first whole, to know that it is, then to restore. The database comes in one transaction;
files come beside their place and are moved there last. Nothing is left of a restore that failed.
"""

import hashlib
import secrets
import shutil
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from lms import database
from lms.operations import launch, snapshot
from lms.operations.backups import contents, proofs, runs, sealed, targets
from lms.operations.backups.alone import DRILL, alone
from lms.operations.backups.contents import DATABASE, FILES, MANIFEST, Manifest
from lms.operations.backups.errors import BackupRefused
from lms.operations.backups.programs import environment, last_line, program
from lms.operations.backups.taking import SUFFIX
from lms.operations.models import BackupRun
from lms.owner import as_owner

_PIECE = 1024 * 1024
_SHOWN = 5
Say = Callable[[str], object]


@dataclass
class Report:
    """What was restored, how long each step took, in seconds, and what of the records does not hold."""

    manifest: Manifest
    steps: dict[str, float] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    @property
    def said_of_broken(self) -> str:
        return "; ".join(self.broken[:_SHOWN])

    @contextmanager
    def step(self, name: str, say: Say) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.took(name, began, say)

    def took(self, name: str, began: float, say: Say) -> None:
        self.steps[name] = time.monotonic() - began
        say(f"{self.steps[name]:6.1f} s  {name}")


def restore(file: Path, *, key: Path, into: str, folder: Path, say: Say = lambda words: None) -> Report:
    """Restore a backup into the empty database `into`, made where it is not there, and its files into
    `folder`, where they become `media` and `private`.

    Raises `BackupRefused`, and then nothing is left behind.
    """
    return _restored(file, key, into, folder, say, on_trial=False)


def drill(file: Path | None, *, key: Path, say: Say = lambda words: None) -> Report:
    """Restore a backup, the newest unless one is named, into a database and a folder of its own, check it,
    and leave nothing of it. Raises `BackupRefused`; either way it is noted when, and how long it took."""
    began, folder = time.monotonic(), settings.DATA_DIR / "drill"
    with alone(DRILL, "A restore is being rehearsed already; wait until it is done."):
        try:
            chosen = file or newest()
            shutil.rmtree(folder, ignore_errors=True)
            targets.drop_left_over()
            folder.mkdir(mode=0o700, parents=True)
            name = f"{connection.settings_dict['NAME']}_drill_{secrets.token_hex(4)}"
            report = _restored(chosen, key, name, folder, say, on_trial=True)
            if report.broken:
                raise BackupRefused(f"What was restored is not as it was recorded: {report.said_of_broken}.")
            size = chosen.stat().st_size
        except Exception:
            runs.note(BackupRun.Kind.DRILL, seconds=time.monotonic() - began, is_whole=False)
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        seconds = time.monotonic() - began
        runs.note(BackupRun.Kind.DRILL, seconds=seconds, size=size, rows=report.manifest.rows)
    return report


def newest() -> Path:
    """The newest backup of this machine. Raises `BackupRefused` where there is none."""
    found = sorted(settings.BACKUP_DIR.glob(f"*{SUFFIX}"), key=lambda path: path.name)
    if not found:
        raise BackupRefused(f"There is no backup in {settings.BACKUP_DIR}; take one, or name a file.")
    return found[-1]


def _restored(file: Path, key: Path, into: str, folder: Path, say: Say, *, on_trial: bool) -> Report:
    began = time.monotonic()
    manifest = read(file, key)
    report = Report(manifest)
    report.took("Read to its end, and whole", began, say)
    _require_known(manifest)
    _require_empty(folder)
    beside = folder / ".restoring"
    try:
        with targets.empty(into, on_trial=on_trial) as entry:
            with report.step("Database and files restored", say):
                _lay(file, key, entry, beside)
            with report.step(f"{manifest.rows} rows of {len(manifest.tables)} tables are as they were", say):
                _require_same_rows(manifest, entry)
            with report.step(f"{len(manifest.files)} files are as they were", say):
                _require_same_files(manifest, beside)
            with targets.pointed_at(into), as_owner(), report.step("Migrated, and rights given", say):
                for _words in launch.prepare_database():
                    pass
            with targets.pointed_at(into), report.step("Chains of the records followed", say):
                report.broken = proofs.broken_chains()
            moved = _moved(beside, folder)
            try:
                with (
                    targets.pointed_at(into),
                    contents.files_in(folder),
                    report.step("Whoever was erased since is erased again", say),
                ):
                    proofs.erase_again()
            except BaseException:
                for place in moved:
                    shutil.rmtree(place, ignore_errors=True)
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return report


def _moved(beside: Path, folder: Path) -> list[Path]:
    places = []
    for kept in sorted(beside.glob("*")):
        place = folder / kept.name
        shutil.rmtree(place, ignore_errors=True)
        places.append(kept.rename(place))
    return places


def _require_empty(folder: Path) -> None:
    for name in contents.folders():
        if any((folder / name).rglob("*")):
            raise BackupRefused(f"{folder / name} is not empty; move it away, or name another folder.")


def read(file: Path, key: Path) -> Manifest:
    """Read a backup to its end without keeping anything of it; returns its manifest.

    Raises `BackupRefused` where it is not whole, or not what its manifest says.
    """
    dump, size, files, manifest = hashlib.sha256(), 0, {}, None
    with _members(file, key) as members:
        for name, stream in members:
            if name.startswith(DATABASE):
                for piece in _pieces(stream):
                    dump.update(piece)
                    size += len(piece)
            elif name == MANIFEST:
                manifest = _manifest(stream.read(), file.name)
            else:
                files[name.removeprefix(FILES)] = _digest(stream)
    if manifest is None or manifest.dump != (size, dump.hexdigest()) or manifest.files != files:
        raise BackupRefused(f"{file.name} does not hold what its manifest says; take another one.")
    return manifest


def _manifest(text: bytes, name: str) -> Manifest:
    try:
        return Manifest.from_json(text)
    except (ValueError, KeyError, TypeError):
        raise BackupRefused(f"{name} was made by another version; restore it with that.") from None


@contextmanager
def _members(file: Path, key: Path) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """What a backup consists of, in its order; each is read before the next."""
    with sealed.opened(file, key) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        yield _inside(archive, file.name)


def _inside(archive: tarfile.TarFile, name: str) -> Iterator[tuple[str, IO[bytes]]]:
    for member in archive:
        inside = archive.extractfile(member)
        if inside is None or not _is_tame(member.name):
            raise BackupRefused(f"{name} does not hold a backup; take another one.")
        yield member.name, inside


def _is_tame(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _digest(stream: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(stream):
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()


def _require_known(manifest: Manifest) -> None:
    """Raise where a later version of the platform has taken it, which this one cannot serve."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    ours = {app.label for app in apps.get_app_configs() if app.name.split(".")[0] in snapshot.OWN}
    newer = [name for name in manifest.migrations if name.split(".")[0] in ours and name not in known]
    if newer:
        raise BackupRefused(
            f"A newer version of the platform took this backup (it holds {newer[0]}); install that version."
        )


def _lay(file: Path, key: Path, entry: Mapping[str, Any], beside: Path) -> None:
    """The database in one transaction, and the files beside their place."""
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(mode=0o700, parents=True)
    with psycopg.connect(database.conninfo(entry)) as target:
        version = target.info.server_version
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603
            [
                program("pg_restore", version=version), "--no-owner", "--no-privileges", "--exit-on-error",
                "--single-transaction", f"--dbname={entry['NAME']}",
            ],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, env=environment(entry),
        )  # fmt: skip
        with process:
            into_database = cast(IO[bytes], process.stdin)
            try:
                with _members(file, key) as members:
                    for name, stream in members:
                        if name.startswith(DATABASE):
                            shutil.copyfileobj(stream, into_database, _PIECE)
                        elif name.startswith(FILES):
                            _write(beside / name.removeprefix(FILES), stream)
                into_database.close()
            except BrokenPipeError:
                pass  # it says why, below
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            raise BackupRefused(f"The database could not be restored: {last_line(said)}")


def _write(path: Path, stream: IO[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        shutil.copyfileobj(stream, file, _PIECE)


def _require_same_rows(manifest: Manifest, entry: Mapping[str, Any]) -> None:
    with psycopg.connect(database.conninfo(entry)) as restored:
        found = contents.tables_in(restored)
    if other := sorted(
        name for name in {*found, *manifest.tables} if found.get(name) != manifest.tables.get(name)
    ):
        raise BackupRefused(f"These tables are not as they were: {', '.join(other[:_SHOWN])}.")


def _require_same_files(manifest: Manifest, folder: Path) -> None:
    for name, expected in manifest.files.items():
        with (folder / name).open("rb") as file:
            if _digest(file) != expected:
                raise BackupRefused(f"{name} is not as it was.")
