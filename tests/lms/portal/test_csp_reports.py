"""What browsers report of the content security policy: taken from anybody, bounded, and logged without
anything that points at a person."""

import json
import logging

import pytest

from lms.portal.actions import policy_refusals
from lms.portal.models import PolicyRefusal
from lms.portal.views import csp_reports
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
OLD, NEW = "application/csp-report", "application/reports+json"
SECRET = "v" * 43


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.WARNING, "lms.csp")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "lms.csp"]


def tell(client, said, kind=OLD, **more):
    body = said if isinstance(said, str | bytes) else json.dumps(said)
    return client.post("/csp-rapport/", body, content_type=kind, **more)


def in_the_old_way(**more):
    return {
        "csp-report": {
            "document-uri": f"https://opplaering.norge.no/sok/?q=Kari#{SECRET}",
            "effective-directive": "script-src-elem",
            "blocked-uri": "https://kari:hemmelig@ondt.example:8443/sti?barn=Ola",
            "script-sample": "alert('Ola, født 3. april 2015')",
            **more,
        }
    }


def in_the_new_way(**more):
    body = {
        "documentURL": "https://opplaering.norge.no/min-side/",
        "effectiveDirective": "style-src-attr",
        "blockedURL": "inline",
        "sourceFile": "https://opplaering.norge.no/static/js/guard.js",
        "lineNumber": 7,
    }
    return {"type": "csp-violation", "age": 1, "url": "x", "user_agent": "x", "body": body | more}


def test_a_page_says_where_its_policy_is_reported_to(client):
    answer = client.get("/status/")
    assert answer["Content-Security-Policy"].endswith("; report-uri /csp-rapport/; report-to csp")
    assert answer["Reporting-Endpoints"] == 'csp="/csp-rapport/"'


def test_a_report_is_one_line_that_names_the_page_and_nobody(client, lines):
    assert tell(client, in_the_old_way()).status_code == 204
    assert tell(client, [in_the_new_way()], NEW).status_code == 204
    start = "The content security policy refused "
    assert lines() == [
        f"{start}script-src-elem from https://ondt.example:8443 on portal:search",
        f"{start}style-src-attr from inline on portal:home, by /static/js/guard.js line 7",
    ]


def test_whoever_writes_a_report_cannot_write_lines_of_the_log(client, lines):
    forged = "a\n2026-01-01 ERROR django: all is lost\r\x1b[31m" + "x" * 5000
    tell(client, in_the_old_way(**{"effective-directive": forged, "blocked-uri": forged}))
    (line,) = lines()
    assert line.isprintable()
    assert len(line) < 200


@pytest.mark.parametrize(
    ("said", "kind", "status"),
    [
        ("{", OLD, 400),
        ("[" * 9000, OLD, 400),
        (b"\xff\xfe", OLD, 400),
        ({}, OLD, 400),
        ("5", NEW, 400),
        ([], NEW, 204),
        ([{"type": "deprecation", "body": {}}, 5, None], NEW, 204),
        ({"csp-report": {"blocked-uri": 5, "document-uri": "http://[", "line-number": {}}}, OLD, 204),
        (in_the_old_way(), "text/plain", 415),
        (in_the_old_way(x="x" * csp_reports.LONGEST), OLD, 413),
    ],
)
def test_a_report_that_is_none_gets_its_answer_and_harms_nobody(client, said, kind, status):
    assert tell(client, said, kind).status_code == status


def test_it_is_written_to_and_never_read(client):
    assert client.get("/csp-rapport/").status_code == 405


def test_one_network_fills_no_log(client, lines):
    for _ in range(csp_reports.FROM_ONE + 3):
        assert tell(client, in_the_old_way()).status_code == 204
    assert len(lines()) == csp_reports.FROM_ONE
    tell(client, in_the_old_way(), REMOTE_ADDR="203.0.113.9")
    assert len(lines()) == csp_reports.FROM_ONE + 1


def test_many_networks_fill_no_log_either(client, lines, monkeypatch):
    monkeypatch.setattr(csp_reports, "FROM_ALL", 4)
    for number in range(8):
        tell(client, in_the_old_way(), REMOTE_ADDR=f"203.0.{number}.9")
    assert len(lines()) == 4


def test_one_request_is_counted_by_what_it_reports(client, lines):
    tell(client, [in_the_new_way()] * 30, NEW)
    assert len(lines()) == csp_reports.MOST_AT_ONCE


def test_the_same_report_is_counted_and_administrators_read_the_sum_and_nobody_s_name(client):
    for _ in range(3):
        tell(client, in_the_old_way())
    tell(client, [in_the_new_way()], NEW)
    counted = {(one.directive, one.source, one.page): one.number for one in PolicyRefusal.objects.all()}
    assert counted == {
        ("script-src-elem", "https://ondt.example:8443", "portal:search"): 3,
        ("style-src-attr", "inline", "portal:home"): 1,
    }
    client.force_login(MembershipFactory(role="admin").user)
    page = client.get("/sikkerhetshendelser/nettlesere/").content.decode()
    assert "https://ondt.example:8443" in page
    assert "Kari" not in page


def test_invented_addresses_fill_no_table(client, monkeypatch):
    monkeypatch.setattr(policy_refusals, "MOST_KINDS_A_DAY", 2)
    for number in range(5):
        tell(client, in_the_old_way(**{"blocked-uri": f"https://{number}.example"}))
    kinds = PolicyRefusal.objects.order_by("pk").values_list("source", "number")
    assert list(kinds) == [("https://0.example", 1), ("https://1.example", 1), (policy_refusals.ELSEWHERE, 3)]
