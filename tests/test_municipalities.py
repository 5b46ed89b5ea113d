"""Municipalities that merge, split or change their number: on the day, once, and with their history."""

from datetime import date, timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from lms.approval.queries.unplaced import homes_to_place, homes_without_place
from lms.dates import today
from lms.people.actions.homes import register_home
from lms.people.actions.moving import plan_move
from lms.people.actions.municipalities import carry_out_changes, drop_change, plan_change
from lms.people.errors import UnknownMunicipality
from lms.people.errors.changes import ChangeNotPossible
from lms.people.models import AuditEntry, FosterHome, HomeMove, Municipality, MunicipalityChange, Organisation
from sessions.models import ReachWish, SchoolHoliday
from tests.factories import (
    FosterHomeFactory,
    FosterParentFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PreparationFactory,
    UserFactory,
    supervise,
)
from tests.sessions import factories as make

pytestmark = pytest.mark.django_db
PACKAGES = ("lms.people", "sessions", "lms.portal")
# Of 1 January 2024: Halden left Viken for Østfold, and Ålesund was divided into Ålesund and Haram.
ROWS = """on,old,number,name,official_names,county_number,county,region,organisation_number
2024-01-01,3001,3101,Halden,Halden,31,Østfold,ost,959159092
2024-01-01,1507,1508,Ålesund,Ålesund,15,Møre og Romsdal,midt,929911709
2024-01-01,1507,1580,Haram,Haram,15,Møre og Romsdal,midt,830526542
"""


@pytest.fixture
def before():
    """Before the day: Halden in Viken, and an undivided Ålesund."""
    halden = MunicipalityFactory(number="3001", name="Halden", county_number="30", county="Viken")
    aalesund = MunicipalityFactory(
        number="1507", name="Ålesund", county_number="15", county="Møre og Romsdal"
    )
    return halden, aalesund


@pytest.fixture
def file(tmp_path, before):
    path = tmp_path / "changes.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_every_column_that_names_a_municipality_says_what_becomes_of_it():
    said = {}
    for package in PACKAGES:
        said.update(import_module(f"{package}.actions.municipalities").FOLLOWS)
    found = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        if not model._meta.proxy
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.is_relation and field.related_model is Municipality
    }
    assert found == set(said)


def test_a_new_number_takes_homes_offices_venues_and_wishes_along(file, before):
    halden, _ = before
    home = FosterHomeFactory(host_municipality=halden)
    office = OrganisationFactory()
    office.municipalities.add(halden)
    venue = make.VenueFactory(municipality=halden)
    wish = ReachWish.objects.create(person=UserFactory())
    wish.reachable.add(halden)
    call_command("municipality_changes", str(file))
    for row in (home, venue):
        row.refresh_from_db()
    assert home.host_municipality_id == venue.municipality_id == "3101"
    assert [one.pk for one in office.municipalities.all()] == ["3101"]
    assert [one.pk for one in wish.reachable.all()] == ["3101"]
    halden.refresh_from_db()
    assert halden.ends_on == date(2024, 1, 1)


def test_who_supervised_the_old_county_supervises_the_new(file, before):
    governor = OrganisationFactory(
        kind=Organisation.Kind.COUNTY_GOVERNOR, name="Statsforvalteren", county_numbers=["30"]
    )
    home = FosterHomeFactory(host_municipality=before[0])
    supervise(governor, before[0])
    auditor = MembershipFactory(organisation=governor, role="auditor").user
    assert home in FosterHome.objects.visible_to(auditor)
    call_command("municipality_changes", str(file))
    governor.refresh_from_db()
    assert governor.county_numbers == ["31"]
    auditor = type(auditor).objects.get(pk=auditor.pk)
    assert home in FosterHome.objects.visible_to(auditor)


def test_days_without_school_are_kept_for_the_new_county(file):
    ahead = today() + timedelta(days=30)
    SchoolHoliday.objects.create(county_number="30", name="Høstferie", first_day=ahead, last_day=ahead)
    call_command("municipality_changes", str(file))
    assert SchoolHoliday.objects.filter(county_number="31", first_day=ahead).exists()


