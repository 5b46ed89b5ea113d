"""What a statement may be, property by property: path, value, and whether it is accepted."""

from typing import Any

import pytest

from lms.xapi.errors import Malformed
from lms.xapi.rules.validation import Family, check_statement
from tests.lms.xapi.factories import VOIDED, changed, reference, statement

ONE, TWO = Family.ONE, Family.TWO
AGENT = {"mbox": "mailto:bob@example.no"}
ACCOUNT = {"account": {"homePage": "https://opplaering.example", "name": "7"}}
GROUP = {"objectType": "Group", "member": [AGENT]}
ACTIVITY = {"id": "http://example.no/activities/2"}
UUID = "1d527164-ed0d-4b0d-9f9a-39c63e8e33c9"
INNER = {
    "objectType": "SubStatement",
    "actor": AGENT,
    "verb": {"id": "http://example.no/verbs/plans"},
    "object": ACTIVITY,
}
ATTACHMENT = {
    "usageType": "http://example.no/usage",
    "display": {"nb": "Bevis"},
    "contentType": "text/plain; charset=utf-8",
    "length": 3,
    "sha2": "a" * 64,
    "fileUrl": "http://example.no/file",
}
QUESTION = {"interactionType": "choice", "choices": [{"id": "a"}, {"id": "b", "description": {"nb": "B"}}]}
LONG_IRI = "http://example.no/" + "a" * 5000

GOOD = [
    ("id", UUID),
    ("id", UUID.upper()),
    ("id", "018f4d1c-7c6e-7000-8000-000000000000"),
    ("id", "12345678-1234-5678-1234-567812345678"),
    *[("actor", {"objectType": "Agent", **actor}) for actor in (AGENT, ACCOUNT)],
    ("actor", {"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"}),
    ("actor", {"mbox_sha1sum": "EBD31E95054C018B10727CCFFD2EF2EC3A016EE9"}),
    ("actor", {"openid": "http://alice.example.no/"}),
    ("actor", {"mbox": "mailto:kåre.ås+kurs@blåbær.no"}),
    ("actor", {"name": "", **AGENT}),
    ("actor", GROUP),
    ("actor", {**GROUP, "name": "Kurset"}),
    ("actor", {"objectType": "Group", **AGENT}),
    ("actor", {"objectType": "Group", "member": [], **AGENT}),
    ("actor", {"account": {"homePage": "http://example.no", "name": ""}}),
    ("verb.display", {"nb": "gjorde", "nn-NO": "gjorde", "zh-Hant-TW": "做", "x-klingon": "ta'"}),
    ("verb.display", {"en-GB-oed": "did", "i-klingon": "ta'", "sl-rozaj-biske-1994": "x"}),
    ("verb.id", "urn:uuid:1d527164-ed0d-4b0d-9f9a-39c63e8e33c9"),
    ("verb.id", "http://example.com/فعل/خواندن"),
    ("verb.id", "tag:example.no,2026:did"),
    ("verb.id", "http://[2001:db8::1]:80/a?b=c#d"),
    ("object", {"objectType": "Activity", **ACTIVITY}),
    ("object.id", LONG_IRI),
    ("object", {"objectType": "Agent", **AGENT}),
    ("object", GROUP),
    ("object", reference(UUID)),
    ("object", INNER),
    ("object", {**INNER, "object": reference(UUID)}),
    ("object", {**INNER, "timestamp": "2099-01-01T00:00:00Z", "attachments": [ATTACHMENT]}),
    ("object", {**INNER, "context": {"revision": "1", "platform": "web"}}),
    ("object.definition", {}),
    ("object.definition", {"name": {"nb": "En"}, "description": {"nb": "To"}, "type": "http://a.no/t"}),
    ("object.definition.moreInfo", "https://example.no/mer"),
    ("object.definition.extensions", {}),
    ("object.definition.extensions", {"http://e.no/x": None}),
    ("object.definition", QUESTION),
    ("object.definition", {"interactionType": "true-false", "correctResponsesPattern": ["true"]}),
    ("object.definition", {"interactionType": "choice", "correctResponsesPattern": []}),
    ("object.definition", {"interactionType": "matching", "source": [{"id": "a"}], "target": [{"id": "a"}]}),
    ("object.definition", {"interactionType": "performance", "steps": [{"id": "a"}]}),
    ("object.definition", {"interactionType": "likert", "scale": [{"id": "a"}]}),
    ("object.definition", {"interactionType": "sequencing", "choices": [{"id": "a"}]}),
    *[
        ("object.definition", {"interactionType": kind})
        for kind in ("fill-in", "long-fill-in", "numeric", "other")
    ],
    ("result", {}),
    ("result", {"success": True, "completion": False, "response": ""}),
    ("result.score", {"scaled": -1, "raw": 1.5, "min": 1.5, "max": 2}),
    ("result.score", {"scaled": 1.0, "raw": -7}),
    ("result.extensions", {"http://e.no/x": {"y": None, "z": {}}}),
    *[
        ("result.duration", duration)
        for duration in (
            "PT4H35M59.14S",
            "PT16559.14S",
            "P3Y1M29DT4H35M59.14S",
            "P3Y",
            "P4W",
            "P0.5Y",
            "PT0S",
            "PT1,5S",
            "P1DT12H36M0.12567S",
            "PT36H",
        )
    ],
    ("context", {}),
    ("context.registration", UUID),
    ("context.instructor", AGENT),
    ("context.instructor", GROUP),
    ("context.team", GROUP),
    ("context.contextActivities", {}),
    (
        "context.contextActivities",
        {"parent": ACTIVITY, "grouping": [ACTIVITY], "category": [], "other": ACTIVITY},
    ),
    ("context", {"revision": "", "platform": "web", "language": "nb-NO"}),
    ("context.statement", reference(UUID)),
    ("context.extensions", {"urn:x:y": [None]}),
    ("timestamp", "2026-03-02T12:00:00Z"),
    ("timestamp", "2026-03-02T12:00:00.123456789+01:00"),
    ("timestamp", "2026-03-02t12:00:00z"),
    ("timestamp", "2016-12-31T23:59:60Z"),
    ("timestamp", "2017-01-01T00:59:60+01:00"),
    ("timestamp", "2024-02-29T00:00:00-11:00"),
    ("timestamp", "2099-01-01T00:00:00Z"),
    ("timestamp", "9999-12-31T23:59:59.999999Z"),
    ("timestamp", "0001-01-01T00:00:00Z"),
    ("stored", "2013-05-18T05:32:34.804Z"),
    ("authority", AGENT),
    ("authority", {"objectType": "Group", "member": [ACCOUNT, AGENT]}),
    ("version", "1.0.0"),
    ("version", "1.0.9"),
    ("version", "1.0"),
    ("attachments", []),
    ("attachments", [ATTACHMENT]),
    ("attachments[0]", {**ATTACHMENT, "description": {"nb": "x"}, "length": 0, "sha2": "b" * 128}),
    ("verb", {"id": VOIDED, "display": {"en": "voided"}}),
]

