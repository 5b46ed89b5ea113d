"""Finding statements: each filter, references, paging, formats."""

import json
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from lms.xapi.models import Scope, Statement
from tests.lms.xapi.factories import statement

pytestmark = pytest.mark.django_db

ALICE = {"mbox": "mailto:alice@example.no"}
BOB = {"account": {"homePage": "http://example.no", "name": "bob"}}
CAROL = {"openid": "http://carol.example.no/"}
DAVE = {"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"}
TEAM = {"objectType": "Group", "mbox": "mailto:team@example.no", "member": [BOB]}
CROWD = {"objectType": "Group", "member": [CAROL, BOB]}
DID, SAW = "http://example.no/verbs/did", "http://example.no/verbs/saw"


def activity(name):
    return {"id": f"http://example.no/activities/{name}"}


def as_object(agent):
    return agent if "objectType" in agent else {"objectType": "Agent", **agent}


def test_verb_finds_its_statements(any_lrs):
    any_lrs.post(statement())
    (saw,) = any_lrs.post(statement(verb={"id": SAW}))
    assert any_lrs.ids(verb=SAW) == [saw]
    assert any_lrs.ids(verb=SAW.upper()) == []


def test_agent_finds_actor_and_object_and_members_of_groups(any_lrs):
    by_bob, about_bob, by_team, by_crowd, about_crowd, _ = any_lrs.post(
        statement(actor=BOB),
        statement(object=as_object(BOB)),
        statement(actor=TEAM),
        statement(actor=CROWD),
        statement(object=CROWD),
        statement(context={"instructor": BOB, "team": CROWD}),
    )
    assert any_lrs.ids(agent=BOB, ascending=True) == [by_bob, about_bob, by_team, by_crowd, about_crowd]
    assert any_lrs.ids(agent={"objectType": "Agent", "name": "Robert", **BOB}, limit="2") == any_lrs.ids(
        agent=BOB
    )
    assert any_lrs.ids(agent=TEAM) == [by_team]
    assert any_lrs.ids(agent={"objectType": "Agent", "mbox": TEAM["mbox"]}) == [by_team]
    assert any_lrs.ids(agent=DAVE) == []


def test_related_agents_finds_them_anywhere(any_lrs):
    inner = {"objectType": "SubStatement", **statement(actor=DAVE, context={"instructor": CAROL})}
    found = any_lrs.post(
        statement(actor=DAVE),
        statement(context={"instructor": DAVE}),
        statement(context={"team": {"objectType": "Group", "member": [DAVE]}}),
        statement(object=inner),
        statement(object=as_object(DAVE)),
    )
    assert any_lrs.ids(agent=DAVE, related_agents="true", ascending=True) == found
    assert any_lrs.ids(agent=DAVE, related_agents="false", ascending=True) == [found[0], found[4]]
    assert any_lrs.ids(agent=CAROL, related_agents="true") == [found[3]]
    authority = {"account": {"homePage": "https://opplaering.example", "name": any_lrs.credential.key}}
    assert any_lrs.ids(agent=authority, related_agents="true", ascending=True) == found
    assert any_lrs.ids(agent=authority) == []


def test_related_agents_finds_context_agents_and_groups(lrs2):
    found = lrs2.post(
        statement(context={"contextAgents": [{"objectType": "contextAgent", "agent": DAVE}]}),
        statement(context={"contextGroups": [{"objectType": "contextGroup", "group": TEAM}]}),
    )
    assert lrs2.ids(agent=DAVE, related_agents="true") == [found[0]]
    assert lrs2.ids(agent=BOB, related_agents="true") == [found[1]]
    assert lrs2.ids(agent=DAVE) == []


def test_activity_finds_objects_and_related_activities_finds_them_anywhere(any_lrs):
    inner = {
        "objectType": "SubStatement",
        **statement(object=activity("x"), context={"contextActivities": {"other": activity("y")}}),
    }
    found = any_lrs.post(
        statement(object=activity("x")),
        *[
            statement(context={"contextActivities": {kind: [activity("x")]}})
            for kind in ("parent", "grouping", "category", "other")
        ],
        statement(object=inner),
    )
    x, y = activity("x")["id"], activity("y")["id"]
    assert any_lrs.ids(activity=x) == [found[0]]
    assert any_lrs.ids(activity=x, related_activities="true", ascending=True) == found
    assert any_lrs.ids(activity=y, related_activities="true") == [found[5]]
    assert any_lrs.ids(activity=y) == []


