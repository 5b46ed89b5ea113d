"""What an auditor reads: the standing of the county's homes, and what was done to them."""

import pytest

from lms.look.templatetags.look import bars
from lms.people.actions.homes import end_assignment
from lms.people.actions.traces import audit
from lms.people.models import AuditEntry
from tests import world
from tests.role_table import AUDITOR, CASEWORKER, COORDINATOR

LOG = "/logg/"


@pytest.fixture
def own(db):
    return world.build()


def test_auditor_reads_who_did_what_in_the_own_county_and_nothing_of_another(client, own):
    foreign = world.build_foreign()
    audit("home.registered", f"home:{own.home.uuid}", by=own.users[COORDINATOR])
    audit("home.registered", f"home:{foreign.home.uuid}", by=foreign.users[COORDINATOR])
    end_assignment(own.assignment, by=own.users[CASEWORKER])
    client.force_login(own.users[AUDITOR])

    page = client.get(LOG).content.decode()

    assert "Hjem registrert" in page
    assert "Oppdrag avsluttet" in page
    assert own.users[COORDINATOR].name in page
    assert foreign.users[COORDINATOR].name not in page


def test_reading_the_log_is_itself_written_down(client, own):
    client.force_login(own.users[AUDITOR])
    client.get(LOG)

    assert AuditEntry.objects.filter(act="log.read", by=own.users[AUDITOR]).count() == 1


def test_log_takes_the_same_queries_for_one_line_and_many(client, own, django_assert_max_num_queries):
    for _ in range(45):
        audit("home.joined", f"home:{own.home.uuid}", by=own.users[COORDINATOR])
    client.force_login(own.users[AUDITOR])

    with django_assert_max_num_queries(16):
        client.get(LOG)


def test_chart_draws_each_bar_by_its_share_of_the_largest():
    rows = [("a", "Godkjent", "success", 4), ("b", "Mangler", "info", 1), ("c", "Ingen", "info", 0)]

    drawn = bars(rows, "Hjem", "/hjem/?standing=")

    assert [bar["share"] for bar in drawn["bars"]] == [100, 25, 0]
    assert drawn["bars"][1]["address"] == "/hjem/?standing=b"