BAD: list[Any] = [
    ("actor", None, "actor must be an object"),
    ("actor", [], "actor must be an object"),
    ("actor", {}, "actor must have one of mbox"),
    ("actor", {"name": "Alice"}, "actor must have one of"),
    ("actor", {**AGENT, **ACCOUNT}, "actor must not have more than one identifier"),
    ("actor.objectType", "agent", 'actor.objectType must be "Agent"'),
    ("actor.objectType", "Person", "actor.objectType"),
    ("actor.Name", "Alice", "actor.Name is not a property"),
    ("actor.name", None, "actor.name must be a string"),
    ("actor.name", 7, "actor.name must be a string"),
    ("actor.member", [AGENT], "actor.member is not a property"),
    ("actor.mbox", "alice@example.no", "actor.mbox must be a mailto IRI"),
    ("actor.mbox", "mailto:", "actor.mbox"),
    ("actor.mbox", "mailto:alice", "actor.mbox"),
    ("actor.mbox", "mailto:alice@example.no?subject=x", "actor.mbox"),
    ("actor.mbox", "mailto:alice @example.no", "actor.mbox"),
    ("actor.mbox", "MAILTO:alice@example.no", "actor.mbox"),
    ("actor.mbox", "", "actor.mbox"),
    ("actor.mbox", ["mailto:alice@example.no"], "actor.mbox must be a string"),
    ("actor", {"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee"}, "actor.mbox_sha1sum"),
    ("actor", {"mbox_sha1sum": "g" * 40}, "actor.mbox_sha1sum must be a SHA-1 sum"),
    ("actor", {"openid": "alice.example.no"}, "actor.openid must be an IRI"),
    ("actor", {"account": {"name": "7"}}, "actor.account.homePage is required"),
    ("actor", {"account": {"homePage": "http://e.no"}}, "actor.account.name is required"),
    ("actor", {"account": {"homePage": "e.no", "name": "7"}}, "actor.account.homePage must be an IRI"),
    ("actor", {"account": {"homePage": "http://e.no", "name": 7}}, "actor.account.name must be a string"),
    ("actor", {"account": {"homePage": "http://e.no", "name": "7", "x": 1}}, "actor.account.x is not"),
    ("actor", {"objectType": "Group"}, "actor.member is required"),
    ("actor", {"objectType": "Group", "member": []}, "actor.member is required"),
    ("actor", {"objectType": "Group", "member": [GROUP]}, "actor.member[0]"),
    ("actor", {"objectType": "Group", "member": AGENT}, "actor.member must be an array"),
    ("actor", {"objectType": "Group", "member": [{}], **AGENT}, "actor.member[0] must have one of"),
    ("verb", {}, "verb.id is required"),
    ("verb", "did", "verb must be an object"),
    ("verb.id", "did", "verb.id must be an IRI with a scheme"),
    ("verb.id", "ab=c://should.fail.com", "verb.id"),
    ("verb.id", "http://example.no/a b", "verb.id"),
    ("verb.id", "http://example.no/%zz", "verb.id"),
    ("verb.id", "http://", "verb.id"),
    ("verb.id", "http:///path", "verb.id"),
    ("verb.id", "http://example.no/<a>", "verb.id"),
    ("verb.id", "http://example.no/#a#b", "verb.id"),
    ("verb.id", "/relative", "verb.id"),
    ("verb.id", "", "verb.id"),
    ("verb.name", {}, "verb.name is not a property"),
    ("verb.display", {}, "verb.display must hold at least one language"),
    ("verb.display", "did", "verb.display must be a language map"),
    ("verb.display", {"nb": None}, "verb.display.nb must be a string"),
    ("verb.display", {"a12345": "x"}, "verb.display.a12345 must be keyed by an RFC 5646 language tag"),
    ("verb.display", {"de-419-DE": "x"}, "verb.display.de-419-DE"),
    ("verb.display", {"en_GB": "x"}, "verb.display.en_GB"),
    ("verb.display", {"": "x"}, "verb.display"),
    ("object", {}, "object.id is required"),
    ("object", {"objectType": "activity", **ACTIVITY}, "object.objectType must be one of Activity"),
    ("object", {"objectType": ["Agent"]}, "object.objectType"),
    ("object", {**AGENT}, "object"),
    ("object", {**ACTIVITY, "name": "x"}, "object.name is not a property"),
    ("object.id", "activities/1", "object.id must be an IRI"),
    ("object.definition", "x", "object.definition must be an object"),
    ("object.definition", {"moreinfo": "http://e.no"}, "object.definition.moreinfo is not"),
    ("object.definition.type", "x", "object.definition.type must be an IRI"),
    ("object.definition.moreInfo", None, "object.definition.moreInfo must be a string"),
    ("object.definition.name", {}, "object.definition.name must hold"),
    ("object.definition.extensions", {"x": 1}, "object.definition.extensions.x must be keyed by an IRI"),
    ("object.definition.extensions", [], "object.definition.extensions must be an object"),
    ("object.definition.interactionType", "Choice", "object.definition.interactionType must be one of"),
    ("object.definition.interactionType", 1, "object.definition.interactionType"),
    (
        "object.definition",
        {"choices": [{"id": "a"}]},
        "object.definition.interactionType is required beside choices",
    ),
    ("object.definition", {"correctResponsesPattern": ["a"]}, "is required beside correctResponsesPattern"),
    (
        "object.definition",
        {**QUESTION, "correctResponsesPattern": "a"},
        "correctResponsesPattern must be an array",
    ),
    (
        "object.definition",
        {**QUESTION, "correctResponsesPattern": [1]},
        "correctResponsesPattern[0] must be a string",
    ),
    (
        "object.definition",
        {**QUESTION, "scale": [{"id": "a"}]},
        "object.definition.scale is not a list that choice",
    ),
    ("object.definition", {**QUESTION, "choices": {"id": "a"}}, "choices must be an array"),
    ("object.definition", {**QUESTION, "choices": [{}]}, "choices[0].id is required"),
    ("object.definition", {**QUESTION, "choices": [{"id": ""}]}, "choices[0].id must not be empty"),
    ("object.definition", {**QUESTION, "choices": [{"id": 1}]}, "choices[0].id must be a string"),
    ("object.definition", {**QUESTION, "choices": [{"id": "a"}, {"id": "a"}]}, "choices[1].id must differ"),
    (
        "object.definition",
        {**QUESTION, "choices": [{"id": "a", "description": {}}]},
        "choices[0].description",
    ),
    ("object", {"objectType": "StatementRef", "id": "x"}, "object.id must be a UUID"),
    ("object", {"objectType": "StatementRef"}, "object.id is required"),
    ("object", {**reference(UUID), "definition": {}}, "object.definition is not a property"),
    ("object", {**INNER, "object": INNER}, "object.object.objectType must be one of"),
    *[
        ("object", {**INNER, name: value}, f"object.{name} is not a property")
        for name, value in (
            ("id", UUID),
            ("stored", "2026-01-01T00:00:00Z"),
            ("version", "1.0.0"),
            ("authority", AGENT),
        )
    ],
    ("object", {**INNER, "actor": {}}, "object.actor must have one of"),
    ("object", {k: v for k, v in INNER.items() if k != "verb"}, "object.verb is required"),
    ("object", {**INNER, "verb": {"id": VOIDED}}, 'object.object.objectType must be "StatementRef"'),
    (
        "object",
        {**INNER, "object": {"objectType": "Agent", **AGENT}, "context": {"platform": "x"}},
        "object.context.platform is allowed only where the object is an activity",
    ),
    ("result", [], "result must be an object"),
    ("result.success", "true", "result.success must be true or false"),
    ("result.completion", 1, "result.completion must be true or false"),
    ("result.response", 1, "result.response must be a string"),
    ("result.score", 1, "result.score must be an object"),
    ("result.score", {"Scaled": 1}, "result.score.Scaled is not"),
    ("result.score", {"scaled": 1.01}, "result.score.scaled must lie between -1 and 1"),
    ("result.score", {"scaled": "1"}, "result.score.scaled must be a number"),
    ("result.score", {"raw": True}, "result.score.raw must be a number"),
    ("result.score", {"raw": None}, "result.score.raw must be a number"),
    ("result.score", {"raw": 1, "min": 2}, "result.score.raw must not be less than min"),
    ("result.score", {"raw": 3, "max": 2}, "result.score.raw must not be greater than max"),
    ("result.score", {"min": 2, "max": 2}, "result.score.min must be less than max"),
    ("result.extensions", {"not an iri": 1}, "result.extensions.not an iri must be keyed"),
    *[
        ("result.duration", duration, "result.duration must be an ISO 8601 duration")
        for duration in (
            "P4W1D",
            "PA1H0M0S",
            "PT",
            "P",
            "",
            "1H",
            "PT1.5H30M",
            "-PT1H",
            "P1H",
            "PT1H ",
            "P1YT",
            "PT1S1M",
            "pt1h",
        )
    ],
    ("result.duration", 12345, "result.duration must be a string"),
    ("context", None, "context must be an object"),
    ("context.registration", "x", "context.registration must be a UUID"),
    ("context.registration", UUID[:-1], "context.registration"),
    ("context.registration", "{" + UUID + "}", "context.registration"),
    ("context.registration", UUID.replace("-", ""), "context.registration"),
    ("context.instructor", {}, "context.instructor must have one of"),
    ("context.team", AGENT, "context.team"),
    ("context.team", {"objectType": "Agent", **AGENT}, "context.team"),
    ("context.contextActivities", {"Parent": ACTIVITY}, "context.contextActivities.Parent is not"),
    ("context.contextActivities", {"parent": {}}, "context.contextActivities.parent.id is required"),
    (
        "context.contextActivities",
        {"parent": [ACTIVITY, "x"]},
        "context.contextActivities.parent[1] must be an object",
    ),
    ("context.contextActivities", {"parent": None}, "context.contextActivities.parent must be an object"),
    ("context.language", "norsk bokmål", "context.language must be an RFC 5646"),
    ("context.revision", 1, "context.revision must be a string"),
    ("context.platform", {}, "context.platform must be a string"),
    ("context.statement", {"id": UUID}, "context.statement.objectType is required"),
    ("context.statement", {"objectType": "statementRef", "id": UUID}, "context.statement.objectType"),
    ("context.extra", 1, "context.extra is not a property"),
    ("timestamp", "2026-03-02", "timestamp must be"),
    ("timestamp", "01/011/2015", "timestamp must be"),
    ("timestamp", "2026-02-30T00:00:00Z", "timestamp must name a day and a time that exist"),
    ("timestamp", "2026-03-02T25:00:00Z", "timestamp must name"),
    ("timestamp", "2026-03-02T12:00:61Z", "timestamp must name"),
    ("timestamp", "9999-12-31T23:59:60Z", "timestamp must name a day and a time that exist"),
    ("timestamp", "9999-12-31T23:59:59-00:01", "timestamp must name a day and a time that exist"),
    ("timestamp", "2026-03-02T12:00:60Z", "timestamp names a leap second where none can be"),
    ("timestamp", "2026-03-02T12:00:00-00:00", "timestamp must not have the offset -00"),
    ("timestamp", "2026-03-02T12:00:00+24:00", "timestamp"),
    ("timestamp", "0001-01-01T00:00:00+23:59", "timestamp"),
    ("timestamp", "2026-03-02T12:00:00Å", "timestamp"),
    ("timestamp", "٢٠٢٦-03-02T12:00:00Z", "timestamp"),
    ("timestamp", 1772445600, "timestamp must be a string"),
    ("timestamp", "", "timestamp"),
    ("stored", "yesterday", "stored must be"),
    ("authority", {}, "authority must have one of"),
    ("authority", {"objectType": "Group", "member": [AGENT]}, "authority.member must hold two agents"),
    ("authority", {"objectType": "Group", "member": [AGENT] * 3}, "authority.member must hold two agents"),
    *[
        (
            "authority",
            {"objectType": "Group", "member": [ACCOUNT, AGENT], name: value},
            f"authority.{name} must not stand in an authority that is a group",
        )
        for name, value in (*AGENT.items(), *ACCOUNT.items())
        if name not in {"objectType", "name"}
    ],
    ("version", "0.9.9", "version must be a version that"),
    ("version", "1.0.0-beta", "version must be a version that"),
    ("version", "1.0.x", "version must be a version that"),
    ("version", "1.0.", "version must be a version that"),
    ("version", "1.0.01", "version must be a version that"),
    ("version", "1.0.1.1", "version must be a version that"),
    ("version", "1.0.\u0661", "version must be a version that"),
    ("version", "1", "version must be a version that"),
    ("version", "1.1.0", "version must be"),
    ("version", 1.0, "version must be a string"),
    ("attachments", ATTACHMENT, "attachments must be an array"),
    *[
        (
            "attachments",
            [{k: v for k, v in ATTACHMENT.items() if k != name}],
            f"attachments[0].{name} is required",
        )
        for name in ("usageType", "display", "contentType", "length", "sha2")
    ],
    ("attachments", [{**ATTACHMENT, "usageType": "bevis"}], "attachments[0].usageType must be an IRI"),
    ("attachments", [{**ATTACHMENT, "length": "3"}], "attachments[0].length must be a whole number"),
    ("attachments", [{**ATTACHMENT, "length": 3.0}], "attachments[0].length"),
    ("attachments", [{**ATTACHMENT, "length": -1}], "attachments[0].length"),
    ("attachments", [{**ATTACHMENT, "sha2": "a" * 63}], "attachments[0].sha2 must be a SHA-2 sum"),
    (
        "attachments",
        [{**ATTACHMENT, "contentType": "text"}],
        "attachments[0].contentType must be an internet media type",
    ),
    ("attachments", [{**ATTACHMENT, "contentType": "text/plain;\r\nX: y"}], "attachments[0].contentType"),
    ("attachments", [{**ATTACHMENT, "fileUrl": "file"}], "attachments[0].fileUrl must be an IRI"),
    ("attachments", [{**ATTACHMENT, "sha256": "a"}], "attachments[0].sha256 is not a property"),
    ("Actor", AGENT, "Actor is not a property"),
    ("extensions", {}, "extensions is not a property"),
]

