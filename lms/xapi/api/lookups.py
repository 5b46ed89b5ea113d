"""The resources that only answer: activities, agents and about."""

from django.http import HttpRequest, HttpResponse

from lms.xapi.api.actors import check_ours
from lms.xapi.api.requests import Incoming
from lms.xapi.api.responses import of_json, with_etag, with_last_modified
from lms.xapi.errors import Malformed
from lms.xapi.models import Activity, Scope
from lms.xapi.rules.definitions import activity_key
from lms.xapi.rules.facets import IDENTIFIERS
from lms.xapi.rules.json_text import parse_again


def activity(incoming: Incoming) -> HttpResponse:
    """What is known of an activity; one that is not known is answered by its id."""
    incoming.require(Scope.READ, Scope.READ_MINE, Scope.DEFINE, Scope.PROFILE, Scope.STATE, Scope.ALL_READ)
    incoming.only(required=("activityId",))
    iri = incoming.iri("activityId") or ""
    known = Activity.objects.filter(pk=activity_key(iri)).first()
    answer = {"objectType": "Activity", "id": iri}
    if known is None:
        return with_etag(of_json(answer))
    whole = answer | {"definition": parse_again(known.definition)}
    return with_etag(with_last_modified(of_json(whole), known.updated_at))


def person(incoming: Incoming) -> HttpResponse:
    """The person of an agent, who is no more than that agent: nothing here joins identities."""
    incoming.require(Scope.READ, Scope.PROFILE, Scope.STATE, Scope.ALL_READ)
    incoming.only(required=("agent",))
    agent = incoming.agent() or {}
    check_ours([("agent", agent)], incoming.credential)
    answer: dict[str, object] = {"objectType": "Person"}
    answer |= {name: [agent[name]] for name in ("name", *IDENTIFIERS) if name in agent}
    return with_etag(of_json(answer))


def about(request: HttpRequest) -> HttpResponse:
    """The versions that are spoken here."""
    if request.META.get("QUERY_STRING", "").strip("?&"):
        raise Malformed("", "The about resource has no parameters")
    return of_json({"version": ["1.0.3", "2.0.0"]})
