"""The administrator's pages: looking through the record, voiding, forwarding, external systems."""

from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.urls import reverse

from lms.people.models import AuditEntry, Role
from lms.xapi import profile
from lms.xapi.actions import forwarding
from lms.xapi.actions.statements import record, void
from lms.xapi.models import Actors, Credential, Outbox, Scope, Statement
from lms.xapi.queries import statements
from lms.xapi.rules.labels import REASONS
from lms.xapi.rules.timeline import BASE, draw
from tests.factories import MembershipFactory
from tests.lms.xapi.conftest import Lrs
from tests.lms.xapi.factories import NOON, began_module, statement

pytestmark = pytest.mark.django_db

QUESTION = profile.Question(
    uuid=uuid4(), interaction_type="fill-in", prompt="Hva heter han?", language="nb", correct=["hemmelig"]
)


@pytest.fixture
def admin(client):
    user = MembershipFactory(role=Role.ADMIN).user
    client.force_login(user)
    return user


def test_the_viewer_lists_the_newest_first_with_a_timeline(client, admin):
    one, other = uuid4(), uuid4()
    record([began_module(one)])
    record([began_module(other)])
    html = client.get(reverse("xapi:viewer")).content.decode()
    assert html.index(str(other)) < html.index(str(one))
    assert html.count("<circle") == 2


def test_the_viewer_searches_by_person_verb_activity_and_day_and_notes_whom(client, admin):
    person, module = uuid4(), uuid4()
    record([began_module(person, module), began_module()])
    record([profile.completed_lesson(person, lesson=uuid4(), duration=timedelta(minutes=1), at=NOON)])
    today = Statement.objects.first().stored.date()

    def rows(**params):
        return len(client.get(reverse("xapi:viewer"), params).context["found"].rows)

    assert rows() == 3
    assert rows(person=str(person)) == 2
    assert rows(person=str(person), verb=profile.Verb.COMPLETED) == 1
    assert rows(activity=profile.activity_id("module", module)) == 1
    assert (
        rows(since=(today - timedelta(days=2)).isoformat(), until=(today + timedelta(days=2)).isoformat())
        == 3
    )
    assert rows(until=(today - timedelta(days=2)).isoformat()) == 0
    assert rows(person="nonsense") == 0
    assert AuditEntry.objects.filter(act="xapi.search", subject=f"person:{person}", by=admin).count() == 2


def test_answers_scores_and_failed_attempts_are_not_shown(client, admin):
    person = uuid4()
    answered, failed, passed = record(
        [
            profile.answered(
                person, question=QUESTION, at=NOON, response="MITT SVAR", success=True, score=0.123
            ),
            profile.failed(person, quiz=uuid4(), score=0.321, at=NOON),
            profile.passed(person, quiz=uuid4(), score=0.987, at=NOON),
        ]
    )
    wrong, *_ = record([profile.answered(person, question=QUESTION, at=NOON, response="x", success=False)])
    listed = {row.id for row in client.get(reverse("xapi:viewer")).context["found"].rows}
    assert listed == {answered.pk, passed.pk}
    for shown in (answered, passed):
        html = client.get(reverse("xapi:statement", args=[shown.pk])).content.decode()
        for secret in ("MITT SVAR", "0.123", "0.987"):
            assert secret not in html
    for hidden in (failed, wrong):
        assert client.get(reverse("xapi:statement", args=[hidden.pk])).status_code == 404


def test_a_row_leads_to_everything_about_its_person_and_its_activity(client, admin, lrs):
    person, module = uuid4(), uuid4()
    (shown, _) = record([began_module(person, module), began_module()])
    lrs.post(statement())
    html = client.get(reverse("xapi:viewer")).content.decode()
    for address in (
        f"?person={person}",
        f"?activity={quote(profile.activity_id('module', module), safe='')}",
    ):
        assert address in html
        rows = client.get(reverse("xapi:viewer") + address).context["found"].rows
        assert [row.id for row in rows] == [shown.pk]


def test_a_voided_statement_says_why_and_both_lead_to_each_other(client, admin):
    (shown,) = record([began_module()])
    voiding = void(shown.pk, by=admin, reason="recorded_twice")
    page = client.get(reverse("xapi:statement", args=[shown.pk])).content.decode()
    assert str(REASONS["recorded_twice"]) in page
    assert reverse("xapi:statement", args=[voiding.pk]) in page
    other = client.get(reverse("xapi:statement", args=[voiding.pk])).content.decode()
    assert reverse("xapi:statement", args=[shown.pk]) in other


