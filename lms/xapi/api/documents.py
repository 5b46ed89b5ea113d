"""The document resources: state, activity profile and agent profile."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse

from lms.xapi.actions import documents
from lms.xapi.api.actors import check_ours
from lms.xapi.api.requests import Incoming
from lms.xapi.api.resources import Methods
from lms.xapi.api.responses import no_content, of_json, with_etag, with_last_modified
from lms.xapi.errors import Malformed, NotFound
from lms.xapi.models import Document, Scope
from lms.xapi.queries import shelves
from lms.xapi.queries.shelves import DocumentShelf, Preconditions
from lms.xapi.rules.timestamps import instant
from lms.xapi.rules.validation import Family

_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class DocumentResource:
    """How one resource finds its documents: by which parameters, under which name, with which scope."""

    kind: Document.Kind
    name: str
    required: tuple[str, ...]
    scope: Scope
    optional: tuple[str, ...] = ()

    @property
    def methods(self) -> Methods:
        methods = {"GET": partial(_get, self), "PUT": partial(_put, self), "POST": partial(_post, self)}
        return methods | {"DELETE": partial(_delete, self)}


STATE = DocumentResource(
    Document.Kind.STATE, "stateId", ("activityId", "agent"), Scope.STATE, optional=("registration",)
)
ACTIVITY_PROFILE = DocumentResource(
    Document.Kind.ACTIVITY_PROFILE, "profileId", ("activityId",), Scope.PROFILE
)
AGENT_PROFILE = DocumentResource(Document.Kind.AGENT_PROFILE, "profileId", ("agent",), Scope.PROFILE)


def _get(place: DocumentResource, incoming: Incoming) -> HttpResponse:
    incoming.require(place.scope, Scope.ALL_READ)
    if place.name not in incoming.params:
        return _names(place, incoming)
    incoming.only(required=(*place.required, place.name), optional=place.optional)
    document = shelves.find(_shelf(place, incoming), incoming.params[place.name])
    if document is None:
        raise NotFound("There is no such document.")
    response = HttpResponse(bytes(document.body), content_type=document.content_type)
    return with_etag(with_last_modified(response, document.updated_at))


def _names(place: DocumentResource, incoming: Incoming) -> HttpResponse:
    incoming.only(required=place.required, optional=(*place.optional, "since"))
    since = incoming.timestamp("since")
    found = shelves.names(_shelf(place, incoming), instant(since) if since else None)
    response = with_etag(of_json([name for name, _ in found]))
    return with_last_modified(response, max(moment for _, moment in found)) if found else response


def _put(place: DocumentResource, incoming: Incoming) -> HttpResponse:
    name = _writing(place, incoming)
    is_profile = place.kind != Document.Kind.STATE
    documents.put(
        _shelf(place, incoming),
        name,
        _body(incoming),
        _content_type(incoming),
        _preconditions(incoming),
        needs_precondition=is_profile or incoming.family is Family.TWO,
        refuses_new=is_profile and incoming.family is Family.ONE,
    )
    return no_content()


def _post(place: DocumentResource, incoming: Incoming) -> HttpResponse:
    name = _writing(place, incoming)
    documents.post(
        _shelf(place, incoming), name, _body(incoming), _content_type(incoming), _preconditions(incoming)
    )
    return no_content()


def _delete(place: DocumentResource, incoming: Incoming) -> HttpResponse:
    if place is STATE and place.name not in incoming.params:
        incoming.require(place.scope)
        incoming.only(required=place.required, optional=place.optional)
        documents.clear(_shelf(place, incoming))
        return no_content()
    name = _writing(place, incoming)
    documents.delete(_shelf(place, incoming), name, _preconditions(incoming))
    return no_content()


def _writing(place: DocumentResource, incoming: Incoming) -> str:
    incoming.require(place.scope)
    incoming.only(required=(*place.required, place.name), optional=place.optional)
    return incoming.params[place.name]


def _shelf(place: DocumentResource, incoming: Incoming) -> DocumentShelf:
    registration = incoming.uuid("registration") if "registration" in place.optional else None
    agent = incoming.agent() if "agent" in place.required else None
    if agent is not None:
        check_ours([("agent", agent)], incoming.credential)
    return DocumentShelf(
        place.kind,
        activity=(incoming.iri("activityId") or "") if "activityId" in place.required else "",
        agent=agent,
        registration=UUID(registration) if registration else None,
    )


def _body(incoming: Incoming) -> bytes:
    return incoming.body.read(settings.XAPI_MAX_JSON_BYTES)


def _content_type(incoming: Incoming) -> str:
    content_type = incoming.body.content_type or _UNKNOWN
    if any(ord(character) < 32 for character in content_type):
        raise Malformed("Content-Type", "must not hold control characters")
    return content_type


def _preconditions(incoming: Incoming) -> Preconditions:
    return Preconditions(incoming.headers.get("if-match"), incoming.headers.get("if-none-match"))
