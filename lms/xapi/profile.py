"""The platform's xAPI profile: each event of learning as a statement, built with tincan.

Pure builders. Actors are opaque accounts (the uuid of a `User`); nothing that names a person, and
no answer to a reflection, ever enters a statement.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import tincan
from django.conf import settings

Stated = tincan.Statement

_VERBS = "http://adlnet.gov/expapi/verbs/"
_TYPES = "http://adlnet.gov/expapi/activities/"


class Verb:
    """The verbs' ids."""

    INITIALIZED = _VERBS + "initialized"
    COMPLETED = _VERBS + "completed"
    ANSWERED = _VERBS + "answered"
    PASSED = _VERBS + "passed"
    FAILED = _VERBS + "failed"
    ATTENDED = _VERBS + "attended"
    SATISFIED = "https://w3id.org/xapi/adl/verbs/satisfied"
    WAIVED = "https://w3id.org/xapi/adl/verbs/waived"
    VOIDED = _VERBS + "voided"


WORDS = {
    Verb.INITIALIZED: {"en": "began", "nb": "begynte på", "nn": "byrja på"},
    Verb.COMPLETED: {"en": "completed", "nb": "fullførte", "nn": "fullførte"},
    Verb.ANSWERED: {"en": "answered", "nb": "svarte på", "nn": "svara på"},
    Verb.PASSED: {"en": "passed", "nb": "besto", "nn": "bestod"},
    Verb.FAILED: {"en": "failed", "nb": "besto ikke", "nn": "bestod ikkje"},
    Verb.ATTENDED: {"en": "attended", "nb": "deltok på", "nn": "deltok på"},
    Verb.SATISFIED: {"en": "satisfied", "nb": "oppfylte", "nn": "oppfylte"},
    Verb.WAIVED: {"en": "waived", "nb": "fikk godskrevet", "nn": "fekk godskrive"},
    Verb.VOIDED: {"en": "voided", "nb": "annullerte", "nn": "annullerte"},
}

TYPES = {
    "module": _TYPES + "module",
    "lesson": _TYPES + "lesson",
    "question": _TYPES + "cmi.interaction",
    "quiz": _TYPES + "assessment",
    "session": "http://activitystrea.ms/schema/1.0/event",
    "programme": _TYPES + "course",
    "part": _TYPES + "objective",
    "profile": _TYPES + "profile",
}

REASON = "https://w3id.org/xapi/cmi5/result/extensions/reason"
PROFILE_ID = uuid.uuid5(uuid.NAMESPACE_URL, "foster-home-training/profile/1")


@lru_cache(maxsize=64)
def extension(name: str) -> str:
    """The id of one of this profile's own extensions."""
    return f"{settings.XAPI_BASE_IRI}/extensions/{name}"


def activity_id(kind: str, identifier: UUID | str) -> str:
    """The IRI of an activity; `kind` is a key of `TYPES`."""
    return f"{settings.XAPI_BASE_IRI}/activities/{kind}/{identifier}"


@lru_cache(maxsize=20_000)
def activity_of(iri: str) -> tuple[str, UUID] | None:
    """Kind and uuid of one of the platform's activities, or None if the IRI is another's."""
    start = f"{settings.XAPI_BASE_IRI}/activities/"
    kind, _, identifier = iri.removeprefix(start).partition("/")
    if not iri.startswith(start) or kind not in TYPES:
        return None
    try:
        return kind, UUID(identifier)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where in the learning an event belongs.

    `registration` is the enrolment's uuid, `revision` the content version, `language` the tag of
    the language it was taken in, `instructor` the account of the trainer, `extensions` more
    context by extension id.
    """

    registration: UUID | None = None
    module: UUID | None = None
    programme: UUID | None = None
    language: str | None = None
    revision: str | None = None
    instructor: UUID | None = None
    extensions: Mapping[str, Any] | None = None


NOWHERE = Context()


def agent(person: UUID) -> tincan.Agent:
    """A person as actor: the opaque account."""
    return tincan.Agent(account={"home_page": settings.XAPI_BASE_IRI, "name": str(person)})


def platform() -> tincan.Agent:
    """The platform itself as actor."""
    return tincan.Agent(account={"home_page": settings.XAPI_BASE_IRI, "name": "platform"})


def initialized(person: UUID, *, module: UUID, at: datetime, place: Context = NOWHERE) -> tincan.Statement:
    """The person begins a module."""
    return _statement(person, Verb.INITIALIZED, _activity("module", module), at, place)


def completed_lesson(
    person: UUID,
    *,
    lesson: UUID,
    duration: timedelta,
    at: datetime,
    place: Context = NOWHERE,
    claimed_at: datetime | None = None,
    id: UUID | None = None,
) -> tincan.Statement:
    """The person finishes a lesson.

    `claimed_at` is the time that a device without a line gave, if it was clamped; `id` the one
    made there.
    """
    result = {"completion": True, "duration": duration_text(duration)}
    return _statement(
        person, Verb.COMPLETED, _activity("lesson", lesson), at, _claimed(place, claimed_at), result, id=id
    )


def completed_with_help(
    person: UUID,
    *,
    kind: str,
    activity: UUID,
    form: str,
    instructor: UUID,
    at: datetime,
    place: Context = NOWHERE,
) -> tincan.Statement:
    """Staff sat with the person through a lesson or quiz (`kind`); `form` is a code from a list.

    No time spent is claimed, and no answer is given in the person's name.
    """
    place = replace(_with(place, {extension("assisted"): form}), instructor=instructor)
    return _statement(person, Verb.COMPLETED, _activity(kind, activity), at, place, {"completion": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as an interaction; `choices` are (id, text) pairs, `language` is that of the texts."""

    uuid: UUID
    interaction_type: str
    prompt: str
    language: str
    choices: Sequence[tuple[str, str]] = ()
    component: str = "choices"
    correct: Sequence[str] = ()


