"""Documents of the record (state, profiles), as they lie on their shelves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from lms.xapi.errors import PreconditionFailed
from lms.xapi.models import Document
from lms.xapi.rules import tags
from lms.xapi.rules.facets import agent_identity, key_of


@dataclass(frozen=True, slots=True)
class DocumentShelf:
    """Where documents of one kind, activity and agent stand; `registration` narrows a state's."""

    kind: Document.Kind
    activity: str = ""
    agent: Mapping[str, Any] | None = None
    registration: UUID | None = None

    @property
    def identity(self) -> str:
        return agent_identity(dict(self.agent)) or "" if self.agent else ""

    @property
    def key(self) -> UUID:
        return key_of("shelf", self.kind, self.activity, self.identity)

    def key_of(self, name: str) -> UUID:
        return key_of("document", str(self.key), str(self.registration or ""), name)


@dataclass(frozen=True, slots=True)
class Preconditions:
    """The `If-Match` and `If-None-Match` headers as sent."""

    if_match: str | None = None
    if_none_match: str | None = None

    @property
    def are_given(self) -> bool:
        return self.if_match is not None or self.if_none_match is not None

    def check(self, document: Document | None) -> None:
        """Raises `PreconditionFailed`."""
        tag = f'"{document.sha1}"' if document else None
        if self.if_match is not None and not (tag and tags.matches(self.if_match, tag)):
            raise PreconditionFailed("The document is not the one that If-Match names.")
        if self.if_none_match is not None and tag and tags.excludes(self.if_none_match, tag):
            raise PreconditionFailed("The document is one that If-None-Match excludes.")


def find(shelf: DocumentShelf, name: str) -> Document | None:
    return Document.objects.filter(pk=shelf.key_of(name)).first()


def names(shelf: DocumentShelf, since: datetime | None) -> list[tuple[str, datetime]]:
    """Names and last change of the documents of a shelf, changed after `since`."""
    found = Document.objects.filter(shelf=shelf.key)
    if shelf.registration is not None:
        found = found.filter(registration=shelf.registration)
    if since is not None:
        found = found.filter(updated_at__gt=since)
    return list(found.order_by("updated_at", "name").values_list("name", "updated_at"))
