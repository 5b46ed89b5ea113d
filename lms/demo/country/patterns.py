"""Statements by the ten thousand: each kind is built and checked once, then copied for everyone."""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from lms.xapi import profile
from lms.xapi.actions.drafts import Draft, draft
from lms.xapi.rules.facets import facets_of
from lms.xapi.rules.json_text import parse_statements
from lms.xapi.rules.timestamps import as_utc_text


@dataclass(frozen=True)
class Who:
    """What differs from copy to copy: whose statement, in which enrolment, session and hands."""

    person: UUID
    registration: UUID
    session: UUID
    instructor: UUID


STAND_IN = Who(*(UUID(int=0xA0A0_0000_0000_0000_0000 + number, version=4) for number in range(4)))
STAND_IN_AT = datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)


class Patterns:
    """The statements built so far, by a key of the caller's."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Draft] = {}

    def copy(
        self,
        key: Hashable,
        build: Callable[[], profile.Stated],
        *,
        person: UUID,
        at: datetime,
        registration: UUID | None = None,
        session: UUID | None = None,
        instructor: UUID | None = None,
    ) -> Draft:
        """The statement that `build` makes of `STAND_IN` at `STAND_IN_AT`, as this person's own."""
        if key not in self._known:
            text = json.dumps(build().as_version(), ensure_ascii=False, separators=(",", ":"))
            self._known[key] = draft(parse_statements(text)[0][0])
        pattern = self._known[key]
        new = {
            pattern.id: (id_ := uuid4()),
            STAND_IN.person: person,
            STAND_IN.registration: registration,
            STAND_IN.session: session,
            STAND_IN.instructor: instructor,
        }
        text, object_id = pattern.beginning, pattern.object_id
        for old, other in new.items():
            if other:
                text = text.replace(str(old), str(other))
                object_id = object_id.replace(str(old), str(other))
        text = text.replace(pattern.data["timestamp"], as_utc_text(at))
        data = json.loads(text + "}")
        return replace(
            pattern,
            id=id_,
            data=data,
            beginning=text,
            timestamp=at,
            facets=facets_of(data),
            person=person,
            object_id=object_id,
            registration=registration,
        )
