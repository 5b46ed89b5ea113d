"""Rows of the desk's saved views, the office's case system, asking for training, and proof links."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from lms.approval.models import ProofAdult, ProofLink, SavedView, Webhook
from lms.people.models import FosterHome
from tests import factories
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


ROWS = [
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