def test_registration_finds_its_statements(any_lrs):
    registration = str(uuid4())
    any_lrs.post(statement(), statement(context={"registration": str(uuid4())}))
    (found,) = any_lrs.post(statement(context={"registration": registration.upper()}))
    assert any_lrs.ids(registration=registration) == [found]
    assert any_lrs.ids(registration=registration.upper()) == [found]


def test_filters_together_find_what_meets_them_all(any_lrs):
    registration = str(uuid4())
    context = {"registration": registration, "contextActivities": {"parent": activity("p")}}
    both, *_ = any_lrs.post(
        statement(actor=BOB, verb={"id": SAW}, object=activity("x"), context=context),
        statement(actor=BOB, object=activity("x"), context=context),
        statement(actor=CAROL, verb={"id": SAW}, object=activity("x"), context=context),
        statement(actor=BOB, verb={"id": SAW}, object=activity("y"), context=context),
        statement(actor=BOB, verb={"id": SAW}, object=activity("x")),
    )
    filters = {"agent": BOB, "verb": SAW, "activity": activity("x")["id"], "registration": registration}
    assert any_lrs.ids(**filters) == [both]
    assert any_lrs.ids(**filters, related_agents="true", related_activities="true", limit="1") == [both]
    filters["activity"] = activity("p")["id"]
    assert any_lrs.ids(**filters) == []
    assert len(any_lrs.ids(**filters, related_activities="true")) == 2


def test_since_is_exclusive_and_until_inclusive_to_the_microsecond(any_lrs):
    ids = any_lrs.post(*[statement() for _ in range(4)])
    stored = {str(s.pk): s.stored for s in Statement.objects.all()}
    since, until = (stored[ids[n]].isoformat() for n in (0, 2))
    assert any_lrs.ids(since=since, until=until, ascending=True) == ids[1:3]
    assert any_lrs.ids(since=since, until=until, agent=ALICE, limit="1") == ids[2:0:-1]
    oslo = (stored[ids[0]] + timedelta(hours=1)).replace(tzinfo=None).isoformat() + "+01:00"
    assert any_lrs.ids(since=oslo, ascending=True) == ids[1:]


@pytest.mark.parametrize(
    "params",
    [
        {"agent": "alice"},
        {"agent": "{"},
        {"agent": {}},
        {"agent": {"objectType": "Group", "member": [ALICE]}},
        {"agent": {**ALICE, **BOB}},
        {"agent": {"objectType": "Person", **ALICE}},
        {"agent": [ALICE]},
        {"verb": "did"},
        {"verb": ""},
        {"activity": "x"},
        {"registration": "x"},
        {"related_activities": "True"},
        {"related_activities": "1"},
        {"related_agents": ""},
        {"since": "yesterday"},
        {"until": "2026-01-01"},
        {"until": "2026-01-01T00:00:00 01:00"},
        {"limit": "-1"},
        {"limit": "ten"},
        {"limit": "1.0"},
        {"limit": "١"},
        {"limit": ""},
        {"format": "Exact"},
        {"format": "all"},
        {"attachments": "yes"},
        {"ascending": "TRUE"},
    ],
)
def test_a_wrong_parameter_is_refused_by_its_name(any_lrs, params):
    answer = any_lrs("GET", "statements", **params)
    assert answer.status_code == 400
    assert answer.content.decode().startswith(next(iter(params)))


def test_nothing_found_is_an_empty_list(any_lrs):
    answer = any_lrs("GET", "statements", verb=SAW)
    assert (answer.status_code, answer.json()) == (200, {"statements": [], "more": ""})


# Pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ascending", ["true", "false"])
@pytest.mark.parametrize("filters", [{}, {"verb": DID}, {"agent": ALICE, "related_agents": "true"}])
def test_pages_give_everything_once_and_in_order(any_lrs, filters, ascending):
    ids = any_lrs.post(*[statement() for _ in range(7)])
    expected = ids if ascending == "true" else ids[::-1]
    for limit in ("1", "3", "7", "0", "100"):
        assert any_lrs.ids(limit=limit, ascending=ascending, **filters) == expected