ONLY_TWO = [
    ("context.contextAgents", []),
    ("context.contextAgents[0]", {"objectType": "contextAgent", "agent": AGENT}),
    (
        "context.contextAgents[0]",
        {"objectType": "contextAgent", "agent": AGENT, "relevantTypes": ["urn:a:b"]},
    ),
    ("context.contextGroups[0]", {"objectType": "contextGroup", "group": GROUP}),
    ("timestamp", "2008-09-15 15:53:00.601+00:00"),
    ("version", "2.0.0"),
]
BAD_IN_TWO = [
    (
        "context.contextAgents[0]",
        {"objectType": "contextAgent"},
        "context.contextAgents[0].agent is required",
    ),
    ("context.contextAgents[0]", {"agent": AGENT}, "context.contextAgents[0].objectType is required"),
    ("context.contextAgents[0]", {"objectType": "ContextAgent", "agent": AGENT}, 'must be "contextAgent"'),
    ("context.contextAgents[0]", {"objectType": "contextAgent", "agent": GROUP}, "contextAgents[0].agent"),
    (
        "context.contextAgents[0]",
        {"objectType": "contextAgent", "agent": AGENT, "relevantTypes": []},
        "relevantTypes must not be empty",
    ),
    (
        "context.contextAgents[0]",
        {"objectType": "contextAgent", "agent": AGENT, "relevantTypes": ["abc"]},
        "context.contextAgents[0].relevantTypes[0] must be an IRI",
    ),
    ("context.contextGroups[0]", {"objectType": "contextGroup", "group": AGENT}, "contextGroups[0].group"),
    ("timestamp", "2026-03-02T12:00:00", "timestamp must be an RFC 3339 timestamp"),
    ("timestamp", "20260302T120000Z", "timestamp must be an RFC 3339 timestamp"),
    ("timestamp", "2026-W10-1T12:00:00Z", "timestamp must be an RFC 3339 timestamp"),
]
ONLY_ONE = [
    ("timestamp", "2026-03-02T12:00:00"),
    ("timestamp", "20260302T120000Z"),
    ("timestamp", "2026-W10-1T12:00:00Z"),
    ("timestamp", "2026-061T12:00Z"),
    ("timestamp", "2026-03-02T12:00:00+0100"),
]


