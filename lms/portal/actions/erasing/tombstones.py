"""Which persons were erased, written down outside the database as well: what is restored from before an
erasure must not bring the person back.

One line of JSON each, only ever added to, in the file that `ERASURES_FILE` names: the erasure's uuid, when it
was asked for, and the accounts' uuids. Names nobody.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from lms.portal.models import PersonErasure


class MalformedTombstone(Exception):
    """A line of the file is none of ours; the text says which."""


@dataclass(frozen=True)
class Tombstone:
    """One erasure, as the file has it."""

    erasure: UUID
    at: datetime
    accounts: tuple[UUID, ...]

    @classmethod
    def of(cls, erasure: PersonErasure) -> "Tombstone":
        return cls(erasure.uuid, erasure.asked_at, tuple(erasure.accounts))

    def line(self) -> str:
        said = {
            "erasure": str(self.erasure),
            "at": self.at.isoformat(),
            "accounts": [str(one) for one in self.accounts],
        }
        return json.dumps(said, separators=(",", ":")) + "\n"


def file() -> Path:
    """Where they are written."""
    return Path(settings.ERASURES_FILE)


def write(erasure: PersonErasure) -> None:
    """Add an erasure to the file, unless it stands there; on the disk when this returns."""
    if erasure.uuid not in {one.erasure for one in read(file())}:
        add([Tombstone.of(erasure)], to=file())


def add(tombstones: Iterable[Tombstone], *, to: Path) -> None:
    """Add lines to a file, which is made where there is none."""
    to.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(to, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        begins_anew = _ends_within_a_line(handle)
        text = ("\n" if begins_anew else "") + "".join(one.line() for one in tombstones)
        os.write(handle, text.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path) -> Iterator[Tombstone]:
    """The tombstones of a file, none where there is no file. A line that a crash cut short is passed over:
    what it told of is written again. Raises `MalformedTombstone`."""
    if not path.exists():
        return
    lines = path.read_text().split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _read(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                if _is_cut(line):
                    continue
                raise MalformedTombstone(f"line {number} of {path} is no erasure") from error


def missing(path: Path | None = None) -> list[Tombstone]:
    """Those of a file that the database knows nothing of, since it is older than they are."""
    found = list(read(path or file()))
    known = set(
        PersonErasure.objects.filter(uuid__in=[one.erasure for one in found]).values_list("uuid", flat=True)
    )
    return [one for one in found if one.erasure not in known]


def unwritten() -> list[Tombstone]:
    """Those of the database that the file does not have."""
    written = {one.erasure for one in read(file())}
    rows = PersonErasure.objects.exclude(uuid__in=written).order_by("asked_at", "pk")
    return [Tombstone.of(one) for one in rows]


def _read(said: Any) -> Tombstone:
    return Tombstone(
        UUID(said["erasure"]),
        datetime.fromisoformat(said["at"]),
        tuple(UUID(one) for one in said["accounts"]),
    )


def _is_cut(line: str) -> bool:
    return line.startswith('{"erasure":"') and not line.endswith("}")


def _ends_within_a_line(handle: int) -> bool:
    size = os.fstat(handle).st_size
    return size > 0 and os.pread(handle, 1, size - 1) != b"\n"
