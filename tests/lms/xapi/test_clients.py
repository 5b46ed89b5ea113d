"""The clients that others use: tincan over HTTP, and @xapi/xapi in a browser from another origin."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
import tincan
from django.conf import settings
from tincan.http_request import HTTPRequest

from tests.lms.xapi.conftest import made_credential

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]

AGENT = tincan.Agent(mbox="mailto:alice@example.no")
ACTIVITY = tincan.Activity(id="http://example.no/activities/1", definition={"name": {"nb": "En"}})
DID = {"id": "http://example.no/verbs/did", "display": {"nb": "gjorde"}}


@pytest.fixture
def remote(live_server):
    credential, secret = made_credential()
    return tincan.RemoteLRS(
        version="1.0.3", endpoint=f"{live_server.url}/xapi/", username=credential.key, password=secret
    )


def made(**more):
    return tincan.Statement(actor=AGENT, verb=DID, object=ACTIVITY, version=None, **more)


def good(answer):
    assert answer.success, answer.data
    return answer


def etag(answer):
    """The tag as answered; tincan looks for it among the headers in a way that never finds it."""
    return answer.response.getheader("ETag")


def test_tincan_saves_and_retrieves_statements(remote):
    new, named = made(), made(id=uuid4())
    good(remote.save_statement(new))
    good(remote.save_statement(named))
    listed = good(remote.save_statements([made(), made(id=uuid4())])).content
    assert new.id is not None
    for saved in (new, named, *listed):
        found = good(remote.retrieve_statement(str(saved.id))).content
        assert found.id == tincan.Statement(id=str(saved.id)).id
        assert found.verb.id == DID["id"]
        assert found.stored.tzinfo is not None


def test_tincan_finds_statements_page_by_page(remote):
    registration = uuid4()
    for _ in range(3):
        good(remote.save_statement(made(context={"registration": registration})))
    query = {
        "agent": AGENT,
        "verb": tincan.Verb(id=DID["id"]),
        "activity": ACTIVITY,
        "registration": str(registration),
        "related_agents": True,
        "related_activities": True,
        "since": "2020-01-01T00:00:00Z",
        "until": "2099-01-01T00:00:00Z",
        "limit": 2,
        "format": "exact",
        "attachments": False,
        "ascending": True,
    }
    query = {name: str(value).lower() if isinstance(value, bool) else value for name, value in query.items()}
    first = good(remote.query_statements(query)).content
    second = good(remote.more_statements(first)).content
    assert (len(first.statements), len(second.statements), second.more) == (2, 1, "")


def test_tincan_retrieves_voided_statements(remote):
    target = made(id=uuid4())
    good(remote.save_statement(target))
    voiding = tincan.Statement(
        actor=AGENT,
        verb={"id": "http://adlnet.gov/expapi/verbs/voided"},
        object=tincan.StatementRef(id=target.id),
        version=None,
    )
    good(remote.save_statement(voiding))
    assert not remote.retrieve_statement(str(target.id)).success
    assert good(remote.retrieve_voided_statement(str(target.id))).content.id == target.id


def test_tincan_keeps_state(remote):
    document = tincan.documents.StateDocument(
        id="bookmark",
        activity=ACTIVITY,
        agent=AGENT,
        content=json.dumps({"page": 3}),
        content_type="application/json",
    )
    good(remote.save_state(document))
    assert json.loads(good(remote.retrieve_state(ACTIVITY, AGENT, "bookmark")).content.content) == {"page": 3}
    assert good(remote.retrieve_state_ids(ACTIVITY, AGENT)).content == ["bookmark"]
    good(remote.delete_state(document))
    assert good(remote.retrieve_state_ids(ACTIVITY, AGENT)).content == []
    good(remote.save_state(document))
    good(remote.clear_state(ACTIVITY, AGENT))
    assert good(remote.retrieve_state_ids(ACTIVITY, AGENT)).content == []


def test_tincan_replaces_state_by_its_etag(remote):
    document = tincan.documents.StateDocument(
        id="s", activity=ACTIVITY, agent=AGENT, content="1", content_type="text/plain"
    )
    good(remote.save_state(document))
    document.etag, document.content = etag(remote.retrieve_state(ACTIVITY, AGENT, "s")), "2"
    answer = remote.save_state(document)
    assert answer.response.status == 412, "tincan sends a state twice; the second meets another tag"
    assert good(remote.retrieve_state(ACTIVITY, AGENT, "s")).content.content == b"2"


@pytest.mark.parametrize("whose", ["activity", "agent"])
def test_tincan_keeps_profiles(remote, whose):
    of = {"activity": {"activity": ACTIVITY}, "agent": {"agent": AGENT}}[whose]
    kind = {
        "activity": tincan.documents.ActivityProfileDocument,
        "agent": tincan.documents.AgentProfileDocument,
    }[whose]
    (place,) = of.values()
    document = kind(id="p", content=json.dumps({"a": 1}), content_type="application/json", **of)
    answer = getattr(remote, f"save_{whose}_profile")(document)
    assert answer.response.status == 400, "1.0.3 wants a precondition, and tincan sends none for what is new"
    request = HTTPRequest(
        method="PUT", resource=f"{ {'activity': 'activities', 'agent': 'agents'}[whose] }/profile"
    )
    request.query_params.update(
        {"profileId": "p"}
        | ({"activityId": ACTIVITY.id} if whose == "activity" else {"agent": AGENT.to_json("1.0.3")})
    )
    request.headers.update({"If-None-Match": "*", "Content-Type": "application/json"})
    request.content = json.dumps({"a": 1})
    good(remote._send_request(request))
    answer = good(getattr(remote, f"retrieve_{whose}_profile")(place, "p"))
    assert json.loads(answer.content.content) == {"a": 1}
    assert good(getattr(remote, f"retrieve_{whose}_profile_ids")(place)).content == ["p"]
    document.etag, document.content = etag(answer), json.dumps({"a": 2})
    good(getattr(remote, f"save_{whose}_profile")(document))
    document.etag = None
    good(getattr(remote, f"delete_{whose}_profile")(document))
    assert good(getattr(remote, f"retrieve_{whose}_profile_ids")(place)).content == []


def test_tincan_asks_what_is_spoken_here(remote):
    request = HTTPRequest(method="GET", resource="about")
    answer = good(remote._send_request(request))
    assert json.loads(answer.data) == {"version": ["1.0.3", "2.0.0"]}
    with pytest.raises(ValueError, match=r"2\.0\.0"):
        remote.about()


def test_tincan_hears_why_it_is_refused(remote):
    answer = remote.save_statement(
        tincan.Statement(actor=AGENT, verb={"id": "not an iri"}, object=ACTIVITY, version=None)
    )
    assert (answer.success, answer.response.status) == (False, 400)
    assert "verb.id must be an IRI" in str(answer.data)


# @xapi/xapi -----------------------------------------------------------------------------------

LIBRARY = Path(settings.BASE_DIR) / "node_modules" / "@xapi" / "xapi" / "dist" / "XAPI.umd.js"
SCRIPT = (Path(__file__).parent / "every_call.js").read_text()


@pytest.mark.journey
@pytest.mark.parametrize("version", ["1.0.3", "2.0.0"])
def test_a_web_page_of_another_origin_speaks_every_call(live_server, browser, version):
    credential, secret = made_credential()
    with browser.new_context(bypass_csp=True) as visitor:
        page = visitor.new_page()
        page.goto(f"{live_server.url.replace('localhost', '127.0.0.1')}/xapi/about")
        page.add_script_tag(content=LIBRARY.read_text())
        other_origin = f"{live_server.url.replace('127.0.0.1', 'localhost')}/xapi/"
        said = page.evaluate(SCRIPT, [other_origin, credential.key, secret, version])
    assert said.pop("consistent").endswith("Z")
    assert said == {
        "about": ["1.0.3", "2.0.0"],
        "sent": 2,
        "found": version,
        "pages": [2, 1],
        "voided": True,
        "attached": "here is a simple attachment",
        "state": {"page": 1, "seen": True},
        "stale": "The document is not the one that If-Match names.",
        "states": ["s"],
        "noStates": [],
        "Activity": [["p"], {"b": 2}],
        "Agent": [["p"], {"b": 2}],
        "activity": "http://example.no/activities/1",
        "person": {"objectType": "Person", "mbox": ["mailto:alice@example.no"]},
        "refused": "verb.id must be an IRI with a scheme.",
        "unknown": "The credential is unknown, revoked or wrong.",
    }
