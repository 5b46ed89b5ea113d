"""A caseworker of another organisation never learns that a home exists: whatever they ask for answers
as if it did not, by status, by body and by the number of questions put to the database."""

import re
from copy import deepcopy
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import Attestation
from lms.approval.actions.approvals import approve
from lms.approval.models import Task
from lms.dates import today
from lms.people.models import User
from tests import factories
from tests.lms.approval.factories import Case, member, ordinary_rules

pytestmark = pytest.mark.django_db

OF_A_HOME = (
    "home", "invite", "declare-conflict", "elsewhere", "attest", "recognise", "ask-training",
)  # fmt: skip
OF_AN_ASSIGNMENT = ("move-in", "end-assignment", "hand-over", "approve")
OF_AN_APPROVAL = ("approval", "approval-paper", "host-letter", "uphold", "withdraw")


def approved_elsewhere_and_stranger() -> tuple[Case, User]:
    ordinary_rules()
    case = Case()
    case.train()
    approve(
        case.assignment, by=case.caseworker, police_certificate_seen_on=today(), suitability_confirmed=True
    )
    office = factories.OrganisationFactory()
    factories.AssignmentFactory(organisation=office)
    return case, member(office, "caseworker", may_approve=True)


@pytest.fixture(scope="module")
def standing(stand):
    return stand(approved_elsewhere_and_stranger)


@pytest.fixture
def case(standing, db):
    """A home that another office has approved."""
    return deepcopy(standing[0])


@pytest.fixture
def stranger(standing, db):
    """A caseworker of an office with a home of its own."""
    return deepcopy(standing[1])


def answer(user, method: str, address: str, *, of) -> tuple[int, str, int]:
    client = Client()
    client.force_login(user, backend="lms.people.backends.NameOrEmailBackend")
    client.get(reverse("approval:desk"))
    with CaptureQueriesContext(connection) as caught:
        response = getattr(client, method)(address)
    body = re.sub(r'value="\w{64}"', "", response.content.decode(errors="replace"))
    return response.status_code, body.replace(f"/{of}/", "/…/"), len(caught)


def assert_unlearnt(user, name: str, kwargs, stand_in, *, methods=("get", "post")) -> None:
    ((key, real),) = kwargs.items()
    for method in methods:
        found = answer(user, method, reverse(f"approval:{name}", kwargs={key: real}), of=real)
        unknown = answer(user, method, reverse(f"approval:{name}", kwargs={key: stand_in}), of=stand_in)
        assert found == unknown, (name, method)
        assert found[0] in {404, 405}, (name, method)


@pytest.mark.parametrize("name", OF_A_HOME)
def test_home_answers_as_an_unknown_one(case, stranger, name):
    assert_unlearnt(stranger, name, {"home": case.home.uuid}, uuid4())


@pytest.mark.parametrize("name", OF_AN_ASSIGNMENT)
def test_assignment_answers_as_an_unknown_one(case, stranger, name):
    assert_unlearnt(stranger, name, {"assignment": case.assignment.uuid}, uuid4())


@pytest.mark.parametrize("name", OF_AN_APPROVAL)
def test_approval_answers_as_an_unknown_one(case, stranger, name):
    assert_unlearnt(stranger, name, {"approval": case.assignment.approvals.get().uuid}, uuid4())


def test_task_and_attestation_answer_as_unknown_ones(case, stranger):
    task = Task.objects.create(
        kind="tell_host", organisation=case.office, assignment=case.assignment, opened_at="2026-03-01T12:00Z"
    )
    assert_unlearnt(stranger, "finish-task", {"task": task.pk}, task.pk + 1000, methods=("post",))
    known = Attestation.objects.first()
    asked = []
    for one in (known.pk, uuid4()):
        address = reverse(
            "approval:take-back-attestation", kwargs={"home": case.home.uuid, "attestation": one}
        )
        asked.append(answer(stranger, "get", address, of=one))
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    "query", ["words={name}", "words={municipality}", "words={reference}", "office={office}"]
)
def test_search_answers_as_for_words_that_nobody_has(case, stranger, query):
    asked = []
    known = {
        "name": case.adults[0].last_name,
        "municipality": case.municipality.name,
        "reference": case.assignment.case_reference,
        "office": case.office.pk,
    }
    client = Client()
    client.force_login(stranger, backend="lms.people.backends.NameOrEmailBackend")
    for values in (known, dict.fromkeys(known, "Qzx")):
        sent = query.format(**values)
        client.get(reverse("approval:desk"))
        with CaptureQueriesContext(connection) as caught:
            response = client.get(f"{reverse('approval:desk')}?{sent}")
        body = re.sub(r'value="\w{64}"', "", response.content.decode())
        for value in values.values():
            body = body.replace(f'value="{value}"', "").replace(f"words={value}", "")
        asked.append((response.status_code, len(caught), len(re.findall("/hjem/[0-9a-f-]{36}/", body))))
    assert asked[0] == asked[1]