def answered(
    person: UUID,
    *,
    question: Question,
    at: datetime,
    response: str | None = None,
    success: bool | None = None,
    score: float | None = None,
    place: Context = NOWHERE,
    claimed_at: datetime | None = None,
    id: UUID | None = None,
) -> tincan.Statement:
    """The person answers a question; `score` is scaled, 0 to 1. A reflection has no response at all."""
    definition: dict[str, Any] = {
        "type": TYPES["question"],
        "interactionType": question.interaction_type,
        "description": {question.language: question.prompt},
    }
    if question.choices:
        definition[question.component] = [
            {"id": name, "description": {question.language: text}} for name, text in question.choices
        ]
    if question.correct:
        definition["correctResponsesPattern"] = list(question.correct)
    activity = {"id": activity_id("question", question.uuid), "definition": definition}
    result = _given(response=response, success=success, score=None if score is None else {"scaled": score})
    return _statement(person, Verb.ANSWERED, activity, at, _claimed(place, claimed_at), result, id=id)


def passed(
    person: UUID, *, quiz: UUID, score: float, at: datetime, place: Context = NOWHERE, id: UUID | None = None
) -> tincan.Statement:
    """The person passes a quiz; `score` is scaled, 0 to 1."""
    result = {"success": True, "score": {"scaled": score}}
    return _statement(person, Verb.PASSED, _activity("quiz", quiz), at, place, result, id=id)


def failed(
    person: UUID, *, quiz: UUID, score: float, at: datetime, place: Context = NOWHERE, id: UUID | None = None
) -> tincan.Statement:
    """The person fails a quiz; `score` is scaled, 0 to 1."""
    result = {"success": False, "score": {"scaled": score}}
    return _statement(person, Verb.FAILED, _activity("quiz", quiz), at, place, result, id=id)


def attended(
    person: UUID,
    *,
    session: UUID,
    parts: Sequence[UUID],
    duration: timedelta,
    scheduled: timedelta,
    completion: bool,
    at: datetime,
    place: Context = NOWHERE,
) -> tincan.Statement:
    """The person attends a gathering, visit or network day that delivers `parts`.

    `duration` is the time attended, `scheduled` the length planned; `completion` says whether the
    required share was reached, decided now and only read afterwards.
    """
    result = {"completion": completion, "duration": duration_text(duration)}
    place = _with(place, {extension("scheduled-duration"): duration_text(scheduled)})
    other = [_activity("part", part) for part in parts]
    return _statement(person, Verb.ATTENDED, _activity("session", session), at, place, result, other=other)


def completed_module(
    person: UUID, *, module: UUID, at: datetime, id: UUID, place: Context = NOWHERE
) -> tincan.Statement:
    """Announces that a module is complete; see `announcement_id`."""
    return _statement(
        person, Verb.COMPLETED, _activity("module", module), at, place, {"completion": True}, id=id
    )


def satisfied(
    person: UUID, *, programme: UUID, at: datetime, id: UUID, place: Context = NOWHERE
) -> tincan.Statement:
    """Announces that a programme is complete; see `announcement_id`."""
    return _statement(
        person, Verb.SATISFIED, _activity("programme", programme), at, place, {"completion": True}, id=id
    )


