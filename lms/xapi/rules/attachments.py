"""Attachments as they come and as statements declare them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

CHUNK = 64 * 1024


@dataclass(slots=True)
class ReceivedPart:
    """One attachment received: its declared hash, its media type if any, its bytes on disk."""

    sha2: str
    content_type: str
    length: int
    file: IO[bytes]


def declared_in(statement: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path and declaration of each attachment of a statement and of the statement within it."""
    for number, attachment in enumerate(statement.get("attachments", ())):
        yield f"attachments[{number}]", attachment
    about = statement.get("object", {})
    if about.get("objectType") == "SubStatement":
        for number, attachment in enumerate(about.get("attachments", ())):
            yield f"object.attachments[{number}]", attachment
