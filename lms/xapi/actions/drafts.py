"""A statement about to be recorded: everything but the moment it is stored, made before any lock."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from lms.xapi.models import Credential, ObjectKind, Statement
from lms.xapi.rules.actors import PLATFORM, account, person_of
from lms.xapi.rules.facets import agents_in, facets_of
from lms.xapi.rules.json_text import Source, with_context_lists
from lms.xapi.rules.timestamps import as_utc_text, instant

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
_SET_BY_STORE = ("authority", "stored")


@dataclass(slots=True)
class Draft:
    """What `Statement` will hold, but for `stored`; `beginning` is its text up to there.

    Without a `timestamp` it gets `stored` as its own.
    """

    id: UUID
    data: dict[str, Any]
    beginning: str
    timestamp: datetime | None
    credential: Credential | None
    facets: list[UUID]
    person: UUID | None
    object_kind: str
    object_id: str
    registration: UUID | None
    refers: UUID | None
    voids: UUID | None

    @property
    def verb(self) -> str:
        iri: str = self.data["verb"]["id"]
        return iri

    def stored_at(self, moment: datetime) -> Statement:
        """The row, with its text and hash, as recorded at `moment`."""
        stored = as_utc_text(moment)
        text = f'{self.beginning},"stored":"{stored}"'
        data = self.data | {"stored": stored}
        if self.timestamp is None:
            text += f',"timestamp":"{stored}"'
            data["timestamp"] = stored
        text += "}"
        return Statement(
            id=self.id,
            stored=moment,
            timestamp=self.timestamp or moment,
            person=self.person,
            verb=self.verb,
            object_kind=self.object_kind,
            object_id=self.object_id,
            registration=self.registration,
            refers=self.refers,
            voids=self.voids,
            credential=self.credential,
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
            data=data,
        )


def draft(source: Source, *, credential: Credential | None = None, version: str = "1.0.0") -> Draft:
    """Prepare one valid statement; `version` is set where the statement names none."""
    source = with_context_lists(source)
    data = {key: value for key, value in source.data.items() if key not in _SET_BY_STORE}
    members = [member for key, member in source.members.items() if key not in _SET_BY_STORE]
    authority = account(credential.key if credential else PLATFORM)
    statement_id = UUID(data["id"]) if "id" in data else uuid4()
    for key, value in (("id", str(statement_id)), ("version", version), ("authority", authority)):
        if key not in data:
            data[key] = value
            members.append(f'"{key}":{json.dumps(value, separators=(",", ":"))}')
    kind, object_id = _object_of(data["object"])
    registration = data.get("context", {}).get("registration")
    refers = UUID(object_id) if kind == ObjectKind.REFERENCE else None
    return Draft(
        id=statement_id,
        data=data,
        beginning="{" + ",".join(members),
        timestamp=instant(data["timestamp"]) if "timestamp" in data else None,
        credential=credential,
        facets=facets_of(data),
        person=person_of(data["actor"]),
        object_kind=kind,
        object_id=object_id,
        registration=UUID(registration) if registration else None,
        refers=refers,
        voids=refers if data["verb"]["id"] == VOIDED else None,
    )


def persons_in(drafts: Iterable[Draft]) -> set[UUID]:
    """The account names of everyone whose record these statements touch, voided targets aside."""
    return {person for person in (draft.person for draft in drafts) if person is not None}


def _object_of(about: dict[str, Any]) -> tuple[str, str]:
    kind = about.get("objectType", ObjectKind.ACTIVITY)
    if kind in {ObjectKind.ACTIVITY, ObjectKind.REFERENCE}:
        return kind, about["id"]
    return kind, next(agents_in(about), "").replace("\x00", " ") if kind != ObjectKind.SUB_STATEMENT else ""
