"""What the API takes and gives. No names, no child data, no answers: ids, states and days."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

Kind = Literal["ordinary", "kinship", "specialised", "emergency_home", "special_terms"]
Outcome = Literal["cleared", "missing", "urgent", "overdue", "breach", "not_applicable", "not_ready", "ended"]
ApprovalState = Literal["standing", "needs_review", "upheld", "withdrawn", "ended"]


class Given(Schema):
    """A body that names nothing it should not."""

    model_config = ConfigDict(extra="forbid")


class ProblemOut(Schema):
    """A refusal (RFC 9457)."""

    type: str
    title: str = Field(description="A stable code")
    status: int
    detail: str


class OpenCellOut(Schema):
    """Training that is missing or has run out."""

    requirement: str
    adult: UUID | None
    state: Literal["missing", "expired"]
    any_of: list[str] = Field(description="Codes of the trainings that would do")


class NotClearedOut(ProblemOut):
    """Why the home cannot be approved now."""

    open: list[OpenCellOut] = []


class InvalidOut(ProblemOut):
    """What in the call breaks a rule."""

    errors: list[Any] = []


class ApprovalOut(Schema):
    id: UUID
    state: ApprovalState
    decided_on: date


class AssignmentOut(Schema):
    id: UUID
    reference: str
    kind: Kind
    registered_on: date
    planned_move_in_on: date | None
    moved_in_on: date | None
    outcome: Outcome
    may_approve: bool
    due_on: date | None = Field(description="Set in the rule set, not by law")
    as_of: date | None
    ended_on: date | None = Field(
        description="Set once the assignment has ended: it can be read, not changed"
    )
    approval: ApprovalOut | None = Field(
        description="The one that stands; of an ended assignment, the last that was made"
    )


class CellOut(Schema):
    requirement: str
    any_of: list[str]
    strength: Literal["required", "recommended"]
    adult: UUID | None = Field(description="The adult's opaque id; null where one in the home is enough")
    state: Literal["met", "expired", "missing"]
    completed_on: date | None
    expires_on: date | None


class FollowUpOut(CellOut):
    due_on: date | None
    overdue: bool


class ReviewOut(Schema):
    """Something that an approval was considered anew for."""

    reason: Literal["evidence_withdrawn", "parent_joined"]
    opened_on: date
    conclusion: Literal["upheld", "withdrawn"] | None
    withdrawal_reason: (
        Literal["training_incomplete", "recorded_wrongly", "home_changed", "home_wishes"] | None
    )
    concluded_on: date | None


class RecordsOut(Schema):
    """The records that an approval rests on, held against the learning record now: how many are as they
    were, withdrawn since, missing, or otherwise than they were."""

    same: int
    voided: int
    missing: int
    changed: int


class DecisionOut(ApprovalOut):
    """An approval with what has become of it."""

    office: str
    rule_set: str
    police_certificate_seen_on: date
    records: RecordsOut
    reviews: list[ReviewOut]


class ArchiveOut(Schema):
    """The way of an ended assignment into your archive."""

    number: str = Field(description="The case number in your archive")
    handed_over_on: date | None
    sha256: str = Field(description="Of the list of what was handed over; empty before")
    receipt: str
    confirmed_on: date | None
    deleted_on: date | None = Field(description="Since when the decisions are deleted here")


class AssignmentDetailOut(AssignmentOut):
    rule_set: str | None
    cells: list[CellOut]
    follow_up: list[FollowUpOut]
    archive: ArchiveOut | None
    decisions: list[DecisionOut] = Field(description="Every approval made in the assignment, the first first")


class AssignmentPage(Schema):
    items: list[AssignmentOut]
    next: int | None = Field(description="Give it as `after` to read on; null at the end")


class ChangeOut(Schema):
    cursor: int
    kind: Literal[
        "registered",
        "planned",
        "moved_in",
        "outcome",
        "approved",
        "needs_review",
        "upheld",
        "withdrawn",
        "ended",
    ]
    assignment: UUID
    at: datetime


class ChangePage(Schema):
    items: list[ChangeOut]
    cursor: int = Field(description="Give it as `after` next time")


class RegisterIn(Given):
    code: str = Field(max_length=80, description="The one-time code that the family handed over")
    office: int | None = Field(None, description="Needed only where several offices share your number")
    kind: Kind
    target_groups: list[Annotated[str, Field(pattern="^[a-z0-9-]{1,40}$")]] = Field([], max_length=20)
    planned_move_in_on: date | None = Field(None, description="Today or later")


class PlannedMoveInIn(Given):
    planned_move_in_on: date | None = Field(
        description="Today or later; null where there is no day any more. Given every time"
    )


class MoveInIn(Given):
    moved_in_on: date
    urgent_basis: Literal["emergency_decision", "urgent_voluntary_stay"] | None = None


class ApproveIn(Given):
    police_certificate_seen_on: date
    suitability_confirmed: bool


class WebhookIn(Given):
    url: str = Field(max_length=500)
    office: int | None = None


class WebhookOut(Schema):
    id: UUID
    url: str


class WebhookMadeOut(WebhookOut):
    key: str = Field(description="Signs what is sent; shown only now")


class ReplayIn(Given):
    after: int = Field(0, ge=0, le=2**62)


class ReplayOut(Schema):
    number: int


class OfficeOut(Schema):
    id: int
    name: str
