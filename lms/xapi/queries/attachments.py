"""Attachments that are kept, and their bytes."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.storage import Storage, storages

from lms.xapi.models import Attachment
from lms.xapi.rules.attachments import CHUNK, declared_in


def storage() -> Storage:
    return storages["private"]


def stored_for(statements: Iterable[dict[str, Any]]) -> list[tuple[Attachment, str]]:
    """Each attachment that these statements declare and whose bytes are here, once, with its media type."""
    types: dict[str, str] = {}
    for statement in statements:
        for _, declared in declared_in(statement):
            types.setdefault(declared["sha2"].lower(), declared["contentType"])
    rows = Attachment.objects.in_bulk(list(types))
    return [(rows[sha2], content_type) for sha2, content_type in types.items() if sha2 in rows]


def chunks_of(attachment: Attachment) -> Iterator[bytes]:
    with storage().open(attachment.file) as file:
        while chunk := file.read(CHUNK):
            yield chunk