def test_of_a_split_offices_answer_for_all_parts_and_staff_say_where_each_home_lies(file, before):
    _, aalesund = before
    home = FosterHomeFactory(host_municipality=aalesund)
    FosterParentFactory(home=home)
    PreparationFactory(home=home)
    coordinator = MembershipFactory(organisation=home.trained_by, role="coordinator").user
    office = OrganisationFactory()
    office.municipalities.add(aalesund)
    call_command("municipality_changes", str(file))
    assert {one.pk for one in office.municipalities.all()} == {"1508", "1580"}
    client = Client()
    client.force_login(coordinator)
    page = client.get(f"/hjem/{home.uuid}/").content.decode()
    assert "Si hvilken kommune hjemmet ligger i nå" in page
    haram = Municipality.objects.get(pk="1580")
    plan_move(home, to=haram, service=home.trained_by, on=today(), by=coordinator)
    assert "Si hvilken kommune" not in client.get(f"/hjem/{home.uuid}/").content.decode()


def test_homes_of_a_split_are_one_task_that_is_gone_when_all_are_placed(
    before, file, django_assert_max_num_queries
):
    _, aalesund = before
    service = OrganisationFactory(kind="foster_care")
    homes = [FosterHomeFactory(host_municipality=aalesund, trained_by=service) for _ in range(3)]
    for home in homes:
        FosterParentFactory(home=home)
        PreparationFactory(home=home)
    foreign = FosterHomeFactory(host_municipality=aalesund)
    coordinator = MembershipFactory(organisation=service, role="coordinator").user
    caseworker = MembershipFactory(organisation=homes[0].registered_by, role="caseworker").user
    administrator = MembershipFactory(role="admin").user
    venue = make.VenueFactory(municipality=aalesund, organisation=service)

    def page(user, address="/min-side/") -> str:
        client = Client()
        client.force_login(user)
        return " ".join(client.get(address).content.decode().split())

    assert homes_to_place(coordinator).count() == 0
    call_command("municipality_changes", str(file))
    assert set(homes_to_place(coordinator)) == set(homes)
    assert set(homes_to_place(caseworker)) == {homes[0]}
    for user in (coordinator, caseworker):
        assert "/hjem/uten-kommune/" in page(user)
        assert "/hjem/uten-kommune/" in page(user, "/hjem/")
    assert "hjem i en delt kommune" in page(administrator)
    with django_assert_max_num_queries(30):
        shown = page(coordinator, "/hjem/uten-kommune/")
    assert venue.name in shown
    assert str(foreign.uuid) not in shown
    assert "(valgfritt)" not in shown, "who does not know says so, instead of names being optional"
    assert shown.count("Vi vet ikke ennå") == 3
    client = Client()
    client.force_login(coordinator)
    client.post("/hjem/uten-kommune/", {"home-1": "1580", "home-2": "1508", "home-3": ""})
    assert {home.host_municipality_id for home in homes_to_place(coordinator)} == {"1507"}
    assert homes_to_place(coordinator).get() == homes[2]
    assert HomeMove.objects.done().filter(to_municipality="1580").count() == 1
    client.post("/hjem/uten-kommune/", {"home-1": "1508"})
    assert "/hjem/uten-kommune/" not in page(coordinator)
    assert "/hjem/uten-kommune/" not in page(coordinator, "/hjem/")
    assert {home.trained_by for home in homes_to_place(coordinator)} == set()
    assert homes_without_place().get() == foreign


def test_a_home_is_placed_in_no_municipality_that_its_own_has_not_become(before, file):
    home = FosterHomeFactory(host_municipality=before[1])
    coordinator = MembershipFactory(organisation=home.trained_by, role="coordinator").user
    call_command("municipality_changes", str(file))
    client = Client()
    client.force_login(coordinator)
    assert client.post("/hjem/uten-kommune/", {"home-1": "3101"}).status_code == 422
    assert homes_to_place(coordinator).get() == home


def test_several_that_become_one_are_one():
    ones = [MunicipalityFactory() for _ in range(3)]
    homes = [FosterHomeFactory(host_municipality=one) for one in ones]
    whole = MunicipalityFactory(begins_on=today())
    for one in ones:
        plan_change(one, whole, on=today(), by=None)
    assert carry_out_changes() == 3
    for home in homes:
        home.refresh_from_db()
        assert home.host_municipality == whole


