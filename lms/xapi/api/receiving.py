"""Statements on their way in: read, checked against everything, prepared, stored."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from lms.xapi.actions import attachments
from lms.xapi.actions.drafts import Draft, draft
from lms.xapi.actions.statements import store
from lms.xapi.api.actors import check_ours
from lms.xapi.api.bodies import Body
from lms.xapi.api.multipart import read_mixed
from lms.xapi.api.requests import Incoming
from lms.xapi.errors import Forbidden, Malformed
from lms.xapi.models import Credential, Scope, Statement
from lms.xapi.rules.attachments import ReceivedPart, declared_in
from lms.xapi.rules.facets import agents_standing_in
from lms.xapi.rules.json_text import Source, decode, parse_statements
from lms.xapi.rules.signatures import check_signatures
from lms.xapi.rules.validation import Family, check_statement
from lms.xapi.rules.validation.values import at

_JSON = "application/json"


def receive(incoming: Incoming, *, only_as: UUID | None = None) -> list[Statement]:
    """Store what the body holds, all or nothing, and return it in order.

    With `only_as` the body is one statement, which gets that id. Raises a `Refused`.
    """
    sources, is_array, parts = _read(incoming.body)
    if only_as is not None:
        if is_array:
            raise Malformed("", "The body must be one statement")
        sources = [_with_id(sources[0], only_as)]
    prefix = "[{}]" if is_array else ""
    for number, source in enumerate(sources):
        check_statement(source.data, incoming.family, prefix.format(number))
    sources = [source if "id" in source.data else _with_id(source, uuid4()) for source in sources]
    _check_ids(sources)
    _check_attachments(sources, parts)
    check_ours(
        (
            (at(prefix.format(number), place), agent)
            for number, source in enumerate(sources)
            for place, agent in agents_standing_in(source.data)
        ),
        incoming.credential,
    )
    drafts = [_draft(source, incoming.credential, incoming.family) for source in sources]
    _check_voiding(drafts, incoming.credential)
    return _store(drafts, parts or {}, incoming.credential)


def _read(body: Body) -> tuple[list[Source], bool, dict[str, ReceivedPart] | None]:
    parts = None
    if body.media_type == "multipart/mixed":
        raw, parts = read_mixed(body)
    elif body.media_type == _JSON:
        raw = body.read(settings.XAPI_MAX_JSON_BYTES)
    else:
        raise Malformed("Content-Type", f"must be {_JSON} or multipart/mixed")
    return *parse_statements(decode(raw)), parts


def _with_id(source: Source, statement_id: UUID) -> Source:
    given = source.data.get("id")
    if given is None:
        if "id" in source.data:
            raise Malformed("id", "must be a UUID in its standard form")
        return Source(
            source.data | {"id": str(statement_id)}, source.members | {"id": f'"id":"{statement_id}"'}
        )
    if not isinstance(given, str) or given.lower() != str(statement_id):
        raise Malformed("id", "must be the statementId of the request")
    return source


def _draft(source: Source, credential: Credential, family: Family) -> Draft:
    return draft(source, credential=credential, version=family.statement_version)


def _check_ids(sources: Sequence[Source]) -> None:
    seen: set[str] = set()
    for number, source in enumerate(sources):
        statement_id = source.data["id"].lower()
        if statement_id in seen:
            raise Malformed(f"[{number}].id", "must differ from the others in the batch")
        seen.add(statement_id)


def _check_attachments(sources: Iterable[Source], parts: dict[str, ReceivedPart] | None) -> None:
    wanted: set[str] = set()
    for source in sources:
        for path, declared in declared_in(source.data):
            part = (parts or {}).get(declared["sha2"].lower())
            if part is None:
                if "fileUrl" not in declared:
                    rule = (
                        "must have a fileUrl"
                        if parts is None
                        else "must have a fileUrl or a part with its hash"
                    )
                    raise Malformed(path, rule)
                continue
            _check_part(path, declared, part)
            wanted.add(part.sha2)
        check_signatures(source.data, parts or {})
    surplus = set(parts or {}) - wanted
    if surplus:
        raise Malformed("", f"The part with the hash {min(surplus)} is not declared by any attachment")


def _check_part(path: str, declared: dict[str, Any], part: ReceivedPart) -> None:
    if part.content_type and _media_type(part.content_type) != _media_type(declared["contentType"]):
        raise Malformed(f"{path}.contentType", "must be the content type of its part")


def _media_type(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _check_voiding(drafts: Sequence[Draft], credential: Credential) -> None:
    targets = [d.voids for d in drafts if d.voids is not None]
    if not targets or credential.may(Scope.ALL):
        return
    others = Statement.objects.filter(pk__in=targets).exclude(credential=credential)
    if others.exists() or Statement.objects.filter(pk__in=targets, credential=None).exists():
        raise Forbidden("Voiding another's statement needs the scope all.")


def _store(
    drafts: Sequence[Draft], parts: dict[str, ReceivedPart], credential: Credential
) -> list[Statement]:
    kept = attachments.keep(parts.values())
    try:
        with transaction.atomic():
            attachments.register(kept)
            return store(drafts, may_define=credential.may(Scope.DEFINE))
    except Exception:
        attachments.remove_strays(attachment.file for attachment in kept)
        raise
    finally:
        for part in parts.values():
            part.file.close()
