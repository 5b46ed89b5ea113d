"""Administrators hear of characters that no font has."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from courses.actions.certificates import certificate_pdf, issue_certificate
from lms.approval.actions.signs import tell_of_signs
from lms.documents.spreadsheets import write_table
from lms.notices.models import Notice
from lms.notices.queries.texts import text_of
from lms.people.models import Role
from tests.courses import factories as make
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def told():
    return Notice.objects.filter(kind="paper.signs_lacking")


def test_a_certificate_with_characters_that_no_font_has_is_made_and_told_of_without_the_name():
    administrator = MembershipFactory(role=Role.ADMIN).user
    MembershipFactory(role=Role.CASEWORKER)
    person = UserFactory(first_name="Tashi བ", last_name="Lhamo")
    gathering = make.part("gathering")
    make.enrolled(person, parts=[gathering])
    make.attend(person, gathering)
    evidence = person.completions.get(training="pride-basic").pk
    certificate, code = issue_certificate(person, evidence=evidence)
    for _ in range(2):
        assert certificate_pdf(certificate, code=code).startswith(b"%PDF-")
    message = told().get()
    assert message.to == administrator
    words = text_of(message)
    assert "U+0F56" in words.body
    assert "TIBETAN LETTER BA" in words.body
    assert not {"Tashi", "Lhamo", "བ"} & set(f"{words.subject} {words.body}".replace(",", " ").split())


def test_the_same_characters_are_told_of_again_only_after_a_month():
    MembershipFactory(role=Role.ADMIN)
    assert tell_of_signs({"བ"}) == 1
    assert tell_of_signs({"བ"}) == 0
    assert tell_of_signs({"ܐ"}) == 1
    told().update(made_at=timezone.now() - timedelta(days=31))
    assert tell_of_signs({"བ"}) == 1


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_list_is_made_whatever_a_name_holds(file_format):
    names = ["Ka\x07ri", "=1+1", "Ola\ud7ff\uffff", "محمد 🌈", "W" * 400]
    assert write_table(file_format, "liste", ["Navn"], [[name, date(2026, 1, 1)] for name in names]).data