def test_more_is_a_path_that_keeps_the_question_and_is_empty_at_the_end(lrs):
    lrs.post(*[statement() for _ in range(3)])
    lrs.post(statement(verb={"id": SAW}))
    page = lrs("GET", "statements", limit="2", verb=DID, format="ids").json()
    assert page["more"].startswith("/xapi/statements/more/")
    rest = lrs("GET", page["more"].removeprefix("/xapi/")).json()
    assert (len(rest["statements"]), rest["more"]) == (1, "")
    assert rest["statements"][0]["verb"] == {"id": DID}


def test_a_page_holds_no_more_than_the_store_allows(lrs, settings):
    settings.XAPI_PAGE = 2
    lrs.post(*[statement() for _ in range(5)])
    for limit in ("0", "2", "1000"):
        assert len(lrs("GET", "statements", limit=limit).json()["statements"]) == 2
    assert len(lrs.ids()) == 5


def test_a_page_of_large_statements_is_cut_short(lrs, monkeypatch):
    monkeypatch.setattr("lms.xapi.queries.search.LARGEST_PAGE_BYTES", 3000)
    ids = lrs.post(*[statement(result={"response": "x" * 1000}) for _ in range(5)])
    assert len(lrs("GET", "statements").json()["statements"]) < 5
    assert lrs.ids() == ids[::-1]
    assert lrs.ids(verb=DID, limit="4") == ids[::-1]


def test_a_statement_larger_than_a_page_is_given_alone(lrs, monkeypatch):
    monkeypatch.setattr("lms.xapi.queries.search.LARGEST_PAGE_BYTES", 10)
    ids = lrs.post(statement(), statement())
    assert lrs.ids() == ids[::-1]


@pytest.mark.parametrize(
    "token", ["x", "W10=", "bnVsbA==", "W3sieCI6IjEifSwiMjAyNi0wMS0wMVQwMDowMDowMFoiXQ==", "Wzcs"]
)
def test_a_made_up_page_is_refused(lrs, token):
    assert lrs("GET", f"statements/more/{token}").status_code in {400, 404}


def test_new_statements_do_not_disturb_the_pages_of_before(lrs):
    ids = lrs.post(*[statement() for _ in range(4)])
    page = lrs("GET", "statements", limit="2").json()
    lrs.post(statement(), statement())
    rest = lrs("GET", page["more"].removeprefix("/xapi/")).json()
    assert [s["id"] for s in page["statements"] + rest["statements"]] == ids[::-1]


def test_a_page_costs_the_same_queries_for_one_statement_and_for_many(lrs, django_assert_num_queries):
    lrs.post(statement())
    lrs("GET", "statements")
    with django_assert_num_queries(3):
        lrs("GET", "statements", agent=ALICE, verb=DID)
    lrs.post(*[statement() for _ in range(50)])
    with django_assert_num_queries(3):
        lrs("GET", "statements", agent=ALICE, verb=DID)


def test_reading_mine_shows_what_this_credential_wrote(lrs, lrs_with):
    mine = lrs_with(Scope.WRITE, Scope.READ_MINE)
    (theirs,) = lrs.post(statement())
    own = mine.post(statement(), statement())
    account = {"homePage": "https://opplaering.example", "name": mine.credential.key}
    lrs.post(statement(context={"instructor": {"account": account}}))
    assert mine.ids() == own[::-1]
    assert mine.ids(verb=DID, limit="1") == own[::-1]
    assert mine("GET", "statements", statementId=theirs).status_code == 404
    assert mine.one(own[0])["id"] == own[0]


# Formats --------------------------------------------------------------------------------------

FULL = statement(
    actor={"objectType": "Agent", "name": "Alice", **ALICE},
    verb={"id": DID, "display": {"nb": "gjorde", "en": "did"}},
    object={
        "objectType": "Activity",
        "id": "http://example.no/activities/full",
        "definition": {
            "name": {"nb": "Leksjon", "en": "Lesson", "nn": "Leksjon"},
            "description": {"en": "About"},
            "type": "http://example.no/type",
            "interactionType": "choice",
            "choices": [{"id": "a", "description": {"en": "Yes", "nb": "Ja"}}],
        },
    },
    context={
        "instructor": {"name": "Carol", **CAROL},
        "team": {"objectType": "Group", "name": "Laget", "member": [{"name": "Bob", **BOB}]},
        "contextActivities": {
            "parent": [{"id": "http://example.no/activities/p", "definition": {"name": {"en": "P"}}}]
        },
        "platform": "web",
    },
)


