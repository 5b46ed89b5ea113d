"""The log of security events: what comes into it, whence it came, and that nothing of it is changed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.people.actions import security_events
from lms.people.actions.two_persons import (
    confirm_administrator,
    confirm_protected_access,
    propose_administrator,
    propose_protected_access,
)
from lms.people.models import AuditEntry, Role, SecurityEvent
from lms.people.models.security import MACHINE
from lms.people.rules.security import EVENTS, Kind, cut
from lms.portal.actions.keeping import let_go
from tests import databases
from tests.factories import MembershipFactory, UserFactory, protect, with_right

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))


def sign_in(client, name: str, *words: str):
    password = words[0] if words else "passord-for-test"
    return client.post("/logg-inn/", {"name": name, "password": password})


def test_a_sign_in_and_its_end_are_events_with_door_and_network_but_no_address():
    kari = UserFactory(username="kari")
    client = Client(REMOTE_ADDR="198.51.100.77")
    sign_in(client, "kari")
    client.post("/logg-ut/")

    began, ended = SecurityEvent.objects.order_by("pk")
    assert (began.kind, ended.kind) == (Kind.SIGNED_IN, Kind.SIGNED_OUT)
    for event in (began, ended):
        assert (event.person, event.by, event.door) == (kari, kari, "password")
        assert event.network == "198.51.100.0/24"


def test_a_wrong_password_is_an_event_of_the_account_that_was_tried_and_of_nobody_s_for_an_unknown_name():
    kari = UserFactory(username="kari")
    sign_in(Client(), "kari", "feil")
    sign_in(Client(), "finnes-ikke", "feil")

    known, unknown = SecurityEvent.objects.order_by("pk")
    assert known.kind == unknown.kind == Kind.SIGN_IN_FAILED
    assert (known.person, known.by) == (kari, None)
    assert (unknown.person, unknown.by) == (None, None)
    assert not AuditEntry.objects.exists()


def test_a_wrong_password_costs_as_many_queries_for_a_known_name_as_for_an_unknown_one():
    UserFactory(username="kari")
    numbers = []
    for name in ("kari", "finnes-ikke"):
        with CaptureQueriesContext(
            connection,
        ) as found:
            sign_in(Client(), name, "feil")
        numbers.append(len(found))
    assert abs(numbers[0] - numbers[1]) <= 1


def test_the_present_password_guessed_is_an_event_of_who_is_signed_in():
    kari = UserFactory(username="kari")
    client = Client()
    client.force_login(kari)
    values = {"present": "feil", "password": "et langt og nytt passord", "again": "et langt og nytt passord"}
    client.post(reverse("people:password"), values)
    event = SecurityEvent.objects.get()
    assert (event.kind, event.person, event.reference) == (Kind.SECRET_GUESSED, kari, "present-password")


def test_a_wrong_token_of_another_system_is_an_event_of_no_person():
    Client().get("/api/v1/assignments", headers={"Authorization": "Bearer feil"})
    event = SecurityEvent.objects.get()
    assert (event.kind, event.door, event.person, event.by) == (Kind.SECRET_GUESSED, MACHINE, None, None)


def test_two_administrators_who_give_a_right_leave_four_events():
    first, second = (MembershipFactory(role=Role.ADMIN).user for _ in range(2))
    office = MembershipFactory(role=Role.CASEWORKER)
    confirm_protected_access(
        propose_protected_access(office.user, organisation=office.organisation, by=first), by=second
    )
    confirm_administrator(
        propose_administrator(office.user, organisation=office.organisation, by=first), by=second
    )

    assert kinds() == [
        Kind.PROTECTED_RIGHT_PROPOSED,
        Kind.PROTECTED_RIGHT_GIVEN,
        Kind.ADMINISTRATOR_PROPOSED,
        Kind.ADMINISTRATOR_MADE,
    ]
    given = SecurityEvent.objects.get(kind=Kind.PROTECTED_RIGHT_GIVEN)
    assert (given.person, given.by, given.office) == (office.user, second, office.organisation)


def test_opening_a_protected_person_s_home_is_an_event_and_another_s_is_none(kari, home):
    staff = with_right(home.trained_by)
    client = Client()
    client.force_login(staff)
    address = reverse("approval:home", args=[home.uuid])
    assert client.get(address).status_code == 200
    assert Kind.PROTECTED_OPENED not in kinds()
    protect(kari)
    assert client.get(address).status_code == 200
    event = SecurityEvent.objects.get(kind=Kind.PROTECTED_OPENED)
    assert (event.person, event.by) == (kari, staff)


@pytest.mark.parametrize("change", ["UPDATE {} SET kind = 'erased'", "DELETE FROM {}"])
def test_an_event_is_never_changed_or_deleted(change):
    security_events.note(Kind.SIGNED_IN)
    with (
        databases.unbound(),
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as asked,
    ):
        asked.execute(change.format("people_securityevent"))
    assert kinds() == [Kind.SIGNED_IN]


def an_event(*, days_old: int) -> SecurityEvent:
    return SecurityEvent.objects.create(at=timezone.now() - timedelta(days=days_old), kind=Kind.SIGNED_IN)


def test_events_are_deleted_once_they_are_past_their_keeping(settings):
    settings.RETENTION_DAYS = settings.RETENTION_DAYS | {"SECURITY_EVENT_RETENTION_DAYS": 400}
    an_event(days_old=401)
    kept = an_event(days_old=399)
    assert let_go(only="security-events") == 1
    assert SecurityEvent.objects.get() == kept


def test_no_setting_makes_the_keeping_shorter_than_ninety_days(settings):
    settings.RETENTION_DAYS = settings.RETENTION_DAYS | {"SECURITY_EVENT_RETENTION_DAYS": 1}
    an_event(days_old=80)
    assert let_go(only="security-events") == 0


@pytest.mark.parametrize("reference", ["13867530589", "Kari Nordli", "kari@example.no", "pid:13867530589"])
def test_no_event_takes_a_national_number_or_words(reference):
    with pytest.raises(IntegrityError), transaction.atomic():
        security_events.note(Kind.SIGNED_IN, reference=reference)


def test_an_event_takes_the_number_of_a_record():
    for reference in (
        "webhook:0b41dc9f-1111-4222-8333-123456789012",
        "approval:approve",
        "OtherPerson:1a2b3c4d",
    ):
        security_events.note(Kind.STEPPED_UP, reference=reference)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.77", "198.51.100.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1::/48"),
        ("::ffff:198.51.100.77", "198.51.100.0/24"),
        ("::1", "::/48"),
        ("unix:", ""),
        ("", ""),
    ],
)
def test_a_network_is_cut_so_wide_that_it_points_at_no_household(address, network):
    assert cut(address) == network


def test_every_kind_has_words_of_its_own():
    assert len({str(label) for label in Kind.labels}) == len(Kind)
    assert {means.kind for means in EVENTS.values()} <= set(Kind)