def attested(
    person: UUID,
    *,
    kind: str,
    training: UUID,
    provider: str,
    document_sha256: str,
    attester: UUID,
    at: datetime,
    place: Context = NOWHERE,
) -> tincan.Statement:
    """Training given elsewhere is attested; `kind` is `module` or `programme`.

    `provider` is the organisation that delivered it, never a person.
    """
    place = _with(
        place,
        {
            extension("provider"): provider,
            extension("document-sha256"): document_sha256,
            extension("attester"): str(attester),
        },
    )
    return _statement(person, Verb.COMPLETED, _activity(kind, training), at, place, {"completion": True})


def recognised(
    person: UUID,
    *,
    kind: str,
    training: UUID,
    reason: str,
    recogniser: UUID,
    at: datetime,
    place: Context = NOWHERE,
) -> tincan.Statement:
    """Prior training is recognised; `kind` is `module` or `programme`, `reason` a code from a list."""
    place = _with(place, {extension("attester"): str(recogniser)})
    result = {"completion": True, "extensions": {REASON: reason}}
    return _statement(person, Verb.WAIVED, _activity(kind, training), at, place, result)


def voided(
    target: UUID, *, by: UUID | None, reason: str, at: datetime | None = None, id: UUID | None = None
) -> tincan.Statement:
    """A statement was recorded wrongly; `by` None is the platform, as when a completion falls."""
    context = {"extensions": {extension("voided-by"): str(by or "platform"), extension("reason"): reason}}
    return tincan.Statement(
        id=id,
        actor=agent(by) if by else platform(),
        verb={"id": Verb.VOIDED, "display": WORDS[Verb.VOIDED]},
        object=tincan.StatementRef(id=target),
        context=context,
        timestamp=at.astimezone(UTC) if at else None,
        version=None,
    )


def announcement_id(person: UUID, training: str, rests_on: Sequence[UUID | str]) -> UUID:
    """The id of the announcement that rests on these statements; also the evidence id of the gate."""
    return uuid.uuid5(person, "\n".join([training, *sorted(str(one) for one in rests_on)]))


def duration_text(duration: timedelta) -> str:
    """An ISO 8601 duration in hours, minutes and seconds: `PT1H5M0.5S`."""
    minutes, seconds = divmod(duration / timedelta(seconds=1), 60)
    hours, minutes = divmod(int(minutes), 60)
    spelt = f"{seconds:.2f}".rstrip("0").rstrip(".")
    parts = [f"{hours}H" if hours else "", f"{minutes}M" if minutes else "", f"{spelt}S" if seconds else ""]
    return "PT" + ("".join(parts) or "0S")


def _statement(
    person: UUID,
    verb: str,
    activity: Mapping[str, Any],
    at: datetime,
    place: Context,
    result: Mapping[str, Any] | None = None,
    *,
    other: Sequence[Mapping[str, Any]] = (),
    id: UUID | None = None,
) -> tincan.Statement:
    return tincan.Statement(
        id=id or uuid.uuid4(),
        actor=agent(person),
        verb={"id": verb, "display": dict(WORDS[verb])},
        object=tincan.Activity(dict(activity)),
        result=dict(result) if result else None,
        context=_context(place, other),
        timestamp=at.astimezone(UTC),
        version=None,
    )


def _activity(kind: str, identifier: UUID) -> dict[str, Any]:
    return {"id": activity_id(kind, identifier), "definition": {"type": TYPES[kind]}}


def _context(place: Context, other: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    activities: dict[str, Any] = {"category": [_activity("profile", PROFILE_ID)]}
    if place.module:
        activities["parent"] = [_activity("module", place.module)]
    if place.programme:
        activities["grouping"] = [_activity("programme", place.programme)]
    if other:
        activities["other"] = [dict(activity) for activity in other]
    return _given(
        registration=place.registration,
        instructor=agent(place.instructor) if place.instructor else None,
        contextActivities=activities,
        revision=place.revision,
        language=place.language,
        extensions=dict(place.extensions) if place.extensions else None,
    )


def _claimed(place: Context, claimed_at: datetime | None) -> Context:
    if claimed_at is None:
        return place
    return _with(place, {extension("claimed-timestamp"): claimed_at.astimezone(UTC).isoformat()})


def _with(place: Context, extensions: Mapping[str, Any]) -> Context:
    return replace(place, extensions={**(place.extensions or {}), **extensions})


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