def test_older_statements_are_on_the_next_page(client, admin):
    record([began_module() for _ in range(35)])
    first = client.get(reverse("xapi:viewer"))
    second = client.get(f"{reverse('xapi:viewer')}?{first.context['older']}")
    assert (len(first.context["found"].rows), len(second.context["found"].rows)) == (25, 10)
    assert not {r.id for r in first.context["found"].rows} & {r.id for r in second.context["found"].rows}
    assert not second.context["older"]


def test_the_viewer_costs_the_same_queries_for_one_statement_and_for_many(
    client, admin, django_assert_max_num_queries
):
    record([began_module()])
    client.get(reverse("xapi:viewer"))
    with django_assert_max_num_queries(12) as one:
        client.get(reverse("xapi:viewer"))
    record([began_module() for _ in range(24)])
    with django_assert_max_num_queries(len(one)):
        client.get(reverse("xapi:viewer"))


def test_a_statement_is_voided_with_a_reason(client, admin):
    (shown,) = record([began_module()])
    address = reverse("xapi:statement", args=[shown.pk])
    assert client.post(address, {"reason": "because Kari said so"}).status_code == 200
    assert statements.voided([shown.pk]) == set()
    assert client.post(address, {"reason": "recorded_twice"}, follow=True).status_code == 200
    assert statements.voided([shown.pk]) == {shown.pk}
    voiding = Statement.objects.get(voids=shown.pk)
    assert voiding.data["context"]["extensions"][profile.extension("reason")] == "recorded_twice"
    assert voiding.data["actor"]["account"]["name"] == str(admin.uuid)
    page = client.get(address)
    assert not page.context["page"].may_be_voided
    assert not client.get(reverse("xapi:statement", args=[voiding.pk])).context["page"].may_be_voided


def test_the_queue_shows_what_waits_and_why_and_sends_again(client, admin, settings, lrs):
    settings.XAPI_FORWARD_ENDPOINT = "http://lrs.example/xapi"
    lrs.post(statement(), statement())
    parked, waiting = Outbox.objects.order_by("stored")
    Outbox.objects.filter(pk=parked.pk).update(
        state="parked", last_status=400, last_error="verb.id must be an IRI"
    )
    Outbox.objects.filter(pk=waiting.pk).update(last_error="TimeoutError: timed out")
    html = client.get(reverse("xapi:outbox")).content.decode()
    assert "400: verb.id must be an IRI" in html
    assert "TimeoutError" in html
    client.post(reverse("xapi:replay"))
    assert not Outbox.objects.filter(state="parked").exists()


def test_the_queue_says_when_nothing_is_forwarded(client, admin):
    assert not forwarding.is_on()
    assert client.get(reverse("xapi:outbox")).status_code == 200


def test_a_system_is_let_in_tied_and_shut_out(client, admin):
    data = {
        "name": "Verktøy",
        "scopes": [Scope.WRITE],
        "actors": Actors.OURS,
        "origins": "https://tool.example/\n",
    }
    made = client.post(reverse("xapi:credentials"), data)
    credential = Credential.objects.get()
    assert made.context["secret"] in made.content.decode()
    assert credential.origins == ["https://tool.example"]
    assert (
        Lrs("1.0.3", credential, made.context["secret"])(
            "GET", "activities", activityId="http://e.no/1"
        ).status_code
        == 403
    )
    page = reverse("xapi:credential", args=[credential.key])
    client.post(page, {"activity": "http://e.no/1"})
    assert "http://e.no/1" in client.get(page).content.decode()
    client.post(reverse("xapi:untie", args=[credential.key]), {"activity": "http://e.no/1"})
    assert not credential.ties.exists()
    client.post(reverse("xapi:revoke", args=[credential.key]))
    credential.refresh_from_db()
    assert credential.revoked_by == admin
    assert made.context["secret"] not in client.get(reverse("xapi:credentials")).content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"name": "x", "scopes": ["everything"], "actors": "ours"},
        {"name": "x", "scopes": ["all"], "actors": "ours", "origins": "tool"},
    ],
)
def test_a_wrong_form_makes_no_credential(client, admin, data):
    assert client.post(reverse("xapi:credentials"), data).status_code == 422
    assert not Credential.objects.exists()


def test_nothing_is_drawn_of_nothing():
    assert draw([]) is None


def test_dots_stand_in_the_order_of_time_and_are_piled_where_they_meet():
    drawn = draw([(NOON, "a"), (NOON, "b"), (NOON + timedelta(days=2), "c"), (NOON + timedelta(days=1), "d")])
    assert [dot.x for dot in drawn.dots] == sorted(dot.x for dot in drawn.dots)
    assert len({(dot.x, dot.y) for dot in drawn.dots}) == 4
    assert all(0 < dot.y < BASE for dot in drawn.dots)
    assert (drawn.ticks[0].at, drawn.ticks[-1].at) == (NOON, NOON + timedelta(days=2))
    assert len(draw([(NOON, "a")]).ticks) == 1
