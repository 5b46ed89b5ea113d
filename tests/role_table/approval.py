"""Rows of the desk: homes, assignments, approvals, and the family's own page."""

from datetime import UTC, date, datetime
from uuid import uuid4

from django.core.files.base import ContentFile

from courses.models import Attestation
from lms.approval.models import Approval, Task
from lms.people.actions.invitations import invite
from lms.people.models import Assignment, ProtectedAccess
from tests import factories
from tests.lms.approval.factories import RuleSetFactory, training
from tests.role_table import (
    ADMIN,
    AUDITOR,
    CASEWORKER,
    COORDINATOR,
    EDITOR,
    FOSTER_PARENT,
    SIGNED_IN,
    Row,
)

DESK = frozenset({COORDINATOR, CASEWORKER, AUDITOR})
REGISTERING = frozenset({COORDINATOR, CASEWORKER})
OFFICE = frozenset({CASEWORKER})
READERS = frozenset({CASEWORKER, AUDITOR})
FAMILY = frozenset({FOSTER_PARENT})
RULES_READ = frozenset({ADMIN, AUDITOR})
RULES_WRITTEN = frozenset({ADMIN})
_NOTHING = {
    "input": {
        "on": "2026-03-01",
        "assignment": {
            "kind": "ordinary",
            "preparation": False,
            "urgent_basis": None,
            "moved_in_on": None,
            "target_groups": [],
            "registered_on": "2026-01-10",
        },
        "parents": [],
        "rules": {
            "code": "none",
            "kind": "ordinary",
            "valid_from": "2026-01-01",
            "urgent_days": 180,
            "requirements": [],
        },
        "evidence": [],
    },
    "answer": {"cells": []},
    "rule_set": "none",
    "evidence": [],
}


def _home(world):
    return {"home": world.home.uuid}


def _adult(world):
    return {"home": world.home.uuid, "adult": world.home.parents.get(user=world.users[FOSTER_PARENT]).pk}


def _with_right(role, office):
    """An adult of the home, once the world's user with this role has the right to see address protection."""

    def found(world):
        ProtectedAccess.objects.get_or_create(
            user=world.users[role],
            organisation=getattr(world, office),
            proposed_by=world.users[ADMIN],
            confirmed_by=world.users[EDITOR],
        )
        return _adult(world)

    return found


def _person(world):
    return {"home": world.home.uuid, "account": world.users[FOSTER_PARENT].pk}


def _invited(world):
    invitation, _secret = invite(
        world.home,
        email="bedt@example.no",
        first_name="Bedt",
        last_name="Inn",
        by=world.users[COORDINATOR],
    )
    return {"home": world.home.uuid, "account": invitation.user_id}


def _own_recruit(world):
    home = factories.FosterHomeFactory(
        host_municipality=world.home.host_municipality, registered_by=world.child_welfare, trained_by=None
    )
    factories.PreparationFactory(home=home)
    return {"home": home.uuid}


def _assignment(world):
    return {"assignment": world.assignment.uuid}


def _another_assignment(world) -> Assignment:
    return factories.AssignmentFactory(home=world.home, organisation=world.child_welfare)


def _moved_in(world):
    assignment = factories.AssignmentFactory(
        home=world.home, organisation=world.child_welfare, moved_in_on=date(2026, 2, 1)
    )
    return {"assignment": assignment.uuid}


def _ending(world):
    return {"assignment": _another_assignment(world).uuid}


def _archived(world):
    return {
        "assignment": factories.AssignmentFactory(
            home=world.home, organisation=world.child_welfare, ended_on=date(2026, 3, 1)
        ).uuid
    }


def _archived_paper(world):
    """An ended assignment with a decision that rests on what was attested, with its document."""
    kept = _attestation(world)["attestation"]
    attestation = Attestation.objects.get(pk=kept)
    attestation.document_sha256 = "ab" * 32
    attestation.document = ContentFile(b"%PDF-1.7\n%%EOF", "paper")
    attestation.save()
    assignment = factories.AssignmentFactory(
        home=world.home, organisation=world.child_welfare, ended_on=date(2026, 3, 1)
    )
    rests = [{"id": "e1", "statements": [{"id": str(attestation.statement)}], "module_versions": []}]
    _approval(world, assignment=assignment, snapshot=_NOTHING | {"evidence": rests}, state="ended")
    return {"assignment": assignment.uuid, "attestation": kept}


def _approval(world, **values):
    approval = Approval.objects.create(
        decided_by=world.users[CASEWORKER],
        decided_for=world.child_welfare,
        decided_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        police_certificate_seen_on=date(2026, 2, 1),
        **({"assignment": _another_assignment(world), "snapshot": _NOTHING} | values),
    )
    return {"approval": approval.uuid}


def _task(world):
    task = Task.objects.create(
        kind=Task.Kind.TELL_HOST,
        organisation=world.child_welfare,
        assignment=_another_assignment(world),
        opened_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
    )
    return {"task": task.pk}


def _attestation(world):
    kept = Attestation.objects.create(
        kind=Attestation.Kind.ATTESTED,
        person=world.partner,
        training=training("pride-basic"),
        provider="Øst",
        ended_on=date(2026, 2, 1),
        attested_by=world.users[COORDINATOR],
        attested_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        statement=uuid4(),
    )
    return {"home": world.home.uuid, "attestation": kept.uuid}


def _rule_set(world):
    return {"code": RuleSetFactory().code}


def _draft(world):
    return {"code": RuleSetFactory(proposed_by=None, proposed_at=None, made_by=None).code}


FOUND = frozenset({302})

