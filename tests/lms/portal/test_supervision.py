"""The pages of a supervision case: the auditor's, the office's and the family's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lms.dates import today
from lms.people.models import AuditEntry, SupervisionCase
from lms.people.queries.supervision import lists_read_within
from tests import world
from tests.factories import supervise
from tests.role_table import AUDITOR, CASEWORKER, COORDINATOR, FOSTER_PARENT

DESK = "/hjem/"


@pytest.fixture(scope="module")
def standing(stand):
    return stand(world.build)


@pytest.fixture
def own(standing, db):
    return standing


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def as_(own, role) -> Client:
    client = Client()
    client.force_login(type(own.users[role]).objects.get(pk=own.users[role].pk))
    return client


def page_of(case) -> str:
    return reverse("portal:supervision-case", args=[case.uuid])


def test_an_auditor_opens_a_case_and_reads_the_homes_that_it_covers(own):
    SupervisionCase.objects.all().delete()
    auditor = as_(own, AUDITOR)
    home = reverse("approval:home", args=[own.home.uuid])
    assert auditor.get(home).status_code == 404
    assert "Ingen sak er åpen" in words(auditor.get("/min-side/"))
    assert "/tilsyn/" in words(auditor.get(DESK))
    sent = {
        "organisation": own.supervision.organisation_id,
        "reference": "2026/1234",
        "purpose": "complaint",
        "came_from": "concerned",
        "counties": ["32"],
        "from_on": today().isoformat(),
        "until_on": (today() + timedelta(days=60)).isoformat(),
    }
    answer = auditor.post("/tilsyn/ny/", sent)
    case = SupervisionCase.objects.get()
    assert answer["Location"] == page_of(case)
    assert "Akershus" in words(auditor.get(page_of(case)))
    assert auditor.get(home).status_code == 200
    assert auditor.post("/tilsyn/ny/", sent).status_code == 422


def test_what_was_looked_at_stands_on_the_case_and_in_its_report_without_names(own):
    auditor = as_(own, AUDITOR)
    for _ in range(2):
        auditor.get(reverse("approval:home", args=[own.home.uuid]))
    auditor.get(DESK)
    auditor.get("/hjem/eksport/csv/")
    auditor.get("/logg/")
    shown = words(auditor.get(page_of(own.supervision)))
    report = auditor.get(reverse("portal:supervision-report", args=[own.supervision.uuid, "csv"]))
    for text in (shown, report.content.decode()):
        assert text.count(own.assignment.case_reference) == 2
        assert "Loggen over handlinger" in text
        assert own.users[FOSTER_PARENT].name not in text
    assert AuditEntry.objects.filter(act="supervision.reported").count() == 1
    assert {one.what for one in lists_read_within(own.supervision)} == {"desk", "desk_file", "log"}


def test_the_family_and_the_office_see_that_a_governor_looked_but_not_why(own):
    before = words(as_(own, CASEWORKER).get("/tilsyn/hos-oss/"))
    assert "Ingen har sett" in before
    as_(own, AUDITOR).get(reverse("approval:home", args=[own.home.uuid]))
    SupervisionCase.objects.filter(pk=own.supervision.pk).update(purpose="complaint", came_from="concerned")
    pages = {
        CASEWORKER: "/tilsyn/hos-oss/",
        COORDINATOR: "/tilsyn/hos-oss/",
        FOSTER_PARENT: reverse("people:look-ups"),
    }
    for role, address in pages.items():
        shown = words(as_(own, role).get(address))
        assert f"sak {own.supervision.reference}" in shown
        assert own.supervision.organisation.name in shown
        assert "klage" not in shown


def test_a_case_is_prolonged_with_a_reason_and_ended_on_its_page(own):
    auditor = as_(own, AUDITOR)
    prolong = reverse("portal:prolong-supervision", args=[own.supervision.uuid])
    later = (today() + timedelta(days=90)).isoformat()
    assert auditor.post(prolong, {"until_on": later}).status_code == 422
    assert auditor.post(prolong, {"until_on": later, "reason": "waiting"}).status_code == 302
    assert "har ikke kommet ennå" in words(auditor.get(page_of(own.supervision)))
    auditor.post(reverse("portal:end-supervision", args=[own.supervision.uuid]))
    assert "Avsluttet" in words(auditor.get(page_of(own.supervision)))
    assert auditor.get(reverse("approval:home", args=[own.home.uuid])).status_code == 404


def test_the_page_of_a_case_takes_the_same_queries_for_one_look_and_many(own, django_assert_max_num_queries):
    auditor = as_(own, AUDITOR)
    for home in (own.home, own.preparing_home) * 3:
        auditor.get(reverse("approval:home", args=[home.uuid]))
    supervise(own.supervision.organisation, own.home.host_municipality)
    with django_assert_max_num_queries(20):
        auditor.get(page_of(own.supervision))
    with django_assert_max_num_queries(14):
        auditor.get("/tilsyn/")