def made(path, value):
    return changed(statement(object=reference(UUID)) if path == "verb" else statement(), path, value)


def labelled(cases):
    return [pytest.param(*case, id=f"{case[0]}={str(case[1])[:60]}") for case in cases]


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize(("path", "value"), labelled(GOOD))
def test_what_the_specification_allows_is_accepted(path, value, family):
    check_statement(made(path, value), family)


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize(("path", "value", "sentence"), labelled(BAD))
def test_what_the_specification_forbids_is_refused_by_path_and_rule(path, value, sentence, family):
    with pytest.raises(Malformed) as refused:
        check_statement(made(path, value), family)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(("path", "value"), labelled(ONLY_TWO))
def test_what_2_0_brought_is_accepted_there_and_refused_in_1_0(path, value):
    check_statement(made(path, value), TWO)
    with pytest.raises(Malformed):
        check_statement(made(path, value), ONE)


@pytest.mark.parametrize(("path", "value", "sentence"), labelled(BAD_IN_TWO))
def test_what_2_0_forbids_is_refused_there(path, value, sentence):
    with pytest.raises(Malformed) as refused:
        check_statement(made(path, value), TWO)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(("path", "value"), labelled(ONLY_ONE))
def test_timestamps_of_iso_8601_that_rfc_3339_lacks_are_accepted_in_1_0_alone(path, value):
    check_statement(made(path, value), ONE)
    with pytest.raises(Malformed):
        check_statement(made(path, value), TWO)


@pytest.mark.parametrize("name", ["actor", "verb", "object"])
def test_a_statement_needs_actor_verb_and_object(name):
    whole = statement()
    del whole[name]
    with pytest.raises(Malformed, match=f"^{name} is required"):
        check_statement(whole, ONE)


@pytest.mark.parametrize("whole", [None, 1, "x", [], True])
def test_a_statement_is_an_object(whole):
    with pytest.raises(Malformed, match="must be an object"):
        check_statement(whole, ONE)


def test_voiding_needs_a_reference():
    with pytest.raises(Malformed, match='must be "StatementRef" where the verb is voided'):
        check_statement(statement(verb={"id": VOIDED}), ONE)


@pytest.mark.parametrize("name", ["revision", "platform"])
@pytest.mark.parametrize("about", [{"objectType": "Agent", **AGENT}, reference(UUID), INNER])
def test_revision_and_platform_need_an_activity_as_object(name, about):
    with pytest.raises(Malformed, match=f"context.{name} is allowed only where the object is an activity"):
        check_statement(statement(object=about, context={name: "1"}), TWO)
