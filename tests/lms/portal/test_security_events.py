"""What administrators and a log collector read of the security events."""

import json
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from lms.dates import OSLO
from lms.people.actions import security_events
from lms.people.models import Role, SecurityEvent
from lms.people.rules.security import Kind
from tests.factories import FosterParentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/sikkerhetshendelser/"


@pytest.fixture
def admin(client):
    user = MembershipFactory(role=Role.ADMIN, user__username="anna").user
    client.force_login(user)
    return user


@pytest.fixture
def sara():
    return MembershipFactory(user__username="sara", user__first_name="Sara", user__last_name="Dahl").user


@pytest.fixture
def kari():
    return FosterParentFactory(user__username="kari", user__first_name="Kari", user__last_name="Nordli").user


def an_event(kind=Kind.SIGNED_IN, *, at: datetime | None = None, **more) -> SecurityEvent:
    return SecurityEvent.objects.create(at=at or timezone.now(), kind=kind, **more)


def rows(client, **search) -> list[str]:
    return [line.kind for line in client.get(PAGE, search).context["found"].lines]


def test_staff_stand_by_name_and_families_and_the_protected_by_number_alone(client, admin, sara, kari):
    hidden = MembershipFactory(user__first_name="Tor", user__last_name="Hemmelig").user
    hidden.address_protection = "confidential"
    hidden.save()
    for one in (sara, kari, hidden):
        an_event(person=one, by=one)
    page = client.get(PAGE).content.decode()
    assert "Sara Dahl" in page
    assert "Nordli" not in page
    assert "Hemmelig" not in page
    assert str(kari.uuid)[:8] in page


def test_a_member_of_staff_who_is_a_foster_parent_stands_by_number_too(client, admin, kari):
    MembershipFactory(user=kari)
    an_event(person=kari)
    assert "Nordli" not in client.get(PAGE).content.decode()


def test_events_are_found_by_kind_person_day_and_office(client, admin, sara, kari):
    office = sara.memberships.get().organisation
    day = datetime(2026, 11, 3, 0, 30, tzinfo=OSLO)
    an_event(Kind.SIGNED_IN, person=sara, by=sara, at=day)
    an_event(Kind.EXPORTED, person=sara, by=sara, office=office, at=day - timedelta(hours=1))
    an_event(Kind.STEPPED_UP, person=kari, by=kari)

    assert rows(client, kind="exported") == ["Liste eller logg tatt ut"]
    assert len(rows(client, who="SARA")) == 2
    assert len(rows(client, who=str(kari.uuid))) == 1
    assert rows(client, who="finnes-ikke") == []
    assert rows(client, day="2026-11-03") == ["Logget inn"]
    assert rows(client, office=office.pk) == ["Liste eller logg tatt ut"]


def test_the_days_before_are_drawn_with_how_many_each_has_had(client, admin):
    an_event(at=datetime(2026, 11, 3, 23, 59, tzinfo=OSLO))
    an_event(at=datetime(2026, 11, 2, 0, 0, tzinfo=OSLO))
    an_event(at=datetime(2026, 11, 2, 12, 0, tzinfo=OSLO))
    answer = client.get(PAGE, {"day": "2026-11-03"})
    days = answer.context["found"].days
    assert [(one.number, one.share) for one in days[-3:]] == [(0, 0), (2, 100), (1, 50)]
    assert "?day=2026-11-02" in answer.content.decode()


def test_a_page_takes_as_many_queries_for_many_events_as_for_one(
    client, admin, sara, django_assert_max_num_queries
):
    for _ in range(60):
        an_event(person=UserFactory(), by=sara, office=sara.memberships.get().organisation)
    with django_assert_max_num_queries(17):
        page = client.get(PAGE, {"side": "1"})
    assert len(page.context["found"].lines) == 50
    assert len(client.get(PAGE, {"side": "2"}).context["found"].lines) >= 10


def test_what_is_searched_for_is_taken_out_as_lines_of_json_and_that_is_an_event(client, admin, sara):
    office = sara.memberships.get().organisation
    an_event(Kind.EXPORTED, person=sara, by=sara, office=office, door="staff", network="198.51.100.0/24")
    an_event(Kind.STEPPED_UP, person=sara)
    answer = client.get(reverse("portal:export-security-events"), {"kind": "exported", "who": "sara"})
    (line,) = [json.loads(text) for text in b"".join(answer.streaming_content).decode().splitlines()]
    assert line["person"] == line["by"] == str(sara.uuid)
    assert (line["kind"], line["door"], line["network"]) == ("exported", "staff", "198.51.100.0/24")
    assert line["office"] == (office.organisation_number or str(office.pk))
    assert "Dahl" not in str(line)
    own = SecurityEvent.objects.get(person=admin)
    assert (own.kind, own.reference) == (Kind.EXPORTED, "jsonl")


def collected(**options) -> list[dict]:
    out = StringIO()
    call_command("security_events", stdout=out, **options)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_collector_reads_what_has_happened_since_a_day_the_oldest_first(sara):
    an_event(at=datetime(2026, 11, 1, tzinfo=OSLO))
    first = an_event(at=datetime(2026, 11, 3, 8, 0, tzinfo=OSLO), person=sara)
    second = an_event(at=datetime(2026, 11, 4, tzinfo=OSLO))
    found = collected(since="2026-11-03")
    assert [one["number"] for one in found[:2]] == [first.pk, second.pk]
    assert found[-1]["kind"] == "exported"
    assert next(one["number"] for one in collected(since="2026-11-03T09:00")) == second.pk


def test_a_day_that_is_none_is_refused_in_plain_words():
    with pytest.raises(CommandError, match="neither a day nor an instant"):
        collected(since="i går")


def test_following_writes_each_event_once_and_what_comes_meanwhile(monkeypatch):
    an_event(at=timezone.now())
    looks: list[int] = []

    def wait(seconds: float) -> None:
        looks.append(1)
        if len(looks) == 3:
            raise KeyboardInterrupt
        security_events.note(Kind.SIGNED_OUT)

    monkeypatch.setattr("lms.portal.management.commands.security_events.time.sleep", wait)
    found = collected(follow=True, every=0.01)
    assert [one["kind"] for one in found] == ["signed_in", "exported", "signed_out", "signed_out"]
    assert len({one["number"] for one in found}) == 4