ROWS = [
    Row("approval:desk", DESK),
    Row("approval:export", DESK, own=lambda world: {"file_format": "csv"}),
    Row("approval:register", REGISTERING),
    Row("approval:home", DESK, own=_home, foreign=_home),
    Row("approval:invite", frozenset({COORDINATOR}), own=_home, foreign=_home),
    Row("approval:invite", OFFICE, own=_own_recruit, foreign=_own_recruit),
    Row("approval:person", REGISTERING, own=_person, foreign=_person),
    Row("approval:person", frozenset({COORDINATOR}), own=_invited, foreign=_invited),
    Row(
        "approval:renew-invitation",
        frozenset({COORDINATOR}),
        own=_invited,
        foreign=_invited,
        method="post",
        answers=FOUND,
    ),
    Row("approval:record-death", REGISTERING, own=_person, foreign=_person),
    Row(
        "approval:take-back-death",
        REGISTERING,
        own=_person,
        foreign=_person,
        method="post",
        answers=FOUND,
    ),
    Row("approval:correct-person", REGISTERING, own=_person, foreign=_person),
    Row("approval:correct-invitation", frozenset({COORDINATOR}), own=_invited, foreign=_invited),
    Row("approval:withdraw-invitation", frozenset({COORDINATOR}), own=_invited, foreign=_invited),
    Row("approval:record-leaving", REGISTERING, own=_adult, foreign=_adult),
    Row("approval:new-start", REGISTERING, own=_adult, foreign=_adult),
    Row(
        "approval:new-start-paper",
        REGISTERING,
        own=_adult,
        foreign=_adult,
        method="post",
        answers=frozenset({302}),
    ),
    Row("approval:own-card", SIGNED_IN),
    Row("approval:own-card-paper", SIGNED_IN, method="post", answers=frozenset({302})),
    Row(
        "approval:protection",
        frozenset({COORDINATOR}),
        own=_with_right(COORDINATOR, "service"),
        foreign=_adult,
    ),
    Row("approval:protection", OFFICE, own=_with_right(CASEWORKER, "child_welfare"), foreign=_adult),
    Row("approval:own-protection", FAMILY),
    Row("approval:open-path", frozenset({COORDINATOR}), own=_home, foreign=_home),
    Row("approval:close-path", frozenset({COORDINATOR}), own=_home, foreign=_home),
    Row("approval:move-home", frozenset({COORDINATOR}), own=_home, foreign=_home),
    Row(
        "approval:take-back-move",
        frozenset({COORDINATOR}),
        own=_home,
        foreign=_home,
        method="post",
        answers=frozenset({302}),
    ),
    Row("approval:declare-conflict", REGISTERING, own=_home, foreign=_home),
    Row("approval:elsewhere", REGISTERING, own=_home, foreign=_home),
    Row("approval:attest", REGISTERING, own=_home, foreign=_home),
    Row("approval:recognise", REGISTERING, own=_home, foreign=_home),
    Row("approval:take-back-attestation", REGISTERING, own=_attestation, foreign=_attestation),
    Row("approval:open-assignment", OFFICE),
    Row("approval:hand-over", OFFICE, own=_assignment, foreign=_assignment),
    Row("approval:plan-move-in", OFFICE, own=_assignment, foreign=_assignment),
    Row("approval:move-in", OFFICE, own=_assignment, foreign=_assignment),
    Row("approval:take-back-move-in", OFFICE, own=_moved_in, foreign=_moved_in),
    Row("approval:end-assignment", OFFICE, own=_ending, foreign=_ending),
    Row("approval:approve", OFFICE, own=_assignment, foreign=_assignment),
    Row("approval:approval", DESK, own=_approval, foreign=_approval),
    Row("approval:approval-paper", DESK, own=_approval, foreign=_approval),
    Row("approval:host-letter", OFFICE, own=_approval, foreign=_approval),
    Row("approval:archive", READERS),
    Row("approval:archived", READERS, own=_archived, foreign=_archived),
    Row("approval:archive-number", OFFICE, own=_archived, foreign=_archived),
    Row("approval:archive-hand-over", OFFICE, own=_archived, foreign=_archived),
    Row("approval:archive-receipt", OFFICE, own=_archived, foreign=_archived),
    Row(
        "approval:archive-take-back",
        OFFICE,
        own=_archived,
        foreign=_archived,
        method="post",
        sends=lambda world: {"step": "receipt"},
        answers=FOUND,
    ),
    Row("approval:archived-document", READERS, own=_archived_paper, foreign=_archived_paper),
    Row("approval:guidance", frozenset({COORDINATOR}), own=_home, foreign=_home),
    Row("approval:uphold", OFFICE, own=_approval, foreign=_approval, method="post", answers=FOUND),
    Row(
        "approval:withdraw",
        OFFICE,
        own=_approval,
        foreign=_approval,
        method="post",
        sends=lambda world: {"reason": "home_wishes"},
        answers=FOUND,
    ),
    Row("approval:finish-task", OFFICE, own=_task, foreign=_task, method="post", answers=FOUND),
    Row("approval:rule-sets", RULES_READ),
    Row("approval:rule-set", RULES_READ, own=_rule_set),
    Row("approval:dry-run", RULES_READ, own=_rule_set),
    Row("approval:draft-rule-set", RULES_WRITTEN),
    Row("approval:copy-rule-set", RULES_WRITTEN, own=_rule_set),
    Row("approval:edit-rule-set", RULES_WRITTEN, own=_draft),
    Row("approval:propose-rule-set", RULES_WRITTEN, own=_draft, method="post", answers=FOUND),
    Row("approval:confirm-rule-set", RULES_WRITTEN, own=_rule_set, method="post", answers=FOUND),
    Row("approval:take-back-rule-set", RULES_WRITTEN, own=_rule_set, method="post", answers=FOUND),
    Row("approval:our-home", FAMILY),
    Row("api/v1/", frozenset(), prefix=True),
]