def test_before_the_day_nothing_changes_on_it_the_nightly_job_does_it_and_twice_is_once():
    old, new = MunicipalityFactory(), MunicipalityFactory(begins_on=today() + timedelta(days=5))
    home = FosterHomeFactory(host_municipality=old)
    plan_change(old, new, on=today() + timedelta(days=5), by=None)
    assert carry_out_changes() == 0
    home.refresh_from_db()
    assert home.host_municipality == old
    assert old in Municipality.objects.in_force(today())
    assert new not in Municipality.objects.in_force(today())
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        assert (carry_out_changes(), carry_out_changes()) == (1, 0)
        assert old not in Municipality.objects.in_force(today())
    home.refresh_from_db()
    assert home.host_municipality == new
    assert AuditEntry.objects.filter(act="municipality.changed").count() == 1
    assert MunicipalityChange.objects.get().done_at


def test_a_planned_move_leads_to_what_the_municipality_has_become():
    home = FosterHomeFactory()
    FosterParentFactory(home=home)
    coordinator = MembershipFactory(organisation=home.trained_by, role="coordinator").user
    old, new = MunicipalityFactory(), MunicipalityFactory()
    plan_move(home, to=old, service=home.trained_by, on=today() + timedelta(days=9), by=coordinator)
    plan_change(old, new, on=today(), by=None)
    carry_out_changes()
    assert HomeMove.objects.get().to_municipality == new


def test_a_municipality_that_is_no_more_is_chosen_by_nobody(before, file):
    call_command("municipality_changes", str(file))
    office = OrganisationFactory(kind="foster_care")
    coordinator = MembershipFactory(organisation=office, role="coordinator").user
    with pytest.raises(UnknownMunicipality):
        register_home(
            municipality_number="3001",
            kind="ordinary",
            registered_by=office,
            trained_by=office,
            by=coordinator,
        )
    client = Client()
    client.force_login(coordinator)
    page = client.get("/hjem/nytt/").content.decode()
    assert 'value="3101"' in page
    assert 'value="3001"' not in page


def test_a_file_is_read_once_and_as_a_whole_or_not_at_all(file, tmp_path):
    call_command("municipality_changes", str(file))
    call_command("municipality_changes", str(file))
    assert MunicipalityChange.objects.count() == 3
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(ROWS.replace("3001,3101", "0000,3999"), encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("municipality_changes", str(wrong))
    assert not Municipality.objects.filter(pk="3999").exists()
    wrong.write_text("on,old\n2024-01-01,1507\n", encoding="utf-8")
    with pytest.raises(CommandError, match="number"):
        call_command("municipality_changes", str(wrong))


def test_what_cannot_be_is_refused():
    old, new, other = MunicipalityFactory(), MunicipalityFactory(), MunicipalityFactory()
    change = plan_change(old, new, on=today(), by=None)
    with pytest.raises(ChangeNotPossible):
        plan_change(old, other, on=today() + timedelta(days=1), by=None)
    carry_out_changes()
    with pytest.raises(ChangeNotPossible):
        drop_change(change, by=None)
    old.refresh_from_db()
    with pytest.raises(ChangeNotPossible):
        plan_change(old, other, on=today(), by=None)
    with pytest.raises(ChangeNotPossible):
        plan_change(other, old, on=today(), by=None)


def test_an_administrator_plans_a_change_and_takes_it_back():
    admin = MembershipFactory(role="admin").user
    old, new = MunicipalityFactory(), MunicipalityFactory()
    client = Client()
    client.force_login(admin)
    day = (today() + timedelta(days=40)).isoformat()
    client.post("/administrasjon/people/municipalitychange/add/", {"on": day, "old": old.pk, "new": new.pk})
    change = MunicipalityChange.objects.get()
    assert (change.old, change.new, change.done_at) == (old, new, None)
    client.post(f"/administrasjon/people/municipalitychange/{change.pk}/delete/", {"post": "yes"})
    assert not MunicipalityChange.objects.exists()
