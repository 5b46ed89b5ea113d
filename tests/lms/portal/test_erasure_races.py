"""Erasing while something else happens, on real connections: each ends in one of two ways."""

import os
import signal

import pytest
from django.db import connection

from courses.actions.notes import write_note
from courses.models import Note
from lms.approval.models import Approval
from lms.approval.queries.snapshots import SnapshotVerdict, check_snapshot
from lms.people.models import User
from lms.portal.actions.erasing import act
from lms.portal.errors import ErasedAlready
from lms.portal.models import PersonErasure
from lms.xapi.errors import PersonErased
from lms.xapi.models import Statement
from tests.courses import factories as make
from tests.factories import UserFactory
from tests.lms.approval.factories import Case, ordinary_rules
from tests.lms.approval.test_races import approve, together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parallel_database]


@pytest.fixture(autouse=True)
def _outside(settings, tmp_path, monkeypatch):
    """The test is the only worker, also where one that other tests share takes what they commit."""
    monkeypatch.setattr(act, "run_on_commit", lambda *_: None)
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")


def test_a_delivery_that_arrives_meanwhile_is_erased_with_the_rest_or_refused():
    person, part = UserFactory(), make.part()
    delivered, again, begun = together(
        lambda: make.finish(person, part),
        lambda: make.finish(person, part, when=make.at(2)),
        lambda: act.begin(person, by=person),
    )
    assert {type(one) for one in (delivered, again)} <= {Statement, PersonErased}
    assert isinstance(begun, act.ErasureBegun), begun
    act.carry_out(begun.erasure)
    assert not Statement.objects.filter(person=person.uuid).exists()


def test_an_approval_that_is_decided_meanwhile_keeps_its_evidence_or_does_not_name_the_person():
    ordinary_rules()
    case = Case()
    case.train()
    person = case.adults[0]
    approval, begun = together(lambda: approve(case, case.caseworker), lambda: act.begin(person, by=person))
    assert isinstance(begun, act.ErasureBegun), begun
    act.carry_out(begun.erasure)
    assert isinstance(approval, Approval), approval
    standing = User.objects.get(pk=person.pk)
    if person in approval.parents.all():
        assert {one.verdict for one in check_snapshot(approval.snapshot)} == {SnapshotVerdict.SAME}
        assert standing.last_name == person.last_name
    else:
        assert not Statement.objects.filter(person=person.uuid).exists()
        assert standing.last_name == ""


def test_two_who_ask_at_once_are_one_erasure_and_one_refusal():
    person = UserFactory()
    results = together(*[lambda: act.begin(person, by=person)] * 2)
    assert {type(one) for one in results} == {act.ErasureBegun, ErasedAlready}
    assert PersonErasure.objects.count() == 1


def test_one_whose_worker_is_killed_in_the_middle_is_finished_by_the_next(monkeypatch):
    person = UserFactory()
    for number in range(5):
        write_note(person, heading=f"Om ro {number}", text="Mine tanker")
    erasure = act.begin(person, by=person).erasure
    monkeypatch.setattr(act, "BATCH", 2)
    child = os.fork()
    if not child:
        _carry_out_until_killed(erasure, monkeypatch)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert 0 < Note.objects.filter(writer=person).count() < 5
    assert act.carry_out_all() == 1
    done = PersonErasure.objects.get()
    assert {"kind": "notebook", "number": 5} in (done.receipt or {})["gone"]
    assert not Note.objects.filter(writer=person).exists()


def _carry_out_until_killed(erasure: PersonErasure, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own: killed outright, right after the first notes went."""
    connection.connection = None  # the parent's stays the parent's
    done = act.batch

    def killed(of: PersonErasure, step: act.Step) -> bool:
        before = Note.objects.count()
        more = done(of, step)
        if Note.objects.count() < before:
            os.kill(os.getpid(), signal.SIGKILL)
        return more

    try:
        monkeypatch.setattr(act, "batch", killed)
        act.carry_out(erasure)
    finally:
        os._exit(1)
