"""Statements that a test needs but does not speak about."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import tincan

from lms.xapi import profile

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)


def began_module(person: UUID | None = None, module: UUID | None = None) -> tincan.Statement:
    return profile.initialized(person or uuid4(), module=module or uuid4(), at=NOON)
