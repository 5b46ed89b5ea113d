"""Attachments: bytes kept once, in the private file storage, under their hash."""

import hashlib
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.core.files import File
from django.db import transaction

from lms.xapi.errors import Malformed
from lms.xapi.models import Attachment, Statement
from lms.xapi.queries.attachments import storage
from lms.xapi.rules.attachments import ReceivedPart, declared_in

_ALGORITHMS = {56: "sha224", 64: "sha256", 96: "sha384", 128: "sha512"}
_FOLDER = "xapi-attachments"


def receive(declared: str, content_type: str, chunks: Iterable[bytes]) -> ReceivedPart:
    """Write a part to disk while its hash is computed. Raises `Malformed` if the hash differs."""
    algorithm = _ALGORITHMS.get(len(declared))
    if algorithm is None:
        raise Malformed("X-Experience-API-Hash", "must be a SHA-2 sum in hexadecimal digits")
    found = hashlib.new(algorithm)
    file = tempfile.TemporaryFile()  # noqa: SIM115
    length = 0
    for chunk in chunks:
        found.update(chunk)
        file.write(chunk)
        length += len(chunk)
    file.seek(0)
    if found.hexdigest() != declared.lower():
        file.close()
        raise Malformed("X-Experience-API-Hash", f"must be the hash of its part, and {declared} is not")
    return ReceivedPart(declared.lower(), content_type, length, file)


def keep(parts: Iterable[ReceivedPart]) -> list[Attachment]:
    """Put parts into the storage; the rows are written by `register`, with their statements."""
    kept = []
    for part in parts:
        name = f"{_FOLDER}/{part.sha2[:2]}/{part.sha2}"
        if not storage().exists(name):
            part.file.seek(0)
            name = storage().save(name, File(part.file))
        kept.append(Attachment(sha2=part.sha2, file=name, length=part.length))
    return kept


def register(kept: Iterable[Attachment]) -> None:
    """Write the rows of attachments; those that exist stay."""
    Attachment.objects.bulk_create(kept, ignore_conflicts=True)


def forget(statement: dict[str, Any]) -> None:
    """Remove, on commit, the bytes that an erased statement attached and no other declares.

    Every statement's text is searched for the hash: slow with a million of them, and seldom done.
    """
    sums = {declared["sha2"].lower() for _, declared in declared_in(statement)}
    left = {sha2 for sha2 in sums if Statement.objects.filter(text__icontains=sha2).exists()}
    rows = Attachment.objects.filter(sha2__in=sums - left)
    names = list(rows.values_list("file", flat=True))
    rows.delete()
    transaction.on_commit(lambda: remove_strays(names), robust=True)


def remove_strays(names: Iterable[str]) -> int:
    """Remove files that no row points to, left by a request that was refused late; how many."""
    candidates = list(names)
    with transaction.atomic():
        known = set(Attachment.objects.filter(file__in=candidates).values_list("file", flat=True))
    removed = 0
    for name in candidates:
        if name not in known:
            with suppress(FileNotFoundError):
                storage().delete(name)
                removed += 1
    return removed
