"""What a case system can do; each operation parses, authorises, makes one call and responds."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Query, Router, Status

from lms.approval import errors
from lms.approval.actions import approvals, case_systems
from lms.approval.actions import assignments as assignment_actions
from lms.approval.api import schemas as s
from lms.approval.api.access import APPROVE, HOOKS, READ, WRITE, Caller, caller_of, protected_homes, purpose
from lms.approval.api.problems import Problem, must_wait
from lms.approval.models import AssignmentChange, Webhook
from lms.approval.queries.archive import archived_rows
from lms.approval.queries.case_system_assignments import open_cells, told, told_ended, told_in_full
from lms.approval.rules.assignments import is_another_age
from lms.dates import oslo_day, today
from lms.people.actions import move_ins
from lms.people.actions.homes import open_assignment
from lms.people.actions.move_ins import record_move_in
from lms.people.actions.traces import look_up
from lms.people.errors import (
    AlreadyMovedIn,
    CodeNotAccepted,
    NotMovedIn,
    TooManyTries,
)
from lms.people.models import Assignment, HomeKind, Organisation, TargetGroup, User
from lms.refusals import NotAllowed, Refused

router = Router()
Named = Annotated[
    str,
    Header(alias="Caseworker", description="User name or e-mail of the caseworker who acts", max_length=254),
]
Cursor = Annotated[int, Query(ge=0, le=2**62)]
Ended = Annotated[bool, Query(description="Those that have ended, in place of the open ones")]
Limit = Annotated[int, Query(ge=1, le=500)]
REFUSED: dict[int, Any] = {401: s.ProblemOut, 403: s.ProblemOut, 422: s.InvalidOut, 429: s.ProblemOut}
OF_ONE = REFUSED | {404: s.ProblemOut}


@router.get("/offices", response=REFUSED | {200: list[s.OfficeOut]}, summary="Your offices here")
@purpose("follow_up")
def offices(request: HttpRequest) -> Any:
    """The child welfare services that have your organisation number."""
    caller = caller_of(request)
    caller.must_have(READ)
    return [{"id": office.pk, "name": office.name} for office in caller.organisations]


@router.get("/assignments", response=REFUSED | {200: s.AssignmentPage}, summary="Own assignments")
@purpose("follow_up")
def assignments(request: HttpRequest, after: Cursor = 0, limit: Limit = 100, ended: Ended = False) -> Any:
    """Your open assignments with their outcome, in a stable order; with `ended=true` those of the archive,
    which have ended. Homes in which somebody has address protection are never told here."""
    caller = caller_of(request)
    caller.must_have(READ)
    own = caller.archived() if ended else caller.assignments()
    found = list(own.filter(pk__gt=after).order_by("pk")[: limit + 1])
    page = found[:limit]
    return {"items": told(page), "next": page[-1].pk if len(found) > limit else None}


@router.get(
    "/assignments/{assignment_id}",
    response=OF_ONE | {200: s.AssignmentDetailOut},
    summary="One with its grid",
)
@purpose("assignment")
def assignment(request: HttpRequest, assignment_id: UUID, caseworker: Named) -> Any:
    """One of your assignments with its grid of requirements by adult: states and days, no answers.
    The adults read in their log that your office looked. One that has ended is answered as well, by its
    decisions, their reviews and what they rest on; its grid is empty, and nothing in it can be changed."""
    caller = caller_of(request)
    caller.must_have(READ)
    user = caller.act_as(caseworker)
    ended = caller.archived(by=user).select_related("home", "organisation").filter(uuid=assignment_id).first()
    if ended:
        adults = archived_rows([ended])[0].adults
        look_up(ended.home, by=user, organisation=ended.organisation, adults=adults)
        return told_ended(ended)
    found, user = _own(caller, assignment_id, caseworker)
    look_up(found.home, by=user, organisation=found.organisation)
    return told_in_full(found)


@router.get("/changes", response=REFUSED | {200: s.ChangePage}, summary="What has changed since")
@purpose("follow_up")
def changes(request: HttpRequest, after: Cursor = 0, limit: Limit = 100) -> Any:
    """Changes of your assignments after a cursor, in the order of commit, ids only."""
    caller = caller_of(request)
    caller.must_have(READ)
    own = AssignmentChange.objects.filter(organisation__in=caller.organisations).after(after)
    seen = own.exclude(assignment__home__in=protected_homes())
    found = list(seen.select_related("assignment")[:limit])
    items = [
        {"cursor": one.pk, "kind": one.kind, "assignment": one.assignment.uuid, "at": one.at} for one in found
    ]
    return {"items": items, "cursor": found[-1].pk if found else after}


@router.post("/assignments", response=OF_ONE | {201: s.AssignmentOut}, summary="Register an assignment")
@purpose("assignment")
def register(request: HttpRequest, body: s.RegisterIn, caseworker: Named) -> Any:
    """Open an assignment for the home whose family handed over the code. A wrong code and one out of
    your reach get the same answer."""
    caller = caller_of(request)
    caller.must_have(WRITE)
    user = caller.act_as(caseworker)
    _must_be_to_come(body.planned_move_in_on)
    groups = list(TargetGroup.objects.filter(pk__in=body.target_groups, is_active=True))
    if len(groups) != len(set(body.target_groups)):
        raise Problem(422, "target_groups", "One of the target groups is unknown.", errors=[])
    try:
        made = open_assignment(
            code=body.code,
            organisation=_office(caller, body.office),
            kind=body.kind,
            target_groups=groups,
            planned_move_in_on=body.planned_move_in_on,
            by=user,
        )
    except CodeNotAccepted as error:
        raise Problem(404, "code", "No home was found by this code.") from error
    except TooManyTries as error:
        raise must_wait(error) from error
    except Refused as error:
        raise _not_for_this_office() from error
    return Status(201, told([made])[0])


@router.put(
    "/assignments/{assignment_id}/planned-move-in",
    response=OF_ONE | {200: s.AssignmentDetailOut, 409: s.ProblemOut},
    summary="Set, change or take away the planned move-in",
)
@purpose("assignment")
def plan_move_in(
    request: HttpRequest, assignment_id: UUID, body: s.PlannedMoveInIn, caseworker: Named
) -> Any:
    """Set the day that the child is to move in, or take it away with null: the same act as on the
    desk. The forecast follows, and the desk is told where the training cannot be complete by then.
    Once a move-in is recorded there is nothing to plan (409)."""
    caller = caller_of(request)
    caller.must_have(WRITE)
    found, user = _own(caller, assignment_id, caseworker)
    _must_be_to_come(body.planned_move_in_on)
    try:
        assignment_actions.plan_move_in(found, planned_move_in_on=body.planned_move_in_on, by=user)
    except AlreadyMovedIn as error:
        raise Problem(409, "moved_in", "The child has moved in.") from error
    except NotAllowed as error:
        raise _not_for_this_office() from error
    found.refresh_from_db()
    return told_in_full(found)


@router.post(
    "/assignments/{assignment_id}/move-in",
    response=OF_ONE | {200: s.AssignmentDetailOut},
    summary="Record or correct the move-in",
)
@purpose("assignment")
def move_in(request: HttpRequest, assignment_id: UUID, body: s.MoveInIn, caseworker: Named) -> Any:
    """Record the day the child moved in and, where it was urgent, the lawful ground; or correct what was
    recorded before."""
    caller = caller_of(request)
    caller.must_have(WRITE)
    found, user = _own(caller, assignment_id, caseworker)
    if body.moved_in_on > today():
        raise Problem(422, "moved_in_on", "The day has not come yet.", errors=[])
    _must_be_of_our_age("moved_in_on", body.moved_in_on)
    if body.urgent_basis == "urgent_voluntary_stay" and found.kind != HomeKind.KINSHIP:
        raise Problem(
            422, "urgent_basis", "An urgent voluntary stay is a ground for kinship only.", errors=[]
        )
    try:
        record_move_in(found, moved_in_on=body.moved_in_on, urgent_basis=body.urgent_basis or "", by=user)
    except NotAllowed as error:
        raise _not_for_this_office() from error
    found.refresh_from_db()
    return told_in_full(found)


@router.delete(
    "/assignments/{assignment_id}/move-in",
    response=OF_ONE | {200: s.AssignmentDetailOut, 409: s.ProblemOut},
    summary="Take a move-in back",
)
@purpose("assignment")
def take_back_move_in(request: HttpRequest, assignment_id: UUID, caseworker: Named) -> Any:
    """Take back a move-in that was recorded by mistake: the child has not moved in. To correct the day
    or the ground, record the move-in again. Where none is recorded there is nothing to take back (409)."""
    caller = caller_of(request)
    caller.must_have(WRITE)
    found, user = _own(caller, assignment_id, caseworker)
    try:
        move_ins.take_back_move_in(found, by=user)
    except NotMovedIn as error:
        raise Problem(409, "not_moved_in", "No move-in is recorded.") from error
    except NotAllowed as error:
        raise _not_for_this_office() from error
    found.refresh_from_db()
    return told_in_full(found)


@router.post(
    "/assignments/{assignment_id}/approval",
    response=OF_ONE | {201: s.ApprovalOut, 409: s.NotClearedOut},
    summary="Approve",
)
@purpose("approval")
def approve(request: HttpRequest, assignment_id: UUID, body: s.ApproveIn, caseworker: Named) -> Any:
    """Approve the home for this assignment, as the caseworker named: the same act as on the desk,
    with both confirmations. A refusal says which cells are open."""
    caller = caller_of(request)
    caller.must_have(APPROVE)
    found, user = _own(caller, assignment_id, caseworker)
    _must_be_of_our_age("police_certificate_seen_on", body.police_certificate_seen_on)
    try:
        made = approvals.approve(
            found,
            by=user,
            police_certificate_seen_on=body.police_certificate_seen_on,
            suitability_confirmed=body.suitability_confirmed,
        )
    except errors.NotCleared as error:
        code = "own_evidence" if isinstance(error, errors.OwnEvidence) else "not_cleared"
        any_of = {cell["requirement"]: cell["any_of"] for cell in told_in_full(found)["cells"]}
        raise Problem(
            409, code, "The training does not clear the home now.", open=open_cells(error.answer, any_of)
        ) from error
    except errors.NotReady as error:
        raise Problem(409, "not_ready", f"The gate cannot answer: {error.reason}.", open=[]) from error
    except errors.AlreadyApproved as error:
        raise Problem(409, "already_approved", "The assignment has a standing approval.", open=[]) from error
    except errors.ConfirmationMissing as error:
        raise Problem(422, "confirmation", "Both confirmations are needed.", errors=[]) from error
    except Refused as error:
        raise Problem(403, "caseworker", "The caseworker named may not approve this.") from error
    return Status(201, {"id": made.uuid, "state": made.state, "decided_on": oslo_day(made.decided_at)})


@router.get("/webhooks", response=REFUSED | {200: list[s.WebhookOut]}, summary="Where you are told")
@purpose("administration")
def webhooks(request: HttpRequest) -> Any:
    """The addresses that are told of your changes."""
    caller = caller_of(request)
    caller.must_have(HOOKS)
    found = Webhook.objects.standing().filter(organisation__in=caller.organisations).order_by("pk")
    return [{"id": hook.uuid, "url": hook.url} for hook in found]


@router.post("/webhooks", response=REFUSED | {201: s.WebhookMadeOut}, summary="Be told of changes")
@purpose("administration")
def add_webhook(request: HttpRequest, body: s.WebhookIn) -> Any:
    """Be told of changes at an address of yours: signed, tried again, ids only."""
    caller = caller_of(request)
    caller.must_have(HOOKS)
    try:
        hook, key = case_systems.add_webhook(_office(caller, body.office), url=body.url)
    except errors.AddressRefused as error:
        raise Problem(
            422, "url", "The address must begin with https, name no port, and be public.", errors=[]
        ) from error
    return Status(201, {"id": hook.uuid, "url": hook.url, "key": key})


@router.delete("/webhooks/{webhook_id}", response=OF_ONE | {204: None}, summary="Be told no more")
@purpose("administration")
def stop_webhook(request: HttpRequest, webhook_id: UUID) -> Any:
    """Stop telling an address."""
    caller = caller_of(request)
    caller.must_have(HOOKS)
    case_systems.stop_webhook(_hook(caller, webhook_id))
    return Status(204, None)


@router.post("/webhooks/{webhook_id}/replay", response=OF_ONE | {200: s.ReplayOut}, summary="Be told again")
@purpose("administration")
def replay(request: HttpRequest, webhook_id: UUID, body: s.ReplayIn) -> Any:
    """Be told again of every change after a cursor."""
    caller = caller_of(request)
    caller.must_have(HOOKS)
    return {"number": case_systems.replay(_hook(caller, webhook_id), after=body.after)}


def _own(caller: Caller, uuid: UUID, name: str) -> tuple[Assignment, User]:
    user = caller.act_as(name)
    found = caller.assignments(by=user).select_related("home", "organisation").filter(uuid=uuid).first()
    if found is None:
        raise Problem(404, "not_found", "You have no such assignment.")
    return found, user


def _not_for_this_office() -> Problem:
    return Problem(403, "caseworker", "The caseworker may not do this for this office.")


def _must_be_to_come(planned_on: date | None) -> None:
    if planned_on and planned_on < today():
        raise Problem(422, "planned_move_in_on", "The day has passed.", errors=[])
    if planned_on:
        _must_be_of_our_age("planned_move_in_on", planned_on)


def _must_be_of_our_age(field: str, day: date) -> None:
    if is_another_age(day, today()):
        raise Problem(422, field, "The day is too far away: is the year right?", errors=[])


def _office(caller: Caller, asked: int | None) -> Organisation:
    open_ones = [
        office for office in caller.organisations if not office.closes_on or office.closes_on >= today()
    ]
    chosen = [office for office in open_ones if asked in (None, office.pk)]
    if len(chosen) != 1:
        raise Problem(422, "office", "Say which of your offices; see /offices.", errors=[])
    return chosen[0]


def _hook(caller: Caller, uuid: UUID) -> Webhook:
    found = Webhook.objects.standing().filter(organisation__in=caller.organisations, uuid=uuid).first()
    if found is None:
        raise Problem(404, "not_found", "You have no such webhook.")
    return found
