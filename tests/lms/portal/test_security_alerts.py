"""What the rules find in the security events, whom it is told, and that somebody has looked at it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.notices.models import Notice
from lms.people.actions import accounts
from lms.people.actions.two_persons import confirm_administrator, propose_administrator
from lms.people.models import Role, SecurityEvent
from lms.people.rules.security import Kind
from lms.portal.actions.keeping import let_go
from lms.portal.actions.security_alerts import judge
from lms.portal.models import SecurityAlert
from lms.portal.rules.alerts import WATCHES, Rule
from tests.factories import FosterParentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/sikkerhetshendelser/varsler/"


@pytest.fixture
def admin():
    return MembershipFactory(role=Role.ADMIN).user


@pytest.fixture
def kari():
    return FosterParentFactory(user__first_name="Kari", user__last_name="Nordli").user


def happens(kind: Kind, number: int = 1, *, minutes_ago: int = 0, **more) -> None:
    at = timezone.now() - timedelta(minutes=minutes_ago)
    for _ in range(number):
        SecurityEvent.objects.create(at=at, kind=kind, **more)


def told() -> list[str]:
    return list(Notice.objects.filter(kind="administrators.alert").values_list("to__username", flat=True))


def found() -> list[str]:
    judge()
    return sorted(SecurityAlert.objects.values_list("rule", flat=True))


def test_failures_of_one_account_are_found_at_the_tenth_and_the_administrators_told_once(admin, kari):
    happens(Kind.SIGN_IN_FAILED, 9, person=kari, network="198.51.100.0/24")
    assert found() == []
    happens(Kind.SIGN_IN_FAILED, person=kari)
    assert found() == [Rule.FAILURES_OF_ACCOUNT]
    happens(Kind.SIGN_IN_FAILED, 5, person=kari)
    assert found() == [Rule.FAILURES_OF_ACCOUNT]
    alert = SecurityAlert.objects.get()
    assert (alert.person, alert.number) == (kari, 15)
    assert told() == [admin.username]


def test_failures_long_ago_are_not_found(kari):
    happens(Kind.SIGN_IN_FAILED, 20, person=kari, minutes_ago=61)
    assert found() == []


def test_failures_from_one_network_are_found_whoever_is_tried():
    happens(Kind.SIGN_IN_FAILED, 50, network="198.51.100.0/24")
    happens(Kind.SIGN_IN_FAILED, 49, network="203.0.113.0/24")
    happens(Kind.SIGN_IN_FAILED, 60)
    assert found() == [Rule.FAILURES_OF_NETWORK]
    assert SecurityAlert.objects.get().network == "198.51.100.0/24"


def test_one_failure_each_of_many_accounts_is_found_from_wherever_they_come():
    for _ in range(20):
        happens(Kind.SIGN_IN_FAILED, person=UserFactory())
    assert found() == [Rule.FAILURES_OF_MANY]


@pytest.mark.parametrize("rule", sorted(WATCHES))
def test_each_rule_finds_its_number_of_events_and_not_one_fewer(rule, kari, settings):
    watch = WATCHES[rule]
    settings.SECURITY_ALERTS = {other.value: 0 for other in Rule if other != rule}
    kind = min(watch.kinds)
    for number in range(watch.number):
        assert found() == [], number
        happens(kind, person=UserFactory() if watch.of == "person" else kari, by=kari, network="10.0.0.0/24")
    assert found() == [rule]


def test_every_rule_has_its_terms():
    assert set(WATCHES) == set(Rule)


def test_a_setting_gives_a_rule_another_number_or_switches_it_off(kari, settings):
    happens(Kind.SIGN_IN_FAILED, 3, person=kari)
    settings.SECURITY_ALERTS = {"failures_of_account": 0, "failures_of_many": 0}
    assert found() == []
    settings.SECURITY_ALERTS = {"failures_of_account": 3}
    assert found() == [Rule.FAILURES_OF_ACCOUNT]


def test_what_was_looked_at_is_opened_anew_by_what_happens_afterwards_alone(admin, kari):
    client = Client()
    client.force_login(admin)
    happens(Kind.SIGN_IN_FAILED, 10, person=kari)
    judge()
    address = reverse("portal:look-at-alert", args=[SecurityAlert.objects.get().uuid])
    assert client.post(address)["Location"] == PAGE
    seen = SecurityAlert.objects.get()
    assert seen.looked_at_by == admin

    assert judge() == 0
    happens(Kind.SIGN_IN_FAILED, 9, person=kari)
    assert judge() == 0
    happens(Kind.SIGN_IN_FAILED, person=kari)
    assert judge() == 1
    assert SecurityAlert.objects.open().get().number == 10
    assert len(told()) == 2


def test_who_looks_first_stands_there(admin):
    happens(Kind.ADMINISTRATOR_MADE, person=admin)
    judge()
    alert = SecurityAlert.objects.get()
    for user in (admin, MembershipFactory(role=Role.ADMIN).user):
        client = Client()
        client.force_login(user)
        client.post(reverse("portal:look-at-alert", args=[alert.uuid]))
    alert.refresh_from_db()
    assert alert.looked_at_by == admin


def test_an_administrator_who_is_made_is_told_and_so_are_all_administrators(admin):
    second = MembershipFactory(role=Role.ADMIN).user
    proposed = propose_administrator(
        UserFactory(username="ny"), organisation=admin.memberships.get().organisation, by=admin
    )
    confirm_administrator(proposed, by=second)
    assert found() == [Rule.ADMINISTRATOR_MADE]
    assert sorted(told()) == sorted([admin.username, second.username, "ny"])
    assert [one.to.username for one in Notice.objects.filter(kind="account.role")] == ["ny"]


def test_the_page_names_staff_and_gives_families_by_number(client, admin, kari):
    happens(Kind.SIGN_IN_FAILED, 10, person=kari)
    judge()
    client.force_login(admin)
    page = client.get(PAGE).content.decode()
    assert "Mange mislykkede innlogginger på én konto" in page
    assert "10 ganger" in page
    assert f"?who={kari.uuid}" in page
    assert "Nordli" not in page
    home = client.get(reverse("portal:home")).content.decode()
    assert "sikkerhetsvarsler å se på" in home


def test_the_page_takes_as_many_queries_for_many_alerts_as_for_one(
    client, admin, django_assert_max_num_queries
):
    for _ in range(20):
        happens(Kind.ADMINISTRATOR_MADE, person=UserFactory())
    judge()
    client.force_login(admin)
    with django_assert_max_num_queries(14):
        client.get(PAGE)


def test_one_thing_is_open_once(kari):
    now = timezone.now()
    values = {"number": 1, "first_at": now, "last_at": now, "made_at": now}
    SecurityAlert.objects.create(rule=Rule.EXPORTS, **values)
    with pytest.raises(IntegrityError):
        SecurityAlert.objects.create(rule=Rule.EXPORTS, **values)


def test_alerts_that_were_looked_at_go_with_their_events(admin, settings):
    old = timezone.now() - timedelta(days=settings.RETENTION_DAYS["SECURITY_EVENT_RETENTION_DAYS"] + 1)
    values = {"number": 1, "first_at": old, "last_at": old, "made_at": old}
    SecurityAlert.objects.create(rule=Rule.EXPORTS, looked_at=old, looked_at_by=admin, **values)
    SecurityAlert.objects.create(rule=Rule.EXPORTS, **values)
    assert let_go(only="security-events") == 1


def sign_in(client: Client, name: str = "kari"):
    return client.post("/logg-inn/", {"name": name, "password": "passord-for-test"})


def test_a_sign_in_on_a_device_never_seen_is_told_its_owner_once_a_day_and_on_a_known_one_never():
    UserFactory(username="kari")
    own, others = Client(), Client()
    sign_in(own)
    own.post("/logg-ut/")
    sign_in(own)
    assert not Notice.objects.filter(kind="account.device").exists()
    sign_in(others)
    sign_in(Client())
    assert [one.to.username for one in Notice.objects.filter(kind="account.device")] == ["kari"]


def test_a_sign_in_after_a_long_time_is_an_event_and_one_after_a_short_time_is_none(settings):
    kari = UserFactory(username="kari")
    client = Client()
    for days in (settings.ACCOUNT_UNUSED_DAYS - 1, settings.ACCOUNT_UNUSED_DAYS + 1):
        kari.last_login = timezone.now() - timedelta(days=days)
        kari.save()
        sign_in(client)
        client.post("/logg-ut/")
    assert SecurityEvent.objects.filter(kind=Kind.SIGNED_IN_AFTER_LONG).count() == 1
    assert found() == [Rule.LONG_UNUSED]


def test_a_new_password_is_told_its_owner_and_the_first_one_is_not():
    kari = UserFactory(username="kari")
    client = Client()
    client.force_login(kari)
    new = "gul-traktor-17-fjelltopp-ris"
    values = {"present": "passord-for-test", "password": new, "again": new}
    assert client.post(reverse("people:password"), values).status_code == 302
    assert [one.to for one in Notice.objects.filter(kind="account.password")] == [kari]
    newcomer = UserFactory(username="ny")
    newcomer.set_unusable_password()
    accounts.set_password(newcomer, password=new)
    assert Notice.objects.filter(kind="account.password").count() == 1
    assert SecurityEvent.objects.filter(kind=Kind.PASSWORD_CHANGED).count() == 2
