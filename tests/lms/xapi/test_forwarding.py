"""What leaves, in which order, and what happens when the receiver is away or refuses."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from lms.xapi import profile
from lms.xapi.actions import forwarding, remote_store
from lms.xapi.actions.remote_store import StoreReply
from lms.xapi.actions.statements import record
from lms.xapi.models import Outbox, Statement
from lms.xapi.rules.forwarding import is_permanent, may_leave, wait_after
from tests.lms.xapi.factories import NOON, began_module, reference, statement, voiding
from tests.lms.xapi.test_attachments import ONE, part, send

pytestmark = pytest.mark.django_db

GOOD, AWAY = StoreReply(200, "[]"), StoreReply(0, "ConnectionRefusedError")


class Receiver:
    """Stands for the external store: keeps what it is sent, and answers as told."""

    def __init__(self):
        self.requests = []
        self.answer = lambda statements: GOOD

    def __call__(self, texts, *, version, attachments=()):
        statements = [json.loads(text) for text in texts]
        reply = self.answer(statements)
        self.requests.append((statements, version, attachments, reply))
        return reply

    @property
    def got(self):
        return [s["id"] for statements, _, _, reply in self.requests if reply.is_good for s in statements]


@pytest.fixture
def receiver(monkeypatch, settings):
    settings.XAPI_FORWARD_ENDPOINT = "http://lrs.example/xapi"
    made = Receiver()
    monkeypatch.setattr(remote_store, "send", made)
    return made


def states():
    return list(Outbox.objects.order_by("stored").values_list("state", flat=True))


def later(minutes):
    Outbox.objects.exclude(next_try_at=None).update(next_try_at=timezone.now() - timedelta(minutes=minutes))


QUESTION = profile.Question(uuid=uuid4(), interaction_type="choice", prompt="?", language="nb")


@pytest.mark.parametrize(
    ("leaves", "make"),
    [
        (True, lambda p: profile.initialized(p, module=uuid4(), at=NOON)),
        (True, lambda p: profile.completed_lesson(p, lesson=uuid4(), duration=timedelta(minutes=1), at=NOON)),
        (True, lambda p: profile.passed(p, quiz=uuid4(), score=0.9, at=NOON)),
        (False, lambda p: profile.failed(p, quiz=uuid4(), score=0.1, at=NOON)),
        (
            False,
            lambda p: profile.answered(p, question=QUESTION, at=NOON, response="a", success=True, score=1),
        ),
        (False, lambda p: profile.answered(p, question=QUESTION, at=NOON)),
        (True, lambda p: profile.satisfied(p, programme=uuid4(), at=NOON, id=uuid4())),
    ],
)
def test_what_the_person_answered_does_not_leave(receiver, leaves, make):
    record([make(uuid4())])
    assert Outbox.objects.exists() is leaves


def test_what_stands_within_does_not_leave_either():
    inner = {"objectType": "SubStatement", **statement(result={"response": "a"})}
    assert not may_leave(statement(object=inner))
    assert not may_leave(statement(result={"success": False}))
    assert not may_leave(
        statement(object={"id": "http://e.no/q", "definition": {"interactionType": "other"}})
    )
    assert may_leave(statement(object=reference(uuid4())))


def test_nothing_is_queued_without_a_receiver(settings):
    settings.XAPI_FORWARD_ENDPOINT = ""
    record([began_module()])
    assert not Outbox.objects.exists()
    assert forwarding.forward() == 0


def test_a_rolled_back_recording_leaves_nothing_in_the_outbox(receiver):
    with transaction.atomic():
        record([began_module()])
        transaction.set_rollback(True)
    assert not Outbox.objects.exists()


def test_statements_leave_as_they_are_stored_in_the_order_of_stored(receiver):
    recorded = record([began_module() for _ in range(60)])
    assert forwarding.forward() == 60
    assert receiver.got == [str(s.pk) for s in recorded]
    assert [len(request[0]) for request in receiver.requests] == [50, 10]
    assert receiver.requests[0][0][0] == json.loads(recorded[0].text)
    assert states() == ["delivered"] * 60
    assert forwarding.forward() == 0


def test_each_version_leaves_under_its_own_header(receiver, lrs, lrs2):
    lrs.post(statement())
    lrs2.post(statement())
    lrs.post(statement())
    forwarding.forward()
    assert [request[1] for request in receiver.requests] == ["1.0.3", "2.0.0", "1.0.3"]


def test_a_statement_with_attachments_leaves_alone_and_with_them(receiver, lrs):
    lrs.post(statement())
    send(lrs, ONE, part(b"one"))
    lrs.post(statement())
    forwarding.forward()
    assert [len(request[2]) for request in receiver.requests] == [0, 1, 0]


def test_a_receiver_that_is_away_is_tried_later_and_nothing_is_lost(receiver):
    recorded = record([began_module() for _ in range(3)])
    receiver.answer = lambda statements: AWAY
    assert forwarding.forward() == 0
    row = Outbox.objects.order_by("stored").first()
    assert (row.tries, row.last_error, row.last_status) == (1, "ConnectionRefusedError", None)
    assert row.next_try_at > timezone.now()
    later(1)
    receiver.answer = lambda statements: GOOD
    assert forwarding.forward() == 3
    assert receiver.got == [str(s.pk) for s in recorded]


def test_what_is_not_due_is_not_sent(receiver):
    record([began_module()])
    receiver.answer = lambda statements: AWAY
    forwarding.forward()
    forwarding.forward()
    assert len(receiver.requests) == 1


def test_a_refused_statement_is_parked_and_the_others_leave(receiver):
    person = uuid4()
    recorded = record([began_module(person) for _ in range(3)])
    bad = str(recorded[1].pk)
    receiver.answer = lambda s: (
        StoreReply(400, "verb.id must be") if any(one["id"] == bad for one in s) else GOOD
    )
    assert forwarding.forward() == 2
    assert states() == ["delivered", "parked", "delivered"]
    row = Outbox.objects.get(state="parked")
    assert (row.last_status, row.last_error) == (400, "verb.id must be")


def test_a_failing_statement_holds_back_its_actors_later_ones_alone(receiver):
    alice, bob = uuid4(), uuid4()
    recorded = record([began_module(alice), began_module(bob), began_module(alice), began_module(bob)])
    first = str(recorded[0].pk)
    receiver.answer = lambda s: StoreReply(500, "oops") if any(one["id"] == first for one in s) else GOOD
    assert forwarding.forward() == 2
    assert states() == ["waiting", "delivered", "waiting", "delivered"]
    receiver.answer = lambda s: GOOD
    assert forwarding.forward() == 0
    later(1)
    assert forwarding.forward() == 2
    of_alice = [one for one in receiver.got if one in {str(recorded[0].pk), str(recorded[2].pk)}]
    assert of_alice == [str(recorded[0].pk), str(recorded[2].pk)]


@pytest.mark.parametrize(
    ("status", "permanent"),
    [
        (400, True),
        (403, True),
        (409, True),
        (413, True),
        (401, False),
        (404, False),
        (408, False),
        (429, False),
        (500, False),
        (503, False),
        (0, False),
    ],
)
def test_only_a_refusal_of_the_statement_itself_is_permanent(status, permanent):
    assert is_permanent(status) is permanent


def test_the_wait_doubles_up_to_an_hour():
    assert [wait_after(n).total_seconds() for n in (1, 2, 3, 10, 11, 5000)] == [5, 10, 20, 2560, 3600, 3600]


def test_a_replay_sends_what_was_parked_again(receiver):
    record([began_module()])
    receiver.answer = lambda s: StoreReply(400, "no")
    forwarding.forward()
    receiver.answer = lambda s: GOOD
    assert forwarding.replay(by=None, parked=True) == 1
    assert forwarding.forward() == 1
    assert states() == ["delivered"]


def test_a_replay_queues_what_was_recorded_before_forwarding(receiver, settings):
    settings.XAPI_FORWARD_ENDPOINT = ""
    recorded = record([began_module(), began_module()])
    record([profile.answered(uuid4(), question=QUESTION, at=NOON, response="a")])
    settings.XAPI_FORWARD_ENDPOINT = "http://lrs.example/xapi"
    call_command("xapi_replay", "--missing", "--now")
    assert receiver.got == [str(s.pk) for s in recorded]


def test_a_replay_from_a_moment_on_sends_what_was_delivered_again(receiver):
    record([began_module()])
    (late,) = record([began_module()])
    forwarding.forward()
    assert forwarding.replay(by=None, since=late.stored) == 1
    forwarding.forward()
    assert receiver.got[-1] == str(late.pk)


def test_a_voiding_leaves_where_its_target_left(receiver, lrs):
    left, kept = lrs.post(statement(), statement(result={"response": "secret"}))
    lrs.post(voiding(left), voiding(kept))
    forwarding.forward()
    assert len(receiver.got) == 2
    voided = [
        s["object"]["id"] for request in receiver.requests for s in request[0] if "voided" in s["verb"]["id"]
    ]
    assert voided == [left]


def test_what_was_delivered_long_ago_is_forgotten(receiver):
    record([began_module()])
    forwarding.forward()
    assert forwarding.forget_delivered(now=timezone.now()) == 0
    assert forwarding.forget_delivered(now=timezone.now() + timedelta(days=31)) == 1
    assert Statement.objects.count() == 1