def test_ids_leaves_what_identifies(any_lrs):
    inner = {"objectType": "SubStatement", **FULL}
    (statement_id, nested) = any_lrs.post(FULL, FULL | {"object": inner, "context": {}})
    shown = any_lrs.one(statement_id, format="ids")
    assert shown["actor"] == {"objectType": "Agent", **ALICE}
    assert shown["verb"] == {"id": DID}
    assert shown["object"] == {"id": FULL["object"]["id"]}
    assert shown["context"] == {
        "instructor": CAROL,
        "team": {"objectType": "Group", "member": [BOB]},
        "contextActivities": {"parent": [{"id": "http://example.no/activities/p"}]},
        "platform": "web",
    }
    within = any_lrs.one(nested, format="ids")["object"]
    assert (within["verb"], within["object"]) == ({"id": DID}, shown["object"])
    assert any_lrs("GET", "statements", format="ids", limit="1").json()["statements"][0]["verb"] == {
        "id": DID
    }


def test_ids_drops_the_members_of_an_identified_group(lrs):
    (statement_id,) = lrs.post(statement(actor={"name": "Laget", **TEAM}))
    assert lrs.one(statement_id, format="ids")["actor"] == {"objectType": "Group", "mbox": TEAM["mbox"]}


def test_exact_is_what_was_sent(any_lrs):
    (statement_id,) = any_lrs.post(FULL)
    shown = any_lrs.one(statement_id, format="exact")
    assert {name: shown[name] for name in FULL} == FULL


@pytest.mark.parametrize(
    ("accept", "name", "choice", "display"),
    [
        ("nb", {"nb": "Leksjon"}, {"nb": "Ja"}, {"nb": "gjorde"}),
        ("en-GB, en;q=0.8, nb;q=0.9", {"nb": "Leksjon"}, {"nb": "Ja"}, {"nb": "gjorde"}),
        ("nn, en;q=0.5", {"nn": "Leksjon"}, {"en": "Yes"}, {"en": "did"}),
        ("se", {"nb": "Leksjon"}, {"en": "Yes"}, {"nb": "gjorde"}),
        ("", {"nb": "Leksjon"}, {"en": "Yes"}, {"nb": "gjorde"}),
        ("nb;q=0, *;q=0.1", {"en": "Lesson"}, {"en": "Yes"}, {"en": "did"}),
    ],
)
def test_canonical_shows_one_language_per_map(any_lrs, accept, name, choice, display):
    (statement_id,) = any_lrs.post(FULL)
    answer = any_lrs(
        "GET", "statements", statementId=statement_id, format="canonical", headers={"Accept-Language": accept}
    )
    shown = answer.json()
    definition = shown["object"]["definition"]
    assert (definition["name"], definition["choices"][0]["description"]) == (name, choice)
    assert definition["description"] == {"en": "About"}
    assert shown["verb"]["display"] == display
    assert shown["actor"] == FULL["actor"]


def test_canonical_shows_the_definition_that_is_known_by_now(any_lrs):
    bare = statement(object={"id": FULL["object"]["id"]})
    (statement_id,) = any_lrs.post(bare)
    any_lrs.post(FULL)
    assert "definition" not in any_lrs.one(statement_id)["object"]
    shown = any_lrs.one(statement_id, format="canonical")
    assert shown["object"]["definition"]["type"] == "http://example.no/type"


def test_numbers_keep_their_spelling_in_every_format(any_lrs):
    body = json.dumps(FULL | {"result": {"score": {"raw": 0}}}).replace('"raw": 0', '"raw": 1e2')
    (statement_id,) = any_lrs("POST", "statements", body).json()
    for shape in ("ids", "exact", "canonical"):
        answer = any_lrs("GET", "statements", statementId=statement_id, format=shape)
        assert '"raw": 1e2' in answer.content.decode()


def test_consistent_through_is_not_before_what_was_just_stored(lrs):
    lrs.post(statement())
    through = lrs("GET", "statements")["X-Experience-API-Consistent-Through"]
    assert datetime.fromisoformat(through) >= Statement.objects.get().stored
