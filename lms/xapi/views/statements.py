"""Looking through the statements, and voiding one."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lms.dates import OSLO
from lms.people.actions.traces import audit
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.xapi.actions.statements import void
from lms.xapi.errors import UnknownStatement
from lms.xapi.forms import KINDS, REASONS, VERBS, SearchForm, VoidForm
from lms.xapi.models import ObjectKind, Statement
from lms.xapi.profile import activity_of, extension
from lms.xapi.queries.search import FAILED, Condition, StatementSearch, find
from lms.xapi.queries.statements import is_voided as was_voided
from lms.xapi.queries.statements import voided as voided_of
from lms.xapi.queries.statements import voiding_of
from lms.xapi.rules.actors import account, person_of
from lms.xapi.rules.facets import activity_keys, agent_identity, agent_keys, verb_key
from lms.xapi.rules.forwarding import without_answers
from lms.xapi.rules.timeline import draw
from lms.xapi.rules.timestamps import instant

_PAGE = 25


@dataclass(frozen=True, slots=True)
class Row:
    """A statement as one line; `kind` and the uuid alone where it is about an activity of ours."""

    id: UUID
    at: datetime
    stored: datetime
    person: UUID | None
    actor: str
    verb: str
    kind: str
    about: str
    refers: UUID | None
    is_voided: bool


@role_required(Role.ADMIN)
@require_GET
def viewer(request: SignedIn) -> HttpResponse:
    """The statements that a search finds, newest first, with their timeline."""
    form = SearchForm(request.GET)
    after = _moment(request.GET.get("after", ""))
    rows: list[Row] = []
    last = None
    if form.is_valid():
        if form.cleaned_data["person"] and after is None:
            audit("xapi.search", f"person:{form.cleaned_data['person']}", by=request.user)
        page = find(_search(form.cleaned_data, after))
        statements = [(found, json.loads(found.text)) for found in page.statements]
        voided = voided_of([found.id for found, _ in statements])
        rows = [_row(found.id, found.stored, data, voided) for found, data in statements]
        drawn = draw([(instant(data["timestamp"]), data["verb"]["id"]) for _, data in statements])
        last = page.statements[-1].stored if page.has_more else None
    else:
        drawn = None
    older = request.GET.copy()
    if last is not None:
        older["after"] = last.isoformat()
    context = {
        "form": form,
        "rows": rows,
        "timeline": drawn,
        "older": older.urlencode() if last else "",
        "is_searched": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "xapi/viewer.html", context)


@role_required(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: SignedIn, statement_id: UUID) -> HttpResponse:
    """One statement without what the person answered; a POST voids it."""
    shown = get_object_or_404(Statement.objects.exclude(verb=FAILED), pk=statement_id)
    if shown.data.get("result", {}).get("success") is False:
        raise Http404
    is_voided = was_voided(shown)
    form = VoidForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not is_voided:
        try:
            void(shown.pk, by=request.user, reason=form.cleaned_data["reason"])
        except UnknownStatement:
            raise Http404 from None
        messages.success(request, _("The statement is voided, and progress is counted afresh."))
        return redirect("xapi:statement", statement_id=shown.pk)
    if request.method != "POST":
        audit("xapi.view", f"statement:{shown.pk}", by=request.user)
    context = {
        "statement": shown,
        "row": _row(shown.pk, shown.stored, shown.data, {shown.pk} if is_voided else set()),
        "json": json.dumps(without_answers(shown.data), ensure_ascii=False, indent=2),
        "form": form,
        "why": _why(shown) if is_voided else None,
        "may_be_voided": shown.voids is None and not is_voided,
    }
    return render(request, "xapi/statement.html", context)


def _search(asked: dict[str, Any], after: datetime | None) -> StatementSearch:
    conditions: list[Condition] = []
    if asked["person"]:
        conditions.append(agent_keys(agent_identity(account(str(asked["person"]))) or ""))
    if asked["verb"]:
        conditions.append((verb_key(asked["verb"]),))
    if asked["activity"]:
        conditions.append(activity_keys(asked["activity"]))
    return StatementSearch(
        conditions=conditions,
        since=_midnight(asked["since"]) - timedelta(microseconds=1) if asked["since"] else None,
        until=_midnight(asked["until"] + timedelta(days=1)) - timedelta(microseconds=1)
        if asked["until"]
        else None,
        after=after,
        limit=_PAGE,
        is_for_staff=True,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=OSLO)


def _moment(spelt: str) -> datetime | None:
    try:
        return instant(spelt)
    except ValueError:
        return None


def _row(statement_id: UUID, stored: datetime, data: dict[str, Any], voided: set[UUID]) -> Row:
    about = data["object"]
    verb = data["verb"]["id"]
    person = person_of(data["actor"])
    ours = activity_of(about["id"]) if "id" in about else None
    return Row(
        id=statement_id,
        at=instant(data["timestamp"]),
        stored=stored,
        person=person,
        actor=str(person or (agent_identity(data["actor"]) or "").replace("\x00", " ")),
        verb=str(VERBS.get(verb) or verb.rsplit("/", 1)[-1]),
        kind=str(KINDS.get(ours[0], "")) if ours else "",
        about=about.get("id") or about.get("objectType", ""),
        refers=UUID(about["id"]) if about.get("objectType") == ObjectKind.REFERENCE else None,
        is_voided=statement_id in voided,
    )


def _why(shown: Statement) -> tuple[Statement, str] | None:
    """What voids a statement, and the reason that stands there."""
    voiding = voiding_of(shown)
    if voiding is None:
        return None
    reason = voiding.data.get("context", {}).get("extensions", {}).get(extension("reason"), "")
    return voiding, str(REASONS.get(reason, reason))
