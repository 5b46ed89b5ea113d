"""Documents of state and profiles: their keys, preconditions and merging."""

from hashlib import sha1

from django.db import connection, transaction
from django.utils import timezone

from lms.xapi.errors import Conflict, Malformed
from lms.xapi.models import Document
from lms.xapi.queries.shelves import DocumentShelf, Preconditions
from lms.xapi.rules import json_text

_JSON = "application/json"
_UNMET = (
    "The document exists; check its current state and set If-Match to its ETag to replace it, "
    "or If-None-Match to * to leave it alone."
)


@transaction.atomic
def put(
    shelf: DocumentShelf,
    name: str,
    body: bytes,
    content_type: str,
    preconditions: Preconditions,
    *,
    needs_precondition: bool,
    refuses_new: bool,
) -> None:
    """Store a document's bytes as they are.

    Without a precondition where one is needed, a document that exists is a `Conflict`, and a new
    one is `Malformed` if `refuses_new`.
    """
    document = _locked(shelf, name)
    if needs_precondition and not preconditions.are_given:
        if document is not None:
            raise Conflict(_UNMET)
        if refuses_new:
            raise Malformed("If-None-Match", "or If-Match is required to put a profile")
    preconditions.check(document)
    _save(shelf, name, body, content_type)


@transaction.atomic
def post(
    shelf: DocumentShelf, name: str, body: bytes, content_type: str, preconditions: Preconditions
) -> None:
    """Merge a JSON object into a document that is one, or store a new document as it is.

    Raises `Malformed` if either is not a JSON object.
    """
    document = _locked(shelf, name)
    preconditions.check(document)
    if document is None:
        if _is_json(content_type):
            _object(body, "The body")
        _save(shelf, name, body, content_type)
        return
    if not _is_json(content_type) or not _is_json(document.content_type):
        raise Malformed("Content-Type", "must be application/json, of both documents, to merge them")
    known = _object(bytes(document.body), "The document that is stored")
    merged = {**known, **_object(body, "The body")}
    _save(shelf, name, json_text.join_members(merged).encode(), content_type)


@transaction.atomic
def delete(shelf: DocumentShelf, name: str, preconditions: Preconditions) -> None:
    """Delete a document; one that is not there is deleted already."""
    document = _locked(shelf, name)
    preconditions.check(document)
    if document is not None:
        document.delete()


def clear(shelf: DocumentShelf) -> None:
    """Delete every document of a shelf."""
    found = Document.objects.filter(shelf=shelf.key)
    if shelf.registration is not None:
        found = found.filter(registration=shelf.registration)
    found.delete()


def _locked(shelf: DocumentShelf, name: str) -> Document | None:
    key = shelf.key_of(name)
    with connection.cursor() as cursor:
        halves = [int.from_bytes(key.bytes[at : at + 4], signed=True) for at in (0, 4)]
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", halves)
    return Document.objects.filter(pk=key).first()


def _save(shelf: DocumentShelf, name: str, body: bytes, content_type: str) -> None:
    Document.objects.update_or_create(
        key=shelf.key_of(name),
        defaults={
            "kind": shelf.kind,
            "shelf": shelf.key,
            "activity": shelf.activity,
            "agent": json_text.spell(dict(shelf.agent)) if shelf.agent else "",
            "registration": shelf.registration,
            "name": name,
            "content_type": content_type,
            "body": body,
            "sha1": sha1(body, usedforsecurity=False).hexdigest(),
            "updated_at": timezone.now(),
        },
    )


def _is_json(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower() == _JSON


def _object(raw: bytes, what: str) -> dict[str, str]:
    try:
        spelt = json_text.decode(raw)
        value = json_text.parse(spelt)
    except Malformed as error:
        raise Malformed("", f"{what} cannot be read as JSON: {error.rule}") from None
    if not isinstance(value, dict):
        raise Malformed("", f"{what} is not a JSON object")
    return json_text.members_of(spelt)
