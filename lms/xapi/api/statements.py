"""The statement resource."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse

from lms.xapi.api.multipart import answer_mixed
from lms.xapi.api.receiving import receive
from lms.xapi.api.requests import Incoming
from lms.xapi.api.responses import no_content, of_json, with_last_modified
from lms.xapi.errors import Malformed, NotFound
from lms.xapi.models import Scope, Statement
from lms.xapi.queries import attachments, formats
from lms.xapi.queries.search import Condition, StatementSearch, find
from lms.xapi.queries.statements import is_voided
from lms.xapi.rules.actors import account
from lms.xapi.rules.facets import (
    IDENTIFIERS,
    activity_keys,
    agent_identity,
    agent_keys,
    registration_key,
    verb_key,
)
from lms.xapi.rules.json_text import parse_again
from lms.xapi.rules.timestamps import as_utc_text, instant
from lms.xapi.rules.validation import check_agent_or_group

FILTERS = (
    "agent",
    "verb",
    "activity",
    "registration",
    "related_activities",
    "related_agents",
    "since",
    "until",
    "limit",
    "ascending",
)
SHAPE = ("format", "attachments")
_FORMATS = ("ids", "exact", "canonical")
_READING = (Scope.READ, Scope.READ_MINE, Scope.ALL_READ)


def put(incoming: Incoming) -> HttpResponse:
    """Store one statement under the id that the address names."""
    incoming.require(Scope.WRITE)
    incoming.only(required=("statementId",))
    receive(incoming, only_as=UUID(incoming.uuid("statementId")))
    return no_content()


def post(incoming: Incoming) -> HttpResponse:
    """Store one statement or several, all or nothing; answers their ids."""
    incoming.require(Scope.WRITE)
    incoming.only()
    return of_json([str(statement.pk) for statement in receive(incoming)])


def get(incoming: Incoming) -> HttpResponseBase:
    """One statement by its id, or those that a filter matches, page by page."""
    incoming.require(*_READING)
    if "statementId" in incoming.params or "voidedStatementId" in incoming.params:
        return _one(incoming)
    incoming.only(optional=(*FILTERS, *SHAPE))
    return _page(incoming, after=None)


def more(incoming: Incoming, token: str) -> HttpResponseBase:
    """The page that follows another; the token holds the question and the last `stored`.

    Raises `NotFound` for a token that was not made here, as far as it shows.
    """
    incoming.require(*_READING)
    incoming.only()
    try:
        params, after = json.loads(base64.urlsafe_b64decode(token.encode()))
        moment = instant(after)
        params = {str(name): str(value) for name, value in params.items()}
        json.dumps(params, ensure_ascii=False).encode()
    except (ValueError, TypeError, AttributeError, binascii.Error):
        raise NotFound("There is no such page.") from None
    asked = replace(incoming, params=params)
    asked.only(optional=(*FILTERS, *SHAPE))
    return _page(asked, after=moment)


def _one(incoming: Incoming) -> HttpResponseBase:
    wants_voided = "voidedStatementId" in incoming.params
    if wants_voided and "statementId" in incoming.params:
        raise Malformed("voidedStatementId", "must not stand beside statementId")
    name = "voidedStatementId" if wants_voided else "statementId"
    incoming.only(required=(name,), optional=SHAPE)
    found = Statement.objects.filter(pk=UUID(incoming.uuid(name)))
    if not incoming.credential.may(Scope.READ, Scope.ALL_READ):
        found = found.filter(credential=incoming.credential)
    statement = found.first()
    if statement is None or is_voided(statement) is not wants_voided:
        raise NotFound(f"There is no such {'voided ' if wants_voided else ''}statement.")
    (text,) = _shaped(incoming, [statement.text])
    response: HttpResponseBase
    if incoming.flag("attachments"):
        response = answer_mixed(text, attachments.stored_for([parse_again(statement.text)]))
    else:
        response = HttpResponse(text, content_type="application/json")
    return with_last_modified(response, statement.stored)


def _page(incoming: Incoming, *, after: datetime | None) -> HttpResponseBase:
    search = _search(incoming, after)
    page = find(search)
    texts = [found.text for found in page.statements]
    link = _more(incoming, page.statements[-1].stored) if page.has_more else ""
    shaped = _shaped(incoming, texts)
    body = f'{{"statements":[{",".join(shaped)}],"more":{json.dumps(link)}}}'
    if incoming.flag("attachments"):
        return answer_mixed(body, attachments.stored_for(parse_again(text) for text in texts))
    return HttpResponse(body, content_type="application/json")


def _more(incoming: Incoming, last: datetime) -> str:
    question = json.dumps([incoming.params, as_utc_text(last)], separators=(",", ":"))
    return reverse("lrs:more", args=[base64.urlsafe_b64encode(question.encode()).decode()])


def _search(incoming: Incoming, after: datetime | None) -> StatementSearch:
    since, until = incoming.timestamp("since"), incoming.timestamp("until")
    limit = incoming.count("limit")
    conditions = _conditions(incoming)
    only_by = None
    if not incoming.credential.may(Scope.READ, Scope.ALL_READ):
        only_by = incoming.credential
        conditions.append(_agent_condition(account(only_by.key), is_related=True))
    return StatementSearch(
        conditions=conditions,
        since=instant(since) if since else None,
        until=instant(until) if until else None,
        after=after,
        ascending=incoming.flag("ascending"),
        limit=min(limit or settings.XAPI_PAGE, settings.XAPI_PAGE),
        only_by=only_by,
    )


def _conditions(incoming: Incoming) -> list[Condition]:
    conditions: list[Condition] = []
    related_agents, related_activities = incoming.flag("related_agents"), incoming.flag("related_activities")
    agent = incoming.agent(check=_check_identified)
    if agent is not None:
        conditions.append(_agent_condition(agent, is_related=related_agents))
    if verb := incoming.iri("verb"):
        conditions.append((verb_key(verb),))
    if activity := incoming.iri("activity"):
        direct, related = activity_keys(activity)
        conditions.append((direct, related) if related_activities else (direct,))
    if registration := incoming.uuid("registration"):
        conditions.append((registration_key(registration),))
    return conditions


def _agent_condition(agent: dict[str, Any], *, is_related: bool) -> Condition:
    direct, related = agent_keys(agent_identity(agent) or "")
    return (direct, related) if is_related else (direct,)


def _check_identified(value: Any, path: str) -> None:
    check_agent_or_group(value, path)
    if not any(name in value for name in IDENTIFIERS):
        raise Malformed(path, "must be an agent or an identified group")


def _shaped(incoming: Incoming, texts: Sequence[str]) -> list[str]:
    shape = incoming.params.get("format", "exact")
    if shape not in _FORMATS:
        raise Malformed("format", f"must be one of {', '.join(_FORMATS)}")
    if shape == "ids":
        texts = formats.ids(texts)
    elif shape == "canonical":
        texts = formats.canonical(texts, incoming.headers.get("accept-language", ""))
    return formats.exact(texts, incoming.family)
