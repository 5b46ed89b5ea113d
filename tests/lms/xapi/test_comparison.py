import pytest

from lms.xapi.rules.comparison import same_statement
from tests.lms.xapi.factories import changed, statement

STORED = statement(
    id="1d527164-ed0d-4b0d-9f9a-39c63e8e33c9",
    timestamp="2026-03-02T12:00:00Z",
    stored="2026-03-02T12:00:05Z",
    authority={"mbox": "mailto:lrs@example.no"},
    version="1.0.0",
    result={"duration": "PT1.237S", "score": {"raw": 1}, "success": True},
    context={
        "registration": "1d527164-ed0d-4b0d-9f9a-39c63e8e33c9",
        "language": "nb-NO",
        "team": {"objectType": "Group", "member": [{"mbox": "mailto:a@e.no"}, {"mbox": "mailto:b@e.no"}]},
        "contextActivities": {"parent": [{"id": "http://e.no/1", "definition": {"name": {"nb": "x"}}}]},
        "extensions": {"http://e.no/x": [1, 2]},
    },
)


def without(*names):
    return {name: value for name, value in STORED.items() if name not in names}


@pytest.mark.parametrize(
    "received",
    [
        STORED,
        without("timestamp", "stored", "authority", "version", "id"),
        changed(STORED, "authority", {"mbox": "mailto:else@example.no"}),
        changed(STORED, "stored", "2020-01-01T00:00:00Z"),
        changed(STORED, "version", "1.0.3"),
        changed(STORED, "timestamp", "2026-03-02T13:00:00.000+01:00"),
        changed(STORED, "verb.display", {"nb": "gjorde"}),
        changed(STORED, "object.definition", {"name": {"nb": "Noe"}}),
        changed(STORED, "object.objectType", "Activity"),
        changed(STORED, "actor.objectType", "Agent"),
        changed(STORED, "actor.mbox", "mailto:alice@EXAMPLE.no"),
        changed(STORED, "result.duration", "PT1.23S"),
        changed(STORED, "context.registration", "1D527164-ED0D-4B0D-9F9A-39C63E8E33C9"),
        changed(STORED, "context.language", "NB-no"),
        changed(STORED, "context.team.member", [{"mbox": "mailto:b@e.no"}, {"mbox": "mailto:a@e.no"}]),
        changed(STORED, "context.contextActivities.parent", {"id": "http://e.no/1"}),
        changed(STORED, "attachments", []),
    ],
)
def test_what_may_differ_makes_no_difference(received):
    assert same_statement(STORED, received)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("timestamp", "2026-03-02T12:00:01Z"),
        ("actor.mbox", "mailto:Alice@example.no"),
        ("actor.name", "Alice"),
        ("verb.id", "http://example.no/verbs/undid"),
        ("object.id", "http://example.no/activities/2"),
        ("result.duration", "PT1.24S"),
        ("result.duration", "PT0M1.23S"),
        ("result.success", 1),
        ("result.score.raw", 2),
        ("result.completion", True),
        ("context.registration", "2d527164-ed0d-4b0d-9f9a-39c63e8e33c9"),
        ("context.extensions", {"http://e.no/x": [2, 1]}),
        ("context.contextActivities.parent", []),
        ("context.team.member", [{"mbox": "mailto:a@e.no"}]),
    ],
)
def test_what_may_not_differ_makes_another_statement(path, value):
    assert not same_statement(STORED, changed(STORED, path, value))


def test_a_timestamp_that_the_store_set_is_not_compared():
    assigned = STORED | {"timestamp": STORED["stored"]}
    assert same_statement(assigned, changed(STORED, "timestamp", "2025-01-01T00:00:00Z"))
