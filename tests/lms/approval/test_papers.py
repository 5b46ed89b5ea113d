"""Documents: what stands in them, and in which language."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from lms.approval.actions.approvals import approve
from lms.approval.models import Approval
from tests.lms.approval.factories import (
    Case,
    RequirementFactory,
    RuleSetFactory,
    ordinary_rules,
    put_in_force,
)
from tests.lms.approval.test_desk import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    ordinary_rules()
    return Case()


@pytest.fixture
def approval(case):
    case.train()
    return approve(
        case.assignment,
        by=case.caseworker,
        police_certificate_seen_on=date(2026, 2, 1),
        suitability_confirmed=True,
    )


def words_of(response) -> str:
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "no-store, private"
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Godkjenning av fosterhjem"), ("nn", "Godkjenning av fosterheim")]
)
def test_approval_paper_names_home_office_training_and_confirmations(case, approval, language, title):
    address = reverse("approval:approval-paper", kwargs={"approval": approval.uuid})
    words = words_of(signed_in(case.caseworker).get(f"{address}?sprak={language}"))
    assert title in words
    for told in (case.adults[0].name, case.adults[1].name, str(case.office), "Pride-Basic", "2026"):
        assert told in words
    assert case.assignment.case_reference in words


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (Approval.State.STANDING, ""),
        (Approval.State.NEEDS_REVIEW, "vurderer den på nytt"),
        (Approval.State.WITHDRAWN, "gjelder ikke lenger"),
        (Approval.State.ENDED, "Oppdraget er avsluttet"),
    ],
)
def test_approval_paper_says_what_has_become_of_the_approval(case, approval, state, told):
    Approval.objects.update(state=state)
    address = reverse("approval:approval-paper", kwargs={"approval": approval.uuid})
    words = " ".join(words_of(signed_in(case.caseworker).get(address)).split())
    assert told in words
    assert ("gjelder ikke lenger" in words) is (state == Approval.State.WITHDRAWN)


def test_host_letter_is_addressed_to_the_municipality_where_the_home_lies(case, approval):
    address = reverse("approval:host-letter", kwargs={"approval": approval.uuid})
    words = words_of(signed_in(case.caseworker).get(address))
    assert case.municipality.name in words
    assert case.adults[0].name in words


def test_guidance_letter_says_what_each_has_and_what_is_recommended(case):
    rules = RuleSetFactory(kind="specialised")
    RequirementFactory(rule_set=rules)
    RequirementFactory(
        rule_set=rules, key="siblings", position=1, any_of=["special-siblings"], only_for=["siblings"]
    )
    put_in_force(rules)
    case.train(case.adults[0])
    case.train(case.adults[0], code="special-siblings")
    address = reverse("approval:guidance", kwargs={"home": case.home.uuid})
    words = words_of(signed_in(case.coordinator).post(address, {"target_groups": ["siblings"]}))
    assert "Pride-Basic" in words
    assert f"Special-Siblings, for {case.adults[1].name}" in words.replace("\n", " ")
