"""What the owner of an installation needs beside the platform, made from the table of what is kept."""

import html

import pytest
from django.urls import reverse

from lms.people.rules.keeping import KeptFor
from lms.portal.actions.keeping import KINDS
from lms.portal.rules.risks import RISKS

pytestmark = pytest.mark.django_db


def page(client, name) -> str:
    return html.unescape(client.get(reverse(name)).content.decode())


@pytest.mark.parametrize("name", ["portal:assessment", "portal:processor"])
def test_every_kind_of_record_and_every_measure_stands_on_both_pages(client, name):
    shown = page(client, name)
    assert [kind.code for kind in KINDS if str(kind.name) not in shown] == []
    assert [risk.code for risk in RISKS if not all(str(one) in shown for one in risk.measures)] == []


def test_every_purpose_has_a_risk_and_every_risk_measures_of_its_own():
    assert {purpose for risk in RISKS for purpose in risk.purposes} == set(KeptFor)
    assert all(risk.measures for risk in RISKS)
    assert len({risk.code for risk in RISKS}) == len(RISKS)


def test_the_risks_come_as_a_spreadsheet_with_room_for_the_controller(client):
    answer = client.get(reverse("portal:assessment-file"))
    assert answer["Content-Disposition"].endswith('.xlsx"')
    assert answer.content.startswith(b"PK")


def test_every_page_and_security_txt_lead_to_whom_a_weakness_is_told(client, settings):
    settings.SECURITY_CONTACT = "mailto:sikkerhet@kommune.example"
    address = reverse("portal:disclosure")
    assert f"Policy: {settings.SITE_URL}{address}" in client.get("/.well-known/security.txt").content.decode()
    assert f'href="{address}"' in page(client, "portal:keeping")
    assert 'href="mailto:sikkerhet@kommune.example"' in page(client, "portal:disclosure")
    settings.SECURITY_CONTACT = ""
    assert "mailto:" not in page(client, "portal:disclosure")
