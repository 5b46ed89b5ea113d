"""Rows of the desk's saved views, the office's case system, asking for training, and proof links."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from courses.models import Attestation
from lms.approval.models import ProofAdult, ProofLink, SavedView, Webhook
from lms.people.models import FosterHome
from tests import factories
from tests.lms.approval.factories import training
from tests.role_table import (
    AUDITOR,
    CASEWORKER,
    COORDINATOR,
    EVERYONE,
    FOSTER_PARENT,
    Row,
)

DESK = frozenset({COORDINATOR, CASEWORKER, AUDITOR})
OFFICE = frozenset({CASEWORKER})
FAMILY = frozenset({FOSTER_PARENT})
FOUND = frozenset({302})


def _view(world):
    person = world.users[CASEWORKER]
    return {"view": SavedView.objects.create(person=person, name=str(uuid4())[:30], chosen="").pk}


def _hook(world):
    hook = Webhook.objects.create(
        organisation=world.child_welfare,
        url=f"https://sak.example/{uuid4()}",
        made_at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    return {"webhook": hook.uuid}


def _untrained(world):
    home: FosterHome = factories.FosterHomeFactory(
        host_municipality=world.home.host_municipality, registered_by=world.child_welfare
    )
    home.trained_by = None
    home.save()
    return {"home": home.uuid}


def _link(world):
    now = timezone.now()
    maker = world.users[FOSTER_PARENT]
    link = ProofLink.objects.create(
        made_by=maker, secret_hash=uuid4().hex, made_at=now, expires_at=now + timedelta(days=7)
    )
    ProofAdult.objects.create(link=link, person=maker, agreed_at=now)
    return {"link": link.uuid}


def _attested(world):
    paper = b"%PDF-1.7\n%%EOF"
    kept = Attestation.objects.create(
        kind=Attestation.Kind.ATTESTED,
        person=world.partner,
        training=training("pride-basic"),
        provider="Øst",
        ended_on=date(2026, 2, 1),
        attested_by=world.users[COORDINATOR],
        attested_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        statement=uuid4(),
        document_sha256=sha256(paper).hexdigest(),
        document=ContentFile(paper, "paper"),
    )
    return {"home": world.home.uuid, "attestation": kept.uuid}


ROWS = [
    Row("approval:unplaced", frozenset({COORDINATOR, CASEWORKER})),
    Row(
        "approval:attested-document",
        frozenset({COORDINATOR, CASEWORKER}),
        own=_attested,
        foreign=_attested,
    ),
    Row("approval:save-view", DESK, method="post", sends=lambda world: {"name": "Mine"}, answers=FOUND),
    Row("approval:forget-view", OFFICE, own=_view, foreign=_view, method="post", answers=FOUND),
    Row("approval:ask-training", OFFICE, own=_untrained, foreign=_untrained),
    Row("approval:case-systems", OFFICE),
    Row("approval:stop-webhook", OFFICE, own=_hook, foreign=_hook, method="post", answers=FOUND),
    Row("approval:replay-webhook", OFFICE, own=_hook, foreign=_hook, method="post", answers=FOUND),
    Row("approval:proof-links", FAMILY),
    Row("approval:answer-proof-link", FAMILY, own=_link, foreign=_link, method="post", answers=FOUND),
    Row("approval:revoke-proof-link", FAMILY, own=_link, foreign=_link, method="post", answers=FOUND),
    Row("approval:proof", EVERYONE, own=lambda world: {"secret": "x" * 43}),
]
